"""Source phrases that say whose words these are by one word: «nach Polizeiangaben», «Berichten zufolge», «demnach»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes import lexicon
from quotes.cues import Cue
from quotes.cues.phrases import owner_of
from quotes.cues.subjects import subject
from quotes.grammar.tree import NOMINAL, VERBAL, Tree

_NAMED = frozenset({"nach", "laut"})  # with a noun of speech of whomever
_REACH = 12  # tokens from the first of a phrase to its noun
SAME = "demnach"
_SAYING = frozenset({"words", "view"})


def own_phrases(tree: Tree, cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield source phrases of a sentence that no cue is: those that name nobody, or somebody by a compound.

    Args:
        tree: the sentence.
        cues: those that were found; what is one of them is left out.
    """
    known = {
        cue.head
        for cue in cues
        if cue.category == "phrase"
        and tree[cue.head].text.lower() != "zufolge"
        and not any(compound(tree, i) for i in range(cue.head, min(len(tree), cue.head + 4)) if tree[i].upos == "NOUN")
    }
    for token in tree.tokens:
        word = token.text.lower()
        if token.mask is not None or token.index in known:
            continue
        if word == "zufolge":
            found = _behind(tree, token.index)
        elif word in _NAMED:
            found = _before(tree, token.index)
        elif word == SAME:
            found = Cue("phrase", token.index, (token.index,), None, SAME)
        else:
            continue
        if found is not None:
            yield found


def _behind(tree: Tree, index: int) -> Cue | None:
    """Return the cue of «X zufolge»: its noun phrase stands before it."""
    nouns: list[int] = []
    for at in range(index - 1, max(-1, index - _REACH), -1):
        token = tree[at]
        if token.upos in VERBAL or (token.upos == "PUNCT" and token.text not in {"-", "/"}) or token.mask is not None:
            break
        if token.upos in NOMINAL:
            nouns.append(at)
    if not nouns:
        return None
    said = [i for i in nouns if _tags(tree, i) & _SAYING or lexicon.is_document(tree[i].text)]
    if said:
        return _of(tree, said[-1], (said[-1], index), index)
    heads = [i for i in nouns if tree[i].head not in nouns]
    noun = heads[-1] if heads else nouns[-1]
    return Cue("phrase", index, (index,), noun, "zufolge")


def _before(tree: Tree, index: int) -> Cue | None:
    """Return the cue of «nach … Angaben», where nobody's name follows."""
    for at in range(index + 1, min(len(tree), index + 5)):
        token = tree[at]
        if token.upos == "NOUN":
            if _tags(tree, at) & _SAYING or _is_report(tree, at):
                return _of(tree, at, (index, at), index)
            return None
        if token.upos not in {"ADJ", "DET", "ADV", "PROPN", "PUNCT"}:
            return None
    return None


def _is_report(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is a report or inquiry that tells something: «nach jüngsten Untersuchungen»."""
    return tree[noun].lemma.lower() in lexicon.closed("nouns_of_reports") or tree[noun].text.endswith(
        ("berichten", "meldungen", "studie", "umfrage")
    )


def _tags(tree: Tree, noun: int) -> frozenset[str]:
    """Return what a noun is as a noun of speech."""
    return lexicon.cue_noun(tree[noun].lemma) | lexicon.cue_noun(tree[noun].text)


def _of(tree: Tree, noun: int, words: tuple[int, ...], head: int) -> Cue:
    """Return a cue with a noun of speech: its owner is the source, or what its compound names, or nobody."""
    source = noun if compound(tree, noun) else owner_of(tree, noun)
    if source is None and noun and tree[noun - 1].upos == "PROPN" and noun - 1 > head:
        source = noun - 1  # «nach Korffs Ansicht»
    if source is None and any(tree[i].text.lower().startswith("eigen") for i in tree.kids(noun, "amod")):
        verbs = [i for i in tree.up(noun) if tree[i].upos in VERBAL]
        source = subject(tree, verbs[0]) if verbs else None
    if source is None and (lexicon.is_document(tree[noun].text) or lexicon.is_document(tree[noun].lemma)):
        source = noun  # «Medienberichten zufolge»: it has no other source
    return Cue("phrase", head, tuple(sorted(words)), source, f"{tree[head].text.lower()} {tree[noun].lemma}")


def compound(tree: Tree, noun: int) -> str:
    """Return whom a compound with «-angaben» names: «Polizeiangaben», «NASA-Angaben»; nothing for another noun."""
    text = tree[noun].text
    for end in lexicon.closed("ends_of_statements"):
        if text.lower().endswith(end) and len(text) > len(end) + 1:
            return text[: -len(end)].rstrip("-").removesuffix("s") if "-" not in text else text[: -len(end)].rstrip("-")
    hyphen = noun > 1 and tree[noun - 1].text == "-" and text.lower() in lexicon.closed("ends_of_statements")
    if hyphen and tree[noun - 2].upos in NOMINAL:
        return tree[noun - 2].text
    return ""
