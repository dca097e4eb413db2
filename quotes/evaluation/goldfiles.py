"""Reads gold files: JSON, JSONL, either of them gzipped, and CSV. What an object is, its fields say.

| fields | what it is |
|---|---|
| ``originalText``, ``annotations`` | an article of the data set «german-news-quotation-attribution-2024» |
| ``doc``, ``quote_begin``, ``speaker`` | a canonical speaker |
| ``doc``, ``begin``, ``kind``, ``sure`` or ``speaker`` | a stretch in marks with its speaker: gold of the press |
| ``doc``, ``begin``, ``form``, ``speaker`` | a clause of indirect speech; other ``alt_spans`` may be taken for it |
| ``doc``, ``no_stretches`` | an article of the press that has none |
| ``doc``, ``begin``, ``kind`` | a stretch in marks |
| ``id``, ``text``, ``quotes`` | a case: a short text with its rows |
| ``doc``, ``quotes`` | the rows of an article that lies beside the file, or among the ``--articles`` |

A CSV file is the table of one article, the one of the same name, or with a column ``document``. With a column ``sure``
it is gold of the press: ``type`` tells the kind, and ``aliases`` and ``alternatives`` are parted by «|».
An object with ``doc`` may tell its ``house``, who published the article, and that it is ``invented`` (true): written
to measure by.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Self

from quotes.errors import InputError, UsageError
from quotes.evaluation import fields, goldtables
from quotes.evaluation.fields import Item
from quotes.evaluation.gold import (
    ROLES,
    SPEECH,
    Annotation,
    Gold,
    Indirect,
    Mark,
    Press,
    Row,
    Speech,
    Text,
    Trap,
    Who,
    key,
)
from quotes.readers import plain

_SUFFIXES = (".json", ".jsonl", ".csv", ".json.gz", ".jsonl.gz")


class GoldError(UsageError):
    """Gold that cannot be used; nothing was measured."""

    @classmethod
    def at(cls, name: str, line: int, what: str) -> Self:
        """Name the place: the file and, if known, its line."""
        return cls(f"{name}{f', Zeile {line}' if line else ''}: {what}.")

    @classmethod
    def no_texts(cls, missing: Iterable[str]) -> Self:
        """Gold whose articles were not given."""
        names = sorted(missing)
        return cls(
            f"Zu {len(names)} Artikeln fehlt der Text, etwa zu «{names[0]}»; bitte den Datensatz mit angeben "
            "oder den Ordner der Artikel mit --articles."
        )


@dataclass
class _Heap:
    """What was found so far."""

    texts: dict[str, Text] = field(default_factory=dict)
    speeches: list[Speech] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    traps: list[Trap] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    press: list[Press] = field(default_factory=list)
    indirect: list[Indirect] = field(default_factory=list)
    bare: set[str] = field(default_factory=set)
    houses: dict[str, str] = field(default_factory=dict)
    invented: set[str] = field(default_factory=set)
    digests: list[bytes] = field(default_factory=list)  # of the files

    def gold(self) -> Gold:
        """Return it all."""
        return Gold(
            MappingProxyType(self.texts),
            tuple(self.speeches),
            tuple(self.marks),
            tuple(self.rows),
            tuple(self.traps),
            tuple(self.annotations),
            tuple(self.press),
            tuple(self.indirect),
            frozenset(self.bare),
            MappingProxyType(self.houses),
            frozenset(self.invented),
        )

    def fingerprint(self) -> str:
        """Return a digest of the files and of the articles' texts."""
        texts = [hashlib.sha256(f"{name}\0{text.text}".encode()).digest() for name, text in self.texts.items()]
        return hashlib.sha256(b"".join((*sorted(self.digests), *sorted(texts)))).hexdigest()[:16]


def read(paths: Iterable[str], articles: str | None = None) -> Gold:
    """Read gold files, or folders of them.

    Args:
        paths: files, and folders that are searched to the bottom for .json, .jsonl, .csv, and the first two as .gz.
        articles: a folder with the articles (.txt) that the gold itself does not hold.

    Raises:
        GoldError: a file cannot be read or is no gold.
    """
    tally = _Heap()
    for path in _files(paths):
        tally.digests.append(hashlib.sha256(content(path).encode()).digest())
        if path.suffix.lower() == ".csv":
            _read_csv(path, tally)
        else:
            for line, item in _items(path):
                _take(item, path, line, tally)
    if articles is not None:
        tally.texts.update(_articles(Path(articles), tally.gold().documents - tally.texts.keys()))
    return replace(tally.gold(), fingerprint=tally.fingerprint())


def _files(paths: Iterable[str]) -> Iterator[Path]:
    """Yield the files that are named, or lie in the folders that are."""
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found = sorted(inside for inside in path.rglob("*") if inside.name.lower().endswith(_SUFFIXES))
            if not found:
                raise GoldError.at(given, 0, f"Im Ordner liegt kein Gold; gesucht werden {', '.join(_SUFFIXES)}")
            yield from found
        elif path.is_file():
            yield path
        else:
            raise GoldError.at(given, 0, "nicht gefunden; bitte Namen und Ordner prüfen")


def content(path: Path) -> str:
    """Return the text of a file, unpacked if need be. Raises GoldError."""
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise GoldError.at(str(path), 0, "ist kein UTF-8") from None
    except (OSError, EOFError, zlib.error) as error:
        raise GoldError.at(str(path), 0, f"lässt sich nicht lesen ({error})") from error


def _items(path: Path) -> Iterator[tuple[int, Item]]:
    """Yield the objects of a JSON or JSONL file with their lines (0: not known)."""
    text = content(path)
    lines = list(enumerate(text.split("\n"), 1)) if ".jsonl" in path.name.lower() else [(0, text)]
    for line, part in lines:
        if not part.strip():
            continue
        try:
            made = json.loads(part)
        except (ValueError, RecursionError) as error:
            raise GoldError.at(str(path), line, "ist kein gültiges JSON") from error
        for item in made if isinstance(made, list) else [made]:
            if not isinstance(item, dict):
                raise GoldError.at(str(path), line, "erwartet wird ein Objekt mit Feldern")
            yield line, item


def _take(item: Item, path: Path, line: int, tally: _Heap) -> None:
    """Put one object where it belongs."""
    for names, take in _SORTS:
        if names <= item.keys():
            try:
                take(item, path, tally)
                if "house" in item:
                    tally.houses[key(fields.text(item["doc"]))] = fields.text(item["house"])
                if item.get("invented") is True:
                    tally.invented.add(key(fields.text(item["doc"])))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise GoldError.at(str(path), line, f"ein Feld fehlt oder passt nicht ({error!r})") from error
            return
    raise GoldError.at(str(path), line, "die Felder sind keine einer bekannten Art von Gold")


def _take_article(item: Item, path: Path, tally: _Heap) -> None:
    """Take an article of the data set."""
    document = key(fields.text(item.get("file", path.name.removesuffix(".gz"))))
    tally.texts[document] = Text(fields.text(item["originalText"]), tuple(fields.pieces(item.get("tokens", ()))))
    for found in item["annotations"]:
        quote = tuple(fields.pieces(found["quote"]["spans"]))
        if quote:
            roles = {role: tuple(fields.pieces((found.get(role) or {}).get("spans", ()))) for role in ROLES}
            words = [fields.text((found.get(role) or {}).get("text", "")) for role in ("speaker", "cue")]
            tally.annotations.append(
                Annotation(document, fields.text(found["type"]), quote, MappingProxyType(roles), *words)
            )


def _take_speech(item: Item, _: Path, tally: _Heap) -> None:
    """Take a canonical speaker."""
    tally.speeches.append(
        Speech(
            document=key(fields.text(item["doc"])),
            span=fields.span(item["quote_begin"], item["quote_end"]),
            who=fields.who(item),
            way=fields.text(item.get("attribution") or ""),
            kind=fields.text(item.get("speaker_kind") or ""),
            role=fields.maybe(item, "role"),
            is_speech=bool(item.get("is_speech", True)),
            is_duplicate="duplicate_of" in item,
        )
    )


def _take_mark(item: Item, _: Path, tally: _Heap) -> None:
    """Take a stretch in marks."""
    tally.marks.append(
        Mark(key(fields.text(item["doc"])), fields.span(item["begin"], item["end"]), fields.category(item["kind"]))
    )


def _take_press(item: Item, _: Path, tally: _Heap) -> None:
    """Take a stretch in marks with its speaker, who must be told of speech: null where a reader cannot know."""
    category = fields.category(item["kind"])
    tally.press.append(
        Press(
            document=key(fields.text(item["doc"])),
            span=fields.span(item["begin"], item["end"]),
            category=category,
            who=fields.who(item) if category in SPEECH else Who(""),
            way=fields.text(item.get("attribution") or ""),
            sure=fields.sure(item.get("sure")),
        )
    )


def _take_indirect(item: Item, _: Path, tally: _Heap) -> None:
    """Take a clause of indirect speech; its speaker is null where the text names nobody."""
    tally.indirect.append(
        Indirect(
            document=key(fields.text(item["doc"])),
            span=fields.span(item["begin"], item["end"]),
            form=fields.text(item["form"]),
            who=fields.who(item),
            others=tuple(fields.span(*ends) for ends in item.get("alt_spans") or ()),
            sure=fields.sure(item.get("sure")),
            is_optional=bool(item.get("optional", False)),
        )
    )


def _take_bare(item: Item, _: Path, tally: _Heap) -> None:
    """Take an article without stretches."""
    tally.bare.add(key(fields.text(item["doc"])))


def _take_case(item: Item, _: Path, tally: _Heap) -> None:
    """Take a short text with its rows."""
    document = key(fields.text(item["id"]))
    tally.texts[document] = Text(fields.text(item["text"]))
    _take_rows(item, document, tally)


def _take_rows_of(item: Item, path: Path, tally: _Heap) -> None:
    """Take the rows of an article that lies beside the file."""
    document = key(fields.text(item["doc"]))
    tally.texts.update(_articles(path.parent, {document}))
    _take_rows(item, document, tally)


def _take_rows(item: Item, document: str, tally: _Heap) -> None:
    """Take rows, and what must be none."""
    tally.rows += [
        Row(
            document=document,
            span=fields.span(row["begin"], row["end"]),
            type=fields.text(row["type"]),
            who=fields.who(row),
            way=fields.text(row.get("attribution") or ""),
            kind=fields.text(row.get("kind") or ""),
            cue=fields.maybe(row, "cue"),
            role=fields.maybe(row, "role"),
            group=fields.text(item.get("phenomenon", "")),
            is_optional=bool(row.get("optional", False)),
        )
        for row in item["quotes"]
    ]
    for trap in (*item.get("traps", ()), *item.get("not_statements", ())):
        tally.traps.append(Trap(document, fields.span(trap["begin"], trap["end"])))


_SORTS: tuple[tuple[frozenset[str], Callable[[Item, Path, _Heap], None]], ...] = (
    (frozenset({"originalText", "annotations"}), _take_article),
    (frozenset({"doc", "quote_begin", "speaker"}), _take_speech),
    (frozenset({"doc", "begin", "kind", "sure"}), _take_press),
    (frozenset({"doc", "begin", "kind", "speaker"}), _take_press),
    (frozenset({"doc", "begin", "kind"}), _take_mark),
    (frozenset({"doc", "begin", "form", "speaker"}), _take_indirect),
    (frozenset({"doc", "no_stretches"}), _take_bare),
    (frozenset({"id", "text", "quotes"}), _take_case),
    (frozenset({"doc", "quotes"}), _take_rows_of),
)


def _read_csv(path: Path, tally: _Heap) -> None:
    """Take a table as gold."""
    try:
        for record in goldtables.records(content(path), ("speaker", "type", "start", "end")):
            document = key(record.get("document") or path.stem)
            if record.get("house"):
                tally.houses[document] = record["house"]
            if record.get("sure") is None:
                tally.rows.append(goldtables.row(record, document))
            else:
                tally.press += goldtables.press(record, document)
    except (KeyError, TypeError, ValueError, csv.Error) as error:
        raise GoldError.at(str(path), 0, f"ist keine Tabelle mit speaker, type, start und end ({error!r})") from error


def _articles(folder: Path, wanted: Iterable[str]) -> dict[str, Text]:
    """Return the articles of a folder that are wanted, read as ``quotes extract`` reads them."""
    wanted = set(wanted)
    found = {}
    if not folder.is_dir():
        raise GoldError.at(str(folder), 0, "ist kein Ordner mit Artikeln")
    for path in sorted(folder.rglob("*.txt")) if wanted else ():
        if key(path.name) in wanted:
            try:
                found[key(path.name)] = Text(plain.read(path.read_bytes(), path.name)[0].text)
            except InputError as error:
                raise GoldError(str(error)) from error
            except OSError as error:
                raise GoldError.at(str(path), 0, f"lässt sich nicht lesen ({error.strerror})") from error
    return found
