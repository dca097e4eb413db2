"""Sieves for words that come back: what a headline, subheading or lead quotes from the text, and what is repeated.

Headings are asked when the text has been answered. One that says itself who speaks («Wendt: „…“») keeps that; a topic
before its colon («Streit um den Deich: „…“») names nobody, and a role («Ministerin: „…“») is named by the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quotes import echoes
from quotes.attribution.context import main_cue
from quotes.attribution.names import Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.data import SPEECH

_LEAD = 3  # paragraphs at the head of an article, headings apart, that may quote the text below them
_REACH = 60  # stretches and sentences that are looked through
_SHORTENED, _CHANGED = 0.8, 0.6  # least share of the words that comes back
_LEAST_SHORTENED, _LEAST_CHANGED = 2, 3  # words with content that must come back
_MARGIN = 0.15  # by which the words of whoever else speaks must have less of it
_LONG_WORD = 6  # letters of a word that is known again where it stands alone
_REPEATED = 3  # words that, where they come back, are the same words again
_TIMES = 2  # how often the same words stand in an article at most; names come back more often
_NAMED = frozenset({"name", "organisation"})


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the text whose words may be those of a headline."""

    share: float
    content: int
    source: Source
    whole: bool = False  # letter for letter

    @property
    def is_close(self) -> bool:
        """Tell whether so much comes back that it is no chance."""
        if self.whole or (self.share >= _SHORTENED and self.content >= _LEAST_SHORTENED):
            return True
        return self.share >= _CHANGED and self.content >= _LEAST_CHANGED


def headline(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the source of the words in the text that a heading quotes.

    Args:
        scene: the article.
        said: what has been said in the text.
        stretch: the one in the heading.
    """
    if not scene.is_head(stretch) or _says_itself(scene, stretch):
        return None
    quoted = scene.words(stretch)
    if not quoted.exact:
        return None
    spoken = [place for other in _spoken(scene, said, stretch) for place in _quotation(scene, quoted, other)]
    return _best(said, spoken) or _best(said, list(_reports(scene, quoted, stretch)))


def repeated(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the source of the same words elsewhere: a lead quotes the text below it, and words are said again."""
    if scene.is_head(stretch) or "turn" in scene.stretches[stretch].flags:
        return None
    quoted = scene.words(stretch)
    if not quoted.exact:
        return None
    direct = scene.categories[stretch].type == "direct"
    if _may_be_name(scene, stretch):
        return None
    lead = _is_lead(scene, stretch)
    others = (other for other in _spoken(scene, said, stretch) if not _is_around(scene, stretch, other))
    places = [place for other in others for place in _quotation(scene, quoted, other, loosely=lead)]
    again = direct and len(quoted.exact) >= _REPEATED
    found = _best(said, [place for place in places if lead or (place.whole and again)])
    return None if found is None else replace(found, rule=Rule.REPEATED)


def _may_be_name(scene: Scene, stretch: int) -> bool:
    """Tell whether words can be a name: capitals all through, a noun before them, or they come back often."""
    text = scene.stretches[stretch].inner.of(scene.article.text)
    before = scene.frames[stretch].before.split()
    noun = bool(before) and before[-1][0].isupper() and before[-1][-1].isalnum()
    often = scene.categories[stretch].type != "direct" and scene.article.text.count(text) > _TIMES
    return noun or often or not any(word[0].islower() for word in text.split())


def _is_around(scene: Scene, stretch: int, other: int) -> bool:
    """Tell whether one of two stretches stands in the other, or both in one: nested words are no echo."""
    parents = scene.stretches[stretch].parent, scene.stretches[other].parent
    return stretch == parents[1] or other == parents[0] or (parents[0] is not None and parents[0] == parents[1])


def _is_lead(scene: Scene, stretch: int) -> bool:
    """Tell whether a stretch stands in one of the first paragraphs that are no heading."""
    number = scene.stretches[stretch].paragraph - 1
    return number < 2 * _LEAD and sum(other not in scene.heads for other in range(number)) < _LEAD


def _says_itself(scene: Scene, stretch: int) -> bool:
    """Tell whether a heading names who speaks in it: «Wendt: „…“», «„…“, sagt Wendt», «Wendt nennt X „…“»."""
    frame = scene.frames[stretch]
    number = frame.sentence
    if number is None:
        return False
    tree = scene.trees[number]
    sources = [cue.source for cue in scene.cues[number] if cue.source is not None]
    if frame.tokens and frame.before.endswith(":"):
        sources += [i for i in range(frame.first) if not tree.preposition(i)]
    mentions = (scene.finder.at(number, source) for source in sources)
    return any(mention is not None and mention.category in _NAMED for mention in mentions)


def _spoken(scene: Scene, said: Said, stretch: int) -> Iterator[int]:
    """Yield the stretches of the text near one whose speaker is known: those behind it first."""
    behind = range(stretch + 1, min(len(scene.stretches), stretch + _REACH))
    for other in (*behind, *range(stretch - 1, max(-1, stretch - _REACH), -1)):
        given = said.given.get(other)
        if given is not None and given.speaker and not scene.is_head(other) and scene.categories[other].type in SPEECH:
            yield other


def _quotation(scene: Scene, quoted: echoes.Words, other: int, *, loosely: bool = True) -> Iterator[_Place]:
    """Yield a quotation of the text as a place of the words that are looked for; ``loosely``: changed ones, too."""
    there = scene.words(other)
    if echoes.holds(there, quoted) and (len(quoted.exact) > 1 or len(quoted.exact[0]) >= _LONG_WORD):
        how = "dieselben Worte wie in einem anderen Zitat des Textes"
        source = Source(Rule.HEADLINE, scene.sentence_of(other), None, None, how, other)
        yield _Place(1.0, quoted.content, source, whole=True)
        return
    if not loosely:
        return
    share, content = echoes.share(there, quoted)
    rule = Rule.HEADLINE if share >= _SHORTENED else Rule.HEADLINE_CHANGED
    how = "gekürzte oder geänderte Worte eines anderen Zitats des Textes"
    yield _Place(share, content, Source(rule, scene.sentence_of(other), None, None, how, other))


def _reports(scene: Scene, quoted: echoes.Words, stretch: int) -> Iterator[_Place]:
    """Yield the sentences that report what somebody said, as places of the words that are looked for."""
    start = scene.stretches[stretch].span.end
    first = bisect_left(scene.trees, start, key=lambda tree: tree.sentence.span.start)
    for number in range(first, min(len(scene.trees), first + _REACH)):
        sentence = scene.trees[number].sentence
        if sentence.inside is not None or scene.paragraph_of(number) in scene.heads:
            continue
        cue = main_cue(scene, number)
        if cue is None:
            continue
        share, content = echoes.share(echoes.words(sentence.span.of(scene.article.text)), quoted)
        how = f"der Text berichtet diese Worte: „{cue.text(scene.trees[number])}“ {{subject}}"
        yield _Place(share, content, Source(Rule.HEADLINE_CHANGED, number, cue.source, cue, how))


def _best(said: Said, places: list[_Place]) -> Source | None:
    """Return the source of the place with most of the words, None where somebody else has nearly as many."""
    close = [place for place in places if place.is_close]
    if not close:
        return None
    best = max(close, key=lambda place: (place.whole, place.share, place.content))
    who = _who(said, best)
    rivals = [place.share for place in places if _who(said, place) != who and place.content]
    if not best.whole and any(best.share - share < _MARGIN for share in rivals):
        return None
    if best.whole and any(place.whole and _who(said, place) != who for place in places):
        return None
    return best.source


def _who(said: Said, place: _Place) -> object:
    """Return who speaks at a place: the name, or where the report names its source."""
    like = place.source.like
    return said.given[like].speaker if like is not None else (place.source.sentence, place.source.token)
