"""persons.toml: who is whom. A person writes it once; tables and later runs get its names, roles and kinds.

The file is a list of ``[[person]]``, each with ``name`` and, as far as they are wanted, ``aliases`` (names in tables
that mean the same), ``role`` and ``kind``. What an entry does not say stays as each row has it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Self, get_args

from quotes.data import Quotation, SpeakerKind
from quotes.errors import UsageError, cause
from quotes.table.columns import Row

KINDS: tuple[str, ...] = tuple(kind for kind in get_args(SpeakerKind) if kind != "empty")
_SHOWN = 8  # mentions, roles and similar names told in a draft
_KEYS = ("name", "aliases", "role", "kind")
_ENTRY = re.compile(r"\s*\[\[\s*person\s*\]\]")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")

_HEAD = """\
# Wer ist wer: geschrieben von «quotes persons», zum Bearbeiten in jedem Texteditor.
#
# Jeder Block [[person]] steht für einen Sprecher:
#   name     der Name, der in die Tabelle kommt
#   aliases  Namen in der Tabelle, die dieselbe Person meinen; sie werden zu name
#   role     Amt oder Rolle; fehlt die Zeile, behält jedes Zitat die seine
#   kind     person, organisation, group, document oder unnamed; fehlt die Zeile, bleibt es, wie es ist
#
# Zwei zusammenlegen: den einen Block löschen und seinen Namen beim anderen in aliases setzen, etwa
#   aliases = ["Maier", "Ministerin Maier"]
#
# Anwenden: quotes apply TABELLE --persons persons.toml -o neu.csv
# oder gleich beim Suchen: quotes extract ARTIKEL --persons persons.toml -o zitate.csv
"""


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
        names = {_key(name): entry for entry in entries for name in (*entry.aliases, entry.name)}
        return cls(entries, MappingProxyType(names))

    def of_name(self, name: str) -> Person | None:
        """Return who goes by a name, upper and lower case and blanks aside; None: nobody in the file."""
        return self._by_name.get(_key(name)) if name else None

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
        return changed if changed != row else row

    def quotation(self, quotation: Quotation) -> Quotation:
        """Return a quotation with the name, role and kind of the file (what ``extract --persons`` does)."""
        said = quotation.attribution
        person = self.of_name(said.speaker)
        if person is None:
            return quotation
        role = said.role if person.role is None else person.role
        kind = said.kind if person.kind is None else person.kind
        return replace(quotation, attribution=replace(said, speaker=person.name, role=role, kind=kind))


def _key(name: str) -> str:
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


# reading ---------------------------------------------------------------------------------------------------


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
    for key in found:
        if key != "person":
            raise check.wrong(-1, f"«{key}» gehört nicht in die Datei; jeder Eintrag beginnt mit [[person]]", key)
    given = found.get("person", [])
    if not isinstance(given, list) or not all(isinstance(entry, dict) for entry in given):
        raise check.wrong(-1, "vor jedem Eintrag muss [[person]] mit doppelten Klammern stehen", "person")
    return Persons.of([check.entry(number, entry) for number, entry in enumerate(given)])


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
        for key in given:
            if key not in _KEYS:
                raise self.wrong(number, f"«{key}» gibt es nicht; möglich sind {', '.join(_KEYS)}", key)
        for key in ("name", "role", "kind"):
            if not isinstance(given.get(key, ""), str):
                raise self.wrong(number, f'{key} muss Text in Anführungszeichen sein, etwa {key} = "…"', key)
        name = " ".join(str(given.get("name", "")).split())
        if not name:
            raise self.wrong(number, 'dem Eintrag fehlt sein Name; bitte name = "…" ergänzen', "name")
        aliases = given.get("aliases", [])
        if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
            raise self.wrong(number, 'aliases muss eine Liste sein, etwa aliases = ["Maier"]', "aliases")
        for alias in dict.fromkeys([name, *aliases]):
            owner, owned = self._owners.setdefault(_key(alias), (number, name))
            if owner != number:
                what = f"«{alias}» gehört schon zu «{owned}»; ein Name kann nur für einen Eintrag stehen"
                raise self.wrong(number, what, "name" if alias == name else "aliases")
        kind: SpeakerKind | None = next((kind for kind in get_args(SpeakerKind) if kind == given.get("kind")), None)
        if "kind" in given and kind not in KINDS:
            what = f"kind «{given['kind']}» gibt es nicht; möglich sind {', '.join(KINDS)}"
            raise self.wrong(number, what, "kind")
        role = given.get("role")
        return Person(name, tuple(aliases), None if role is None else str(role), kind)


# drafting --------------------------------------------------------------------------------------------------


def draft(rows: Sequence[Row]) -> str:
    """Return the draft of a persons file: an entry for each speaker of a table, those with most quotations first."""
    by_key: dict[str, list[Row]] = {}  # names that differ by case or blanks only are one: the file finds them so
    for row in rows:
        name = _one_line(str(row["speaker"]))
        if name:
            by_key.setdefault(_key(name), []).append(row)
    by_name = {_one_line(str(rows[0]["speaker"])): rows for rows in by_key.values()}
    names = sorted(by_name, key=lambda name: -len(by_name[name]))
    alike = _Alike(names)
    blocks = ["\n".join(_block(name, by_name[name], alike.to(name))) + "\n" for name in names]
    return "\n".join([_HEAD, *blocks])


def _block(name: str, rows: Sequence[Row], alike: Iterable[str]) -> Iterator[str]:
    documents = len({row["document"] for row in rows})
    quotations = f"{len(rows)} Zitat" + "e" * (len(rows) != 1)
    yield f"# {quotations} in {documents} Artikel" + "n" * (documents != 1)
    mentions = dict.fromkeys(_one_line(str(row["mention"])) for row in rows if row["mention"])
    if mentions:
        yield "# im Text: " + ", ".join(f"«{mention}»" for mention in list(mentions)[:_SHOWN])
    for other in alike:
        yield f"# vielleicht dieselbe Person wie «{_one_line(other)}»"
    yield "[[person]]"
    yield f"name = {_text(name)}"
    yield "aliases = []"
    roles = [role for role, _ in Counter(str(row["role"]) for row in rows if row["role"]).most_common()]
    if len(roles) > 1:
        yield "# auch: " + ", ".join(f"«{_one_line(role)}»" for role in roles[1:_SHOWN])
    # several roles may all be right, each in its article: then the file does not choose
    yield f"role = {_text(roles[0])}" if len(roles) == 1 else f"# role = {_text(roles[0] if roles else '')}"
    kind = Counter(str(row["kind"]) for row in rows).most_common(1)[0][0]
    yield f"kind = {_text(kind)}" if kind in KINDS else '# kind = "person"'


class _Alike:
    """Names that may mean the same: all words of one stand in the other, as «Maier» in «Eva Maier»."""

    def __init__(self, names: Sequence[str]) -> None:
        self._words = {name: frozenset(_key(name).split()) for name in names}
        self._names: dict[str, list[str]] = {}  # by each of their words
        for name, words in self._words.items():
            for word in words:
                self._names.setdefault(word, []).append(name)

    def to(self, name: str) -> list[str]:
        """Return the first few names that may mean the same as ``name``."""
        mine = self._words[name]
        near = dict.fromkeys(other for word in mine for other in self._names[word] if other != name)
        return [other for other in near if mine <= self._words[other] or self._words[other] <= mine][:_SHOWN]


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _text(text: str) -> str:
    """Return a text as a TOML string."""
    escaped = "".join(
        f"\\{char}" if char in '"\\' else char if char.isprintable() else f"\\u{ord(char):04x}"
        for char in _one_line(text)
    )
    return f'"{escaped}"'
