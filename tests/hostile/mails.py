"""Mails whose headers or parts cost more than they are long."""

from __future__ import annotations

from hostile.base import Row

BODY = b"\r\n\r\n\xe2\x80\x9eJa\xe2\x80\x9c, sagte sie.\r\n"
TEXT = b"Subject: Ja\r\nContent-Type: text/plain; charset=utf-8\r\n"


def encoded_subject(n: int) -> bytes:
    """Make a subject of so many encoded words."""
    return b"From: a@example.org\r\nSubject: " + b" =?utf-8?q?=C3=A4?=" * n + BODY


def long_subject(n: int) -> bytes:
    """Make a subject of so many plain words, folded."""
    return b"From: a@example.org\r\nSubject:" + b"\r\n Landtag" * n + BODY


def addresses(n: int) -> bytes:
    """Make a list of so many senders."""
    return b"Subject: Ja\r\nFrom: " + b"Eva Maier <e@example.org>,\r\n " * n + b"x@example.org" + BODY


def odd_addresses(n: int) -> bytes:
    """Make a sender of brackets that nothing closes."""
    return b"Subject: Ja\r\nFrom: " + b'("<' * n + BODY


def parameters(n: int) -> bytes:
    """Make a type with so many parameters."""
    return (
        b"Subject: Ja\r\nFrom: x@example.org\r\nContent-Type: text/plain; charset=utf-8"
        + b"".join(b";\r\n p%d*%d*=x" % (number % 7, number) for number in range(n))
        + BODY
    )


def parts(n: int) -> bytes:
    """Make parts in parts, and lines that each of them has to look at."""
    head, depth = b"Subject: Ja\r\n", 200
    for number in range(depth):
        head += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number)
    return head + b"Content-Type: text/plain\r\n\r\n" + b"Ja.\r\n" * n


def date(n: int) -> bytes:
    """Make a date of so many digits."""
    return TEXT + b"Date: Tue, " + b"1" * n + b" Mar 2026 18:42:00 +0100" + BODY


ROWS = (
    Row("subject of encoded words", "b.eml", encoded_subject, 7_500, "560 KB took 6 GB"),
    Row("long subject", "b.eml", long_subject, 20_000, "more than linear"),
    Row("addresses", "b.eml", addresses, 5_000, "more than linear"),
    Row("addresses of open brackets", "b.eml", odd_addresses, 5_000, "recursion in the library"),
    Row("parameters of a type", "b.eml", parameters, 2_000, "more than linear"),
    Row("parts in parts", "b.eml", parts, 25_000, "each line was looked at two hundred times", told="verschachtelt"),
    Row("digits of a date", "b.eml", date, 25_000, "numbers of any length"),
)
