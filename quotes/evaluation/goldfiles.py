"""Reads gold files: JSON, JSONL, either of them gzipped, and CSV. What an object is, its fields say.

| fields | what it is |
|---|---|
| ``originalText``, ``annotations`` | an article of the data set «german-news-quotation-attribution-2024» |
| ``doc``, ``quote_begin``, ``speaker`` | a canonical speaker |
| ``doc``, ``begin``, ``kind`` | a stretch in marks |
| ``id``, ``text``, ``quotes`` | a case: a short text with its rows |
| ``doc``, ``quotes`` | the rows of an article that lies beside the file, or among the ``--articles`` |

A CSV file is the table of one article, the one of the same name, or with a column ``document``.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from quotes.data import Span
from quotes.errors import InputError, UsageError
from quotes.evaluation.gold import MARK_CATEGORIES, ROLES, Annotation, Gold, Mark, Row, Speech, Text, Trap, Who, key
from quotes.readers import plain

_SUFFIXES = (".json", ".jsonl", ".csv", ".json.gz", ".jsonl.gz")
Item = Mapping[str, Any]


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
        if path.suffix.lower() == ".csv":
            _read_csv(path, tally)
        else:
            for line, item in _items(path):
                _take(item, path, line, tally)
    gold = Gold(
        MappingProxyType(tally.texts),
        tuple(tally.speeches),
        tuple(tally.marks),
        tuple(tally.rows),
        tuple(tally.traps),
        tuple(tally.annotations),
    )
    if articles is not None:
        tally.texts.update(_articles(Path(articles), gold.documents - tally.texts.keys()))
    return gold


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
    for fields, take in _SORTS:
        if fields <= item.keys():
            try:
                take(item, path, tally)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise GoldError.at(str(path), line, f"ein Feld fehlt oder passt nicht ({error!r})") from error
            return
    raise GoldError.at(str(path), line, "die Felder sind keine einer bekannten Art von Gold")


def _take_article(item: Item, path: Path, tally: _Heap) -> None:
    """Take an article of the data set."""
    document = key(_text(item.get("file", path.name.removesuffix(".gz"))))
    tally.texts[document] = Text(_text(item["originalText"]), tuple(_pieces(item.get("tokens", ()))))
    for found in item["annotations"]:
        quote = tuple(_pieces(found["quote"]["spans"]))
        if quote:
            roles = {role: tuple(_pieces((found.get(role) or {}).get("spans", ()))) for role in ROLES}
            words = [_text((found.get(role) or {}).get("text", "")) for role in ("speaker", "cue")]
            tally.annotations.append(Annotation(document, _text(found["type"]), quote, MappingProxyType(roles), *words))


def _take_speech(item: Item, _: Path, tally: _Heap) -> None:
    """Take a canonical speaker."""
    tally.speeches.append(
        Speech(
            document=key(_text(item["doc"])),
            span=_span(item["quote_begin"], item["quote_end"]),
            who=_who(item),
            way=_text(item.get("attribution") or ""),
            kind=_text(item.get("speaker_kind") or ""),
            role=_maybe(item, "role"),
            is_speech=bool(item.get("is_speech", True)),
            is_duplicate="duplicate_of" in item,
        )
    )


def _take_mark(item: Item, _: Path, tally: _Heap) -> None:
    """Take a stretch in marks."""
    if item["kind"] not in MARK_CATEGORIES:
        message = f"kind: {item['kind']}"
        raise ValueError(message)
    tally.marks.append(Mark(key(_text(item["doc"])), _span(item["begin"], item["end"]), item["kind"]))


def _take_case(item: Item, _: Path, tally: _Heap) -> None:
    """Take a short text with its rows."""
    document = key(_text(item["id"]))
    tally.texts[document] = Text(_text(item["text"]))
    _take_rows(item, document, tally)


def _take_rows_of(item: Item, path: Path, tally: _Heap) -> None:
    """Take the rows of an article that lies beside the file."""
    document = key(_text(item["doc"]))
    tally.texts.update(_articles(path.parent, {document}))
    _take_rows(item, document, tally)


def _take_rows(item: Item, document: str, tally: _Heap) -> None:
    """Take rows, and what must be none."""
    tally.rows += [
        Row(
            document=document,
            span=_span(row["begin"], row["end"]),
            type=_text(row["type"]),
            who=_who(row),
            way=_text(row.get("attribution") or ""),
            kind=_text(row.get("kind") or ""),
            cue=_maybe(row, "cue"),
            role=_maybe(row, "role"),
            group=_text(item.get("phenomenon", "")),
            is_optional=bool(row.get("optional", False)),
        )
        for row in item["quotes"]
    ]
    for trap in (*item.get("traps", ()), *item.get("not_statements", ())):
        tally.traps.append(Trap(document, _span(trap["begin"], trap["end"])))


_SORTS: tuple[tuple[frozenset[str], Callable[[Item, Path, _Heap], None]], ...] = (
    (frozenset({"originalText", "annotations"}), _take_article),
    (frozenset({"doc", "quote_begin", "speaker"}), _take_speech),
    (frozenset({"doc", "begin", "kind"}), _take_mark),
    (frozenset({"id", "text", "quotes"}), _take_case),
    (frozenset({"doc", "quotes"}), _take_rows_of),
)


def _read_csv(path: Path, tally: _Heap) -> None:
    """Take a table as gold."""
    text = content(path)
    try:
        tally.rows += [
            Row(
                document=key(row.get("document") or path.stem),
                span=_span(int(row["start"]), int(row["end"])),
                type=row["type"],
                who=Who(row["speaker"]),
                way=row.get("attribution") or "",
                kind=row.get("kind") or "",
                cue=row.get("cue"),
                role=row.get("role"),
            )
            for row in records(text, ("speaker", "type", "start", "end"))
        ]
    except (KeyError, TypeError, ValueError, csv.Error) as error:
        raise GoldError.at(str(path), 0, f"ist keine Tabelle mit speaker, type, start und end ({error!r})") from error


def records(text: str, columns: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield the records of a CSV text, parted by semicolons or commas.

    Raises KeyError where it lacks one of the ``columns``, csv.Error where it is no CSV.
    """
    head = text.split("\n", 1)[0]
    csv.field_size_limit(1 << 30)  # a quotation may be as long as its article
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    missing = set(columns) - set(table.fieldnames or ())
    if missing:
        raise KeyError(min(missing))
    yield from table


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


def _text(value: object) -> str:
    """Return a field that must be text."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _maybe(item: Item, name: str) -> str | None:
    """Return a field that may lack, or be null where there is none in the text; then it counts as empty."""
    return _text(item[name] or "") if name in item else None


def _who(item: Item) -> Who:
    """Return the speaker of an object."""
    aliases, others = (
        tuple(_text(name or "") for name in item.get(names) or ()) for names in ("aliases", "alternatives")
    )
    return Who(_text(item["speaker"] or ""), aliases, others)


def _pieces(items: Iterable[Item]) -> Iterator[Span]:
    """Yield the spans of the data set."""
    for item in items:
        yield _span(item["charBegin"], item["charEnd"])


def _span(start: object, end: object) -> Span:
    """Return a span. Raises ValueError for one that cannot be."""
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end:
        message = f"{start} bis {end}"
        raise ValueError(message)
    return Span(start, end)
