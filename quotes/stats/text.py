"""The counts as people read them: tables of at most 80 columns for a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from quotes.stats import Group, Stats
from quotes.table.groups import told
from quotes.table.legend import vocabulary
from quotes.visible import visible

if TYPE_CHECKING:
    from rich.table import Table

TYPES, KINDS = vocabulary("type"), vocabulary("kind")
"""The types and the kinds of speakers in German, as in tables; «empty» is a source that the text does not tell."""

WIDTH = 80
_DOCUMENT = "Artikel"
_GAP = 2  # columns between two of a table
_COUNTS = ("Zitate", "Wörter", "% Wörter")
GENDERS = MappingProxyType(
    {"w": "Frauen", "m": "Männer", "unknown": "unbekannt", "several": "Gruppen", "body": "keine Person"}
)
"""What the groups of gender are called; who is unknown is one person, or nobody knows whom."""
NO_PARTY = "keine genannt"
_WIDEST = 9  # characters of a party above its column
_PARTIES = 4  # columns of parties over time: as many as fit beside a date


def percent(part: int, whole: int) -> str:
    """Return a share in German notation, without digits that a few rows do not bear: «12 %»; «–» of nothing."""
    return f"{100 * part / whole:.0f} %" if whole else "–"


def number(value: int) -> str:
    """Return a number in German notation: «1.204»."""
    return f"{value:,}".replace(",", ".")


def report(stats: Stats, top: int, *, colour: bool = False, heard: bool = True) -> str:
    """Return the counts for a terminal: the ``top`` groups of each table, at most 80 columns, plain unless ``colour``.

    ``heard``: whether the table has the columns gender and party; one of an older quotes has not.

    Only what was found has a table: without roles, documents or dates theirs are left out.
    """
    from rich.console import Console  # here, because help does not need it

    console = Console(
        file=io.StringIO(), width=WIDTH, force_terminal=colour, color_system="standard" if colour else None
    )
    for line in [*_summary(stats), *(_heard(stats.total) if heard else _NOT_HEARD if stats.total.rows else ())]:
        console.print(line, highlight=False, markup=False)
    for table in [*_tables(stats, top), *(_heard_tables(stats, top) if heard and stats.total.rows else ())]:
        console.print()
        console.print(table)
    file = console.file
    text = file.getvalue() if isinstance(file, io.StringIO) else ""
    return "".join(f"{line.rstrip()}\n" for line in text.split("\n")[:-1])


def _summary(stats: Stats) -> list[str]:
    total = stats.total
    parts = [
        told(total.utterances, total.rows, total.words),
        f"{number(total.speakers)} Sprecher",
        *([f"{number(total.documents)} Artikel"] if total.documents else ()),
    ]
    unnamed, unknown = percent(total.unnamed, total.utterances), percent(total.unknown, total.utterances)
    types = [(TYPES[name], getattr(total, name)) for name in ("direct", "partial", "indirect")]
    lines = [
        ", ".join(parts) + ".",
        f"Quellen ohne Namen: {unnamed} der Zitate; Sprecher unbekannt: {unknown}.",
        "Zitate nach Art: " + ", ".join(f"{name} {percent(few, total.utterances)}" for name, few in types if few) + ".",
    ]
    if total.rows > total.utterances:
        lines.append("Ein Zitat, das sein Redesatz unterbricht, hat mehrere Zeilen und zählt einmal.")
    if total.reported:
        words = _many(total.reported, "Wort", "Wörter")
        lines.append(f"Nicht gezählt, weil indirekt (--indirect zählt sie mit): {words}.")
    if stats.others:
        none = f"{TYPES['scare']}, {TYPES['title']}"
        lines.append(f"Nicht gezählt, weil keine Rede ({none}): {_many(stats.others, 'Zeile', 'Zeilen')}.")
    if stats.copies:
        copies = _many(stats.copies, "Zeile", "Zeilen")
        lines.append(f"Nicht gezählt, weil der Text schon zählt (--all zählt alle): {copies}.")
    if stats.periods and stats.undated:
        lines.append(f"Ohne Datum: {_many(stats.undated, 'Zeile', 'Zeilen')}.")
    return lines if total.rows else [lines[0], *lines[3:]]


_NOT_HEARD = (
    "Die Tabelle hat keine Spalten gender und party (Geschlecht, Partei), also keine Zahlen dazu;",
    "eine mit «quotes extract» neu gemachte hat sie.",
)


def _heard(total: Group) -> list[str]:
    """Return gender and party in a line each, the share that is unknown first."""
    if not total.rows:
        return []
    sure = total.women + total.men
    shares = f"; sonst Frauen {percent(total.women, sure)}, Männer {percent(total.men, sure)} (von {number(sure)})"
    party = ", ".join(f"{name} {number(many)}" for name, many in total.parties[:_PARTIES])
    return [
        f"Geschlecht unbekannt: {percent(total.no_gender, total.utterances)}{shares if sure else ''}.",
        f"Keine Partei genannt: {percent(total.no_party, total.utterances)}"
        + (f"; sonst {party}{', …' if len(total.parties) > _PARTIES else ''}." if party else "."),
    ]


def _heard_tables(stats: Stats, top: int) -> Iterator[Table]:
    """Yield the tables of gender and party: in all, by article, over time. Who is unknown stands first."""
    all_ = stats.total
    groups = sorted(stats.genders, key=lambda group: group.name != "unknown")
    lines = [(GENDERS[g.name], *_counts(g, all_), percent(g.utterances, all_.utterances)) for g in groups]
    yield _table("Geschlecht", ("Quelle",), (*_COUNTS, "% Zitate"), lines, len(lines))
    told = sorted(stats.parties, key=lambda group: group.name != "")
    if all_.parties:
        named = [
            (g.name or NO_PARTY, *_counts(g, all_), number(g.women), number(g.men), number(g.speakers))
            for g in told[: top + 1]
        ]
        yield _table("Parteien", ("Partei",), (*_COUNTS, "Frauen", "Männer", "Sprecher"), named, len(told))
    quoted = [group for group in stats.periods if group.rows]
    for about, name, shown, of in (
        ("je Artikel", _DOCUMENT, stats.documents[:top], len(stats.documents)),
        ("im Zeitverlauf", "Zeit", quoted, len(quoted)),
    ):
        if shown:
            yield _of_genders(f"Geschlecht {about}", name, shown, of)
        of_a_party = [group for group in (stats.documents if name == _DOCUMENT else quoted) if group.parties]
        if of_a_party:
            most = [party for party, _ in all_.parties[:_PARTIES]]
            few = of_a_party[:top] if name == _DOCUMENT else of_a_party
            yield _of_parties(f"Parteien {about}", name, few, len(of_a_party), most)


def _of_genders(title: str, name: str, groups: Sequence[Group], of: int) -> Table:
    """Return gender by document or period: shares of the quotations, and the words of women and men."""
    lines = [
        (
            g.name,
            percent(g.no_gender, g.utterances),
            percent(g.women, g.utterances),
            percent(g.men, g.utterances),
            number(g.women_words),
            number(g.men_words),
        )
        for g in groups
    ]
    return _table(title, (name,), ("unbekannt", "Frauen", "Männer", "Wörter w", "Wörter m"), lines, of)


def _of_parties(title: str, name: str, groups: Sequence[Group], of: int, parties: Sequence[str]) -> Table:
    """Return the quotations of the most quoted parties by document or period."""
    lines = [
        (
            g.name,
            percent(g.no_party, g.utterances),
            *(number(dict(g.parties).get(party, 0)) for party in parties),
            number(sum(many for party, many in g.parties if party not in parties)),
        )
        for g in groups
    ]
    heads = [party if len(party) <= _WIDEST else party[: _WIDEST - 1] + "…" for party in parties]
    return _table(title, (name,), ("keine", *heads, "andere"), lines, of)


def _many(value: int, one: str, many: str) -> str:
    return f"{number(value)} {one if value == 1 else many}"


def _tables(stats: Stats, top: int) -> Iterator[Table]:
    """Yield the tables that have something to say."""
    all_ = stats.total
    if stats.speakers:
        roles = any(group.roles for group in stats.speakers[:top])
        reach = not (roles and all_.indirect)  # there, the names need the room; the CSV has it all
        lines = [
            (
                *((g.name, "".join(g.roles[:1])) if roles else (g.name,)),
                *_counts(g, all_),
                *_types(g, all_),
                *((number(g.documents),) if reach else ()),
            )
            for g in stats.speakers[:top]
        ]
        names = ("Sprecher", "Rolle") if roles else ("Sprecher",)
        heads = (*_COUNTS, *_heads(all_), *(("Artikel",) if reach else ()))
        yield _table("Wer zitiert wird", names, heads, lines, len(stats.speakers))
    if stats.kinds:
        lines = [
            (KINDS.get(g.name, g.name), *_counts(g, all_), percent(g.utterances, all_.utterances)) for g in stats.kinds
        ]
        yield _table("Art der Quellen", ("Quelle",), (*_COUNTS, "% Zitate"), lines, len(lines))
    if stats.roles:
        lines = [(g.name, *_counts(g, all_), number(g.speakers)) for g in stats.roles[:top]]
        yield _table("Rollen", ("Rolle",), (*_COUNTS, "Sprecher"), lines, len(stats.roles))
    if stats.documents:
        yield _by_source("Je Artikel", _DOCUMENT, stats.documents[:top], len(stats.documents), all_)
    if stats.periods:
        quoted = [group for group in stats.periods if group.rows]
        yield _by_source("Zeitverlauf", "Zeit", quoted, len(quoted), all_)


def _by_source(title: str, name: str, groups: Sequence[Group], of: int, total: Group) -> Table:
    """Return the table of documents or periods."""
    lines = [
        (
            group.name,
            number(group.utterances),
            number(group.words),
            number(group.speakers),
            *_types(group, total),
            percent(group.unnamed, group.utterances),
        )
        for group in groups
    ]
    return _table(title, (name,), ("Zitate", "Wörter", "Sprecher", *_heads(total), "ohne Namen"), lines, of)


def _heads(total: Group) -> tuple[str, ...]:
    """Return the heads of the shares of types: indirect speech has a column where there is some."""
    return (TYPES["direct"], TYPES["indirect"]) if total.indirect else (TYPES["direct"],)


def _types(group: Group, total: Group) -> tuple[str, ...]:
    """Return the shares of types; see ``_heads``."""
    direct, indirect = (percent(few, group.utterances) for few in (group.direct, group.indirect))
    return (direct, indirect) if total.indirect else (direct,)


def _counts(group: Group, total: Group) -> tuple[str, str, str]:
    """Return utterances, words, and the share of all words; see ``_COUNTS``."""
    return number(group.utterances), number(group.words), percent(group.words, total.words)


def _table(title: str, left: Sequence[str], right: Sequence[str], lines: Sequence[tuple[str, ...]], of: int) -> Table:
    """Return a table: texts on the left, numbers on the right. ``of``: how many lines there would be."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    rest = of - len(lines)
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        caption=f"… und {number(rest)} weitere" if rest else None,
        caption_justify="left",
        caption_style="",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    widths = _widths(left, right, lines)
    for name in left:
        table.add_column(name, no_wrap=True)
    for name in right:
        table.add_column(name, justify="right", no_wrap=True)
    for line in lines:
        texts = (_fitted(cell, width, is_path=left[0] == _DOCUMENT) for cell, width in zip(line, widths, strict=False))
        table.add_row(*map(Text, (*texts, *line[len(widths) :])))  # Text: brackets in a name are no markup
    return table


def _widths(left: Sequence[str], right: Sequence[str], lines: Sequence[tuple[str, ...]]) -> Sequence[int]:
    """Return how wide the texts on the left may be, so that all numbers have their place; the first gets the most."""
    numbers = [max(map(len, cells)) for cells in zip(right, *(line[len(left) :] for line in lines), strict=True)]
    free = WIDTH - sum(numbers) - _GAP * (len(left) + len(right) - 1)
    return (free,) if len(left) == 1 else (free * 3 // 5, free - free * 3 // 5)


def _fitted(text: str, width: int, *, is_path: bool) -> str:
    """Return a text cut to the width in columns of a terminal; of a path, the end says more than the beginning."""
    from rich.cells import cell_len

    text = visible(" ".join(text.split()))
    if cell_len(text) <= width:
        return text
    text = text[-width:] if is_path else text[:width]  # no character is narrower than a column
    while cell_len(text) >= width:
        text = text[1:] if is_path else text[:-1]
    return "…" + text if is_path else text.rstrip() + "…"
