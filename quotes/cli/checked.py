"""What ``quotes check`` found, for the terminal: the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quotes.checking import STATES, Finding
from quotes.cli.console import count
from quotes.visible import visible

_RED, _YELLOW, _GREEN, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[32m", "\x1b[1m", "\x1b[0m"
_LONGEST = 400  # letters of a quotation shown


def listed(findings: Sequence[Finding], *, colour: bool) -> str:
    """Return a block for each finding; ``colour``: for a terminal that shows it."""
    return "".join(f"{line}\n" for finding in findings for line in _block(finding, colour=colour))


def summary(findings: Sequence[Finding]) -> str:
    """Return how many there are of each state."""
    sums = Counter(each.state for each in findings)
    parts = [f"{sums[state]} {state}" for state in reversed(STATES) if sums[state]]
    turned = sum(each.turned for each in findings)
    parts += [f"{turned} davon mit oder ohne Verneinung"] * bool(turned)
    parts += [f"{other} in der Quelle von jemand anderem"] if (other := sum(e.elsewhere for e in findings)) else []
    return f"{count(len(findings), 'Zitat', 'Zitate')}: {', '.join(parts)}."


def _block(finding: Finding, *, colour: bool) -> Iterator[str]:
    claim = finding.claim
    where = f"{claim.document}, Zeichen {claim.start} bis {claim.end}" if claim.start >= 0 else claim.document
    where = where if claim.start >= 0 else f"{where}, Überschrift"
    name = f" · {claim.speaker}" if claim.speaker else ""
    yield f"{_state(finding, colour=colour)}  „{_short(claim.quote)}“{_one_line(name)}  ({_one_line(where)})"
    if finding.found:
        first = finding.found[0]
        said = f" · {finding.speaker}" if finding.speaker else ""
        source = f"{first.document}{said}"
        shown = "" if finding.state == "wörtlich" else f" «{_short(first.quote)}»"
        yield f"    Quelle:{shown} {_one_line(source)}" if shown else f"    Quelle: {_one_line(source)}"
    if finding.difference:
        yield f"    {_red(_one_line(finding.difference), colour=colour and (finding.turned or finding.elsewhere))}"


def _state(finding: Finding, *, colour: bool) -> str:
    word = finding.state + (" (Verneinung!)" if finding.turned else "")
    if not colour:
        return word
    tone = _GREEN if finding.holds else _RED if finding.turned or finding.elsewhere else _YELLOW
    return f"{_BOLD}{tone}{word}{_PLAIN}"


def _red(text: str, *, colour: bool) -> str:
    return f"{_RED}{text}{_PLAIN}" if colour else text


def _short(text: str) -> str:
    text = " ".join(text.split())
    return visible(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()) if "\n" in text else text)
