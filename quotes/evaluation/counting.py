"""How often each rule fires, how many rows it changes, and whether they are right with it or without it.

A rule is switched off on each article in which it fired, and the rows are made anew; where it did not fire it can have
changed nothing. The parser reads an article once: what it said is remembered. After the ablations that the authors of
CoreNLP's sieves publish (Muzny et al. 2017), for every single rule.

    python -m quotes.grammar.count ARTICLES… [--gold GOLD…] [--write TABLE.tsv]
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from quotes import files, readers, rules
from quotes.data import MARKED_SPEECH, NO_SPEECH, Article, Quotation, Reading, Span
from quotes.errors import InputError
from quotes.evaluation import goldfiles
from quotes.evaluation.found import by_document, of_quotation
from quotes.evaluation.gold import Gold, key
from quotes.evaluation.scores import score
from quotes.table import columns

if TYPE_CHECKING:
    from quotes.parsing.base import AnyParser
    from quotes.parsing.blocks import Block
    from quotes.pipeline import Extractor

HEAD = ("rule", "fired", "rows", "mended", "spoiled", "fact")
_IN_MARKS = (
    *MARKED_SPEECH,
    *NO_SPEECH,
)  # rules are counted on what stands in marks, those for indirect speech beside it
_INDIRECT = "indirect:"
_BUNDLE = 8  # articles that a process gets at once


@dataclass(slots=True)
class Count:
    """What one rule did. ``mended``: speakers that are right only with it, by gold; ``spoiled``: only without it."""

    fired: int = 0
    rows: int = 0
    mended: int = 0
    spoiled: int = 0

    def add(self, other: Count) -> None:
        """Add what it did elsewhere."""
        self.fired += other.fired
        self.rows += other.rows
        self.mended += other.mended
        self.spoiled += other.spoiled


Counts = dict[str, Count]
"""By the rule's name."""


@dataclass
class Remembering:
    """A parser that reads each text once, so that rules can be tried on it again and again."""

    parser: AnyParser
    _known: dict[tuple[str, ...], Reading] = field(default_factory=dict)

    def analyse(self, blocks: Sequence[Block], quoted: Sequence[Span] = ()) -> Reading:
        """Return what the parser said of these blocks."""
        text = tuple(block.text for block in blocks)
        if text not in self._known:
            self._known[text] = self.parser.analyse(blocks, quoted)
        return self._known[text]

    def forget(self) -> None:
        """Forget all, before the next article: memory stays small."""
        self._known.clear()


def count(articles: Sequence[Article], gold: Gold, workers: int = 1) -> Counts:
    """Return what each rule that fired did in the articles.

    Args:
        articles: read already.
        gold: who said what in them, as far as known.
        workers: processes side by side.
    """
    golds = _by_document(gold)
    work = [(article, golds.get(key(article.document), Gold(texts={}, houses={}))) for article in articles]
    total: Counts = {}
    if workers == 1:
        for found in map(_Counter().of, work):
            _merge(total, found)
        return total
    with ProcessPoolExecutor(workers, initializer=_start) as pool:
        for found in pool.map(_of_article, work, chunksize=_BUNDLE):
            _merge(total, found)
    return total


def _merge(total: Counts, found: Counts) -> None:
    for name, each in found.items():
        total.setdefault(name, Count()).add(each)


def _by_document(gold: Gold) -> dict[str, Gold]:
    """Return the gold of each document that has canonical speakers, annotated phrases or stretches of the press."""
    speeches, annotations, press = defaultdict(list), defaultdict(list), defaultdict(list)
    for stretch in gold.press:
        press[stretch.document].append(stretch)
    for speech in gold.speeches:
        speeches[speech.document].append(speech)
    for annotation in gold.annotations:  # with plain mappings, which can be handed to another process
        annotations[annotation.document].append(replace(annotation, roles=dict(annotation.roles)))
    return {
        name: Gold(
            texts={},
            speeches=tuple(speeches[name]),
            annotations=tuple(annotations[name]),
            press=tuple(press[name]),
            houses={},
        )
        for name in gold.documents
    }


class _Counter:
    """Counts on one article after the other, with one parser."""

    def __init__(self) -> None:
        """Load the model."""
        import torch

        from quotes.parsing.parser import Parser
        from quotes.pipeline import Extractor

        torch.set_num_threads(1)
        self._parser = Remembering(Parser())
        self._extractor: Extractor = Extractor(parser=self._parser)

    def of(self, work: tuple[Article, Gold]) -> Counts:
        """Return what each rule did in one article."""
        article, gold = work
        with rules.watched() as fired:
            usual = self._extractor.extract(article, _IN_MARKS)
        with rules.watched() as beside:
            unmarked = self._extractor.extract(article, "indirect")
        told = {name: times for name, times in beside.items() if name.startswith(_INDIRECT)}
        found = self._without(article, gold, fired, usual, _IN_MARKS)
        found |= self._without(article, gold, told, unmarked, ("indirect",))
        self._parser.forget()
        return found

    def _without(
        self, article: Article, gold: Gold, fired: Mapping[str, int], usual: list[Quotation], types: Collection[str]
    ) -> Counts:
        """Return what each rule that fired did to the rows of some types: they are made anew without it."""
        found: Counts = {}
        for name, times in fired.items():
            with rules.watched({name}):
                without = self._extractor.extract(article, types)
            mended, spoiled = _judged(gold, usual, without) if without != usual else (0, 0)
            found[name] = Count(times, _differing(usual, without), mended, spoiled)
        return found


_worker: _Counter | None = None


def _start() -> None:
    """Prepare a process."""
    global _worker  # noqa: PLW0603 - a process pool's initialiser has no other place to leave what it made
    _worker = _Counter()


def _of_article(work: tuple[Article, Gold]) -> Counts:
    assert _worker is not None  # noqa: S101 - the initialiser has run
    return _worker.of(work)


def _differing(usual: Sequence[Quotation], without: Sequence[Quotation]) -> int:
    """Return how many rows are not the same in both, those that only one has included."""
    one, other = ({row["id"]: row for row in map(columns.row, rows)} for rows in (usual, without))
    return sum(one.get(name) != other.get(name) for name in one.keys() | other.keys())


def _judged(gold: Gold, usual: Sequence[Quotation], without: Sequence[Quotation]) -> tuple[int, int]:
    """Return how many speakers are right only with a rule, and how many only without it."""
    with_it, without_it = (_right(gold, rows) for rows in (usual, without))
    return len(with_it - without_it), len(without_it - with_it)


def _right(gold: Gold, rows: Sequence[Quotation]) -> frozenset[Span]:
    """Return the places of the rows whose speaker is right by the gold."""
    _, log = score(gold, by_document(map(of_quotation, rows)))
    return frozenset(each.row.span for each in log.judged if each.verdict == "right")


def table(counts: Mapping[str, Count], facts: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """Yield the lines of the table, its head first, the rules in the order of ``facts``.

    Args:
        counts: what was counted.
        facts: each rule's name and the fact that it states.
    """
    yield HEAD
    for name, fact in facts.items():
        each = counts.get(name, Count())
        yield (name, *map(str, (each.fired, each.rows, each.mended, each.spoiled)), " ".join(fact.split()))


def known_rules() -> dict[str, str]:
    """Return all rules of the lists, name → the fact that each states. Each record has a case of its own (tested)."""
    from quotes.attribution.sieves import SIEVES
    from quotes.categories.decide import RULES
    from quotes.grammar.repairs import REPAIRS
    from quotes.indirect.named import NAMED
    from quotes.people import known_names

    facts = [(rule.name, rule.fact) for rule in (*known_names.RULES, *REPAIRS, *RULES)]
    shown = [(sieve.name, sieve.shows) for sieve in SIEVES]
    return dict([*facts, *shown, *((rule.name, rule.fact) for rule in NAMED)])


def _articles(inputs: Sequence[str]) -> Iterator[Article]:
    """Yield the articles of files and folders; what cannot be read is told on stderr."""
    found = readers.find(inputs)
    for failure in found.failures:
        sys.stderr.write(f"{failure}\n")
    for source in found.sources:
        for each in readers.read(source):
            if isinstance(each, InputError):
                sys.stderr.write(f"{each}\n")
            elif each.article is not None:
                yield each.article


def main(arguments: Sequence[str] | None = None) -> int:
    """Count over articles, print the table, write it where that is wanted."""
    parser = argparse.ArgumentParser(prog="python -m quotes.grammar.count", description=__doc__.split("\n\n")[0])
    parser.add_argument("articles", nargs="*", help="files and folders, as for quotes extract")
    parser.add_argument("--gold", nargs="+", default=[], help="who said what; may hold the articles, too")
    parser.add_argument("--write", metavar="TABLE.tsv", help="write the table there")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes side by side")
    given = parser.parse_args(arguments)
    gold = goldfiles.read(given.gold, None) if given.gold else Gold()
    articles = [*_articles(given.articles)] if given.articles else []
    here = {key(article.document) for article in articles}
    articles += [Article(text.text, document=name) for name, text in gold.texts.items() if key(name) not in here]
    counts = count(articles, gold, given.workers)
    text = "".join("\t".join(cells) + "\n" for cells in table(counts, known_rules()))
    sys.stdout.write(text)
    if given.write:
        files.write(files.look("--write", given.write, "counts.tsv"), text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
