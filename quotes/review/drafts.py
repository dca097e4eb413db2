"""Drafts and their sources: what is read of them, and which quotations of a draft are to be checked."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from quotes import headings, readers
from quotes.checking import Claim, Finding
from quotes.checking.said import Voice, asked, voiced
from quotes.data import Article, Quotation, Span
from quotes.errors import InputError, UsageError
from quotes.marks import paragraphs, stretches
from quotes.readers import hints, mojibake, skipping


class Reach(NamedTuple):
    """How much of a source is read to learn who speaks at a place, in characters."""

    long: int  # a source of up to so many is read as a whole
    before: int  # else so many before the place, and on to the beginning of a line
    after: int  # and behind it, to the end of one


WIDE, NEAR = Reach(30_000, 8_000, 3_000), Reach(1_000, 300, 150)
_DAMAGED = hints.DAMAGED_BYTES.partition("{encoding}")[2]
_DOUBTFUL = (hints.MOJIBAKE, hints.WITHOUT_TEXT, hints.SLOPPY_XML, hints.EMPTY)


class DraftError(UsageError):
    """A call from which nothing can be checked."""

    @classmethod
    def no_sources(cls) -> DraftError:
        """Ask for the sources."""
        return cls("--against: Es fehlen die Quellen; bitte ihre Dateien oder Ordner dahinter angeben.")

    @classmethod
    def no_drafts(cls) -> DraftError:
        """Ask for the draft, which stands before the option."""
        return cls("check: Es fehlt der Entwurf; er steht vor --against, dahinter stehen nur Quellen.")

    @classmethod
    def format(cls, output: str) -> DraftError:
        """Name the formats of a result."""
        return cls(f"--output: «{output}» muss auf .csv, .xlsx, .jsonl oder .html enden.")


@dataclass(slots=True)
class Material:
    """What was read."""

    articles: list[Article] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)  # numbers of those that were not read to the letter
    failures: list[InputError] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # the names of what could not be read
    notices: list[tuple[str, str]] = field(default_factory=list)  # article and what to know about its reading
    left_out: list[str] = field(default_factory=list)  # inputs that are among those to leave out
    skipped: str = ""  # what folders hold beside articles, as it is told


def gather(inputs: Iterable[str], columns: readers.Columns, leave_out: Collection[str] = ()) -> Material:
    """Read articles; what cannot be read is noted, and the others go on.

    ``leave_out``: real paths of files that are not read: a draft proves nothing about itself.
    """
    found = readers.find(inputs)
    got = Material(failures=list(found.failures), skipped=skipping.told(found.skipped))
    got.unread += [str(failure).partition(": ")[0] for failure in found.failures]
    sources = []
    for source in found.sources:
        if source.path is not None and os.path.realpath(source.path) in leave_out:
            got.left_out.append(source.name)
        else:
            sources.append(source)
    readers.prepare(sources)
    for source in sources:
        _read(source, columns, got)
    return got


def paths(inputs: Iterable[str]) -> frozenset[str]:
    """Return the real paths of all files that inputs name."""
    return frozenset(os.path.realpath(each.path) for each in readers.find(inputs).sources if each.path is not None)


def _read(source: readers.Source, columns: readers.Columns, got: Material) -> None:
    """Read one source into ``got``."""
    try:
        for each in readers.read(source, columns):
            if isinstance(each, InputError):
                got.failures.append(each)
                got.unread.append(source.name)
                continue
            name = each.article.document if each.article is not None else source.name
            got.notices += [(name, notice) for notice in each.notices]
            if each.article is not None:
                if _is_doubtful(each.article, each.notices):
                    got.doubtful.add(len(got.articles))
                got.articles.append(each.article)
    except InputError as error:
        got.failures.append(error)
        got.unread.append(source.name)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other articles must not suffer from it
        got.failures.append(InputError.unexpected(source.name, error))
        got.unread.append(source.name)


def _is_doubtful(article: Article, notices: Collection[str]) -> bool:
    """Tell whether what a source lacks may be due to the reading."""
    damaged = any(_DAMAGED in notice for notice in notices) or not article.text.strip()
    return damaged or not set(_DOUBTFUL).isdisjoint(notices) or mojibake.found(article.text)


def claims(article: Article, rows: Sequence[Quotation], wanted: Collection[str]) -> Iterator[Claim]:
    """Yield what is to be checked of a draft: rows of the types wanted, and whatever is in marks in its headline."""
    text = article.text
    found = paragraphs.paragraphs(text)
    heads = headings.headings(text, found)
    top = next((number for number in range(len(found)) if number not in heads), 0)
    if article.title and " ".join(article.title.split()) not in " ".join(text.split()):
        yield from _of_title(article)
    for row in rows:
        if row.type in wanted or (row.paragraph <= top and row.type != "indirect"):
            yield Claim(row.quote, article.document, row.start, row.end, row.speaker, row.kind)


def _of_title(article: Article) -> Iterator[Claim]:
    """Yield what is in marks in a headline that is no part of the text."""
    for stretch in stretches.find(article.title):
        if stretch.parent is None:
            yield Claim(stretch.inner.of(article.title), article.document, -1, -1)


@dataclass(frozen=True, slots=True)
class Cut:
    """What is read of a source to learn who speaks there: all of it, or the surroundings of a place."""

    source: int  # number
    by: int  # where it begins there
    article: Article


def cuts(findings: Sequence[Finding], sources: Sequence[Article], reach: Reach = WIDE) -> Iterator[Cut]:
    """Yield what must be read of the sources to learn who says there what was found."""
    for number, places in sorted(asked(findings).items()):
        source = sources[number]
        if len(source.text) <= reach.long:
            yield Cut(number, 0, source)
            continue
        for place in _joined(sorted(places), source.text, reach):
            yield Cut(number, place.start, replace(source, text=place.of(source.text), signed=()))


def _joined(places: Sequence[Span], text: str, reach: Reach) -> list[Span]:
    """Return the surroundings of places, from line to line, those that meet as one."""
    around: list[Span] = []
    for place in places:
        start = text.rfind("\n", 0, max(0, place.start - reach.before)) + 1
        end = text.find("\n", place.end + reach.after)
        most = 3 * reach.before  # a text may have no lines
        new = Span(max(start, place.start - most), min(len(text) if end < 0 else end, place.end + most))
        if around and new.start <= around[-1].end:
            around[-1] = Span(around[-1].start, max(new.end, around[-1].end))
        else:
            around.append(new)
    return around


def told(findings: Iterable[Finding], heard: Mapping[int, Sequence[Voice]]) -> list[Finding]:
    """Return findings with who says it in the sources."""
    return [voiced(finding, heard) for finding in findings]
