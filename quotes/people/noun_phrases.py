"""What a mention's phrase is cut to, and what it is called: name, role, gender, firm."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from quotes import lexicon, patterns
from quotes.data import Gender, Span, Token
from quotes.grammar.nominative import lowered, nominative, phrase_gender, stands_in_plural
from quotes.grammar.tree import Tree, base
from quotes.people.person_phrases import Labels
from quotes.people.spans import Spans
from quotes.people.surnames import Surnames

_NEVER_FIRST = frozenset({"ADP", "SCONJ", "CCONJ", "VERB", "AUX", "PUNCT"})
_BREAKS = frozenset({"-", "–", "—", ":"})
_MARKS = frozenset('„“”»«"‚‘›‹')
Titled = tuple[Span, Span]
"""A title or name in marks: its place with and without them."""


def without_addressee(tree: Tree, index: int, run: list[int]) -> list[int]:
    """Cut to whom somebody speaks: «sagte die Ministerin der Nachrichtenagentur Nord», «ein Bewohner dem Elbkurier».

    A medium behind a role that is none at a medium, and a dative, which is no attribute.
    """
    if not _may_tell(tree[index]):
        return run
    for i in (i for i in run if i > index and _may_be_told(tree, i)):
        articles = [kid for kid in tree.kids(i, "det") if index < kid < i]
        if _is_told(tree, i, {tree[kid].text.lower() for kid in articles}):
            first = min([i, *articles, *tree.phrase(i)])
            return run if first <= index else [other for other in run if other < first]
    return run


def _may_tell(token: Token) -> bool:
    """Tell whether a token is a person, but none of a medium, who is the subject of a verb before."""
    subject = base(token.deprel) == "nsubj" and 0 <= token.head < token.index
    return subject and is_person(token) and not lexicon.is_press_role(token.text)


def _may_be_told(tree: Tree, i: int) -> bool:
    """Tell whether a token is a noun without preposition."""
    return tree[i].upos in {"NOUN", "PROPN"} and not tree.preposition(i)


def _is_told(tree: Tree, i: int, articles: AbstractSet[str]) -> bool:
    """Tell whether a noun behind a speaker is whom he tells; that stands in the dative, never in the genitive."""
    if articles & lexicon.closed("genitive_articles"):
        return False  # «Vertreter eines Nachrichtendienstes»
    medium = lexicon.work_class(tree[i].text) == "press" or lexicon.is_medium(tree[i].text)
    return bool(articles & lexicon.closed("articles_of_the_told")) or (medium and base(tree[i].deprel) == "nmod")


def without_front(tree: Tree, index: int, run: list[int]) -> list[int]:
    """Cut what no noun phrase begins with: a preposition, conjunction or verb that a wrong link has drawn in."""
    while run[0] < index and tree[run[0]].upos in _NEVER_FIRST and not tree[run[0]].text[:1].isdigit():
        run = run[1:]
    return run


def without_additions(tree: Tree, index: int, run: list[int]) -> list[int]:
    """Cut what commas add loosely to a noun: «die Mutter, eine Weberin», «die Betriebe, darunter Wanke», «…, 23, …».

    A comma inside a name stands between words of one kind without article («Amt für Bau, Verkehr und Umwelt»).
    """
    for comma in (i for i in run if i > index and tree[i].text == "," and i + 1 < len(tree)):
        after = tree[comma + 1]
        adds = after.text.lower() in lexicon.closed("adding_words") or after.text.isdigit()
        if adds or (after.upos == "DET" and not tree.preposition(comma + 1)):
            return [i for i in run if i < comma]
    return run


def without_participle(tree: Tree, index: int, run: list[int]) -> list[int]:
    """Cut an attribute whose own complements begin the phrase: «einem am Montag veröffentlichten Papier».

    An extended attribute tells what has happened to a thing, which is no part of what it is called.
    """
    front = [i for i in run if i < index and tree[i].upos != "DET"]
    if not front or tree[front[0]].upos != "ADP":
        return run
    participles = [i for i in front if tree[i].upos in {"ADJ", "VERB"} and tree[i].head == index]
    return [i for i in run if i > participles[0]] if participles else run


def without_direction(tree: Tree, index: int, run: list[int]) -> list[int]:
    """Cut where somebody is sent, which is the verb's: «erinnerte einen Nutzer an den Film».

    A place that tells who somebody is stands in the dative: «der Nutzer an der Kasse».
    """
    for child in tree.kids(index, "nmod", "obl"):
        if child <= index or child not in run or tree.preposition(child) not in lexicon.closed("two_way_prepositions"):
            continue
        articles = {tree[kid].text.lower() for kid in tree.kids(child, "det")}
        if articles & {"den", "das", "einen"} and tree[child].feats.get("Number") != "Plur":
            first = min(tree.kids(child, "case"), default=child)
            return [i for i in run if i < first]
    return run


def without_breaks(tree: Tree, labels: Labels, index: int, run: list[int]) -> list[int]:
    """Cut what a free dash or a colon parts from a noun: «31 Euro – Verein klagt», «Landratsamt: Keine Gefahr».

    Headlines set two phrases beside each other so. The hyphen that joins words, «VW-Chef», has no blank on either
    side; a body may have a dash in its name, but no amount before it.
    """
    for sign in (i for i in run if tree[i].text in _BREAKS and 0 < i < len(tree) - 1):
        named = labels.get(sign - 1) == labels.get(sign + 1) == "ORG" and tree[sign].text != ":"
        named = named and not any(tree[i].upos == "NUM" for i in run)
        before = tree[sign - 1].span.end < tree[sign].span.start or tree[sign].text == ":"
        if before and tree[sign].span.end < tree[sign + 1].span.start and not named:
            run = [i for i in run if (i > sign if sign < index else i < sign)]
    return run


def without_open_mark(text: str, tree: Tree, index: int, run: list[int]) -> list[int]:
    """Cut at a quotation mark that has no partner within a phrase: «inszeniert Rita Voss „Undine“» is no name.

    The marks are none of the tokens, so that the parser may tie a title to the name before it.
    """
    marks = [j for i, j in pairwise(run) if not _MARKS.isdisjoint(text[tree[i].span.end : tree[j].span.start])]
    if len(marks) % 2 == 0:
        return run
    return [i for i in run if (i < marks[-1] if index < marks[-1] else i >= marks[-1])]


def without_occasion(tree: Tree, index: int, run: list[int]) -> list[int]:
    """Cut where or when somebody said something: «so die Richterin in der Begründung», «der Trainer nach dem Spiel».

    A frame with «so» has no verb on which such an adverbial could hang, so that the parser ties it to the noun; but
    nobody is the head or speaker of a speech, a hearing or a match.
    """
    for at in (i for i in run if i > index and tree[i].text.lower() in lexicon.closed("prepositions_of_occasions")):
        noun = next((i for i in run if i > at and tree[i].upos in {"NOUN", "PROPN"}), None)
        if noun is not None and tree[noun].text.lower().endswith(tuple(lexicon.closed("nouns_of_occasions"))):
            return [i for i in run if i < at]
    return run


def without_speech(tree: Tree, index: int, run: list[int], speech: Spans) -> list[int]:
    """Cut a phrase where quoted speech begins in it: «eines Gerichts des „…“»."""
    here = tree[index].span
    for span in speech.around(tree.span(run)):
        if span.holds(here):
            continue
        inside = [i for i in run if span.holds(tree[i].span)]
        if inside:
            run = [i for i in run if i < inside[0]] if inside[0] > index else [i for i in run if i > inside[-1]]
            while run and run[-1] > index and tree[run[-1]].upos in {"DET", "ADP", "PUNCT", "ADJ"}:
                run.pop()
    return run or [index]


def with_label(tree: Tree, labels: Labels, run: list[int]) -> list[int]:
    """Return a phrase with all of an organisation's name that the tagger saw: «Gewerkschaft Werk und Technik»."""
    if not any(labels.get(i) == "ORG" for i in run):
        return run
    last = run[-1]
    while labels.get(last) == "ORG" and labels.get(last + 1) == "ORG" and not tree.kids(last + 1, "case", "det"):
        last += 1
    return [*run, *range(run[-1] + 1, last + 1)]


def proper(text: str, tree: Tree, labels: Labels, index: int, run: Sequence[int]) -> str:
    """Return the proper name of a firm behind a common noun: «Pumpenhersteller Terbeck AG» is Terbeck AG.

    Args:
        text: the article's.
        tree: the sentence.
        labels: its named entities.
        index: the phrase's head.
        run: the phrase's tokens.
    """
    own = [i for i in run if i > index and labels.get(i) == "ORG"]
    if labels.get(index) or not own or own[0] != index + 1:
        return ""
    if tree[own[0]].upos != "PROPN" or tree[index].upos != "NOUN":
        return ""
    common = tuple(word.lower() for word in lexicon.tagged("firm_words.txt", "before"))
    if not tree[index].text.lower().endswith(common):
        return ""
    last = own[0]
    while last + 1 in own:
        last += 1
    return patterns.shown(Span(tree[own[0]].span.start, tree[last].span.end).of(text))


def called(tree: Tree, index: int, span: Span, titled: Sequence[Titled]) -> Titled | None:
    """Return the name in marks of a paper, club or firm: «die Wochenzeitung „Seeblick“» is Seeblick.

    ``titled`` are the article's titles and names in marks, in the order of the text.
    """
    noun = tree[index].text
    if lexicon.work_class(noun) not in {"press", "organisation"} and not lexicon.is_organisation(noun):
        return None
    end = tree[index].span.end
    at = bisect_left(titled, end, key=lambda title: title[0].start)
    return titled[at] if at < len(titled) and titled[at][0].start <= max(span.end, end + 2) else None


def name_text(text: str, tree: Tree, named: Sequence[int], known: Surnames) -> str:
    """Return a name as it stands, the genitive's ending taken off when grammar and the rest of the article say so."""
    name = patterns.shown(Span(tree[named[0]].span.start, tree[named[-1]].span.end).of(text))
    last = tree[named[-1]]
    top = tree[named[0]]
    after = tree[last.index + 1] if last.index + 1 < len(tree) else None
    tagged = (
        (base(top.deprel) in {"nmod", "compound"} or (after is not None and after.upos == "NOUN"))
        and not tree.preposition(named[0])
        and last.feats.get("Case") == "Gen"
        and not name.endswith(("ss", "as", "us", "is", "os", "es"))
    )
    plain = name.rstrip("'’")
    return known.nominative(plain, tagged=tagged) if plain == name else plain


def role_text(tree: Tree, run: Sequence[int], named: Sequence[int]) -> str:
    """Return the role in the phrase of a name, before it («deutsche Ministerin») or after («Chefin der Bank»)."""
    for part in ([i for i in run if i < named[0]], [i for i in run if i > named[-1]]):
        words = [i for i in part if i not in named]
        head = next((i for i in words if _is_role(tree[i])), None)
        if head is not None:
            words = _trimmed(tree, words)
            role = lowered(tree, words[0], nominative(tree, words, head))
            return "" if role in lexicon.titles() else role
    before = tree[named[0] - 1] if named[0] else None
    return before.text if before is not None and _is_short_role(before) and before.head == named[0] else ""


def _is_role(token: Token) -> bool:
    """Tell whether a token is the noun of a role."""
    return _is_short_role(token) or (token.upos == "NOUN" and lexicon.is_person(token.text))


def _is_short_role(token: Token) -> bool:
    """Tell whether a token is the short form of an office, «OB», «LH»: the parser takes it for a name, or ties it."""
    return token.mask is None and token.text.isupper() and lexicon.is_role(token.text)


def is_person(token: Token) -> bool:
    """Tell whether a token is a noun for a person: by the lists, or for a common noun by its derivation."""
    return lexicon.is_role(token.text) or (token.upos == "NOUN" and lexicon.is_person(token.text))


def predicate(tree: Tree, index: int) -> str:
    """Return what a sentence says that its subject is: «Ida Korff ist Biologin», «Nils Epp wurde Trainer der Elf»."""
    head = tree[index].head
    if base(tree[index].deprel) != "nsubj" or head < 0 or not _is_predicate(tree, head):
        return ""
    own = set(tree.phrase(index)) | {index}
    run = [i for i in tree.phrase(head) if i not in own]
    return nominative(tree, [i for i in run if i >= head or i > index], head) if head in run else ""


def _is_predicate(tree: Tree, head: int) -> bool:
    """Tell whether a noun says what one person is: with a verb that links, without «nicht» and partner."""
    denied = any(tree[i].text.lower() in lexicon.closed("denials") for i in tree.kids(head, "advmod", "det"))
    linked = bool(tree.kids(head, "cop")) and not tree.kids(head, "case", "conj")
    return is_person(tree[head]) and linked and not denied and not stands_in_plural(tree, head)


def _trimmed(tree: Tree, words: list[int]) -> list[int]:
    """Return words without what cannot begin or end a role: punctuation, a preposition or «und» in front."""
    while words and (tree[words[0]].upos in {"PUNCT", "ADP", "CCONJ"} or _is_age(tree, words)):
        words = words[1:]
    while words and (tree[words[-1]].upos == "PUNCT" and tree[words[-1]].text != ")"):
        words = words[:-1]
    return words


def _is_age(tree: Tree, words: list[int]) -> bool:
    """Tell whether words begin with an age before a comma or bracket: «(71), Rentnerin» behind a name."""
    after = tree[words[1]].text if len(words) > 1 else ""
    return tree[words[0]].text.isdigit() and after in {",", ")", ";"}


def gender(tree: Tree, index: int, run: Sequence[int], named: Sequence[int], name: str) -> Gender:
    """Return the gender of a phrase, of a person's name by role noun, Herr/Frau, given name, then the article.

    The words of the name are asked for no role: «Marie Zimmermann» is no craftsman.
    """
    if not named:
        return phrase_gender(tree, index)
    others = [i for i in _of_one(tree, run, named) if i not in named or tree[i].text in lexicon.titles()]
    told = next((sex for i in others if (sex := _told_gender(tree[i]))), "")
    known = told or lexicon.given_names().get(re.split("[ -]", name, maxsplit=1)[0], "")
    if known in {"m", "f"}:
        return "m" if known == "m" else "f"
    articles = {tree[i].text.lower() for i in tree.kids(index, "det")}
    return "m" if articles & {"der", "ein"} and tree[index].feats.get("Case") == "Nom" else ""


def _of_one(tree: Tree, run: Sequence[int], named: Sequence[int]) -> list[int]:
    """Return the tokens of a phrase that speak of the one named: none behind «und», which begins another's phrase."""
    joints = [i for i in run if tree[i].upos == "CCONJ" and i > named[-1]]
    return [i for i in run if not joints or i < joints[0]]


def _told_gender(token: Token) -> Gender:
    """Return the gender that a word beside a name tells: a noun for a person, a title, no complement of such a noun."""
    known = lexicon.role_gender(token.text) or lexicon.title_gender(token.text)
    if known not in {"m", "f"} or token.upos not in {"NOUN", "PROPN"} or base(token.deprel) == "nmod":
        return ""
    return "m" if known == "m" else "f"
