"""Whether a run that ``--resume`` names was done already, and nothing has come since."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quotes import batch, readers
from quotes.cli.console import count, say


def is_finished(target: Path | None, sources: Sequence[readers.Source], *, quiet: bool) -> bool:
    """Tell whether the run to be resumed was done, and no article has come or changed since; say so, unless ``quiet``.

    Args:
        target: its table, None where that is no file.
        sources: the articles.
        quiet: say nothing.
    """
    done = batch.finished(target) if target is not None else None
    if done is None or not sources:
        return False
    newer = sum(_is_newer(source, done) for source in sources)
    if not quiet and newer:
        inputs = count(newer, "Eingabe ist", "Eingaben sind")
        say(f"Der frühere Lauf war fertig, aber {inputs} neuer als seine Tabelle: von vorn.")
    elif not quiet:
        say(
            "Es gibt nichts fortzusetzen: Der Lauf ist fertig, und keine Eingabe ist neuer als "
            f"{target}; für einen neuen Lauf --resume weglassen."
        )
    return not newer


def _is_newer(source: readers.Source, then: float) -> bool:
    """Tell whether a file was saved after a moment; of what is no file, nobody knows."""
    try:
        return source.path is None or source.path.stat().st_mtime > then
    except OSError:
        return True
