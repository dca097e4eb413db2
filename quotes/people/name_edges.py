"""Where a name begins and ends: by its letters, by genitives, by the article's other names.

A tagger takes what stands beside a name into it: the verb of the next clause, a preposition, the noun that follows
where German puts the subject behind its verb. Shape and the rest of the article know better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes import lexicon
from quotes.data import Name, Sentence, Span, Token
from quotes.people.name_rule import Known, Rule, words_of

_TIES = frozenset({"-", "'", "’", "ʼ", "‐", "."})  # punctuation inside a name
_NEVER_FIRST = frozenset({"der", "den", "dem", "das", "die", "des", "ein", "eine", "und"})
_SHORT = 2  # letters before a full stop that belongs to a name: «J. Brandt», «St. Claire»


def _cut(sentence: Sentence, name: Name) -> list[Name]:
    """Return the parts of a name that are names: without small words, marks and titles at its edges and inside."""
    words = words_of(sentence, name.span)
    if name.label == "PER" and words and all(word.text.lower() in lexicon.closed("name_particles") for word in words):
        return []
    if name.label != "PER" or not any(word.text[:1].isupper() for word in words):
        return [name]
    pieces = [piece for run in _runs(words) if (piece := _trimmed(run))]
    if len(pieces) == 1 and pieces[0] == words:
        return [name]
    return [replace(name, span=Span(piece[0].span.start, piece[-1].span.end)) for piece in pieces]


def _runs(words: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the stretches of words between those that no name holds."""
    run: list[Token] = []
    for word in words:
        if _holds(word, run[-1] if run else None):
            run.append(word)
        else:
            yield run
            run = []
    yield run


def _holds(word: Token, before: Token | None) -> bool:
    """Tell whether a name may hold a word: with a capital, a particle, or stuck to the part before («Jong-un»)."""
    glued = before is not None and before.span.end == word.span.start
    if not word.text[:1].isalnum():
        stop = before is not None and (len(before.text) <= _SHORT or word.text != ".")
        return word.text in _TIES and glued and stop
    return glued or not word.text[:1].islower() or is_particle(word.text)


def is_particle(word: str) -> bool:
    """Tell whether a word may stand inside a name with a small letter: «von», «bin», «do»."""
    small = word.lower()
    return small in lexicon.closed("name_particles") or small in lexicon.closed("foreign_particles")


def _trimmed(run: Sequence[Token]) -> list[Token]:
    """Return a run of words without what can neither begin nor end a name."""
    words = list(run)
    while words and (
        _is_punctuation(words[0]) or words[0].text.lower() in _NEVER_FIRST or _is_title(words, 0) or _is_office(words)
    ):
        words.pop(0)
    while words and (
        (_is_punctuation(words[-1]) and words[-1].text != ".")
        or (words[-1].text[:1].islower() and is_particle(words[-1].text))
        or _is_title(words, -1)
    ):
        words.pop()
    return words if any(word.text[:1].isupper() for word in words) else []


def _is_title(words: Sequence[Token], at: int) -> bool:
    """Tell whether the first or last of several words is a title or form of address: «Frau», «Dr.», «MdB»."""
    return len(words) > 1 and words[at].text in lexicon.titles() and words[at].text not in lexicon.given_names()


def _is_office(words: Sequence[Token]) -> bool:
    """Tell whether an office stands before a name: «Obmann Lukas Wieser», «Christdemokrat Wieser».

    Before a given name alone it may be part of how somebody is called: «Papst Leo», «Mutter Teresa».
    """
    if len(words) < 2 or not _is_only_office(words[0].text):
        return False
    return (words[1].text in lexicon.given_names()) == (len(words) > 2)


def _is_only_office(word: str) -> bool:
    """Tell whether a word is a known noun for a person and no name besides; derivation would take «Lüders» for one."""
    return lexicon.is_role(word) and not lexicon.is_also_surname(word) and word not in lexicon.given_names()


def _office_alone(sentence: Sentence, here: Sequence[Name], known: Known) -> list[Name]:
    """Return the names without an office that the tagger took for one: «Obmann» in a headline."""
    surnames = {full[-1] for full in known.full}
    return [
        name
        for name in here
        if name.label != "PER"
        or len(words := words_of(sentence, name.span)) != 1
        or words[0].text in surnames
        or not _is_only_office(words[0].text)
    ]


def _is_punctuation(word: Token) -> bool:
    return not any(char.isalnum() for char in word.text)


def _von(sentence: Sentence, name: Name, known: Known) -> Name:
    """Cut the preposition off a surname that the article knows without it: «von Lips», who is Nora Lips."""
    words = words_of(sentence, name.span)
    first = next((i for i, word in enumerate(words) if not is_particle(word.text)), len(words))
    if name.label != "PER" or not 0 < first < len(words) or words[0].text[:1].isupper():
        return name
    rest = [word.text for word in words[first:]]
    family = tuple(word.text.lower() for word in words)
    if family in known.families or not (set(rest) <= known.parts and rest[-1] in known.surnames):
        return name
    return replace(name, span=Span(words[first].span.start, name.span.end))


def _two(sentence: Sentence, name: Name, known: Known) -> list[Name]:
    """Part two surnames side by side: «bezeichnete Ahlers Brandt als …», of Holger Ahlers and Tim Brandt."""
    words = words_of(sentence, name.span)
    if name.label != "PER" or len(words) != 2 or words[0].text in lexicon.given_names():
        return [name]
    one, other = (_full(word.text, known) for word in words)
    both = {tuple(word.text for word in words)}
    if not one - both or not other - both:
        return [name]
    return [replace(name, span=word.span) for word in words]


def _full(surname: str, known: Known) -> set[tuple[str, ...]]:
    """Return the article's full names with a surname."""
    return {full for full in known.full if full[-1] == surname}


def _noun_behind(sentence: Sentence, name: Name, known: Known) -> Name:
    """Cut the noun off that stands right behind a subject: «hatte Jule Pech», «sagte Harms Journalisten»."""
    words = words_of(sentence, name.span)
    if name.label != "PER" or len(words) < 2 or not words[0].index:
        return name
    last, front = words[-1], words[:-1]
    inverted = sentence.tokens[words[0].index - 1].text[:1].islower()
    bare = last.text.lower() in lexicon.closed("bare_nouns") or lexicon.is_press_people(last.text)
    own = tuple(word.text for word in words)
    elsewhere = any(full[-1] == last.text and full != own for full in known.full)
    object_ = len(front) > 1 and front[-1].text in known.surnames and _is_object_beside(last, front[0])
    if not inverted or elsewhere or not (object_ or (bare and _is_known(front, own, known))):
        return name
    return replace(name, span=Span(name.span.start, front[-1].span.end))


def _is_object_beside(last: Token, first: Token) -> bool:
    """Tell whether the parser makes the last word of a name the object beside it as subject: «baut Ole Korn Boote»."""
    return (first.deprel, last.deprel) == ("nsubj", "obj") and first.head == last.head


def _is_known(front: Sequence[Token], own: tuple[str, ...], known: Known) -> bool:
    """Tell whether the words before the last are somebody by themselves elsewhere in the article."""
    words = tuple(word.text for word in front)
    others = known.full - {own}
    return words in others or (len(words) == 1 and any(words[0] in full for full in others))


def _split_body(sentence: Sentence, name: Name) -> list[Name]:
    """Part a body from the person behind it: «sagte von der Initiative Pro Wald Nora Lips»."""
    words = words_of(sentence, name.span)
    if name.label not in {"ORG", "MISC"} or len(words) < 3 or words[0].index < 2:
        return [name]
    given, surname = words[-2:]
    if given.text not in lexicon.given_names() or not surname.text[:1].isupper() or surname.upos != "PROPN":
        return [name]
    at = words[0].index - 1
    while at > 0 and sentence.tokens[at].text.lower() not in {"von", "vom"}:
        if sentence.tokens[at].upos not in {"DET", "NOUN"}:
            return [name]
        at -= 1
    if at == 0 or sentence.tokens[at - 1].upos not in {"VERB", "AUX"}:
        return [name]
    body = replace(name, span=Span(name.span.start, words[-3].span.end))
    return [body, Name(Span(given.span.start, surname.span.end), "PER", sentence.index)]


EDGES = (
    Rule(
        "name:edges",
        "A name is of words with capitals, tied by particles and hyphens; verb, mark and title are none of it "
        "(Zifonun et al. 1997, on proper names).",
        (
            ("dann [Ben ruft]PER laut", "Ben"),
            ("dann [Ben ruft Mia]PER laut", "Ben, Mia"),
            ("dann kam [Ole Brandt ,]PER der schwieg", "Ole Brandt"),
            ("dann kam [Ulrike von der Weyde]PER", "Ulrike von der Weyde"),
            ("dann kam [Park Jong~-~un]PER", "Park Jong-un"),
            ("dann kam [J~. Brandt]PER", "J. Brandt"),
            ("dann kam [Frau Brandt]PER", "Brandt"),
            ("dann kam [Obmann Ole Brandt]PER", "Ole Brandt"),
            ("Nach Ansicht [von]PER [Brandt]PER", "Brandt"),
        ),
        lambda sentence, here, _: [piece for name in here for piece in _cut(sentence, name)],
    ),
    Rule(
        "name:body-before",
        "What a speaker speaks for may stand before the subject, behind «von»: «sagte von der Initiative Nora Lips».",
        (
            ("sagt|VERB von der|DET Initiative|NOUN [Pro Wald Ulrike Lips]ORG", "Ulrike Lips"),
            ("in|ADP der|DET Schule|NOUN [Pro Wald Ulrike Lips]ORG", ""),
        ),
        lambda sentence, here, _: [piece for name in here for piece in _split_body(sentence, name)],
    ),
)
"""What a sentence tells of where its names begin and end."""

APART = (
    Rule(
        "name:office-alone",
        "A noun for a person is a name only where somebody of the article bears it behind a given name.",
        (
            ("dann kam [Obmann]PER allein", ""),
            ("[Ole Schriftführer]PER kam / dann kam [Schriftführer]PER allein", "Ole Schriftführer, Schriftführer"),
        ),
        _office_alone,
    ),
    Rule(
        "name:preposition",
        "«von» before a surname that the article knows without it is a preposition.",
        (
            ("[Ole Brandt]PER kam / Post [von Brandt]PER kam", "Ole Brandt, Brandt"),
            ("[Ole von Brandt]PER kam / Post [von Brandt]PER kam", "Ole von Brandt, von Brandt"),
        ),
        lambda sentence, here, known: [_von(sentence, name, known) for name in here],
    ),
    Rule(
        "name:two",
        "Subject and object of a verb may stand side by side: two surnames of two persons are two names.",
        (
            (
                "[Holger Ahlers]PER und [Tim Brandt]PER / dann rief [Ahlers Brandt]PER an",
                "Holger Ahlers, Tim Brandt, Ahlers, Brandt",
            ),
            (
                "[Holger Ahlers]PER und [Tim Brandt]PER / dann rief [Petra Brandt]PER an",
                "Holger Ahlers, Tim Brandt, Petra Brandt",
            ),
        ),
        lambda sentence, here, known: [piece for name in here for piece in _two(sentence, name, known)],
    ),
    Rule(
        "name:noun-behind",
        "Behind a subject that follows its verb an object without article or a time may stand: «hatte Jule Pech».",
        (
            ("[Jule Harms]PER kam / da hatte [Jule Pech]PER wieder", "Jule Harms, Jule"),
            ("[Jule Harms]PER kam / da sagte [Harms Journalisten]PER alles", "Jule Harms, Harms"),
            ("[Jule Harms]PER kam / da kam [Jule Pech]PER / [Olaf Pech]PER kam", "Jule Harms, Jule Pech, Olaf Pech"),
            ("[Jule Pech]PER kam", "Jule Pech"),
        ),
        lambda sentence, here, known: [_noun_behind(sentence, name, known) for name in here],
    ),
)
"""What the names of the whole article tell of where each begins and ends."""
