"""Floors: how bad a figure may become before a check fails. Kept in a small TOML file, written by the evaluation.

``[at_least]`` holds figures that must not fall, ``[at_most]`` such that must not rise, both in percent and by the names
of :meth:`quotes.evaluation.figures.Report.percents`. A floor is only ever lowered (a ceiling raised) on demand.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from quotes.errors import UsageError
from quotes.evaluation.figures import number, percent

_HEAD = """\
# Floors of the figures in percent: what «quotes evaluate … --floors» demands.
# Written by --write-floors; whoever lowers one (--lower) gives the reason in the commit.
"""
_BAD = (".wrong", ".empty", ".open")  # ends of the names of figures that had better be small


class FloorError(UsageError):
    """Floors that cannot be used, or must not be written."""

    @classmethod
    def unreadable(cls, name: str, cause: str) -> Self:
        """Name the file and what is wrong with it."""
        return cls(f"--floors: «{name}» sind keine Schwellen ({cause}).")

    @classmethod
    def lowered(cls, worse: tuple[str, ...]) -> Self:
        """Name the figures that have become worse."""
        return cls(
            f"--write-floors: schlechter als bisher, nichts geschrieben (trotzdem: --lower): {'; '.join(worse)}."
        )


@dataclass(frozen=True, slots=True)
class Floors:
    """What is demanded of figures, in percent."""

    at_least: Mapping[str, float]
    at_most: Mapping[str, float]
    source: str = _HEAD  # the file that they come from, with its comments; or its head

    def missed(self, percents: Mapping[str, float]) -> tuple[str, ...]:
        """Return a German phrase for each figure that does not hold, one that was not measured included."""
        found = []
        for demands, sign, word in ((self.at_least, 1, "mindestens"), (self.at_most, -1, "höchstens")):
            for name, demanded in demands.items():
                value = percents.get(name)
                if value is None or sign * value < sign * demanded:
                    found.append(f"{name}: {percent(value)}, verlangt {word} {number(demanded)} %")
        return tuple(found)

    def moved(self, percents: Mapping[str, float], *, lower: bool) -> Floors:
        """Return the floors that the figures reach now, in whole percent; those not measured stay.

        Raises FloorError where that would lower one, unless ``lower``.
        """
        worse = self.missed({**self.at_least, **self.at_most, **percents})
        if worse and not lower:
            raise FloorError.lowered(worse)
        return Floors(
            {name: math.floor(percents.get(name, old)) for name, old in self.at_least.items()},
            {name: math.ceil(percents.get(name, old)) for name, old in self.at_most.items()},
            self.source,
        )

    def text(self) -> str:
        """Return the floors as TOML: the file that they come from, its comments and order kept, with these numbers."""
        import tomlkit  # here, because only this writes

        document = tomlkit.parse(self.source)
        for title, demands in (("at_least", self.at_least), ("at_most", self.at_most)):
            if title not in document:
                if document.as_string().strip():
                    document.add(tomlkit.nl())
                document.add(title, tomlkit.table())
            section = document[title]
            for name, value in demands.items():
                section[name] = int(value) if float(value).is_integer() else value
        return document.as_string()


def parse(text: str, name: str) -> Floors:
    """Return the floors of a TOML text; ``name`` is for messages. Raises FloorError."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FloorError.unreadable(name, str(error)) from error
    demands = [content.pop(title, {}) for title in ("at_least", "at_most")]
    if content or not all(isinstance(part, dict) and all(map(_is_number, part.values())) for part in demands):
        raise FloorError.unreadable(name, "erwartet werden [at_least] und [at_most] mit Zahlen")
    at_least, at_most = map(MappingProxyType, demands)
    return Floors(at_least, at_most, text)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def of_figures(percents: Mapping[str, float]) -> Floors:
    """Return floors for all figures, where there are none yet."""
    return Floors(
        {name: math.floor(value) for name, value in percents.items() if not name.endswith(_BAD)},
        {name: math.ceil(value) for name, value in percents.items() if name.endswith(".wrong")},
    )
