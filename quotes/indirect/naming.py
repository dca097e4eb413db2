"""Who a frame names, where the answer that holds for quotations needs a second look."""

from __future__ import annotations

from dataclasses import replace

from quotes import lexicon
from quotes.attribution import grounds
from quotes.attribution.referents import Referents
from quotes.attribution.said import Answer, Said
from quotes.attribution.scene import Scene
from quotes.attribution.wording import reason
from quotes.data import Answered, Attribution, Meant, SpeakerKind
from quotes.grammar.tree import Tree
from quotes.indirect.clause import Clause
from quotes.indirect.own import compound


def named(scene: Scene, said: Said, clause: Clause, found: Answer) -> Answer:
    """Return an answer with whom its frame names: by a compound, without words of the clause, nobody twice.

    Args:
        scene: the article, its clauses among the stretches.
        said: what has been said before.
        clause: the one that is answered.
        found: its answer.
    """
    source = found.source
    tree = scene.trees[source.sentence]
    if source.token is None:
        return found
    name = compound(tree, source.token) if source.cue is not None else ""
    if name:
        return _called(said, found, name)
    if _is_dative(tree, clause, source.token):
        return _called(said, found, tree[source.token].text)
    if _reaches_out(tree, clause, found.attribution):
        return _alone(scene, said, found, source.token)
    return _named_at_last(tree, source.token, _now(_once(found)))


def _is_dative(tree: Tree, clause: Clause, token: int) -> bool:
    """Tell whether the feminine behind a source is no genitive but whom the verb needs: «wirft die Frau der Stadt vor».

    «Der» is either in the feminine, and such a verb has a dative with it (Duden, Die Grammatik: Valenz).
    """
    cue = clause.cue
    if cue is None or cue.lemma not in lexicon.closed("verbs_with_dative") or tree[token].upos != "NOUN":
        return False
    if any(tree[i].feats.get("Case") == "Dat" and not tree.preposition(i) for i in tree.kids(cue.head, "obl", "iobj")):
        return False
    return any(i == token + 2 and tree[token + 1].text.lower() == "der" for i in tree.kids(token, "nmod"))


def _named_at_last(tree: Tree, token: int, found: Answer) -> Answer:
    """Return an answer in the nominative where the first noun keeps the -s of its genitive: «Büros Pahlke & Roth»."""
    noun, speaker = tree[token], found.attribution.speaker
    weak = noun.text == noun.lemma and noun.text.endswith("s") and not noun.text.endswith(("ss", "us", "is"))
    article = token > 0 and tree[token - 1].text.lower() in {"des", "eines"}
    if not (weak and article and speaker.startswith(f"{noun.text} ")):
        return found
    given = replace(found.attribution, speaker=speaker.replace(noun.text, noun.text[:-1], 1))
    return replace(found, attribution=given)


def _now(found: Answer) -> Answer:
    """Return an answer to the body that is, where its fullest name in the text is that of the one before.

    «Die vorherige Regierung» is another body than «die Regierung» (Duden, Die Grammatik: restriktives Attribut).
    """
    given = found.attribution
    first, _, rest = given.speaker.partition(" ")
    stem = next((first.lower().removesuffix(end) for end in ("er", "es", "e") if first.lower().endswith(end)), "")
    former = stem in lexicon.closed("former") | {"vorherig"} and stem not in given.mention.lower()
    if given.kind != "organisation" or not rest or not former:
        return found
    return replace(found, attribution=replace(given, speaker=rest))


def _called(said: Said, found: Answer, name: str) -> Answer:
    """Return an answer to whom a compound names: «Polizeiangaben», the police."""
    known = next((e for e in said.entities if name in e.aliases and e.kind != "document"), None)
    kind: SpeakerKind = known.kind if known is not None else "organisation"
    speaker = known.name if known is not None else name
    why = f"{found.attribution.reason.partition(';')[0].rstrip('.')} = {speaker}."
    given = replace(found.attribution, speaker=speaker, kind=kind, role="", reason=why, rests_on="noun")
    given = Answered.of(given, (Meant(known),) if known is not None else ())
    return replace(found, attribution=given, entity=known.index if known is not None else None)


def _alone(scene: Scene, said: Said, found: Answer, token: int) -> Answer:
    """Return an answer to the one named in the frame, where words of the clause have been joined to the name."""
    referents, sentence = Referents(scene, said), found.source.sentence
    mention, place = referents.mention(sentence, token)
    entity, _ = referents.entity(mention, sentence, place) if mention is not None else (None, "")
    if mention is None or entity is None:
        return found
    who = referents.entities[entity]
    called = " ".join(mention.span.of(scene.article.text).split())
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
    return replace(found, attribution=Answered.of(given, (Meant(who, mention),)), entity=entity)


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
