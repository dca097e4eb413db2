"""Sieves for quotations whose frame stands in the same sentence and touches them: the surest ones."""

from __future__ import annotations

from quotes import lexicon, patterns
from quotes.attribution.inscriptions import bears_writing, inscribed, on
from quotes.attribution.names import OF_CUE, Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.cues import Cue, owner_of
from quotes.cues.behind import right_of
from quotes.cues.phrases import is_words
from quotes.cues.subjects import subject
from quotes.frames import Frame
from quotes.grammar.tree import NOMINAL, VERBAL, Tree, base
from quotes.grammar.verbs import is_first_konjunktiv

_BETWEEN = frozenset({",", "-", "–", "—", ";", ".", "!", "?"})  # may stand between a quotation and its verb
_WORDS_BEFORE = ("den worten", "dem satz", "den sätzen", "den satz", "diesen worten")
_WORDS_AFTER = ("mit diesen worten", "mit diesem satz", "mit diesen sätzen")
# «(seine eigenen Worte)», «– so ihre Wortwahl»: set off behind the words, without a verb
_OWN_WORDS = patterns.compile(
    r"[\s\p{L}]{0,20}\s*[(,–—-]\s*(?:so\s+)?(?:seine|ihre)\s+(?:eigenen?\s+)?(?:Worte|Wortwahl|Formulierung)\s*[).,–—-]"
)
_WORD = frozenset({"wort", "worte", "worten", "satz", "sätzen"})
_OWNED = "{subject} mit Doppelpunkt vor dem Zitat"
_WITHOUT_VERB = frozenset({"name", "role", "pronoun", "organisation"})  # sorts of mentions that speak without a verb


def _quote(tree: Tree, cue: Cue) -> str:
    """Return a cue's words in marks, for the reason."""
    return f"„{cue.text(tree)}“"


def touching_after(scene: Scene, said: Said, stretch: int) -> Source | None:
    """„…“, sagte X: a reporting verb (or its auxiliary) stands right after the quotation."""
    frame, tree = scene.frames[stretch], scene.tree(stretch)
    if tree is None or not frame.masked:
        return None
    at = _verb_at(tree, frame.last + 1)
    if at is None:
        return None
    verb = tree[at].head if base(tree[at].deprel) in {"aux", "cop"} else at
    for cue in scene.cues[scene.sentence(stretch)]:
        if cue.category in {"verb", "says", "cites"} and (cue.head in {verb, at} or at in cue.tokens):
            source = cue.source
            if source is not None and source < frame.first and cue.category == "verb":
                source = right_of(tree, cue.head, frame.last) or source
            how = f"{_verb_word(cue)} {_quote(tree, cue)} {{subject}} direkt nach dem Zitat"
            return Source(OF_CUE.get(cue.category, Rule.VERB_AFTER), scene.sentence(stretch), source, cue, how)
    return _any_verb_after(scene, stretch, tree, verb)


def _verb_at(tree: Tree, at: int) -> int | None:
    """Return the token at ``at`` or behind punctuation there, if it can be a verb: «, sagte», «, so urteilte»."""
    while at < len(tree) and tree[at].upos == "PUNCT" and tree[at].text in _BETWEEN:
        at += 1
    if at + 1 < len(tree) and tree[at].text.lower() == "so" and tree[at + 1].upos in VERBAL:
        at += 1  # „…“, so urteilte X
    return at if at < len(tree) and tree[at].upos in VERBAL | {"ADJ", "X"} else None


def _any_verb_after(scene: Scene, stretch: int, tree: Tree, verb: int) -> Source | None:
    """Return a verb that is in no list, inverted after a quotation that ends with a comma: „…“, unkte X."""
    frame = scene.frames[stretch]
    if not (frame.after.startswith(",") and tree.is_finite(verb)) or scene.categories[stretch].type != "direct":
        return None
    source = right_of(tree, verb, frame.last)
    if source is None or tree[verb].upos == "AUX":
        return None
    mention = scene.finder.at(scene.sentence(stretch), source)
    if mention is None or mention.category not in {"name", "role", "pronoun"}:
        return None
    cue = Cue("verb", verb, (verb,), source, tree[verb].lemma, strong=False)
    return Source(
        Rule.INVERTED,
        scene.sentence(stretch),
        source,
        cue,
        f"Verb {_quote(tree, cue)} {{subject}} direkt nach dem Zitat",
    )


def _verb_word(cue: Cue) -> str:
    """Return what a cue is called in the reason."""
    return "Wendung" if " " in cue.lemma else "Redeverb"


def colon_before(scene: Scene, said: Said, stretch: int) -> Source | None:
    """X sagte: „…“: a colon right before the quotation, a reporting verb in the sentence before the colon."""
    frame, tree = scene.frames[stretch], scene.tree(stretch)
    if tree is None or not frame.before.endswith(":") or not frame.tokens:
        return None
    number = scene.sentence(stretch)
    bearer = inscribed(tree, frame.first)
    if bearer is not None:
        return on(scene, number, bearer)
    cue = _before_colon(scene, number, tree, frame.first)
    if cue is None or (cue.category == "cites" and cue.source is None):
        return None
    word = "„so“" if cue.category == "so" else f"{_verb_word(cue)} {_quote(tree, cue)}"
    how = f"{word} {{subject}} vor dem Doppelpunkt"
    return Source(OF_CUE.get(cue.category, Rule.VERB_COLON), number, cue.source, cue, how)


def _before_colon(scene: Scene, number: int, tree: Tree, end: int) -> Cue | None:
    """Return the cue that leads to the colon before ``end``; one with a source, where there is any."""
    before = [cue for cue in scene.cues[number] if max(cue.tokens) < end]
    verbs = [cue for cue in before if cue.category in {"verb", "says", "cites", "so"}]
    if verbs and _another_clause(tree, max(cue.head for cue in verbs), end):
        return None
    return _leading(tree, [cue for cue in verbs if cue.source is not None] or verbs, end) if verbs else None


def _another_clause(tree: Tree, cue: int, end: int) -> bool:
    """Tell whether another main clause stands between a cue and the colon: «X sang „…“, und Y fiel ihm ins Wort: „…“».

    It has a comma, «und» and a subject of its own before its verb; the colon is that clause's.
    """
    for index in range(cue + 1, end):
        if tree[index].text == "," and tree[index + 1].text.lower() in {"und", "doch", "aber"} and index + 2 < end:
            verb = next((i for i in range(index + 2, end) if tree.is_finite(i)), None)
            if verb is None or base(tree[verb].deprel) not in {"conj", "parataxis", "root"}:
                continue
            return any(index < i < verb for i in tree.kids(verb, "nsubj"))
    return False


def in_brackets(scene: Scene, said: Said, stretch: int) -> Source | None:
    """X („…“), X aus Y („…“): an utterance in brackets right after who says it."""
    frame, tree = scene.frames[stretch], scene.tree(stretch)
    if tree is None or not frame.masked or scene.categories[stretch].type != "direct" or frame.first < 2:
        return None
    if not frame.before.endswith("(") or not frame.after.startswith(")"):
        return None
    number, token = scene.sentence(stretch), frame.first - 2
    if base(tree[token].deprel) == "flat":
        token = tree[token].head
    if tree.preposition(token) and base(tree[token].deprel) == "nmod":  # «aus Neuhagen»
        token = tree[token].head
    mention = scene.finder.at(number, token, source=True)
    if mention is None or mention.category not in {"name", "role", "organisation"} or tree.preposition(token):
        return None
    return Source(Rule.IN_BRACKETS, number, token, None, "in Klammern gleich nach dem Namen")


def _leading(tree: Tree, cues: list[Cue], end: int) -> Cue:
    """Return the cue that leads to the colon before ``end``: the last one in a main clause after any earlier colon."""
    last_colon = max((i for i in range(end - 2) if tree[i].text in {":", ";"}), default=-1)
    near = [cue for cue in cues if cue.head > last_colon] or cues
    last = _last_with_subject(tree, near)
    if last is not None:
        return last
    main = [cue for cue in near if cue.strong and _in_main_clause(tree, cue.head)]
    if main:
        return max(main, key=lambda cue: cue.head)
    return min(near, key=lambda cue: (tree.depth(cue.head), not cue.strong, -cue.head))


def _last_with_subject(tree: Tree, cues: list[Cue]) -> Cue | None:
    """Return the last cue if its main clause has a subject of its own: «sagt X, und Y strahlt: „…“»."""
    last = max(cues, key=lambda cue: cue.head)
    others = [cue.head for cue in cues if cue is not last]
    own = bool(others) and last.source is not None and last.source > max(others)
    inverted = (
        last.source is not None and last.source > last.head and tree.is_finite(last.head)
    )  # «da schallt es aus …»
    return last if own and (inverted or _in_main_clause(tree, last.head)) else None


def _in_main_clause(tree: Tree, index: int) -> bool:
    """Tell whether a verb is the root or coordinated with it, however deep."""
    return all(base(tree[i].deprel) in {"root", "conj", "parataxis"} for i in (index, *tree.up(index))) and not any(
        base(tree[child].deprel) == "mark" for child in tree.children[index]
    )


def so_x(scene: Scene, said: Said, stretch: int) -> Source | None:
    """„…“, so X: also at the end of a sentence that holds quoted words."""
    frame, tree = scene.frames[stretch], scene.tree(stretch)
    if tree is None or not frame.tokens:
        return None
    number = scene.sentence(stretch)
    cues = [cue for cue in scene.cues[number] if cue.category == "so"]
    after = next((cue for cue in cues if cue.head > frame.last), None)
    if after is not None:
        if _parted(scene, stretch, tree, after.head):
            return None
        return Source(Rule.SO, number, after.source, after, "„so“ {subject} nach dem Zitat")
    before = next((cue for cue in reversed(cues) if cue.head < frame.first), None)
    if before is None or frame.masked:
        return None
    return Source(Rule.SO, number, before.source, before, "„so“ {subject} im selben Satz")  # «… , so X, „…“ …»


def _parted(scene: Scene, stretch: int, tree: Tree, so: int) -> bool:
    """Tell whether a colon or, after an utterance, a reporting verb parts a quotation from a «so» behind it."""
    frame = scene.frames[stretch]
    if any(":" in tree[i].text for i in range(frame.last + 1, so)):
        return True
    cues = scene.cues[scene.sentence(stretch)]
    return frame.masked and any(cue.category == "verb" and frame.last < cue.head < so for cue in cues)


def split(scene: Scene, said: Said, stretch: int) -> Source | None:
    """„…“, sagte X, „…“: the second part of an utterance that its frame interrupts."""
    frame, tree = scene.frames[stretch], scene.tree(stretch)
    if tree is None or not frame.masked:
        return None
    number = scene.sentence(stretch)
    for token in reversed(tree.tokens[: frame.first]):
        between = [i for i in range(token.index + 1, frame.first) if tree[i].upos != "PUNCT"]
        if token.mask is None or token.mask not in said.sources or not between:
            continue
        source = said.sources[token.mask]
        if source.sentence == number and (source.token is not None or source.like is not None):
            how = "Fortsetzung des Zitats nach dem Einschub; " + source.how
            return Source(Rule.SPLIT, number, source.token, source.cue, how, token.mask, together=True)
    return None


def with_words(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Mit den Worten „…“ eröffnete X die Sitzung: the subject of the clause speaks, whatever its verb."""
    frame, tree = scene.frames[stretch], scene.tree(stretch)
    if tree is None or not frame.tokens:
        return None
    number = scene.sentence(stretch)
    word = frame.first if _OWN_WORDS.match(frame.after) is not None else _word_beside(frame, tree)
    if word is None:
        return None
    for above in tree.up(word):
        if tree[above].upos not in VERBAL:
            continue
        if any(cue.category == "cites" and cue.head == above for cue in scene.cues[number]):
            return None
        source = subject(tree, above)
        if source is not None and source not in frame.tokens:
            cue = Cue("verb", above, (above,), source, tree[above].lemma)
            return Source(Rule.WITH_WORDS, number, source, cue, f"„mit den Worten“ {_quote(tree, cue)} {{subject}}")
    return None


def _word_beside(frame: Frame, tree: Tree) -> int | None:
    """Return the noun of «mit den Worten» before a quotation, or of «mit diesen Worten» after it."""
    ahead = frame.before.rstrip(" :,").lower().endswith(_WORDS_BEFORE)
    if not ahead and not frame.after.lstrip(" ,–-").lower().startswith(_WORDS_AFTER):
        return None
    near = range(frame.first) if ahead else range(frame.last + 1, len(tree))
    worded = [i for i in near if tree[i].lemma.lower() in _WORD]
    if not worded:
        return None
    return worded[-1] if ahead else worded[0]


def colon_alone(scene: Scene, said: Said, stretch: int) -> Source | None:
    """X: „…“ — a colon and no reporting verb: the subject of the sentence, or the noun alone, speaks."""
    frame, tree = scene.frames[stretch], scene.tree(stretch)
    if tree is None or not frame.before.endswith(":") or not frame.tokens:
        return None
    number = scene.sentence(stretch)
    bearer = inscribed(tree, frame.first)
    if bearer is not None:
        return on(scene, number, bearer)
    words = [i for i in range(frame.first) if tree[i].upos != "PUNCT"]
    owner = _owned_words(scene, number, tree, words)
    if not frame.masked:  # a few words: only where a noun says that they are words
        return None if owner is None else Source(Rule.COLON_NOUN, number, owner, None, _OWNED)
    named = _named_at_colon(tree, frame.first)
    if named is not None:
        return Source(Rule.COLON_NAME, number, named, None, _OWNED)
    predicates = [i for i in tree.predicates() if i < frame.first]
    if predicates:
        highest = tree.highest(predicates)
        source = subject(tree, highest)
        if owner is None and _is_reported(tree, highest, source, frame.first):
            return None
        if owner is None or _is_another(scene, number, source, owner, frame.first):
            return _subject_speaks(scene, number, source, frame.first)
    if owner is not None:
        return Source(Rule.COLON_NOUN, number, owner, None, _OWNED)
    return _noun_speaks(scene, number, tree, words)


def _is_reported(tree: Tree, predicate: int, source: int | None, end: int) -> bool:
    """Tell whether a clause before a colon is itself a report: «Karl bleibe in der Nähe: „…“».

    The Konjunktiv I says that somebody else tells so, who then speaks behind the colon, too; but not where the clause
    tells of words: «Sein Chef habe ihm eine Nachricht geschickt: „…“».
    """
    finite = tree.finite(predicate)
    if finite is None or source is None or tree[source].text.lower() == "ich":
        return False
    if any(lexicon.is_document(token.text) or lexicon.cue_noun(token.text) for token in tree.tokens[:end]):
        return False
    return is_first_konjunktiv(tree[finite].text)


def without_verb(scene: Scene, number: int) -> int | None:
    """Return who leads to the words below a sentence without a verb that ends with a colon: «Dazu X:», «X' Fazit:»."""
    tree = scene.trees[number]
    if tree.predicates():
        return None
    words = [token.index for token in tree.tokens if token.upos != "PUNCT"]
    owner = _owned_words(scene, number, tree, words)
    if owner is not None:
        return owner
    noun = _noun_speaks(scene, number, tree, words)
    return None if noun is None else noun.token


def _is_another(scene: Scene, number: int, source: int | None, owner: int, end: int) -> bool:
    """Tell whether a subject before ``end`` is somebody else than who owns the words, and no noun for words itself."""
    if source is None or source == owner or source > end or is_words(scene.trees[number][source]):
        return False
    return scene.finder.at(number, source) is not None


def _named_at_colon(tree: Tree, end: int) -> int | None:
    """Return the pronoun of «…, auch er, Jan Vogt: „…“», whose name stands behind it, right before the colon."""
    at = end - 1
    while at >= 0 and tree[at].upos == "PUNCT":
        at -= 1
    while at > 0 and tree[at].upos == "PROPN":
        at -= 1
    pronoun = at - 1
    named = at < end - 2 and tree[at].text == "," and pronoun >= 0 and tree[at + 1].upos == "PROPN"
    speaks = named and tree[pronoun].text.lower() in lexicon.closed("speaking_pronouns")
    return pronoun if speaks and tree[pronoun].upos == "PRON" else None


def _subject_speaks(scene: Scene, number: int, source: int | None, end: int) -> Source | None:
    """Return the subject of the sentence that leads to the colon before ``end``."""
    mention = scene.finder.at(number, source) if source is not None and source <= end else None
    if mention is None or mention.category not in _WITHOUT_VERB:
        return bears_writing(scene, number, end)
    how = "{subject} ist Subjekt des Satzes, der mit Doppelpunkt zum Zitat führt"
    return Source(Rule.COLON_SUBJECT, number, source, None, how)


def _noun_speaks(scene: Scene, number: int, tree: Tree, words: list[int]) -> Source | None:
    """Return the last noun before a colon that no verb precedes: «Die Ministerin: „…“»."""
    for index in reversed(words):
        token = tree[index]
        part = base(token.deprel) in {"flat", "compound", "nmod", "appos"}
        if token.upos not in NOMINAL or part or tree.preposition(index):
            continue
        mention = scene.finder.at(number, index)
        if mention is not None and mention.category in _WITHOUT_VERB | {"group"}:
            if lexicon.work_class(token.lemma) == "term":
                return None
            return Source(Rule.COLON_NAME, number, index, None, "{subject} mit Doppelpunkt vor dem Zitat")
    return None


def _owned_words(scene: Scene, number: int, tree: Tree, words: list[int]) -> int | None:
    """Return whose words lead to the colon: «Das Fazit von X …: „…“», «Seine Meinung dazu: „…“»."""
    for index in words:
        token = tree[index]
        if token.upos == "NOUN" and not tree.preposition(index) and is_words(token):
            owner = owner_of(tree, index)
            if owner is not None and (
                tree[owner].text.lower() in lexicon.closed("possessives")
                or scene.finder.at(number, owner, source=True) is not None
            ):
                return owner
    return None
