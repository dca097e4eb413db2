"""What a sentence tells of its names by itself: offices, firms, particles, hyphens, names that were overlooked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes import lexicon
from quotes.data import Name, Sentence, Span, Token
from quotes.people.name_rule import Rule, word_before, words_of

_ARTICLES = frozenset({"der", "den", "dem", "das", "du"})  # begin no surname: «sagte Maria dem Elbkurier»
_ELIDED = frozenset({"O", "D", "L", "M"})  # first parts of O’Malley, D’Angelo, L’Estrange, M’Bappé
_APOSTROPHES = frozenset({"'", "’", "ʼ"})


def _office(sentence: Sentence, name: Name) -> Name:
    """Make a person of a name right after an office: «Außenministerin Jadwiga Okoń» is no organisation."""
    words = [token for token in words_of(sentence, name.span) if token.text != "-"]
    before = word_before(sentence, words)
    if name.label == "PER" or before is None or before.upos != "NOUN" or not lexicon.is_person(before.text):
        return name
    proper = all(word.upos == "PROPN" and not lexicon.is_organisation(word.text) for word in words)
    several = len(words) > 1 or words[0].text in lexicon.given_names()
    return replace(name, label="PER") if proper and several and before.feats.get("Number") != "Plur" else name


def is_firm(sentence: Sentence, name: Name) -> bool:
    """Tell whether a «person» is what an organisation is called: «die Reederei Lüders»."""
    before = word_before(sentence, words_of(sentence, name.span))
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


def _surname_behind(sentence: Sentence, here: list[Name]) -> list[Name]:
    """Return the names, with the surname behind noun and given name that is a common word: «Lotsin Hanna Lemma»."""
    for before, given, after in zip(sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False):
        if given.text not in lexicon.given_names() or not _is_noun_for_person(before) or not _may_be_surname(after):
            continue
        span = Span(given.span.start, after.span.end)
        over = [name for name in here if name.span.meets(span)]
        if given.span.end < after.span.start and all(name.span == given.span for name in over):
            here = [name for name in here if name not in over] + [Name(span, "PER", sentence.index)]
    return here


def _is_noun_for_person(token: Token) -> bool:
    """Tell whether a word is a noun for a person in the singular, which a name may follow."""
    return token.upos == "NOUN" and lexicon.is_person(token.text) and token.feats.get("Number") != "Plur"


def _may_be_surname(token: Token) -> bool:
    """Tell whether a word has the look of a surname: a capital, letters only, no thing, time or body known as such."""
    word = token.text
    letters = token.mask is None and word[:1].isupper() and word.isalpha() and not word.isupper()
    other = (
        word.lower() in lexicon.closed("bare_nouns") | lexicon.closed("time_nouns")
        or lexicon.is_press_people(word)
        or lexicon.is_organisation(word)
        or lexicon.is_medium(word)
        or lexicon.is_role(word)
    )
    return letters and token.upos in {"PROPN", "NOUN"} and not (other and not lexicon.is_also_surname(word))


def _unseen(sentence: Sentence, here: Sequence[Name]) -> list[Name]:
    """Return the names with those that the tagger overlooked: a given name and a proper noun after it.

    It has overlooked a person as well where it took the given name alone for a body or a thing.
    """
    taken = {
        token.index
        for name in here
        for words in [words_of(sentence, name.span)]
        for token in words
        if name.label == "PER" or len(words) > 1 or token.text not in lexicon.given_names()
    }
    found = []
    for token, after in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        both = {token.index, after.index}
        if not both & taken and _is_full_name(token, after):
            found.append(Name(Span(token.span.start, after.span.end), "PER", sentence.index))
            taken |= both
    return [name for name in here if not any(name.span.meets(new.span) for new in found)] + found


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
        lambda sentence, here, _: [name for name in here if not is_firm(sentence, name)],
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
        "name:surname-behind",
        "Behind a noun for a person and a given name stands the surname, be it a common word (Duden, Grammatik, enge "
        "Apposition).",
        (
            ("die Lotsin|NOUN [Ulrike]PER Lemma|NOUN kam", "Ulrike Lemma"),
            ("die Lotsin|NOUN [Ulrike]PER Weyde kam", "Ulrike Weyde"),
            ("die Lotsin|NOUN [Ulrike]PER Pech|NOUN hatte", "Ulrike"),
        ),
        lambda sentence, here, _: _surname_behind(sentence, here),
    ),
    Rule(
        "name:unseen",
        "A given name with a proper noun behind it is a person's full name.",
        (
            ("heute kam Ulrike Weyde", "Ulrike Weyde"),
            ("heute kam [Ulrike]ORG Weyde", "Ulrike Weyde"),
            ("heute kam Ulrike WDN", ""),
        ),
        lambda sentence, here, _: _unseen(sentence, here),
    ),
)
"""What a sentence tells of its names by itself, in order."""
