"""Second stage: from the source phrase that a sieve found to a name, with role, addressee, and the reason in words."""

from __future__ import annotations

from dataclasses import replace

from quotes import lexicon, pronouns
from quotes.attribution.scene import Scene, Source
from quotes.cues import Cue, subject
from quotes.syntax import NOMINAL, Tree, base
from quotes.types import Attribution, Entity, Mention, Span, SpeakerKind


class Answers:
    """Turns sources into attributions, and notes them in the scene for the quotations after."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.entities: list[Entity] = list(scene.entities)
        self._made: dict[tuple[int, int], int] = {}
        self._given: dict[int, Attribution] = {}

    def give(self, stretch: int, source: Source) -> Attribution | None:
        """Return the attribution for a source, or None when the source turns out to name nobody."""
        if source.like is not None:
            return self._like(stretch, source)
        if source.label is not None:
            return self._labelled(stretch, source, source.label)
        if source.token is None:
            if source.cue is not None and source.cue.sort == "says":
                return self._taken_up(stretch, source, source.cue) or self._unsaid(stretch, source, source.cue)
            return None
        own = self._first_person(stretch, source, source.token)
        if own is not None:
            return own
        mention, token = self._mention(source.sentence, source.token)
        if mention is None:
            return None
        entity, via = self._entity(mention, source.sentence, token)
        attribution = self._attribution(source, mention, entity, via)
        together = self._together(source, mention, token, attribution)
        if together is not None:
            attribution, entity = together, None
        self._note(stretch, source, entity)
        self._given[stretch] = attribution
        return attribution

    def _labelled(self, stretch: int, source: Source, label: Span) -> Attribution | None:
        """Return the speaker of a labelled line: a person of the text by surname or initials, else the label itself."""
        name = " ".join(label.of(self.scene.article.text).split())
        if name.lower() in _QUESTIONS:
            return Attribution(
                mention=name, mention_span=label, rule="label:open", reason=f"Interview: „{name}“ nennt keinen Namen."
            )
        person = next(
            (entity for entity in self.entities if entity.kind == "person" and _is_labelled(name, entity)), None
        )
        if person is None and name.lower() in _ANSWERS:
            persons = [entity for entity in self.entities if entity.kind == "person"]
            person = max(persons, key=lambda entity: len(entity.mentions), default=None)
        if person is None and source.token is not None:
            mention = self.scene.finder.at(source.sentence, source.token, source=True)
            if mention is not None and mention.sort == "role":
                entity, via = self._entity(mention, source.sentence, source.token)
                self._note(stretch, source, entity)
                return self._attribution(source, mention, entity, via)
        speaker = person.name if person is not None else name
        sure = "" if speaker == name else f" = {speaker}"
        given = Attribution(
            speaker=speaker, kind="person" if person is not None else "organisation", role=person.roles[0] if person and person.roles else "",
            mention=name, mention_span=label, rule="label", reason=f"„{name}“{sure} als Sprecherangabe mit Doppelpunkt am Absatzanfang.",
        )  # fmt: skip
        self._note(stretch, source, person.index if person is not None else None)
        self._given[stretch] = given
        return given

    def _first_person(self, stretch: int, source: Source, token: int) -> Attribution | None:
        """Return the speaker of the quotation or interview line around, when «ich» cites himself or herself in it."""
        tree = self.scene.trees[source.sentence]
        around = tree.sentence.inside
        if (
            around is None
            or tree[token].text.lower() not in {"ich", "wir"}
            or around not in self._given
            or not self._given[around].speaker
        ):
            return None
        word = tree[token].text
        like = self._given[around]
        cue = source.cue.text(tree) if source.cue is not None else ""
        given = replace(
            like, cue=cue, cue_spans=_spans(tree, source.cue) if source.cue is not None else (), mention=word, mention_span=tree[token].span,
            addressee="", rule=source.rule, reason=f"„{word}“ im Zitat ringsum ist {like.speaker}.",
        )  # fmt: skip
        self._note(stretch, source, self.scene.answers.get(around))
        self._given[stretch] = given
        return given

    def _together(self, source: Source, mention: Mention, token: int, first: Attribution) -> Attribution | None:
        """Return the attribution to several who speak as one: «Sonja und Willi Maier teilten mit»."""
        tree = self.scene.trees[source.sentence]
        partners = [i for i in tree.kids(token, "conj") if tree[i].upos in NOMINAL and tree[i].mask is None]
        if not partners or source.cue is None or not _is_plural_verb(tree, source.cue):
            return None
        names, roles = [mention], [first.role]
        for partner in partners:
            other = self.scene.finder.at(source.sentence, partner, source=True)
            if other is None or other.sort == "pronoun":
                return None
            names.append(other)
        spoken = []
        for number, other in enumerate(names):
            entity, _ = self._entity(other, source.sentence, token if number == 0 else partners[number - 1])
            full = self.entities[entity].name if entity is not None else other.name
            spoken.append(other.name if " " not in full or other.sort != "name" else full)
        if mention.sort == "name" and " " not in spoken[0]:  # «Sonja und Willi Maier»: as it stands
            spoken[0] = mention.name
        speaker = ", ".join(spoken[:-1]) + " und " + spoken[-1]
        span = Span(mention.span.start, max(other.span.end for other in names))
        called = " ".join(span.of(self.scene.article.text).split())
        return replace(
            first, speaker=speaker, kind="group", role=roles[0] if len(names) == 1 else "", mention=called, mention_span=span,
            rule=source.rule, reason=_reason(source.how, called, speaker, ""),
        )  # fmt: skip

    def _note(self, stretch: int, source: Source, entity: int | None) -> None:
        self.scene.sources[stretch] = source
        self.scene.answers[stretch] = entity
        number = self.scene.frames[stretch].sentence
        if entity is not None and entity < len(self.scene.entities):
            self.scene.speakers[source.sentence] = entity
            if number is not None:
                self.scene.speakers[number] = entity

    def _like(self, stretch: int, source: Source) -> Attribution | None:
        assert source.like is not None  # noqa: S101
        before = self._given.get(source.like)
        if before is None or not before.speaker:
            return None
        self._note(stretch, source, self.scene.answers.get(source.like))
        how = source.how.split(";")[0].replace("{subject}", "").strip()
        reason = f"{_upper(how)}: {before.speaker}."
        cue = before.cue if source.together else ""
        given = replace(
            before,
            rule=source.rule,
            reason=reason,
            cue=cue,
            cue_spans=before.cue_spans if source.together else (),
            addressee=before.addressee if source.together else "",
        )
        self._given[stretch] = given
        return given

    def _unsaid(self, stretch: int, source: Source, cue: Cue) -> Attribution:
        """Return the attribution for «hieß es», where the text does not say whose words they are."""
        self.scene.sources[stretch] = source
        tree = self.scene.trees[source.sentence]
        words = cue.text(tree)
        return Attribution(
            cue=words, cue_spans=_spans(tree, cue), rule="says:open", reason=f"„{words}“ ohne Angabe, wer spricht."
        )

    def _taken_up(self, stretch: int, source: Source, cue: Cue) -> Attribution | None:
        """«steht dort», «heißt es weiter»: the document or source that was quoted before goes on speaking."""
        tree = self.scene.trees[source.sentence]
        near = {token.text.lower() for token in tree.tokens if token.mask is None}
        if not near & {"dort", "darin", "weiter", "weiterhin", "ferner", "zudem", "außerdem"}:
            return None
        if near & {"dort", "darin"}:
            issuer = self._issued_before(stretch, source, cue)
            if issuer is not None:
                return issuer
        before = [other for other in self._given if other < stretch and self._given[other].speaker]
        if not before or self._given[max(before)].kind not in {"document", "organisation", "group", "unnamed"}:
            return None
        like = self._given[max(before)]
        words = cue.text(tree)
        given = replace(
            like, cue=words, cue_spans=_spans(tree, cue), rule="says-on", addressee="",
            reason=f"„{words}“ nimmt die Quelle des Zitats davor auf: {like.speaker}.",
        )  # fmt: skip
        self._note(stretch, source, self.scene.answers.get(max(before)))
        self._given[stretch] = given
        return given

    def _issued_before(self, stretch: int, source: Source, cue: Cue) -> Attribution | None:
        """«Darin steht: „…“» after «Die Behörde gab eine Stellungnahme ab»: the document's issuer, else the subject."""
        number = self.scene.before(source.sentence)
        if number is None:
            return None
        tree = self.scene.trees[number]
        documents = [
            t.index for t in tree.tokens if t.mask is None and t.upos == "NOUN" and lexicon.is_document(t.text)
        ]
        if not documents or tree[documents[-1]].head < 0:
            return None
        owner = _issuer(tree, documents[-1])
        token = owner if owner is not None else subject(tree, tree[documents[-1]].head)
        if token is None or token == documents[-1]:
            return None
        mention, place = self._mention(number, token)
        if mention is None or mention.sort not in {"name", "organisation", "role", "group"}:
            return None
        entity, via = self._entity(mention, number, place)
        how = f"„{cue.text(self.scene.trees[source.sentence])}“ nach dem Satz über das Schriftstück, {{subject}}"
        given = replace(
            self._attribution(replace(source, cue=None, how=how, rule="says-on"), mention, entity, via),
            cue=cue.text(self.scene.trees[source.sentence]), cue_spans=_spans(self.scene.trees[source.sentence], cue),
        )  # fmt: skip
        self._note(stretch, source, entity)
        self._given[stretch] = given
        return given

    # from token to mention and entity ------------------------------------------------------------------

    def _mention(self, sentence: int, token: int) -> tuple[Mention | None, int]:
        """Return the mention at a token; for a document, that of its issuer where the text names it."""
        scene = self.scene
        tree = scene.trees[sentence]
        if tree[token].upos == "DET" and (tree[token].feats.get("Poss") == "Yes" or tree[token].text.lower().startswith("sein")):
            return _possessor(tree, sentence, token), token
        mention = scene.finder.at(sentence, token, source=True)
        if mention is not None and (mention.sort == "document" or _is_words(tree, token)):
            issuer = _issuer(tree, token)
            if issuer is not None:
                named = scene.finder.at(sentence, issuer, source=True)
                if named is not None and named.sort != "document":
                    return named, issuer
        return mention, token

    def _entity(self, mention: Mention, sentence: int, token: int) -> tuple[int | None, str]:
        """Return the entity of a mention and, for a pronoun, how it was found."""
        scene = self.scene
        if mention.sort == "pronoun":
            found = pronouns.resolve(mention, scene.mentions, scene.of, scene.entities, scene.trees, scene.speakers)
            if found is None:
                return None, ""
            return found[0], _where(scene, found[0], mention)
        index = scene.by_place.get((sentence, token))
        government = self._government(mention)
        if government is not None:
            return government, _where(scene, government, mention)
        same = self._goes_on_speaking(mention, sentence, index)
        if same is not None:
            return same, _where(scene, same, mention)
        if index is not None and index in scene.of:
            return scene.of[index], _where(scene, scene.of[index], mention)
        known = next(
            (entity.index for entity in self.entities if mention.name and mention.name in entity.aliases), None
        )
        if known is not None:
            return known, _where(scene, known, mention)
        if (sentence, token) not in self._made:
            kind: SpeakerKind = {
                "name": "person", "role": "unnamed", "organisation": "organisation", "group": "group", "document": "document",
            }.get(mention.sort, "unnamed")  # type: ignore[assignment]  # fmt: skip
            self._made[sentence, token] = len(self.entities)
            self.entities.append(
                Entity(len(self.entities), mention.name, kind, mention.gender, mention.number, (mention.name,), (), ())
            )
        return self._made[sentence, token], ""

    def _government(self, mention: Mention) -> int | None:
        """Return the government that a place stands for («Moskau teilte mit»), where the text names it."""
        if mention.sort != "organisation" or " " in mention.name:
            return None
        place = mention.name.rstrip("s")
        return next(
            (e.index for e in self.entities if e.kind == "organisation" and "Regierung" in e.name and place in e.name),
            None,
        )

    def _goes_on_speaking(self, mention: Mention, sentence: int, index: int | None) -> int | None:
        """Return the person who spoke last, where «Der Vorsitzende … fügte hinzu» calls him or her by an office not yet told."""
        scene = self.scene
        cue = next((cue for cue in scene.cues[sentence] if cue.source == mention.token), None)
        if cue is None or cue.lemma not in _CONTINUING or mention.sort != "role" or not mention.definite:
            return None
        known = scene.of.get(index) if index is not None else None
        if known is not None and (self.entities[known].kind == "person" or len(self.entities[known].mentions) > 1):
            return None
        before = scene.before(sentence)
        if before is None:
            return None
        last = scene.speakers.get(before)
        if last is None:
            told = [c for c in scene.cues[before] if c.sort == "verb" and c.strong and c.source is not None]
            told.sort(key=lambda c: (c.cls != "neutral", sum(1 for _ in scene.trees[before].up(c.head))))
            places = [scene.by_place.get((before, c.source)) for c in told if c.source is not None]
            last = next((scene.of[i] for i in places if i is not None and i in scene.of), None)
        if last is None or last >= len(scene.entities) or scene.entities[last].kind != "person":
            return None
        sex = scene.entities[last].gender
        return last if not sex or not mention.gender or sex == mention.gender else None

    # to words ------------------------------------------------------------------------------------------

    def _attribution(self, source: Source, mention: Mention, entity: int | None, via: str) -> Attribution:
        scene = self.scene
        tree = scene.trees[source.sentence]
        called = " ".join(mention.span.of(scene.article.text).split())
        cue, spans, addressee = "", (), ""
        if source.cue is not None:
            cue, spans = source.cue.text(tree), _spans(tree, source.cue)
            addressee = _addressee(scene, tree, source.cue, mention.span)
        who = self.entities[entity] if entity is not None else None
        speaker = "" if who is None else _speaker(scene, who, mention)
        role = mention.role or (who.roles[0] if who is not None and who.roles else "")
        return Attribution(
            speaker=speaker,
            kind=who.kind if who is not None and speaker else "empty",
            role=role if speaker else "",
            cue=cue,
            mention=called,
            mention_span=mention.span,
            cue_spans=spans,
            addressee=addressee,
            rule=source.rule if speaker else f"{source.rule}:open",
            reason=_reason(source.how, called, speaker, via),
        )


_CONTINUING = frozenset(
    {"hinzufügen", "fortfahren", "ergänzen", "anfügen", "nachschieben", "hinzusetzen", "weitersprechen"}
)
_QUESTIONS = frozenset(
    {"frage", "redaktion", "interviewer", "interviewerin", "f", "publikum", "zuschauer", "zwischenfrage", "nachfrage"}
)
_ANSWERS = frozenset({"antwort", "a"})


def _is_labelled(label: str, entity: Entity) -> bool:
    """Tell whether a label means a person: by surname, full name or initials («M. D.», «MD»)."""
    parts = entity.name.replace("-", " ").split()
    letters = "".join(char for char in label if char.isupper())
    initials = "".join(part[0] for part in parts if part[:1].isupper())
    is_initials = len(letters) > 1 and not any(char.islower() for char in label)
    return label.casefold() in (name.casefold() for name in (entity.name, *entity.aliases, parts[-1])) or (
        is_initials and letters == initials
    )


def _reason(how: str, called: str, speaker: str, via: str) -> str:
    text = how.replace("{subject}", f"mit Subjekt „{called}“").replace("{with}", f"mit „{called}“")
    if text.startswith("mit Subjekt"):
        text = text.removeprefix("mit Subjekt ")
    if not speaker:
        return f"{_upper(text)}; wer mit „{called}“ gemeint ist, bleibt offen."
    if speaker != called:
        text += f"; „{called}“ = {speaker}" + (f", {via}" if via else "")
    return f"{_upper(text)}."


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _speaker(scene: Scene, entity: Entity, mention: Mention) -> str:
    """Return the canonical name. An entity that only a plural names keeps the phrase at hand."""
    return entity.name or mention.name


def _where(scene: Scene, entity: int, mention: Mention) -> str:
    """Say where the entity was named in full, seen from a mention."""
    if entity >= len(scene.entities):
        return ""
    known = scene.entities[entity]
    full = [scene.mentions[i] for i in known.mentions if scene.mentions[i].name == known.name]
    if not full or any(other.span == mention.span for other in full):
        return ""
    earlier = [other for other in full if other.span.start < mention.span.start]
    other = earlier[-1] if earlier else full[0]
    here, there = scene.paragraph_of(mention.sentence), scene.paragraph_of(other.sentence)
    if other.sentence == mention.sentence:
        return "genannt im selben Satz"
    return "genannt im selben Absatz" if here == there else f"genannt in Absatz {there + 1}"


def _spans(tree: Tree, cue: Cue) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(tree[index].span for index in cue.tokens))


def _possessor(tree: Tree, sentence: int, token: int) -> Mention:
    """Return «seinen» (Angaben) as the pronoun that it stands for."""
    word = tree[token].text.lower()
    if word.startswith("sein"):
        return Mention(tree[token].span, "pronoun", sentence, token, gender="m", number="s", definite=True)
    plural = tree[token].feats.get("Number[psor]") == "Plur"
    return Mention(
        tree[token].span,
        "pronoun",
        sentence,
        token,
        gender="" if plural else "f",
        number="p" if plural else "s",
        definite=True,
    )


def _is_plural_verb(tree: Tree, cue: Cue) -> bool:
    """Tell whether the cue's verb is plural, or is no verb («so X und Y»)."""
    if cue.sort not in {"verb", "cites"}:
        return cue.sort in {"so", "phrase"}
    finite = tree.finite(cue.head)
    return tree[finite if finite is not None else cue.head].feats.get("Number") == "Plur"


def _is_words(tree: Tree, token: int) -> bool:
    return bool(lexicon.cue_noun(tree[token].lemma) or lexicon.cue_noun(tree[token].text))


def _issuer(tree: Tree, token: int) -> int | None:
    """Return whose document it is: «Erklärung des Ministeriums», «Brief von X»."""
    for child in tree.kids(token, "nmod"):
        if tree[child].upos in NOMINAL and tree[child].mask is None and tree.case(child) in {"", "von", "vom", "aus"}:
            return child
    for clause in tree.kids(token, "acl"):  # «im Bericht, den der Verband vorlegte, heißt es»
        if tree[clause].lemma in _PUBLISHING:
            return next((i for i in tree.kids(clause, "nsubj") if tree[i].upos in {"NOUN", "PROPN"}), None)
    return None


_PUBLISHING = frozenset(
    {"veröffentlichen", "vorlegen", "herausgeben", "verbreiten", "verfassen", "vorstellen", "versenden", "verschicken"}
)


def _addressee(scene: Scene, tree: Tree, cue: Cue, speaker: Span) -> str:
    """Return to whom it was said: a dative, «zu», «gegenüber», «vor» with a person, group or medium."""
    if cue.sort != "verb":
        return ""
    for child in tree.kids(cue.head, "iobj", "obj", "obl"):
        token = tree[child]
        if (
            token.mask is not None
            or token.upos not in NOMINAL
            or token.feats.get("Reflex") == "Yes"
            or token.span.meets(speaker)
        ):
            continue
        preposition = tree.case(child)
        dative = not preposition and token.feats.get("Case") == "Dat" and base(token.deprel) in {"iobj", "obj", "obl"}
        if not dative and preposition not in {"gegenüber", "zu", "zur", "zum", "vor", "an"}:
            continue
        phrase = tree.phrase(child)
        while phrase and tree[phrase[0]].upos in {"DET", "PUNCT"}:
            phrase.pop(0)
        if not phrase:
            continue
        text = " ".join(tree.span(phrase).of(scene.article.text).split())
        mention = scene.finder.at(cue_sentence(scene, tree), child)
        addressed = mention is not None and mention.sort in {"name", "role", "group", "organisation"}
        if addressed or lexicon.is_medium(text) or lexicon.is_medium(token.text):
            return f"vor {text}" if preposition == "vor" else text
    return ""


def cue_sentence(scene: Scene, tree: Tree) -> int:
    """Return the number of a tree's sentence."""
    del scene
    return tree.sentence.index
