"""What a stretch in marks is: an utterance, quoted words, a title or name, or a word held at a distance.

Almost half of what stands in „…“ in news is no speech. The signs, strongest first: what introduces the stretch
(die Zeitung „…“, sogenannte „…“), how it stands to a cue (colon, inversion, government), its own form (sentence,
finite verb, length, capitals, names), the mood around it. Each kind comes with the reasons that decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from quotes import lexicon
from quotes.cues import Cue, governing, top_of
from quotes.frames import Frame
from quotes.syntax import VERBAL, Tree, base
from quotes.types import Kind, Stretch

_WORDS = regex.compile(r"[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*")
_LAST_WORD = regex.compile(r"([\p{L}][\p{L}\p{N}-]*)\s*[(,:]?$")
_LAST_TWO = regex.compile(r"([\p{L}][\p{L}\p{N}-]*)\s+([\p{L}\p{N}][\p{L}\p{N}-]*)$")
_SENTENCE_END = regex.compile(r"[.!?…]\s*$")
_CLAUSE_COMMA = (",", "-", "–", "—")
_SMALL_WORDS = frozenset(
    "der die das des dem den ein eine einer eines einem einen und oder für von vom zu zum zur im in am an auf aus bei mit ohne "
    "nach über unter gegen um als the of and for in on a to de la le les du des et el los y di del da".split()
)
_DOMAIN = regex.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.\p{Ll}{2,10}(?:/\S*)?")
_LISTED = regex.compile(
    r"\s*(?:\([^()]{0,30}\))?\s*(?:,|und|oder|sowie|bzw\.|/|–)\s*(?:(?:der|die|das|den|dem|in|im|auch)\s+)?"
)
_UNMERGED = {"vom": "von", "zum": "zu", "zur": "zu", "im": "in"}
_TITLE_REASON = {
    "work": "Werk", "press": "Medium", "vehicle": "Schiff, Fahrzeug oder Gerät", "event": "Ereignis oder Vorhaben",
    "organisation": "Organisation", "place": "Ort", "law": "Gesetz oder Programm", "name": "Name",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Look:
    """What is known of one stretch when its kind is decided."""

    text: str  # the inside
    words: tuple[str, ...]
    frame: Frame
    tree: Tree | None
    cues: tuple[Cue, ...]
    inside_finite: bool  # a finite verb among its own words
    labels: frozenset[str]  # named entities that cover its words
    nameish: bool  # all its nouns are proper names
    nested: bool
    split: bool  # goes on after a frame
    bare: bool  # the sentence consists of quotations
    like_before: bool  # stands in a list right after a title or name
    turn: bool  # a line of an interview
    running: bool  # one stretch of several paragraphs
    reported: bool  # the sentence before reports speech


def classify(
    text: str,
    stretches: Sequence[Stretch],
    frames: Sequence[Frame],
    trees: Sequence[Tree],
    cues: Sequence[tuple[Cue, ...]],
    labels: Sequence[Mapping[int, str]],
) -> tuple[Kind, ...]:
    """Return the kind of each stretch, in their order."""
    insides: dict[int, list[Tree]] = {}
    for tree in trees:
        if tree.sentence.inside is not None:
            insides.setdefault(tree.sentence.inside, []).append(tree)
    groups: dict[int, int] = {}
    for stretch in stretches:
        groups[stretch.group] = groups.get(stretch.group, 0) + 1
    found: list[Kind] = []
    for index, stretch in enumerate(stretches):
        listed = (
            bool(found)
            and found[-1].type == "title"
            and _LISTED.fullmatch(text, stretches[index - 1].span.end, stretch.span.start)
        )
        look = _look(
            text,
            index,
            stretch,
            frames[index],
            trees,
            cues,
            labels,
            insides.get(index, []),
            groups[stretch.group] > 1,
            bool(listed),
        )
        found.append(_decide(look))
    return tuple(found)


def _look(
    text: str,
    index: int,
    stretch: Stretch,
    frame: Frame,
    trees: Sequence[Tree],
    cues: Sequence[tuple[Cue, ...]],
    labels: Sequence[Mapping[int, str]],
    insides: Sequence[Tree],
    running: bool,
    listed: bool,
) -> _Look:
    inner = stretch.inner.of(text)
    tree = trees[frame.sentence] if frame.sentence is not None else None
    own = tree.tokens[frame.first : frame.last + 1] if tree is not None and not frame.masked else ()
    own_labels = labels[frame.sentence] if frame.sentence is not None else {}
    if frame.masked:
        words = [token for inside in insides for token in inside.tokens]
        covering = {label for inside in insides for label in labels[inside.sentence.index].values()}
        covered = [
            token for inside in insides for token in inside.tokens if token.index in labels[inside.sentence.index]
        ]
    else:
        words = list(own)
        covering = {own_labels[token.index] for token in own if token.index in own_labels}
        covered = [token for token in own if token.index in own_labels]
    nouns = [token for token in words if token.upos in {"NOUN", "PROPN", "X"}]
    nameish = bool(nouns) and all(token.upos in {"PROPN", "X"} or token in covered for token in nouns)
    bare = tree is not None and all(
        token.mask is not None or token.upos in {"PUNCT", "SYM", "CCONJ"} for token in tree.tokens
    )
    split = (
        frame.masked
        and tree is not None
        and any(token.mask is not None for token in tree.tokens[: frame.first])
        and not bare
    )
    before = _sentence_before(trees, frame.sentence)
    return _Look(
        text=inner,
        words=tuple(_WORDS.findall(inner[:2000])),
        frame=frame,
        tree=tree,
        cues=cues[frame.sentence] if frame.sentence is not None else (),
        inside_finite=any(token.upos in VERBAL and token.feats.get("VerbForm") == "Fin" for token in words),
        labels=frozenset(covering),
        nameish=nameish,
        nested=stretch.parent is not None,
        split=split,
        bare=bare,
        like_before=listed,
        turn="turn" in stretch.flags,
        running=running,
        reported=before is not None and any(cue.strong and cue.source is not None for cue in cues[before]),
    )


def _sentence_before(trees: Sequence[Tree], number: int | None) -> int | None:
    if number is None:
        return None
    inside = trees[number].sentence.inside
    return next((other for other in range(number - 1, -1, -1) if trees[other].sentence.inside == inside), None)


# the decision ----------------------------------------------------------------------------------------


def _decide(look: _Look) -> Kind:
    if look.turn:
        return Kind("direct", ("Interview: Zeile mit Sprecherangabe",))
    return _by_form(look) or _introduced(look) or (_masked(look) if look.frame.masked else _embedded(look))


def _by_form(look: _Look) -> Kind | None:
    """Decide by what the inside looks like: an address of the web, a remark in brackets, the head of a list's entry."""
    inner = look.text.strip()
    if _DOMAIN.fullmatch(inner):
        return Kind("title", ("Internetadresse",))
    if inner[:1] in "([" and inner[-1:] in ")]":
        return Kind("scare", ("Anmerkung in Klammern",))
    if look.frame.after.startswith(":") and len(look.words) <= 5 and not look.frame.before and not look.inside_finite:
        return Kind("scare", ("Stichwort am Zeilenanfang",))
    if look.like_before and _title_case(look) and not look.inside_finite:
        return Kind("title", ("Aufzählung von Titeln oder Namen",))
    return None


def _introduced(look: _Look) -> Kind | None:
    """Decide by what stands right before the mark: «sogenannte», a noun for works, names, terms."""
    before = look.frame.before
    if look.frame.after.startswith("-") and len(look.words) <= 4 and not look.frame.after.startswith(("- ", "--")):
        return Kind("title", ("Teil einer Zusammensetzung",))
    last = _LAST_WORD.search(before)
    if last is None or before.lower().endswith(("mit den worten", "mit dem satz")):
        return None
    word = last[1]
    two = _LAST_TWO.search(before)
    marked = lexicon.is_scare_marker(word) or bool(two and lexicon.is_scare_marker(f"{two[1]} {two[2]}"))
    if (
        lexicon.work_class(word) == "name"
        and (not marked or word == "namens")
        and not before.endswith(":")
        and len(look.words) <= 10
    ):
        return Kind("title", (f"Name: steht nach „{word}“",))
    if lexicon.is_scare_marker(word) or (two and lexicon.is_scare_marker(f"{two[1]} {two[2]}")):
        if len(look.words) <= 8:
            return Kind("scare", (f"steht nach „{word}“",))
        return None
    cls = "" if _is_name_before(look, word) else lexicon.work_class(word)
    if not cls and two and two[2][0].islower() is False and two[2].isdigit():
        cls = lexicon.work_class(two[1])
    if not cls or len(look.words) > 12:
        return None
    if before.endswith(":") and _sentence_like(look) and cls not in {"work", "term", "name"}:
        return None
    if cls == "term":
        if before.endswith(":") and _sentence_like(look) and _has_cue(look):
            return None
        return _term(look, word)
    if _sentence_like(look) and look.inside_finite and cls != "work":
        return None
    if before.endswith(",") or (look.text[:1].islower() and cls != "name"):
        return None
    return Kind("title", (f"{_TITLE_REASON.get(cls, 'Name')}: steht nach „{word}“",))


def _is_name_before(look: _Look, word: str) -> bool:
    """Tell whether the word before the mark is a proper name that only looks like a noun of the list."""
    if look.tree is None or not look.frame.tokens:
        return False
    at = look.frame.first - 1
    return at >= 0 and look.tree[at].text == word and look.tree[at].upos == "PROPN"


def _term(look: _Look, word: str) -> Kind:
    """Decide on words after «Begriff», «Motto», «Bezeichnung»: somebody's who uses them by a verb, else a term."""
    if look.tree is not None and look.frame.tokens:
        cue = governing(look.tree, look.cues, look.frame.tokens)
        if cue is not None and cue.strong and cue.sort == "verb":
            return Kind(
                "direct" if _sentence_like(look) else "partial", (f"hängt vom Redeverb „{cue.text(look.tree)}“ ab",)
            )
    return Kind("scare", (f"Begriff oder Motto: steht nach „{word}“",))


def _sentence_like(look: _Look) -> bool:
    """Tell whether the inside can stand alone: capital, and a finite verb or a sentence's end."""
    first = look.text.lstrip(" …(.['‚›\u00a0")[:1]
    capital = first.isupper() or first.isdigit() or not first.isalpha()
    return capital and (look.inside_finite or bool(_SENTENCE_END.search(look.text)))


def _masked(look: _Look) -> Kind:
    """Decide on a stretch that the parser saw as one word: mostly an utterance."""
    before, after = look.frame.before, look.frame.after
    lower = look.text[:1].islower()
    if look.split and look.frame.before.endswith((",", ":", *_CLAUSE_COMMA)):
        return Kind("direct", ("setzt ein unterbrochenes Zitat fort",))
    if before.endswith(":"):
        return Kind("direct", ("steht nach einem Doppelpunkt",))
    if before.lower().endswith(("mit den worten", "mit dem satz")):
        return Kind("direct", ("steht nach „mit den Worten“",))
    if look.running:
        return Kind("direct", ("läuft über mehrere Absätze",))
    if lower and not look.bare and _has_cue(look):
        return Kind("partial", ("Teil eines Satzes des Berichts",))
    if look.bare:
        return Kind("direct", ("steht für sich als Satz",))
    if _touched(look):
        return Kind("direct", ("Redeverb oder „so“ schließt direkt an",))
    if _title_case(look) and not look.inside_finite and not _SENTENCE_END.search(look.text):
        return Kind("title", ("alle Wörter großgeschrieben wie in einem Titel",))
    if _sentence_like(look):
        return Kind("direct", ("ganzer Satz",))
    if lower:
        return Kind("partial", ("mehrere Wörter, klein begonnen",))
    if (
        not look.inside_finite
        and not _has_cue(look)
        and not any(cue.strong and cue.source is not None for cue in look.cues)
    ):
        return Kind("title", ("Wortgruppe ohne Verb und ohne Quelle",))
    return Kind("direct" if len(look.words) >= 4 else "partial", ("mehrere Wörter in Anführungszeichen",))


def _touched(look: _Look) -> bool:
    """Tell whether a cue follows right after the closing mark."""
    if look.tree is None or not look.frame.tokens:
        return False
    at = look.frame.last + 1
    while at < len(look.tree) and look.tree[at].upos == "PUNCT":
        at += 1
    if at >= len(look.tree):
        return False
    return any(
        cue.head == at or at in cue.tokens or look.tree[at].head == cue.head
        for cue in look.cues
        if cue.sort != "phrase"
    )


def _has_cue(look: _Look) -> bool:
    if look.tree is None:
        return False
    return governing(look.tree, look.cues, look.frame.tokens) is not None or any(
        cue.sort in {"so", "phrase", "says"} and cue.source is not None for cue in look.cues
    )


def _title_case(look: _Look) -> bool:
    """Tell whether all but the small words begin with a capital: «The Morning Star», «Neues Deutschland»."""
    big = [word for word in look.words if word.lower() not in _SMALL_WORDS]
    return bool(big) and all(word[0].isupper() or word[0].isdigit() for word in big) and len(look.words) <= 10


def _embedded(look: _Look) -> Kind:
    """Decide on words inside the reporter's sentence: quoted words, a name, or a word held at a distance."""
    if look.tree is None or not look.frame.tokens:
        return Kind("partial" if len(look.words) >= 4 else "scare", ("ohne Satz ringsum",))
    if look.frame.before.endswith(":") and (look.inside_finite or _SENTENCE_END.search(look.text)):
        return Kind("direct", ("steht nach einem Doppelpunkt",))
    cue = governing(look.tree, look.cues, look.frame.tokens)
    if cue is not None and _chanted(look, cue):
        return Kind("direct", (f"Ausruf: „{cue.text(look.tree)}“",))
    if look.text[:1].isupper() and (look.nameish or _foreign(look)) and not look.inside_finite and len(look.words) <= 8:
        return Kind("title", ("Eigenname",))
    if _capital_small_word(look):
        return Kind("title", ("beginnt mitten im Satz groß, ohne Verb",))
    if _given_term(look, cue):
        return Kind("scare", ("einzelnes Wort, als bekannt vorausgesetzt",))
    if look.nested and len(look.words) <= 4 and not look.inside_finite and cue is None:
        return Kind("scare", ("Ausdruck innerhalb eines Zitats",))
    if cue is not None and (cue.strong or len(look.words) >= 2 or _labels(look, cue)):
        return Kind("partial", (f"hängt vom Redeverb „{cue.text(look.tree)}“ ab",))
    label = _label_verb(look)
    if label:
        return Kind("partial", (f"Bezeichnung durch „{label}“",))
    if any(cue.sort in {"so", "phrase"} and cue.source is not None for cue in look.cues):
        return Kind("partial", ("Quellenangabe im selben Satz",))
    if _subjunctive_around(look):
        return Kind("partial", ("Konjunktiv der indirekten Rede ringsum",))
    if len(look.words) >= 2 and look.text[:1].islower() and look.words[0].lower() not in _SMALL_WORDS:
        return Kind("partial", ("mehrere Wörter, klein begonnen",))
    if look.inside_finite and len(look.words) >= 3:
        return Kind("partial", ("enthält ein finites Verb",))
    if len(look.words) >= 4 and not _title_case(look):
        return Kind("partial", ("mehrere Wörter, klein geschrieben",))
    if (
        len(look.words) >= 2
        and _title_case(look)
        and look.text[:1].isupper()
        and len([w for w in look.words if w[0].isupper()]) >= 2
    ):
        return Kind("title", ("großgeschrieben wie ein Name",))
    if (
        any(cue.sort == "verb" and cue.strong and cue.source is not None for cue in look.cues)
        and look.text[:1].islower()
    ):
        return Kind("partial", ("Redeverb im selben Satz",))
    return Kind("scare", ("einzelne Wörter ohne Quelle: Begriff oder Distanz",))


def _capital_small_word(look: _Look) -> bool:
    """Tell whether the words begin with a capital that only a title has in mid sentence: mit „Der lange Weg“."""
    first = look.words[0] if look.words else ""
    mid = bool(look.frame.before) and look.frame.before[-1].isalpha()
    return (
        mid and first[:1].isupper() and first.lower() in _SMALL_WORDS and not look.inside_finite and len(look.words) > 1
    )


def _chanted(look: _Look, cue: Cue) -> bool:
    """Tell whether «riefen Parolen wie „…“» holds."""
    return look.frame.before.endswith(" wie") and cue.cls == "sound"


def _given_term(look: _Look, cue: Cue | None) -> bool:
    """Tell whether a single noun with the definite article is held at a distance: «gegen den „Terrorismus“».

    The definite article takes the word as given, so it is a term of the discourse, not somebody's choice of words;
    what a verb labels («nannte ihn den „Retter“», «sprach vom „Wunder“») is.
    """
    if look.tree is None or len(look.words) != 1 or look.tree[look.frame.last].upos not in {"NOUN", "PROPN"}:
        return False
    top = top_of(look.tree, look.frame.tokens)
    definite = any(look.tree[i].lemma.lower() == "der" and i < look.frame.first for i in look.tree.kids(top, "det"))
    attributive = base(look.tree[top].deprel) == "nmod" and cue is not None and look.tree[top].head != cue.head
    return (definite or attributive) and not (cue is not None and _labels(look, cue))


def _labels(look: _Look, cue: Cue) -> bool:
    """Tell whether the verb gives the words as a label: «nannte ihn einen „Lügner“», «sprach vom „Wunder“»."""
    if look.tree is None:
        return False
    top = top_of(look.tree, look.frame.tokens)
    token, preposition = look.tree[top], look.tree.case(top)
    frames = lexicon.as_verbs().get(cue.lemma, ())
    near = {word.lower() for word in look.frame.before.split()[-4:]}
    if "als" in frames and "als" in near:
        return True
    if preposition and preposition in (*frames, *lexicon.of_verbs().get(cue.lemma, ())):
        return True
    if preposition in {"vom", "zum", "zur", "im"} and _UNMERGED[preposition] in lexicon.of_verbs().get(cue.lemma, ()):
        return True
    return "acc" in frames and token.head == cue.head and not preposition


def _label_verb(look: _Look) -> str:
    """Return the verb of «wurde als „…“ bezeichnet», also where nobody is said to do it."""
    if look.tree is None:
        return ""
    words = look.frame.before.split()
    if "als" not in [word.lower() for word in words[-4:]]:
        return ""
    for above in look.tree.up(top_of(look.tree, look.frame.tokens)):
        if "als" in lexicon.as_verbs().get(look.tree[above].lemma, ()):
            return look.tree[above].text
    return ""


def _foreign(look: _Look) -> bool:
    """Tell whether most words are foreign by the tagger."""
    if look.tree is None:
        return False
    own = [look.tree[i] for i in look.frame.tokens]
    return sum(token.upos == "X" or token.feats.get("Foreign") == "Yes" for token in own) * 2 > len(own)


def _subjunctive_around(look: _Look) -> bool:
    """Tell whether the clause that holds the words stands in the Konjunktiv."""
    assert look.tree is not None  # noqa: S101
    inside = set(look.frame.tokens)
    top = top_of(look.tree, look.frame.tokens)
    for above in [top, *look.tree.up(top)]:
        finite = look.tree.finite(above)
        if finite is not None and finite not in inside:
            return look.tree.subjunctive(above)
        if base(look.tree[above].deprel) == "root" and finite is None:
            return False
    return False
