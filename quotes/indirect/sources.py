"""Who says a reported clause: the source of its frame, else that of the report or quotation which it goes on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.attribution import certainty, grounds, signals
from quotes.attribution.answer import answer
from quotes.attribution.attributing import Told
from quotes.attribution.context import main_cue
from quotes.attribution.names import Rule
from quotes.attribution.said import Answer, Source
from quotes.attribution.scene import Scene
from quotes.data import MARKED_SPEECH, Attribution, Span
from quotes.distances import CHAIN
from quotes.indirect import nearby
from quotes.indirect.clause import Clause, Form
from quotes.indirect.finding import clauses
from quotes.indirect.named import AFTER, COLON, NEXT, PAPER, REPORT, SUBJECT, TOLD, WITHIN
from quotes.indirect.naming import named
from quotes.indirect.own import SAME
from quotes.indirect.places import extended
from quotes.indirect.taking_up import teller

_NOBODY = Attribution(reason="Konjunktiv der indirekten Rede; der Text nennt in Reichweite keine Quelle.")
_FROM = "carried from "  # see quotes.attribution.signals
_PARAGRAPHS = 2  # that a report may lie back which a clause goes on with, headings not counted


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported clause, its place in the article, and who says it."""

    clause: Clause
    span: Span
    attribution: Attribution
    inside: tuple[int, ...]  # the stretches in marks that it holds
    source: int | None = None  # the sentence that the speaker was found in


def reported(scene: Scene, told: Told) -> list[Reported]:
    """Return the reported clauses of an article with their sources, in the order of the text.

    Args:
        scene: the article.
        told: who said what stands in marks.
    """
    found = clauses(scene)
    return _Attributing(scene, told, found).all() if found else []


class _Attributing:
    """Finds the source of each clause of one article, in their order; each goes on from those before."""

    def __init__(self, scene: Scene, told: Told, found: Sequence[Clause]) -> None:
        self._plain, self._told, self._clauses = scene, told, found
        self._first = len(scene.stretches)
        self._scene = extended(scene, found)
        self._said = told.said.on(self._scene)
        self._given: dict[int, Attribution] = {}
        self._places: dict[int, int | None] = {}
        self._in_sentence: dict[int, list[int]] = {}
        for number, clause in enumerate(found):
            self._in_sentence.setdefault(clause.sentence, []).append(number)

    def all(self) -> list[Reported]:
        """Return the clauses with their sources."""
        for number in range(len(self._clauses)):
            self._given[number] = self._of(number)
        for number in reversed(range(len(self._clauses))):  # a report may name its source at its end
            if self._clauses[number].cue is None and not self._given[number].speaker:
                later = AFTER.of(self._after, number)
                if later is not None:
                    self._given[number] = later
        return [
            Reported(
                clause,
                self._scene.stretches[self._first + number].span,
                self._signed(clause, self._given[number]),
                self._inside(number),
                self._places.get(number),
            )
            for number, clause in enumerate(self._clauses)
        ]

    def _signed(self, clause: Clause, given: Attribution) -> Attribution:
        rule = clause.form.value if given.speaker else f"{clause.form.value}:open"
        return replace(given, rule=rule)

    # one clause ------------------------------------------------------------------------------------------

    def _of(self, number: int) -> Attribution:
        """Return who says a clause."""
        clause = self._clauses[number]
        if clause.source is not None:
            place = clause.sentence if clause.elsewhere is None else clause.elsewhere
            found = PAPER.of(self._in_paper, number) or self._answered(
                number, Source(clause.measured, place, clause.source, clause.cue, clause.how)
            )
            if found is not None:
                return found
            if clause.cue is not None:
                return self._unsaid(clause)
        if clause.form is Form.SOLL or (clause.cue is not None and clause.unsaid):
            return self._of_nobody(number)
        return WITHIN.of(self._within, number) or COLON.of(self._colon, number) or self._before(number) or _NOBODY

    def _in_paper(self, number: int) -> Attribution | None:
        """Return the text that the pronoun of a frame takes up, as its source."""
        place = nearby.paper(self._scene, self._clauses[number])
        if place is None:
            return None
        how = f"{self._clauses[number].how.partition(' ')[0]} {{subject}} im Satz davor"
        return self._answered(number, Source(Rule.NEARBY_VERB, *place, None, how))

    def _of_nobody(self, number: int) -> Attribution:
        """Return who says a clause whose frame names nobody: the source that it points back to, if it does."""
        clause = self._clauses[number]
        if clause.cue is not None and clause.cue.category == "says":
            found = self._answered(number, Source(Rule.SAYS, clause.sentence, None, clause.cue, clause.how))
            if found is not None:
                return found
        back = nearby.points_back(self._scene, clause, SAME)
        carried = self._before(number, near=True) if back else None
        told = NEXT.of(self._told_next, number) if carried is None and clause.form is Form.SOLL else None
        return carried or told or self._unsaid(clause)

    def _told_next(self, number: int) -> Attribution | None:
        """Return who tells a clause by the sentence behind it: «Davon erzählen ehemalige Mitarbeiter»."""
        cue = teller(self._scene, self._clauses[number].sentence + 1)
        if cue is None or self._in_sentence[self._clauses[number].sentence][-1] != number:
            return None
        place = self._clauses[number].sentence + 1
        how = f"„{cue.text(self._scene.trees[place])}“ {{subject}} im Satz danach"
        return self._answered(number, Source(Rule.NEXT_SENTENCE, place, cue.source, None, how))

    def _unsaid(self, clause: Clause) -> Attribution:
        """Return the attribution of a clause whose frame does not say whose it is."""
        tree = self._scene.trees[clause.sentence]
        cue = clause.cue
        words = cue.text(tree) if cue is not None else ""
        spans = tuple(dict.fromkeys(tree[i].span for i in cue.tokens)) if cue is not None else ()
        return Attribution(cue=words, cue_spans=spans, reason=f"„{words}“ ohne Angabe, wer spricht.")

    def _answered(self, number: int, source: Source) -> Attribution | None:
        """Return the attribution to a source, and let what follows go on from it."""
        clause, at = self._clauses[number], self._first + number
        found = answer(self._scene, self._said, at, source)
        if found is None:
            return None
        found = self._sure(at, named(self._scene, self._said, clause, found))
        self._said.add(at, found)
        self._places[number] = source.sentence
        return found.attribution

    def _sure(self, at: int, found: Answer) -> Answer:
        """Return an answer with its certainty."""
        if not found.attribution.speaker:
            return found
        shown = signals.signals(self._scene, self._said, at, found)
        sure = certainty.of_signals(shown)
        return replace(found, attribution=replace(found.attribution, signals=shown, certainty=sure))

    def _carried(self, number: int, like: Attribution, sentence: int | None, why: str) -> Attribution:
        """Return the attribution of a clause that goes on with another one or a quotation."""
        self._places[number] = sentence
        shown = _carried_signals(like)
        given = replace(
            like,
            signals=shown,
            certainty=min(like.certainty, certainty.of_signals(shown)),
            cue="",
            cue_spans=(),
            addressee="",
            rests_on=grounds.CARRIED,
            reason=f"Konjunktiv der indirekten Rede; {why}: {like.speaker}.",
        )
        cue = self._clauses[number].cue
        if cue is not None and self._clauses[number].form is not Form.SOLL:
            given = replace(given, cue=cue.text(self._scene.trees[self._clauses[number].sentence]))
            given = replace(given, reason=f"„{given.cue}“ weist zurück; {why}: {like.speaker}.")
        if self._clauses[number].form is Form.SOLL:
            given = replace(given, reason=f"„soll“ der Rede anderer; {why}: {like.speaker}.")
        return given

    # where the source of a clause without frame stands -----------------------------------------------------

    def _inside(self, number: int) -> tuple[int, ...]:
        """Return the stretches in marks that a clause holds, or that hold most of it."""
        span = self._scene.stretches[self._first + number].span
        here = self._plain.by_sentence.get(self._clauses[number].sentence, ())
        stretches = self._plain.stretches
        return tuple(i for i in here if span.holds(stretches[i].span) and stretches[i].parent is None)

    def _within(self, number: int) -> Attribution | None:
        """Return the speaker of quoted words within a clause: the clause around them is the same speech."""
        span = self._scene.stretches[self._first + number].span
        for index in self._inside(number):
            given = self._told.attributions.get(index)
            if given is not None and given.mention_span is not None and span.holds(given.mention_span):
                continue  # «Noch im Mai habe X gesagt, es gebe „…“»: somebody else says so
            if given is not None and given.speaker and self._plain.categories[index].type in MARKED_SPEECH:
                return self._carried(number, given, self._sentence_of(index), "Zitat in diesem Satz")
        return None

    def _sentence_of(self, stretch: int) -> int | None:
        source = self._told.sources.get(stretch)
        return None if source is None else source.sentence

    def _colon(self, number: int) -> Attribution | None:
        """Return the subject of what stands before a clause and its colon: «X ist skeptisch: Das sei teuer»."""
        clause = self._clauses[number]
        tree = self._scene.trees[clause.sentence]
        if clause.first == 0 or (tree[clause.first - 1].text != ":" and clause.form is not Form.DASS):
            return None
        cue = next(
            (c for c in self._scene.cues[clause.sentence] if c.source is not None and c.source < clause.first), None
        )
        token = cue.source if cue is not None else nearby.main_subject(tree, clause.first)
        if token is None or token >= clause.first or not nearby.may_speak(self._scene, clause.sentence, token):
            return None
        how = "{subject} im Satzteil davor, danach Konjunktiv der indirekten Rede"
        return self._answered(number, Source(Rule.KONJUNKTIV_COLON, clause.sentence, token, None, how))

    def _before(self, number: int, *, near: bool = False) -> Attribution | None:
        """Return the source of the report that a clause goes on with.

        Args:
            number: the clause.
            near: whether only the sentence right before counts, and only what is said in it.
        """
        clause = self._clauses[number]
        reach = _PARAGRAPHS if not near else int(clause.form is not Form.SOLL)  # «Den Angaben zufolge» begins one
        own = REPORT.of(self._last_in, clause.sentence, before=number)
        if own is not None:
            return self._carried(number, own, clause.sentence, "Fortsetzung des Berichts im selben Satz")
        at, gaps = clause.sentence, 0
        here = self._scene.paragraph_of(clause.sentence)
        for _ in range(CHAIN + 1):
            before = nearby.previous(self._scene, at)
            if before is None or nearby.paragraphs_between(self._scene, before, here) > reach:
                break
            last = REPORT.of(self._last_in, before, before=number)
            if last is not None:
                how = "Fortsetzung des Berichts davor" if not gaps else "Fortsetzung nach einem Satz dazwischen"
                return self._carried(number, last, before, how)
            if not self._is_report(before):
                found = self._narrated(number, before, first=gaps == 0, near=near)
                if found is not None or near or gaps:
                    return found or (None if near else AFTER.of(self._after, number))
                gaps += 1
            at = before
        return None if near else AFTER.of(self._after, number)

    def _narrated(self, number: int, before: int, *, first: bool, near: bool) -> Attribution | None:
        """Return the source that a sentence of the reporter's before a clause gives: who speaks in it, or its subject.

        At the start of a paragraph who speaks behind the clause is nearer than the subject of the paragraph before.
        """
        found = TOLD.of(self._told_in, number, before)
        if found is not None or near:
            return found
        here = self._scene.paragraph_of(self._clauses[number].sentence)
        later = AFTER.of(self._after, number) if here != self._scene.paragraph_of(before) else None
        if later is not None or not first:
            return later
        token = SUBJECT.of(nearby.subject_of, self._scene, before)
        how = "{subject} ist Subjekt des Satzes davor"
        if token is None:
            return None
        return self._answered(number, Source(Rule.KONJUNKTIV_SUBJECT, before, token, None, how))

    def _is_report(self, sentence: int) -> bool:
        """Tell whether a sentence holds a report or quotation whose speaker is not known (yet)."""
        return sentence in self._in_sentence or self._scene.is_bare(sentence)

    def _last_in(self, sentence: int, before: int) -> Attribution | None:
        """Return who speaks last in a sentence: in a reported clause before the given one, or in marks."""
        spoken = [
            (self._scene.stretches[self._first + number].span.end, self._given[number])
            for number in self._in_sentence.get(sentence, ())
            if number < before and number in self._given and self._given[number].speaker
        ]
        limit = self._scene.stretches[self._first + before].span.start
        for index in self._plain.by_sentence.get(sentence, ()):
            given = self._told.attributions.get(index)
            stretch = self._plain.stretches[index]
            if given is not None and given.speaker and stretch.span.end <= limit:
                spoken.append((stretch.span.end - 1, given))
        return max(spoken, key=lambda each: each[0])[1] if spoken else None

    def _told_in(self, number: int, sentence: int) -> Attribution | None:
        """Return the source of the verb of saying of the sentence before: «X warnte vor dem Bau», «Er sei teuer»."""
        cue = main_cue(self._scene, sentence)
        if cue is None or cue.source is None or not nearby.may_speak(self._scene, sentence, cue.source):
            return None
        how = f"„{cue.text(self._scene.trees[sentence])}“ {{subject}} im Satz davor"
        return self._answered(number, Source(Rule.FLOATING_REPORT, sentence, cue.source, None, how))

    def _after(self, number: int) -> Attribution | None:
        """Return who speaks in the sentence behind a clause, in marks or framed, in the same paragraph."""
        sentence = self._clauses[number].sentence
        paragraph = self._scene.paragraph_of(sentence)
        for later in range(sentence + 1, min(len(self._scene.trees), sentence + CHAIN)):
            if self._scene.trees[later].sentence.inside is not None:
                continue
            if self._scene.paragraph_of(later) != paragraph:
                return None
            found = self._spoken_in(number, later)
            if found is not None:
                return found
            if not self._is_report(later):
                return None
        return None

    def _spoken_in(self, number: int, later: int) -> Attribution | None:
        """Return who speaks in a sentence behind a clause: in a reported clause of it, else in marks."""
        for other in self._in_sentence.get(later, ()):
            clause = self._clauses[other]
            if other in self._given and self._given[other].speaker:
                return self._carried(number, self._given[other], later, "Quelle im Satz danach")
            if clause.source is not None and other > number:
                how = f"{clause.how} im Satz danach"
                place = later if clause.elsewhere is None else clause.elsewhere
                return self._answered(number, Source(Rule.KONJUNKTIV_AFTER, place, clause.source, None, how))
        for index in self._plain.by_sentence.get(later, ()):
            given = self._told.attributions.get(index)
            if given is not None and given.speaker and self._plain.categories[index].type in MARKED_SPEECH:
                return self._carried(number, given, later, "Quelle im Satz danach")
        return None


def _carried_signals(like: Attribution) -> tuple[str, ...]:
    """Return what an attribution shows that goes on with another: what that one rested on, and that it is carried."""
    own = {each for each in like.signals if each.startswith(("kind ", "name ", "named ", "long name", _FROM))}
    first = {f"{_FROM}{each}" for each in like.signals if each.startswith("on ") and each != "on carried"}
    return tuple(sorted(own | first | {f"rule {Rule.KONJUNKTIV}", f"on {grounds.CARRIED}", "carried over"}))
