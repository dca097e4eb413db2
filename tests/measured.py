"""Small golds and rows for the tests of ``quotes evaluate``, and what is measured of them."""

from __future__ import annotations

from quotes.data import Span
from quotes.evaluation import evaluate
from quotes.evaluation.figures import F1, Verdicts
from quotes.evaluation.found import Found, by_document
from quotes.evaluation.gold import Annotation, Speech, Who
from quotes.evaluation.tallies import Judged

MAIER = Who("Eva Maier", ("Maier",), ("Rat der Stadt",))


def row(start, end, speaker="", type_="direct", **more):
    return Found("a", Span(start, end), type_, speaker, **more)


def report(gold, *rows):
    return evaluate(gold, by_document(rows)).report


def figures(gold, *rows):
    """Give «section.figure»: what is right, of how many."""
    found = {}
    for section in report(gold, *rows).sections:
        for figure in section.figures:
            name = f"{section.key}.{figure.key}"
            if isinstance(figure, Verdicts):
                found[name] = (figure.right, figure.wrong, figure.empty)
            elif isinstance(figure, F1):
                found[name] = (figure.hits, figure.found, figure.gold)
            else:
                found[name] = (figure.right, figure.of)
    return found


# canonical speakers


def speech(start, end, who=MAIER, way="explicit", **more):
    return Speech("a", Span(start, end), who, way, "person", **more)


# the public data set


TEXT = "„Der Deich hält“, sagte Petra Harms. „Mehr nicht“, fügte sie hinzu."
TOKENS = tuple(Span(*place) for place in (
    (0, 1), (1, 4), (5, 10), (11, 15), (15, 16), (16, 17), (18, 23), (24, 29), (30, 35), (35, 36),
    (37, 38), (38, 42), (43, 48), (48, 49), (49, 50), (51, 56), (57, 60), (61, 67), (67, 68),
))  # fmt: skip


def spans(*words):
    found = [TEXT.index(word) for word in words]
    return tuple(Span(start, start + len(word)) for start, word in zip(found, words, strict=True))


def annotated(quote, speaker, *cue, kind="Direct"):
    roles = {"speaker": spans(speaker) if speaker else (), "cue": spans(*cue), "addressee": (), "frame": ()}
    return Annotation("a", kind, spans(quote), roles, speaker, " ".join(cue))


HARMS = annotated("„Der Deich hält“", "Petra Harms", "sagte")
SHE = annotated("„Mehr nicht“", "sie", "fügte", "hinzu")


# by sieve, by what it rests on, certainty


def judged(rule, verdict, certainty_=90, rests_on="name", *, by_name=True):
    return Judged(row(0, 5, "Eva Maier", rule=rule, certainty=certainty_, rests_on=rests_on), verdict, by_name)
