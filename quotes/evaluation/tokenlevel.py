"""The token-level metric of the public data set: messages, roles, joint, for direct speech.

Source: Petersen-Frey and Biemann 2024, «Dataset of Quotation Attribution in German News Articles», LREC-COLING.

What is certain: quotations are compared on the level of tokens, those of the data set, with precision, recall and F1;
«messages» are the quoted words, «roles» what belongs to them (speaker, cue, addressee, frame), «joint» is both.

What is our reading, written without the authors' program at hand, so that small differences to published figures must
be expected:

- Each found quotation is paired with at most one annotated one, those that share most (Jaccard) first.
- The counts are summed over all articles before the shares are taken (micro average).
- messages: tokens that paired quotations share, of all that were found (precision) or annotated (recall).
- roles: the same over the tokens of the roles, of paired quotations only; each role with its own kind.
- joint: messages and roles together, now of all quotations, so that what belongs to a missed one is missed, too.
- Roles are the speaker and the cue: the tool gives addressees as words and frames not at all. With all four, those two
  count as missed («roles_all»).
- The medium of the annotation is a class, no place in the text; it is left out.
- Only annotations of type Direct count, and only rows of type direct or partial: quoted words that the data set does
  not annotate count as found too much. A stretch that is annotated twice counts once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from quotes.data import Span
from quotes.evaluation.figures import F1
from quotes.evaluation.found import Found
from quotes.evaluation.gold import ROLES, Annotation

_GIVEN = ("speaker", "cue")  # the roles that the tool gives with their places
Tokens = frozenset[int]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation as sets of tokens."""

    message: Tokens
    roles: Mapping[str, Tokens] = field(default_factory=dict)


def figures(texts: Mapping[str, Sequence[Span]], gold: Iterable[Annotation], found: Iterable[Found]) -> tuple[F1, ...]:
    """Return messages, roles, joint and the single roles; roles only where rows have places for them.

    Args:
        texts: the tokens of each document; what is in no document of these is left out.
        gold: the annotations to find.
        found: the rows that are speech.
    """
    found = list(found)
    expected: dict[str, dict[Tokens, Quote]] = {}
    for each in gold:
        if each.document in texts:
            quote = annotated(each, texts[each.document])
            expected.setdefault(each.document, {}).setdefault(quote.message, quote)
    rows: dict[str, list[Quote]] = {}
    for row in found:
        if row.document in texts:
            rows.setdefault(row.document, []).append(found_quote(row, texts[row.document]))
    counts = [
        count(list(expected.get(document, {}).values()), rows.get(document, []))
        for document in sorted(expected.keys() | rows.keys())
    ]
    has_places = any(row.mention_span is not None or row.cue_spans for row in found)
    return tuple(_figures(counts, roles=has_places))


def _figures(counts: Sequence[_Counts], *, roles: bool) -> Iterable[F1]:
    """Yield the figures from each document's counts of common, found and annotated tokens."""

    def summed(key: str, label: str, names: Iterable[str]) -> F1:
        names = list(names)
        both, found, gold = (
            [sum(each[name, what] for name in names) for each in counts] for what in ("both", "found", "gold")
        )
        return F1.over(key, label, zip(both, found, gold, strict=True))

    yield summed("messages", "messages (Zitat)", ["message"])
    if not roles:
        return
    yield summed("roles", "roles (Sprecher, Redewort)", _GIVEN)
    yield summed("roles_all", "roles (auch Adressat, Rahmen)", ROLES)
    yield summed("joint", "joint (Zitat, Sprecher, Redewort)", ["message", *(f"all {role}" for role in _GIVEN)])
    yield summed("joint_all", "joint (auch Adressat, Rahmen)", ["message", *(f"all {role}" for role in ROLES)])
    yield summed("speaker", "  Sprecher", ["speaker"])
    yield summed("cue", "  Redewort", ["cue"])


_Counts = Counter[tuple[str, str]]


def count(gold: Sequence[Quote], found: Sequence[Quote]) -> _Counts:
    """Return the counts of one document: by role in pairs, and as «all …» of every quotation."""
    pairs, counts = _pairs(gold, found), _Counts()
    for quote in gold:
        counts["message", "gold"] += len(quote.message)
        counts.update({(f"all {role}", "gold"): len(quote.roles.get(role, ())) for role in ROLES})
    for quote in found:
        counts["message", "found"] += len(quote.message)
        counts.update({(f"all {role}", "found"): len(quote.roles.get(role, ())) for role in ROLES})
    for one, other in pairs:
        counts["message", "both"] += len(one.message & other.message)
        for role in ROLES:
            expected, given = one.roles.get(role, frozenset()), other.roles.get(role, frozenset())
            counts[role, "gold"] += len(expected)
            counts[role, "found"] += len(given)
            counts[role, "both"] += len(expected & given)
            counts[f"all {role}", "both"] += len(expected & given)
    return counts


def _pairs(gold: Sequence[Quote], found: Sequence[Quote]) -> list[tuple[Quote, Quote]]:
    """Pair what shares tokens, the most similar first, each once."""
    ranked = sorted(
        (
            (len(one.message & other.message) / len(one.message | other.message), -i, -j)
            for i, one in enumerate(gold)
            for j, other in enumerate(found)
            if one.message & other.message
        ),
        reverse=True,
    )
    pairs, taken_gold, taken_found = [], set[int](), set[int]()
    for _, i, j in ranked:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((gold[-i], found[-j]))
    return pairs


def annotated(gold: Annotation, tokens: Sequence[Span]) -> Quote:
    """Return an annotation as sets of tokens."""
    return Quote(within(gold.quote, tokens), {role: within(spans, tokens) for role, spans in gold.roles.items()})


def found_quote(row: Found, tokens: Sequence[Span]) -> Quote:
    """Return a row as sets of tokens."""
    speaker = (row.mention_span,) if row.mention_span is not None and row.speaker else ()
    roles = {"speaker": within(speaker, tokens), "cue": within(row.cue_spans, tokens)}
    return Quote(within((row.span,), tokens), roles)


def within(spans: Iterable[Span], tokens: Sequence[Span]) -> Tokens:
    """Return the indices of the tokens that share a character with one of the spans."""
    spans = list(spans)
    return frozenset(index for index, token in enumerate(tokens) if any(token.meets(span) for span in spans))
