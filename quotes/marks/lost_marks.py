"""Where a stretch ends whose closing mark was lost, and where one begins whose opening mark was lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes import lexicon

_SENTENCE_END = re.compile(r"[.!?…](?=[\s\"“”«»)]{1,3}[A-ZÄÖÜ„“\"»«‚(\d])")
_LONGEST_ORDINAL = 2  # digits: am 31. Juli, but: seit 2019. Juli war …
_WORD_BEFORE = re.compile(r"(?<!\w)\w++$")
_COLON = re.compile(r":\s+(?=\w)")
_AFTER_FRAME = re.compile(r"\s*,\s[^,.!?:]{1,80}[,.]\s+")  # «, sagte Maier, » after an earlier stretch
_LETTER = re.compile(r"[^\W\d_]")


@lexicon.remembered()
def _frame() -> re.Pattern[str]:
    """Return the pattern of a frame after speech: «, sagte Maier», «, so die Ministerin», «! rief er».

    The words' forms are enough here; telling who speaks is not this room's task.
    """
    stems, forms, after = (
        "|".join(map(re.escape, sorted(lexicon.closed(name)))) for name in ("frame_stems", "frame_forms", "frame_next")
    )
    others = "|".join(map(re.escape, sorted(_reporting())))
    return re.compile(
        rf"(?:,|(?<=[!?]))\s+(?:(?:{stems})(?:e|en|n)?|{forms}|{others}|hieß es|heißt es)"
        rf"\s+(?:{after}|[A-ZÄÖÜ])(?=\W|[a-zäöüß])"
    )


def _reporting() -> set[str]:
    """Return the forms in which verbs that report by themselves stand in a frame: «verrät», «schimpften»."""
    verbs = {name: verb for name, verb in lexicon.reporting_verbs().items() if verb.strength == "strong"}
    whole = {name.removesuffix("n").removesuffix("e") for name, verb in verbs.items() if not verb.particle}
    endings = ("t", "te", "ten", "n", "en", "et", "ete", "eten")  # «jubeln», «verkündete»
    regular = {stem + ending for stem in whole for ending in endings}
    return regular | {form for form, name in lexicon.verb_forms().items() if name in verbs}


def sentence_ends(text: str, start: int, end: int) -> list[int]:
    """Return the offsets after each full stop (!, ?, …) between ``start`` and ``end`` that ends a sentence."""
    return [found.end() for found in _SENTENCE_END.finditer(text, start, end) if _ends_sentence(text, found.start())]


def _ends_sentence(text: str, stop: int) -> bool:
    """Tell whether the stop at an offset is more than that of an abbreviation or an ordinal number."""
    if text[stop] != ".":
        return True
    word = _WORD_BEFORE.search(text[max(0, stop - 12) : stop])
    if word is None:
        return True
    if word[0].isdigit():
        return len(word[0]) > _LONGEST_ORDINAL
    return len(word[0]) > 1 and word[0].lower() not in lexicon.closed("abbreviated")


def lost_end(text: str, start: int, limit: int, inside: Sequence[tuple[int, int]]) -> int | None:
    """Find where an unclosed stretch should have been closed.

    Args:
        text: The article.
        start: Offset after the opening mark.
        limit: Offset that the stretch cannot pass.
        inside: For each mark opened directly within the stretch, its offset and the offset after its
            partner (or the same offset twice, when it has none), in order.

    Returns:
        The offset of the end, or None when nothing tells that the quotation ends before ``limit``.
    """
    ends = [before_frame(text, start, limit, inside)]
    for opener, _ in inside:
        before = text[start:opener].rstrip().rstrip("–—").rstrip()  # «Ja. – „Nein“»: a dash between two who speak
        if before.endswith((".", "!", "?", "…")) and _ends_sentence(text, start + len(before) - 1):
            ends.append(start + len(before))
            break
        if before.endswith(":"):
            earlier = sentence_ends(text, start, opener)
            if earlier:
                ends.append(earlier[-1])
                break
    return min((end for end in ends if end is not None and end > start), default=None)


def before_frame(text: str, start: int, limit: int, inside: Sequence[tuple[int, int]]) -> int | None:
    """Return the offset of the first «, sagte Maier» that stands in no inner stretch."""
    following = 0
    hidden = start  # up to here the text stands in inner stretches
    for frame in _frame().finditer(text, start, limit):
        while following < len(inside) and inside[following][0] <= frame.start():
            hidden = max(hidden, inside[following][1])
            following += 1
        if frame.start() >= hidden:
            return frame.start()
    return None


def lost_start(text: str, floor: int, closer: int, *, fresh: bool) -> int | None:
    """Find where a stretch should have been opened of which only the closing mark is there.

    Args:
        text: The article.
        floor: Offset that the stretch cannot begin before.
        closer: Offset of the closing mark.
        fresh: Whether ``floor`` is the paragraph's start, not the end of an earlier stretch.

    Returns:
        The offset of its first character: after the last colon, or else at the start of the sentence
        before the mark. None when no word stands there.
    """
    start = floor
    colons = list(_COLON.finditer(text, floor, closer))
    after_frame = None if fresh else _AFTER_FRAME.match(text, floor, closer)
    if colons:
        start = colons[-1].end()
    else:
        if after_frame is not None:
            start = after_frame.end()
        last = len(text[floor:closer].rstrip()) + floor
        ends = [end for end in sentence_ends(text, start, closer) if end < last]
        start = ends[-1] if ends else start
    region = text[start:closer]
    if not fresh and start == floor:
        region = region.lstrip(" ,;.:-–—)")
    region = region.lstrip()
    return closer - len(region) if _LETTER.search(region) else None
