"""Sentences that the next one says somebody has told: «Der Damm ist gebrochen. Das teilte die Feuerwehr mit.»."""

from __future__ import annotations

from collections.abc import Iterator

from quotes import lexicon
from quotes.attribution.names import Rule
from quotes.attribution.scene import Scene
from quotes.cues import Cue
from quotes.indirect.clause import Clause, Form, finites, last_word, main_verbs, trimmed
from quotes.indirect.moods import mood

_THIS = frozenset({"das", "dies"})
_OF_THIS = frozenset({"davon", "darüber", "so"})  # «Davon erzählen …», «So erzählt es …»


def taken_up(scene: Scene, before: int, number: int) -> Iterator[Clause]:
    """Yield the sentence ``before``, whole, if the next one, ``number``, only says who has told it.

    «Das» at the start of a sentence with a verb of telling means what was just said (Duden, Die Grammatik: anaphorische
    Pronomen); a quotation there is taken up by the sieve for it.
    """
    cue = teller(scene, number) if before >= 0 else None
    if cue is None or scene.paragraph_of(before) != scene.paragraph_of(number) or scene.by_sentence.get(before):
        return
    tree, told = scene.trees[number], scene.trees[before]
    if tree[0].text.lower() not in _THIS:
        return
    run = trimmed(told, 0, last_word(told))
    main = main_verbs(told, *run)
    if main and mood(told, main[0]) == "indicative":
        how = f"„{cue.text(tree)}“ {{subject}} im Satz danach"
        yield Clause(Form.SOURCE_PHRASE, before, *run, None, cue.source, how, Rule.NEXT_SENTENCE, elsewhere=number)


def teller(scene: Scene, number: int) -> Cue | None:
    """Return the verb of telling of a sentence that takes up the one before, and only says who has told it.

    Args:
        scene: the article.
        number: which of its sentences; one behind the last takes up nothing.
    """
    if number >= len(scene.trees) or scene.trees[number].sentence.inside is not None or scene.by_sentence.get(number):
        return None
    tree = scene.trees[number]
    if len(tree) < _LEAST or tree[0].text.lower() not in _THIS | _OF_THIS:
        return None
    if finites(tree, 0, last_word(tree))[:2] != [1]:
        return None
    cue = next((cue for cue in scene.cues[number] if cue.category == "verb" and cue.source is not None), None)
    known = cue is not None and cue.source != 0 and cue.lemma in lexicon.closed("verbs_of_telling")
    return cue if known else None


_LEAST = 3  # words: «Das sagte X»
