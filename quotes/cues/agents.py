"""Who acts where a verb of speech has no subject: passives, participles that stand for a clause, «mit X zu sagen»."""

from __future__ import annotations

from quotes import lexicon
from quotes.cues.speaking import may_speak
from quotes.data import Token
from quotes.grammar.tree import NOMINAL, VERBAL, Tree, base
from quotes.grammar.verbs import infinitives

_REACH = 14  # tokens from «wie von» to its participle
_PARTICIPLES = ("ge", "be", "ver", "zi")  # beginnings of participles


def is_passive(tree: Tree, index: int) -> bool:
    """Tell whether a verb is passive, also where the parser called «wurde» a plain auxiliary.

    What stands under «werden» and ends in t («werde aufgeklärt») is a participle: infinitives all end in n.
    """
    return any(tree[child].deprel in {"aux:pass", "nsubj:pass"} for child in tree.children[index]) or any(
        tree[child].lemma == "werden"
        and base(tree[child].deprel) == "aux"
        and (
            tree[index].text.lower().endswith("t")
            or (tree[index].text.lower().startswith(_PARTICIPLES) and tree[index].feats.get("VerbForm") == "Part")
        )
        for child in tree.children[index]
    )


def is_done(tree: Tree, index: int) -> bool:
    """Tell whether a participle with «sein» says what state a thing is in: «der Plan sei darauf ausgerichtet».

    Verbs of speech have their perfect with «haben»; with «sein» their participle is a passive (Duden, Die Grammatik:
    Zustandspassiv), whose subject says nothing.
    """
    if tree[index].feats.get("VerbForm") != "Part":
        return False
    return any(tree[child].lemma.lower() == "sein" for child in tree.kids(index, "aux", "cop"))


def agent(tree: Tree, index: int) -> int | None:
    """Return the agent of a passive: «wurde von der Ministerin als „…“ bezeichnet»."""
    agents = [
        child
        for child in tree.kids(index, "obl")
        if tree.preposition(child) in lexicon.closed("prepositions_of_agents")
    ]
    if agents:  # «durch den Satz beschrieben» has none
        return next((i for i in agents if may_speak(tree, i)), None)
    places = [
        child
        for child in tree.kids(index, "obl")
        if tree.preposition(child) in lexicon.closed("prepositions_of_groups")
    ]
    for place in places:
        noun = tree[place].text
        written = tree.preposition(place) in {"in", "im"} and _is_text(tree[place]) and not tree.subjunctive(index)
        if lexicon.is_group(noun) or lexicon.is_medium(noun) or written:  # «wird im Papier gefordert»
            return place
    return None


def _is_text(token: Token) -> bool:
    """Tell whether a noun is a text that says something."""
    return token.upos == "NOUN" and (lexicon.is_document(token.text) or lexicon.is_document(token.lemma))


def agent_before(tree: Tree, verb: int) -> int | None:
    """Return the agent of a participle that stands for a clause: «wie von X behauptet», «anders als von X gefordert».

    Such a clause has no finite verb; «von X» right behind its «wie» or «als» is who acts (Duden, Die
    Grammatik: Partizipialgruppe). The order tells it, whatever the noun hangs on.
    """
    closed = verb + 1 == len(tree) or tree[verb + 1].upos == "PUNCT" or tree[verb + 1].mask is not None
    if tree[verb].feats.get("VerbForm") != "Part" or not closed:
        return None
    nouns: list[int] = []
    for index in range(verb - 1, max(0, verb - _REACH), -1):
        token = tree[index]
        if token.upos in VERBAL | {"PUNCT"}:
            return None
        if token.text.lower() in {"von", "vom"}:
            opens = tree[index - 1].text.lower() in {"wie", "als"}
            return min(nouns) if opens and nouns else None
        if token.upos in NOMINAL and base(token.deprel) not in {"flat", "nmod", "compound"}:
            nouns.append(index)
    return None


def agent_of_group(tree: Tree, verb: int) -> int | None:
    """Return the agent of a participle without a verb of its own: «von X als „…“ gelobt, fiel der Plan durch»."""
    bare = tree[verb].feats.get("VerbForm") == "Part" and not tree.kids(verb, "aux", "nsubj")
    if not bare or base(tree[verb].deprel) not in {"advcl", "acl"} or tree[verb].text.lower() == "gerufen":
        return None  # «von den Fans „Katze“ gerufen»: a name
    return next((i for i in tree.kids(verb, "obl") if i < verb and tree.preposition(i) in {"von", "vom"}), None)


def attributed_to(tree: Tree, index: int) -> int | None:
    """Return the agent of a participle before its noun: «der von X als „…“ gelobte Umbau»; the order tells it."""
    nouns: list[int] = []
    for at in range(index - 1, max(0, index - _REACH), -1):
        token = tree[at]
        if token.upos in VERBAL | {"PUNCT"}:
            return None
        if token.text.lower() in {"von", "vom"}:
            opens = tree[at - 1].upos in {"DET", "ADV"} or tree[at - 1].span == token.span
            return min(nouns) if opens and nouns and may_speak(tree, min(nouns)) else None
        if token.upos in NOMINAL and base(token.deprel) not in {"flat", "compound"}:
            nouns.append(at)
    return None


def is_said_with(tree: Tree, token: Token) -> bool:
    """Tell whether an infinitive is that of «um es mit X zu sagen», «um mit X zu sprechen»."""
    return (
        token.feats.get("VerbForm") == "Inf"
        and bool({"sagen", "sprechen", "reden"} & {*infinitives(token.text, token.lemma)})
        and any(tree[i].text.lower() == "um" for i in tree.kids(token.index, "mark"))
    )


def said_with(tree: Tree, token: Token) -> int | None:
    """Return with whose words something is said: «um es mit X zu sagen»; without «mit X» it is nobody's."""
    places = [i for i in tree.kids(token.index, "obl", "nmod") if tree.preposition(i) == "mit"]
    return next((i for i in places if may_speak(tree, i)), None)
