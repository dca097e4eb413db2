"""The counts as a picture: who is quoted most, which sources, and over time where dates are known."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from quotes._version import __version__
from quotes.errors import UsageError
from quotes.stats import Group, Stats
from quotes.stats.text import KINDS, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SUFFIXES = (".png", ".svg")
AUTHOR = f"quotes {__version__}"
"""What the picture says made it, by which quotes knows its own again."""

_TYPES = (("direct", "wörtliche Rede"), ("partial", "einzelne Worte"), ("indirect", "indirekte Rede"))
_COLOURS = {"direct": "#1f5a8a", "partial": "#e0a030", "indirect": "#8fb3a0"}  # told apart by the colour-blind too
_LONGEST = 34  # characters of a name beside its bar
_TICKS = 12  # names of periods below the timeline
_LINE = 0.3  # inches of a bar with its gap


class PlotError(UsageError):
    """A picture that cannot be drawn."""

    @classmethod
    def no_matplotlib(cls) -> Self:
        """Say how the library of the extra is installed."""
        return cls("Für Bilder fehlt matplotlib; bitte mit «pip install 'quotes[plot]'» nachinstallieren.")


def draw(stats: Stats, suffix: str, top: int) -> bytes:
    """Return the picture as the bytes of a file, PNG or SVG by the ``suffix``, with the ``top`` speakers.

    Raises PlotError without matplotlib.
    """
    try:
        from matplotlib.figure import Figure  # no pyplot: it would look for a screen
    except ImportError as error:
        raise PlotError.no_matplotlib() from error
    total, speakers, kinds = stats.total, _by_rows(stats.speakers[:top]), _by_rows(stats.kinds)
    heights = [max(len(groups), 2) * _LINE + 0.9 for groups in (speakers, kinds)]
    if len(stats.periods) > 1:
        heights.append(2.4)
    figure = Figure(figsize=(9, sum(heights) + 0.9), layout="constrained")
    figure.suptitle(
        f"Wer wird wie oft zitiert?\n{number(total.utterances)} Zitate, {number(total.words)} Wörter, "
        f"{number(total.speakers)} Sprecher" + (f", {number(total.documents)} Artikel" if total.documents else "")
    )
    axes = figure.subplots(len(heights), 1, height_ratios=heights, squeeze=False)[:, 0]
    rest = len(stats.speakers) - len(speakers)
    title = f"Die {len(speakers)} meistzitierten von {number(len(stats.speakers))} Sprechern" if rest else "Sprecher"
    _bars(axes[0], speakers, [group.name for group in speakers], title)
    if total.rows:
        axes[0].legend(loc="lower right", frameon=False)
    _bars(axes[1], kinds, [KINDS.get(group.name, group.name) for group in kinds], "Art der Quellen")
    if len(stats.periods) > 1:
        _timeline(axes[2], stats.periods)
    file = io.BytesIO()
    said = {"Creator": AUTHOR, "Date": None} if suffix == ".svg" else {"Software": AUTHOR}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name in letters that the font lacks has boxes, and nobody can do anything
        figure.savefig(file, format=suffix.removeprefix("."), dpi=120, metadata=said)
    return file.getvalue()


def _by_rows(groups: Sequence[Group]) -> Sequence[Group]:
    """Return the groups by the length of their bars."""
    return sorted(groups, key=lambda group: (-group.rows, -group.words, group.name))


def _bars(axes: Axes, groups: Sequence[Group], names: Sequence[str], title: str) -> None:
    """Draw a bar a group, the longest on top: rows by type, with the number of words at its end."""
    from matplotlib.ticker import MaxNLocator

    places = range(len(groups))
    _stack(axes, groups, lying=True)
    axes.set_yticks(places, [_short(name) for name in names])
    axes.invert_yaxis()
    most = max((group.rows for group in groups), default=1)
    for place, group in zip(places, groups, strict=True):
        axes.text(group.rows + most / 100, place, f"{number(group.words)} Wörter", va="center", fontsize="small")
    axes.set_xlim(0, most * 1.15)
    axes.set_title(f"{title}: Zeilen nach Art", loc="left", fontsize="medium", fontweight="bold")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.spines[["top", "right"]].set_visible(False)


def _timeline(axes: Axes, periods: Sequence[Group]) -> None:
    """Draw a column a period."""
    from matplotlib.ticker import MaxNLocator

    _stack(axes, periods, lying=False)
    step = -(-len(periods) // _TICKS)
    axes.set_xticks(range(0, len(periods), step), [_when(group.name) for group in periods[::step]])
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_title("Zeilen im Lauf der Zeit", loc="left", fontsize="medium", fontweight="bold")
    axes.spines[["top", "right"]].set_visible(False)


def _stack(axes: Axes, groups: Sequence[Group], *, lying: bool) -> None:
    """Draw the rows of each group, the types one after the other."""
    begin = [0] * len(groups)
    for name, label in _TYPES:
        rows = [getattr(group, name) for group in groups]
        if not any(rows):
            continue
        if lying:
            axes.barh(range(len(groups)), rows, left=begin, color=_COLOURS[name], label=label)
        else:
            axes.bar(range(len(groups)), rows, bottom=begin, color=_COLOURS[name], label=label)
        begin = [a + b for a, b in zip(begin, rows, strict=True)]


def _short(name: str) -> str:
    """Return a name that fits beside its bar and means nothing to matplotlib, which typesets what is between $."""
    name = " ".join(name.split())
    return (name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…").replace("$", r"\$")


def _when(period: str) -> str:
    """Return a period as Germans write it: 22.11.2026, 11/2026, 2026."""
    parts = period.split("-")
    return ".".join(reversed(parts)) if len(parts) == 3 else "/".join(reversed(parts))
