"""The automaton that pairs the marks of one paragraph.

It reads the signs from left to right and keeps the stretches that are open on a stack, at most
``MAX_DEPTH`` of them. A closing mark closes the innermost stretch that it fits. What is still open when
it can no longer be closed is repaired: by a mark that does not fit but stands where a closing mark
stands, by the end of the speech that its frame tells, or by the paragraph's end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from quotes.data import Span
from quotes.marks.apostrophes import clipped, doubtful, firm, genitive, inches, never_a_mark
from quotes.marks.list_signs import is_list_sign
from quotes.marks.lost_marks import before_frame, lost_end, lost_start
from quotes.marks.signs import ACCENTS, CLOSERS, GUILLEMETS, WORD, Sign, signs

MAX_DEPTH = 4
_MOST_INSIDE = 8  # inner stretches that are looked at when a closing mark was lost


@dataclass(slots=True)
class Raw:
    """A stretch as paired, before it is numbered. All offsets are code points of the article."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    mark: str  # its opening mark, "" when that was lost
    flags: set[str] = field(default_factory=set)
    running: bool = False  # reaches the paragraph's end unclosed, and may go on in the next one


@dataclass(slots=True)
class _Frame:
    """A stretch that is still open."""

    sign: Sign
    mark: str
    weak: bool
    wrong: Sign | None = None  # a mark that stands like a closing one but does not fit
    shifted: Sign | None = None  # a mark that fits but stands like an opening one
    inside: list[tuple[int, int]] = field(default_factory=list)
    gone: bool = False


class Pairing:
    """The pairing of one paragraph's marks. Use :func:`pair`."""

    def __init__(self, text: str, paragraph: Span, *, outward: bool, running: str) -> None:
        """Find the signs. See :func:`pair` for the arguments."""
        self.text = text
        self.paragraph = paragraph
        self.running = running
        self.opening = "»" if outward else "«"
        self.found: list[Raw] = []
        self.stack: list[_Frame] = []
        self.floor = paragraph.start
        self.strayed = False
        self.signs: list[Sign] = []
        before: Sign | None = None
        for sign in signs(text, paragraph):
            if not never_a_mark(text, sign, before) and not is_list_sign(text, sign):
                self.signs.append(sign)
            before = sign

    @cached_property  # asked for by few paragraphs, and a third of the work where marks are many
    def following(self) -> list[dict[str, Sign | None]]:
        """Return for each sign what comes next: the next outer mark, inner mark, and low-9 pair's mark.

        Among the inner marks those are left out that are genitives or clipped words.
        """
        ahead: dict[str, Sign | None] = {"outer": None, "inner": None, "low": None}
        result: list[dict[str, Sign | None]] = []
        for sign in reversed(self.signs):
            result.append(dict(ahead))
            if sign.double:
                ahead["outer"] = sign
            elif firm(sign) or not (genitive(self.text, sign) or clipped(self.text, sign)):
                ahead["inner"] = sign
            if sign.mark in "‚‘":
                ahead["low"] = sign
        return result[::-1]

    def run(self) -> list[Raw]:
        """Pair all signs and return the stretches, in no particular order."""
        for index, sign in enumerate(self.signs):
            if sign.mark in GUILLEMETS:
                self._guillemet(index, sign)
            elif sign.mark == "„":
                self._low_double(sign)
            elif sign.mark == "‚":
                self._low_single(sign)
            elif sign.mark in ACCENTS:
                self._single(index, sign)
            else:
                self._double(index, sign)
        self._unclosed(0, self.paragraph.end)
        return self.found

    # What each family of signs does

    def _low_double(self, sign: Sign) -> None:
        """Open with „, unless it stands like a closing mark while something is open: „Ja„, sagte er."""
        if sign.position == "close" and self.stack:
            self._wrong(sign)
        else:
            self._push(sign, weak=sign.position == "close")

    def _low_single(self, sign: Sign) -> None:
        """Open with ‚ before a word; after one it is a comma."""
        if sign.position != "close":
            self._push(sign, weak=sign.weak or sign.position != "open")

    def _single(self, index: int, sign: Sign) -> None:
        """Open or close with a sign that is an apostrophe more often than not: it needs its partner."""
        top = self.stack[-1] if self.stack else None
        if sign.position == "open":
            self._reopen(sign)
        elif sign.position == "glued" and sign.near_left.isalnum():
            return
        elif top is not None and sign.mark in CLOSERS[top.mark]:
            if not self._better_follows(index, sign, top):
                self._close(len(self.stack) - 1, sign)
        elif sign.position == "glued":
            self._push(sign, weak=True)
        elif sign.position == "close" and self._is_no_apostrophe(sign):
            self._wrong(sign)

    def _reopen(self, sign: Sign) -> None:
        """Open with a single sign; one that was open and had no partner was none."""
        top = self.stack[-1] if self.stack else None
        if top is not None and top.weak and not top.sign.double:
            self.stack.pop()
        self._push(sign, weak=True)

    def _is_no_apostrophe(self, sign: Sign) -> bool:
        """Tell whether a sign after a word ends neither a genitive nor a clipped word, or cannot be an apostrophe."""
        return firm(sign) or not (genitive(self.text, sign) or clipped(self.text, sign))

    def _double(self, index: int, sign: Sign) -> None:
        """Open or close with “ ” ‟ " ″ '' `` or ,, as it stands."""
        at = self._closable(sign)
        low = self.text.startswith((",,", "‚‚", "``"), sign.start)
        if low or sign.position == "open":
            if sign.position in ("open", "loose"):
                self._push(sign, weak=sign.weak or sign.position == "loose")
        elif at is not None:
            if not self._better_follows(index, sign, self.stack[at]):
                self._close(at, sign)
        elif sign.position == "close" or (sign.position == "loose" and sign.mark in "“”"):
            self._stray(sign)
        elif sign.position == "loose":
            self._push(sign, weak=True)
        elif sign.mark in "“”‟" and not self._closing_follows(index):
            self._stray(sign)
        elif not sign.near_left.isdigit():
            self._push(sign, weak=True)

    def _guillemet(self, index: int, sign: Sign) -> None:
        """Open or close with » « › ‹ as it stands, or else by the article's direction."""
        single = sign.mark in "‹›"
        at = self._closable(sign)
        opens = sign.mark == self.opening or sign.mark == {"»": "›", "«": "‹"}[self.opening]
        if sign.position == "open" or (opens and at is None and sign.position != "close"):
            if sign.position == "loose" and not single and not self._partner_follows(index):
                return
            self._push(sign, weak=sign.weak or single)
        elif at is not None:
            self._close(at, sign)
        elif not sign.weak and sign.position != "loose":
            if single or opens:
                self._wrong(sign)
            else:
                self._stray(sign)

    # Looking ahead and behind

    def _closable(self, sign: Sign) -> int | None:
        """Return the stack index of the innermost stretch that the sign closes regularly.

        It is not one that a wrong mark seems to have closed before the innermost was opened.
        """
        crossed = False
        for at in range(len(self.stack) - 1, -1, -1):
            frame = self.stack[at]
            if sign.mark in CLOSERS[frame.mark]:
                return None if crossed and frame.wrong is not None else at
            crossed = crossed or (frame.sign.double and not frame.weak)
        return None

    def _better_follows(self, index: int, sign: Sign, frame: _Frame) -> bool:
        """Tell whether the sign is an apostrophe or inches, and the next sign closes the stretch."""
        if not doubtful(self.text, sign, frame.mark):
            return False
        family = "outer" if sign.double else "low" if frame.mark == "‚" and not frame.weak else "inner"
        following = self.following[index][family]
        return following is not None and following.position == "close" and following.mark in CLOSERS[frame.mark]

    def _closing_follows(self, index: int) -> bool:
        """Tell whether the next outer mark stands like a closing one."""
        following = self.following[index]["outer"]
        return following is not None and following.position == "close"

    def _partner_follows(self, index: int) -> bool:
        """Tell whether the next outer mark is the partner of this guillemet."""
        following = self.following[index]["outer"]
        return following is not None and following.mark in CLOSERS[self.signs[index].mark]

    # What happens to the stack

    def _push(self, sign: Sign, *, weak: bool) -> None:
        """Open a stretch; at the greatest depth the innermost one must have lost its closing mark."""
        if len(self.stack) >= MAX_DEPTH:
            self._unclosed(MAX_DEPTH - 1, sign.start)
        kind = sign.mark
        again = sign.start == self.paragraph.start and self.running in ("»", "«")
        if again and kind in ("»", "«"):
            kind = self.running  # «A …¶»B …»: the French repeat the closing mark
        if self.stack:
            outer = self.stack[-1]
            if outer.shifted is None and kind in CLOSERS[outer.mark]:
                outer.shifted = sign
            if sign.double and len(outer.inside) < _MOST_INSIDE:
                outer.inside.append((sign.start, sign.start))
        self.stack.append(_Frame(sign, kind, weak))

    def _close(self, at: int, sign: Sign) -> None:
        """Close the stretch at a stack index; what is open inside it has lost its closing mark."""
        self._unclosed(at + 1, sign.start)
        frame = self.stack.pop()
        if self.stack and self.stack[-1].inside and self.stack[-1].inside[-1][0] == frame.sign.start:
            self.stack[-1].inside[-1] = (frame.sign.start, sign.end)
        self._add(frame, sign)

    def _wrong(self, sign: Sign) -> None:
        """Note a closing mark that fits nothing, for the innermost stretch of outer marks."""
        for frame in reversed(self.stack):
            if frame.weak:
                continue
            if frame.wrong is None or (firm(sign) and not firm(frame.wrong)):
                frame.wrong = sign
            return

    def _stray(self, sign: Sign) -> None:
        """Note a closing mark that fits nothing, or find where its stretch must have begun."""
        if any(not frame.weak for frame in self.stack):
            self._wrong(sign)
            return
        if inches(self.text, sign) and not (firm(sign) and sign.mark == "“"):
            return
        self.stack.clear()
        goes_on = self._goes_on(sign)
        fresh = self.floor == self.paragraph.start
        start = self.paragraph.start if goes_on else lost_start(self.text, self.floor, sign.start, fresh=fresh)
        if start is not None:
            raw = Raw(start, start, sign.start, sign.end, "", {"unopened"})
            if goes_on:
                raw.flags.add("continued")
            if sign.near_right.isalpha():
                raw.flags.add("glued")
            self._keep(raw)
        self.floor = sign.end

    def _goes_on(self, sign: Sign) -> bool:
        """Tell whether a stray closing mark ends what was left open in the paragraph before."""
        first, self.strayed = not self.strayed, True
        if not self.running or not first:
            return False
        if self.signs[0].start == self.paragraph.start and self.signs[0] is not sign:
            return False
        inside = sorted((raw.start, raw.end) for raw in self.found)
        return before_frame(self.text, self.paragraph.start, sign.start, inside) is None

    # What is found

    def _unclosed(self, at: int, limit: int) -> None:
        """Take all stretches from a stack index on off the stack and end each where it should end."""
        frames = self.stack[at:]
        del self.stack[at:]
        for index, frame in enumerate(frames):
            if frame.weak or frame.gone:
                continue
            if frame.wrong is not None:
                self._add(frame, frame.wrong)
                continue
            cut = lost_end(self.text, frame.sign.end, limit, frame.inside)
            shifted = next((f for f in frames[index + 1 :] if f.sign is frame.shifted), None)
            if cut is None and shifted is not None:
                shifted.gone = True
                self._add(frame, shifted.sign)
                continue
            end = limit if cut is None else cut
            end = frame.sign.end + len(self.text[frame.sign.end : end].rstrip())
            raw = Raw(frame.sign.start, frame.sign.end, end, end, frame.mark, {"unclosed"})
            raw.running = frame.sign.double and at + index == 0 and end == self.paragraph.end
            self._opened(frame, raw)
            self._keep(raw)

    def _add(self, frame: _Frame, closer: Sign) -> None:
        """Keep a stretch that a mark closes."""
        raw = Raw(frame.sign.start, frame.sign.end, closer.start, closer.end, frame.mark)
        if closer.mark not in CLOSERS[frame.mark]:
            raw.flags.add("mismatched")
        if closer.near_right.isalpha():
            raw.flags.add("glued")
        self._opened(frame, raw)
        self._keep(raw)

    def _opened(self, frame: _Frame, raw: Raw) -> None:
        """Flag a stretch that takes up the one at the end of the paragraph before."""
        if self.running == frame.mark and frame.sign.start == self.paragraph.start:
            raw.flags.add("continued")

    def _keep(self, raw: Raw) -> None:
        """Keep a stretch unless it is empty; line ends next to its marks are no part of what is said."""
        while raw.inner_start < raw.inner_end and raw.mark and self.text[raw.inner_start] in "\r\n":
            raw.inner_start += 1
        while raw.inner_start < raw.inner_end < raw.end and self.text[raw.inner_end - 1] in "\r\n":
            raw.inner_end -= 1
        if WORD.search(self.text, raw.inner_start, raw.inner_end):
            self.found.append(raw)
        if not self.stack and (raw.mark == "" or raw.mark not in ACCENTS):
            self.floor = max(self.floor, raw.end)


def pair(text: str, paragraph: Span, *, outward: bool = True, running: str = "") -> list[Raw]:
    """Pair the marks of one paragraph.

    Args:
        text: The article.
        paragraph: The paragraph's span, in code points.
        outward: Whether the article opens with » (German books), not with « (Swiss and French).
        running: The opening mark of the stretch that was left open at the end of the paragraph before,
            or "" when none was.

    Returns:
        The stretches in no particular order; they may still cross one another.
    """
    return Pairing(text, paragraph, outward=outward, running=running).run()
