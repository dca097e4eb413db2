"""Dates of the usual forms to YYYY-MM-DD: the day as the sender's clock had it."""

from __future__ import annotations

import email.utils
import re
from functools import lru_cache

_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_EITHER = re.compile(r"\s*(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/\d+")  # 3 April or 4 March?
_LONGEST = 60  # characters of a cell that is a date


def of_mail(text: str) -> str:
    """Return the day of a date as mails and RSS write it («Tue, 17 Mar 2026 18:42:00 +0100»), else the text itself."""
    try:
        return email.utils.parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return of_text(text)


def of_iso(text: str) -> str:
    """Return the day of a date as XML writes it («20260317T184200+0100», «2026-03-17»), else the text itself."""
    found = _ISO.match(text)
    return "-".join(found.groups()) if found else " ".join(text.split())


@lru_cache(maxsize=4096)  # an archive has the same days again and again
def of_text(text: str) -> str:
    """Return the day of a date as people and databases write it («22. Nov. 2026, 14:05 Uhr»), else the text itself.

    Only a whole date is one: not «November 2026», not «gestern»; nor 3/4/2026, of which nobody knows what is the month.
    """
    if _ISO.match(text) or not any(map(str.isdigit, text)) or len(text) > _LONGEST or _EITHER.match(text):
        return of_iso(text)
    # dateparser, which trafilatura brings along: it knows the names of months and days in all their spellings. Imported
    # here, because few files need it.
    import dateparser

    found = dateparser.parse(
        text,
        languages=["de", "en"],
        settings={"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]},
    )
    return found.date().isoformat() if found else " ".join(text.split())
