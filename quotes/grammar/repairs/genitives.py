"""Names of persons that the parser takes for a genitive though they show none: they are the subject of a verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.grammar.repairs.record import GRAMMAR, Change, Example, Parse, Proposal, Repair
from quotes.grammar.tree import VERBAL, Tree, base

_APOSTROPHES = frozenset({"'", "’", "ʼ", "‘"})
_REACH = 3  # words behind a name within which its noun follows, adjectives between
_OBJECTS = frozenset({"obj", "iobj", "nsubj", "obl"})


def _not_genitives(parse: Parse) -> Iterator[Proposal]:
    """Make a subject of a name before a noun that shows no genitive: «Hier sieht auch Brandt Vorteile»."""
    tree = parse.tree
    for run in parse.persons:
        first, noun = run[0], tree[run[0]].head
        if not _stands_before(tree, run, noun) or _shows_genitive(tree, run[-1]):
            continue
        verb, taken = tree[noun].head, base(tree[noun].deprel)
        if verb < 0 or tree[verb].upos not in VERBAL or taken not in _OBJECTS:
            continue
        wrong = taken != "nsubj" or _disagree(tree, noun, verb)
        if wrong and not any(i != noun for i in tree.kids(verb, "nsubj")):
            object_ = (Change(noun, deprel="obj"),) if taken == "nsubj" else ()
            yield Change(first, head=verb, deprel="nsubj", feats={"Case": "Nom"}), *object_


def _stands_before(tree: Tree, run: Sequence[int], noun: int) -> bool:
    """Tell whether a name is taken for the genitive of a noun right behind it."""
    return (
        base(tree[run[0]].deprel) == "nmod"
        and run[-1] < noun <= run[-1] + _REACH
        and not tree.kids(run[0], "case", "det")
    )


def _shows_genitive(tree: Tree, last: int) -> bool:
    """Tell whether the last word of a name may be a genitive: in -s, a sibilant or with an apostrophe."""
    return tree[last].text.endswith(("s", "x", "z", "ß", *_APOSTROPHES)) or tree[last + 1].text in _APOSTROPHES


def _disagree(tree: Tree, noun: int, verb: int) -> bool:
    """Tell whether a noun is plural and its verb singular."""
    finite = tree.finite(verb)
    number = tree[finite if finite is not None else verb].feats.get("Number")
    return tree[noun].feats.get("Number") == "Plur" and number == "Sing"


REPAIRS = (
    Repair(
        "repair:name-without-genitive",
        "persons",
        "A name before the noun that it belongs to shows its genitive by -s or an apostrophe; a name that does not is "
        "the subject of a verb without one: «Hier sieht auch Brandt Vorteile».",
        f"{GRAMMAR}: genitive of names; Duden, Rechtschreibung, K 16",
        _not_genitives,
        (
            Example(
                "Hier/ADV:advmod>sieht sieht/VERB+Sing+Fin:root auch/ADV:advmod>Brandt Brandt/PROPN:nmod>Vorteile "
                "Vorteile/NOUN+Plur+Acc:obj>sieht",
                "Brandt/PROPN+Nom:nsubj>sieht",
                ("Brandt",),
            ),
            Example(
                "Hier/ADV:advmod>sieht sieht/VERB+Sing+Fin:root Brandt/PROPN:nmod>Vorteile "
                "Vorteile/NOUN+Plur:nsubj>sieht",
                "Brandt/PROPN+Nom:nsubj>sieht Vorteile/NOUN+Plur:obj>sieht",
                ("Brandt",),
            ),
            Example(
                "Hier/ADV:advmod>sieht sieht/VERB+Sing+Fin:root Brandts/PROPN:nmod>Vorteile "
                "Vorteile/NOUN+Plur+Acc:obj>sieht",
                persons=("Brandts",),
            ),
            Example(
                "Brandt/PROPN:nmod>Vorteile Vorteile/NOUN+Plur+Acc:obj>sieht sieht/VERB+Sing+Fin:root "
                "sie/PRON:nsubj>sieht",
                persons=("Brandt",),
            ),
        ),
    ),
)
