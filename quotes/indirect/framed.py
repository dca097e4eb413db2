"""Clauses that a reporting verb frames: «X sagte, er komme», «…, sagte X», «dass …, bestätigte X», «kündigte an, … zu …»."""

from __future__ import annotations

from collections.abc import Iterator

from quotes import lexicon
from quotes.attribution.names import Rule
from quotes.cues import Cue
from quotes.cues.verbs import shows
from quotes.grammar.tree import NOMINAL, Tree, base
from quotes.indirect.clause import (
    DASHES,
    Clause,
    Form,
    border_after,
    border_before,
    ends_clause,
    finites,
    is_border,
    is_subordinate,
    last_word,
    main_verbs,
    opener,
    trimmed,
)
from quotes.indirect.moods import in_konjunktiv, is_finite, mood

_DASS = frozenset({"dass", "daß", "ob"})
_WITHOUT = frozenset({"um", "ohne", "statt", "anstatt", "außer"})  # with «zu» they tell of purpose or manner
_GOES_ON = frozenset({"was", "wobei", "wofür", "womit", "woraufhin", "wodurch", "weshalb", "worauf", "worüber", "wogegen"})
_PRONOUNS = frozenset({"er", "sie", "es", "man", "dies", "ich", "wir", "niemand", "jeder", "alle", "viele"})
_FRAME = 30  # tokens of a frame from «wie» to its verb
_FAR = 9  # tokens from the verb of a frame to its subject
_NOT = frozenset({"nicht", "nie", "niemals", "kaum"})
_ALSO = frozenset({"und", "oder", "sowie", "sondern", "aber", "doch", "denn"})


def framed(tree: Tree, number: int, cues: tuple[Cue, ...]) -> Iterator[Clause]:
    """Yield the clauses that the reporting verbs of a sentence frame.

    Args:
        tree: the sentence.
        number: which one of the article it is.
        cues: the reporting verbs and phrases in it.
    """
    for cue in cues:
        if cue.category not in {"verb", "says", "cites"} or not _reports(tree, cue):
            continue
        clause = _aside(tree, number, cue) or _behind(tree, number, cue) or _front(tree, number, cue)
        if clause is not None:
            yield clause


def _reports(tree: Tree, cue: Cue) -> bool:
    """Tell whether a verb reports words at all: not a thing that shows something, not what nobody has said."""
    if _is_duty(tree, cue) or (cue.source is not None and tree[cue.source].text.lower() in {"wir", "ich"}):
        return False  # what the reporter says is no report
    if cue.category == "verb" and not cue.strong:
        return cue.source is not None and is_somebody(tree, cue.source)
    if shows(cue.lemma):
        return cue.source is not None and is_somebody(tree, cue.source)
    return True


def _is_duty(tree: Tree, cue: Cue) -> bool:
    """Tell whether words are still to be said: «muss erklären, ob», «sollte sagen, dass», «zu bemerken ist, dass»."""
    verb = verb_of(tree, cue)
    if tree[verb].lemma.lower() in {"müssen", "sollen", "dürfen"} and not in_konjunktiv(tree, verb):
        return True
    if tree[verb].lemma.lower() == "können" and verb != cue.head:
        return any(tree[i].text.lower() in _NOT | {"weder"} for i in range(verb, min(len(tree), cue.head + 1)))
    before = tree[cue.head - 1].text.lower() if cue.head else ""
    modal = before == "zu" and any(tree[i].lemma.lower() in {"sein", "bleiben"} for i in tree.kids(cue.head, "aux", "cop"))
    return modal and cue.category == "verb"


def is_somebody(tree: Tree, index: int) -> bool:
    """Tell whether a word is a name or a noun for people, bodies or texts."""
    token = tree[index]
    known = (lexicon.is_role, lexicon.is_group, lexicon.is_organisation)
    personal = token.upos == "PROPN" or (token.upos == "PRON" and token.text.lower() in {"er", "sie", "ich", "wir"})
    return personal or any(told(form) for told in known for form in (token.text, token.lemma))


def verb_of(tree: Tree, cue: Cue) -> int:
    """Return the finite verb of a cue, else its head."""
    finite = tree.finite(cue.head)
    if finite is None:
        finite = next((i for i in cue.tokens if is_finite(tree[i])), None)
    return cue.head if finite is None else finite


# the frame beside or in what it frames: «…, sagte X», «…, wie X mitteilte, …» ------------------------------------


def _aside(tree: Tree, number: int, cue: Cue) -> Clause | None:
    """Return what a frame between commas, or behind one, frames."""
    start = _aside_start(tree, cue)
    if start is None:
        return None
    end = _aside_end(tree, cue, start)
    rule = Rule.PARENTHESIS if tree[start].text.lower() == "wie" else Rule.VERB_AFTER
    return around(tree, number, cue, (start, end), rule)


def _aside_start(tree: Tree, cue: Cue) -> int | None:
    """Return where a frame begins that is put in or behind: its verb stands first, or «wie»."""
    verb = verb_of(tree, cue)
    border = border_before(tree, verb)
    first = border + 1
    how = next((i for i in range(verb - 1, max(-1, verb - _FRAME), -1) if tree[i].text.lower() == "wie"), None)
    if how is not None and (how == 0 or tree[how - 1].upos in {"PUNCT", "CCONJ"}) and not finites(tree, how, verb - 1):
        return how if verb + 3 >= border_after(tree, verb) else None
    if border < 0 or verb != first or not cue.strong:
        return None
    inverted = cue.source is not None and verb < cue.source <= verb + _FAR
    unsaid = cue.source is None or cue.category == "says"
    return first if inverted or unsaid else None


def _aside_end(tree: Tree, cue: Cue, start: int) -> int:
    """Return the last token of a frame that begins at ``start``: appositions and clauses of its source belong to it."""
    at = max(verb_of(tree, cue), *(cue.tokens), cue.source if cue.source is not None else 0, start)
    end = border_after(tree, at)
    if tree[start].text.lower() == "wie":  # its verb ends it
        return min(end - 1, last_word(tree))
    while end <= last_word(tree) and tree[end].text == ",":
        beyond = border_after(tree, end)
        verbs = finites(tree, end + 1, beyond - 1)
        word = opener(tree, end + 1)
        apposition = not verbs and tree[end + 1].text.lower() not in _ALSO and not _has_zu(tree, end + 1, beyond - 1)
        relative = bool(verbs) and word in {"der", "die", "das", "den", "dem", "deren", "dessen"}
        if not (apposition or relative) or beyond <= end:
            break
        end = beyond
    return min(end - 1, last_word(tree))


def around(tree: Tree, number: int, cue: Cue, frame: tuple[int, int], rule: Rule) -> Clause | None:
    """Return what a frame of the tokens ``frame`` frames: what stands before it, behind it, or the whole around it."""
    start, end = frame
    left = trimmed(tree, section_start(tree, start), start - 1)
    right = trimmed(tree, end + 1, section_end(tree, end))
    says_left, says_right = _says(tree, *left), _says(tree, *right)
    if says_left and (is_complete(tree, left, right) or right[0] > right[1]):
        run = left
    elif says_left:
        run = (left[0], right[1]) if right[0] <= right[1] else left
    elif says_right and left[0] <= left[1] and _is_words(tree, left):
        if not is_finite(tree[right[0]]):  # «Am Montag, 3. Mai, sagte X, dass …»: no sentence is interrupted
            return None
        run = (left[0], right[1])
    elif says_right and (left[0] > left[1] or any(in_konjunktiv(tree, i) for i in main_verbs(tree, *right))):
        run = right
    else:
        return None
    form = _form_of(tree, run, Form.SOURCE_PHRASE)
    return Clause(form, number, *run, cue, cue.source, _how(tree, cue), rule, cue.source is None)


def is_complete(tree: Tree, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Tell whether what stands before a frame is a whole sentence, and the reporter goes on behind it."""
    if right[0] > right[1]:
        return True
    main = main_verbs(tree, *right)
    word = tree[right[0]].text.lower()
    if word in {"und", "aber", "doch", "sondern", "denn", "dass", "ob"} or not main:
        verbs = finites(tree, *right)
        return bool(verbs) and not any(in_konjunktiv(tree, i) for i in verbs) and word not in {"dass", "ob"}
    return not any(in_konjunktiv(tree, i) for i in main)


def _is_words(tree: Tree, run: tuple[int, int]) -> bool:
    """Tell whether a run holds words of the reporter's, not quotations and links alone."""
    return any(
        tree[i].mask is None and tree[i].upos not in {"PUNCT", "CCONJ"} for i in range(run[0], run[1] + 1)
    )


def _says(tree: Tree, first: int, last: int) -> bool:
    """Tell whether a run of tokens is a clause that can be reported: it has the finite verb of a main clause, or «dass»."""
    if first > last:
        return False
    if tree[first].text.lower() in _DASS:
        return bool(finites(tree, first, last))
    return bool(main_verbs(tree, first, last))


def section_start(tree: Tree, index: int) -> int:
    """Return where the section begins that a token stands in: behind a colon or semicolon, else the sentence's start."""
    return next((i + 1 for i in range(index - 1, -1, -1) if is_border(tree, i) and tree[i].text in {":", ";"}), 0)


def section_end(tree: Tree, index: int) -> int:
    """Return where the section ends that a token stands in."""
    marks = (i - 1 for i in range(index + 1, len(tree)) if is_border(tree, i) and tree[i].text in {":", ";"})
    return next(marks, last_word(tree))


# the frame before: «X sagte, …» ------------------------------------------------------------------------------


def _behind(tree: Tree, number: int, cue: Cue) -> Clause | None:
    """Return what stands behind a frame and its comma or colon."""
    reach = max(verb_of(tree, cue), min(cue.tokens))
    particle = max(cue.tokens)
    at = reach
    while (at := border_after(tree, at)) <= last_word(tree):
        if tree[at].text == ";":
            return None
        start = at + 1
        form = _starts(tree, cue, at)
        if form is None:
            if (at > particle and tree[at].text == ":") or _is_told(tree, at):
                return None
            continue
        if form is Form.INFINITIVE and (finites(tree, reach + 1, at) or not _is_governed(tree, cue, start)):
            continue
        if not cue.strong and not _is_firm(tree, cue, form, start):
            return None
        last = content_end(tree, cue, start)
        run = trimmed(tree, start, last)
        if run[0] > run[1] or _is_quoted(tree, run):
            return None
        rule = Rule.VERB_COLON if tree[at].text == ":" else Rule.GOVERNED
        return Clause(form, number, *run, cue, cue.source, _how(tree, cue), rule, cue.source is None)
    return None


def _is_told(tree: Tree, border: int) -> bool:
    """Tell whether a main clause of the reporter's begins behind a border: what it governs is not the frame's."""
    main = main_verbs(tree, border + 1, border_after(tree, border) - 1)
    return bool(main) and not in_konjunktiv(tree, main[0])


def _is_firm(tree: Tree, cue: Cue, form: Form, start: int) -> bool:
    """Tell whether a verb that may report does: «geht davon aus, dass …», or its clause stands in the Konjunktiv."""
    if form is Form.INFINITIVE:
        return False
    near = {tree[i].text.lower() for i in range(max(0, start - _FRAME), start)}
    verbs = finites(tree, start, border_after(tree, start) - 1)
    told = bool(verbs) and mood(tree, verbs[-1]) == "first"
    sure = ("ausgehen", "davon") if cue.lemma == "ausgehen" else ("rechnen", "damit")
    return told or (form is Form.DASS and cue.lemma == sure[0] and sure[1] in near)


def _starts(tree: Tree, cue: Cue, border: int) -> Form | None:
    """Return the form of the reported clause that begins behind a border, None when none does."""
    start, end = border + 1, border_after(tree, border)
    if start > last_word(tree) or tree[start].mask is not None:
        return None
    word = tree[start].text.lower()
    if word in _WITHOUT:
        return None
    if word == "dass" and cue.cls != "neutral" and _is_consequence(tree, cue, border):
        return None
    if word in _DASS or (word in {"wie", "warum", "wer", "wann", "wo", "welche", "welcher", "welches", "weshalb", "wieso", "wohin", "woher"}):
        quoted = word in _DASS and start + 1 < len(tree) and tree[start + 1].mask is not None
        verbs = finites(tree, start + 1, end - 1) or finites(tree, start + 1, last_word(tree))
        if not (verbs or quoted) or (word not in _DASS and not _asks(tree, cue, border)):
            return None
        return Form.DASS if not _is_denied_question(tree, cue, word) else None
    if tree[border].text in DASHES:
        return None
    if word in _GOES_ON and not _asks(tree, cue, border):
        return None
    return _main_clause(tree, cue, border) or (Form.INFINITIVE if _has_zu(tree, start, end - 1) else None)


def _is_consequence(tree: Tree, cue: Cue, border: int) -> bool:
    """Tell whether «dass» tells of a consequence: «nimmt derart surreale Züge an, dass …»."""
    near = range(max(0, min(cue.tokens)), border)
    return any(
        tree[i].text.lower() in {"derart", "dermaßen"} or (tree[i].text.lower() == "so" and tree[i + 1].upos == "ADJ")
        for i in near
    )


def _asks(tree: Tree, cue: Cue, border: int) -> bool:
    """Tell whether a word with w- behind a verb begins what it asks or tells: the verb has no other object."""
    verb = verb_of(tree, cue)
    objects = [i for i in tree.kids(cue.head, "obj") if i < border and tree[i].text.lower() not in {"sich", "es"}]
    return not objects or verb > border


def _is_denied_question(tree: Tree, cue: Cue, word: str) -> bool:
    """Tell whether it is left open whether something is so: «sagte nicht, ob …» reports nothing."""
    denied = any(tree[i].text.lower() in _NOT for i in tree.children[cue.head])
    return denied and word not in {"dass", "daß"}


def _main_clause(tree: Tree, cue: Cue, border: int) -> Form | None:
    """Return the form of a main clause behind a border: in the Konjunktiv, or plainly what a verb of saying reports."""
    start = border + 1
    word = tree[start].text.lower()
    colon = tree[border].text == ":"
    reach = section_end(tree, start)
    main = main_verbs(tree, start, reach)
    if (word in _ALSO and not colon) or word in {"sollte", "sollten"}:
        return None
    if not main or (opener(tree, start) in _RELATIVES and is_subordinate(tree, finites(tree, start, reach)[0])):
        return None
    verb = main[0]
    if border_before(tree, verb) != border and not opener(tree, start) and not _is_one_field(tree, start, verb):
        return None
    if mood(tree, verb) == "first" or (mood(tree, verb) == "second" and cue.strong):
        return Form.KONJUNKTIV
    plain = cue.lemma in lexicon.closed("verbs_of_claims")
    second = border_before(tree, verb) == border and verb > start
    plain = plain and not finites(tree, verb_of(tree, cue) + 1, border)
    opens = word in _PRONOUNS or tree[start].upos in {"DET", "NOUN", "PROPN"} or colon
    return Form.KONJUNKTIV if plain and second and opens and not _is_listed(tree, cue, verb) else None


_RELATIVES = frozenset({"der", "die", "das", "den", "dem", "deren", "dessen"})


def _is_one_field(tree: Tree, start: int, verb: int) -> bool:
    """Tell whether what stands between a clause's start and its finite verb is one phrase with commas in it."""
    return not finites(tree, start, verb - 1) or not is_subordinate(tree, verb)


def _is_listed(tree: Tree, cue: Cue, verb: int) -> bool:
    """Tell whether a clause is but the next of the reporter's: it has its verb beside that of the frame."""
    above = tree[verb].head if base(tree[verb].deprel) in {"aux", "cop"} else verb
    return base(tree[above].deprel) == "conj" and tree[above].head == cue.head


def _has_zu(tree: Tree, first: int, last: int) -> bool:
    """Tell whether a run of tokens is an infinitive with «zu»: «in den Dialog zu treten», «einzutreten»."""
    if finites(tree, first, last):
        return False
    for i in range(first, last + 1):
        token = tree[i]
        word = token.text.lower()
        if token.upos not in {"VERB", "AUX"}:
            continue
        if i > first and tree[i - 1].text.lower() == "zu" and word.endswith("n"):
            return True
        if word.endswith("n") and "zu" in word[2:-3] and token.lemma.lower() != word:
            return True
        front = word.partition("zu")[0]
        if word.endswith("n") and front in lexicon.lines("verb_particles.txt"):
            return True
    return False


def _is_governed(tree: Tree, cue: Cue, start: int) -> bool:
    """Tell whether an infinitive behind a comma belongs to the reporting verb, not to a noun or another verb."""
    below = set(tree.subtree(cue.head))
    end = border_after(tree, start)
    beside = tree[start - 2] if start > 1 else None
    if beside is not None and beside.upos == "NOUN" and beside.index not in cue.tokens and not is_somebody(tree, start - 2):
        return False  # «vor dem Versuch, … zu …»
    for i in range(start, end):
        token = tree[i]
        if token.upos in {"VERB", "AUX"} and i and tree[i - 1].text.lower() == "zu":
            head = tree[token.head] if token.head >= 0 else None
            if head is not None and head.upos == "NOUN" and head.index < start and head.index not in cue.tokens:
                return True
            return i in below or token.head < 0
    return True


def content_end(tree: Tree, cue: Cue, start: int) -> int:
    """Return the last token of what is reported from ``start`` on: up to where the reporter's own words go on."""
    last = last_word(tree)
    for border in range(start + 1, last + 1):
        if tree[border].text == ";" and is_border(tree, border):
            return border - 1
        if tree[border].text == ":" and tree[border].mask is None and border + 1 < len(tree) and tree[border + 1].mask is not None:
            return border - 1
        opens = (is_border(tree, border) and tree[border].text not in {":"}) or tree[border].text.lower() in {"und", "aber"}
        if opens and _is_reporters(tree, cue, start, border):
            return border - 1
    return last


def _goes_back(tree: Tree, cue: Cue, start: int, border: int) -> bool:
    """Tell whether a verb right behind a comma is that of the reporter's sentence, which goes on.

    «Nachdem X gesagt hatte, dass er gehe, hatte Y …», «Die Frage, ob das stimme, ließ X offen», «X warf Y vor, getäuscht
    zu haben, forderte …»: in a clause with «dass» or «zu» no finite verb stands first.
    """
    if cue.category == "phrase" or is_subordinate(tree, verb_of(tree, cue)):
        return True
    closed = tree[start].text.lower() in _DASS or not finites(tree, start, border - 1)
    return closed and not ends_clause(tree, border + 1)


def _is_reporters(tree: Tree, cue: Cue, start: int, border: int) -> bool:
    """Tell whether the reporter's own words begin behind a border."""
    at = border + 1
    while at < len(tree) and tree[at].text.lower() in _ALSO:
        at += 1
    if at >= len(tree):
        return False
    end = border_after(tree, at)
    verbs = finites(tree, at, end - 1)
    if not verbs:
        return False
    if any(in_konjunktiv(tree, i) for i in verbs):
        return False
    word = tree[at].text.lower()
    if tree[border].text == "," and word in _GOES_ON:
        return True
    if tree[border].text == "," and verbs[0] == border + 1 and _goes_back(tree, cue, start, border):
        return True
    if tree[border + 1].text.lower() == "denn" and tree[start].text.lower() in _DASS:
        return True
    if word == "wie" and tree[border].text == "," and verbs[-1] + 2 >= end:
        return any(lexicon.reporting_verbs().get(tree[i].lemma.lower()) is not None for i in verbs)
    above = tree[verbs[0]].head if base(tree[verbs[0]].deprel) in {"aux", "cop"} else verbs[0]
    tied = base(tree[above].deprel) in {"conj", "parataxis"} and tree[above].head in {cue.head, verb_of(tree, cue)}
    return tied and not is_subordinate(tree, verbs[0])


# the clause before: «Dass er gehe, bestätigte X» --------------------------------------------------------------


def _front(tree: Tree, number: int, cue: Cue) -> Clause | None:
    """Return the clause with «dass» or «ob», or the w-clause, that begins a sentence whose verb follows it at once."""
    verb = verb_of(tree, cue)
    first = next((t.index for t in tree.tokens if t.upos != "PUNCT"), 0)
    word = tree[first].text.lower()
    border = border_before(tree, verb)
    if border <= first or verb > border + 2 or tree[border].text != ",":
        return None
    if word not in _DASS and word not in lexicon.closed("question_words") - {"wie"}:
        return None
    run = trimmed(tree, first, border - 1)
    if not cue.strong or (cue.source is None and mood(tree, verb) == "first"):
        return None  # «Dass das so sei, werfe Fragen auf»: all of it is reported
    if not finites(tree, *run) or _is_quoted(tree, run) or _is_denied_question(tree, cue, word):
        return None
    return Clause(Form.DASS, number, *run, cue, cue.source, _how(tree, cue), Rule.GOVERNED, cue.source is None)


def _is_quoted(tree: Tree, run: tuple[int, int]) -> bool:
    """Tell whether a run holds nothing but quotations that are masked."""
    return all(tree[i].mask is not None or tree[i].upos in {"PUNCT", "CCONJ"} for i in range(run[0], run[1] + 1))


def _form_of(tree: Tree, run: tuple[int, int], otherwise: Form) -> Form:
    """Return the form of a clause beside its frame: by its mood."""
    if tree[run[0]].text.lower() in _DASS:
        return Form.DASS
    return Form.KONJUNKTIV if any(in_konjunktiv(tree, i) for i in main_verbs(tree, *run)) else otherwise


def _how(tree: Tree, cue: Cue) -> str:
    """Return the first half of the reason."""
    return f"„{cue.text(tree)}“ {{subject}}" if cue.source is not None else f"„{cue.text(tree)}“"


def is_noun(tree: Tree, index: int) -> bool:
    """Tell whether a token is a noun or a name."""
    return tree[index].upos in NOMINAL
