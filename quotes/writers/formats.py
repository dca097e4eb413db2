"""Which formats there are, and by which suffixes they are chosen."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType

from quotes.table import glance, legend
from quotes.table.columns import Headers, Row, titles
from quotes.writers import jsontext, parquet, xlsx
from quotes.writers.base import Form
from quotes.writers.csv import DIALECTS, CsvFormat
from quotes.writers.errors import OutputError
from quotes.writers.markdown import MarkdownFormat
from quotes.writers.spool import Spool


@dataclass(frozen=True, slots=True)
class Format:
    """A format by name."""

    name: str
    suffixes: tuple[str, ...]
    is_text: bool = True  # can go to standard output


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        form.name: form
        for form in (
            Format("csv", (".csv",)),
            Format("xlsx", (".xlsx",), is_text=False),
            Format("jsonl", (".jsonl", ".ndjson")),
            Format("json", (".json",)),
            Format("parquet", (".parquet",), is_text=False),
            Format("md", (".md", ".markdown")),
        )
    }
)
_BY_SUFFIX: Mapping[str, Format] = MappingProxyType(
    {suffix: form for form in FORMATS.values() for suffix in form.suffixes}
)


def choose(output: str | None, name: str | None) -> Format:
    """Return the format of a table at ``output`` (None: standard output), called ``name`` or told by the suffix.

    Raises OutputError when there is no such format, when name and suffix contradict each other, or when the format
    needs a file or a library that is not there.
    """
    if name is not None and name not in FORMATS:
        raise OutputError.unknown_format_name(name, tuple(FORMATS))
    named = None if name is None else FORMATS[name]
    chosen = (named or FORMATS["csv"]) if output is None else _for_file(output, named)
    if output is None and not chosen.is_text:
        raise OutputError.format_needs_file(chosen.name)
    if chosen.name == "parquet" and importlib.util.find_spec("pyarrow") is None:
        raise OutputError.no_pyarrow()
    return chosen


def _for_file(output: str, named: Format | None) -> Format:
    """Return the format of a file, which name and suffix must agree about. Raises OutputError."""
    told = _BY_SUFFIX.get(PurePath(output).suffix.lower())
    chosen = named or told
    if chosen is None:
        raise OutputError.unknown_format(output, tuple(form.suffixes[0] for form in FORMATS.values()))
    if told is not None and told is not chosen:
        raise OutputError.format_against_suffix(chosen.name, output)
    return chosen


def form(chosen: Format, dialect: str, headers: Headers, extra: tuple[str, ...] = ()) -> Form:
    """Return what turns rows into the format. ``dialect``: for CSV; ``extra``: columns after ours, by their names."""
    names = titles(headers) | {column: column for column in extra}
    match chosen.name:
        case "csv":
            return CsvFormat(DIALECTS[dialect], tuple(names), tuple(names.values()))
        case "xlsx":
            return Spool(xlsx.XlsxMaker(names, headers))
        case "jsonl":
            return jsontext.JsonlFormat(names)
        case "json":
            return jsontext.JsonFormat(names)
        case "parquet":
            return Spool(parquet.ParquetMaker(names))
        case _:
            return MarkdownFormat(names)


def shown(chosen: Format, headers: Headers) -> Callable[[Row], Row]:
    """Return what makes of a row the row as the format shows it in this language."""
    if headers == "en" or chosen.name == "xlsx":  # a workbook also counts by what stands in a row, and does it later
        return lambda row: row
    if chosen.name in {"csv", "md"}:
        return lambda row: legend.german_row(glance.bare(row))
    return legend.german_row  # for programs: every column has one type, also in German
