"""What the words in classes and lines of a page tell of it. The words stand in ``quotes/lexicon/pages.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lxml import etree

from quotes import lexicon

_LIST = "pages.toml"
_TOKEN = re.compile(r"[A-Z]?[a-z0-9äöüß]+|[A-Z]+(?![a-z])")
_NOT = frozenset({"has", "with", "no", "without", "mit", "ohne", "not"})
_WITHOUT = re.compile(
    r"(?<![^\W_])(?:has|with|no|without|mit|ohne|not)(?:[_-][\w:-]+|[A-Z]\w*)"
)  # «page--with-sidebar»
_SCREENS = re.compile(r"(?:^|\s)(?:\w+:|d-(?:\w\w-))(?:block|flex|inline|grid|table|contents)")
_MARKS = re.compile("[„“”«»‹›\"]|,,|''|‚[^‚‘’']+[‘’']")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_LINE = 140  # characters of a line that can be a byline or a date
_OFFER = 600  # characters of a paragraph that asks something of the reader
_ADDRESSED = re.compile(r"(?<=[^.!?…:“\s] )(?:Sie|Ihnen|Ihre?[nmrs]?|du|dich|dir|dein\w*|uns)\b")  # not «they»
_CLOCK = re.compile(r"\W*\d{1,2}(?:[:.]\d\d(?:[:.]\d\d)?(?:\s*(?:Uhr|h))?|\s*Uhr)\W*", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…][“”\"«»)]*$")


@dataclass(frozen=True, slots=True)
class _Words:
    closed: re.Pattern[str]
    loose: re.Pattern[str]
    boxes: re.Pattern[str]
    told: re.Pattern[str]
    pictures: frozenset[str]
    text: frozenset[str]
    hidden: frozenset[str]
    controls: frozenset[str]
    pointers: re.Pattern[str]
    wares: re.Pattern[str]
    calls: re.Pattern[str]
    consents: re.Pattern[str]
    byline: re.Pattern[str]
    agency: re.Pattern[str]
    times: frozenset[str]


@cache
def _words() -> _Words:
    """Return the words as patterns."""
    found = lexicon.toml(_LIST)
    parts, lines = found["parts"], found["lines"]
    either = {key: "|".join(map(re.escape, lines[key].split("|"))) for key in lines if key != "controls"}
    person = r"(?:[^\W\d_a-zäöüß][\w.’'-]*|von|van|de|der|zu|und|dr\.|aus|in|mit|für)"

    def anywhere(key: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{either[key]})(?!\w)", re.IGNORECASE)

    return _Words(
        closed=_any_of(parts["closed"]),
        loose=_any_of(parts["loose"]),
        boxes=_any_of(parts["boxes"]),
        told=_any_of(parts["told"]),
        pictures=frozenset(parts["pictures"].split()),
        text=frozenset(parts["text"].split()),
        hidden=frozenset(parts["hidden"].split()),
        controls=frozenset(line.strip() for line in lines["controls"].splitlines() if line.strip()),
        pointers=re.compile(rf"\W*(?:{either['pointers']})(?!\w)", re.IGNORECASE),
        wares=anywhere("wares"),
        calls=anywhere("calls"),
        consents=anywhere("consents"),
        byline=re.compile(
            rf"\W*(?i:{either['credits']})(?:\s*:\s*|\s+){person}(?:[\s,/|&·•]+{person}){{0,11}}[\s.|·•]*"
        ),
        agency=re.compile(
            rf"[\W_]*(?:(?i:quelle|quellen|mit|von|material|copyright|redaktion|und)[\s:]*)?(?:(?i:{either['agencies']})"
            r"(?:[/\s,.-]*\w{0,12}){0,4}[\W\d_]*)",
        ),
        times=frozenset(lines["times"].split("|")),
    )


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words.split()), key=len, reverse=True)), re.IGNORECASE)


def _names(element: etree._Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _parts(element: etree._Element) -> str:
    """Return its names without those that say what it stands beside, or has not got."""
    return _WITHOUT.sub("", _names(element))


def is_closed(element: etree._Element) -> bool:
    """Tell whether an element says of itself that it is no part of the article."""
    return _words().closed.search(_parts(element)) is not None


def is_loose(element: etree._Element) -> bool:
    """Tell whether an element says that only whole paragraphs in it can be part of the article."""
    return _words().loose.search(_words().told.sub("", _parts(element))) is not None


def is_box(element: etree._Element) -> bool:
    """Tell whether an element says that only whole paragraphs and sentences in it can be part of the article."""
    return _words().boxes.search(_words().told.sub("", _parts(element))) is not None


def tokens(element: etree._Element) -> set[str]:
    """Return the words of an element's classes, in small letters; not those that «has-» or «no-» stand before."""
    found: set[str] = set()
    for each in _names(element).split():
        words = [word.lower() for word in _TOKEN.findall(each)]
        found.update(words[:1] if words and words[0] in _NOT else words)
    return found


def kind(element: etree._Element) -> str:
    """Return «text» or «picture» for an element whose classes say so, else nothing."""
    words, here = _words(), tokens(element)
    if here & words.text:
        return "text"
    return "picture" if here & words.pictures else ""


def is_caption(element: etree._Element) -> bool:
    """Tell whether an element, of whatever kind, is what stands under a picture."""
    return "caption" in element.get("class", "").lower()


def is_unshown(element: etree._Element) -> bool:
    """Tell whether an element is for screen readers only, or not shown on any screen."""
    given = element.get("class", "")
    return bool(given) and not _words().hidden.isdisjoint(given.lower().split()) and not _SCREENS.search(given)


def has_marks(text: str) -> bool:
    """Tell whether something may be quoted in a text."""
    return _MARKS.search(text) is not None


def has_letters(text: str) -> bool:
    """Tell whether there is a letter in a text."""
    return _LETTER.search(text) is not None


def is_ended(text: str) -> bool:
    """Tell whether a text ends as sentences do."""
    return _ENDED.search(text) is not None


def is_control(text: str) -> bool:
    """Tell whether a line is a word of the page's own: a control, a heading of other articles, a pointer to one."""
    bare = " ".join(text.split()).strip(" .:|›»«<>→▶▸•·+*-–—…").lower()
    return bare in _words().controls or (len(text) <= 2 * _LINE and _words().pointers.match(text) is not None)


def is_credit(text: str) -> bool:
    """Tell whether a line says who wrote the article, when, or from which agency it is."""
    if len(text) > _LINE or has_marks(text):
        return False
    words = _words()
    if words.byline.fullmatch(text) or words.agency.fullmatch(text) or text.lstrip().startswith(("©", "(c)")):
        return True
    if not any(map(str.isdigit, text)):
        return False
    for word in _WORD.finditer(text):
        bare = word[0].strip(".").lower()
        if bare.isalpha() and bare not in words.times:
            return words.byline.fullmatch(text, word.start()) is not None  # «17.03.2026, 14:05 von Wiebke Lorenz»
    return True


def is_time(text: str) -> bool:
    """Tell whether a line is a time of day and nothing else: what stands above the entries of a ticker."""
    return _CLOCK.fullmatch(text) is not None


def is_offer(text: str, *, ends_in_link: bool) -> bool:
    """Tell whether a paragraph asks the reader to buy, to sign up or to consent."""
    if len(text) > _OFFER or has_marks(text.replace('"', "")):
        return False
    words = _words()
    if len(words.consents.findall(text)) > 1:
        return True
    asked = ends_in_link or _ADDRESSED.search(text)
    return bool(asked and words.wares.search(text) and words.calls.search(text))
