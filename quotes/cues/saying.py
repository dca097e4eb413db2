"""Cues of texts that speak: heißt es im Bericht, steht dort, ist zu lesen, aus Kreisen verlautete."""

from __future__ import annotations

from quotes import lexicon
from quotes.cues.cue import Cue
from quotes.cues.phrases import owner_of
from quotes.cues.verbs import particle_of
from quotes.data import Token
from quotes.grammar.tree import NOMINAL, VERBAL, Tree, base
from quotes.grammar.verbs import infinitives

_ROWS = ("reihe", "reihen", "lager", "munde", "mund", "richtung")  # «aus den Reihen der SPD»: theirs
_ASKED = ("Anfrage", "Anfragen", "Nachfrage", "Nachfragen", "Rückfrage")
_LEAKED_REACH = 4  # tokens before «verlautete» in which its source may stand; from 2 to 8 no row changes (dev, train)


def at(tree: Tree, token: Token) -> Cue | None:
    """Return the cue of a document that speaks: heißt es im Bericht, steht dort, ist zu lesen."""
    if base(token.deprel) in {"aux", "cop"} and token.head >= 0:
        return None
    sound = _there_is_talk(tree, token) or _sounds(tree, token)
    if sound is not None:
        return sound
    lemma = _lemma(tree, token)
    expletive = _expletive(tree, token) if lemma else None
    if not lemma or (lemma == "heißen" and expletive is None):
        return None
    if lemma == "verlauten":
        return _leaked(tree, token)
    source = _text_of(tree, token)
    if lemma != "heißen" and not _is_document(tree, token, source):
        return None
    source = _behind_text(tree, token, source)
    words = (token.index,) if expletive is None else tuple(sorted({token.index, expletive}))
    return Cue("says", token.index, words, source, lemma)


def spoken_of(tree: Tree, token: Token) -> Cue | None:
    """Return the cue of «im Gutachten ist von „…“ die Rede», where the phrase is a predicate noun to the parser."""
    copula = tree.kids(token.index, "cop")
    if not copula:
        return None
    below = [*tree.kids(token.index, "obl", "nmod"), *tree.kids(copula[0], "obl", "nmod")]  # hung on either
    texts = [i for i in below if tree.preposition(i) in {"in", "im"} and lexicon.is_document(tree[i].text)]
    known = any(tree[i].text.lower() in {"darin", "dort"} for i in tree.subtree(token.index) if tree[i].mask is None)
    if not texts and not known:  # «darin» is the text that was named before
        return None
    words = tuple(sorted({copula[0], token.index}))
    return Cue("says", token.index, words, texts[0] if texts else None, "die Rede sein")


def _there_is_talk(tree: Tree, token: Token) -> Cue | None:
    """Return the cue of «im Gutachten ist von „…“ die Rede», where «ist» is the verb to the parser."""
    talk = next((i for i in tree.kids(token.index, "nsubj") if tree[i].text == "Rede"), None)
    if talk is None or "sein" not in infinitives(token.text, token.lemma):
        return None
    places = [i for i in tree.subtree(token.index) if base(tree[i].deprel) in {"obl", "nmod"} and tree[i].mask is None]
    texts = [i for i in places if tree.preposition(i) in {"in", "im", "auf"} and lexicon.is_document(tree[i].text)]
    return Cue("says", token.index, tuple(sorted({token.index, talk})), texts[0], "die Rede sein") if texts else None


def _sounds(tree: Tree, token: Token) -> Cue | None:
    """Return the cue of «tönt es aus der Union», «schallt es aus den Reihen der AfD».

    Verbs of sound have a subject that means nobody, and name where the words come from with «aus» or «von» (Zifonun et
    al., Grammatik der deutschen Sprache: fixes «es»).
    """
    known = set(infinitives(token.text, token.lemma)) & lexicon.closed("verbs_of_sound")
    expletive = _expletive(tree, token) if known else None
    if expletive is None or abs(expletive - token.index) > 1:
        return None
    for i in [*tree.kids(token.index, "obl", "nmod"), *_after(tree, token.index)]:
        if tree.preposition(i) not in lexicon.closed("prepositions_of_sources"):
            continue
        rows = tree[i].lemma.lower().endswith(_ROWS) or tree[i].text.lower().endswith(_ROWS)
        source = owner_of(tree, i) if rows else i
        if source is not None and is_body(tree[source]):
            return Cue("says", token.index, tuple(sorted({token.index, expletive})), source, min(known))
    return None


def is_body(token: Token) -> bool:
    """Tell whether a noun is a body or people, not the place where they are: «aus der Union», not «aus dem Saal»."""
    known = (lexicon.is_organisation, lexicon.is_group, lexicon.is_role)
    return token.upos == "PROPN" or any(told(form) for told in known for form in (token.text, token.lemma))


def _text_of(tree: Tree, token: Token) -> int | None:
    """Return in what it says something: «im Bericht», of the verb's phrases, else of those that follow."""
    near = [*tree.kids(token.index, "obl", "nmod", "obj"), *_after(tree, token.index)]
    within = lexicon.closed("prepositions_of_texts")
    for i in near:  # «vonseiten», «seitens» are adverbs to a tagger
        cases = {tree[case].text.lower() for case in tree.kids(i, "case")}
        if tree[i].text.endswith(_ASKED):  # «heißt es auf Anfrage»: what was asked says nothing
            continue
        if tree[i].upos in NOMINAL and (tree.preposition(i) in within or cases & within):
            return i
    return None


def _lemma(tree: Tree, token: Token) -> str:
    """Return which of the verbs a token is, "" for none of them and for another verb with a particle: «feststehen»."""
    known = lexicon.closed("verbs_of_texts")
    forms = (*infinitives(token.text, token.lemma), token.text.lower().replace("zu", "", 1))  # «nachzulesen»
    lemma = next((name for name in forms if name in known), "")
    if not lemma and token.text.lower() in lexicon.closed("forms_of_heissen"):
        lemma = "heißen"
    particle = particle_of(tree, token) if lemma else None
    return "" if particle is not None and tree[particle].text.lower() not in {"weiter", "dazu"} else lemma


def _behind_text(tree: Tree, token: Token, source: int | None) -> int | None:
    """Return what «im …» means: the noun of its relative clause; of an occasion of speaking whoever spoke there."""
    if source is not None and tree[source].upos == "PRON" and base(token.deprel) == "acl":
        source = token.head  # «die Medien, in denen es heißt»
    if source is not None and _is_speech(tree, source):
        return owner_of(tree, source)  # «heißt es in der Rede»: it is somebody's
    return source


def _is_speech(tree: Tree, index: int) -> bool:
    """Tell whether a noun is an occasion of speaking, no text: «Rede», «Ansprache», «Predigt»."""
    forms = (tree[index].text, tree[index].lemma)
    texts = any(lexicon.is_document(form) or "document" in lexicon.cue_noun(form) for form in forms)
    return not texts and any("event" in lexicon.cue_noun(form) for form in forms)


def _expletive(tree: Tree, token: Token) -> int | None:
    """Return the «es» of «heißt es»."""
    kids = tree.kids(token.index, "nsubj", "expl", "obj")
    beside = [i for i in (token.index - 1, token.index + 1) if 0 <= i < len(tree)]
    return next((i for i in [*kids, *beside] if tree[i].text.lower() == "es"), None)


def _is_document(tree: Tree, token: Token, source: int | None) -> bool:
    """Tell whether it is a text where something «steht»: a document as the source, or «dort», «darin»."""
    if any(tree[i].text.lower() in lexicon.closed("adverbs_of_texts") for i in tree.children[token.index]):
        return True
    return source is not None and (lexicon.is_document(tree[source].text) or lexicon.is_document(tree[source].lemma))


def _leaked(tree: Tree, token: Token) -> Cue | None:
    """Return the cue of «aus Aufsichtsratskreisen verlautete»."""
    kids = tree.kids(token.index, "obl", "nmod", "dep")
    origin = [i for i in kids if tree.preposition(i) in lexicon.closed("prepositions_of_sources")]
    front = range(max(0, token.index - _LEAKED_REACH), token.index)
    origin += [i for i in front if tree[i].upos in {"NOUN", "PROPN"} and tree.preposition(i) == "aus"]
    return Cue("says", token.index, (token.index,), origin[0], "verlauten") if origin else None


def _after(tree: Tree, index: int) -> list[int]:
    """Return the heads of the noun phrases that follow, up to the next verb."""
    found = []
    for i in range(index + 1, len(tree)):
        if tree[i].upos in VERBAL or tree[i].mask is not None:
            break
        if tree[i].upos in NOMINAL and base(tree[i].deprel) in {"obl", "nmod", "obj", "nsubj"}:
            found.append(i)
    return found
