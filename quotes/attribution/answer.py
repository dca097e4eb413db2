"""Second stage: from the source phrase that a sieve found to a name, with role, addressee, and the reason in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from quotes import lexicon, patterns
from quotes.attribution import grounds, notices
from quotes.attribution.names import Rule
from quotes.attribution.referents import Referents, issuer_in
from quotes.attribution.said import Answer, Said, Source
from quotes.attribution.scene import Scene
from quotes.attribution.wording import addressee, reason, spans, upper
from quotes.cues import Cue
from quotes.data import Answered, Attribution, Entity, Gender, Meant, Mention, Span, SpeakerKind
from quotes.grammar.nominative import phrase_gender
from quotes.grammar.tree import NOMINAL, Tree
from quotes.people import pronouns, topics

_OF_HER = re.compile(r"\W(?:[Ss]ie|ihr(?:e[mnrs]?)?)\W")
_OF_HIM = re.compile(r"\W(?:[Ee]r|ihm|ihn|[Ss]ein(?:e[mnrs]?)?)\W")
_SPOKEN_OF: Mapping[Gender, re.Pattern[str]] = {"f": _OF_HER, "m": _OF_HIM}
_EXAMPLES = frozenset({"darunter", "etwa", "beispielsweise"})  # «Verbände, darunter auch X»: some of them
_TAKES_UP = frozenset({"dort", "darin", "weiter", "weiterhin", "ferner", "zudem", "außerdem"})
_NO_PERSON: frozenset[SpeakerKind] = frozenset({"document", "organisation", "group", "unnamed"})


def answer(scene: Scene, said: Said, stretch: int, source: Source) -> Answer | None:
    """Return the answer that a source gives, or None when it turns out to name nobody; changes nothing.

    Args:
        scene: the article.
        said: what has been said before the stretch.
        stretch: the one that is asked for.
        source: what a sieve found.
    """
    return _Answering(scene, said, stretch, source).answer()


class _Answering:
    """Makes the answer to one stretch."""

    def __init__(self, scene: Scene, said: Said, stretch: int, source: Source) -> None:
        self._scene, self._said, self._stretch, self._source = scene, said, stretch, source
        self._tree = scene.trees[source.sentence]
        self._referents = Referents(scene, said)

    def answer(self) -> Answer | None:
        """Return the answer, None when the source names nobody."""
        source = self._source
        if source.like is not None:
            return self._like(source.like)
        if source.label is not None:
            return self._labelled(source.label)
        if source.token is None:
            if source.cue is not None and source.cue.category == "says":
                return self._taken_up(source.cue) or self._unsaid(source.cue)
            return None
        return self._first_person(source.token) or self._named(source.token)

    def _named(self, token: int) -> Answer | None:
        """Return the answer to whom the source phrase means."""
        token, source = self._whose_kin(token), self._source
        mention, token = self._referents.mention(self._source.sentence, token)
        if mention is None:
            return None
        if source.cue is not None and (issued := notices.issuer_before(self._scene, source, mention, token)):
            return self._of_sentence_before(source.cue, *issued, "in der Mitteilung; {subject} im Satz davor")
        entity, via = self._referents.entity(mention, self._source.sentence, token)
        if entity is None and self._source.cue is None and topics.is_relative(self._tree, token):
            return None  # «in der Förderung, die wichtig ist: „…“»: a thing, and no source
        given = self._attribution(self._source, mention, entity, via)
        together = self._together(mention, token, given)
        return self._answer(entity, given) if together is None else self._answer(None, together)

    def _whose_kin(self, token: int) -> int:
        """Return the possessive of a relative whom a quotation without frame speaks about: «Ihre Mutter war krank».

        Whose relative it is stays the topic (centering), and who speaks of somebody as «sie» is not herself meant by it
        (Zifonun et al. 1997, on the third person). Else the token itself.
        """
        tree, source = self._tree, self._source
        if source.cue is not None or tree[token].text.lower() not in lexicon.closed("kin"):
            return token
        owners = [i for i in tree.kids(token, "det") if pronouns.is_possessive(tree[i])]
        words = " " + self._scene.stretches[self._stretch].inner.of(self._scene.article.text) + " "
        spoken_of = _SPOKEN_OF.get(phrase_gender(tree, token))
        if not owners or spoken_of is None or not spoken_of.search(words):
            return token
        how = f"{{subject}} {tree[token].text} im Satz davor, das Zitat spricht von dieser Person"
        self._source = replace(source, how=how)
        return owners[0]

    def _answer(self, entity: int | None, given: Attribution) -> Answer:
        """Return an attribution as an answer, with the entity that it names."""
        elsewhere = self._source.sentence != self._scene.frames[self._stretch].sentence
        if given.rests_on not in {"", grounds.CARRIED} and elsewhere:
            given = replace(given, rests_on=given.rests_on.removesuffix(grounds.ELSEWHERE) + grounds.ELSEWHERE)
        return Answer(given, self._source, entity, self._referents.shown)

    # interviews ----------------------------------------------------------------------------------------

    def _labelled(self, label: Span) -> Answer | None:
        """Return the speaker of a labelled line: a person of the text by surname or initials, else the label itself."""
        source, name = self._source, patterns.shown(label.of(self._scene.article.text))
        if name.lower() in lexicon.tagged("interview_labels.txt", "question"):
            why = f"Interview: „{name}“ nennt keinen Namen."
            given = Attribution(mention=name, mention_span=label, rule=source.rule.unnamed, reason=why)
            return Answer(given, source, goes_on=False)
        person = self._person_of(name)
        if person is None and source.token is not None:
            mention = self._scene.finder.at(source.sentence, source.token, source=True)
            if mention is not None and mention.category == "role":
                entity, via = self._referents.entity(mention, source.sentence, source.token)
                return self._answer(entity, self._attribution(source, mention, entity, via))
        speaker = person.name if person is not None else name
        sure = "" if speaker == name else f" = {speaker}"
        given = Attribution(
            speaker=speaker,
            kind="organisation" if person is None and (name.isupper() or lexicon.is_medium(name)) else "person",
            role=_role_of(person),
            mention=name,
            mention_span=label,
            rule=source.rule.value,
            rests_on="name" if person is not None else "noun",
            reason=f"„{name}“{sure} als Sprecherangabe mit Doppelpunkt am Absatzanfang.",
        )
        return self._answer(person.index if person is not None else None, given)

    def _person_of(self, label: str) -> Entity | None:
        """Return the person whom a label names; for «Antwort» the one who is named most often."""
        persons = [entity for entity in self._referents.entities if entity.kind == "person"]
        found = next((person for person in persons if _is_labelled(label, person)), None)
        if found is None and label.lower() in lexicon.tagged("interview_labels.txt", "answer"):
            return max(persons, key=lambda person: len(person.mentions), default=None)
        return found

    def _first_person(self, token: int) -> Answer | None:
        """Return the speaker of the quotation or interview line around, when «ich» cites himself or herself in it."""
        around, word = self._tree.sentence.inside, self._tree[token].text
        if around is None or word.lower() not in {"ich", "wir"}:
            return None
        like = self._said.given.get(around)
        if like is None or not like.speaker:
            return None
        given = replace(
            like,
            cue=self._source.cue.text(self._tree) if self._source.cue is not None else "",
            cue_spans=spans(self._tree, self._source.cue),
            mention=word,
            mention_span=self._tree[token].span,
            addressee="",
            rule=self._source.rule.value,
            rests_on=grounds.CARRIED,
            reason=f"„{word}“ im Zitat ringsum ist {like.speaker}.",
        )
        return self._answer(self._said.answers.get(around), given)

    # several speakers ----------------------------------------------------------------------------------

    def _together(self, mention: Mention, token: int, first: Attribution) -> Attribution | None:
        """Return the attribution to several who speak as one: «Sonja und Willi Maier teilten mit»."""
        names = self._speaking_as_one(mention, token)
        if names is None:
            return None
        spoken = [self._full_name(other, place) for place, other in names]
        if mention.category == "name" and " " not in spoken[0]:  # «Sonja und Willi Maier»: as it stands
            spoken[0] = mention.name
        # one who stays open («Er und X») leaves the cell empty: half of the speakers would be a wrong name
        speaker = ", ".join(spoken[:-1]) + " und " + spoken[-1] if all(spoken) else ""
        span = Span(mention.span.start, max(other.span.end for _, other in names))
        called = " ".join(span.of(self._scene.article.text).split())
        given = replace(
            first,
            speaker=speaker,
            kind="group" if speaker else "empty",
            role="",
            mention=called,
            mention_span=span,
            rule=_signed(self._source.rule, speaker),
            rests_on="name" if speaker else "",
            reason=reason(self._source.how, called, speaker, ""),
        )
        return Answered.of(given, self._referents.meant(self._source.sentence, names))

    def _speaking_as_one(self, mention: Mention, token: int) -> list[tuple[int, Mention]] | None:
        """Return the tokens and mentions that a plural verb has for its subject; None if it is not several."""
        tree, source = self._tree, self._source
        partners = [i for i in tree.kids(token, "conj") if tree[i].upos in NOMINAL and tree[i].mask is None]
        partners = [i for i in partners if not any(tree[j].text.lower() == "als" for j in tree.kids(i, "cc", "case"))]
        partners = [i for i in partners if not any(t.text.lower() in _EXAMPLES for t in tree.tokens[token:i])]
        if not partners or not self._speaks_in_plural(source, token):
            return None
        names = [(token, mention)]
        for partner in partners:
            other = self._scene.finder.at(source.sentence, partner, source=True)
            if other is None or other.category == "pronoun":
                return None
            if other.quoted and not mention.quoted:
                continue  # «so Voss, „sondern eine Ordnung“»: a word of the quotation speaks not
            names.append((partner, other))
        return names if len(names) > 1 else None

    def _speaks_in_plural(self, source: Source, token: int) -> bool:
        """Tell whether the verb of a source is plural: its cue, or that of «X und Y sind sich einig»."""
        if source.cue is not None:
            return _is_plural_verb(self._tree, source.cue)
        above = self._tree[token].head
        finite = self._tree.finite(above) if above >= 0 and source.rule is Rule.COLON_SUBJECT else None
        return finite is not None and self._tree[finite].feats.get("Number") == "Plur"

    def _full_name(self, mention: Mention, token: int) -> str:
        """Return the full name of a person whom the text gives one, else the mention's."""
        entity, _ = self._referents.entity(mention, self._source.sentence, token)
        full = self._referents.entities[entity].name if entity is not None else mention.name
        if mention.category == "pronoun":
            return full
        return full if " " in full and mention.category == "name" else mention.name

    # the same as before --------------------------------------------------------------------------------

    def _like(self, other: int) -> Answer | None:
        """Return the answer to another stretch for this one."""
        before = self._said.given.get(other)
        if before is None or not before.speaker:
            return None
        together = self._source.together
        how = self._source.how.split(";", maxsplit=1)[0].replace("{subject}", "").strip()
        given = replace(
            before,
            rule=self._source.rule.value,
            rests_on=grounds.CARRIED,
            reason=f"{upper(how)}: {before.speaker}.",
            cue=before.cue if together else "",
            cue_spans=before.cue_spans if together else (),
            addressee=before.addressee if together else "",
        )
        return self._answer(self._said.answers.get(other), given)

    def _unsaid(self, cue: Cue) -> Answer:
        """Return the answer for «hieß es», where the text does not say whose words they are."""
        words = cue.text(self._tree)
        why = f"„{words}“ ohne Angabe, wer spricht."
        given = Attribution(cue=words, cue_spans=spans(self._tree, cue), rule=Rule.SAYS.unnamed, reason=why)
        return Answer(given, self._source, answers=False)

    def _taken_up(self, cue: Cue) -> Answer | None:
        """Return the source that was quoted before and goes on speaking: «steht dort», «heißt es weiter»."""
        near = {token.text.lower() for token in self._tree.tokens if token.mask is None}
        if not near & _TAKES_UP:
            return None
        issuer = self._issued_before(cue) if near & {"dort", "darin"} else None
        if issuer is not None:
            return issuer
        last = self._said.before(self._stretch)
        if last is None or self._said.given[last].kind not in _NO_PERSON:
            return None
        like, words = self._said.given[last], cue.text(self._tree)
        given = replace(
            like,
            cue=words,
            cue_spans=spans(self._tree, cue),
            rule=Rule.SAYS_ON.value,
            rests_on=grounds.CARRIED,
            addressee="",
            reason=f"„{words}“ nimmt die Quelle des Zitats davor auf: {like.speaker}.",
        )
        return self._answer(self._said.answers.get(last), given)

    def _issued_before(self, cue: Cue) -> Answer | None:
        """Return who issued the document of the sentence before: «Die Behörde gab … ab. Darin steht: „…“»."""
        number = self._scene.before(self._source.sentence)
        token = issuer_in(self._scene.trees[number]) if number is not None else None
        return self._of_sentence_before(cue, number, token, "nach dem Satz über das Schriftstück, {subject}")

    def _of_sentence_before(self, cue: Cue, number: int | None, token: int | None, how: str) -> Answer | None:
        """Return the answer that a word of the sentence before gives."""
        if number is None or token is None:
            return None
        mention, place = self._referents.mention(number, token)
        if mention is None or mention.category not in {"name", "organisation", "role", "group"}:
            return None
        entity, via = self._referents.entity(mention, number, place)
        words = cue.text(self._tree)
        how = f"„{words}“ {how}"
        source = replace(self._source, cue=None, how=how, rule=Rule.SAYS_ON)
        given = self._attribution(source, mention, entity, via)
        return self._answer(entity, replace(given, cue=words, cue_spans=spans(self._tree, cue)))

    # to words ------------------------------------------------------------------------------------------

    def _attribution(self, source: Source, mention: Mention, entity: int | None, via: str) -> Attribution:
        """Return the attribution to the entity of a mention.

        Args:
            source: what the sieve found.
            mention: the source phrase.
            entity: who that is; None when it stays open.
            via: how that was found, in German, or "".
        """
        scene, cue, tree = self._scene, source.cue, self._tree
        called = " ".join(mention.span.of(scene.article.text).split())
        who = self._referents.entities[entity] if entity is not None else None
        speaker = "" if who is None else who.name or mention.name
        kind: SpeakerKind = who.kind if who is not None and speaker else "empty"
        given = Attribution(
            speaker=speaker,
            kind=kind,
            role=(mention.role or _role_of(who)) if speaker else "",
            cue=cue.text(tree) if cue is not None else "",
            mention=called,
            mention_span=mention.span,
            cue_spans=spans(tree, cue),
            addressee=addressee(scene, tree, cue, mention.span) if cue is not None else "",
            rule=_signed(source.rule, speaker),
            reason=reason(source.how, called, speaker, via),
            rests_on=grounds.sort_of(mention, speaker, kind, self._referents.rivals(mention)),
        )
        return given if who is None else Answered.of(given, (Meant(who, mention),))


def _signed(rule: Rule, speaker: str) -> str:
    """Return the value of the column ``rule``: another one where the speaker stays open."""
    return rule.value if speaker else rule.unnamed


def _role_of(entity: Entity | None) -> str:
    """Return the first role of an entity, "" if it has none."""
    return entity.roles[0] if entity is not None and entity.roles else ""


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
