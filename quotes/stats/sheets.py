"""The counts as CSV for a German Excel: a file a table, or all of them as one long table for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from quotes.stats import Group, Stats
from quotes.table.columns import Row
from quotes.writers.csv import DIALECTS, CsvFormat

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "total": "gesamt",
        "speaker": "sprecher",
        "kind": "quellen",
        "gender": "geschlecht",
        "party": "parteien",
        "role": "rollen",
        "document": "artikel",
        "period": "zeit",
    }
)
"""What the tables are about, and how their files are called."""

_COUNTS = ("utterances", "rows", "words", "words_percent")
_TYPES = ("direct", "partial", "indirect")  # utterances, as the next two
_SOURCES = ("unnamed", "unknown")
_DATES = ("first", "last")
_HEARD = ("women", "women_words", "men", "men_words", "no_gender", "no_party")
_SHARES = (*_HEARD, "kinds", "parties")  # the last two as text: «SPD 3, CDU 2»
_COLUMNS: Mapping[str, Sequence[str]] = {
    "total": (*_COUNTS, "documents", "speakers", *_TYPES, *_SOURCES, *_DATES, *_SHARES),
    "speaker": ("speaker", "kind", "roles", *_COUNTS, "documents", *_TYPES, *_DATES, "gender", "party"),
    "kind": ("kind", *_COUNTS, "documents", "speakers", *_TYPES, *_HEARD),
    "gender": ("gender", *_COUNTS, "documents", "speakers", *_TYPES, "kinds", "parties"),
    "party": ("party", *_COUNTS, "documents", "speakers", *_TYPES, *_HEARD, "kinds"),
    "role": ("role", *_COUNTS, "documents", "speakers", *_TYPES, *_HEARD),
    "document": ("document", *_COUNTS, "speakers", *_TYPES, *_SOURCES, *_DATES, *_SHARES),
    "period": ("period", *_COUNTS, "documents", "speakers", *_TYPES, *_SOURCES, *_SHARES),
}
LONG = (
    "section",
    "name",
    "kind",
    "roles",
    "rows",
    "utterances",
    "words",
    "words_percent",
    "documents",
    "speakers",
    *_TYPES,
    *_SOURCES,
    *_DATES,
    *_SHARES,
    "gender",
    "party",
)
"""The columns of the long table; ``section`` says what a row is about."""


def places(given: str) -> dict[str, str]:
    """Return where the table of each section goes: beside the given name, or into the given folder."""
    path = Path(given)
    if given.endswith(("/", "\\")) or path.is_dir():
        return {section: str(path / f"{name}.csv") for section, name in SECTIONS.items()}
    return {section: str(path.with_name(f"{path.stem}-{name}{path.suffix}")) for section, name in SECTIONS.items()}


def table(stats: Stats, section: str) -> str:
    """Return the table of a section."""
    form = CsvFormat(DIALECTS["excel-de"], _COLUMNS[section])
    return form.head() + form.body(_rows(stats, [section]))


def long(stats: Stats) -> str:
    """Return everything that was counted as one table, a row a group."""
    form = CsvFormat(DIALECTS["excel-de"], LONG)
    return form.head() + form.body(_rows(stats, SECTIONS))


def _rows(stats: Stats, sections: Iterable[str]) -> Iterator[Row]:
    groups: Mapping[str, Sequence[Group]] = {
        "total": (stats.total,),
        "speaker": stats.speakers,
        "kind": stats.kinds,
        "gender": stats.genders,
        "party": stats.parties,
        "role": stats.roles,
        "document": stats.documents,
        "period": stats.periods,
    }
    for section in sections:
        for group in groups[section]:
            yield _row(section, group, stats.total.words)


def _told(counts: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts)


def _row(section: str, group: Group, all_words: int) -> Row:
    return {
        "section": section,
        "name": group.name,
        "kind": group.kind if section in {"speaker", "kind"} else "",
        "roles": ", ".join(group.roles) if section == "speaker" else "",
        "rows": group.rows,
        "utterances": group.utterances,
        "words": group.words,
        "words_percent": round(100 * group.words / all_words) if all_words else 0,
        "documents": group.documents,
        "speakers": group.speakers,
        "direct": group.direct,
        "partial": group.partial,
        "indirect": group.indirect,
        "unnamed": group.unnamed,
        "unknown": group.unknown,
        "first": group.first,
        "last": group.last,
        "women": group.women,
        "women_words": group.women_words,
        "men": group.men,
        "men_words": group.men_words,
        "no_gender": group.no_gender,
        "no_party": group.no_party,
        "kinds": _told(group.kinds),
        "parties": _told(group.parties),
        "gender": "w" if group.women else "m" if group.men else "",
        "party": group.parties[0][0] if group.parties else "",
        section: group.name,  # under the name of what the table is about
    }
