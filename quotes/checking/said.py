"""Who says in the source what a draft quotes, and whether that is who the draft says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from quotes.checking.check import Finding, Found
from quotes.data import Quotation, Span, SpeakerKind


class Named(Protocol):
    """Whoever somebody says it is."""

    @property
    def speaker(self) -> str:
        """The name; empty where nobody is named."""
        ...

    @property
    def kind(self) -> SpeakerKind:
        """What it is."""
        ...


PLACES = 3  # sources of one quotation that are asked who speaks there


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody says in a source."""

    span: Span
    speaker: str
    kind: SpeakerKind
    indirect: bool = False

    @classmethod
    def of(cls, row: Quotation, by: int = 0) -> Voice:
        """Return the voice of a row; ``by``: where the text that it was found in begins in its source."""
        span = Span(row.start + by, row.end + by)
        return cls(span, row.speaker, row.kind, row.type == "indirect")


def asked(findings: Iterable[Finding]) -> dict[int, list[Span]]:
    """Return the sources that must be asked who speaks, by number, with the places there."""
    places: dict[int, list[Span]] = {}
    for finding in findings:
        for found in finding.found[:PLACES]:
            places.setdefault(found.text, []).append(found.span)
    return places


def voiced(finding: Finding, voices: Mapping[int, Sequence[Voice]]) -> Finding:
    """Return a finding with who says it in the source, that place first where it is who the draft says."""
    told = [(found, _voice(voices.get(found.text, ()), found.span)) for found in finding.found[:PLACES]]
    heard = [(found, voice) for found, voice in told if voice is not None]
    if not heard:
        return finding
    agreeing = [each for each in heard if agree(finding.claim, each[1])]
    named = [each for each in heard if each[1].speaker]
    first, voice = (agreeing or named or heard)[0]
    other = not agreeing and bool(named) and all(contradict(finding.claim, each) for _, each in named)
    remarks = [f"Entwurf: {finding.claim.speaker}. Quelle: {voice.speaker}"] * other
    if len(heard) == len(told) and all(each.indirect for _, each in heard):
        remarks.append("in der Quelle nur als indirekte Rede")
    return replace(
        finding,
        found=_ahead(finding.found, first),
        speaker=voice.speaker,
        elsewhere=other,
        remarks=(*remarks, *finding.remarks),
    )


def _ahead(found: Sequence[Found], first: Found) -> tuple[Found, ...]:
    return (first, *(each for each in found if each is not first))


def _voice(voices: Sequence[Voice], place: Span) -> Voice | None:
    """Return what is said at a place: the smallest that holds it, or what has most of it; in marks before reported."""
    meeting = [voice for voice in voices if voice.span.meets(place)]
    holding = [voice for voice in meeting if voice.span.holds(place)]
    if holding:
        return min(holding, key=lambda voice: (voice.indirect, len(voice.span)))
    shares = [(_common(voice.span, place), not voice.indirect, voice) for voice in meeting]
    best = max(shares, key=lambda each: each[:2], default=None)
    return best[2] if best is not None and 2 * best[0] >= len(place) else None


def _common(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def agree(claim: Named, voice: Named) -> bool:
    """Tell whether draft and source name the same one."""
    one, two = _names(claim.speaker), _names(voice.speaker)
    if not one or not two:
        return False
    return one <= two or two <= one or _initials(one, voice.speaker) or _initials(two, claim.speaker)


def contradict(claim: Named, voice: Named) -> bool:
    """Tell whether they name two that cannot be one: two persons, or two organisations, of different names."""
    alike = claim.kind == voice.kind and claim.kind in {"person", "organisation"}
    if not alike or not claim.speaker or agree(claim, voice):
        return False
    return claim.kind == "person" or not _names(claim.speaker) & _names(voice.speaker)


def _names(speaker: str) -> frozenset[str]:
    return frozenset(speaker.casefold().replace("-", " ").split())


def _initials(short: frozenset[str], long: str) -> bool:
    """Tell whether a name is the other's first letters: «DB» of «Deutscher Bund»."""
    return len(short) == 1 and "".join(word[0] for word in long.casefold().split()) == next(iter(short))
