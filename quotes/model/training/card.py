"""The figures of the model card, out of what :mod:`quotes.model.training.measure` has written."""

from __future__ import annotations

from collections.abc import Mapping

Figures = Mapping[str, Mapping[str, float]]
MEASURED_ON = "500 zurückgehaltene Sätze aus UD German PUD und GSD; Namen: ein Fünftel von GermEval 2014 (test)"
_TOKENS, _TEXT, _NAMES = "gold tokens", "raw text", "names, GermEval"


def accuracy(figures: Figures) -> dict[str, float]:
    """Return the few figures that ``quotes models`` shows, in percent."""
    tokens, text, names = figures[_TOKENS], figures[_TEXT], figures[_NAMES]
    return {
        **{name: tokens[name] for name in ("UPOS", "UFeats", "UAS", "LAS", "nsubj", "Mood=Sub")},
        "sentences": text["sentences"],
        "NER": names["NER"],
        "PER": names["PER"],
    }


def table(now: Figures, before: Figures) -> str:
    """Return all figures as a table in Markdown, with those of the set ``before`` beside them."""
    lines = ["| part | figure | this set | first set |", "|---|---|---|---|"]
    for part, figures in now.items():
        for name, value in figures.items():
            old = before.get(part, {}).get(name)
            lines.append(f"| {part} | {name} | {value:.1f} | {'–' if old is None else f'{old:.1f}'} |")
    return "\n".join(lines)
