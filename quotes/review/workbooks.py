"""Workbooks that somebody has worked in: which one a corrected table is written into, and what cannot come along."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quotes.review.keeping import KeepingError
from quotes.table import reading
from quotes.table.files import WORKBOOKS
from quotes.writers import workbook

_NAMED = 3  # lines named in a message


def base(paths: Sequence[str], output: str | None) -> Path | None:
    """Return the workbook whose sheets, colours and notes stay: the last of the inputs that somebody has worked in."""
    edited = [Path(path) for path in paths if path != reading.STDIN and workbook.is_edited(Path(path))]
    return edited[-1] if edited and is_workbook(output) else None


def is_workbook(output: str | None) -> bool:
    """Tell whether an output has sheets."""
    return output is not None and output.lower().endswith(".xlsx")


def stays_whole(path: str, output: str | None) -> bool:
    """Tell whether a workbook that somebody has worked in can take a table in and lose nothing."""
    chosen = base([path], output)
    return chosen is not None and output == path and not workbook.losses(chosen)


def check_whole(output: str) -> None:
    """Raise KeepingError if a workbook would lose what it holds beside its sheets by taking a table in."""
    lost = workbook.losses(Path(output)) if base([output], output) is not None else []
    if lost:
        raise KeepingError.workbook(output, ", ".join(lost))


def left_behind(loaded: reading.Loaded, paths: Sequence[str], output: str | None) -> list[str]:
    """Return in German sentences what of the inputs will not stand in the output."""
    chosen = base(paths, output)
    told = _nameless(loaded, kept=chosen is not None and Path(loaded.name) == chosen)
    if not is_workbook(output):
        return [*told, *_table_only(loaded, output)]
    for path in paths:
        if chosen is None or path == reading.STDIN or not workbook.is_edited(Path(path)):
            continue
        if Path(path) == chosen:
            lost = workbook.losses(chosen)
            told += [f"{path}: Nicht mit kommen {', '.join(lost)}; sie bleiben nur dort."] * bool(lost)
            continue
        there = workbook.own_sheets(chosen)
        sheets = [sheet for sheet in workbook.own_sheets(Path(path)) if sheet not in there]
        what = "Farben und Notizen" + (f" und das Blatt «{'», «'.join(sheets)}»" if sheets else "")
        told.append(f"{path}: Nicht mit kommen {what}; die Tabelle sieht aus wie {chosen}.")
    return told


def _nameless(loaded: reading.Loaded, *, kept: bool) -> list[str]:
    """Tell what stands in columns without a name, which only the workbook itself keeps beside its rows."""
    lines = loaded.loose if kept else loaded.nameless
    if not lines:
        return []
    where = ("Zeile " if len(lines) == 1 else "Zeilen ") + ", ".join(map(str, lines[:_NAMED]))
    more = f" und {len(lines) - _NAMED} weitere" if len(lines) > _NAMED else ""
    what = f"was unter Spalten ohne Überschrift steht ({where}{more})"
    cure = "bitte es auf ein eigenes Blatt setzen" if kept else "bitte den Spalten Namen geben"
    return [f"{loaded.name}: Nicht mit kommt, {what}; {cure}."]


def _table_only(loaded: reading.Loaded, output: str | None) -> list[str]:
    """Tell what only a workbook can hold."""
    if loaded.format not in WORKBOOKS:
        return []
    many = "Zeile" if len(loaded.aside) == 1 else "Zeilen"
    rows = f" («Kein Zitat»: {len(loaded.aside)} {many})" if loaded.aside else ""
    place = output if output and output != reading.STDIN else "die Standardausgabe"
    return [f"{loaded.name}: In {place} kommt nur die Tabelle; alle anderen Blätter{rows} und Farben bleiben dort."]
