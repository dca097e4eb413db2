"""The counts as a picture: who is quoted most, which sources, and over time where dates are known."""

from __future__ import annotations

import io
import textwrap
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from quotes._version import __version__
from quotes.data import SPEECH
from quotes.errors import UsageError
from quotes.stats import Group, Stats
from quotes.stats.text import GENDERS, KINDS, NO_PARTY, TYPES, number
from quotes.table.groups import told

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SUFFIXES = (".png", ".svg")
AUTHOR = f"quotes {__version__}"
"""What the picture says made it, by which quotes knows its own again."""

_Part = tuple[str, Sequence[Group], list[str]]  # the title of some bars, and what each is called
_TYPES = tuple((name, word) for name, word in TYPES.items() if name in SPEECH)
_COLOURS = {"direct": "#1f5a8a", "partial": "#e0a030", "indirect": "#8fb3a0"}  # told apart by the colour-blind too
_WIDTH, _LINES = 34, 6  # characters of a name beside its bar, on so many lines: only what no name is, is cut
_TICKS = 7  # names of periods below the timeline
_VALUES = 31  # periods with their numbers above them
_LINE = 0.3  # inches of a bar with its gap
_FURTHER = 0.17  # of each further line of a name
_ROOM = 1.4  # width of the axis by that of the longest bar: its numbers stand beside it


class PlotError(UsageError):
    """A picture that cannot be drawn."""

    @classmethod
    def no_matplotlib(cls) -> Self:
        """Say how the library of the extra is installed."""
        return cls("Für Bilder fehlt matplotlib; bitte mit «pip install 'quotes[plot]'» nachinstallieren.")


def draw(stats: Stats, suffix: str, top: int, *, heard: bool = True) -> bytes:
    """Return the picture as the bytes of a file, PNG or SVG by the ``suffix``, with the ``top`` speakers.

    ``heard``: whether the table has the columns gender and party, see quotes.stats.text.
    Raises PlotError without matplotlib.
    """
    try:
        from matplotlib.figure import Figure  # no pyplot: it would look for a screen
    except ImportError as error:
        raise PlotError.no_matplotlib() from error
    total, speakers = stats.total, stats.speakers[:top]
    rest = len(stats.speakers) - len(speakers)
    title = f"Die {len(speakers)} meistzitierten von {number(len(stats.speakers))} Sprechern" if rest else "Sprecher"
    parts: list[_Part] = [(title, speakers, [_wrapped(group.name) for group in speakers])]
    parts.append(("Art der Quellen", stats.kinds, [_wrapped(KINDS.get(each.name, each.name)) for each in stats.kinds]))
    parts += _heard(stats, top) if heard else []
    heights = [_inches(names) + 0.9 for *_, names in parts]
    if len(stats.periods) > 1:
        heights.append(2.4)
    figure = Figure(figsize=(9, sum(heights) + 0.9), layout="constrained")
    figure.suptitle(
        f"Wer wird wie oft zitiert?\n{told(total.utterances, total.rows, total.words)}, "
        f"{number(total.speakers)} Sprecher" + (f", {number(total.documents)} Artikel" if total.documents else "")
    )
    axes = figure.subplots(len(heights), 1, height_ratios=heights, squeeze=False)[:, 0]
    for place, (about, groups, names) in zip(axes, parts, strict=False):
        _bars(place, groups, names, about)
    if total.rows:
        axes[0].legend(loc="lower right", frameon=False)
    if len(stats.periods) > 1:
        _timeline(axes[-1], stats.periods)
    file = io.BytesIO()
    said = {"Creator": AUTHOR, "Date": None} if suffix == ".svg" else {"Software": AUTHOR}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name in letters that the font lacks has boxes, and nobody can do anything
        figure.savefig(file, format=suffix.removeprefix("."), dpi=120, metadata=said)
    return file.getvalue()


def _heard(stats: Stats, top: int) -> list[_Part]:
    """Return the bars of gender, and of the parties where any is told; who is unknown on top."""
    genders = sorted(stats.genders, key=lambda group: group.name != "unknown")
    parts: list[_Part] = []
    if genders:
        parts.append(("Geschlecht", genders, [GENDERS[group.name] for group in genders]))
    if stats.total.parties:
        parties = sorted(stats.parties, key=lambda group: group.name != "")[: top + 1]
        parts.append(("Parteien", parties, [_wrapped(group.name or NO_PARTY) for group in parties]))
    return parts


def _bars(axes: Axes, groups: Sequence[Group], names: Sequence[str], title: str) -> None:
    """Draw a bar a group, the longest on top: quotations by type, with their number and that of words at its end."""
    from matplotlib.ticker import MaxNLocator

    places = _places(names)
    _stack(axes, groups, places, lying=True)
    axes.set_yticks(places, names)
    axes.set_ylim((places[-1] if places else 0) + 0.6, -0.6)  # the first on top
    most = max((group.utterances for group in groups), default=1)
    for place, group in zip(places, groups, strict=True):
        said = f"{number(group.utterances)} {'Zitat' if group.utterances == 1 else 'Zitate'}"
        values = f"{said}, {number(group.words)} {'Wort' if group.words == 1 else 'Wörter'}"
        axes.text(group.utterances + most / 100, place, values, va="center", fontsize="small")
    axes.set_xlim(0, most * _ROOM)
    axes.set_title(f"{title}: Zitate nach Art, zitierte Wörter", loc="left", fontsize="medium", fontweight="bold")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.spines[["top", "right"]].set_visible(False)


def _timeline(axes: Axes, periods: Sequence[Group]) -> None:
    """Draw a column a period."""
    from matplotlib.ticker import MaxNLocator

    _stack(axes, periods, range(len(periods)), lying=False)
    if len(periods) <= _VALUES:
        for place, group in enumerate(periods):
            if group.utterances:
                axes.text(place, group.utterances, number(group.utterances), ha="center", va="bottom", fontsize="small")
    axes.margins(y=0.12)
    step = -(-len(periods) // _TICKS)
    axes.set_xticks(range(0, len(periods), step), [_when(group.name) for group in periods[::step]])
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_title("Zitate im Lauf der Zeit", loc="left", fontsize="medium", fontweight="bold")
    axes.spines[["top", "right"]].set_visible(False)


def _stack(axes: Axes, groups: Sequence[Group], places: Sequence[float], *, lying: bool) -> None:
    """Draw the quotations of each group at its place, the types one after the other."""
    begin = [0] * len(groups)
    for name, label in _TYPES:
        said = [getattr(group, name) for group in groups]
        if not any(said):
            continue
        if lying:
            axes.barh(places, said, left=begin, color=_COLOURS[name], label=label)
        else:
            axes.bar(places, said, bottom=begin, color=_COLOURS[name], label=label)
        begin = [a + b for a, b in zip(begin, said, strict=True)]


def _wrapped(name: str) -> str:
    """Return a name on lines that fit beside its bar, as matplotlib shows it: that typesets what is between $."""
    return "\n".join(textwrap.wrap(name, _WIDTH, max_lines=_LINES, placeholder=" …")).replace("$", r"\$")


def _inches(names: Sequence[str]) -> float:
    """Return how high bars with these names are."""
    return max(len(names), 2) * _LINE + sum(name.count("\n") for name in names) * _FURTHER


def _places(names: Sequence[str]) -> Sequence[float]:
    """Return where the bars lie, in units of a bar with a name of one line: a longer name takes its room."""
    places, at = [], 0.0
    for name in names:
        half = name.count("\n") * _FURTHER / _LINE / 2
        places.append(at + half)
        at += 1 + 2 * half
    return places


def _when(period: str) -> str:
    """Return a period as Germans write it: 22.11.2026, 11/2026, 2026."""
    parts = period.split("-")
    return ".".join(reversed(parts)) if len(parts) == 3 else "/".join(reversed(parts))
