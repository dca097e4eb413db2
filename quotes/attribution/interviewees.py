"""Sieve for interviews: headline, lead and subheads quote the one who is asked, who says «ich» in the answers.

An interview printed as question and answer need not label its lines; type tells them apart, and the text in a file has
none (Haller, Das Interview). What shows the form are paragraphs that begin or end with a question to «Sie» or «du»; who
answers stands in the lead, or is called by name in a question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from quotes import patterns
from quotes.attribution.names import Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene

_LEAST = 3  # paragraphs that ask
_ADDRESSED = 2  # of them that speak to somebody
_LEAD = 6  # paragraphs in which the one who is asked may be introduced
_QUESTION = patterns.compile(r"[^?„“”\"«»]{3,300}\?(?=\s|$)")
_ENDS = patterns.compile(r"\?\s*$")
_YOU = patterns.compile(
    r"\b(?:Sie|Ihnen|Ihr(?:e[rnms]?)?|[Dd]u|[Dd]ir|[Dd]ich|[Dd]ein(?:e[rnms]?)?|[Ee]uch|[Ee]ure?)\b"
)
_BYLINE = patterns.compile(
    r"(?:Interview|Text|Fotos?|Bild(?:er)?|Fragen|Gespräch):\s*$|\b(?:Von|von|stellten?|führten?)\s+$"
)
_CREDITS = patterns.compile(r"(?:Interview|Text|Fotos?|Bild(?:er)?|Fragen|Gespräch|Illustration|Protokoll)\s*:")
_TALK = patterns.compile(r"(?:Gespräch|Interview)\s+mit\b[^.?!]{0,60}$")
_HERR = patterns.compile(r"\b(?:Herr|Frau) ")
_LABEL = 50  # characters of a label
_BEFORE = 70  # characters before a name that are looked at
_FIRST, _SECOND = frozenset({"ich"}), frozenset({"sie", "du"})


def interviewee(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the one who is asked in an interview, for words that headline, lead or a subhead take from the answers.

    «Ich habe gesagt: „…“» in an answer and «Sie hatten „…“ versprochen» in a question are cited from the same person.
    """
    if "turn" in scene.stretches[stretch].flags or scene.is_crowded or not _may_be(scene, stretch):
        return None
    asked = _asked(scene, said)
    if asked is not None:
        how = "das Interview zitiert, wer gefragt ist"
        return Source(Rule.INTERVIEWEE, scene.sentence_of(asked), None, None, how, asked)
    questions = _questions(scene)
    found = _introduced(scene, questions) if questions else None
    if found is None:
        return None
    mention = scene.mentions[found]
    return Source(Rule.INTERVIEWEE, mention.sentence, mention.token, None, "{subject} wird im Interview gefragt")


def _may_be(scene: Scene, stretch: int) -> bool:
    """Tell whether a stretch stands in a heading, is a paragraph, or is cited by «ich» or from «Sie»."""
    here, number = scene.stretches[stretch], scene.frames[stretch].sentence
    place = scene.paragraphs[here.paragraph - 1]
    whole = scene.article.text[place.start : here.span.start] + scene.article.text[here.span.end : place.end]
    if here.parent is None and (scene.is_head(stretch) or not whole.strip(" .–-")):
        return (
            not any(cue.strong and cue.source is not None for cue in scene.cues[number]) if number is not None else True
        )
    if number is None:
        return False
    tree = scene.trees[number]
    words = {
        tree[cue.source].text.lower() for cue in scene.cues[number] if cue.category == "verb" and cue.source is not None
    }
    asks = _QUESTION.search(scene.article.text, place.start, place.end) is not None
    return bool(words & _FIRST) or (bool(words & _SECOND) and asks)


def _asked(scene: Scene, said: Said) -> int | None:
    """Return an answer of the person who is asked by others in labelled lines; None where no line has a label."""
    lines = [i for i, here in enumerate(scene.stretches) if "turn" in here.flags and said.answers.get(i) is not None]
    ends = {i: _ENDS.search(scene.stretches[i].span.of(scene.article.text)) is not None for i in lines}
    answers = Counter(said.answers[i] for i in lines if not ends[i] and said.given[i].kind == "person")
    asks = {said.answers[i] for i in lines if ends[i]}
    called = [entity for entity, _ in answers.most_common() if entity not in asks]
    if len(called) != 1:
        return None
    return next(i for i in lines if said.answers[i] == called[0])


def _questions(scene: Scene) -> Sequence[int]:
    """Return the paragraphs that begin with a question, or end with one; none where the article is no interview."""
    text = scene.article.text
    found, addressed = [], 0
    for number, place in enumerate(scene.paragraphs):
        begins = _QUESTION.match(text, place.start, place.end)
        if begins is None and _ENDS.search(text, max(place.start, place.end - 3), place.end) is None:
            continue
        found.append(number)
        addressed += _YOU.search(text, place.start, place.end if begins is None else begins.end()) is not None
    return found if len(found) >= _LEAST and addressed >= _ADDRESSED else ()


def _introduced(scene: Scene, questions: Sequence[int]) -> int | None:
    """Return a mention of the one who is asked: called in a question, labelled before answers, or named in the lead."""
    for found in (_called(scene, questions), _labelled(scene)):
        best = Counter(scene.of[index] for index in found if index in scene.of).most_common(1)
        if best:
            return next(index for index in found if scene.of.get(index) == best[0][0])
    lead = range(min(_LEAD, max(1, questions[0])))
    return _only(scene, [n for n in lead if n in scene.heads]) or _only(scene, lead)


def _called(scene: Scene, questions: Sequence[int]) -> Sequence[int]:
    """Return the mentions with which questions speak to somebody: «Herr Brandt, wie …?», «Reicht das, Frau Harms?»."""
    text, found = scene.article.text, []
    for number in questions:
        for index in scene.mentions_in(scene.paragraphs[number]):
            place = scene.mentions[index].span
            before, after = text[max(0, place.start - 5) : place.start + 5], text[place.end : place.end + 1]
            spoken = _HERR.search(before) is not None or place.start == scene.paragraphs[number].start
            if scene.mentions[index].category == "name" and spoken and after in {",", "?"}:
                found.append(index)
    return found


def _labelled(scene: Scene) -> Sequence[int]:
    """Return the mentions of persons that stand before a colon at the start of two paragraphs or more."""
    found = []
    for place in scene.paragraphs:
        for index in scene.mentions_in(place)[:1]:
            mention = scene.mentions[index]
            label = scene.article.text[place.start : mention.span.end + 1]
            if mention.category == "name" and label.endswith(":") and len(label) <= _LABEL:
                found.append(index)
    return found if len(found) > 1 else ()


def _only(scene: Scene, paragraphs: Iterable[int]) -> int | None:
    """Return a mention of the one person whom some paragraphs name, bylines apart; None where it is two."""
    text, mentions = scene.article.text, scene.mentions
    named: dict[int | None, int] = {}
    for number in paragraphs:
        for index in scene.mentions_in(scene.paragraphs[number]):
            mention = mentions[index]
            start = mention.span.start
            if mention.category != "name" or mention.quoted:
                continue
            before = text[max(0, start - _BEFORE) : start]
            if _TALK.search(before) is not None:
                return index
            line = text.rfind("\n", 0, mention.span.end) + 1  # the phrase may begin with «Interview:» itself
            if _BYLINE.search(before) is None and _CREDITS.match(text, line, mention.span.end) is None:
                named.setdefault(scene.of.get(index), index)
    return next(iter(named.values())) if len(named) == 1 else None
