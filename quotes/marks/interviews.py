"""Interview lines: what follows a speaker's label and needs no marks («SPIEGEL: …», «M. D.: …», «Frage: …»).

A label counts only where labels take turns: at least two of them, one of them twice, in three paragraphs, one mostly
behind another, and what follows them must be answers: sentences that end, among them a question, or two who speak more
than once. So lists («Steuern: …», «Rente: …»), credits («Text: …», «Fotos: …»), headings («Deichbau: Kosten steigen»)
are no interviews. Where a label's words stand in marks («Nele: „…“»), these tell what is said: the rest of such a
paragraph is the reporter's, and so is what follows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes import lexicon, patterns
from quotes.data import Span, Stretch
from quotes.marks.nesting import placed

_LABEL = patterns.compile(
    r"""(?:[-–—]\s*)?
    (?P<name>\p{Lu}[\p{L}.'’&/-]*                                  # SPIEGEL, M., Frage
      (?:[ \u00a0](?:\p{Lu}[\p{L}.'’&/-]*|von|van|de|der|zu|und)){0,3})  # D., von der Heide
    [ \u00a0]?:[ \t\u00a0]+(?=\S)""",
    patterns.VERBOSE,
)
_LEAST_LABELLED = 3  # paragraphs with a label that make an interview
_MOST_SPEAKERS = 6  # different labels; a list of topics has more
_IN_MARKS = frozenset("„“”\"«»‚‘‹›'")  # begin what a label says in marks
_ENDED = patterns.compile(r"[.!?…:][“”\"«»’)\]]*\s*$")
_QUESTION = patterns.compile(r"\?[“”\"«»’)\]]*(?:\s|$)")
_LEAST_TAKEN = 0.3  # of the paragraphs from the first label to the last; in a report a few have one
_HEADING = 12  # words of a heading at most, which ends without a mark

_Labelled = Mapping[int, tuple[Span, Span]]  # number of a paragraph → its label, its body


@dataclass(frozen=True, slots=True)
class Turn:
    """One labelled paragraph, or an unlabelled one that goes on with the turn before."""

    label: Span
    body: Span
    paragraph: int  # 1-based
    group: int


def label_of(text: str, paragraph: Span) -> tuple[Span, Span] | None:
    """Return the label at a paragraph's start and the rest of the paragraph, or None."""
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    first = match["name"].split()[0].lower()
    if first in lexicon.closed("no_labels") or first in lexicon.tagged("interview_labels.txt", "other"):
        return None
    return Span(*match.span("name")), Span(match.end(), paragraph.end)


def turns(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    """Return the turns of an interview in the order of the text; none when the article is no interview."""
    labelled = {number: found for number, span in enumerate(paragraphs) if (found := label_of(text, span)) is not None}
    counts = Counter(label.of(text) for label, _ in labelled.values())
    if not _is_interview(text, labelled, counts):
        return ()
    spoken: list[Turn] = []
    going_on = False  # whether an unlabelled paragraph goes on with the last turn
    for number in range(min(labelled), max(labelled) + 1):
        if number in labelled:
            label, body = labelled[number]
            going_on = text[body.start] not in _IN_MARKS and _is_turn(text, label, body, counts)
            if going_on:
                spoken.append(Turn(label, body, number + 1, number + 1))
        elif going_on and not _is_heading(text, paragraphs[number]):
            spoken.append(Turn(spoken[-1].label, paragraphs[number], number + 1, spoken[-1].group))
    return tuple(spoken)


def _is_interview(text: str, labelled: _Labelled, counts: Mapping[str, int]) -> bool:
    """Tell whether labels are those of people who take turns; with each label, how many paragraphs it has."""
    speakers = {name for name, count in counts.items() if count >= 2}
    if len(labelled) < _LEAST_LABELLED or not 2 <= len(counts) <= _MOST_SPEAKERS or not speakers:
        return False
    if sum(counts[name] for name in speakers) * 3 < sum(counts.values()) * 2:  # less than two thirds take turns
        return False
    return _answers(text, labelled, speakers) and _alternate(text, labelled)


def _answers(text: str, labelled: _Labelled, speakers: set[str]) -> bool:
    """Tell whether the labelled paragraphs can be questions and answers."""
    bodies = [body for _, body in labelled.values()]
    ended = sum(_ENDED.search(text, max(body.start, body.end - 9), body.end) is not None for body in bodies)
    asked = any(_QUESTION.search(text, body.start, body.end) is not None for body in bodies)
    dense = len(bodies) >= _LEAST_TAKEN * (max(labelled) - min(labelled) + 1)
    return ended * 3 >= len(bodies) * 2 and (asked or len(speakers) > 1) and dense


def _alternate(text: str, labelled: _Labelled) -> bool:
    """Tell whether labels mostly follow other labels, as those who take turns do."""
    names = [label.of(text) for label, _ in labelled.values()]
    return sum(one != other for one, other in pairwise(names)) * 2 >= len(names) - 1


def _is_turn(text: str, label: Span, body: Span, counts: Mapping[str, int]) -> bool:
    """Tell whether a label is that of somebody who speaks; one that stands only once may be a heading's first word."""
    return counts[label.of(text)] > 1 or _ENDED.search(text, max(body.start, body.end - 9), body.end) is not None


def _is_heading(text: str, paragraph: Span) -> bool:
    """Tell whether a paragraph is a heading: short, and without a mark at its end."""
    here = paragraph.of(text)
    return len(here) <= _HEADING * 12 and len(here.split()) <= _HEADING and _ENDED.search(here) is None


def with_turns(stretches: Sequence[Stretch], spoken: Sequence[Turn]) -> tuple[Stretch, ...]:
    """Return the stretches in marks with one more for each turn; marks inside a turn are nested in it.

    A turn that stands in marks as a whole is that stretch already.
    """
    if not spoken:
        return tuple(stretches)
    base = max((stretch.group for stretch in stretches), default=0)
    kept: list[tuple[Stretch, bool]] = [(stretch, False) for stretch in stretches]
    for turn in spoken:
        near = [stretch.span for stretch in stretches if stretch.span.meets(turn.body)]
        if all(turn.body.holds(span) and len(span) < len(turn.body) - 2 for span in near):
            kept.append((Stretch(turn.body, turn.body, turn.paragraph, base + turn.group, flags=("turn",)), True))
    return placed(kept)
