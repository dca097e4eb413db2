"""Rows that wait until all articles are read, because a later one may tell more about them (``--link``).

They wait in a file without a name, which goes with the process; memory holds the quotations alone.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quotes.data import SPEECH, SpeakerKind
from quotes.errors import cause
from quotes.files import FileError
from quotes.table.columns import Row

if TYPE_CHECKING:
    from quotes.checking.linking import Note, Said

_KINDS: tuple[SpeakerKind, ...] = ("person", "organisation", "group", "document", "unnamed")
_TEXTS = ("quote", "document", "id", "speaker", "role")
_OPTION = "--link"


class Linked:
    """Holds the rows of each article, and gives them back in their order with what the others tell."""

    def __init__(self, *, fill: bool) -> None:
        """Begin without any. ``fill``: put the names that other articles give into the cells, too."""
        self._fill = fill
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass")  # noqa: SIM115
        self._rows: list[Said] = []
        self.named = 0  # rows of which another article names the speaker

    def hold(self, rows: Sequence[Row], aside: Sequence[Row], *, fixed: bool) -> None:
        """Take the rows of an article. ``fixed``: they stay as they are. Raises FileError on a full disk."""
        from quotes.checking.linking import Said

        try:
            self._file.write(json.dumps([rows, aside, fixed], ensure_ascii=False) + "\n")
        except OSError as error:
            raise FileError.unwritable(_OPTION, tempfile.gettempdir(), cause(error)) from error
        for row in rows:
            if row["type"] in SPEECH:
                kind: SpeakerKind = next((each for each in _KINDS if each == row["kind"]), "empty")
                quote, document, ident, speaker, role = (str(row[name]) for name in _TEXTS)
                self._rows.append(Said(quote, document, ident, speaker, kind, int(row["certainty"]), role))

    def release(self) -> Iterator[tuple[list[Row], list[Row]]]:
        """Yield the rows of each article, and those beside the table."""
        from quotes.checking.linking import notes

        told = notes(self._rows)
        self._file.seek(0)
        for line in self._file:
            rows, aside, fixed = json.loads(line)
            if not fixed:
                rows = [self._noted(row, told.get((row["id"], row["document"]))) for row in rows]
            yield rows, aside
        self._file.close()

    def drop(self) -> None:
        """Forget all."""
        self._file.close()

    def _noted(self, row: Row, note: Note | None) -> Row:
        """Return a row with what other articles tell about it."""
        if note is None or row["type"] not in SPEECH:
            return row
        row = row | {"reason": " ".join([*([str(row["reason"])] if row["reason"] else []), *note.sentences])}
        self.named += note.name is not None
        if note.name is None or not self._fill:
            return row
        name = note.name
        return row | {"speaker": name.speaker, "kind": name.kind, "role": name.role, "certainty": name.certainty}
