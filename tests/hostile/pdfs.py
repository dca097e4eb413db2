"""PDFs that are small on the disk and large in memory, or long to lay out."""

from __future__ import annotations

import zlib

from hostile.base import Row


def chained(n: int) -> bytes:
    """Make a page whose content is packed over and over: each time a thousandth of what was in it before."""
    content = b"BT /F1 9 Tf 72 720 Td (Ja) Tj ET\n" + b" " * (n * 1_000_000)
    packed = zlib.compress(zlib.compress(content, 9), 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
        ),
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    return document(objects)


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


ROWS = (Row("chained Flate streams", "b.pdf", chained, 100, "7 KB took 5 GB"),)
