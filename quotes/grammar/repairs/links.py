"""Links that a small parser sets wrong and word order sets right.

German marks these by place: a relative clause follows its noun at a comma and agrees with it in number, a role
between commas after a name belongs to the name, an attribute without a preposition is in the genitive, the second part
of a verb closes its clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes import lexicon
from quotes.data import Token
from quotes.grammar.repairs.record import GRAMMAR, ZIFONUN, Change, Example, Parse, Proposal, Repair
from quotes.grammar.tree import Tree, base

_JOINTS = frozenset({"und", "oder", ",", "/", "bzw.", "sowie", "wie"})
_SHORTEST_COMPOUND = 5  # letters


def _roles_after_names(parse: Parse) -> Iterator[Proposal]:
    """Tie a role to the name before it: «Insa Harms, die Leiterin des Amtes(,) sagte» has one subject.

    The parser calls both a subject of the verb.
    """
    tree = parse.tree
    for run in parse.persons:
        if run[-1] + 3 >= len(tree) or tree[run[-1] + 1].text != ",":
            continue
        name, article = run[0], run[-1] + 2
        if tree[article].text.lower() not in lexicon.closed("definite_articles") or tree[article].upos != "DET":
            continue
        role = tree[article].head
        if role <= article or tree[name].head < 0 or not lexicon.is_person(tree[role].text):
            continue
        both = tree[name].deprel.startswith("nsubj") and tree[role].deprel.startswith("nsubj")
        if both and tree[role].head == tree[name].head > role:
            yield (Change(role, head=name, deprel="appos"),)


def _truncated(parse: Parse) -> Iterator[Proposal]:
    """Make the first part of «Familien- und Frauenministerin» a part of the whole word, which heads the phrase."""
    tree = parse.tree
    for joint in tree.tokens[1:-1]:
        mark = tree[joint.index - 1]
        first = tree[mark.index - 1] if mark.text == "-" and mark.index else mark
        if joint.text.lower() not in _JOINTS or not mark.text.endswith("-") or first.upos not in {"NOUN", "PROPN"}:
            continue
        if mark.span.end == joint.span.start and joint.text != ",":
            continue
        whole = next((t for t in tree.tokens[joint.index + 1 : joint.index + 6] if _is_whole(tree, t)), None)
        if whole is not None:
            yield _as_one(tree, first, whole)


def _as_one(tree: Tree, first: Token, whole: Token) -> Proposal:
    """Return the changes by which all from the first part to the whole word is one phrase of the whole word."""
    link = first if first.index in tree.up(whole.index) else whole
    relation = "appos" if base(link.deprel) in {"compound", "conj"} and link is first else link.deprel
    between = [i for i in range(first.index + 1, whole.index) if tree[i].upos != "PUNCT"]
    before = first.index - 1
    article = [before] if before >= 0 and tree[before].upos == "DET" and tree[before].head < first.index else []
    kids = {kid for kid in tree.children[first.index] if kid < first.index or kid > whole.index}
    return (
        Change(whole.index, head=link.head, deprel=relation),
        *(Change(i, head=whole.index, deprel="compound") for i in (first.index, *between)),
        *(Change(kid, head=whole.index) for kid in sorted(kids)),
        *(Change(i, head=whole.index, deprel="det") for i in article),
    )


def _is_whole(tree: Tree, token: Token) -> bool:
    """Tell whether a noun ends a row of shortened compounds: it is not followed by the hyphen of another."""
    after = tree[token.index + 1].text if token.index + 1 < len(tree) else ""
    return token.upos in {"NOUN", "PROPN"} and after != "-" and len(token.text) > _SHORTEST_COMPOUND


def _compound_heads(parse: Parse) -> Iterator[Proposal]:
    """Make the last part of a compound with a hyphen its head: «FDP-Generalsekretär» is a Generalsekretär."""
    tree = parse.tree
    named = {index for run in parse.persons for index in run}
    for mark in tree.tokens[1:-1]:
        first, last = tree[mark.index - 1], tree[mark.index + 1]
        left, right = first.span.end == mark.span.start, mark.span.end == last.span.start
        stuck = mark.text == "-" and (left == right) and (left or first.text.isupper())  # «FDP - Minister», a slip
        if not stuck or last.upos != "NOUN" or last.head != first.index or {first.index, last.index} & named:
            continue
        kids = [kid for kid in tree.children[first.index] if kid not in {mark.index, last.index}]
        yield (
            Change(last.index, head=first.head, deprel=first.deprel),
            Change(first.index, head=last.index, deprel="compound"),
            *(Change(kid, head=last.index) for kid in kids),
        )


def _complements(parse: Parse) -> Iterator[Proposal]:
    """Give a prepositional phrase at a verb or predicate the relation that it has there: obl, not nmod."""
    for token in parse.tree.tokens:
        if token.deprel == "nmod" and token.head >= 0 and parse.tree[token.head].upos in {"VERB", "AUX", "ADV"}:
            yield (Change(token.index, deprel="obl"),)


def _labels(parse: Parse) -> Iterator[Proposal]:
    """Give a verb of naming what it names something: «nannte die Absage einen Bruch», «bezeichnete sie als Bruch».

    The parser sees an attribute of the first noun.
    """
    tree = parse.tree
    for token in tree.tokens:
        if base(token.deprel) not in {"nmod", "appos", "conj"} or not 0 <= token.head <= token.index:
            continue
        like = _like(tree, token.index)
        if like is None and not _is_bare(tree, token.index):
            continue
        first = tree[_top_noun(tree, token.head)]
        verb = first.head
        if verb < 0:
            continue
        if like is not None and _is_spoken_of(tree, first.index, verb):
            yield Change(token.index, head=verb, deprel="obl"), Change(like, deprel="case")
        if first.deprel not in {"obj", "nsubj", "nsubj:pass", "obl:arg"}:
            continue
        forms = _frames_of(tree, verb)
        if like is not None and "als" in forms:
            yield Change(token.index, head=verb, deprel="obl"), Change(like, deprel="case")
        elif like is None and "acc" in forms:
            yield (Change(token.index, head=verb, deprel="xcomp"),)


def _frames_of(tree: Tree, verb: int) -> tuple[str, ...]:
    """Return how a verb names something, with its particle where that stands apart: «lehnte es als Bruch ab»."""
    particle = next((tree[i].text.lower() for i in tree.children[verb] if tree[i].deprel == "compound:prt"), "")
    return tuple(lexicon.as_verbs().get(particle + tree[verb].lemma, ()))


def _is_spoken_of(tree: Tree, noun: int, verb: int) -> bool:
    """Tell whether a noun is what a verb of speech speaks of: «sprach von der Absage als Bruch»."""
    takes = lexicon.of_verbs().get(tree[verb].lemma, ())
    return "von" in takes and base(tree[noun].deprel) == "obl" and tree.preposition(noun) in {"von", "vom"}


def _joining(tree: Tree, index: int) -> list[int]:
    """Return what joins a noun to the words before it: preposition, comma, conjunction."""
    return [i for i in tree.children[index] if i < index and tree[i].deprel in {"case", "punct", "cc", "mark"}]


def _like(tree: Tree, index: int) -> int | None:
    """Return the «als» of a noun."""
    return next((i for i in _joining(tree, index) if tree[i].text.lower() == "als"), None)


def _is_bare(tree: Tree, index: int) -> bool:
    """Tell whether a noun has an article of no genitive, and nothing joins it to the words before it."""
    if tree[index].deprel == "conj" or _joining(tree, index):
        return False
    before = [tree[i] for i in tree.children[index] if i < index]
    never = lexicon.closed("never_genitive")
    return any(t.deprel.startswith("det") and t.text.lower() in never for t in before)


def _top_noun(tree: Tree, index: int) -> int:
    """Return the noun of which a noun is an attribute, or of which that one is."""
    for above in (index, *tree.up(index)):
        index = above
        if base(tree[above].deprel) not in {"nmod", "appos", "flat"}:
            break
    return index


def _nobody(parse: Parse) -> Iterator[Proposal]:
    """Give a verb what is called an apposition of «man», which has none: «zitierte man die Ärztin Ida Korff»."""
    for token in parse.tree.tokens:
        above = parse.tree[token.head] if token.deprel == "appos" and token.head >= 0 else None
        if above is not None and above.text.lower() == "man" and above.upos == "PRON" and above.head >= 0:
            yield (Change(token.index, head=above.head, deprel="obj"),)


def _after_quotations(parse: Parse) -> Iterator[Proposal]:
    """Give a verb its subject back, where the quotation before it seems to have one as its apposition."""
    tree = parse.tree
    for token in tree.tokens:
        if token.deprel not in {"appos", "nmod", "flat"} or token.head < 0 or token.upos not in {"NOUN", "PROPN"}:
            continue
        quotation = tree[token.head]
        verb = quotation.head
        if quotation.mask is None or base(quotation.deprel) != "nsubj" or verb < 0:
            continue
        if any(tree[i].deprel == "case" for i in tree.children[token.index]):
            continue
        between = next((i for i in range(quotation.index, token.index) if tree.is_finite(i)), None)
        if between is not None and verb in {between, tree[between].head}:
            yield (Change(token.index, head=verb, deprel=quotation.deprel),)


_NAMED = (
    "Sie/PRON:nsubj>nennen nennen/VERB:root die/DET:det>Absage Absage/NOUN:obj>nennen des/DET:det>Rates "
    "Rates/NOUN:nmod>Absage {article} Bruch/NOUN:{relation}"
)
_QUOTED = (
    "{first}:{relation} wird/AUX+Fin+Sing:aux:pass>zitiert Ida/PROPN:{name} Korff/PROPN:flat>Ida zitiert/VERB+Part:root"
)

REPAIRS = (
    Repair(
        "repair:compound-head",
        "words",
        "The last part of a compound is its head: «WDN-Generalsekretär» is a Generalsekretär.",
        "Fleischer and Barz 2012, Wortbildung der deutschen Gegenwartssprache: determinative compounds",
        _compound_heads,
        (
            Example(
                "über/ADP:case>Sekretär WDN/PROPN+Acc:nmod>Spott -/PUNCT:punct>WDN "
                "Sekretär/NOUN+Acc:flat>WDN Spott/NOUN:root",
                "WDN/PROPN+Acc:compound>Sekretär Sekretär/NOUN+Acc:nmod>Spott",
            ),
            Example("WDN/PROPN:nmod>Spott -/PUNCT:punct>WDN Sekretär/NOUN:obl>kam Spott/NOUN:nsubj>kam kam/VERB:root"),
        ),
    ),
    Repair(
        "repair:shortened-compound",
        "words",
        "A part that compounds share is written once, with a hyphen in its place: «Familien- und Frauenministerin» is "
        "one person.",
        "Duden, Rechtschreibung, K 31",
        _truncated,
        (
            Example(
                "die/DET:det>Familien Familien/NOUN+Nom:nsubj>sagte -/PUNCT:punct>Familien "
                "und/CCONJ:cc>Frauenministerin Frauenministerin/NOUN:conj>Familien sagte/VERB:root",
                "die/DET:det>Frauenministerin Familien/NOUN+Nom:compound>Frauenministerin "
                "und/CCONJ:compound>Frauenministerin Frauenministerin/NOUN:nsubj>sagte",
            ),
            Example("Familien/NOUN+Nom:nsubj>sagte und/CCONJ:cc>Frauen Frauen/NOUN:conj>Familien sagte/VERB:root"),
        ),
    ),
    Repair(
        "repair:role-after-name",
        "links",
        "A verb has one subject: a role between commas after a name is its apposition.",
        f"{GRAMMAR}: loose apposition",
        _roles_after_names,
        (
            Example(
                "Insa/PROPN:nsubj>sagte Harms/PROPN:flat>Insa ,/PUNCT:punct>sagte die/DET:det>Leiterin "
                "Leiterin/NOUN:nsubj>sagte des/DET:det>Amtes Amtes/NOUN:nmod>Leiterin sagte/VERB+Fin:root",
                "Leiterin/NOUN:appos>Insa",
                ("Insa Harms",),
            ),
            Example(
                "Insa/PROPN:nsubj>sagte ,/PUNCT:punct>sagte die/DET:det>Welle Welle/NOUN:nsubj>sagte sagte/VERB:root",
                persons=("Insa",),
            ),
        ),
    ),
    Repair(
        "repair:complement-of-verb",
        "links",
        "A prepositional phrase at a verb or adverb is no attribute, which belongs to a noun.",
        "Universal Dependencies, relations obl and nmod",
        _complements,
        (
            Example(
                "In/ADP:case>Seestadt Seestadt/PROPN:nmod>tagt tagt/VERB:root der/DET:det>Rat Rat/NOUN:nsubj>tagt",
                "Seestadt/PROPN:obl>tagt",
            ),
            Example("Rat/NOUN:root von/ADP:case>Seestadt Seestadt/PROPN:nmod>Rat"),
        ),
    ),
    Repair(
        "repair:label-of-naming-verb",
        "links",
        "An attribute without a preposition is in the genitive, and «als» after a verb of naming joins no two nouns: "
        "«nannte die Absage einen Bruch» has two accusatives.",
        f"{GRAMMAR}: verbs with two accusatives; {ZIFONUN}",
        _labels,
        (
            Example(_NAMED.format(article="einen/DET:det>Bruch", relation="nmod>Absage"), "Bruch/NOUN:xcomp>nennen"),
            Example(_NAMED.format(article="einen/DET:det>Bruch", relation="nmod>Rates"), "Bruch/NOUN:xcomp>nennen"),
            Example(
                _NAMED.replace("nennen", "bezeichnen").format(article="als/CCONJ:cc>Bruch", relation="conj>Absage"),
                "als/CCONJ:case>Bruch Bruch/NOUN:obl>bezeichnen",
            ),
            Example(  # with a particle, and of what one speaks
                "Sie/PRON:nsubj>lehnen lehnen/VERB:root die/DET:det>Absage Absage/NOUN:obj>lehnen als/CCONJ:cc>Bruch "
                "Bruch/NOUN:conj>Absage ab/ADP:compound:prt>lehnen",
                "als/CCONJ:case>Bruch Bruch/NOUN:obl>lehnen",
            ),
            Example(
                "Sie/PRON:nsubj>sprechen sprechen/VERB:root von/ADP:case>Absage Absage/NOUN:obl>sprechen "
                "als/CCONJ:cc>Bruch Bruch/NOUN:conj>Absage",
                "als/CCONJ:case>Bruch Bruch/NOUN:obl>sprechen",
            ),
            Example(_NAMED.format(article="eines/DET:det>Bruch", relation="nmod>Rates")),  # the genitive
            Example(_NAMED.format(article="einen/DET:det>Bruch", relation="obj>nennen")),
            Example(_NAMED.format(article="im/ADP:case>Bruch", relation="nmod>Absage")),
            Example(_NAMED.format(article=",/PUNCT:punct>Bruch", relation="appos>Absage")),
            Example(
                _NAMED.replace("nennen", "bezeichnen").format(article="und/CCONJ:cc>Bruch", relation="conj>Absage")
            ),
            # gives no name
            Example(_NAMED.replace("nennen", "lesen").format(article="einen/DET:det>Bruch", relation="nmod>Absage")),
            Example(_NAMED.replace("nennen", "lesen").format(article="als/CCONJ:cc>Bruch", relation="conj>Absage")),
        ),
    ),
    Repair(
        "repair:man-has-no-apposition",
        "links",
        "The pronoun «man» takes no apposition: in «zitierte man die Ärztin Ida Korff» she is the object.",
        f"{ZIFONUN}, on «man»",
        _nobody,
        (
            Example(
                "zitierte/VERB:root man/PRON:nsubj>zitierte Ida/PROPN:appos>man Korff/PROPN:flat>Ida",
                "Ida/PROPN:obj>zitierte",
            ),
            Example("zitierte/VERB:root sie/PRON:nsubj>zitierte Ida/PROPN:appos>sie Korff/PROPN:flat>Ida"),
        ),
    ),
    Repair(
        "repair:no-apposition-beyond-the-verb",
        "links",
        "An apposition does not stand beyond the finite verb: in «„…“, wird Ida Korff zitiert» one of the two is the "
        "subject, and not the quotation, of which somebody says something.",
        f"{ZIFONUN}, on appositions",
        _after_quotations,
        (
            Example(
                _QUOTED.format(first="Dies#0/X", relation="nsubj:pass>zitiert", name="appos>Dies"),
                "Ida/PROPN:nsubj:pass>zitiert",
            ),
            Example(_QUOTED.format(first="Dies#0/X", relation="obj>zitiert", name="appos>Dies")),
            Example(_QUOTED.format(first="Dies/DET", relation="nsubj:pass>zitiert", name="appos>Dies")),
            Example(_QUOTED.format(first="Dies#0/X", relation="nsubj:pass>zitiert", name="obl>zitiert")),
        ),
    ),
)
