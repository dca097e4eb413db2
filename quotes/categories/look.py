"""What is known of a stretch in marks when its category is decided: its words, its place, what is around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quotes import lexicon, patterns
from quotes.cues import Cue, governing, top_of
from quotes.cues.gapping import gap
from quotes.cues.phrases import covers
from quotes.data import Stretch, Token, Type
from quotes.frames import Frame
from quotes.grammar.tree import VERBAL, Tree, base
from quotes.grammar.verbs import infinitives

_WORDS = patterns.compile(r"[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*")
SOFT_HYPHEN = "\u00ad"  # where a line may break: no part of a word
_LONGEST = 2000  # characters of a stretch whose words are counted
_SENTENCE_END = patterns.compile(r"[.!?…]\s*$")
_NEAR = 4  # words before the mark in which «als» belongs to it
_LONGEST_TITLE = 10  # words of a title written with capitals
WITH_WORDS = ("mit den worten", "mit dem satz")  # have behind them what is said

# how many words a stretch has at most to be …
KEPT_TOGETHER = 12  # a title or term after a noun for such; dev, fixtures, cases: no row changes from 6 to 24
NAME = 8  # a proper name inside the sentence
EXPRESSION = 4  # an expression inside a quotation
# and at least to be …
UTTERANCE = 4  # an utterance, whatever its form


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of one stretch."""

    text: str  # the inside
    words: tuple[str, ...]
    frame: Frame
    tree: Tree | None  # the frame sentence
    cues: tuple[Cue, ...]  # of the frame sentence
    inside_finite: bool  # a finite verb among its own words
    nameish: bool  # all its nouns are proper names
    named: bool  # a person, body or place among its words
    nested: bool
    split: bool  # goes on after a frame
    bare: bool  # the sentence consists of quotations
    turn: bool  # a line of an interview
    signed: bool  # a block quotation that names whose words it is
    running: bool  # one stretch of several paragraphs
    listed: bool  # stands in a list right after a title or name
    joined: Type | None  # what the stretch right before is with which it stands in a list
    cue: Cue | None  # that governs it
    gapped: bool  # stands in a clause that shares the verb of the one before
    head: bool = False  # stands in a heading
    echo: Type | None = None  # of a heading: what the same words are in the text

    def is_sentence_like(self) -> bool:
        """Tell whether the inside can stand alone: capital, and a finite verb or a sentence's end."""
        first = self.text.lstrip(" …(.['‚›\u00a0")[:1]
        capital = first.isupper() or first.isdigit() or not first.isalpha()
        return capital and (self.inside_finite or self.ends_sentence())

    def ends_sentence(self) -> bool:
        """Tell whether the inside ends with a sentence's end mark."""
        return _SENTENCE_END.search(self.text) is not None

    def begins_small(self) -> bool:
        """Tell whether the inside begins with a small letter."""
        return self.text[:1].islower()

    def is_title_case(self) -> bool:
        """Tell whether all but the small words begin with a capital: «The Morning Star», «Neues Deutschland»."""
        big = [word for word in self.words if word.lower() not in lexicon.closed("small_words_of_titles")]
        capital = all(word[0].isupper() or word[0].isdigit() for word in big)
        return bool(big) and capital and len(self.words) <= _LONGEST_TITLE

    def begins_with_small_word(self) -> bool:
        """Tell whether the first word is an article, a preposition or the like, however it is written."""
        return bool(self.words) and self.words[0].lower() in lexicon.closed("small_words_of_titles")

    def begins_with_article(self) -> bool:
        """Tell whether the first word is an article in the nominative with a capital, as at the head of a title."""
        first = self.words[0] if self.words else ""
        return first.istitle() and first.lower() in lexicon.closed("nominative_articles")

    def is_title_in_sentence(self) -> bool:
        """Tell whether the words begin with a capital that only a title has in mid sentence: mit „Der lange Weg“."""
        mid = bool(self.frame.before) and self.frame.before[-1].isalpha()
        capital = self.begins_with_small_word() and self.words[0][:1].isupper()
        return mid and capital and not self.inside_finite and len(self.words) > 1

    def is_name_before(self, word: str) -> bool:
        """Tell whether the word before the mark is a proper name that only looks like a noun of the list."""
        at = self.frame.first - 1 if self.tree is not None else -1
        return self.tree is not None and at >= 0 and self.tree[at].text == word and self.tree[at].upos == "PROPN"

    def is_foreign(self) -> bool:
        """Tell whether most words are foreign by the tagger."""
        if self.tree is None:
            return False
        own = [self.tree[i] for i in self.frame.tokens]
        return sum(token.upos == "X" or token.feats.get("Foreign") == "Yes" for token in own) * 2 > len(own)

    def is_bare_noun(self) -> bool:
        """Tell whether a small word, no article, stands before the mark: «es gebe „Filz“», not «die Firma „Filz“»."""
        last = self.frame.before.rpartition(" ")[2]
        return last.islower() and last.isalpha() and last not in lexicon.closed("singular_articles") | {"ist", "war"}

    # what is around ----------------------------------------------------------------------------------

    def cue_text(self) -> str:
        """Return the words of the cue that governs the stretch, as they stand."""
        return "" if self.tree is None or self.cue is None else self.cue.text(self.tree)

    def has_cue(self) -> bool:
        """Tell whether something in the frame sentence reports the stretch."""
        named = any(cue.category in {"so", "phrase", "says"} and cue.source is not None for cue in self.cues)
        return self.tree is not None and (named or self.cue is not None)

    def is_touched(self) -> bool:
        """Tell whether a cue follows right after the closing mark."""
        if self.tree is None:
            return False
        at = self.frame.last + 1
        while at < len(self.tree) and self.tree[at].upos == "PUNCT":
            at += 1
        if at >= len(self.tree):
            return False
        other = self.tree[at].upos == "VERB"  # a verb of its own, whatever it hangs on
        return any(
            at in {cue.head, *cue.tokens} or (self.tree[at].head == cue.head and not other)
            for cue in self.cues
            if cue.category != "phrase"
        )

    def is_inscription(self) -> bool:
        """Tell whether something hangs or sticks before the colon that bears writing: «hängt ein Schild: „…“»."""
        if self.tree is None or not self.frame.before.endswith(":"):
            return False
        before = self.tree.tokens[: self.frame.first]
        written = any(token.upos == "NOUN" and lexicon.is_document(token.text) for token in before)
        return written and any(
            lexicon.closed("verbs_of_writing") & {*infinitives(token.text, token.lemma)} for token in before
        )

    def is_source(self) -> bool:
        """Tell whether the words themselves are who reports: «„Elbkurier“ berichtete», «vom „Elbkurier“ zitiert»."""
        if self.tree is None or self._has_als():
            return False
        own = self.frame.tokens
        agent = self.tree.preposition(top_of(self.tree, own)) in {"von", "vom"}
        return any(
            cue.head not in own
            and ((cue.category == "verb" and cue.source in own) or (cue.category == "cites" and agent))
            for cue in self.cues
        )

    def is_given_term(self) -> bool:
        """Tell whether a single noun with the definite article is held at a distance: «gegen den „Terrorismus“».

        The definite article takes the word as given, so it is a term of the discourse, not somebody's choice of
        words; what a verb labels («nannte ihn den „Retter“», «sprach vom „Wunder“») is.
        """
        tree, cue = self.tree, self.cue
        if tree is None or len(self.words) != 1 or tree[self.frame.last].upos not in {"NOUN", "PROPN"}:
            return False
        top = top_of(tree, self.frame.tokens)
        definite = any(tree[i].lemma.lower() == "der" and i < self.frame.first for i in tree.kids(top, "det"))
        attributive = base(tree[top].deprel) == "nmod" and cue is not None and tree[top].head != cue.head
        return (definite or attributive) and not (cue is not None and self.is_labelled_by(cue))

    def is_labelled_by(self, cue: Cue) -> bool:
        """Tell whether the verb gives the words as a label: «nannte ihn einen „Lügner“», «sprach vom „Wunder“»."""
        if self.tree is None:
            return False
        top = top_of(self.tree, self.frame.tokens)
        preposition = self.tree.preposition(top)
        labels, objects = lexicon.as_verbs().get(cue.lemma, ()), lexicon.of_verbs().get(cue.lemma, ())
        if self._has_als() and ("als" in labels or "von" in objects):  # «sprach von der Reform als „Wunder“»
            return True
        if preposition and (preposition in labels or asks_for(cue.lemma, preposition)):
            return True
        judged = cue.strong or cue.lemma != "finden"
        return "acc" in labels and self.tree[top].head == cue.head and not preposition and judged

    def label_verb(self) -> str:
        """Return the verb of «wurde als „…“ bezeichnet», also where nobody is said to do it."""
        if self.tree is None or not self._has_als():
            return ""
        for above in self.tree.up(top_of(self.tree, self.frame.tokens)):
            if "als" in lexicon.as_verbs().get(self.tree[above].lemma, ()):
                return self.tree[above].text
        return ""

    def _has_als(self) -> bool:
        return "als" in (word.lower() for word in self.frame.before.split()[-_NEAR:])

    def is_in_subjunctive(self) -> bool:
        """Tell whether the clause that holds the words stands in the Konjunktiv."""
        if self.tree is None:
            return False
        top = top_of(self.tree, self.frame.tokens)
        for above in [top, *self.tree.up(top)]:
            finite = self.tree.finite(above)
            if finite is not None and finite not in self.frame.tokens:
                return self.tree.subjunctive(above) and not _is_wished(self.tree, above, finite)
            if base(self.tree[above].deprel) == "root" and finite is None:  # no noun is small: «gebühre „…“» is a verb
                root = self.tree[above]
                return root.upos == "NOUN" and root.text.islower() and root.text.endswith("e")
        return False


def asks_for(verb: str, preposition: str) -> bool:
    """Tell whether a verb has an object with a preposition, merged with an article or not: «sprach vom „Wunder“»."""
    objects = lexicon.of_verbs().get(verb, ())
    return preposition in objects or lexicon.uncontracted(preposition) in objects


class Looks:
    """Looks at the stretches of one article."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that is known of the article
        self,
        text: str,
        stretches: Sequence[Stretch],
        frames: Sequence[Frame],
        trees: Sequence[Tree],
        cues: Sequence[tuple[Cue, ...]],
        labels: Sequence[Mapping[int, str]],
    ) -> None:
        """Take the article's text, its stretches with their frames, its sentences with their cues and names."""
        self._text, self._stretches, self._frames = text, stretches, frames
        self._trees, self._cues, self._labels = trees, cues, labels
        self._groups = Counter(stretch.group for stretch in stretches)
        self._by_sentence: dict[int | None, list[int]] = {}
        for number, frame in enumerate(frames):
            if frame.tokens:
                self._by_sentence.setdefault(frame.sentence, []).append(number)
        self._insides: dict[int, list[Tree]] = {}
        for tree in trees:
            if tree.sentence.inside is not None:
                self._insides.setdefault(tree.sentence.inside, []).append(tree)

    def at(self, index: int, *, listed: bool, joined: Type | None = None) -> Look:
        """Return what is known of a stretch.

        Args:
            index: its number.
            listed: whether it stands in a list right after a title or name.
            joined: what the stretch right before is, if both are members of a list.
        """
        stretch, frame = self._stretches[index], self._frames[index]
        tree = self._trees[frame.sentence] if frame.sentence is not None else None
        inner = stretch.inner.of(self._text)
        words = self._words(index, frame, tree)
        bare = tree is not None and _is_bare(tree)
        masked_before = tree is not None and any(token.mask is not None for token in tree.tokens[: frame.first])
        cues = self._cues_of(frame)
        return Look(
            text=inner,
            words=tuple(_WORDS.findall(inner[:_LONGEST].replace(SOFT_HYPHEN, ""))),
            frame=frame,
            tree=tree,
            cues=cues,
            inside_finite=_has_finite([token for token, _ in words]),
            nameish=_is_nameish(words),
            named=any(label in {"PER", "ORG", "LOC"} for _, label in words),
            nested=stretch.parent is not None,
            split=frame.masked and masked_before and not bare,
            bare=bare,
            turn="turn" in stretch.flags,
            signed="blockquote" in stretch.flags,
            running=self._groups[stretch.group] > 1,
            listed=listed,
            joined=joined,
            cue=None if tree is None else governing(tree, cues, frame.tokens),
            gapped=tree is not None and gap(tree, cues, frame.tokens, self._others(index)) is not None,
        )

    def _cues_of(self, frame: Frame) -> tuple[Cue, ...]:
        """Return the cues of a frame sentence, save for source phrases that do not hold for the words in marks."""
        if frame.sentence is None:
            return ()
        tree = self._trees[frame.sentence]
        return tuple(cue for cue in self._cues[frame.sentence] if covers(tree, cue, frame.tokens))

    def _others(self, index: int) -> list[int]:
        """Return the last tokens of the other stretches in the sentence of one."""
        number = self._frames[index].sentence
        return [self._frames[i].last for i in self._by_sentence.get(number, ()) if i != index and number is not None]

    def _words(self, index: int, frame: Frame, tree: Tree | None) -> list[tuple[Token, str]]:
        """Return the words of a stretch, each with the label of the named entity that it is part of, or nothing."""
        if frame.masked:
            insides = self._insides.get(index, [])
            places = [(inside.tokens, self._labels[inside.sentence.index]) for inside in insides]
        elif tree is not None and frame.sentence is not None:
            places = [(tree.tokens[frame.first : frame.last + 1], self._labels[frame.sentence])]
        else:
            places = []
        return [(token, labels.get(token.index, "")) for tokens, labels in places for token in tokens]


def _is_wished(tree: Tree, verb: int, finite: int) -> bool:
    """Tell whether a Konjunktiv asks the reader to do something: «Man denke an …» (Duden, Grammatik, Heischesatz)."""
    man = finite > 0 and tree[finite - 1].text.lower() == "man"
    return man and not lexicon.closed("asked_of_readers").isdisjoint(infinitives(tree[verb].text, tree[verb].lemma))


def _is_bare(tree: Tree) -> bool:
    """Tell whether a sentence consists of quotations, with nothing but signs and conjunctions between them."""
    return all(token.mask is not None or token.upos in {"PUNCT", "SYM", "CCONJ"} for token in tree.tokens)


def _has_finite(tokens: Sequence[Token]) -> bool:
    """Tell whether there is a finite verb. German writes none with a capital inside a sentence: «She Hate Me»."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        inside = before is not None and before.text[-1:].isalpha()
        if token.upos in VERBAL and token.feats.get("VerbForm") == "Fin" and not (inside and token.text.istitle()):
            return True
    return False


def _is_nameish(words: Sequence[tuple[Token, str]]) -> bool:
    """Tell whether all nouns among the words are proper names."""
    nouns = [(token, label) for token, label in words if token.upos in {"NOUN", "PROPN", "X"}]
    return bool(nouns) and all(label or token.upos != "NOUN" for token, label in nouns)
