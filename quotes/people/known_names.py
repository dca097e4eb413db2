"""Which words of an article are names of persons: the tagger's spans, mended by German grammar and by each other.

A tagger sees one sentence; an article names its people again and again. So a surname that is known from one place
is a name everywhere, an office right before makes a person of what follows, and particles belong to the name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from quotes import lexicon, rules
from quotes.data import Name, Reading, Sentence, Span, Token

_ARTICLES = frozenset({"der", "den", "dem", "das", "du"})  # begin no surname: «sagte Maria dem Elbkurier»
_SOURCES = frozenset({"in", "nach", "aus"})  # «in Hessen», «aus Polen»: a place, also where somebody is called so
_ELIDED = frozenset({"O", "D", "L", "M"})  # first parts of O’Malley, D’Angelo, L’Estrange, M’Bappé
_APOSTROPHES = frozenset({"'", "’", "ʼ"})
Names = dict[int, list[Name]]  # by sentence


@dataclass(frozen=True, slots=True)
class Known:
    """What an article tells of its people's names: surnames, and family names with particles, in small letters."""

    surnames: frozenset[str] = frozenset()
    families: frozenset[tuple[str, ...]] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """Mends the names of a sentence by one fact of German."""

    name: str  # «name:…», unique
    fact: str
    cases: tuple[tuple[str, str], ...]
    """Sentences as tagged, and the persons in them afterwards. A word may have its part of speech behind a bar, names
    stand in brackets with their label, «~» ties words without a blank, «/» stands between sentences."""
    mend: Callable[[Sentence, list[Name], Known], list[Name]]


def mend(analysis: Reading) -> Reading:
    """Return the analysis with its names of persons complete."""
    names: Names = {sentence.index: [] for sentence in analysis.sentences}
    for name in analysis.names:
        names.setdefault(name.sentence, []).append(name)
    _run(ALONE, analysis.sentences, names, Known())
    known = Known(_surnames(analysis.sentences, names), _families(analysis.sentences, names))
    _run(TOGETHER, analysis.sentences, names, known)
    flat = [name for here in names.values() for name in here]
    return Reading(analysis.sentences, tuple(sorted(flat, key=lambda name: (name.span, name.label))))


def _run(asked: Sequence[Rule], sentences: Sequence[Sentence], names: Names, known: Known) -> None:
    """Put the names of each sentence through the rules, in their order."""
    asked = rules.active(asked)
    for sentence in sentences:
        here = names[sentence.index]
        for rule in asked:
            mended = rule.mend(sentence, here, known)
            if mended != here:
                rules.fired(rule.name)
            here = mended
        names[sentence.index] = here


def words_of(sentence: Sentence, span: Span) -> list[Token]:
    """Return the tokens of a sentence that a name covers."""
    return [token for token in sentence.tokens if token.span.meets(span) and token.mask is None]


def _before(sentence: Sentence, words: Sequence[Token]) -> Token | None:
    return sentence.tokens[words[0].index - 1] if words and words[0].index else None


def _office(sentence: Sentence, name: Name) -> Name:
    """Make a person of a name right after an office: «Außenministerin Jadwiga Okoń» is no organisation."""
    words = [token for token in words_of(sentence, name.span) if token.text != "-"]
    before = _before(sentence, words)
    if name.label == "PER" or before is None or before.upos != "NOUN" or not lexicon.is_role(before.text):
        return name
    proper = all(word.upos == "PROPN" and not lexicon.is_organisation(word.text) for word in words)
    several = len(words) > 1 or words[0].text in lexicon.given_names()
    return replace(name, label="PER") if proper and several and before.feats.get("Number") != "Plur" else name


def _is_firm(sentence: Sentence, name: Name) -> bool:
    """Tell whether a «person» is what an organisation is called: «die Reederei Lüders»."""
    before = _before(sentence, words_of(sentence, name.span))
    if name.label != "PER" or before is None or before.upos != "NOUN":
        return False
    return (
        lexicon.is_organisation(before.text) and not lexicon.is_role(before.text) and not lexicon.is_group(before.text)
    )


def _with_particles(sentence: Sentence, name: Name, here: Sequence[Name]) -> Name:
    """Add particle and surname to a given name: «Ulrike» of «Ulrike von der Weyde»; a given name before it, too."""
    words = words_of(sentence, name.span)
    if name.label != "PER" or not words:
        return name
    tokens, first, last = sentence.tokens, words[0].index, words[-1].index
    at = last + 1
    if all(word.text in lexicon.given_names() for word in words):  # the surname is still to come
        at = _behind_particles(sentence, at)
    if last + 1 < at < len(tokens) and _may_follow_particle(tokens[at], here):
        last = at
    before = tokens[first - 1] if first else None
    if before is not None and before.text in lexicon.given_names() and before.upos == "PROPN" and len(words) == 1:
        first -= 1
    return replace(name, span=Span(tokens[first].span.start, tokens[last].span.end))


def _behind_particles(sentence: Sentence, at: int) -> int:
    """Return the place behind the particles of a surname that begin at ``at``, ``at`` itself where there are none."""
    tokens, particles = sentence.tokens, lexicon.closed("name_particles")
    if at < len(tokens) and tokens[at].text.lower() in _ARTICLES:
        return at
    while (
        at < len(tokens)
        and tokens[at].text.lower() in particles
        and tokens[at].span.start != tokens[at - 1].span.start  # not «zum», of two words in one place
    ):
        at += 1
    return at


def _may_follow_particle(token: Token, here: Sequence[Name]) -> bool:
    """Tell whether a token can be the surname behind particles: a proper noun of letters that is no body's name."""
    proper = token.upos == "PROPN" and token.mask is None and token.text.isalpha() and not token.text.isupper()
    return proper and not any(other.label == "ORG" and other.span.meets(token.span) for other in here)


def _hyphened(sentence: Sentence, here: list[Name]) -> list[Name]:
    """Give names of persons all of a double surname, «Jule Asmus-Petersen», of which the tagger saw a part."""
    found: list[Name] = []
    for name in here:
        words = words_of(sentence, name.span)
        if name.label != "PER" or not words or any(other.span.holds(name.span) for other in found):
            continue
        first, last = words[0].index, words[-1].index
        if len(words) == 1 and words[0].text in lexicon.given_names() and _double(sentence, last + 2):
            last += 3  # «Jule» alone, then «Asmus-Petersen»
        elif _double(sentence, last + 1):
            last += 2
        if _double(sentence, first - 1, frozenset({"PROPN", "NOUN"})):
            first -= 2
        found.append(replace(name, span=Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)))
    rest = [other for other in here if other.label != "PER" and not any(o.span.meets(other.span) for o in found)]
    return [*found, *rest]


def _double(sentence: Sentence, hyphen: int, first: frozenset[str] = frozenset({"PROPN"})) -> bool:
    """Tell whether a token ties two proper nouns with capitals: a hyphen, or the apostrophe of «O’Malley».

    ``first`` are the parts of speech that the first of them may have.
    """
    if not 0 < hyphen < len(sentence.tokens) - 1:
        return False
    before, here, after = sentence.tokens[hyphen - 1 : hyphen + 2]
    stuck = before.span.end == here.span.start and here.span.end == after.span.start
    both = all(word.mask is None and word.text[:1].isupper() for word in (before, after))
    ties = here.text == "-" or (here.text in _APOSTROPHES and before.text in _ELIDED)
    return ties and stuck and both and before.upos in first and after.upos == "PROPN"


def _unseen(sentence: Sentence, here: Sequence[Name]) -> list[Name]:
    """Return names that the tagger overlooked: a given name and a proper noun after it."""
    taken = {token.index for name in here for token in words_of(sentence, name.span)}
    found = []
    for token, after in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        both = {token.index, after.index}
        if not both & taken and _is_full_name(token, after):
            found.append(Name(Span(token.span.start, after.span.end), "PER", sentence.index))
            taken |= both
    return found


def _is_full_name(token: Token, after: Token) -> bool:
    """Tell whether two words side by side are a given name and a surname."""
    if token.mask is not None or after.mask is not None or after.span.start == token.span.end:
        return False
    # German sets no common noun before another without a hyphen, so «compound» makes both of them names
    pair = token.upos == after.upos and (token.upos == "PROPN" or (token.upos == "NOUN" and _leads(token, after)))
    given = token.text in lexicon.given_names() and not lexicon.is_role(token.text)
    return given and pair and after.text[:1].isupper() and not after.text.isupper()


def _leads(token: Token, after: Token) -> bool:
    """Tell whether the parser holds a word for the first part of the one after it, or of its name."""
    return token.head == after.index and token.deprel in {"compound", "flat", "appos"}


def _surnames(sentences: Sequence[Sentence], names: Names) -> frozenset[str]:
    """Return the last words of all persons' names, without bare given names."""
    found = set()
    for sentence in sentences:
        for name in names[sentence.index]:
            words = words_of(sentence, name.span) if name.label == "PER" else []
            last = words[-1].text if words else ""
            if last[:1].isupper() and len(last) > 2 and (len(words) > 1 or last not in lexicon.given_names()):
                found.add(last)
    return frozenset(found)


def _spoken_of(sentence: Sentence, name: Name, surnames: frozenset[str]) -> Name:
    """Make a person of a given name before what is a person's surname elsewhere, whatever the tagger took it for."""
    words = words_of(sentence, name.span)
    person = len(words) == 2 and words[0].text in lexicon.given_names() and words[1].text in surnames
    return replace(name, label="PER") if person else name


def _joined(sentence: Sentence, here: list[Name], surnames: frozenset[str]) -> list[Name]:
    """Join a given name with the surname right after it that the tagger left out or took for a second person."""
    for name in list(here):
        words = words_of(sentence, name.span)
        if name.label != "PER" or len(words) != 1 or words[0].index + 1 >= len(sentence.tokens):
            continue
        after = sentence.tokens[words[0].index + 1]
        apart = after.span.start > words[0].span.end
        if apart and after.mask is None and after.text in surnames and words[0].text not in surnames:
            span = Span(words[0].span.start, after.span.end)
            here = [other for other in here if not other.span.meets(span)] + [Name(span, "PER", sentence.index)]
    return here


def _known(sentence: Sentence, here: list[Name], surnames: frozenset[str]) -> list[Name]:
    """Return the names of a sentence, with each word that elsewhere in the article is a person's surname."""
    for token in sentence.tokens:
        over = [name for name in here if name.span.meets(token.span)]
        if _is_surname(token, surnames) and not _is_other(sentence, token, over):
            here = [name for name in here if name not in over] + [Name(token.span, "PER", sentence.index)]
    return here


def _is_surname(token: Token, surnames: frozenset[str]) -> bool:
    """Tell whether a word is a person's surname elsewhere, perhaps in the genitive, and not an office."""
    known = token.text in surnames or (token.text.endswith("s") and token.text[:-1] in surnames)
    if not known or token.mask is not None:
        return False
    return not lexicon.is_role(token.text) or lexicon.is_also_surname(token.text)


def _is_other(sentence: Sentence, token: Token, over: Sequence[Name]) -> bool:
    """Tell whether a surname is part of a name already (``over`` it), or the name of a place or a firm here."""
    if any(name.label == "PER" or (name.label == "ORG" and name.span != token.span) for name in over):
        return True
    before = sentence.tokens[token.index - 1] if token.index else None
    if before is None:
        return False
    return (bool(over) and before.text.lower() in _SOURCES) or _is_firm(sentence, Name(token.span, "PER", 0))


def _families(sentences: Sequence[Sentence], names: Names) -> frozenset[tuple[str, ...]]:
    """Return the family names with particles that stand in full names: («von», «der», «weyde»)."""
    found = set()
    for sentence in sentences:
        for name in names[sentence.index]:
            words = [token.text for token in words_of(sentence, name.span)] if name.label == "PER" else []
            at = next((i for i, word in enumerate(words) if i and word in lexicon.closed("name_particles")), None)
            if at is not None and at + 1 < len(words):
                found.add(tuple(word.lower() for word in words[at:]))
    return frozenset(found)


def _alone(sentence: Sentence, here: list[Name], families: frozenset[tuple[str, ...]]) -> list[Name]:
    """Return the names with each family name that stands without a given name: «Von der Weyde betonte»."""
    small = [token.text.lower() for token in sentence.tokens]
    for family in families:
        for at in range(len(small) - len(family) + 1):
            last = at + len(family) - 1
            if tuple(small[at : last + 1]) != family or not sentence.tokens[last].text[:1].isupper():
                continue
            span = Span(sentence.tokens[at].span.start, sentence.tokens[last].span.end)
            if not any(name.label == "PER" and name.span.holds(span) for name in here):
                here = [name for name in here if not name.span.meets(span)] + [Name(span, "PER", sentence.index)]
    return here


ALONE = (
    Rule(
        "name:office",
        "An office stands without article right before the name of who holds it (Duden, Grammatik, enge Apposition).",
        (
            ("Außenministerin|NOUN [Jadwiga Okoń]ORG sprach", "Jadwiga Okoń"),
            ("Reederei|NOUN [Jadwiga Okoń]ORG sprach", ""),
        ),
        lambda sentence, here, _: [_office(sentence, name) for name in here],
    ),
    Rule(
        "name:firm",
        "A noun for organisations right before a name makes it theirs: «die Reederei Lüders».",
        (("die Reederei|NOUN [Lüders]PER prüft", ""), ("die Ministerin|NOUN [Lüders]PER prüft", "Lüders")),
        lambda sentence, here, _: [name for name in here if not _is_firm(sentence, name)],
    ),
    Rule(
        "name:particles",
        "Particles of nobility and origin stand between given name and surname and belong to it. An article alone "
        "begins no surname: «sagte Maria dem Elbkurier».",
        (
            ("[Ulrike]PER von der Weyde kam", "Ulrike von der Weyde"),
            ("sagte [Maria]PER dem Elbkurier", "Maria"),
            ("Ulrike [Weyde]PER kam", "Ulrike Weyde"),
        ),
        lambda sentence, here, _: [_with_particles(sentence, name, here) for name in here],
    ),
    Rule(
        "name:hyphen",
        "A hyphen or the apostrophe of «O’Malley» ties two words to one surname.",
        (
            ("[Jule]PER Asmus~-~Petersen kam", "Jule Asmus-Petersen"),
            ("[Björn O]PER~’~Malley kam", "Björn O’Malley"),
            ("[Jule Asmus]PER -~Petersen kam", "Jule Asmus"),
        ),
        lambda sentence, here, _: _hyphened(sentence, here),
    ),
    Rule(
        "name:unseen",
        "A given name with a proper noun behind it is a person's full name.",
        (("heute kam Ulrike Weyde", "Ulrike Weyde"), ("heute kam Ulrike WDN", "")),
        lambda sentence, here, _: here + _unseen(sentence, here),
    ),
)
"""What a sentence tells of its names by itself, in order."""

TOGETHER = (
    Rule(
        "name:spoken-of",
        "A given name before a person's surname is a person's name, whatever the tagger took it for.",
        (("[Ole Brandt]PER kam / [Petra Brandt]ORG kam", "Ole Brandt, Petra Brandt"),),
        lambda sentence, here, known: [_spoken_of(sentence, name, known.surnames) for name in here],
    ),
    Rule(
        "name:joined",
        "A name of one word right before a person's surname is the given name to it.",
        (
            ("[Ole Brandt]PER kam / [Petra]PER Brandt|NOUN kam", "Ole Brandt, Petra Brandt"),
            ("[Ole Brandt]PER kam / [Petra]PER Weyde|NOUN kam", "Ole Brandt, Petra"),
        ),
        lambda sentence, here, known: _joined(sentence, here, known.surnames),
    ),
    Rule(
        "name:known",
        "Who is called by the full name once is called by the surname afterwards; «in», «aus», «nach» take a place.",
        (
            ("[Ole Brandt]PER kam / Brandt schwieg", "Ole Brandt, Brandt"),
            ("[Ole Brandt]PER kam / aus [Brandt]LOC", "Ole Brandt"),
        ),
        lambda sentence, here, known: _known(sentence, here, known.surnames),
    ),
    Rule(
        "name:families",
        "A family name keeps its particle where it stands alone, with a capital at the head of a sentence.",
        (("[Ulrike von der Weyde]PER kam / Von der [Weyde]LOC schwieg", "Ulrike von der Weyde, Von der Weyde"),),
        lambda sentence, here, known: _alone(sentence, here, known.families),
    ),
)
"""What the names of the whole article tell, in order."""
