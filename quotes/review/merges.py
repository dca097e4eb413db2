"""Which names of a table may mean one person: the same surname, nothing against it, or a role inside the name.

Only persons are compared. A role or title before a name («Ministerin Maier», «Dr. Eva Maier») is taken off first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotes.table.columns import Row

_PERSONS = {"person", "empty", ""}
_PRONOUNS = {"er": "m", "ihm": "m", "ihn": "m", "sie": "f", "ihr": "f"}
_GENDERS = {"w": "f", "f": "f", "m": "m"}


class Merge(NamedTuple):
    """A name that may mean the same as another one, which tells more, and what speaks for it."""

    into: str
    why: str


@dataclass(frozen=True, slots=True)
class _Bearer:
    """What a name tells of a person."""

    name: str
    fronts: tuple[str, ...]  # roles and titles before it
    given: tuple[str, ...]
    surname: str
    gender: str  # m, f, or "": not known
    rows: int

    @property
    def weight(self) -> tuple[int, bool, int]:
        """How much the name tells, to compare with others."""
        return sum(name.count("-") + 1 for name in self.given if len(name.rstrip(".")) > 1), not self.fronts, self.rows


def suggested(rows_by_name: Mapping[str, Sequence[Row]]) -> dict[str, list[Merge]]:
    """Return for each name the names that it may be merged into, those with most rows first."""
    bearers = [_bearer(name, rows) for name, rows in rows_by_name.items() if _is_person(rows)]
    by_surname: dict[str, list[_Bearer]] = {}
    for bearer in bearers:
        by_surname.setdefault(bearer.surname, []).append(bearer)
    found = {}
    for one in bearers:
        others = [other for other in by_surname[one.surname] if other.weight > one.weight and _fit(one, other)]
        others.sort(key=lambda other: -other.rows)
        found[one.name] = [Merge(other.name, _why(one, other)) for other in others]
    return found


def _fit(one: _Bearer, other: _Bearer) -> bool:
    """Tell whether nothing speaks against one person: neither gender nor given names."""
    if one.gender and other.gender and one.gender != other.gender:
        return False
    return all(any(_alike(mine, theirs) for theirs in other.given) for mine in one.given)


def _alike(mine: str, theirs: str) -> bool:
    """Tell whether a given name may stand for another: «Eva», «E.», «Eva-Maria»."""
    short, long = sorted((mine.casefold(), theirs.casefold()), key=len)
    return short == long or long.startswith(short.rstrip(".") if short.endswith(".") else f"{short}-")


def _why(one: _Bearer, other: _Bearer) -> str:
    if one.fronts:
        return f"{' '.join(one.fronts)} ist kein Teil des Namens"
    return "gleicher Nachname, gleiches Geschlecht" if one.gender and other.gender else "gleicher Nachname"


def _is_person(rows: Iterable[Row]) -> bool:
    (kind, _), *_ = Counter(str(row["kind"]) for row in rows).most_common(1)
    return kind in _PERSONS


def _bearer(name: str, rows: Sequence[Row]) -> _Bearer:
    from quotes import lexicon  # here, because it reads its lists

    words = name.split()
    front = 0
    while front < len(words) - 1 and _is_front(words[front]):
        front += 1
    given = [word for word in words[front:-1] if not word.islower()]  # «von» is no given name
    told = [_role_gender(word) for word in words[:front]] + [lexicon.given_names().get(word, "") for word in given[:1]]
    told += [_GENDERS.get(str(rows[0].get("gender", "")), "")]
    told += [_role_gender(str(row["role"]).partition(" ")[0]) for row in rows if row["role"]]
    told += [_PRONOUNS.get(str(row["mention"]).casefold(), "") for row in rows]
    gender = next((each for each in told if each in {"m", "f"}), "")
    return _Bearer(name, tuple(words[:front]), tuple(given), words[-1].casefold(), gender, len(rows))


def _is_front(word: str) -> bool:
    """Tell whether a word before a name is a role or a title, and no given name."""
    from quotes import lexicon

    return word in lexicon.titles() or (lexicon.is_role(word) and word not in lexicon.given_names())


def _role_gender(word: str) -> str:
    from quotes import lexicon

    return lexicon.role_gender(word) or lexicon.title_gender(word)
