"""Second stage: from the source phrase that a sieve found to a name, with role, addressee, and the reason in words."""

from __future__ import annotations

from dataclasses import replace

from quotes import lexicon
from quotes.attribution import grounds
from quotes.attribution.referents import Referents, issuer_of
from quotes.attribution.scene import Scene, Source
from quotes.attribution.wording import addressee, reason, spans, upper
from quotes.cues import Cue
from quotes.cues.subjects import subject
from quotes.data import Attribution, Entity, Mention, Span, SpeakerKind
from quotes.grammar.tree import NOMINAL, Tree

_TAKES_UP = frozenset({"dort", "darin", "weiter", "weiterhin", "ferner", "zudem", "außerdem"})


class Answers:
    """Turns sources into attributions, and notes them in the scene for the quotations after."""

    def __init__(self, scene: Scene) -> None:
        """Begin with nothing answered."""
        self.scene = scene
        self._referents = Referents(scene)
        self._given: dict[int, Attribution] = {}

    def give(self, stretch: int, source: Source) -> Attribution | None:
        """Return the attribution for a source, or None when the source turns out to name nobody."""
        if source.like is not None:
            return self._like(stretch, source, source.like)
        if source.label is not None:
            return self._labelled(stretch, source, source.label)
        if source.token is None:
            if source.cue is not None and source.cue.category == "says":
                return self._taken_up(stretch, source, source.cue) or self._unsaid(stretch, source, source.cue)
            return None
        return self._first_person(stretch, source, source.token) or self._named(stretch, source, source.token)

    def _named(self, stretch: int, source: Source, token: int) -> Attribution | None:
        """Return the attribution to whom the source phrase means."""
        mention, token = self._referents.mention(source.sentence, token)
        if mention is None:
            return None
        entity, via = self._referents.entity(mention, source.sentence, token)
        given = self._attribution(source, mention, entity, via)
        together = self._together(source, mention, token, given)
        if together is not None:
            return self._noted(stretch, source, None, together)
        return self._noted(stretch, source, entity, given)

    def _noted(self, stretch: int, source: Source, entity: int | None, given: Attribution) -> Attribution:
        """Note an answer in the scene, for the quotations after; return it."""
        scene = self.scene
        number = scene.frames[stretch].sentence
        if given.rests_on not in {"", grounds.CARRIED} and source.sentence != number:
            given = replace(given, rests_on=given.rests_on.removesuffix(grounds.ELSEWHERE) + grounds.ELSEWHERE)
        self._given[stretch] = given
        scene.note(stretch, source)
        scene.answers[stretch] = entity
        if entity is not None and entity < len(scene.entities):
            scene.speakers[source.sentence] = entity
            if number is not None:
                scene.speakers[number] = entity
        return given

    # interviews ----------------------------------------------------------------------------------------

    def _labelled(self, stretch: int, source: Source, label: Span) -> Attribution | None:
        """Return the speaker of a labelled line: a person of the text by surname or initials, else the label itself."""
        name = " ".join(label.of(self.scene.article.text).split())
        if name.lower() in lexicon.tagged("interview_labels.txt", "question"):
            why = f"Interview: „{name}“ nennt keinen Namen."
            return Attribution(mention=name, mention_span=label, rule="label:open", reason=why)
        person = self._person_of(name)
        if person is None and source.token is not None:
            mention = self.scene.finder.at(source.sentence, source.token, source=True)
            if mention is not None and mention.category == "role":
                entity, via = self._referents.entity(mention, source.sentence, source.token)
                return self._noted(stretch, source, entity, self._attribution(source, mention, entity, via))
        speaker = person.name if person is not None else name
        sure = "" if speaker == name else f" = {speaker}"
        given = Attribution(
            speaker=speaker,
            kind="organisation" if person is None and (name.isupper() or lexicon.is_medium(name)) else "person",
            role=person.roles[0] if person is not None and person.roles else "",
            mention=name,
            mention_span=label,
            rule="label",
            rests_on="name" if person is not None else "noun",
            reason=f"„{name}“{sure} als Sprecherangabe mit Doppelpunkt am Absatzanfang.",
        )
        return self._noted(stretch, source, person.index if person is not None else None, given)

    def _person_of(self, label: str) -> Entity | None:
        """Return the person whom a label names; for «Antwort» the one who is named most often."""
        persons = [entity for entity in self._referents.entities if entity.kind == "person"]
        found = next((person for person in persons if _is_labelled(label, person)), None)
        if found is None and label.lower() in lexicon.tagged("interview_labels.txt", "answer"):
            return max(persons, key=lambda person: len(person.mentions), default=None)
        return found

    def _first_person(self, stretch: int, source: Source, token: int) -> Attribution | None:
        """Return the speaker of the quotation or interview line around, when «ich» cites himself or herself in it."""
        tree = self.scene.trees[source.sentence]
        around, word = tree.sentence.inside, tree[token].text
        if around is None or word.lower() not in {"ich", "wir"}:
            return None
        like = self._given.get(around)
        if like is None or not like.speaker:
            return None
        given = replace(
            like,
            cue=source.cue.text(tree) if source.cue is not None else "",
            cue_spans=spans(tree, source.cue),
            mention=word,
            mention_span=tree[token].span,
            addressee="",
            rule=source.rule,
            rests_on=grounds.CARRIED,
            reason=f"„{word}“ im Zitat ringsum ist {like.speaker}.",
        )
        return self._noted(stretch, source, self.scene.answers.get(around), given)

    # several speakers ----------------------------------------------------------------------------------

    def _together(self, source: Source, mention: Mention, token: int, first: Attribution) -> Attribution | None:
        """Return the attribution to several who speak as one: «Sonja und Willi Maier teilten mit»."""
        tree = self.scene.trees[source.sentence]
        partners = [i for i in tree.kids(token, "conj") if tree[i].upos in NOMINAL and tree[i].mask is None]
        if not partners or source.cue is None or not _is_plural_verb(tree, source.cue):
            return None
        names = [(token, mention)]
        for partner in partners:
            other = self.scene.finder.at(source.sentence, partner, source=True)
            if other is None or other.category == "pronoun":
                return None
            names.append((partner, other))
        spoken = [self._full_name(other, source.sentence, place) for place, other in names]
        if mention.category == "name" and " " not in spoken[0]:  # «Sonja und Willi Maier»: as it stands
            spoken[0] = mention.name
        # one who stays open («Er und X») leaves the cell empty: half of the speakers would be a wrong name
        speaker = ", ".join(spoken[:-1]) + " und " + spoken[-1] if all(spoken) else ""
        span = Span(mention.span.start, max(other.span.end for _, other in names))
        called = " ".join(span.of(self.scene.article.text).split())
        why = reason(source.how, called, speaker, "")
        return replace(
            first,
            speaker=speaker,
            kind="group" if speaker else "empty",
            role="",
            mention=called,
            mention_span=span,
            rule=source.rule if speaker else f"{source.rule}:open",
            rests_on="name" if speaker else "",
            reason=why,
        )

    def _full_name(self, mention: Mention, sentence: int, token: int) -> str:
        """Return the full name of a person whom the text gives one, else the mention's."""
        entity, _ = self._referents.entity(mention, sentence, token)
        full = self._referents.entities[entity].name if entity is not None else mention.name
        if mention.category == "pronoun":
            return full
        return full if " " in full and mention.category == "name" else mention.name

    # the same as before --------------------------------------------------------------------------------

    def _like(self, stretch: int, source: Source, other: int) -> Attribution | None:
        """Return the attribution of another stretch for this one."""
        before = self._given.get(other)
        if before is None or not before.speaker:
            return None
        how = source.how.split(";", maxsplit=1)[0].replace("{subject}", "").strip()
        given = replace(
            before,
            rule=source.rule,
            rests_on=grounds.CARRIED,
            reason=f"{upper(how)}: {before.speaker}.",
            cue=before.cue if source.together else "",
            cue_spans=before.cue_spans if source.together else (),
            addressee=before.addressee if source.together else "",
        )
        return self._noted(stretch, source, self.scene.answers.get(other), given)

    def _unsaid(self, stretch: int, source: Source, cue: Cue) -> Attribution:
        """Return the attribution for «hieß es», where the text does not say whose words they are."""
        self.scene.note(stretch, source)
        tree = self.scene.trees[source.sentence]
        words = cue.text(tree)
        why = f"„{words}“ ohne Angabe, wer spricht."
        return Attribution(cue=words, cue_spans=spans(tree, cue), rule="says:open", reason=why)

    def _taken_up(self, stretch: int, source: Source, cue: Cue) -> Attribution | None:
        """Return the source that was quoted before and goes on speaking: «steht dort», «heißt es weiter»."""
        tree = self.scene.trees[source.sentence]
        near = {token.text.lower() for token in tree.tokens if token.mask is None}
        if not near & _TAKES_UP:
            return None
        issuer = self._issued_before(stretch, source, cue) if near & {"dort", "darin"} else None
        if issuer is not None:
            return issuer
        last = max((other for other in self._given if other < stretch and self._given[other].speaker), default=None)
        if last is None or self._given[last].kind not in {"document", "organisation", "group", "unnamed"}:
            return None
        like, words = self._given[last], cue.text(tree)
        given = replace(
            like,
            cue=words,
            cue_spans=spans(tree, cue),
            rule="says-on",
            rests_on=grounds.CARRIED,
            addressee="",
            reason=f"„{words}“ nimmt die Quelle des Zitats davor auf: {like.speaker}.",
        )
        return self._noted(stretch, source, self.scene.answers.get(last), given)

    def _issued_before(self, stretch: int, source: Source, cue: Cue) -> Attribution | None:
        """Return who issued the document of the sentence before: «Die Behörde gab … ab. Darin steht: „…“»."""
        number = self.scene.before(source.sentence)
        if number is None:
            return None
        token = _issuer_in(self.scene.trees[number])
        mention, place = self._referents.mention(number, token) if token is not None else (None, 0)
        if mention is None or mention.category not in {"name", "organisation", "role", "group"}:
            return None
        entity, via = self._referents.entity(mention, number, place)
        tree = self.scene.trees[source.sentence]
        words = cue.text(tree)
        how = f"„{words}“ nach dem Satz über das Schriftstück, {{subject}}"
        given = self._attribution(replace(source, cue=None, how=how, rule="says-on"), mention, entity, via)
        return self._noted(stretch, source, entity, replace(given, cue=words, cue_spans=spans(tree, cue)))

    # to words ------------------------------------------------------------------------------------------

    def _attribution(self, source: Source, mention: Mention, entity: int | None, via: str) -> Attribution:
        """Return the attribution to the entity of a mention.

        Args:
            source: what the sieve found.
            mention: the source phrase.
            entity: who that is; None when it stays open.
            via: how that was found, in German, or "".
        """
        scene, cue = self.scene, source.cue
        tree = scene.trees[source.sentence]
        called = " ".join(mention.span.of(scene.article.text).split())
        who = self._referents.entities[entity] if entity is not None else None
        speaker = "" if who is None else who.name or mention.name
        kind: SpeakerKind = who.kind if who is not None and speaker else "empty"
        role = mention.role or (who.roles[0] if who is not None and who.roles else "")
        return Attribution(
            speaker=speaker,
            kind=kind,
            role=role if speaker else "",
            cue=cue.text(tree) if cue is not None else "",
            mention=called,
            mention_span=mention.span,
            cue_spans=spans(tree, cue),
            addressee=addressee(scene, tree, cue, mention.span) if cue is not None else "",
            rule=source.rule if speaker else f"{source.rule}:open",
            reason=reason(source.how, called, speaker, via),
            rests_on=grounds.sort_of(mention, speaker, kind, self._referents.rivals(mention)),
        )


def _is_labelled(label: str, entity: Entity) -> bool:
    """Tell whether a label means a person: by surname, full name or initials («M. D.», «MD»)."""
    parts = entity.name.replace("-", " ").split()
    letters = "".join(char for char in label if char.isupper())
    initials = "".join(part[0] for part in parts if part[:1].isupper())
    is_initials = len(letters) > 1 and not any(char.islower() for char in label)
    return label.casefold() in (name.casefold() for name in (entity.name, *entity.aliases, parts[-1])) or (
        is_initials and letters == initials
    )


def _is_plural_verb(tree: Tree, cue: Cue) -> bool:
    """Tell whether the cue's verb is plural, or is no verb («so X und Y»)."""
    if cue.category not in {"verb", "cites"}:
        return cue.category in {"so", "phrase"}
    finite = tree.finite(cue.head)
    return tree[finite if finite is not None else cue.head].feats.get("Number") == "Plur"


def _issuer_in(tree: Tree) -> int | None:
    """Return whose document a sentence speaks of last: the noun's owner, else the subject of its verb."""
    documents = [t.index for t in tree.tokens if t.mask is None and t.upos == "NOUN" and lexicon.is_document(t.text)]
    if not documents or tree[documents[-1]].head < 0:
        return None
    owner = issuer_of(tree, documents[-1])
    token = owner if owner is not None else subject(tree, tree[documents[-1]].head)
    return None if token == documents[-1] else token
