"""The whole way of an article, from its text to its quotations. The only file that knows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quotes import cues, frames, headings, indirect
from quotes.attribution import certainty
from quotes.attribution.attributing import Told, attribute
from quotes.attribution.scene import Scene, people
from quotes.attribution.tracing import Step, Trace, first_mention
from quotes.categories import decide
from quotes.data import Article, Attribution, Quotation, Reading, SignedQuote, Span, Stretch
from quotes.distances import CONTEXT
from quotes.grammar import repairs
from quotes.grammar.parsed import parsed
from quotes.lexicon import OwnLists, own_lists, using
from quotes.marks import block_quotes, interviews, paragraphs, stretches
from quotes.model import sources
from quotes.parsing import blocks, parts
from quotes.parsing.base import AnyParser
from quotes.parsing.parser import Parser
from quotes.people import known_names
from quotes.people.heard import Heard
from quotes.people.mentions import Mentions, in_marks
from quotes.table import ids
from quotes.table.chosen import DEFAULT, chosen


@dataclass(frozen=True, slots=True)
class Explained:
    """A quotation with the way to its speaker."""

    quotation: Quotation
    steps: tuple[Step, ...]  # in the order in which the sieves are asked; none for what is no speech
    full: Span | None  # where the speaker is first called by the canonical name


class Extractor:
    """Loads the model once and extracts from as many articles as you like."""

    _least = 0  # percent
    _lists = OwnLists()

    def __init__(
        self,
        model: str = "embedded",
        min_certainty: int = 0,
        lexicon: str | Path | OwnLists | None = None,
        *,
        parser: AnyParser | None = None,
    ) -> None:
        """Load the model.

        Args:
            model: «embedded», «official» or the path of a folder with weights.
            min_certainty: percent; ``extract`` leaves speakers of whom it is less certain empty.
            lexicon: folder with word lists of one's own, over the package's; None: the folder that
                ``QUOTES_LEXICON`` names, or the usual one of the user; "": none. Extractors with different lists
                may follow each other in a process, but not work in two of its threads at once.
            parser: what reads syntax in the model's place; then no weights are loaded.

        Raises:
            quotes.errors.ModelError: the model is not installed, or a weight file is missing or damaged.
            quotes.lexicon.OwnListError: no such folder, or a line of a list is wrong.
        """
        self._lists = lexicon if isinstance(lexicon, OwnLists) else own_lists(lexicon)
        self._least = min_certainty
        self._parser: AnyParser = parser if parser is not None else Parser(sources.locate(model))

    def extract(self, article: Article | str, types: str | Collection[str] = DEFAULT) -> list[Quotation]:
        """Return the quotations of one article, in the order of the text.

        Args:
            article: an article, or its text alone.
            types: which, as for ``--types``: «all» gives everything in quotation marks.

        Raises:
            UsageError: there is no such type.
        """
        wanted = chosen(types)
        found: list[Quotation] = []
        with using(self._lists):
            for part in self._parts(article, indirect="indirect" in wanted):
                found += self._withheld(part.rows(attribute(part.scene), _last(found)))
        return [row for row in found if row.type in wanted]

    def explain(self, article: Article | str) -> list[Explained]:
        """Return the same quotations as ``extract`` of all types, each with what every sieve said of it. Slower."""
        found: list[Explained] = []
        with using(self._lists):
            for part in self._parts(article, indirect=True):
                trace = Trace(part.scene)
                told = attribute(part.scene, trace.watch)
                rows = self._withheld(part.rows(told, _last(explained.quotation for explained in found)))
                places = {stretch.span: index for index, stretch in enumerate(part.scene.stretches)}
                found += [
                    Explained(
                        row,
                        () if row.type == "indirect" else trace.steps.get(places[row.span], ()),
                        first_mention(part.reported or part.scene, row.speaker),
                    )
                    for row in rows
                ]
        return found

    def _withheld(self, rows: Iterable[Quotation]) -> list[Quotation]:
        """Return quotations, names of whom too little is certain left out."""
        return [replace(row, attribution=certainty.withheld(row.attribution, self._least)) for row in rows]

    def _parts(self, article: Article | str, *, indirect: bool) -> Iterator[_Part]:
        """Yield what stands in an article, in parts if it is very long; nothing where there is nothing to find."""
        article = Article(article) if isinstance(article, str) else article
        spans = paragraphs.paragraphs(article.text)
        stretches = find_stretches(article.text, spans, article.signed)
        if not stretches and not (indirect and article.text.strip()):  # nothing for the parser to do
            return
        for sections, here in parts.split(article.text, spans, stretches):
            copy, places = blocks.build(article.text, sections, here), [stretch.span for stretch in here]
            analysis = self._parser.analyse(copy, places) if here else Reading((), ())
            scene = read(article, spans, here, analysis)
            if not indirect:
                yield _Part(scene, None)
                continue
            whole = self._parser.analyse(copy)
            same = len(whole.sentences) == len(analysis.sentences)  # there was no sentence to leave out
            yield _Part(scene, scene if same else read(article, spans, here, whole))

    def extract_many(
        self, articles: Iterable[Article | str], types: str | Collection[str] = DEFAULT
    ) -> Iterator[list[Quotation]]:
        """Yield the quotations of each article, in order; articles are taken one by one, as they are needed.

        Raises UsageError if there is no such type.
        """
        for article in articles:
            yield self.extract(article, types)


@dataclass(frozen=True, slots=True)
class _Part:
    """An article, or a part of a very long one, as it is read for what stands in marks and for what is reported."""

    scene: Scene
    reported: Scene | None  # all its sentences; None where indirect speech is not asked for

    def rows(self, told: Told, after: int) -> list[Quotation]:
        """Return the quotations of this part, indirect ones among them, utterances numbered ``after`` those before."""
        rows = assemble(self.scene, told, after)
        if self.reported is None:
            return rows
        heard = told if self.reported is self.scene else attribute(self.reported)
        found = indirect.reported(self.reported, heard)
        return sorted([*rows, *reports(self.reported, found, rows, after)], key=lambda row: (row.start, -row.end))


def _last(quotations: Iterable[Quotation]) -> int:
    """Return the number of the last utterance so far."""
    return max((quotation.utterance for quotation in quotations), default=0)


def find_stretches(text: str, spans: tuple[Span, ...], signed: Sequence[SignedQuote] = ()) -> tuple[Stretch, ...]:
    """Return what stands in marks, the turns of an interview, and the block quotations that are signed."""
    found = interviews.with_turns(stretches.find(text, spans), interviews.turns(text, spans))
    return block_quotes.with_block_quotes(found, signed, spans)


def read(article: Article, spans: tuple[Span, ...], stretches: tuple[Stretch, ...], reading: Reading) -> Scene:
    """Return the scene of an article: what stands in it, not yet who said what."""
    sentences = parsed(repairs.mend(known_names.mend(reading)))
    found_cues = tuple(cues.find(tree) for tree in sentences.trees)
    framed = frames.frames(article.text, spans, stretches, sentences.trees)
    heads = headings.headings(article.text, spans)
    quoting = [index for index, stretch in enumerate(stretches) if stretch.paragraph - 1 in heads]
    trees = sentences.trees
    categories = decide.classify(article.text, stretches, framed, trees, found_cues, sentences.labels, quoting)
    finder = Mentions(article.text, sentences, in_marks(stretches, categories))
    known = people(finder)
    return Scene(article, spans, stretches, framed, categories, sentences.trees, found_cues, finder, known, heads)


def assemble(scene: Scene, told: Told, after: int = 0) -> list[Quotation]:
    """Return the quotations of a scene with their speakers, utterances numbered ``after`` those before."""
    utterances = _utterances(scene, told, after)
    article = scene.article
    title = article.title or headings.headline(article.text, scene.paragraphs, scene.heads)
    digest = ids.of_text(article.text)
    heard = Heard(article.text, scene.known)
    found = []
    for index, stretch in enumerate(scene.stretches):
        context = _context(scene, told, index)
        attribution = told.attributions.get(index, Attribution())
        category = decide.settled(scene.categories[index], attribution, head=scene.is_head(index))
        found.append(
            Quotation(
                quote=stretch.inner.of(scene.article.text),
                span=stretch.span,
                inner=stretch.inner,
                type=category.type,
                context_span=context,
                paragraph=stretch.paragraph,
                utterance=utterances[index],
                flags=stretch.flags,
                attribution=heard.of(attribution),
                id=f"{digest}-{_place(scene.stretches, index)}",  # the same article text gives the same ids
                document=article.document,
                title=title,
                date=article.date,
                context=context.of(scene.article.text),
                type_reasons=category.reasons,
                author=article.author,
                url=article.url,
                outlet=article.outlet,
            )
        )
    return found


def reports(
    scene: Scene, found: Sequence[indirect.Reported], rows: Sequence[Quotation], after: int
) -> Iterator[Quotation]:
    """Yield reported clauses as rows; one that holds quoted words shares their utterance.

    Args:
        scene: the article, with all its sentences.
        found: its reported clauses.
        rows: what stands in marks in it, one row for each stretch.
        after: the number of the last utterance before this part.
    """
    article = scene.article
    title = article.title or headings.headline(article.text, scene.paragraphs, scene.heads)
    digest = ids.of_text(article.text)
    last = max((row.utterance for row in rows), default=after)
    heard = Heard(article.text, scene.known)
    for each in found:
        within = next((rows[index].utterance for index in each.inside), None)
        last += within is None
        context = _around(scene, each.clause.sentence, each.span, each.source)
        yield Quotation(
            quote=each.span.of(article.text),
            span=each.span,
            inner=each.span,
            type="indirect",
            context_span=context,
            paragraph=scene.paragraph_of(each.clause.sentence) + 1,
            utterance=last if within is None else within,
            flags=(),
            attribution=heard.of(each.attribution),
            id=f"{digest}-{each.span.start}-{each.span.end}",  # a partial quotation may begin where its clause does
            document=article.document,
            title=title,
            date=article.date,
            context=context.of(article.text),
            type_reasons=("Rede ohne Anführungszeichen",),
            author=article.author,
            url=article.url,
            outlet=article.outlet,
        )


def _around(scene: Scene, sentence: int, span: Span, source: int | None) -> Span:
    """Return the sentences that hold a reported clause and what its speaker rests on, if that is near."""
    spans = [span, scene.trees[sentence].sentence.span]
    if source is not None and abs(source - sentence) <= CONTEXT:
        spans.append(scene.trees[source].sentence.span)
    return Span(min(each.start for each in spans), max(each.end for each in spans))


def _place(stretches: Sequence[Stretch], index: int) -> str:
    """Return what tells a stretch from all others: its start, and its end where a longer one has the same start."""
    here = stretches[index].span
    same = index > 0 and stretches[index - 1].span.start == here.start
    return f"{here.start}-{here.end}" if same else str(here.start)


def _utterances(scene: Scene, told: Told, last: int) -> list[int]:
    """Return the number of each utterance: stretches of one running or interrupted quotation share one."""
    numbers: list[int] = []
    groups: dict[int, int] = {}
    for index, stretch in enumerate(scene.stretches):
        source = told.sources.get(index)
        if source is not None and source.together and source.like is not None and source.like < index:
            number = numbers[source.like]
        else:
            number = groups.get(stretch.group, last + 1)
        groups.setdefault(stretch.group, number)
        numbers.append(number)
        last = max(last, number)
    return numbers


def _context(scene: Scene, told: Told, index: int) -> Span:
    """Return the sentence or sentences that hold a quotation and what its speaker rests on."""
    stretch, frame, source = scene.stretches[index], scene.frames[index], told.sources.get(index)
    spans = [stretch.span]
    if frame.sentence is not None:
        spans.append(scene.trees[frame.sentence].sentence.span)
    if (
        source is not None
        and source.sentence != frame.sentence
        and abs(source.sentence - (frame.sentence or 0)) <= CONTEXT
    ):
        spans.append(scene.trees[source.sentence].sentence.span)
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    marks_after = scene.article.text[whole.end : whole.end + 1]
    return Span(whole.start, whole.end + (1 if marks_after in {"“", "”", "«", "»", "’", "‘"} and marks_after else 0))
