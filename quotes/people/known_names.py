"""Which words of an article are names of persons: the tagger's spans, mended by German grammar and by each other.

A tagger sees one sentence; an article names its people again and again. So a surname that is known from one place
is a name everywhere, an office right before makes a person of what follows, and particles belong to the name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes import lexicon
from quotes.data import Name, Reading, Sentence, Span, Token

_ARTICLES = frozenset({"der", "den", "dem", "das", "du"})  # begin no surname: «sagte Maria dem Elbkurier»
_SOURCES = frozenset({"in", "nach", "aus"})  # «in Hessen», «aus Polen»: a place, also where somebody is called so
_ELIDED = frozenset({"O", "D", "L", "M"})  # first parts of O’Malley, D’Angelo, L’Estrange, M’Bappé
_APOSTROPHES = frozenset({"'", "’", "ʼ"})
Names = dict[int, list[Name]]  # by sentence


def mend(analysis: Reading) -> Reading:
    """Return the analysis with its names of persons complete."""
    names: Names = {}
    for name in analysis.names:
        names.setdefault(name.sentence, []).append(name)
    for sentence in analysis.sentences:
        here = names.get(sentence.index, [])
        here = [_office(sentence, name) for name in here]
        here = [_with_particles(sentence, name, here) for name in here if not _is_firm(sentence, name)]
        here = _hyphened(sentence, here)
        names[sentence.index] = here + _unseen(sentence, here)
    surnames = _surnames(analysis.sentences, names)
    families = _families(analysis.sentences, names)
    for sentence in analysis.sentences:
        here = [_spoken_of(sentence, name, surnames) for name in names[sentence.index]]
        here = _joined(sentence, here, surnames)
        here = _known(sentence, here, surnames)
        names[sentence.index] = _alone(sentence, here, families)
    flat = [name for here in names.values() for name in here]
    return Reading(analysis.sentences, tuple(sorted(flat, key=lambda name: (name.span, name.label))))


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
    given = all(word.text in lexicon.given_names() for word in words)  # the surname is still to come
    leads = at < len(tokens) and tokens[at].text.lower() in lexicon.closed("name_particles") - _ARTICLES
    while (
        given
        and leads
        and at < len(tokens)
        and tokens[at].text.lower() in lexicon.closed("name_particles")
        and tokens[at].span.start != tokens[at - 1].span.start
    ):
        at += 1
    surname = tokens[at] if last + 1 < at < len(tokens) else None
    if (
        surname is not None
        and surname.upos == "PROPN"
        and surname.mask is None
        and surname.text.isalpha()
        and not surname.text.isupper()
        and not any(other.label == "ORG" and other.span.meets(surname.span) for other in here)
    ):
        last = at
    if (
        first
        and tokens[first - 1].text in lexicon.given_names()
        and tokens[first - 1].upos == "PROPN"
        and len(words) == 1
    ):
        first -= 1
    return replace(name, span=Span(tokens[first].span.start, tokens[last].span.end))


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
        if token.mask is not None or after.mask is not None or both & taken or after.span.start == token.span.end:
            continue
        # German sets no common noun before another without a hyphen, so «compound» makes both of them names
        pair = token.upos == after.upos and (token.upos == "PROPN" or (token.upos == "NOUN" and _leads(token, after)))
        given = token.text in lexicon.given_names() and not lexicon.is_role(token.text)
        if given and pair and after.text[:1].isupper() and not after.text.isupper():
            found.append(Name(Span(token.span.start, after.span.end), "PER", sentence.index))
            taken |= both
    return found


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
        known = token.text in surnames or (token.text.endswith("s") and token.text[:-1] in surnames)
        if (
            not known
            or token.mask is not None
            or (lexicon.is_role(token.text) and not lexicon.is_also_surname(token.text))
        ):
            continue
        over = [name for name in here if name.span.meets(token.span)]
        if any(name.label == "PER" or (name.label == "ORG" and name.span != token.span) for name in over):
            continue
        before = sentence.tokens[token.index - 1] if token.index else None
        if before is not None and (
            (over and before.text.lower() in _SOURCES) or _is_firm(sentence, Name(token.span, "PER", 0))
        ):
            continue
        here = [name for name in here if name not in over] + [Name(token.span, "PER", sentence.index)]
    return here


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
