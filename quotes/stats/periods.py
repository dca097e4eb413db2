"""Rows over time: by day, month or year, whichever gives a readable number of periods."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from quotes.table.columns import Row
from quotes.table.groups import Group, Tally

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?")  # 2026-11-22, maybe with a time; 2026-11; 2026
_DAY, _MONTH, _YEAR = 10, 7, 4  # characters of a date that name the period
_MOST_DAYS = 62
_MOST_MONTHS = 36
_MOST_YEARS = 400  # a span beyond that is one of wrong dates, and its gaps are not worth showing


def over_time(rows: Sequence[Row], *, indirect: bool = False) -> tuple[tuple[Group, ...], int]:
    """Return the periods without a gap, and the number of rows whose date is none.

    The unit is the finest that all dates have and that gives at most two months of days or three years of months.
    ``indirect``: the words of indirect speech count, too.
    """
    dated = [(date, row) for row in rows if (date := _date(str(row["date"])))]
    lost = len(rows) - len(dated)
    if not dated:
        return (), lost
    first, last = min(date for date, _ in dated), max(date for date, _ in dated)
    unit = min(_unit(first, last), *(len(date) for date, _ in dated))
    tallies = {name: Tally(name, indirect=indirect) for name in _names(first[:unit], last[:unit])}
    for date, row in dated:
        tallies.setdefault(date[:unit], Tally(date[:unit], indirect=indirect)).add(row)
    return tuple(tallies[name].group() for name in sorted(tallies)), lost


def _date(text: str) -> str:
    """Return the date in its plain form, as far as it is known; nothing if it is none."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return ""
    year, month, day = match.groups()
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join(part for part in (year, month, day) if part)


def _unit(first: str, last: str) -> int:
    """Return how many characters of a date name a period."""
    begin, end = _full(first), _full(last)
    if (end - begin).days < _MOST_DAYS:
        return _DAY
    return _MONTH if (end.year - begin.year) * 12 + end.month - begin.month < _MOST_MONTHS else _YEAR


def _full(date: str) -> dt.date:
    return dt.date.fromisoformat(f"{date}-01-01"[:_DAY] if len(date) == _YEAR else f"{date}-01"[:_DAY])


def _names(first: str, last: str) -> Iterator[str]:
    """Yield the names of all periods from the first to the last, also of those without rows."""
    begin, end = _full(first), _full(last)
    if len(first) == _DAY:
        for day in range((end - begin).days + 1):
            yield (begin + dt.timedelta(day)).isoformat()
    elif len(first) == _MONTH:
        for month in range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month):
            yield f"{month // 12:04}-{month % 12 + 1:02}"
    elif end.year - begin.year < _MOST_YEARS:
        for year in range(begin.year, end.year + 1):
            yield f"{year:04}"
