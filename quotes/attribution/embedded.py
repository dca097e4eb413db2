"""Sieves for quoted words inside the reporter's sentence: whose clause are they in, whose view is given there."""

from __future__ import annotations

from collections.abc import Sequence

from quotes import lexicon
from quotes.attribution.names import OF_CUE, Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.cues import Cue, governing, owner_of, top_of
from quotes.cues.agents import agent_before, is_said_with
from quotes.cues.governing import is_met
from quotes.cues.phrases import covers
from quotes.cues.speaking import may_speak
from quotes.cues.subjects import subject
from quotes.grammar.tree import VERBAL, Tree, base

_CONTENT = frozenset({"dass", "wonach"})  # begin the clause that tells what somebody says
_RELATIVES = frozenset("der die das den dem denen dessen deren welcher welche welches was".split())
_PHRASE_REACH = 12  # tokens that the phrase of a noun of speech has at most; 6 changes 2 of 1,824 rows, 20 none
_INSIDE = frozenset({"in", "im"})
_ANNOUNCED = 4  # tokens from the end of a clause with «damit» to the quoted words that it announces
_COMMENT = 5  # tokens before the verb of «wie von der Diakonie behauptet» in which its «wie» stands
_INTENTION = 2  # words that a quoted intention has at least; 1 changes none of 1,824 rows


def governing_verb(scene: Scene, said: Said, stretch: int) -> Source | None:
    """X sprach von „…“, X sagte, man habe „…“: the nearest verb above the quoted words that reports."""
    tree = scene.tree(stretch)
    if tree is None:
        return None
    number = scene.sentence(stretch)

    def can_speak(token: int) -> bool:
        counted = tree[token].text.lower() in lexicon.closed("counting_pronouns")  # «einer der Männer»
        return scene.finder.at(number, token, source=counted) is not None

    cue = governing(tree, scene.cues[number], scene.frames[stretch].tokens, can_speak)
    if cue is None or _has_inner_phrase(tree, scene.cues[number], cue, scene.frames[stretch].tokens):
        return None
    how = f"Redeverb „{cue.text(tree)}“ {{subject}}; das Zitat hängt davon ab"
    return Source(OF_CUE.get(cue.category, Rule.GOVERNED), number, cue.source, cue, how)


def _has_inner_phrase(tree: Tree, cues: Sequence[Cue], cue: Cue, tokens: Sequence[int]) -> bool:
    """Tell whether a clause below a reporting verb names a source of its own: «wies darauf hin, dass laut X „…“ sei».

    The nearer of two frames holds: the verb's subject reports what X says.
    """
    top = top_of(tree, tokens)
    between = {top, *tree.up(top)} & set(tree.subtree(cue.head)) - {cue.head}
    clauses = {i for i in between if tree.finite(i) is not None and i not in cue.tokens}
    for phrase in cues:
        if phrase.category != "phrase" or phrase.source is None or phrase.head in tokens:
            continue
        if _clause_of(tree, phrase) in clauses and covers(tree, phrase, tokens):
            return True
    return False


def speech_noun(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return whose words a noun tells whose content holds the stretch: «auf den Vorwurf der SPD, es sei „…“»."""
    tree, frame = scene.tree(stretch), scene.frames[stretch]
    if tree is None or frame.masked:
        return None
    number = scene.sentence(stretch)
    verbs = {cue.head for cue in scene.cues[number] if cue.category == "verb" and cue.strong and cue.source is not None}
    top = top_of(tree, frame.tokens)
    for above in [top, *tree.up(top)]:
        if above in verbs:  # a verb that reports stands nearer
            return None
        noun = _noun_told_by(tree, above, frame.first)
        owner = None if noun is None else _whose(tree, noun)
        if noun is not None and owner is not None and may_speak(tree, owner):
            cue = Cue("phrase", noun, (noun,), owner, tree[noun].lemma)
            return Source(
                Rule.SPEECH_NOUN, number, owner, cue, f"„{tree[noun].text}“ {{with}}, davon das Zitat ein Teil ist"
            )
    return None


def _whose(tree: Tree, noun: int) -> int | None:
    """Return whose words a noun of speech names: its owner, or who does something with it: «Mit der Behauptung, …».

    What somebody does «mit der Begründung» or «unter dem Hinweis» is done in that person's words (Duden, Die Grammatik:
    modales Adverbial).
    """
    owner = owner_of(tree, noun)
    if owner is not None or tree.preposition(noun) not in {"mit", "unter"}:
        return owner
    verb = next((above for above in tree.up(noun) if tree.finite(above) is not None), None)
    return None if verb is None else subject(tree, verb)


def _noun_told_by(tree: Tree, verb: int, end: int) -> int | None:
    """Return the noun of speech whose content the clause of a verb tells; one that begins at ``end`` at the latest."""
    if tree.finite(verb) is None:
        return None
    first = next((i for i in tree.subtree(verb) if tree[i].upos != "PUNCT"), verb)
    if not _is_content(tree, verb, first) or first < 2 or tree[first - 1].text != "," or first > end:
        return None
    return _speech_noun_before(tree, first - 1)


def _is_content(tree: Tree, verb: int, first: int) -> bool:
    """Tell whether a clause that begins at ``first`` tells what is said: dass, wonach, or main clause in Konjunktiv."""
    if tree[first].text.lower() in _CONTENT:
        return True
    opening = tree[first + 1] if tree[first].upos == "ADP" and first + 1 < len(tree) else tree[first]
    relative = opening.upos == "PRON" and opening.text.lower() in _RELATIVES
    conditional = tree[first].upos == "SCONJ" or tree.is_finite(first)  # «wenn er …», «sollte er …»
    return tree.subjunctive(verb) and not conditional and not relative


def _speech_noun_before(tree: Tree, comma: int) -> int | None:
    """Return the noun of speech whose phrase ends right before a comma, or before its «darüber» there.

    The pronominal adverb stands for the clause to come (Duden, Die Grammatik: Korrelat): «Klagen darüber, dass …».
    """
    if comma and tree[comma - 1].text.lower() in lexicon.closed("correlates"):
        comma -= 1
    for index in range(comma - 1, max(-1, comma - _PHRASE_REACH), -1):
        token = tree[index]
        if token.upos != "NOUN" or token.mask is not None:
            continue
        tags = lexicon.cue_noun(token.lemma) or lexicon.cue_noun(token.text)
        if tags & {"words", "view"}:
            return index if tree.phrase(index)[-1] >= comma - 1 else None
    return None


def source_phrase(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the nearest source phrase of the sentence: laut X, X zufolge, nach Angaben von X, aus Sicht der X."""
    tree = scene.tree(stretch)
    if tree is None:
        return None
    number = scene.sentence(stretch)
    first, last = scene.frames[stretch].first, scene.frames[stretch].last
    found = [
        cue
        for cue in scene.cues[number]
        if cue.category == "phrase"
        and cue.source is not None
        and not any(first <= index <= last for index in (*cue.tokens, cue.source))
        and covers(tree, cue, scene.frames[stretch].tokens)
    ]
    if not found:
        return None
    above = set(tree.up(top_of(tree, scene.frames[stretch].tokens)))

    def nearness(cue: Cue) -> tuple[bool, int]:
        behind = any(tree[i].text == "," for i in range(last + 1, cue.head))  # in a clause of its own there
        return behind and _clause_of(tree, cue) not in above, min(abs(cue.head - first), abs(cue.head - last))

    cue = min(found, key=nearness)
    return Source(
        Rule.SOURCE_PHRASE, number, cue.source, cue, f"Quellenangabe „{cue.text(tree)}“ {{with}} im selben Satz"
    )


def _clause_of(tree: Tree, cue: Cue) -> int | None:
    """Return the predicate of the clause that a source phrase stands in."""
    return next((i for i in tree.up(cue.head) if tree.finite(i) is not None), None)


def nearby_verb(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return a reporting verb elsewhere in the sentence, in a clause of its own: «…, wie sie hinzufügte, „…“»."""
    tree = scene.tree(stretch)
    if tree is None:
        return None
    number = scene.sentence(stretch)
    first, last = scene.frames[stretch].first, scene.frames[stretch].last
    found = []
    for cue in scene.cues[number]:
        if cue.category not in {"verb", "says", "cites"} or cue.source is None:
            continue
        if any(first <= index <= last for index in (*cue.tokens, cue.source)) or in_note(tree, cue.head, last):
            continue
        if not _is_parenthesis(tree, cue) and not (_is_frame(tree, cue, scene.frames[stretch].tokens) and cue.strong):
            continue
        if _is_mere_thing(tree, cue) and scene.finder.at(number, cue.source) is None:
            continue
        if cue.category == "verb" and not _may_report(scene, number, cue, scene.frames[stretch].tokens):
            continue
        found.append(cue)
    if not found:
        return None
    cue = min(found, key=lambda c: (not _is_parenthesis(tree, c), min(abs(c.head - first), abs(c.head - last))))
    rule = Rule.PARENTHESIS if _is_parenthesis(tree, cue) else Rule.NEARBY_VERB
    return Source(rule, number, cue.source, cue, f"Redeverb „{cue.text(tree)}“ {{subject}} im selben Satz")


def _is_frame(tree: Tree, cue: Cue, tokens: Sequence[int]) -> bool:
    """Tell whether a verb elsewhere in the sentence may frame quoted words that do not hang on it.

    Not one that cites; not one in a relative clause without the words, which tells of its noun; not one behind the
    words that stands in the Konjunktiv itself: whoever reports it reports them, too (Duden, Die Grammatik: Indirekte
    Rede).
    """
    if cue.category == "cites":
        return False
    last = tokens[-1] if tokens else -1
    if tree.subjunctive(cue.head) and cue.head > last:
        return False
    clause = next((i for i in (cue.head, *tree.up(cue.head)) if base(tree[i].deprel) == "acl"), None)
    whole = tree.subtree(clause) if clause is not None else []
    if not whole or (tokens and whole[0] <= tokens[0] <= whole[-1]):
        return True
    return bool(tokens) and _is_announced(tree, cue, whole[-1], tokens[0])


def _is_announced(tree: Tree, cue: Cue, end: int, first: int) -> bool:
    """Tell whether a relative clause up to ``end`` announces the words behind it: by a colon, or by its «damit».

    «eine Firma, die sich damit brüstet, „…“ zu sein» (Duden, Die Grammatik: Korrelat).
    """
    correlate = any(tree[i].text.lower() in lexicon.closed("correlates") for i in tree.children[cue.head])
    if correlate and 0 < first - end <= _ANNOUNCED:
        return True
    return any(tree[i].text == ":" for i in range(cue.head, first))


def _is_mere_thing(tree: Tree, cue: Cue) -> bool:
    """Tell whether a noun that no list knows has a place in which a thing stands: «drohten Sperren», «der Wahl, die …».

    What threatens without anybody who threatens is the danger itself (Duden, Die Grammatik: «drohen» with a thing);
    what a relative clause tells of may be of any case and kind.
    """
    source = cue.source
    if source is None or cue.category != "verb" or tree[source].upos != "NOUN":
        return False
    relative = base(tree[cue.head].deprel) == "acl" and tree[cue.head].head == source
    return relative or cue.lemma in {"drohen", "erfordern"} or (tree.subjunctive(cue.head) and cue.cls != "neutral")


def _may_report(scene: Scene, number: int, cue: Cue, tokens: Sequence[int]) -> bool:
    """Tell whether a verb elsewhere in the sentence reports: nobody tells so of its subject, and no thing threatens.

    «Der Mandant sei …, sondern habe daran geglaubt»: who stands there is spoken of. «Es drohten Sperren, „…“»: with a
    thing as its subject the verb says that it is near (Duden: drohen).
    """
    tree, mention = scene.trees[number], scene.finder.at(number, cue.source) if cue.source is not None else None
    if (cue.lemma == "drohen" and mention is None) or is_met(tree, cue, top_of(tree, tokens), tokens):
        return False
    comment = any(token.text.lower() == "wie" for token in tree.tokens[max(0, cue.head - _COMMENT) : cue.head])
    if comment or (mention is not None and mention.category == "pronoun"):
        return True
    return not (tree.subjunctive(cue.head) and base(tree[cue.head].deprel) in {"root", "conj"})


def in_note(tree: Tree, index: int, last: int) -> bool:
    """Tell whether a word stands in brackets that open right behind a quotation: «„…“ (Das Blatt berichtete.)».

    What is in brackets is an addition of the reporter's and rules nothing outside (Duden, Rechtschreibung: Klammern).
    """
    opening = last + 1
    while opening < len(tree) and tree[opening].text in {".", ","}:
        opening += 1
    if opening >= len(tree) or tree[opening].text != "(" or index < opening:
        return False
    return not any(tree[i].text == ")" for i in range(opening, index))


def in_document(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the text in which the words stand: «Im Memorandum wird X durch „…“ beschrieben», «Entwurf, in dem …».

    Only where no verb of the sentence reports (the sieves before have looked) and the text has no owner beside it,
    whose words they would be.
    """
    tree, frame = scene.tree(stretch), scene.frames[stretch]
    if tree is None or frame.masked:
        return None
    number, inside = scene.sentence(stretch), set(frame.tokens)
    below = top_of(tree, frame.tokens)
    for above in tree.up(below):
        for place in tree.kids(above, "obl"):
            if tree.preposition(place) not in _INSIDE or place in inside or place > frame.first:
                continue
            token = place
            if tree[place].upos == "PRON" and base(tree[above].deprel) == "acl":
                token = tree[above].head
            if lexicon.is_document(tree[token].text) and owner_of(tree, token) is None:
                cue = Cue("phrase", place, (place,), token, tree.preposition(place))
                return Source(
                    Rule.IN_DOCUMENT, number, token, cue, f"„{tree[token].text}“: Text, in dem die Worte stehen"
                )
    return None


def intention(scene: Scene, said: Said, stretch: int) -> Source | None:
    """X will „… prüfen“: whose intention the quoted words tell, words with the infinitive that «will» asks for.

    Not in the Konjunktiv («sie wolle „…“»), which reports somebody else's words about it.
    """
    tree, frame = scene.tree(stretch), scene.frames[stretch]
    if tree is None or frame.masked or len(frame.tokens) < _INTENTION:
        return None
    inside, above = set(frame.tokens), top_of(tree, frame.tokens)
    if base(tree[above].deprel) == "advcl" and tree[above].head >= 0:  # «will bleiben, „bis alle fort sind“»
        above = tree[above].head
    finite, source = _wanting(tree, above), subject(tree, above)
    if finite is None or finite in inside or source is None or source in inside or not may_speak(tree, source):
        return None
    number, cue = scene.sentence(stretch), Cue("verb", finite, (finite,), source, tree[finite].lemma)
    return Source(Rule.INTENTION, number, source, cue, f"„{tree[finite].text}“ {{subject}}: die eigene Absicht")


def _wanting(tree: Tree, verb: int) -> int | None:
    """Return the «will» or «möchte» that asks for the infinitive ``verb``, in the indicative."""
    if tree[verb].upos not in VERBAL or tree[verb].feats.get("VerbForm") != "Inf":
        return None
    finite = tree.finite(verb)
    if finite is None or tree.subjunctive(verb):
        return None
    wants = tree[finite].lemma == "wollen" or tree[finite].text.lower().startswith("möcht")
    return finite if wants else None


def _is_parenthesis(tree: Tree, cue: Cue) -> bool:
    """Tell whether the verb comments on the sentence: «wie X sagte», «wie von X gesagt», «um mit X zu sprechen»."""
    if cue.category == "verb" and (is_said_with(tree, tree[cue.head]) or agent_before(tree, cue.head) is not None):
        return True
    return any(tree[child].text.lower() == "wie" for child in tree.children[cue.head])
