"""PDFs that are small on the disk and large in memory, or long to lay out."""

from __future__ import annotations

import zlib

from hostile.base import Row


def chained(n: int) -> bytes:
    """Make a page whose content is packed over and over: each time a thousandth of what was in it before."""
    content = b"BT /F1 9 Tf 72 720 Td (Ja) Tj ET\n" + b" " * (n * 1_000_000)
    return pages(zlib.compress(zlib.compress(content, 9), 9), b"/Filter[/FlateDecode/FlateDecode]")


def scattered(n: int) -> bytes:
    """Make a page whose letters stand anywhere, each by itself."""
    places = ((at * 7919 % 590, at * 104729 % 830) for at in range(n))
    return pages(b"BT /F1 6 Tf " + b" ".join(b"1 0 0 1 %d %d Tm (a) Tj" % place for place in places) + b" ET")


def shared(n: int) -> bytes:
    """Make pages that show the same letters, which stand in the file once."""
    line = b"(Der Hafen ist alt und wird nun im kommenden Jahr saniert, wie es heisst.) Tj T*\n"
    return pages(b"BT /F1 6 Tf 7 TL 20 780 Td\n" + line * 100 + b"ET", times=n)


def pages(content: bytes, packed: bytes = b"", times: int = 1) -> bytes:
    """Make a document of pages with the same content."""
    kids = b" ".join(b"%d 0 R" % (4 + number) for number in range(times))
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
    )
    return document(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, times),
            b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), packed, content),
            *[page] * times,
        ]
    )


def document(objects: list[bytes]) -> bytes:
    """Put objects into a PDF, the first being its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(out),
    )


ROWS = (
    Row("chained Flate streams", "b.pdf", chained, 100, "7 KB took 5 GB", told="ausgepackt mehr als"),
    Row("letters all over a page", "s.pdf", scattered, 5_000, "20,000 letters took 26 s"),
    Row("pages that share a stream", "t.pdf", shared, 100, "a page's letters count each time", told="Buchstaben"),
)
