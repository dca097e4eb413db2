"""Sieves for who stands beside an utterance without speaking in words: credits („…“ – Name, Amt), asides.

Also the name that the markup of a web page puts to a block quotation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from quotes import lexicon, patterns
from quotes.attribution.names import Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.data import Mention, Span, Token
from quotes.frames import Frame
from quotes.grammar.cases import can_be_nominative
from quotes.grammar.tree import VERBAL, Tree
from quotes.marks.block_quotes import FLAG
from quotes.people.mentions import Mentions

_NAME = patterns.compile(
    r"[\s–—―~-]*(?P<name>\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|von|van|de|der|zu)){1,4})\s*(?:$|[,(/|–—-])"
)
_DASHES = frozenset({"–", "—", "-", "―"})
_ENDS = frozenset({".", "!", "?", ","})
_LONGEST = 14  # tokens of a credit
_ASIDE = 6  # tokens behind the mark among which the finite verb of the clause stands: «, die junge Frau Vogt hebt …»


def signed_quote(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return whom the markup of a web page names at a block quotation: <footer>, <cite>, <figcaption>."""
    here = scene.stretches[stretch]
    if FLAG not in here.flags:
        return None
    signed = scene.article.signed
    quote = signed[max(0, bisect_right(signed, here.span.start, key=lambda each: each.paragraphs[0].start) - 1)]
    if not any(here.span.meets(paragraph) for paragraph in quote.paragraphs):
        return None
    how = "{subject} als Name am Zitatblock"
    place = _named(quote.source.of(scene.article.text), quote.source.start)
    within = [scene.mentions[index] for index in scene.mentions_in(quote.source)]
    for category in ("name", "organisation", "document", "role", "group"):
        mention = next((each for each in within if each.category == category), None)
        if mention is not None and (category == "name" or place is None or mention.span.start <= place.start):
            return Source(Rule.SIGNED_QUOTE, mention.sentence, mention.token, None, how)
    return Source(Rule.SIGNED_QUOTE, scene.sentence_of(stretch), None, None, how, label=place) if place else None


def _named(line: str, start: int) -> Span | None:
    """Return the name that a line begins with: words with capitals, up to a comma, a bracket or the end."""
    found = _NAME.match(line)
    return Span(start + found.start("name"), start + found.end("name")) if found is not None else None


def credit(scene: Scene, said: Said, stretch: int) -> Source | None:
    """„…“ – X, Amt · „…“ (X, Amt) · „…“ and X, Amt in a line below: the name that is put behind an utterance.

    So block quotations and mottoes name their author (Duden, Textgestaltung: Quellenangabe). In brackets at the end of
    a paragraph of narration a bare name is the reporter's.
    """
    tree, frame = scene.tree(stretch), scene.frames[stretch]
    if tree is None or not _opens_sentence(tree, frame) or scene.categories[stretch].type != "direct":
        return None
    number = scene.sentence(stretch)
    at = frame.last + 1
    while at < len(tree) and tree[at].text in _ENDS:
        at += 1
    if at < len(tree) and tree[at].text in _DASHES | {"("}:
        named = _credited(scene.finder, number, at + 1)
        reporter = tree[at].text == "(" and bool(frame.before) and (named is None or not named.role)
        return _credit(number, named) if named is not None and not reporter else None
    alone = scene.is_bare(number) and len(scene.masks(number)) == 1
    return _line_below(scene, number) if alone else None


def _opens_sentence(tree: Tree, frame: Frame) -> bool:
    """Tell whether an utterance begins its sentence, and nothing leads to it."""
    if not frame.masked or frame.before.endswith(":"):
        return False
    return all(tree[i].upos == "PUNCT" for i in range(frame.first))


def _credit(number: int, named: Mention) -> Source:
    return Source(Rule.CREDIT, number, named.token, None, "{subject} als Urheberangabe hinter dem Zitat")


def _credited(finder: Mentions, number: int, start: int) -> Mention | None:
    """Return the person named at ``start``, where nothing but that name and its office stands up to the end."""
    tree = finder.trees[number]
    rest = [token for token in tree.tokens[start:] if token.upos != "PUNCT"]
    if not rest or not _is_verbless(rest):
        return None
    first = rest[0].index
    heads = [i for i in (first, tree[first].head, first + 1) if first <= i < len(tree)]
    named = (finder.at(number, index, source=True) for index in heads)
    person = next((each for each in named if each is not None and each.category == "name" and " " in each.name), None)
    if person is None or person.span.start > tree[first].span.start or _is_press(person.role):
        return None
    return person


def _is_verbless(words: Sequence[Token]) -> bool:
    """Tell whether words can be a credit: few, no verb, no quotation."""
    return len(words) <= _LONGEST and not any(t.upos in VERBAL or t.mask is not None for t in words)


def _is_press(role: str) -> bool:
    """Tell whether a role is that of somebody who reports: then the line is the article's own."""
    roles = lexicon.lines("press_roles.txt")
    return any(word.lower().removesuffix("in").endswith(roles) for word in role.split())


def _line_below(scene: Scene, number: int) -> Source | None:
    """Return the name with an office that the line right below an utterance consists of."""
    below = scene.after(number)
    if below is None or scene.paragraph_of(below) - scene.paragraph_of(number) > 1:
        return None
    tree = scene.trees[below]
    start = 1 if tree[0].text in _DASHES else 0
    named = _credited(scene.finder, below, start)
    ends = tree[-1].text in {".", ":", "!", "?"} if len(tree) else True
    if named is None or ends or (not start and not named.role):
        return None
    return _credit(below, named)


def aside(scene: Scene, said: Said, stretch: int) -> Source | None:
    """„…“, X hebt die Hände, „…“ · „…“ – X wird leise: what somebody does while speaking, in a clause with X first.

    An utterance that begins the sentence is no part of the clause behind its comma or dash, whose front field X has
    (Duden, Die Grammatik: Schaltsatz): the reporter tells of who speaks.
    """
    frame, tree = scene.frames[stretch], scene.tree(stretch)
    if tree is None or not frame.masked or scene.categories[stretch].type != "direct":
        return None
    if not _opens_sentence(tree, frame) or not _goes_on_behind(scene, stretch):
        return None
    number, field = scene.sentence(stretch), _front_field(tree, frame.last + 1)
    mention = next((m for m in (scene.finder.at(number, i) for i in field) if m is not None), None)
    if mention is None or mention.category not in {"name", "role"} or tree.preposition(mention.token):
        return None
    if not can_be_nominative(tree, mention.token) or tree[field[0]].upos not in {"DET", "NOUN", "PROPN"}:
        return None
    how = f"{{subject}} vor „{tree[field[-1] + 1].text}“ in einem Satz, der gleich nach dem Zitat steht"
    return Source(Rule.GESTURE, number, mention.token, None, how)


def _front_field(tree: Tree, at: int) -> range:
    """Return what stands between the punctuation at ``at`` and the finite verb behind it: one phrase, else nothing."""
    while at < len(tree) and tree[at].upos == "PUNCT":
        at += 1
    verb = next((i for i in range(at + 1, min(len(tree), at + _ASIDE)) if tree.is_finite(i)), None)
    if verb is None or any(tree[i].upos in {"PUNCT", "SCONJ"} or tree[i].mask is not None for i in range(at, verb)):
        return range(0)
    return range(at, verb)


def _goes_on_behind(scene: Scene, stretch: int) -> bool:
    """Tell whether a sentence goes on behind an utterance: after a comma, or a dash and no full stop in the marks."""
    inner = scene.stretches[stretch].inner.of(scene.article.text).rstrip()
    after = scene.frames[stretch].after.lstrip()
    return after.startswith(",") or (after.startswith(("–", "—", "-")) and not inner.endswith("."))
