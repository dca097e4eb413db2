"""Clauses in the Konjunktiv without a frame: sentences that go on with a report, and clauses with «dass»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes import lexicon
from quotes.attribution.names import Rule
from quotes.cues import Cue
from quotes.cues.speaking import may_speak
from quotes.cues.subjects import subject
from quotes.grammar.tree import Tree, base
from quotes.indirect.clause import (
    Clause,
    Form,
    border_after,
    border_before,
    finites,
    is_border,
    last_word,
    main_verbs,
    trimmed,
)
from quotes.indirect.moods import in_konjunktiv, is_finite, mood
from quotes.indirect.named import MOOD, QUESTION, SUBORDINATE
from quotes.indirect.reporting import is_somebody

_DASS = frozenset({"dass", "daß"})


def unframed(tree: Tree, number: int, taken: Sequence[Clause], *, goes_on: bool) -> Iterator[Clause]:
    """Yield the clauses of a sentence that stand in the Konjunktiv and that no frame has taken.

    Args:
        tree: the sentence.
        number: which one of the article it is.
        taken: its framed clauses.
        goes_on: whether the sentence before reports; then Konjunktiv II can be the report's, too.
    """
    if _is_set_phrase(tree):
        return
    here = list(taken)
    for first, last in _sections(tree):
        clause = MOOD.of(_of_section, tree, number, (first, last), here, goes_on=goes_on)
        if clause is not None:
            here.append(clause)
            yield clause
    asked, below = _question(tree, number, here), _subordinate(tree, number, here)
    for clause in (*QUESTION.among(asked), *SUBORDINATE.among(below)):
        if not _meets((clause.first, clause.last), here):
            here.append(clause)
            yield clause


def _of_section(
    tree: Tree, number: int, section: tuple[int, int], taken: Sequence[Clause], *, goes_on: bool
) -> Clause | None:
    """Return what a part of a sentence reports by its mood: from its first clause that does on."""
    first, last = section
    verbs = [i for i in main_verbs(tree, first, last) if not _is_taken(i, taken)]
    reported = [i for i in verbs if _tells(tree, i, goes_on=goes_on)]
    if not reported:
        return None
    same = all(_is_alike(tree, i) for i in verbs if i < reported[0])
    start = first if same else max(first, border_before(tree, reported[0]) + 1)
    aside = _inverted(tree, reported[-1], last)
    start = max([start, *(c.last + 1 for c in taken if first <= c.last < reported[0])])
    run = trimmed(tree, start, _end(tree, reported[-1], last) if aside is None else aside.head - 1)
    if run[0] > run[1] or _meets(run, taken):
        return None
    if aside is None:
        return Clause(Form.KONJUNKTIV, number, *run, how="Konjunktiv der indirekten Rede")
    how = f"„{tree[aside.head].text}“ {{subject}}, nach Konjunktiv der indirekten Rede"
    return Clause(Form.KONJUNKTIV, number, *run, aside, aside.source, how, Rule.INVERTED)


def _is_alike(tree: Tree, verb: int) -> bool:
    """Tell whether a verb's form is that of either mood: plurals in -en, «sparten», «haben»; what follows decides."""
    return tree[verb].text.lower().endswith("en") and tree[verb].feats.get("Number") == "Plur"


def _inverted(tree: Tree, verb: int, last: int) -> Cue | None:
    """Return a frame behind a clause in the Konjunktiv whose verb is in no list: «…, ärgerte sie sich»."""
    for border in range(verb + 1, last):
        at = border + 1
        if not is_border(tree, border) or tree[border].text not in {",", "–"} or not is_finite(tree[at]):
            continue
        if mood(tree, at) != "indicative" or border_after(tree, at) <= last:
            continue
        above = tree[at].head if base(tree[at].deprel) in {"aux", "cop"} else at
        source = subject(tree, above)
        if source is not None and source > at and is_somebody(tree, source):
            return Cue("verb", at, (at,), source, tree[at].lemma)
    return None


def _meets(run: tuple[int, int], taken: Sequence[Clause]) -> bool:
    return any(clause.first <= run[1] and run[0] <= clause.last for clause in taken)


def _is_taken(index: int, taken: Sequence[Clause]) -> bool:
    return any(clause.holds(index) for clause in taken)


def _sections(tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence: a colon or semicolon parts two if only the second is in the Konjunktiv."""
    first = 0
    for border in range(1, last_word(tree)):
        if not is_border(tree, border) or tree[border].text not in {":", ";"}:
            continue
        if any(mood(tree, i) == "first" for i in main_verbs(tree, first, border - 1)) and finites(
            tree, border + 1, last_word(tree)
        ):
            continue
        yield first, border - 1
        first = border + 1
    yield first, last_word(tree)


def _tells(tree: Tree, verb: int, *, goes_on: bool) -> bool:
    """Tell whether the mood of a main clause's verb reports."""
    told = mood(tree, verb)
    if told == "first":
        return True
    word = tree[verb].text.lower()
    near = {tree[i].text.lower() for i in (verb - 1, verb + 1) if 0 <= i < len(tree)}
    return (
        told == "second"
        and goes_on
        and "man" not in near  # «man würde ihr gern glauben»: the reporter, too
        and (
            word in lexicon.closed("forms_of_conditions") - {"dürfte", "dürften"}
            or word.endswith(tuple(lexicon.closed("ends_of_conditions")))
        )
        and not _is_condition(tree)
    )


def _is_condition(tree: Tree) -> bool:
    """Tell whether a sentence is a real condition: «Wenn er käme, würde …», «Käme er, würde …».

    A clause with its finite verb first that asks nothing is one (Duden, Die Grammatik: uneingeleiteter Nebensatz).
    """
    first = next((t.index for t in tree.tokens if t.upos not in {"PUNCT", "CCONJ"}), 0)
    asks = any(token.text == "?" and token.mask is None for token in tree.tokens[-2:])
    verb_first = is_finite(tree[first]) and mood(tree, first) != "first" and not asks
    verb_first = verb_first or tree[first].text.lower() in lexicon.closed("openers_of_conditions")
    return verb_first or any(token.text.lower() in {"wenn", "falls"} for token in tree.tokens if token.mask is None)


def _end(tree: Tree, verb: int, last: int) -> int:
    """Return where a report ends: before the reporter's own clause behind it."""
    for border in range(verb + 1, last + 1):
        if tree[border].text.lower() == "und" and _is_told(tree, border):
            return border - 1
        if not is_border(tree, border) or border + 1 >= len(tree):
            continue
        word = tree[border + 1].text.lower()
        verbs = finites(tree, border + 1, border_after(tree, border) - 1)
        plain = bool(verbs) and not any(in_konjunktiv(tree, i) for i in verbs)
        if tree[border].text == "," and word in lexicon.closed("going_on") and plain:
            return border - 1
        if tree[border].text == ":" and tree[border + 1].mask is not None:
            return border - 1
    return last


def _is_told(tree: Tree, link: int) -> bool:
    """Tell whether a verb behind «und» tells what the subject did: «er halte das für gut und nannte es „…“»."""
    behind = tree[link + 1] if link + 1 < len(tree) else None
    return (
        behind is not None
        and behind.feats.get("Tense") == "Past"
        and mood(tree, link + 1) == "indicative"
        and (behind.feats.get("VerbForm") == "Fin")
    )


def _is_set_phrase(tree: Tree) -> bool:
    """Tell whether a sentence has its Konjunktiv of a wish, an order or a set phrase: «Gott sei Dank»."""
    if len(tree) > 1 and tree[0].text.lower() in {"sei", "seien"} and tree[1].text.lower() in {"es", "das", "dies"}:
        return True  # «Seien es Kinder oder Alte, alle …»
    words = " ".join(token.text.lower() for token in tree.tokens if token.mask is None)
    return any(f" {phrase} " in f" {words} " for phrase in lexicon.lines("konjunktiv_phrases.txt"))


def _subordinate(tree: Tree, number: int, taken: Sequence[Clause]) -> Iterator[Clause]:
    """Yield clauses with «dass», «weil» in Konjunktiv I beneath a verb that is none of saying: somebody says so."""
    for token in tree.tokens:
        word = token.text.lower()
        if (
            token.mask is not None
            or word not in _DASS | lexicon.closed("conjunctions_of_reasons")
            or _is_taken(token.index, taken)
        ):
            continue
        if token.index and tree[token.index - 1].text.lower() in {"ohne", "so", "als", "auf"}:
            continue
        end = border_after(tree, token.index)
        verbs = finites(tree, token.index + 1, end - 1)
        if (
            not verbs
            or mood(tree, verbs[-1]) != "first"
            or any(in_konjunktiv(tree, i) for i in _main(tree, token.index))
        ):
            continue
        form = Form.DASS if word in _DASS else Form.KONJUNKTIV
        last = last_word(tree) if word in _DASS else end - 1
        run = trimmed(tree, token.index, _end(tree, verbs[-1], last))
        yield Clause(form, number, *run, None, _speaking(tree, token.index), _HOW, Rule.NEARBY_VERB)


def _question(tree: Tree, number: int, taken: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the question in Konjunktiv I that a sentence begins with: «Wie teuer das sei, wollte X nicht sagen»."""
    if not len(tree) or tree[0].text.lower() not in lexicon.closed("question_words") | {"ob"} or _is_taken(0, taken):
        return
    end = border_after(tree, 0)
    verbs = finites(tree, 1, end - 1)
    main = main_verbs(tree, end, last_word(tree))
    told = bool(main) and mood(tree, main[0]) == "first"  # «Wie das ausgehe, sei offen»: the whole is the report
    if verbs and end <= last_word(tree) and mood(tree, verbs[-1]) == "first" and not told:
        cue = Cue("verb", 0, (), None, "")
        yield Clause(Form.DASS, number, *trimmed(tree, 0, end - 1), cue, None, "", unsaid=True)


_HOW = "{subject} ist Subjekt des Satzes, sein Nebensatz steht im Konjunktiv"


def _main(tree: Tree, index: int) -> list[int]:
    """Return the main verbs of a sentence that stand before a token."""
    return main_verbs(tree, 0, index - 1)


def _speaking(tree: Tree, index: int) -> int | None:
    """Return the subject of the verb before a subordinate clause, if it may be who speaks."""
    verbs = _main(tree, index)
    if not verbs:
        return None
    above = tree[verbs[-1]].head if base(tree[verbs[-1]].deprel) in {"aux", "cop"} else verbs[-1]
    source = subject(tree, above)
    return source if source is not None and may_speak(tree, source) else None
