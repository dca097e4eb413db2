"""The draft of persons.toml: an entry for each speaker of a table, for a person to go on from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from quotes.data import SPEECH
from quotes.review import merges
from quotes.review.merges import Merge
from quotes.review.persons_file import KINDS, key
from quotes.table import ids
from quotes.table.columns import Row
from quotes.table.groups import Group, Tally

if TYPE_CHECKING:
    from tomlkit.items import Comment, Table

_SHOWN = 8  # mentions, roles and similar names that are told

_HEAD = """\
# Wer ist wer: geschrieben von «quotes persons», zum Bearbeiten in jedem Texteditor.
#
# Jeder Block [[person]] steht für einen Sprecher:
#   name     der Name, der in die Tabelle kommt
#   aliases  Namen in der Tabelle, die dieselbe Person meinen; sie werden zu name
#   role     Amt oder Rolle; fehlt die Zeile, behält jedes Zitat die seine
#   kind     person, organisation, group, document oder unnamed; fehlt die Zeile, bleibt es, wie es ist
#   same_as  der Name eines anderen Blocks, der dieselbe Person meint: beide werden eine, nach jenem Block
#
# Zwei zusammenlegen: Wo «# same_as = …» vorgeschlagen ist und stimmt, das «#» am Anfang der Zeile löschen
# (von mehreren nur bei einer).
# Sonst selbst eine solche Zeile schreiben, oder den Block löschen und seinen Namen beim anderen in aliases setzen:
#   aliases = ["Maier", "Ministerin Maier"]
#
# Anwenden: quotes apply TABELLE --persons persons.toml -o neu.csv
# oder gleich beim Suchen: quotes extract ARTIKEL --persons persons.toml -o zitate.csv
"""


def draft(rows: Sequence[Row]) -> str:
    """Return the draft of a persons file: an entry for each speaker of a table, those with most quotations first."""
    by_key: dict[str, list[Row]] = {}  # names that differ by case or blanks only are one: the file finds them so
    for row in rows:
        name = _one_line(str(row["speaker"]))
        if name:
            by_key.setdefault(key(name), []).append(row)
    by_name = {_one_line(str(rows[0]["speaker"])): rows for rows in by_key.values()}
    again = {(row["document"], row["id"]) for row, first in ids.once(rows) if not first}
    said = {name: _said(row for row in of if (row["document"], row["id"]) not in again) for name, of in by_name.items()}
    names = sorted(by_name, key=lambda name: (-said[name].utterances, -said[name].words))
    alike, suggested = _Alike(names), merges.suggested(by_name)
    blocks = [_block(name, by_name[name], said[name], alike.to(name), suggested.get(name, [])) for name in names]
    return "\n".join([_HEAD, *blocks])


def _block(name: str, rows: Sequence[Row], said: Group, alike: Iterable[str], suggested: Sequence[Merge]) -> str:
    """Return the entry of a speaker, with what a person wants to know of it as comments."""
    import tomlkit  # here, because only this writes

    about = tomlkit.document()
    for line in _about(rows, said, alike):
        about.add(tomlkit.comment(line))
    entry = tomlkit.table()
    entry.add("name", name)
    entry.add("aliases", [])
    for into, why in suggested[:_SHOWN]:
        entry.add(_comment(f"{_toml('same_as', into)}  # {why}"))
    _add_role(entry, rows)
    kind = Counter(str(row["kind"]) for row in rows).most_common(1)[0][0]
    if kind in KINDS:
        entry.add("kind", kind)
    else:
        entry.add(_commented("kind", "person"))
    entries = tomlkit.aot()
    entries.append(entry)
    return about.as_string() + tomlkit.dumps({"person": entries})


def _about(rows: Sequence[Row], said: Group, alike: Iterable[str]) -> Iterator[str]:
    """Yield what a table says of a speaker."""
    quotations = f"{said.utterances} Zitat" + "e" * (said.utterances != 1)
    yield f"{quotations} in {said.documents} Artikel" + "n" * (said.documents != 1)
    mentions = dict.fromkeys(_one_line(str(row["mention"])) for row in rows if row["mention"])
    if mentions:
        yield "im Text: " + ", ".join(f"«{mention}»" for mention in list(mentions)[:_SHOWN])
    for other in alike:
        yield f"vielleicht dieselbe Person wie «{_one_line(other)}»"


def _said(rows: Iterable[Row]) -> Group:
    """Count as quotes stats does it: an interrupted quotation once, scare quotes and titles not at all."""
    tally = Tally()
    for row in rows:
        if row["type"] in SPEECH:
            tally.add(row)
    return tally.group()


def _add_role(entry: Table, rows: Sequence[Row]) -> None:
    """Add the role. Several may all be right, each in its article: then the file does not choose."""
    roles = [_one_line(role) for role, _ in Counter(str(row["role"]) for row in rows if row["role"]).most_common()]
    if len(roles) == 1:
        entry.add("role", roles[0])
        return
    if roles:
        entry.add(_comment("auch: " + ", ".join(f"«{role}»" for role in roles[1:_SHOWN])))
    entry.add(_commented("role", roles[0] if roles else ""))


def _comment(text: str) -> Comment:
    import tomlkit

    return tomlkit.comment(text)


def _commented(key: str, value: str) -> Comment:
    """Return a line that says something once somebody takes its «#» away."""
    return _comment(_toml(key, value))


def _toml(key: str, value: str) -> str:
    import tomlkit

    return tomlkit.dumps({key: value}).strip()


class _Alike:
    """Names that may mean the same: all words of one stand in the other, as «Maier» in «Eva Maier»."""

    def __init__(self, names: Sequence[str]) -> None:
        self._words = {name: frozenset(key(name).split()) for name in names}
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
