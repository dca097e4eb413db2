"""Names of persons as phrases: the parser often takes given name and surname for two subjects («Insa Harms sagte»).

The layer «names» makes one phrase of each name; only then can the layer «persons» ask what the name is to the words
around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes import lexicon
from quotes.data import Token
from quotes.grammar.repairs.record import GRAMMAR, ZIFONUN, Change, Example, Parse, Proposal, Repair
from quotes.grammar.tree import VERBAL, Tree, base

_APOSTROPHES = frozenset({"'", "’", "ʼ", "‘"})
_SIBILANTS = ("s", "ß", "x", "z", "ce", "tz")
_RANK = {"nsubj": 0, "obj": 1, "iobj": 1, "obl": 2, "nmod": 3, "appos": 4, "conj": 5, "root": 6}
_NEVER_OF_NAMES = frozenset({"advmod", "amod", "mark", "discourse"})
_APPOSITION = f"{GRAMMAR}: close apposition; {ZIFONUN}, on extensions of proper names"


def _one_phrase(parse: Parse) -> Iterator[Proposal]:
    """Make a name one phrase: its first word the head, the others flat; what hung on them hangs on the head."""
    tree = parse.tree
    first_of = {index: run[0] for run in reversed(parse.persons) for index in run}
    for run in parse.persons:
        best, first = _highest(tree, run), run[0]
        if best is None:
            continue
        head, feats = tree[best].head, tree[best].feats
        case = "Nom" if _has_particle(tree, first) else feats.get("Case", "Nom")
        own = dict.fromkeys(tree[first].feats, "") | dict(feats) | {"Case": case, "VerbForm": ""}
        upos = "PUNCT" if tree[first].upos == "PUNCT" else "PROPN"
        changes = [Change(first, head=first_of.get(head, head), deprel=tree[best].deprel, upos=upos, feats=own)]
        for index in run[1:]:
            relation, upos = ("punct", "PUNCT") if tree[index].upos == "PUNCT" else ("flat", "PROPN")
            changes.append(Change(index, head=first, deprel=relation, upos=upos, feats={"VerbForm": ""}))
            changes += [Change(child, head=first) for child in tree.children[index] if child not in first_of]
        yield tuple(changes)


def _highest(tree: Tree, run: Sequence[int]) -> int | None:
    """Return the word of a name whose link is the name's: of those that hang on no other, what a subject is first."""
    inside = set(run)
    outer = [i for i in run if tree[i].upos != "PUNCT" and not inside.intersection(tree.up(i))]
    return min(outer, key=lambda i: (_RANK.get(base(tree[i].deprel), 7), i), default=None)


def _has_particle(tree: Tree, first: int) -> bool:
    """Tell whether a name begins with a particle: «von der Weyde»."""
    return tree[first].text.lower() in lexicon.closed("name_particles")


def _not_prepositions(parse: Parse) -> Iterator[Proposal]:
    """Make a subject of a name that begins with a particle, where the verb has none."""
    for first, head in _heads(parse):
        tree = parse.tree
        oblique = tree[first].deprel.startswith(("obl", "nmod"))
        if oblique and _has_particle(tree, first) and not _has_subject(tree, head):
            yield _as_subject(tree, first, head)


def _not_adverbs(parse: Parse) -> Iterator[Proposal]:
    """Make a subject of a name that was taken for an adverb or the like, where the verb has none."""
    for first, head in _heads(parse):
        tree = parse.tree
        if tree[first].deprel in _NEVER_OF_NAMES and not _has_subject(tree, head):
            yield _as_subject(tree, first, head)


def _copulas(parse: Parse) -> Iterator[Proposal]:
    """Hang the copula of a name that is a subject on the predicate."""
    for first, head in _heads(parse):
        if parse.tree[first].deprel == "nsubj":
            moved = _as_subject(parse.tree, first, head)[1:]
            if moved:
                yield moved


def _heads(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield the head of each name and what it hangs on, but for names that are the root."""
    for run in parse.persons:
        if parse.tree[run[0]].head >= 0:
            yield run[0], parse.tree[run[0]].head


def _has_subject(tree: Tree, verb: int) -> bool:
    return any(tree[i].mask is None for i in tree.kids(verb, "nsubj"))


def _as_subject(tree: Tree, first: int, head: int) -> Proposal:
    """Return the changes that make a name the subject of its head, whose copula it may have."""
    copulas = [i for i in tree.children[first] if tree[i].deprel == "cop"]
    return (Change(first, deprel="nsubj"), *(Change(i, head=head) for i in copulas))


def _two_names(parse: Parse) -> Iterator[Proposal]:
    """Make the second of two persons side by side the verb's object: «rief Ahlers Brandt an»."""
    tree = parse.tree
    for run, other in zip(parse.persons, parse.persons[1:], strict=False):
        first, second = run[0], other[0]
        top = second if tree[first].head in other else first
        verb = tree[top].head
        office = len(run) == 1 and lexicon.is_role(tree[first].text)  # «glaubt Fischer Enno Tjarks»
        if office or second != run[-1] + 1 or verb < 0 or tree[verb].upos not in VERBAL:
            continue
        if top == second or tree[second].head in run or base(tree[second].deprel) == "nsubj":
            yield (
                Change(first, head=verb, deprel="nsubj", feats={"Case": "Nom"}),
                Change(second, head=verb, deprel="obj", feats={"Case": "Acc"}),
            )


def _apostrophes(parse: Parse) -> Iterator[Proposal]:
    """Hang a name with an apostrophe on the noun behind it, as its genitive: «Lukas' Vater Rolf Behn»."""
    tree = parse.tree
    for run in parse.persons:
        first, mark = run[0], run[-1] + 1
        if tree[run[-1]].text in _APOSTROPHES:
            mark = run[-1]
        if mark + 1 >= len(tree) or tree[mark].text not in _APOSTROPHES:
            continue
        owner, noun = tree[mark - 1], tree[mark + 1]
        apart = tree[mark].span.end < noun.span.start
        if not apart or noun.upos != "NOUN" or not owner.text.endswith(_SIBILANTS) or tree[first].head < 0:
            continue
        link = tree[first] if noun.head in run else noun
        if link.head in run or link.head == noun.index:
            continue
        case = {"Case": "Nom"} if base(link.deprel) == "nsubj" else {}
        yield (
            Change(noun.index, head=link.head, deprel=link.deprel, feats=case),
            Change(first, head=noun.index, deprel="nmod", feats={"Case": "Gen"}),
        )


def _after_roles(parse: Parse) -> Iterator[Proposal]:
    """Tie a name to the role noun right before it."""
    tree, persons = parse.tree, {index for run in parse.persons for index in run}
    for index in sorted(persons):
        if index == 0 or index - 1 in persons:
            continue
        noun, name = tree[index - 1], tree[index]
        if noun.upos != "NOUN" or noun.feats.get("Number") == "Plur" or not lexicon.is_person(noun.text):
            continue
        if noun.head == index:  # the name heads the phrase: turn the link round
            yield Change(noun.index, head=name.head, deprel=name.deprel), Change(index, head=noun.index, deprel="appos")
        else:
            yield (Change(index, head=noun.index, deprel="appos"),)


def _after_places(parse: Parse) -> Iterator[Proposal]:
    """Tie a name to the role noun before the country or body that it seems to belong to.

    Only names of two words and more, and only after a place or body that is itself a proper name.
    """
    tree, persons = parse.tree, {index for run in parse.persons for index in run}
    for index in persons - {0}:
        name, place = tree[index], tree[index - 1]
        if place.index in persons or name.head != place.index or not name.deprel.startswith(("appos", "flat")):
            continue
        role = place.head if _is_place(place) and place.deprel.startswith("nmod") and tree.kids(index, "flat") else -1
        if role >= 0 and tree[role].upos == "NOUN" and lexicon.is_person(tree[role].text):
            yield (Change(index, head=role, deprel="appos"),)


def _is_place(token: Token) -> bool:
    """Tell whether a noun is a proper name, or ends as those of countries and bodies do."""
    if token.upos == "NOUN" and not token.text.endswith(("tion", "lik", "reich", "land", "staaten", "union")):
        return False
    return token.upos in {"PROPN", "NOUN"} and not lexicon.is_role(token.text)


REPAIRS = (
    Repair(
        "repair:name-is-one-phrase",
        "names",
        "Given name, particles and surname are one phrase with one function in the sentence.",
        f"{ZIFONUN}, on proper names",
        _one_phrase,
        (
            Example(
                "Insa/PROPN+Nom:nsubj>sagte Harms/PROPN+Nom:nsubj>sagte gestern/ADV:advmod>Harms sagte/VERB:root",
                "Harms/PROPN+Nom:flat>Insa gestern/ADV:advmod>Insa",
                ("Insa Harms",),
            ),
            Example(
                "Insa/PROPN:flat>Harms Harms/PROPN+Nom:nsubj>sagen und/CCONJ:cc>Brandt Ole/PROPN:flat>Brandt "
                "Brandt/PROPN+Nom:conj>Harms sagen/VERB:root",
                "Insa/PROPN+Nom:nsubj>sagen Harms/PROPN+Nom:flat>Insa und/CCONJ:cc>Ole Ole/PROPN+Nom:conj>Insa "
                "Brandt/PROPN+Nom:flat>Ole",
                ("Insa Harms", "Ole Brandt"),
            ),
            Example(  # no circle: the surname hangs on what hangs on the name
                "Insa/PROPN+Nom:appos>sagte Harms/PROPN+Nom:nsubj>kam kam/VERB:acl>Insa sagte/VERB:root",
                "Harms/PROPN+Nom:flat>Insa",
                ("Insa Harms",),
            ),
            Example("Insa/PROPN+Nom:nsubj>sagte Harms/PROPN+Nom:flat>Insa sagte/VERB:root", persons=("Insa Harms",)),
        ),
    ),
    Repair(
        "repair:particle-of-a-name",
        "persons",
        "The particle that begins a name («von», «zum») governs no case: «Von der Weyde betonte» has a subject.",
        f"{ZIFONUN}, on proper names",
        _not_prepositions,
        (
            Example(
                "Von/PROPN+Nom:obl>betonte der/PROPN:flat>Von Weyde/PROPN:flat>Von betonte/VERB:root",
                "Von/PROPN+Nom:nsubj>betonte",
                ("Von der Weyde",),
            ),
            Example(
                "Von/PROPN:obl>betonte Weyde/PROPN:flat>Von betonte/VERB:root sie/PRON:nsubj>betonte",
                persons=("Von Weyde",),
            ),
            Example("Insa/PROPN:obl>betonte betonte/VERB:root", persons=("Insa",)),
        ),
    ),
    Repair(
        "repair:name-is-no-adverb",
        "persons",
        "A person's name is no adverb, adjective or conjunction; a verb without another subject has it as one.",
        f"{GRAMMAR}: parts of speech",
        _not_adverbs,
        (
            Example(
                "Harmsig/PROPN:advmod>schläft schläft/VERB+Sing+Fin:root", "Harmsig/PROPN:nsubj>schläft", ("Harmsig",)
            ),
            Example(
                "Harmsig/PROPN:advmod>Ärztin ist/AUX:cop>Harmsig Ärztin/NOUN:root",
                "Harmsig/PROPN:nsubj>Ärztin ist/AUX:cop>Ärztin",
                ("Harmsig",),
            ),
            Example("Harmsig/PROPN:obj>schläft schläft/VERB+Sing+Fin:root", persons=("Harmsig",)),
            Example(  # a clause has one subject
                "Harmsig/PROPN:advmod>schläft schläft/VERB+Sing:root sie/PRON:nsubj>schläft", persons=("Harmsig",)
            ),
        ),
    ),
    Repair(
        "repair:copula-of-the-predicate",
        "persons",
        "The copula goes with the predicate, not with the subject.",
        "Universal Dependencies, relation cop; " + f"{GRAMMAR}: predicative",
        _copulas,
        (
            Example(
                "Harmsig/PROPN:nsubj>Ärztin ist/AUX:cop>Harmsig Ärztin/NOUN:root", "ist/AUX:cop>Ärztin", ("Harmsig",)
            ),
            Example("Siegerin/NOUN:nsubj>Harmsig ist/AUX:cop>Harmsig Harmsig/PROPN:root", persons=("Harmsig",)),
        ),
    ),
    Repair(
        "repair:two-names-at-a-verb",
        "persons",
        "Two persons' names side by side behind a verb are its subject and its object, in this order: «rief Ahlers "
        "Brandt an».",
        f"{GRAMMAR}: word order in the middle field",
        _two_names,
        (
            Example(
                "rief/VERB:root Ahlers/PROPN+Nom:nsubj>rief Brandt/PROPN:flat>Ahlers an/ADP:compound:prt>rief",
                "Brandt/PROPN+Acc:obj>rief",
                ("Ahlers", "Brandt"),
            ),
            Example(
                "rief/VERB:root Ahlers/PROPN:nsubj>rief und/CCONJ:cc>Brandt Brandt/PROPN:conj>Ahlers",
                persons=("Ahlers", "Brandt"),
            ),
            Example("rief/VERB:root Tim/PROPN:nsubj>rief Brandt/PROPN:flat>Tim", persons=("Tim Brandt",)),
        ),
    ),
    Repair(
        "repair:genitive-with-apostrophe",
        "persons",
        "A name in -s, -ß, -x or -z before a noun shows its genitive by an apostrophe: in «Lukas’ Vater» the father is "
        "spoken of (Duden, Rechtschreibung, K 16).",
        "Duden, Rechtschreibung, K 16",
        _apostrophes,
        (
            Example(
                "sagte/VERB:root Lukas/PROPN+Nom:nsubj>sagte '/PUNCT:punct>Vater Vater/NOUN+Nom:appos>Lukas",
                "Lukas/PROPN+Gen:nmod>Vater Vater/NOUN+Nom:nsubj>sagte",
                ("Lukas",),
            ),
            Example("sagte/VERB:root Lukas/PROPN+Nom:nsubj>sagte Vater/NOUN+Nom:appos>Lukas", persons=("Lukas",)),
        ),
    ),
    Repair(
        "repair:name-after-role",
        "links",
        "A role noun without a comma right before a name is one phrase with it: «Werkleiter Ole Brandt».",
        _APPOSITION,
        _after_roles,
        (
            Example(
                "Werkleiter/NOUN:obj>sagte Ole/PROPN:nsubj>sagte Brandt/PROPN:flat>Ole sagte/VERB:root",
                "Ole/PROPN:appos>Werkleiter",
                ("Ole Brandt",),
            ),
            Example(
                "Werkleiter/NOUN:appos>Ole Ole/PROPN:nsubj>sagte sagte/VERB:root",
                "Werkleiter/NOUN:nsubj>sagte Ole/PROPN:appos>Werkleiter",
                ("Ole",),
            ),
            Example("Werkleiter/NOUN+Plur:obj>traf Ole/PROPN:nsubj>traf traf/VERB:root", persons=("Ole",)),
            Example("Gestern/ADV:advmod>sagte Ole/PROPN:nsubj>sagte sagte/VERB:root", persons=("Ole",)),
        ),
        strength=1,  # a close apposition tells more than a preposition or comma that stands elsewhere
    ),
    Repair(
        "repair:name-after-place-of-role",
        "links",
        "Between role and name stands what the role is of: «Außenminister der Russischen Föderation Sergej Maier».",
        _APPOSITION,
        _after_places,
        (
            Example(
                "Minister/NOUN:nsubj>sagte der/DET:det>Union Union/PROPN:nmod>Minister Ole/PROPN:appos>Union "
                "Brandt/PROPN:flat>Ole sagte/VERB:root",
                "Ole/PROPN:appos>Minister",
                ("Ole Brandt",),
            ),
            Example(  # a surname alone may be a part of the place's name
                "Minister/NOUN:nsubj>sagte der/DET:det>Union Union/PROPN:nmod>Minister Brandt/PROPN:appos>Union "
                "sagte/VERB:root",
                persons=("Brandt",),
            ),
        ),
        strength=1,  # a close apposition tells more than a preposition or comma that stands elsewhere
    ),
)
