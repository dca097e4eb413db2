"""Whether two names, or two nouns, can mean the same: surnames and full names, offices and their short forms, firms."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

from quotes import lexicon
from quotes.data import SpeakerKind
from quotes.lexicon.forms import REMEMBERED

_UMLAUTS = str.maketrans("äöü", "aou")
_WORDS = re.compile(r"[\w-]+")
_AROUND = "'’.„“”»«\"‚‘›‹"
_NICKNAME = re.compile(r"(?<!\s)\s++[„“”»«\"‚‘›‹][^„“”»«\"‚‘›‹]++[„“”»«\"‚‘’›‹]\s++")
_GERMAN = frozenset("äöü")
_STROKED = str.maketrans("đłøıħŧ", "dloiht")  # strokes and a lost dot, which no decomposition takes off
_LONG = 6  # letters that a surname needs to be known with one of them wrong: «Maier» and «Meier» are two
_ENDINGS = ("", "e", "er", "en", "em", "es")  # of adjectives
_STEM = 6  # letters in which two forms of an adjective or complement must agree: ukrainische(r)


def parts(name: str) -> list[str]:
    """Return the words of a name."""
    return name.split()


def bare(word: str) -> str:
    """Return a word for comparison, without case, foreign accents and the genitive's ending: «Ćosić» is «Cosic»."""
    small = word.casefold().strip(_AROUND)
    return (small if small.isascii() else _unaccented(small)).removesuffix("s")


def _unaccented(word: str) -> str:
    """Return a word in small letters without the accents that German does not know, which papers leave out or lose."""
    return "".join(
        char if char in _GERMAN else unicodedata.normalize("NFKD", char.translate(_STROKED))[:1] for char in word
    )


def without_nickname(name: str) -> str:
    """Return a name without the nickname in marks inside it: «Karl „Kalle“ Brinck»."""
    return _NICKNAME.sub(" ", name)


def is_bare(name: str) -> bool:
    """Tell whether a phrase is a noun alone or with an adjective that names no country or place."""
    words = parts(name)
    if len(words) == 2 and words[0][:1].islower():
        return not words[0].rstrip("ernms").endswith("isch")
    return len(words) == 1


@functools.lru_cache(REMEMBERED)
def bare_parts(name: str) -> tuple[str, ...]:
    """Return the words of a name for comparison."""
    return tuple(bare(part) for part in parts(name))


def same_person(short: str, full: str) -> bool:
    """Tell whether ``short`` can be a form of the name ``full`` (or is as long and the same)."""
    ours, theirs = bare_parts(short), bare_parts(full)
    if ours == theirs:
        return True
    if len(ours) == 1:
        return _is_part(ours[0], theirs)
    if ours[-1] != theirs[-1]:
        return len(ours) < len(theirs) and all(part in theirs for part in ours)
    return _may_be_given(ours[:-1], theirs[:-1])


def _is_part(word: str, theirs: Sequence[str]) -> bool:
    """Tell whether a word may stand for a name: its first or last, half of a double one, a longer one inside."""
    inside = len(theirs) > 2 and word in theirs[1:] and len(word) > 3
    return inside or word in {theirs[-1], theirs[0], *halves(theirs)}


def _may_be_given(given: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two lots of given names may be one person's: one holds the other, or an initial stands for it."""
    initial = given[0][:1] == theirs[0][:1] and 1 in {len(given[0]), len(theirs[0])} if given and theirs else False
    return initial or set(given) <= set(theirs) or set(theirs) <= set(given)


def halves(words: Sequence[str]) -> tuple[str, ...]:
    """Return the parts of the double surname that ends a name, by each of which its bearer may be called.

    Germans with a double name are often called by one half of it: «Kraus» for «Lena Kraus-Oduya».
    """
    return tuple(map(bare, words[-1].split("-"))) if len(words) > 1 and "-" in words[-1] else ()


def is_misspelt(word: str, known: str) -> bool:
    """Tell whether a surname is another with one letter wrong, missing, too many, or two changed over."""
    if word == known or min(len(word), len(known)) < _LONG or word[0] != known[0]:
        return False
    front = next((i for i, (one, other) in enumerate(zip(word, known, strict=False)) if one != other), len(word))
    ours, theirs = word[front:], known[front:]
    swapped = len(ours) > 1 and ours[1::-1] + ours[2:] == theirs
    return swapped or ours[1:] == theirs[1:] or ours[1:] == theirs or ours == theirs[1:]


def fullest(names: Sequence[str], kind: SpeakerKind) -> str:
    """Return the fullest name: most parts, then the longest; the first of equals, «Merkel» rather than «Merkels»."""
    if not names:
        return ""
    if kind != "person":
        names = [name for name in names if not is_general(name)] or names
        # «Bundesgerichtshof» tells more than «oberster Gerichtshof», «russisches Außenministerium» than «Ministerium»
        return max(names, key=lambda name: (max(map(len, parts(name)), default=0), len(parts(name)), len(name)))
    plain = [name for name in names if not (name.endswith("s") and _is_genitive_of(name, names))] or list(names)
    return max(plain, key=lambda name: (len(parts(name)), len(name)))


def is_general(name: str) -> bool:
    """Tell whether a name is a noun for bodies alone, with adjectives at most: «private Unternehmen», «Verein»."""
    *front, head = parts(name) or [""]
    return lexicon.is_general_body(head) and all(word[:1].islower() for word in front)


def _is_genitive_of(name: str, names: Sequence[str]) -> bool:
    return any(other != name and other == name[:-1] for other in names)


def head_noun(role: str) -> str:
    """Return the noun of a role text in small letters: «deutsche Ministerin der Finanzen» → «ministerin»."""
    words: list[str] = _WORDS.findall(role)
    nouns = [word for word in words if word[:1].isupper()]
    return next((word for word in nouns if lexicon.is_role(word)), nouns[0] if nouns else "").lower()


def is_kind_of(full: str, noun: str) -> bool:
    """Tell whether ``noun`` names the same thing as the compound ``full``: minister – außenminister.

    Whom a front makes another is none of the kind: the Vizekanzler is not the Kanzler, a Stiefvater no Vater.
    """
    if full != noun and full.startswith(tuple(lexicon.closed("fronts_of_others"))) and not noun.startswith(full[:4]):
        return False
    return full == noun or (len(noun) > 3 and full.endswith(noun)) or (full.removesuffix("s") == noun.removesuffix("s"))


def same_office(full: str, noun: str) -> bool:
    """Tell whether two role nouns are masculine and feminine, weak or strong forms of one: vorsitzende(r)."""
    return full.removesuffix("r").removesuffix("n") == noun.removesuffix("r").removesuffix("n")


def compatible(name: str, roles: Sequence[str]) -> bool:
    """Tell whether a role with a complement can be one already known: «ukrainischer Präsident» is no «US-Präsident».

    Only adjectives of countries and complements with a capital count.
    """
    own = marks_of(name)
    known = [marks_of(role) for role in roles]
    return not own or not any(known) or any(own & theirs for theirs in known)


@lexicon.remembered(REMEMBERED)
def marks_of(role: str) -> frozenset[str]:
    """Return what tells a role from others of the same noun: adjectives of countries, complements, prefixes."""
    words: list[str] = _WORDS.findall(role)
    head = next((i for i, word in enumerate(words) if lexicon.is_role(word)), None)
    if head is None:
        return frozenset()
    before = [word for word in words[:head] if word[:1].isupper() or _tells_another(word)]
    telling = before + [word for word in words[head + 1 :] if word[:1].isupper()]
    front, hyphen, _ = words[head].partition("-")
    told = [word.lower() for word in [*telling, *([front] if hyphen else [])]]
    return frozenset(map(_mark, told))


def _mark(word: str) -> str:
    """Return a word as it is compared; one for all that say former: «frühere Ministerin» is the «Ex-Ministerin»."""
    return "former" if is_former(word) or word in lexicon.closed("former_fronts") else word[:_STEM]


def _tells_another(adjective: str) -> bool:
    """Tell whether an adjective may tell one holder of an office from another: not «jung», «erfahren», «sichtlich»."""
    stem = adjective.lower().rstrip("nmrs").removesuffix("e")
    return stem not in lexicon.closed("adjectives_of_anybody")


def are_others(name: str, names: Sequence[str]) -> bool:
    """Tell whether a phrase counts another thing of a kind than these do: «das erste Gutachten», «das zweite»."""
    own, theirs = _counted(name), {_counted(other) for other in names} - {""}
    return bool(own and theirs) and own not in theirs


def _counted(name: str) -> str:
    """Return the stem of the adjective that tells which of several things is meant, nothing without one."""
    stems = (re.sub(r"e[mnrs]?$", "", word) for word in name.lower().split())
    return next((stem for stem in stems if stem in lexicon.closed("one_of_several")), "")


def is_former(role: str) -> bool:
    """Tell whether a role is one that somebody held once: «ehemaliger Präsident», «Ex-Minister»."""
    words: list[str] = _WORDS.findall(role.lower())
    plain = {word[: len(word) - len(ending)] for word in words for ending in _ENDINGS if word.endswith(ending)}
    fronts = {word.partition("-")[0] for word in words if "-" in word}
    return bool(plain & lexicon.closed("former") or fronts & lexicon.closed("former_fronts"))


def is_resumptive(noun: str) -> bool:
    """Tell whether a noun (small letters) is one of those by which any named person can be taken up."""
    plain = noun.translate(_UMLAUTS)  # Anwältin: Anwalt
    forms = {noun, plain.removesuffix("in"), noun.removesuffix("in"), noun.removesuffix("n"), noun.removesuffix("en")}
    return not forms.isdisjoint(_resumptive())


@lexicon.remembered()
def _resumptive() -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon.lines("resumptive_nouns.txt"))


def is_firm(name: str) -> bool:
    """Tell whether a name is that of a firm: it has a legal form or the noun for one in it."""
    return _firm().search(name) is not None


@lexicon.remembered()
def _firm() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in lexicon.tagged("firm_words.txt", "form"))
    ends = (
        f"[{part[0].upper()}{part[0].lower()}]{re.escape(part[1:])}"
        for part in lexicon.tagged("firm_words.txt", "part")
    )
    return re.compile(rf"\b(?:{forms})\b|(?:{'|'.join(ends)})\b")


@lexicon.remembered()
def firm_nouns() -> frozenset[str]:
    """Return the nouns, in small letters, that alone take up a firm: «konzern»."""
    return frozenset(noun.lower() for noun in lexicon.tagged("firm_words.txt", "general"))


def is_proper_name(name: str) -> bool:
    """Tell whether an organisation's name holds no noun for a kind of body, medium or party: «Terbeck»."""
    words = parts(name)
    plain = not any(lexicon.is_organisation(word) or lexicon.is_group(word) for word in words)
    return (
        plain
        and not lexicon.is_medium(name)
        and name not in lexicon.parties()
        and words[-1:] != []
        and words[0][:1].isupper()
    )


def kinds_of(name: str) -> frozenset[str]:
    """Return the nouns, in small letters, by which a body is taken up whose name tells its kind: «SV», «SPD»."""
    words = {word.lower() for word in parts(name)}
    if words & lexicon.closed("clubs"):
        return lexicon.closed("club_nouns")
    if words & {party.lower() for party in lexicon.parties().values()}:
        return lexicon.closed("party_nouns")
    return frozenset()
