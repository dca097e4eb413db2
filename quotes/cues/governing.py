"""What a cue governs: from quoted words up the tree to the nearest cue that reports them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from quotes import lexicon
from quotes.cues.cue import Cue
from quotes.cues.phrases import owner_of
from quotes.grammar.tree import NOMINAL, Tree, base

# Tokens before quoted words in which «als» belongs to them. Of 1,753 rows of dev, train and fixtures 2 tokens change
# one, not its speaker; 8 none.
_NEAR = 4
_SHOWS_ONESELF = "zeigen"  # «gab sich „typisch deutsch“» is the reporter's distance
_REFLEXIVE = frozenset({"sich", "mich", "uns"})
_OF_FEELING = frozenset({"über", "von", "vom", "auf", "für"})  # what somebody is angry about or proud of
# Modal verbs in the Konjunktiv of reported speech; «sollte» and «wollte» are most often told in the preterite.
_MODALS = frozenset("könne könnten müsse müssten dürfe dürften solle wolle möge brauche".split())
_MEETS = frozenset({"finden", "sehen", "hören", "lesen", "entdecken"})  # comes upon words that somebody else wrote


def governing(
    tree: Tree, cues: Sequence[Cue], tokens: Sequence[int], can_speak: Callable[[int], bool] = lambda _: True
) -> Cue | None:
    """Return the nearest cue above the words ``tokens`` that reports them, with a source outside of them.

    Goes up the tree from the quoted words; a verb that has no source of its own is passed over, as is one of
    whose subject the quoted words are a part.
    """
    by_word = _by_word(tree, cues, set(tokens))
    if (beside := _beside(tree, by_word, tokens[0])) is not None and can_speak(beside.source or 0):
        return beside
    return _above(tree, by_word, tokens, can_speak)


def _above(
    tree: Tree, by_word: Mapping[int, Cue], tokens: Sequence[int], can_speak: Callable[[int], bool]
) -> Cue | None:
    """Return the nearest cue up the tree, see ``governing``."""
    inside = set(tokens)
    below = top = top_of(tree, tokens)
    inner: Cue | None = None
    for above in tree.up(below):
        found = by_word.get(above)
        if found is not None and (_reports(tree, found, below, top) or _is_content(tree, found, (below, top), tokens)):
            if _is_denied(tree, found, below, top):
                return _denied(tree, found)
            speaks = found.source is not None and can_speak(found.source)
            if is_met(tree, found, below, tokens):
                return None
            if inner is not None:
                if speaks and _reports_it(tree, found, inner):
                    return found
            elif found.source is None and found.category == "says":
                return found
            elif speaks and not _is_part(tree, found, (below, top), inside):
                if not _is_reported(tree, found, below):
                    return found
                inner = found
        below = above
    return None if inner is not None and _is_spoken_of(tree, inner) else inner


def _beside(tree: Tree, by_word: Mapping[int, Cue], first: int) -> Cue | None:
    """Return the verb of speech right before the words that has its subject in front: «X sagt „…“, Y sagt „…“».

    In a main clause the finite verb stands second, and what follows it up to the comma is its own (Duden, Die
    Grammatik: Verbzweitsatz), whatever a parser makes of a row of such clauses.
    """
    cue = by_word.get(first - 1)
    if cue is None or cue.category != "verb" or not cue.strong or cue.head != first - 1:
        return None
    named = cue.source == cue.head - 1 and tree[cue.head - 1].upos in {"PROPN", "NOUN"}
    return cue if named and tree.is_finite(cue.head) else None


def _is_reported(tree: Tree, cue: Cue, below: int) -> bool:
    """Tell whether a verb is itself reported, of whoever reports: «Sie wisse, dass es „…“ sei, sagte X».

    A pronoun with a verb in the Konjunktiv means first of all who is reported (Zifonun et al., Grammatik der deutschen
    Sprache: Referatskonstruktion).
    """
    if _is_spoken_of(tree, cue):
        return True
    pronoun = cue.source is not None and tree[cue.source].text.lower() in {"er", "sie", "es", "man"}
    content = cue.strong or cue.cls == "neutral" or base(tree[below].deprel) == "ccomp"
    return cue.category == "verb" and content and pronoun and tree.subjunctive(cue.head)


def _is_spoken_of(tree: Tree, cue: Cue) -> bool:
    """Tell whether a verb says what its subject can or must say: «Ablehnen könne der Vermieter nur, wenn …».

    An infinitive under a modal verb has not been said; in the Konjunktiv of a main clause another one speaks of it
    (Duden, Die Grammatik: Indirekte Rede). A pronoun may still mean who speaks.
    """
    if cue.category != "verb" or cue.source is None or tree[cue.source].upos == "PRON":
        return False
    finite = tree.finite(cue.head)
    root = base(tree[cue.head].deprel) in {"root", "conj", "parataxis", "ccomp"}
    return root and finite is not None and finite != cue.head and tree[finite].text.lower() in _MODALS


def is_met(tree: Tree, cue: Cue, below: int, tokens: Sequence[int]) -> bool:
    """Tell whether somebody comes upon a text with the words: «fanden Nachrichten wie „…“», «sah den Zettel „…“».

    «Finden» or «sehen» with a noun for a text as object tells what was there, and judges at most the text; whoever
    wrote it speaks (Duden, Wörterbuch).
    """
    if cue.category != "verb" or cue.lemma not in _MEETS:
        return False
    before = tree[max(0, tokens[0] - 1)]
    noun = tree[max(0, tokens[0] - 2)] if before.text.lower() == "wie" else before
    if noun is before and tree[tokens[0]].text[:1].islower():
        return False  # «fand solche Sätze „furchtbar nett“»: a verdict
    noun = noun if noun.upos == "NOUN" else tree[below]
    if noun.upos != "NOUN" or noun.index in tokens or noun.index == cue.source:
        return False
    words = lexicon.cue_noun(noun.lemma) | lexicon.cue_noun(noun.text)
    return lexicon.is_document(noun.text) or bool(words & {"words", "document"})


def _reports_it(tree: Tree, cue: Cue, inner: Cue) -> bool:
    """Tell whether a verb reports what a pronoun says below it; with another pronoun it is somebody else's report."""
    words = [tree[each.source].text.lower() for each in (cue, inner) if each.source is not None]
    others = words[0] in {"er", "sie", "es", "man"} and words[0] != words[-1]
    return cue.category == "verb" and cue.strong and not others


def _by_word(tree: Tree, cues: Sequence[Cue], inside: set[int]) -> dict[int, Cue]:
    """Return the cues with a verb that stand outside of the quoted words, by each of their tokens."""
    by_word: dict[int, Cue] = {}
    for cue in cues:
        quoted = inside & set(cue.tokens)
        shown = tree[cue.head].lemma == _SHOWS_ONESELF  # «zeigte sich „besorgt“»: the phrase has the quoted word
        if cue.category in {"verb", "says", "cites"} and cue.head not in inside and (not quoted or shown):
            for index in (cue.head, *cue.tokens):
                if index not in inside:
                    by_word.setdefault(index, cue)
    return by_word


def _is_part(tree: Tree, cue: Cue, path: tuple[int, int], inside: set[int]) -> bool:
    """Tell whether the words are part of the subject; a label in its relative clause is not: «X, die das als „…“ sah».

    ``path``: the token by which the words hang on the cue, and the head of the words.
    """
    below, top = path
    source = cue.head if cue.source is None else cue.source
    phrase = set(tree.subtree(source))
    if source < top < cue.head and source not in inside and _has_als(tree, top):
        return False  # «von X als „…“ gelobt»: a label, whatever the parser hangs it on
    return source in inside or (below in phrase and not (cue.head in phrase and _has_als(tree, top)))


def _has_als(tree: Tree, top: int) -> bool:
    return any(tree[i].text.lower() == "als" for i in range(max(0, top - _NEAR), top + 1))


def _is_denied(tree: Tree, cue: Cue, below: int, top: int) -> bool:
    """Tell whether the words are what somebody denies: «wies den Vorwurf zurück, er habe „…“», not «als „haltlos“»."""
    if cue.cls == "cite" or cue.lemma not in lexicon.tagged("special_verbs.txt", "deny"):
        return False
    return not _has_als(tree, top) and any(tree.subjunctive(i) for i in (top, below, *tree.up(top)) if i != cue.head)


def _denied(tree: Tree, cue: Cue) -> Cue | None:
    """Return the cue of denied words: whose report or charge it is, where the text says so."""
    for child in tree.kids(cue.head, "obj", "obl", "nsubj"):
        if tree[child].mask is None and (lexicon.cue_noun(tree[child].lemma) or lexicon.is_document(tree[child].text)):
            owner = owner_of(tree, child)
            if owner is not None and tree[owner].upos in NOMINAL:
                return Cue("phrase", child, (child,), owner, tree[child].lemma)
    return None


def top_of(tree: Tree, tokens: Sequence[int]) -> int:
    """Return the token of ``tokens`` whose head stands outside of them: what the reporter's sentence governs."""
    inside = set(tokens)
    tops = [i for i in tokens if tree[i].head not in inside and tree[i].upos != "PUNCT"]
    return tops[-1] if tops else tokens[-1]


def _is_content(tree: Tree, cue: Cue, path: tuple[int, int], tokens: Sequence[int]) -> bool:
    """Tell whether the words are the whole clause with «dass» that a verb governs: «wünscht sich, „dass es regnet“».

    Of a verb that may report no more than beside an utterance, a clause quoted with its conjunction is one.
    """
    below, top = path
    first = next((i for i in tokens if tree[i].upos != "PUNCT"), tokens[0])
    return (
        cue.cls == "other" and below == top and tree[first].text.lower() == "dass" and below in tree.children[cue.head]
    )


def _reports(tree: Tree, cue: Cue, below: int, top: int) -> bool:
    """Tell whether a verb reports the words with head ``top`` that hang on it by the link from ``below``."""
    if cue.category != "verb":
        return True
    relation = base(tree[below].deprel)
    if cue.strong:
        if relation in {"conj", "parataxis"} and tree[below].mask is None and _is_told_by_itself(tree, below):
            return False
        return relation not in {"nsubj", "advcl"} or tree.subjunctive(below) or tree[below].mask is not None
    if cue.lemma.endswith(" sein") and relation in {"obl", "nmod"} and tree.preposition(below) in _OF_FEELING:
        return True  # «ist empört über „…“»
    if below == top and _is_how_shown(tree, cue, top):
        return True
    labels = lexicon.as_verbs().get(cue.lemma) or lexicon.of_verbs().get(cue.lemma)
    if labels and _has_als(tree, top):
        return True
    return bool(labels) and relation in {"obj", "obl", "xcomp", "ccomp", "advcl", "nmod", "advmod"}


def _is_how_shown(tree: Tree, cue: Cue, top: int) -> bool:
    """Tell whether the words are what somebody shows himself to be: «zeigte sich „enttäuscht“».

    The adjective is the complement of the reflexive verb (Duden, Die Grammatik: Prädikativ), and the state somebody's
    own word where marks show that it was said.
    """
    reflexive = any(tree[i].text.lower() in _REFLEXIVE for i in tree.kids(cue.head, "obj", "iobj", "expl"))
    return cue.lemma == _SHOWS_ONESELF and reflexive and tree[top].upos in {"ADJ", "ADV", "VERB"}


def _is_told_by_itself(tree: Tree, verb: int) -> bool:
    """Tell whether a coordinated clause is a main clause of the reporter's: «beklagte sich, damals ging es um „…“».

    It has a subject of its own and stands in the indicative (Duden, Die Grammatik: Koordination).
    """
    finite = tree.finite(verb)
    return finite is not None and not tree.subjunctive(verb) and bool(tree.kids(verb, "nsubj", "expl"))
