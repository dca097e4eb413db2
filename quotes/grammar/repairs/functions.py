"""Subjects, objects and moods that a small parser mixes up and the form of German words tells apart.

«der Chef» is in the nominative and «ihn» in the accusative whatever stands around; a verb has one subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes import lexicon
from quotes.grammar.cases import can_be_nominative, is_nominative
from quotes.grammar.repairs.record import GRAMMAR, ZIFONUN, Change, Example, Parse, Proposal, Repair
from quotes.grammar.tree import VERBAL, Tree, base

_LOOSE = frozenset({"obl", "obj", "iobj", "ccomp", "dep"})  # what a subject is mistaken for


def _accusatives(parse: Parse) -> Iterator[Proposal]:
    """Make the object of a pronoun that can be nothing else, and a subject of the noun that was taken for it.

    «zitierte ihn die Zeitung»: «ihn» without a preposition is the object, and a clause has one.
    """
    tree, pronouns = parse.tree, lexicon.closed("accusative_pronouns")
    for token in tree.tokens:
        if token.upos != "PRON" or token.head < 0 or token.text.lower() not in pronouns:
            continue
        if base(token.deprel) not in {"obj", "obl", "iobj"}:
            continue
        if any(tree[i].deprel == "case" for i in tree.children[token.index]):
            continue
        yield (Change(token.index, deprel="obj"),)
        noun = _other_object(tree, token.head, token.index)
        if noun is not None:
            yield (Change(noun, deprel="nsubj"),)


def _other_object(tree: Tree, verb: int, pronoun: int) -> int | None:
    """Return the one noun right of a pronoun that is called an object beside it, of a verb without a subject."""
    here = [tree[i] for i in tree.children[verb] if tree[i].mask is None]
    if any(t.deprel.startswith(("nsubj", "csubj")) for t in here) or not tree.is_finite(verb):
        return None
    nouns = [t.index for t in here if t.deprel == "obj" and t.index > pronoun and t.upos in {"NOUN", "PROPN"}]
    return nouns[0] if len(nouns) == 1 and can_be_nominative(tree, nouns[0]) else None


def _polite(parse: Parse) -> Iterator[Proposal]:
    """Make an object of «Sie» with a verb in the singular: «Brandt nennt Sie …» has another subject."""
    for sie, verb in _polite_subjects(parse.tree):
        if parse.tree[verb].feats.get("Number") == "Sing" and parse.tree.is_finite(verb):
            yield (Change(sie, deprel="obj"),)


def _addressed(parse: Parse) -> Iterator[Proposal]:
    """Make a vocative of who is called by name at the start: «Frau Korff, in Ihrem Buch schreiben Sie …»."""
    tree = parse.tree
    for _, verb in _polite_subjects(tree):
        first = tree[0]
        comma = next((t.index for t in tree.tokens if t.text == ","), len(tree))
        singular = tree[verb].feats.get("Number") == "Sing" and tree.is_finite(verb)
        named = first.mask is None and first.text.lower() in lexicon.closed("forms_of_address")
        if named and not singular and first.head == verb > comma:
            yield (Change(0, deprel="vocative"),)


def _polite_subjects(tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield each «Sie» that is called a subject and begins no sentence, with its verb."""
    for token in tree.tokens[1:]:
        if token.text == "Sie" and token.deprel == "nsubj" and token.head >= 0:
            before = tree[token.index - 1]
            if before.text[-1:].isalpha() and before.mask is None:
                yield token.index, token.head


def _nominatives(parse: Parse) -> Iterator[Proposal]:
    """Make the subject of a noun that is in the nominative for certain: «die CDU warnte der Minister».

    What was called the subject beside it, and could be an object, is one.
    """
    tree = parse.tree
    for token in tree.tokens:
        index, verb = token.index, token.head
        if base(token.deprel) not in _LOOSE or verb < 0 or not _lacks_subject(tree, verb):
            continue
        aside = any(tree[i].text.lower() == "so" for i in tree.children[index])  # «die CDU, so der Chef, warnt»
        if not aside and is_nominative(tree, index):
            others = [i for i in tree.kids(verb, "nsubj") if tree[i].mask is None]
            yield Change(index, deprel="nsubj"), *(Change(i, deprel="obj") for i in others)


def _lacks_subject(tree: Tree, verb: int) -> bool:
    """Tell whether a finite verb has one nominative, and none of its words is that for certain."""
    lemma = tree[verb].lemma
    if tree[verb].upos != "VERB" or not tree.is_finite(verb) or lemma in lexicon.closed("other_nominative_or_genitive"):
        return False
    if "acc" in lexicon.as_verbs().get(lemma, ()):  # «nannte sich der Retter»
        return False
    if any(tree[i].deprel.startswith(("cop", "csubj", "aux")) for i in tree.children[verb]):
        return False
    certain = lexicon.closed("nominative_pronouns")
    return not any(tree[i].text.lower() in certain or is_nominative(tree, i) for i in tree.kids(verb, "nsubj"))


def _oblique(parse: Parse) -> Iterator[Proposal]:
    """Make no subject of a noun whose article cannot be in the nominative."""
    tree = parse.tree
    for token in tree.tokens:
        noun = token.deprel.startswith("nsubj") and token.upos in {"NOUN", "PROPN"}
        if noun and not can_be_nominative(tree, token.index):
            feats = None if token.mask is not None else {"Case": "Dat"}
            yield (Change(token.index, deprel="obl", feats=feats),)


def _moods(parse: Parse) -> Iterator[Proposal]:
    """Put a verb in the Konjunktiv where its form is one."""
    tree = parse.tree
    for token in tree.tokens:
        feats = token.feats
        if token.upos not in VERBAL or token.mask is not None or feats.get("VerbForm") != "Fin":
            continue
        if feats.get("Mood") == "Sub" or feats.get("Person", "3") == "1":
            continue
        if _is_subjunctive(token.text.lower(), token.lemma):
            subject = next((tree[i].text.lower() for i in tree.kids(token.index, "nsubj")), "")
            if subject != "ich":
                yield (Change(token.index, feats={"Mood": "Sub"}),)


def _is_subjunctive(text: str, lemma: str) -> bool:
    """Tell whether a third person's form is in the Konjunktiv: «stehe» is «stehen» without -n, «steht» is not."""
    if text in lexicon.closed("subjunctive_forms"):
        return True
    return len(text) > 3 and text.endswith("e") and lemma.lower() == text + "n"


def _nameless(parse: Parse) -> Iterator[Proposal]:
    """Make a person's name without preposition right behind a finite verb without subject its subject."""
    tree = parse.tree
    for verb in (token for token in tree.tokens if token.upos == "VERB" and tree.is_finite(token.index)):
        behind = verb.index + 1
        if behind + 1 < len(tree) and tree[behind].text.lower() in lexicon.closed("name_particles"):
            behind += 1  # «von», which the tagger took for a part of the name
        name = next((range(verb.index + 1, tokens[-1] + 1) for tokens in parse.persons if behind in tokens[:2]), None)
        subjects = tree.kids(verb.index, "nsubj")
        frame = verb.index > 0 and tree[verb.index - 1].text == ","  # what stands before the comma is another clause's
        if name is None or (subjects and not (frame and max(subjects) < verb.index and verb.head >= 0)):
            continue
        head = next((i for i in name if tree[i].head == verb.index), None)
        if head is not None and base(tree[head].deprel) == "obl" and not tree.kids(head, "case"):
            yield (
                Change(head, deprel="nsubj", feats={"Case": "Nom"}),
                *(Change(subject, head=verb.head) for subject in subjects),
            )


def _indicatives(parse: Parse) -> Iterator[Proposal]:
    """Put a verb in the indicative where its form is no Konjunktiv."""
    for token in parse.tree.tokens:
        verb = token.upos in VERBAL and token.mask is None and token.feats.get("Mood") == "Sub"
        if verb and not _may_be_subjunctive(token.text.lower()):
            yield (Change(token.index, feats={"Mood": "Ind"}),)


def _may_be_subjunctive(text: str) -> bool:
    """Tell whether a form can be a Konjunktiv: with an -e- in its ending, an umlaut, or cut off («wär», «hab'»)."""
    ends = text.endswith(("e", "en", "est", "et", "'", "’"))
    return ends or text.startswith(("sei", "hab")) or not set(text).isdisjoint("äöü")


_CITED = "zitierte/VERB+Fin+Sing:root {pronoun}>zitierte {article}/DET:det>Zeitung Zeitung/NOUN:obj>zitierte"
_WARNED = "{article}/DET:det>2 {noun}>warnte warnte/VERB+Fin+Sing:root {other}>warnte"

REPAIRS = (
    Repair(
        "repair:pronoun-in-the-accusative",
        "functions",
        "«ihn», «mich», «dich» are accusatives; without a preposition each is the object, of which a clause has one.",
        f"{GRAMMAR}: personal pronouns",
        _accusatives,
        (
            Example(
                _CITED.format(pronoun="ihn/PRON:obl:arg", article="die"),
                "ihn/PRON:obj>zitierte Zeitung/NOUN:nsubj>zitierte",
            ),
            Example(_CITED.format(pronoun="ihn/PRON:obj", article="die"), "Zeitung/NOUN:nsubj>zitierte"),
            Example(_CITED.format(pronoun="ihn/PRON:obl:arg", article="einen"), "ihn/PRON:obj>zitierte"),
            Example(_CITED.format(pronoun="ihm/PRON:obl:arg", article="die")),
            Example(_CITED.format(pronoun="er/PRON:nsubj", article="die")),
            Example("warb/VERB+Fin:root um/ADP:case>ihn ihn/PRON:obl:arg>warb"),
        ),
    ),
    Repair(
        "repair:polite-sie-is-plural",
        "functions",
        "The polite «Sie» has its verb in the plural: beside a singular it is no subject.",
        f"{GRAMMAR}: polite form",
        _polite,
        (
            Example("Brandt/PROPN:dep>nennt nennt/VERB+Fin+Sing:root Sie/PRON:nsubj>nennt", "Sie/PRON:obj>nennt"),
            Example("Brandt/PROPN:dep>nennen nennen/VERB+Fin+Plur:root Sie/PRON:nsubj>nennen"),
            Example("Brandt/PROPN:dep>nennt nennt/VERB+Fin+Sing:root sie/PRON:nsubj>nennt"),
        ),
    ),
    Repair(
        "repair:who-is-addressed",
        "functions",
        "A name with «Frau» or «Herr» before the comma, in a sentence that says «Sie», addresses somebody.",
        f"{GRAMMAR}: vocative",
        _addressed,
        (
            Example(
                "Frau/NOUN:obj>schreiben ,/PUNCT:punct>Frau schreiben/VERB+Plur:root Sie/PRON:nsubj>schreiben",
                "Frau/NOUN:vocative>schreiben",
            ),
            Example("Berlin/PROPN:obl>haben ,/PUNCT:punct>Berlin haben/VERB+Plur:root Sie/PRON:nsubj>haben"),
        ),
    ),
    Repair(
        "repair:noun-in-the-nominative",
        "functions",
        "«der» or «ein» before a masculine singular is the nominative and nothing else, and a verb has one subject.",
        f"{GRAMMAR}: declension of the article; {ZIFONUN}",
        _nominatives,
        (
            Example(
                _WARNED.format(article="der", noun="Chef/NOUN:ccomp", other="CDU/PROPN:nsubj"),
                "Chef/NOUN:nsubj>warnte CDU/PROPN:obj>warnte",
            ),
            Example(
                _WARNED.format(article="der", noun="Chef/NOUN:obj", other="CDU/PROPN:obj"), "Chef/NOUN:nsubj>warnte"
            ),
            Example(
                _WARNED.format(article="der", noun="Verband/NOUN:obj", other="Das/PRON:nsubj"),
                "Verband/NOUN:nsubj>warnte Das/PRON:obj>warnte",
            ),
            # either may warn; the dative; so is a pronoun; the genitive plural
            Example(_WARNED.format(article="die", noun="Chefin/NOUN:ccomp", other="CDU/PROPN:nsubj")),
            Example(_WARNED.format(article="der", noun="Chefin/NOUN:obl", other="CDU/PROPN:nsubj")),
            Example(_WARNED.format(article="der", noun="Chef/NOUN:obj", other="er/PRON:nsubj")),
            Example(_WARNED.format(article="der", noun="Lehrer/NOUN+Plur:obj", other="CDU/PROPN:nsubj")),
            # a predicate
            Example(_WARNED.format(article="der", noun="Chef/NOUN:obj", other="ist/AUX:cop")),
            Example(_WARNED.format(article="der", noun="Chef/NOUN:obj", other="wurde/AUX:aux")),
            Example(  # an aside
                "CDU/PROPN:nsubj>warnte warnte/VERB+Fin+Sing:root ,/PUNCT:punct>Chef so/ADV:advmod>Chef "
                "der/DET:det>Chef Chef/NOUN:obj>warnte"
            ),
            # verbs with a second nominative, or a name
            Example("Ida/PROPN:nsubj>bleiben bleiben/VERB+Fin:root der/DET:det>Chef Chef/NOUN:obj>bleiben"),
            Example("Ida/PROPN:nsubj>nennen nennen/VERB+Fin:root der/DET:det>Chef Chef/NOUN:obj>nennen"),
        ),
        strength=1,
    ),
    Repair(
        "repair:oblique-noun-is-no-subject",
        "functions",
        "«den», «dem», «des» and their like are never in the nominative, «der» before a feminine singular is not.",
        f"{GRAMMAR}: declension of the article",
        _oblique,
        (
            Example(
                "der/DET:det>Zeitung Zeitung/NOUN+Sing+Nom:nsubj>sagte sagte/VERB+Fin:root",
                "Zeitung/NOUN+Dat+Sing:obl>sagte",
            ),
            Example("dem/DET:det>Chef Chef/NOUN:nsubj>sagte sagte/VERB+Fin:root", "Chef/NOUN+Dat:obl>sagte"),
            Example("der/DET:det>Chef Chef/NOUN:nsubj>sagte sagte/VERB+Fin:root"),
            Example("der/DET:det>Zeitungen Zeitungen/NOUN+Plur:nsubj>sagte sagte/VERB+Fin:root"),
            Example(  # the article goes with the short word before
                "der/DET:det>3 AK/PROPN:compound>3 Rettung/NOUN:nsubj>sagte sagte/VERB+Fin:root"
            ),
        ),
    ),
    Repair(
        "repair:form-of-the-konjunktiv",
        "functions",
        "The third person of the Konjunktiv I is the infinitive without -n («stehe»); a few verbs have forms of their "
        "own («sei», «hätte»). «ich stehe» is the indicative.",
        f"{GRAMMAR}: Konjunktiv",
        _moods,
        (
            Example("er/PRON:nsubj>stehe stehe~stehen/VERB+Fin+Ind:root", "stehe~stehen/VERB+Sub+Fin:root"),
            Example("sie/PRON:nsubj>sei sei~sein/AUX+Fin+Ind:root", "sei~sein/AUX+Sub+Fin:root"),
            Example("ich/PRON:nsubj>stehe stehe~stehen/VERB+Fin+Ind:root"),
            Example("er/PRON:nsubj>steht steht~stehen/VERB+Fin+Ind:root"),
        ),
    ),
    Repair(
        "repair:no-form-of-the-konjunktiv",
        "functions",
        "Every Konjunktiv but «sei» has an -e- in its ending: a strong preterite without it («widersprach») and a "
        "present in -t are indicatives.",
        f"{GRAMMAR}: Konjunktiv",
        _indicatives,
        (
            Example("Chef/NOUN:nsubj>widersprach widersprach/VERB+Fin+Sub:root", "widersprach/VERB+Fin+Ind:root"),
            Example("er/PRON:nsubj>steht steht/VERB+Fin+Sub:root", "steht/VERB+Fin+Ind:root"),
            Example("er/PRON:nsubj>ginge ginge/VERB+Fin+Sub:root"),
            Example("er/PRON:nsubj>wär wär/AUX+Fin+Sub:root"),
            Example("er/PRON:nsubj>sei sei/AUX+Fin+Sub:root"),
            Example("alle/PRON:nsubj>gingen gingen/VERB+Fin+Sub:root"),
        ),
    ),
    Repair(
        "repair:name-behind-the-verb",
        "functions",
        "A person's name without a preposition is no adverbial: right behind a finite verb that has no other subject "
        "it is the subject («…, meint von Gulden»).",
        f"{GRAMMAR}: Subjekt",
        _nameless,
        (
            Example(
                "meint/VERB+Fin:root von/PROPN:obl>meint Gulden/PROPN:flat>von",
                "von/PROPN+Nom:nsubj>meint",
                persons=("von Gulden",),
            ),
            Example("meint/VERB+Fin:root Gulden/PROPN:obl>meint", "Gulden/PROPN+Nom:nsubj>meint", persons=("Gulden",)),
            Example("meint/VERB+Fin:root Gulden/PROPN:obl>meint"),
            Example(
                "meint/VERB+Fin:root von/ADP:case>Gulden Gulden/PROPN:obl>meint",
                persons=("Gulden",),
            ),
            Example("er/PRON:nsubj>meint meint/VERB+Fin:root Gulden/PROPN:obl>meint", persons=("Gulden",)),
            Example(
                "habe/VERB+Fin:root sie/PRON:nsubj>meint ,/PUNCT:punct>meint meint/VERB+Fin:parataxis>habe "
                "Gulden/PROPN:obl>meint",
                "sie/PRON:nsubj>habe Gulden/PROPN+Nom:nsubj>meint",
                persons=("Gulden",),
            ),
        ),
    ),
)
