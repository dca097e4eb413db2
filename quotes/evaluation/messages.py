"""Messages and their sources over all kinds of speech, and indirect speech alone, by tokens.

The sense is that of the shared task on speaker attribution in German news (GermEval 2023, task 2), written without its
program at hand: direct, indirect, free indirect and reported speech count together, whatever type an annotation has.

- A message is the set of tokens of an annotation, those of the data set; one that is annotated twice counts once.
- A row's message are its tokens; of an indirect row without those of its cue and of its speaker's mention, which stand
  inside where the frame interrupts the clause: annotations leave a frame out.
- Each row is paired with at most one annotation, those that share most (Jaccard) first.
- message: tokens that paired messages share, of all found (precision) and annotated (recall), summed over all articles.
- joint: messages and sources together; a source is the set of tokens of the annotated speaker, of a row its mention.

Reported speech is hardly ever a clause («… kündigte seinen Rücktritt an»), and no row: it counts as missed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from quotes.data import SPEECH, Span
from quotes.evaluation import tokenlevel
from quotes.evaluation.figures import F1, Section
from quotes.evaluation.found import Found, Rows
from quotes.evaluation.gold import Annotation, Gold

_INDIRECT = frozenset({"Indirect", "IndirectFreeIndirect"})


def messages(gold: Gold, rows: Rows) -> Section | None:
    """Return the figures, None where the gold has no annotations of other than direct speech, or no row is indirect."""
    texts = {name: text.tokens for name, text in gold.texts.items() if text.tokens}
    said = [row for name in texts for row in rows.get(name, ()) if row.type in SPEECH]
    unmarked = [row for row in said if row.type == "indirect"]
    if not unmarked or all(each.type == "Direct" for each in gold.annotations):
        return None
    indirect = [each for each in gold.annotations if each.type in _INDIRECT]
    figures = (
        *_pair(texts, gold.annotations, said, ("message", "joint"), "alle Arten"),
        *_pair(texts, indirect, unmarked, ("indirect", "indirect_joint"), "indirekte"),
    )
    return Section("messages", "Datensatz, alle Arten der Rede, nach Wörtern (message, joint)", figures)


def _pair(
    texts: Mapping[str, Sequence[Span]],
    gold: Collection[Annotation],
    found: Iterable[Found],
    keys: tuple[str, str],
    label: str,
) -> tuple[F1, F1]:
    """Return the figure of messages and that of messages with their sources."""
    annotated: dict[str, dict[tokenlevel.Tokens, tokenlevel.Quote]] = {}
    for each in gold:
        if each.document in texts:
            quote = tokenlevel.annotated(each, texts[each.document])
            annotated.setdefault(each.document, {}).setdefault(quote.message, quote)
    given: dict[str, list[tokenlevel.Quote]] = {}
    for row in found:
        given.setdefault(row.document, []).append(_of(row, texts[row.document]))
    names = sorted(annotated.keys() | given.keys())
    counts = [tokenlevel.count(list(annotated.get(name, {}).values()), given.get(name, [])) for name in names]
    message = [(each["message", "both"], each["message", "found"], each["message", "gold"]) for each in counts]
    sources = [
        (each["all speaker", "both"], each["all speaker", "found"], each["all speaker", "gold"]) for each in counts
    ]
    joint = [(m[0] + s[0], m[1] + s[1], m[2] + s[2]) for m, s in zip(message, sources, strict=True)]
    return (
        F1.over(keys[0], f"message ({label})", message),
        F1.over(keys[1], f"joint, mit Sprecher ({label})", joint),
    )


def _of(row: Found, tokens: Sequence[Span]) -> tokenlevel.Quote:
    """Return a row as sets of tokens, an indirect one without the frame that stands inside."""
    quote = tokenlevel.found_quote(row, tokens)
    if row.type != "indirect" or not row.cue_spans:
        return quote
    frame = [span for span in (*row.cue_spans, row.mention_span) if span is not None and row.span.holds(span)]
    return tokenlevel.Quote(quote.message - tokenlevel.within(frame, tokens), quote.roles)
