"""persons.toml: who is whom. A person writes it once; tables and later runs get its names, roles and kinds.

The file is a list of ``[[person]]``, each with ``name`` and, as far as they are wanted, ``aliases`` (names in tables
that mean the same), ``role`` and ``kind``. What an entry does not say stays as each row has it. An entry with
``same_as`` is the one of that name: all its names go by that entry.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Self, get_args

from quotes.data import Quotation, SpeakerKind
from quotes.errors import UsageError, cause
from quotes.table.columns import Row
from quotes.table.legend import english

KINDS: tuple[str, ...] = tuple(kind for kind in get_args(SpeakerKind) if kind != "empty")
_KEYS = ("name", "aliases", "role", "kind", "same_as")
_ENTRY = re.compile(r"\s*\[\[\s*person\s*\]\]")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


class PersonsError(UsageError):
    """A persons file that cannot be used; nothing was done."""

    @classmethod
    def unreadable(cls, path: str, cause: str) -> Self:
        """Say why the operating system refuses; ``cause`` is its short reason."""
        return cls(f"{path}: lässt sich nicht lesen ({cause}); bitte Namen, Ordner und Zugriffsrechte prüfen.")

    @classmethod
    def encoding(cls, path: str) -> Self:
        """Tell that TOML is UTF-8 always."""
        return cls(f"{path}: ist kein UTF-8; bitte die Datei im Texteditor als UTF-8 speichern.")

    @classmethod
    def syntax(cls, path: str, line: int) -> Self:
        """Name the line that is no TOML."""
        return cls(
            f"{path}, Zeile {line}: ist kein gültiges TOML; meist fehlt dort oder in der Zeile davor ein "
            'Anführungszeichen, ein Komma oder eine Klammer, richtig ist etwa name = "Eva Maier".'
        )

    @classmethod
    def entry(cls, path: str, line: int, what: str) -> Self:
        """Name the line of an entry, and with ``what`` is wrong its cure."""
        return cls(f"{path}, Zeile {line}: {what}.")


@dataclass(frozen=True, slots=True)
class Person:
    """An entry of the file. ``None``: the file does not say, so rows keep what they have."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    kind: SpeakerKind | None = None


@dataclass(frozen=True, slots=True)
class Persons:
    """The entries of a persons file, found by every name they go by."""

    entries: tuple[Person, ...] = ()
    _by_name: Mapping[str, Person] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Person]) -> Self:
        """Return these entries, each name of which means one person only."""
        entries = tuple(entries)
        names = {key(name): entry for entry in entries for name in (*entry.aliases, entry.name)}
        return cls(entries, MappingProxyType(names))

    def of_name(self, name: str) -> Person | None:
        """Return who goes by a name, upper and lower case and blanks aside; None: nobody in the file."""
        return self._by_name.get(key(name)) if name else None

    def row(self, row: Row) -> Row:
        """Return a row of a table with the name, role and kind of the file; the same row if nothing changes."""
        person = self.of_name(str(row["speaker"]))
        if person is None:
            return row
        changed = row | {"speaker": person.name}
        if person.role is not None:
            changed["role"] = person.role
        if person.kind is not None:
            changed["kind"] = person.kind
        if changed["kind"] in {"organisation", "document"}:
            changed["gender"] = ""
        return changed if changed != row else row

    def quotation(self, quotation: Quotation) -> Quotation:
        """Return a quotation with the name, role and kind of the file (what ``extract --persons`` does)."""
        said = quotation.attribution
        person = self.of_name(said.speaker)
        if person is None:
            return quotation
        role = said.role if person.role is None else person.role
        kind = said.kind if person.kind is None else person.kind
        gender = "" if kind in {"organisation", "document"} else said.gender
        return replace(quotation, attribution=replace(said, speaker=person.name, role=role, kind=kind, gender=gender))


def key(name: str) -> str:
    """Return what a name is found by: upper and lower case and blanks do not count."""
    return " ".join(name.split()).casefold()


def apply(rows: Iterable[Row], persons: Persons) -> tuple[list[Row], list[str]]:
    """Return the rows with the names, roles and kinds of the file, and a German line for each name that changed."""
    changed, lines, others = [], Counter[tuple[str, str]](), 0
    for row in rows:
        new = persons.row(row)
        changed.append(new)
        if new["speaker"] != row["speaker"]:
            lines[str(row["speaker"]), str(new["speaker"])] += 1
        else:
            others += new != row
    told = [f"«{old}» → «{new}» in {_rows(count)}" for (old, new), count in lines.items()]
    return changed, [*told, *([f"Rolle oder Sprecherart in {_rows(others)}"] if others else [])]


def _rows(count: int) -> str:
    return f"{count} Zeile" + "n" * (count != 1)


def read(path: str) -> Persons:
    """Read a persons file. Raises PersonsError, one German sentence with the line and the cure."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise PersonsError.unreadable(path, cause(error)) from error
    except UnicodeDecodeError as error:
        raise PersonsError.encoding(path) from error
    return parse(text, path)


def parse(text: str, path: str = "persons.toml") -> Persons:
    """Return what a persons file says; ``path`` is for messages. Raises PersonsError."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PersonsError.syntax(path, _line_of(error, text)) from error
    check = _Check(path, text)
    for title in found:
        if title != "person":
            raise check.wrong(-1, f"«{title}» gehört nicht in die Datei; jeder Eintrag beginnt mit [[person]]", title)
    given = found.get("person", [])
    if not isinstance(given, list) or not all(isinstance(entry, dict) for entry in given):
        raise check.wrong(-1, "vor jedem Eintrag muss [[person]] mit doppelten Klammern stehen", "person")
    entries = [check.entry(number, entry) for number, entry in enumerate(given)]
    return Persons.of(_merged(check, entries, [str(entry.get("same_as", "")) for entry in given]))


def _merged(check: _Check, entries: Sequence[Person], same_as: Sequence[str]) -> list[Person]:
    """Return the entries with the names of those that are the same as another one. Raises PersonsError."""
    numbers = {key(name): number for number, entry in enumerate(entries) for name in (*entry.aliases, entry.name)}
    further: dict[int, list[str]] = {}
    for number, entry in enumerate(entries):
        end, seen = number, {number}
        while same_as[end]:
            named = numbers.get(key(same_as[end]))
            if named is None:
                raise check.wrong(end, f"same_as «{same_as[end]}» ist kein Name in dieser Datei", "same_as")
            if named in seen:
                raise check.wrong(end, f"same_as «{same_as[end]}» führt zum Eintrag selbst zurück", "same_as")
            seen.add(named)
            end = named
        if end != number:
            further.setdefault(end, []).extend((entry.name, *entry.aliases))
    return [
        replace(entry, aliases=(*entry.aliases, *further.get(number, ())))
        for number, entry in enumerate(entries)
        if not same_as[number]
    ]


def _line_of(error: tomllib.TOMLDecodeError, text: str) -> int:
    """Return the line that the parser names in its message."""
    match = _AT_LINE.search(str(error))
    return int(match[1]) if match and match[1] else text.count("\n") + 1


class _Check:
    """Turns the entries of a file into persons, and knows on which line each stands."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()
        self._begins = [number for number, line in enumerate(self._lines) if _ENTRY.match(line)]
        self._owners: dict[str, tuple[int, str]] = {}  # by every name: number and name of its entry

    def wrong(self, number: int, what: str, key: str = "") -> PersonsError:
        """Return the error about the ``number``-th entry (-1: none), at the line of ``key`` if there is one."""
        begin = self._begins[number] if 0 <= number < len(self._begins) else 0
        later = self._begins[number + 1] if number + 1 < len(self._begins) and number >= 0 else len(self._lines)
        named = re.compile(rf"""\s*+\[*+\s*+["']?{re.escape(key)}["']?\s*+[=\].]""")
        lines = (line for line in range(begin, later) if key and named.match(self._lines[line]))
        return PersonsError.entry(self._path, next(lines, begin) + 1, what)

    def entry(self, number: int, given: Mapping[str, object]) -> Person:
        """Return an entry. Raises PersonsError."""
        for title in given:
            if title not in _KEYS:
                raise self.wrong(number, f"«{title}» gibt es nicht; möglich sind {', '.join(_KEYS)}", title)
        for title in ("name", "role", "kind", "same_as"):
            if not isinstance(given.get(title, ""), str):
                raise self.wrong(number, f'{title} muss Text in Anführungszeichen sein, etwa {title} = "…"', title)
        name = " ".join(str(given.get("name", "")).split())
        if not name:
            raise self.wrong(number, 'dem Eintrag fehlt sein Name; bitte name = "…" ergänzen', "name")
        role = given.get("role")
        aliases = self._aliases(number, name, given.get("aliases", []))
        return Person(name, aliases, None if role is None else str(role), self._kind(number, given.get("kind")))

    def _aliases(self, number: int, name: str, aliases: object) -> tuple[str, ...]:
        """Return the further names of an entry. Raises PersonsError, also when one of its names is another's."""
        if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
            raise self.wrong(number, 'aliases muss eine Liste sein, etwa aliases = ["Maier"]', "aliases")
        for alias in dict.fromkeys([name, *aliases]):
            owner, owned = self._owners.setdefault(key(alias), (number, name))
            if owner != number:
                what = f"«{alias}» gehört schon zu «{owned}»; ein Name kann nur für einen Eintrag stehen"
                raise self.wrong(number, what, "name" if alias == name else "aliases")
        return tuple(aliases)

    def _kind(self, number: int, given: object) -> SpeakerKind | None:
        """Return what an entry says of the kind of speaker. Raises PersonsError."""
        told = english("kind", given) if isinstance(given, str) else given
        kind: SpeakerKind | None = next((kind for kind in get_args(SpeakerKind) if kind == told), None)
        if given is not None and kind not in KINDS:
            raise self.wrong(number, f"kind «{given}» gibt es nicht; möglich sind {', '.join(KINDS)}", "kind")
        return kind
