"""What was measured, with what, on what, in one line: figures can be compared only where these agree.

After the signatures of SacreBLEU (Post 2018).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

_SHORT = 8  # hexadecimal digits of a digest that the line shows

_LABELS = {"model": "modell", "lexicon": "wortlisten", "table": "tabelle", "gold": "gold"}


@dataclass(frozen=True, slots=True)
class Signature:
    """Digests of all that decides on the figures; empty where it played no part."""

    version: str
    gold: str  # of its files and the articles' texts
    types: str  # of the rows
    model: str = ""
    lexicon: str = ""
    table: str = ""  # that was measured instead of what the model finds

    def line(self) -> str:
        """Return it in one line."""
        digests = [f"{label}:{told[:_SHORT]}" for name, label in _LABELS.items() if (told := getattr(self, name))]
        return "|".join((f"quotes:{self.version}", *digests, f"arten:{self.types}"))

    def data(self) -> dict[str, str]:
        """Return it for JSON, digests in full."""
        return asdict(self)
