"""The whole way of an article, from its text to its quotations. The only file that knows it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quotes import cues, frames
from quotes.attribution import certainty
from quotes.attribution.scene import Scene, build_entities
from quotes.attribution.sieves import Watch, attribute
from quotes.attribution.tracing import Step, Trace, first_mention
from quotes.categories import decide
from quotes.data import Article, Attribution, Quotation, Reading, Span, Stretch
from quotes.grammar.repairs.amend import amend
from quotes.marks import interviews, paragraphs, stretches
from quotes.model import sources
from quotes.parsing import blocks, parts
from quotes.parsing.parser import Parser
from quotes.people import known_names
from quotes.people.mentions import Mentions


@dataclass(frozen=True, slots=True)
class Explained:
    """A quotation with the way to its speaker."""

    quotation: Quotation
    steps: tuple[Step, ...]  # in the order in which the sieves are asked; none for what is no speech
    full: Span | None  # where the speaker is first called by the canonical name


class Extractor:
    """Loads the model once and extracts from as many articles as you like."""

    _least = 0  # percent

    def __init__(self, model: str = "embedded", min_certainty: int = 0) -> None:
        """Load the model.

        Args:
            model: «embedded», «official» or the path of a folder with weights.
            min_certainty: percent; ``extract`` leaves speakers of whom it is less certain empty.

        Raises:
            quotes.model.errors.ModelError: the model is not installed, or a weight file is missing or damaged.
        """
        self._least = min_certainty
        self._folder = sources.locate(model)
        self._parser: Parser | None = None
        self._parser = Parser(self._folder)

    def extract(self, article: Article | str) -> list[Quotation]:
        """Return every stretch in quotation marks of one article, of all types, in the order of the text.

        Args:
            article: an article, or its text alone.
        """
        found: list[Quotation] = []
        for scene in self._scenes(article):
            found += assemble(scene, after=_last(found))
        return [replace(row, attribution=certainty.withheld(row.attribution, self._least)) for row in found]

    def explain(self, article: Article | str) -> list[Explained]:
        """Return the same quotations as ``extract``, each with what every sieve said of it. Slower."""
        found: list[Explained] = []
        for scene in self._scenes(article):
            trace = Trace()
            rows = assemble(scene, _last(explained.quotation for explained in found), trace.watch)
            for index, row in enumerate(rows):
                full = first_mention(scene, row.speaker) if row.speaker else None
                full_span = scene.mentions[full].span if full is not None else None
                found.append(Explained(row, trace.steps.get(index, ()), full_span))
        return found

    def _scenes(self, article: Article | str) -> Iterator[Scene]:
        """Yield what stands in an article, in parts if it is very long; nothing where nothing is quoted."""
        article = Article(article) if isinstance(article, str) else article
        spans = paragraphs.paragraphs(article.text)
        stretches = find_stretches(article.text, spans)
        if not stretches:  # nothing for the parser to do
            return
        assert self._parser is not None  # noqa: S101
        for sections, here in parts.split(article.text, spans, stretches):
            places = [stretch.span for stretch in here]
            analysis = self._parser.analyse(blocks.build(article.text, sections, here), places)
            yield read(article, spans, here, analysis)

    def extract_many(self, articles: Iterable[Article | str]) -> Iterator[list[Quotation]]:
        """Yield the quotations of each article, in order."""
        for article in articles:
            yield self.extract(article)


def _last(quotations: Iterable[Quotation]) -> int:
    """Return the number of the last utterance so far."""
    return max((quotation.utterance for quotation in quotations), default=0)


def find_stretches(text: str, spans: tuple[Span, ...]) -> tuple[Stretch, ...]:
    """Return what stands in marks, and the turns of an interview."""
    return interviews.with_turns(stretches.find(text, spans), interviews.turns(text, spans))


def read(article: Article, spans: tuple[Span, ...], stretches: tuple[Stretch, ...], analysis: Reading) -> Scene:
    """Return the scene of an article: what stands in it, not yet who said what."""
    analysis = amend(known_names.mend(analysis))
    finder = Mentions(article.text, analysis)
    found_cues = [cues.find(tree) for tree in finder.trees]
    framed = frames.frames(article.text, spans, stretches, finder.trees)
    categories = decide.classify(article.text, stretches, framed, finder.trees, found_cues, finder.labels)
    finder.speech = tuple(
        stretch.span
        for stretch, category in zip(stretches, categories, strict=True)
        if category.type in {"direct", "partial"} and "turn" not in stretch.flags
    )
    finder.turns = frozenset(index for index, stretch in enumerate(stretches) if "turn" in stretch.flags)
    finder.titled = tuple(
        (stretch.span, stretch.inner)
        for stretch, category in zip(stretches, categories, strict=True)
        if category.type == "title"
    )
    mentions, entities, of = build_entities(finder)
    return Scene(
        article, spans, stretches, framed, categories, finder.trees, found_cues, finder, mentions, entities, of
    )


def assemble(scene: Scene, after: int = 0, watch: Watch | None = None) -> list[Quotation]:
    """Return the quotations of a scene with their speakers, utterances numbered ``after`` those before.

    ``watch`` is shown the sieves at work.
    """
    given = attribute(scene, watch)
    utterances = _utterances(scene, after)
    digest = hashlib.sha256(scene.article.text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    found = []
    for index, stretch in enumerate(scene.stretches):
        attribution = given.get(index, Attribution())
        context = _context(scene, index)
        found.append(
            Quotation(
                quote=stretch.inner.of(scene.article.text),
                span=stretch.span,
                inner=stretch.inner,
                type=scene.categories[index].type,
                context=context,
                paragraph=stretch.paragraph,
                utterance=utterances[index],
                flags=stretch.flags,
                attribution=attribution,
                id=f"{digest}-{_place(scene.stretches, index)}",  # the same article text gives the same ids
                document=scene.article.document,
                title=scene.article.title,
                date=scene.article.date,
                context_text=context.of(scene.article.text),
                type_reasons=scene.categories[index].reasons,
            )
        )
    return found


def _place(stretches: Sequence[Stretch], index: int) -> str:
    """Return what tells a stretch from all others: its start, and its end where a longer one has the same start."""
    here = stretches[index].span
    same = index > 0 and stretches[index - 1].span.start == here.start
    return f"{here.start}-{here.end}" if same else str(here.start)


def _utterances(scene: Scene, last: int) -> list[int]:
    """Return the number of each utterance: stretches of one running or interrupted quotation share one."""
    numbers: list[int] = []
    groups: dict[int, int] = {}
    for index, stretch in enumerate(scene.stretches):
        source = scene.sources.get(index)
        if source is not None and source.together and source.like is not None and source.like < index:
            number = numbers[source.like]
        else:
            number = groups.get(stretch.group, last + 1)
        groups.setdefault(stretch.group, number)
        numbers.append(number)
        last = max(last, number)
    return numbers


def _context(scene: Scene, index: int) -> Span:
    """Return the sentence or sentences that hold a quotation and what its speaker rests on."""
    stretch, frame, source = scene.stretches[index], scene.frames[index], scene.sources.get(index)
    spans = [stretch.span]
    if frame.sentence is not None:
        spans.append(scene.trees[frame.sentence].sentence.span)
    if source is not None and source.sentence != frame.sentence and abs(source.sentence - (frame.sentence or 0)) < 8:
        spans.append(scene.trees[source.sentence].sentence.span)
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    marks_after = scene.article.text[whole.end : whole.end + 1]
    return Span(whole.start, whole.end + (1 if marks_after in {"“", "”", "«", "»", "’", "‘"} and marks_after else 0))
