"""Cues without a verb: so X, laut X, X zufolge, nach Angaben von X, aus Sicht der X, für X."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quotes import lexicon
from quotes.cues.behind import head_of_name
from quotes.cues.cue import Cue
from quotes.cues.speaking import is_speaking_pronoun, may_speak
from quotes.cues.subjects import subject
from quotes.data import Token
from quotes.grammar.tree import NOMINAL, VERBAL, Tree, base, is_time

# Tokens behind «so» or a preposition in which its noun is looked for. Of 1,753 rows of dev, train and fixtures 3 tokens
# change nine speakers, 12 one.
_REACH = 6
_SAYINGS = ("devise", "motto", "spruch", "satz", "credo", "slogan", "gedanke", "formel", "parole", "losung")
_DEAREST = "Lieblings"
JUDGED = "für … sein"  # «für X ist das „…“»
_FRONT = 2  # index up to which «Für X» begins a sentence; from 1 to 4 no row of dev, train and fixtures changes


def so(tree: Tree, index: int) -> Cue | None:
    """Return the cue of «…, so X»: «so» right after a comma or quotation, a noun phrase right after it."""
    if index == 0 or (tree[index - 1].mask is None and tree[index - 1].upos != "PUNCT"):
        return None
    for at in range(index + 1, min(len(tree), index + _REACH)):
        token = tree[at]
        if token.upos in VERBAL or (token.upos == "PUNCT" and token.text != "-") or token.mask is not None:
            return None
        if is_words(token) and not tree.preposition(at):  # «so ihre Warnung», «so das Fazit von X»
            owner = owner_of(tree, at)
            return None if owner is None else Cue("so", index, (index,), owner, "so")
        owner = _whose_aim(tree, at)
        if owner is not None:
            return Cue("so", index, (index,), owner, "so")
        if not _may_be_source(tree, at):
            continue
        if token.upos == "PRON" and not is_speaking_pronoun(tree, at):
            return None
        return Cue("so", index, (index,), _outer(tree, head_of_name(tree, at, index), index), "so")
    return None


def _whose_aim(tree: Tree, at: int) -> int | None:
    """Return the owner of a noun for an aim: «so das Ziel der Initiative»."""
    aim = tree[at].text.lower() in lexicon.closed("nouns_of_aims") and not tree.preposition(at)
    owner = owner_of(tree, at) if aim else None
    return owner if owner is not None and may_speak(tree, owner) else None


def _may_be_source(tree: Tree, at: int) -> bool:
    """Tell whether a word behind «so» may be who speaks: a noun or pronoun without a preposition."""
    nominal = tree[at].upos in NOMINAL and base(tree[at].deprel) != "compound"
    return nominal and may_speak(tree, at) and not tree.preposition(at)


def _outer(tree: Tree, index: int, floor: int) -> int:
    """Return the head of the phrase that ``index`` belongs to, as long as it stands right of ``floor``."""
    for above in tree.up(index):
        if (
            above <= floor
            or tree[above].upos not in NOMINAL
            or base(tree[index].deprel) not in {"nmod", "compound", "flat", "appos", "det"}
        ):
            break
        index = above
    return index


def phrase(tree: Tree, index: int) -> Cue | None:
    """Return the cue of a source phrase: laut X, X zufolge, nach Angaben/Ansicht von X, aus Sicht der X."""
    word = tree[index].text.lower()
    asks = lexicon.source_prepositions()[word]
    noun = _noun_of(tree, index, asks)
    if noun is None:
        return None
    if asks.needs == "subjunctive":
        return _for(tree, index, noun)
    tag = asks.tags & (lexicon.cue_noun(tree[noun].lemma) or lexicon.cue_noun(tree[noun].text))
    if (asks.needs == "noun" and not tag) or (asks.nouns and tree[noun].lemma not in asks.nouns):
        return None
    if not tag:
        return Cue("phrase", index, (index,), noun, word)
    return _of_words(tree, index, noun, tag, whose=asks.whose)


def _of_words(tree: Tree, index: int, noun: int, tag: Collection[str], *, whose: bool) -> Cue | None:
    """Return the cue of a preposition and a noun for words or texts: whose they are, or the text itself.

    ``tag``: what the noun is in the word list; ``whose``: whether the preposition needs somebody whose words they are.
    """
    lemma = f"{tree[index].text.lower()} {tree[noun].lemma}"
    source = owner_of(tree, noun)
    if source is not None and lexicon.is_document(tree[noun].text) and lexicon.is_document(tree[source].text):
        return Cue(
            "phrase", index, (index,), noun, lemma
        )  # «nach Artikel 5 der Satzung»: a part of a text, not its owner
    if source is None and any(tree[i].text.lower().startswith("eigen") for i in tree.kids(noun, "amod")):
        source = _own(tree, noun)  # «nach eigenen Angaben»
        return None if source is None else Cue("phrase", index, (index, noun), source, lemma)
    if source is None:
        written = "document" in tag or lexicon.is_document(
            tree[noun].text
        )  # «laut Warnmeldung»: it has no other source
        if whose and "document" not in tag:
            return None
        return Cue("phrase", index, (index,), noun if written else None, lemma)
    words = {index, noun}
    if tree.preposition(source) in {"von", "vom"} and source > noun:
        words.add(tree.kids(source, "case")[0])
    return Cue("phrase", index, tuple(sorted(words)), source, lemma)


def is_preposition(token: Token) -> bool:
    """Tell whether a word is a preposition that names a source; one that needs a noun of speech, whatever its tag.

    «Entsprechend» is an adjective as well, and a parser may say so, or «noun» of any capital at a sentence's beginning.
    """
    asks = lexicon.source_prepositions().get(token.text.lower())
    return asks is not None and (token.upos in {"ADP", "ADV"} or asks.needs == "noun")


def _noun_of(tree: Tree, index: int, asks: lexicon.SourcePreposition) -> int | None:
    """Return the noun that a preposition governs: its head, else the next one, or the one before «zufolge»."""
    noun: int | None = tree[index].head
    tied = base(tree[index].deprel) in {"case", "advmod", "mark", "fixed"}
    if noun is None or noun < 0 or tree[noun].upos not in NOMINAL or not tied:
        noun = index - 1 if asks.stands == "behind" else _next_noun(tree, index)
        if noun is None and asks.stands == "both" and index:
            noun = _outer(tree, index - 1, -1)
    return noun if noun is not None and noun >= 0 and tree[noun].upos in NOMINAL else None


def _for(tree: Tree, index: int, noun: int) -> Cue | None:
    """Return the cue of «Für X sei das „…“»: a person after «für» and the Konjunktiv of reported speech."""
    above = tree[noun].head
    anybody = tree[noun].feats.get("Number") == "Plur" and not tree.kids(noun, "det")  # «für Handwerker sei frei»
    named = (lexicon.is_role(tree[noun].text) and not anybody) or tree[noun].upos == "PROPN"
    while above >= 0 and base(tree[noun].deprel) == "nmod" and tree[above].upos in NOMINAL:
        if tree.kids(above, "cop") or tree[above].head < 0:
            break
        above = tree[above].head
    if above < 0 or ((noun > above or index > _FRONT) and not _is_predicative(tree, index)):
        return None
    if named and tree.subjunctive(above):
        return Cue("phrase", index, (index,), noun, "für")
    return Cue("phrase", index, (index,), noun, JUDGED) if _is_judgement(tree, noun, above) else None


def _is_predicative(tree: Tree, index: int) -> bool:
    """Tell whether «für» follows a copula at once: «Das ist für X „…“», «Der Plan war für X ein „…“»."""
    return index > 0 and tree.is_finite(index - 1) and tree[index - 1].lemma.lower() in {"sein", "bleiben"}


def _is_judgement(tree: Tree, noun: int, above: int) -> bool:
    """Tell whether «für X» tells in whose eyes something is what it is: «Für X ist das „…“», «Für X „…“».

    «Für» with a person beside a copula and its noun or adjective says who judges (Zifonun et al., Grammatik der
    deutschen Sprache: Geltungsrestriktion); with any other verb it says who profits.
    """
    token = tree[noun]
    forms = (token.text, token.lemma)
    speaks = token.upos == "PROPN" or any(lexicon.is_role(form) or lexicon.is_group(form) for form in forms)
    speaks = speaks or any(lexicon.is_organisation(form) for form in forms)
    pronoun = token.upos == "PRON" and token.text.lower() in {"ihn", "sie"}
    copula = [tree[i].lemma.lower() for i in tree.kids(above, "cop")]
    stays = tree[above].lemma.lower() in {"sein", "bleiben"}
    verbless = not any(tree.is_finite(t.index) for t in tree.tokens if t.mask is None)
    return (speaks or pronoun) and (bool(copula) or stays or verbless) and not tree.subjunctive(above)


def covers(tree: Tree, cue: Cue, tokens: Sequence[int]) -> bool:
    """Tell whether a source phrase holds for some words: «Für X ist der Plan „…“» only for what the plan is to X."""
    if cue.lemma != JUDGED or not tokens:
        return True
    inside, words = set(tokens), {i for i in tokens if tree[i].upos != "PUNCT"}
    first = min(inside)
    if first < cue.head:
        return False
    for token in tree.tokens:
        if base(token.deprel) == "nsubj" and token.index not in inside and words <= set(tree.subtree(token.index)):
            return False
        if base(token.deprel) == "nsubj" and token.index in inside:
            return False
    return not words & set(tree.subtree(cue.source if cue.source is not None else cue.head))


def _own(tree: Tree, noun: int) -> int | None:
    """Return the subject of the clause, whose words «eigene Angaben» are."""
    verb = next((above for above in tree.up(noun) if tree[above].upos in VERBAL or tree.kids(above, "cop")), None)
    source = None if verb is None else subject(tree, verb)
    return source if source is not None and source != noun and may_speak(tree, source) else None


def _next_noun(tree: Tree, index: int) -> int | None:
    """Return the first noun behind a preposition, before any verb or punctuation."""
    for at in range(index + 1, min(len(tree), index + _REACH)):
        if tree[at].upos in {"NOUN", "PROPN"} and base(tree[at].deprel) != "compound":
            return at
        if tree[at].upos in VERBAL or tree[at].upos == "PUNCT":
            return None
    return None


def owner_of(tree: Tree, noun: int) -> int | None:
    """Return whose words a noun of speech are: «Angaben der Polizei», «Merkels Worten», «seinen Angaben»."""
    for child in tree.kids(noun, "nmod", "appos", "flat"):
        if tree[child].mask is not None or tree[child].upos not in NOMINAL or is_time(tree[child]):
            continue
        if tree.preposition(child) in lexicon.closed("prepositions_of_sources") | {""}:
            return child
    possessive = [child for child in tree.kids(noun, "det") if tree[child].feats.get("Poss") == "Yes"]
    if not possessive and noun and tree[noun - 1].text.lower() in lexicon.closed("possessives"):
        possessive = [noun - 1]
    return possessive[0] if possessive else None


def is_words(token: Token) -> bool:
    """Tell whether a noun stands for words, which do not speak themselves: Antwort, Fazit, Motto, Devise."""
    if token.upos != "NOUN":
        return False
    told = lexicon.cue_noun(token.lemma) | lexicon.cue_noun(token.text)
    if token.text.startswith(_DEAREST):  # «ihr Lieblingssatz»
        told |= lexicon.cue_noun(token.text.removeprefix(_DEAREST).capitalize())
    saying = lexicon.work_class(token.text) == "term" and token.text.lower().endswith(_SAYINGS)
    return bool(told & {"words", "view"}) or saying
