"""Who says a reported clause: the source of its frame, else that of the report or quotation which it goes on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.attribution import certainty, grounds, signals
from quotes.attribution.answer import answer
from quotes.attribution.attributing import Told
from quotes.attribution.context import main_cue
from quotes.attribution.names import Rule
from quotes.attribution.referents import Referents
from quotes.attribution.said import Answer, Source
from quotes.attribution.scene import Scene
from quotes.attribution.wording import reason
from quotes.cues.subjects import subject
from quotes.data import MARKED_SPEECH, Attribution, Category, Span, SpeakerKind, Stretch
from quotes.distances import CHAIN
from quotes.frames import Frame
from quotes.grammar.tree import Tree
from quotes.indirect.clause import Clause, Form
from quotes.indirect.finding import clauses
from quotes.indirect.own import SAME, compound

_CATEGORY = Category("indirect", ("Rede ohne Anführungszeichen",))
_SPEAKERS = frozenset({"name", "role", "organisation", "pronoun", "group", "document"})
_NOBODY = Attribution(reason="Konjunktiv der indirekten Rede; der Text nennt in Reichweite keine Quelle.")
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
        self._scene = _extended(scene, found)
        self._said = told.said.on(self._scene)
        self._given: dict[int, Attribution] = {}
        self._places: dict[int, int | None] = {}

    def all(self) -> list[Reported]:
        """Return the clauses with their sources."""
        for number in range(len(self._clauses)):
            self._given[number] = self._of(number)
        for number in reversed(range(len(self._clauses))):  # a report may name its source at its end
            if self._clauses[number].cue is None and not self._given[number].speaker:
                later = self._after(number)
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
            found = self._answered(number, clause.sentence, clause.source, clause.measured, clause.how)
            if found is not None:
                return found
            if clause.cue is not None:
                return self._unsaid(clause)
        if clause.form is Form.SOLL or (clause.cue is not None and clause.unsaid):
            if clause.cue is not None and clause.cue.category == "says":
                found = self._answered(number, clause.sentence, None, Rule.SAYS, clause.how)
                if found is not None:
                    return found
            back = clause.form is Form.SOLL or self._points_back(clause)
            carried = self._before(number, near=True) if back else None
            return carried if carried is not None else self._unsaid(clause)
        return self._within(number) or self._colon(number) or self._before(number) or _NOBODY

    def _points_back(self, clause: Clause) -> bool:
        """Tell whether a source phrase means the source of before: «demnach», «den Angaben zufolge»."""
        tree, cue = self._scene.trees[clause.sentence], clause.cue
        if cue is None or cue.category != "phrase" or cue.source is not None:
            return False
        near = {tree[i].text.lower() for i in range(max(0, min(cue.tokens) - 2), max(cue.tokens) + 1)}
        return cue.lemma == SAME or bool(near & {"den", "der", "dem", "diesen", "dieser"})

    def _unsaid(self, clause: Clause) -> Attribution:
        """Return the attribution of a clause whose frame does not say whose it is."""
        tree = self._scene.trees[clause.sentence]
        cue = clause.cue
        words = cue.text(tree) if cue is not None else ""
        spans = tuple(dict.fromkeys(tree[i].span for i in cue.tokens)) if cue is not None else ()
        return Attribution(cue=words, cue_spans=spans, reason=f"„{words}“ ohne Angabe, wer spricht.")

    def _answered(
        self, number: int, sentence: int, token: int | None, rule: Rule, how: str, *, cued: bool = True
    ) -> Attribution | None:
        """Return the attribution to the phrase at a sentence and token, and let what follows go on from it."""
        clause = self._clauses[number]
        at = self._first + number
        cue = clause.cue if cued and sentence == clause.sentence else None
        source = Source(rule, sentence, token, cue, how)
        found = answer(self._scene, self._said, at, source)
        if found is None:
            return None
        named = compound(self._scene.trees[sentence], token) if token is not None and cue is not None else ""
        if named:
            found = self._called(found, named)
        if token is not None and _reaches_out(self._scene.trees[sentence], clause, found.attribution):
            found = self._alone(found, sentence, token)
        found = self._sure(at, _once(found))
        self._said.add(at, found)
        self._places[number] = sentence
        return found.attribution

    def _called(self, found: Answer, name: str) -> Answer:
        """Return an answer to whom a compound names: «Polizeiangaben», the police."""
        known = next((e for e in self._said.entities if name in e.aliases and e.kind != "document"), None)
        kind: SpeakerKind = known.kind if known is not None else "organisation"
        speaker = known.name if known is not None else name
        why = f"{found.attribution.reason.partition(';')[0].rstrip('.')} = {speaker}."
        given = replace(found.attribution, speaker=speaker, kind=kind, role="", reason=why, rests_on="noun")
        return replace(found, attribution=given, entity=known.index if known is not None else None)

    def _alone(self, found: Answer, sentence: int, token: int) -> Answer:
        """Return an answer to the one named in the frame, where the parser has joined words of the clause to the name."""
        referents = Referents(self._scene, self._said)
        mention, place = referents.mention(sentence, token)
        entity, _ = referents.entity(mention, sentence, place) if mention is not None else (None, "")
        if mention is None or entity is None:
            return found
        who = referents.entities[entity]
        called = " ".join(mention.span.of(self._scene.article.text).split())
        given = replace(
            found.attribution,
            speaker=who.name or mention.name,
            kind=who.kind,
            role=mention.role or (who.roles[0] if who.roles else ""),
            mention=called,
            mention_span=mention.span,
            rests_on=grounds.sort_of(mention, who.name, who.kind, referents.rivals(mention)),
            reason=reason(found.source.how, called, who.name, ""),
        )
        return replace(found, attribution=given, entity=entity)

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
        given = replace(
            like,
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
        return tuple(
            i for i, stretch in enumerate(self._plain.stretches) if span.holds(stretch.span) and stretch.parent is None
        )

    def _within(self, number: int) -> Attribution | None:
        """Return the speaker of quoted words within a clause: the clause around them is the same speech."""
        for index in self._inside(number):
            given = self._told.attributions.get(index)
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
        token = cue.source if cue is not None else _main_subject(tree, clause.first)
        if token is None or token >= clause.first or not self._may_speak(clause.sentence, token):
            return None
        how = "{subject} im Satzteil davor, danach Konjunktiv der indirekten Rede"
        return self._answered(number, clause.sentence, token, Rule.KONJUNKTIV_COLON, how, cued=False)

    def _may_speak(self, sentence: int, token: int) -> bool:
        mention = self._scene.finder.at(sentence, token)
        return mention is not None and mention.category in _SPEAKERS and not mention.quoted

    def _before(self, number: int, *, near: bool = False) -> Attribution | None:
        """Return the source of the report that a clause goes on with.

        Args:
            number: the clause.
            near: whether only the sentence right before counts, and only what is said in it.
        """
        clause = self._clauses[number]
        own = self._last_in(clause.sentence, before=number)
        if own is not None:
            return self._carried(number, own, clause.sentence, "Fortsetzung des Berichts im selben Satz")
        at, gap, steps = clause.sentence, 0, 0
        here = self._scene.paragraph_of(clause.sentence)
        while (before := self._previous(at)) is not None and steps < CHAIN + gap:
            steps += 1
            if self._paragraphs_between(before, here) > (0 if near else _PARAGRAPHS):
                break
            last = self._last_in(before, before=number)
            if last is not None:
                how = "Fortsetzung des Berichts davor" if not gap else "Fortsetzung nach einem Satz dazwischen"
                return self._carried(number, last, before, how)
            if not self._is_report(before):
                found = self._told_in(number, before)
                if found is not None or near:
                    return found
                later = self._after(number) if here != self._scene.paragraph_of(before) else None
                if later is not None:
                    return later
                found = self._subject_of(number, before) if gap == 0 else None
                if found is not None:
                    return found
                gap += 1
                if gap > 1:
                    break
            at = before
        return None if near else self._after(number)

    def _previous(self, sentence: int) -> int | None:
        """Return the reporter's sentence before, over headings, too."""
        for number in range(sentence - 1, -1, -1):
            if self._scene.trees[number].sentence.inside is None and not self._is_heading(number):
                return number
        return None

    def _is_heading(self, sentence: int) -> bool:
        return self._scene.paragraph_of(sentence) in self._scene.heads

    def _paragraphs_between(self, first: int, paragraph: int) -> int:
        """Return how many paragraphs lie from a sentence to a paragraph; headings and empty ones do not count."""
        start = self._scene.paragraph_of(first)
        return sum(
            1
            for index in range(start + 1, paragraph + 1)
            if index not in self._scene.heads and self._scene.paragraphs[index].of(self._scene.article.text).strip()
        )

    def _is_report(self, sentence: int) -> bool:
        """Tell whether a sentence holds a report or quotation whose speaker is not known (yet)."""
        return any(clause.sentence == sentence for clause in self._clauses) or self._scene.is_bare(sentence)

    def _last_in(self, sentence: int, before: int) -> Attribution | None:
        """Return who speaks last in a sentence: in a reported clause before the given one, or in marks."""
        spoken: list[tuple[int, Attribution]] = []
        for number, clause in enumerate(self._clauses[:before]):
            if clause.sentence == sentence and number in self._given and self._given[number].speaker:
                spoken.append((self._scene.stretches[self._first + number].span.end, self._given[number]))
        limit = self._scene.stretches[self._first + before].span.start
        for index in self._plain.by_sentence.get(sentence, ()):
            given = self._told.attributions.get(index)
            stretch = self._plain.stretches[index]
            if given is not None and given.speaker and stretch.span.end <= limit:
                spoken.append((stretch.span.end - 1, given))
        return max(spoken, key=lambda each: each[0])[1] if spoken else None

    def _told_in(self, number: int, sentence: int) -> Attribution | None:
        """Return the source of a verb of saying that rules a sentence: «X warnte vor dem Bau. Er sei teuer.»"""
        cue = main_cue(self._scene, sentence)
        if cue is None or cue.source is None or not self._may_speak(sentence, cue.source):
            return None
        how = f"„{cue.text(self._scene.trees[sentence])}“ {{subject}} im Satz davor"
        return self._answered(number, sentence, cue.source, Rule.FLOATING_REPORT, how, cued=False)

    def _subject_of(self, number: int, sentence: int) -> Attribution | None:
        """Return the person or body that is the subject of the sentence before: «X ist skeptisch. Das sei teuer.»"""
        tree = self._scene.trees[sentence]
        token = _main_subject(tree, len(tree))
        mention = self._scene.finder.at(sentence, token) if token is not None else None
        if token is None or mention is None or mention.category not in _SPEAKERS - {"document", "group"}:
            return None
        how = "{subject} ist Subjekt des Satzes davor"
        return self._answered(number, sentence, token, Rule.KONJUNKTIV_SUBJECT, how, cued=False)

    def _after(self, number: int) -> Attribution | None:
        """Return who speaks in the sentence behind a clause, in marks or framed, in the same paragraph."""
        sentence = self._clauses[number].sentence
        paragraph = self._scene.paragraph_of(sentence)
        for later in range(sentence + 1, min(len(self._scene.trees), sentence + CHAIN)):
            if self._scene.trees[later].sentence.inside is not None:
                continue
            if self._scene.paragraph_of(later) != paragraph:
                return None
            for other, clause in enumerate(self._clauses):
                if clause.sentence == later and other in self._given and self._given[other].speaker:
                    return self._carried(number, self._given[other], later, "Quelle im Satz danach")
                if clause.sentence == later and clause.source is not None and other > number:
                    how = f"{clause.how} im Satz danach"
                    return self._answered(number, later, clause.source, Rule.KONJUNKTIV_AFTER, how, cued=False)
            for index in self._plain.by_sentence.get(later, ()):
                given = self._told.attributions.get(index)
                if given is not None and given.speaker and self._plain.categories[index].type in MARKED_SPEECH:
                    return self._carried(number, given, later, "Quelle im Satz danach")
            if not self._is_report(later):
                return None
        return None


def _reaches_out(tree: Tree, clause: Clause, given: Attribution) -> bool:
    """Tell whether several speakers are named, some of whom stand behind the comma that ends the frame."""
    if clause.cue is None or clause.cue.category != "so" or given.kind != "group" or given.mention_span is None:
        return False
    comma = next((t for t in tree.tokens[clause.cue.head :] if t.text == ","), None)
    return comma is not None and comma.span.start < given.mention_span.end


def _once(found: Answer) -> Answer:
    """Return an answer that names nobody twice: an apposition taken for a second speaker."""
    names = found.attribution.speaker.split(" und ")
    if len(names) != 2 or names[0] != names[1]:
        return found
    return replace(found, attribution=replace(found.attribution, speaker=names[0], kind="person"))


def _main_subject(tree: Tree, end: int) -> int | None:
    """Return the subject of the highest predicate before a token."""
    predicates = [i for i in tree.predicates() if i < end]
    return subject(tree, tree.highest(predicates)) if predicates else None


def _extended(scene: Scene, found: Sequence[Clause]) -> Scene:
    """Return a scene whose last stretches are the reported clauses, so that they are answered as quotations are."""
    stretches, frames = [], []
    for number, clause in enumerate(found):
        tree = scene.trees[clause.sentence]
        tokens = tuple(range(clause.first, clause.last + 1))
        span = _whole(_span(scene.article.text, tree, clause), scene)
        paragraph = scene.paragraph_of(clause.sentence) + 1
        stretches.append(Stretch(span, span, paragraph, -1 - number))
        frames.append(Frame(len(scene.stretches) + number, clause.sentence, tokens, masked=False, before="", after=""))
    return replace(
        scene,
        stretches=(*scene.stretches, *stretches),
        frames=(*scene.frames, *frames),
        categories=(*scene.categories, *([_CATEGORY] * len(found))),
    )


def _span(text: str, tree: Tree, clause: Clause) -> Span:
    """Return the place of a clause in the article, with marks that open or close at its edges."""
    start, end = tree[clause.first].span.start, max(tree[i].span.end for i in range(clause.first, clause.last + 1))
    if text[start - 1 : start] in _OPENING and text[start - 1 : start]:
        start -= 1
    while text[end : end + 1] and text[end] in _CLOSING and _is_open(text[start:end]):
        end += 1
    return Span(start, end)


def _whole(span: Span, scene: Scene) -> Span:
    """Return a span that cuts no quotation in two."""
    for stretch in scene.stretches:
        if stretch.span.meets(span) and not span.holds(stretch.span) and not stretch.span.holds(span):
            span = Span(min(span.start, stretch.span.start), max(span.end, stretch.span.end))
    return span


_OPENING = "„“\"»«‚‘›‹"
_CLOSING = "“”\"«»’‘‹›"


def _is_open(text: str) -> bool:
    """Tell whether a mark is open at the end of a text."""
    opened = sum(text.count(mark) for mark in "„“\"»«‚‘")
    return opened % 2 == 1


