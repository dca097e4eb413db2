"""From the token of a source phrase to the mention that it is, and to who that is in the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes import lexicon
from quotes.attribution.said import Said, Shown
from quotes.attribution.scene import Scene
from quotes.attribution.wording import where
from quotes.cues.saying import is_body
from quotes.cues.speaking import may_speak
from quotes.cues.subjects import subject
from quotes.data import Entity, Meant, Mention, MentionCategory, SpeakerKind
from quotes.grammar.tree import NOMINAL, Tree, base, is_time
from quotes.people import pronouns

_KINDS: dict[MentionCategory, SpeakerKind] = {
    "name": "person",
    "role": "unnamed",
    "organisation": "organisation",
    "group": "group",
    "document": "document",
}


class Referents:
    """Says who the mentions are that one answer speaks of.

    ``entities`` are those known so far, and behind them those that the source phrases of this answer show.
    """

    def __init__(self, scene: Scene, said: Said) -> None:
        """Begin with what is known of a scene so far."""
        self._scene, self._said = scene, said
        self._shown: list[Shown] = []
        self.entities: list[Entity] = list(said.entities)

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The entities that were not known before this answer."""
        return tuple(self._shown)

    def mention(self, sentence: int, token: int) -> tuple[Mention | None, int]:
        """Return the mention at a token, and its token; for a document, that of its issuer where the text names it."""
        tree, finder = self._scene.trees[sentence], self._scene.finder
        if tree[token].upos == "DET" and pronouns.is_possessive(tree[token]):
            return pronouns.possessor(tree, sentence, token), token
        token = _named_behind(tree, token)
        mention = finder.at(sentence, token, source=True)
        if mention is not None and (mention.category == "document" or _is_words(tree, token)):
            issuer = issuer_of(tree, token)
            named = finder.at(sentence, issuer, source=True) if issuer is not None else None
            if issuer is not None and named is not None and named.category != "document":
                return named, issuer
        return mention, token

    def entity(self, mention: Mention, sentence: int, token: int) -> tuple[int | None, str]:
        """Return the index of a mention's entity and, in German, where that was named in full."""
        if mention.category == "pronoun":
            found = pronouns.resolve(mention, self._scene.known, self._said.speakers, self._speaking(mention))
            if found is None and mention.gender == "f" and pronouns.is_possessive(self._scene.trees[sentence][token]):
                several = replace(mention, gender="", number="p")  # «ihr» is hers and theirs
                found = pronouns.resolve(several, self._scene.known, self._said.speakers, self._speaking(mention))
        else:
            found = self._known_entity(mention, sentence, token)
            if found is None:
                return self._new(mention, sentence, token), ""
        return found, "" if found is None else where(self._scene, found, mention)

    def meant(self, sentence: int, names: Sequence[tuple[int, Mention]]) -> tuple[Meant, ...]:
        """Return whom the parts of a subject mean, by token and mention; whoever stays open is left out."""
        found = ((self.entity(mention, sentence, token)[0], mention) for token, mention in names)
        return tuple(Meant(self.entities[who], mention) for who, mention in found if who is not None)

    def rivals(self, mention: Mention) -> int:
        """Return how many entities in reach a pronoun could mean by gender and number; 0 for any other mention."""
        if mention.category != "pronoun":
            return 0
        return len(pronouns.candidates(mention, self._scene.known, self._said.speakers, self._speaking(mention)))

    def _speaking(self, mention: Mention) -> frozenset[int]:
        """Return who says the quotation or interview line around a mention, and to whom, as far as known.

        In an interview these are the labels of the line and of the one before.
        """
        scene = self._scene
        around = scene.trees[mention.sentence].sentence.inside
        if around is None:
            return frozenset()
        found = {self._said.answers.get(around)}
        if "turn" in scene.stretches[around].flags:
            lines = [line for line in scene.stretches[: around + 1] if "turn" in line.flags]
            for line in lines[-2:]:
                start, end = scene.paragraphs[line.paragraph - 1].start, line.span.start
                labels = (i for i, other in enumerate(scene.mentions) if start <= other.span.start < end)
                found |= {scene.of.get(index) for index in labels}
        return frozenset(entity for entity in found if entity is not None)

    def _known_entity(self, mention: Mention, sentence: int, token: int) -> int | None:
        """Return the entity of a noun phrase among those that are known."""
        index = self._scene.by_place.get((sentence, token))
        found = self._government(mention)
        if found is None:
            found = self._goes_on_speaking(mention, sentence, index)
        if found is None and index is not None:
            found = self._scene.of.get(index)
        if found is None and mention.name:
            found = next((entity.index for entity in self.entities if mention.name in entity.aliases), None)
        return found

    def _new(self, mention: Mention, sentence: int, token: int) -> int:
        """Return the entity that only this mention shows; one for each place."""
        known = self._said.places.get((sentence, token))
        if known is None:
            here = (each.entity.index for each in self._shown if (each.sentence, each.token) == (sentence, token))
            known = next(here, None)
        if known is not None:
            return known
        name, kind = mention.name, _KINDS.get(mention.category, "unnamed")
        entity = Entity(len(self.entities), name, kind, mention.gender, mention.number, (name,), (), ())
        self._shown.append(Shown(entity, sentence, token))
        self.entities.append(entity)
        return entity.index

    def _government(self, mention: Mention) -> int | None:
        """Return the government that a place stands for, where the text names it: «Moskau teilte mit»."""
        if mention.category != "organisation":
            return None
        seats = lexicon.governments()
        place = mention.name if mention.name in seats else mention.name.rstrip("s")
        if place not in seats and " " in mention.name:
            return None
        country, adjective = seats.get(place, (place, ""))
        return next(
            (e.index for e in self.entities if _is_government(e, (place, country), adjective)),
            None,
        )

    def _goes_on_speaking(self, mention: Mention, sentence: int, index: int | None) -> int | None:
        """Return the person who spoke last, called by an office not yet told: «Der Vorsitzende … fügte hinzu»."""
        scene = self._scene
        cue = next((cue for cue in scene.cues[sentence] if cue.source == mention.token), None)
        continuing = cue is not None and cue.lemma in lexicon.tagged("special_verbs.txt", "continue")
        if not continuing or mention.category != "role" or not mention.definite or self._is_told(index):
            return None
        before = scene.before(sentence)
        last = self._speaker_in(before) if before is not None else None
        if last is None or last >= len(scene.entities) or scene.entities[last].kind != "person":
            return None
        sex = scene.entities[last].gender
        return last if not sex or not mention.gender or sex == mention.gender else None

    def _is_told(self, index: int | None) -> bool:
        """Tell whether the article says of a mention who that is: a person, or somebody named more than once."""
        known = self._scene.of.get(index) if index is not None else None
        return known is not None and (self.entities[known].kind == "person" or len(self.entities[known].mentions) > 1)

    def _speaker_in(self, sentence: int) -> int | None:
        """Return who speaks in a sentence: in a quotation, else by its highest reporting verb."""
        scene = self._scene
        if sentence in self._said.speakers:
            return self._said.speakers[sentence]
        told = [c for c in scene.cues[sentence] if c.category == "verb" and c.strong and c.source is not None]
        told.sort(key=lambda c: (c.cls != "neutral", scene.trees[sentence].depth(c.head)))
        places = [scene.by_place.get((sentence, c.source)) for c in told if c.source is not None]
        return next((scene.of[i] for i in places if i is not None and i in scene.of), None)


def _is_government(entity: Entity, places: tuple[str, ...], adjective: str) -> bool:
    """Tell whether an entity is the government of a place: «Regierung in Moskau», «russische Regierung»."""
    if entity.kind != "organisation" or "Regierung" not in entity.name:
        return False
    if any(place in entity.name for place in places):
        return True
    return bool(adjective) and any(word.lower().startswith(adjective) for word in entity.name.split())


def _named_behind(tree: Tree, token: int) -> int:
    """Return the name that stands behind a pronoun between commas, and tells who that is: «auch er, Jan Vogt, …»."""
    if tree[token].upos != "PRON" or token + 2 >= len(tree) or tree[token + 1].text != ",":
        return token
    named = token + 2
    tied = tree[named].head in {token, tree[token].head} or base(tree[named].deprel) in {"appos", "nsubj", "conj"}
    return named if tree[named].upos == "PROPN" and tied else token


def _is_words(tree: Tree, token: int) -> bool:
    """Tell whether a noun means words: «Angaben», «Vorwurf»."""
    return bool(lexicon.cue_noun(tree[token].lemma) or lexicon.cue_noun(tree[token].text))


def issuer_of(tree: Tree, token: int) -> int | None:
    """Return whose document it is: «Erklärung des Ministeriums», «Brief von X»."""
    for child in tree.kids(token, "nmod"):
        if tree[child].upos not in NOMINAL or tree[child].mask is not None or is_time(tree[child]):
            continue
        measured = bool(tree.kids(child, "nummod")) and tree.preposition(child) == "von"  # «Mail von drei Zeilen»
        thing = (measured or tree.preposition(child) == "aus") and not is_body(tree[child])  # «Flugblatt aus der Jacke»
        if tree.preposition(child) in {"", "von", "vom", "aus"} and may_speak(tree, child) and not thing:
            return child
    for clause in tree.kids(token, "acl"):  # «im Bericht, den der Verband vorlegte, heißt es»
        if tree[clause].lemma in lexicon.tagged("special_verbs.txt", "publish"):
            return next((i for i in tree.kids(clause, "nsubj") if tree[i].upos in {"NOUN", "PROPN"}), None)
    return None


def issuer_in(tree: Tree) -> int | None:
    """Return whose document a sentence speaks of last: the noun's owner, else the subject of its verb."""
    documents = [t.index for t in tree.tokens if t.mask is None and t.upos == "NOUN" and lexicon.is_document(t.text)]
    if not documents:
        return None
    owner, head = issuer_of(tree, documents[-1]), tree[documents[-1]].head
    token = owner if owner is not None or head < 0 else subject(tree, head)
    return None if token == documents[-1] else token
