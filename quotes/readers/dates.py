"""Dates of the usual forms to YYYY-MM-DD: the day as the sender's clock had it."""

from __future__ import annotations

import email.utils
import re

_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")


def of_mail(text: str) -> str:
    """Return the day of a date as mails and RSS write it («Tue, 17 Mar 2026 18:42:00 +0100»), else the text itself."""
    try:
        return email.utils.parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return of_iso(text)


def of_iso(text: str) -> str:
    """Return the day of a date as XML writes it («20260317T184200+0100», «2026-03-17»), else the text itself."""
    found = _ISO.match(text)
    return "-".join(found.groups()) if found else " ".join(text.split())
