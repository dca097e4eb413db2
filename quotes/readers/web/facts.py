"""What a page says about its article: title, date, author, address. trafilatura reads most of it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import trafilatura
from lxml import etree
from trafilatura.settings import Document

from quotes.readers import dates, markup

_MAX_TAGS = 100_000  # a large page has 10,000; above it trafilatura is not asked, which takes its time with each
_META = re.compile(r"<meta\b[^<>]*>", re.IGNORECASE)
_CONTENT = re.compile(  # up to the mark that the next attribute or the tag's end stands behind
    r"""(\bcontent\s*=\s*)(["'])((?:(?!content\s*=).){0,1000}?)\2(?=\s{0,9}/?>|\s{1,9}[\w:-]{1,40}\s?=\s?["'])""",
    re.IGNORECASE | re.DOTALL,
)
_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site")
_DATES = (
    "article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dc.date", "dcterms.created",
    "dcterms.date", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "sailthru.date", "parsely-pub-date", "article:published",
)  # fmt: skip
_SEPARATOR = re.compile(r"(?<!\s)\s+[|–—•·»:-]{1,2}\s+|(?<!\s)\s*\|\s*")
_OF_ARTICLES = re.compile(r"Article|Posting|Report")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,6}(?:\.\w{2,3})?|[\w-]+\.(?:de|at|ch|com|net|org|eu|info|news|online)")
_SITE_WORDS = 5  # of a site's name at most
_PARTS = 5  # of a title that are not the headline
_HOUSE_WORDS = 2  # of one that nothing else tells of
_LINKED_DATA = 200_000  # characters

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it logs about a page no user can act upon
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about its article, and what trafilatura takes for its text."""

    titles: tuple[str, ...] = ()  # the surest first
    site: str = ""
    date: str = ""
    author: str = ""
    url: str = ""
    texts: tuple[str, ...] = ()


def mended(text: str) -> str:
    """Return a page whose meta elements say all that they hold: «content="Der "Fall" Vogt"» ends at «Der » else."""
    return _META.sub(lambda meta: _CONTENT.sub(_escaped, meta[0]), text)


def _escaped(found: re.Match[str]) -> str:
    mark = found[2]
    return found[1] + mark + found[3].replace(mark, f"&#{ord(mark)};") + mark


def read(text: str, root: etree._Element) -> Facts:
    """Ask trafilatura, and the page itself. Whatever it stumbles over, the page's own paragraphs remain."""
    metas, data = _metas(root), list(_linked_data(root))
    found = _asked(text)
    title = next(root.iter("title"), None)
    shown = " ".join("".join(title.itertext()).split()) if title is not None else ""
    named = [metas.get("og:title", ""), *(_text(each.get("headline")) for each in data)]
    given = [found.title or ""] if found is not None else []
    rest = [metas.get(key, "") for key in _TITLES[1:]]
    titles = tuple(dict.fromkeys(each for each in (*named, *rest, shown, *given) if each))
    site = next((metas[key] for key in _SITES if metas.get(key)), "") or (found.sitename or "" if found else "")
    day = next(_days(metas, data), "") or (_guessed(found.date or "", text) if found else "")
    texts = tuple(" ".join(element.itertext()) for element in found.body) if found and found.body is not None else ()
    if found is None:
        return Facts(titles, site.lstrip("@"), day)
    return Facts(titles, site.lstrip("@"), day, found.author or "", found.url or "", texts)


def _asked(text: str) -> Document | None:
    """Return what trafilatura makes of a page, or None."""
    if text.count("<") > _MAX_TAGS:
        return None
    how = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
    try:
        found = trafilatura.bare_extraction(
            text, include_comments=False, with_metadata=True, date_extraction_params=how
        )
    except Exception:  # noqa: BLE001 - pages of any sort
        return None
    return found if isinstance(found, Document) else None


def _guessed(date: str, text: str) -> str:
    """Return trafilatura's date, unless it comes from running text, where it may be any."""
    return date if any(date.replace("-", joint) in text for joint in ("-", "/", "")) else ""


def _metas(root: etree._Element) -> dict[str, str]:
    """Return what the meta elements say, and elements with a date for machines."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if content:
            found.setdefault(key.strip().lower(), content)
    for each in root.iter("time", "span"):
        if each.get("itemprop", "").lower() == "datepublished":
            found.setdefault("datepublished", each.get("datetime") or each.get("content") or "".join(each.itertext()))
    return found


def _linked_data(root: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield the articles of JSON-LD."""
    for script in root.iter("script"):
        text = script.text or ""
        if script.get("type", "").strip().lower() != "application/ld+json" or len(text) > _LINKED_DATA:
            continue
        try:
            given = json.loads(text)
        except (ValueError, RecursionError):
            continue
        listed = given if isinstance(given, list) else [given]
        graphs = [each["@graph"] for each in listed if isinstance(each, dict) and isinstance(each.get("@graph"), list)]
        for each in (*listed, *(inner for graph in graphs for inner in graph)):
            if isinstance(each, dict) and _OF_ARTICLES.search(str(each.get("@type", ""))):
                yield each


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _days(metas: dict[str, str], data: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield the days of publication that a page gives, in whichever notation."""
    given = [metas[key] for key in _DATES if metas.get(key)]
    given += [_text(each.get(key)) for each in data for key in ("datePublished", "dateCreated")]
    for each in given:
        day = dates.of_text(each)
        if _ISO.fullmatch(day):
            yield day


def title(facts: Facts, headline: str) -> str:
    """Return the article's title without the name of the site, and without a date behind that.

    Args:
        facts: what the page says.
        headline: the headline on the page, empty where there is none.
    """
    return bare(facts.titles[0], headline, facts.site) if facts.titles else headline.replace("\n", " ")


def bare(given: str, headline: str, site: str) -> str:
    """Return a title without what stands behind it: «Bad zu | Bote», «Bad zu - BOTE», «Bad zu – Bote – 17.03.2026»."""
    shown, own = markup.squeezed(headline), markup.squeezed(site)
    for _ in range(_PARTS):
        cuts = list(_SEPARATOR.finditer(given))
        if not cuts:
            break
        tail = given[cuts[-1].end() :]
        kept = given[: cuts[-1].start()]
        if not kept.strip() or tail.strip() in headline or not _is_site(tail, cuts[-1][0].strip(), own, shown, kept):
            break
        given = kept.rstrip()
    return given


def _is_site(tail: str, sign: str, site: str, headline: str, kept: str) -> bool:
    """Tell whether the last part of a title is the name of the site, or a date."""
    here = markup.squeezed(tail)
    if not here:
        return True
    if _DAY.fullmatch(tail.strip()) or here == site or (site and (site in here or here in site)):
        return True
    if len(tail.split()) > _SITE_WORDS:
        return False
    if (
        not headline
        and sign != ":"
        and len(tail.split()) <= _HOUSE_WORDS
        and all(word[0].isupper() for word in tail.split())
    ):
        return True
    return (
        sign == "|" or bool(_ACRONYM.fullmatch(tail.strip())) or (bool(headline) and headline in markup.squeezed(kept))
    )
