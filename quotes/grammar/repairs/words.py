"""What the form of a German word tells of it, whatever the tagger says: part of speech, lemma, number and gender."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes import lexicon
from quotes.data import Token
from quotes.grammar.repairs.record import GRAMMAR, ZIFONUN, Change, Example, Parse, Proposal, Repair
from quotes.grammar.tree import VERBAL, Tree
from quotes.grammar.verbs import reporting_verb

_ORTHOGRAPHY = "Amtliches Regelwerk der deutschen Rechtschreibung, §§ 55 and 57"
_GENDERS = {"der": "Masc", "die": "Fem", "das": "Neut"}  # of a singular in the nominative


def _capitals(parse: Parse) -> Iterator[Proposal]:
    """Make a noun of a role with a capital inside the sentence that was taken for a verb."""
    tree = parse.tree
    for index, token in enumerate(tree.tokens):
        if index == 0 or token.upos not in VERBAL or token.mask is not None or not token.text[:1].isupper():
            continue
        before = tree[index - 1]
        inside = before.mask is None and (before.text == "," or before.text[-1:].isalpha())
        if inside and lexicon.is_role(token.text):
            yield (Change(index, upos="NOUN", lemma=token.text, feats=dict.fromkeys(token.feats, "")),)


def _women(parse: Parse) -> Iterator[Proposal]:
    """Make a singular of a role in «-in» that was taken for a plural."""
    for token in parse.tree.tokens:
        plural = token.upos == "NOUN" and token.feats.get("Number") == "Plur" and token.mask is None
        if plural and token.text.endswith("in") and lexicon.role_gender(token.text) == "f":
            yield (Change(token.index, feats={"Number": "Sing"}),)


def _weak_adjectives(parse: Parse) -> Iterator[Proposal]:
    """Give a noun the number and gender that article and adjective tell: «die 56-jährige X» is one woman."""
    tree = parse.tree
    for token in tree.tokens:
        if token.upos == "ADJ" and token.deprel == "amod" and token.head > token.index:
            noun, told = tree[token.head], _told(tree, token)
            if told and noun.upos == "NOUN" and noun.mask is None:
                yield (Change(noun.index, feats=told),)


def _told(tree: Tree, adjective: Token) -> dict[str, str]:
    """Return the features that a definite article and an adjective together tell of their noun."""
    before = [tree[i] for i in tree.children[adjective.head] if i < adjective.index]
    articles = [t.text.lower() for t in before if t.upos == "DET" and t.deprel == "det"]
    if len(articles) != 1 or articles[0] not in _GENDERS:
        return {}
    if adjective.text.endswith("e"):
        return {"Number": "Sing", "Gender": _GENDERS[articles[0]]}
    return {"Number": "Plur"} if adjective.text.endswith("en") and articles == ["die"] else {}


def _irregular_verbs(parse: Parse) -> Iterator[Proposal]:
    """Give a verb the lemma of its irregular form."""
    forms = lexicon.verb_forms()
    for token in parse.tree.tokens:
        known = forms.get(token.text.lower()) if token.upos in VERBAL and token.mask is None else None
        if known is not None:
            yield (Change(token.index, lemma=known),)


def _after_quotations(parse: Parse) -> Iterator[Proposal]:
    """Make a verb of what stands where only a verb can: „…“, ergänzte Kapitän Maier (tagged as adjective)."""
    tokens = parse.tree.tokens
    for index in range(1, len(tokens) - 1):
        token, after = tokens[index], tokens[index + 1]
        if token.mask is not None or token.upos in VERBAL or not _ends_quotation(tokens, index - 1):
            continue
        if not token.text.islower() or not token.text.endswith(("te", "ten", "t")):
            continue
        verb = reporting_verb(token, "")
        if verb is not None and after.upos in {"NOUN", "PROPN", "PRON", "DET", "ADJ"}:
            number = "Plur" if token.text.endswith("ten") else "Sing"
            yield (Change(index, upos="VERB", lemma=verb.infinitive, feats=finite(token, number)),)


def _ends_quotation(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a quotation ends with a token: the quotation itself, or a comma after it."""
    if tokens[index].mask is not None:
        return True
    return index > 0 and tokens[index].text == "," and tokens[index - 1].mask is not None


def _particles(parse: Parse) -> Iterator[Proposal]:
    """Make an adverb of what is called a verb's particle and is none: «heißt es wörtlich»."""
    known = lexicon.lines("verb_particles.txt")
    for token in parse.tree.tokens:
        if token.deprel == "compound:prt" and token.text.lower() not in known:
            yield (Change(token.index, deprel="advmod"),)


def _one_of_them(parse: Parse) -> Iterator[Proposal]:
    """Make a pronoun of «einer» before a genitive plural: «einer der Männer»."""
    tree = parse.tree
    for token in tree.tokens[:-2]:
        if token.text.lower() not in {"einer", "eine", "eines"} or token.upos != "DET" or token.mask is not None:
            continue
        noun = next((i for i in tree.kids(token.index, "nmod") if tree[i].upos in {"NOUN", "PROPN"}), None)
        after = tree[token.index + 1]
        if noun is not None and after.text.lower() in {"der", "dieser", "seiner", "ihrer"} and after.head == noun:
            yield (Change(token.index, upos="PRON"),)


def finite(token: Token, number: str) -> dict[str, str]:
    """Return the features that make of a token a finite verb in the third person, and nothing else."""
    return dict.fromkeys(token.feats, "") | {"VerbForm": "Fin", "Mood": "Ind", "Person": "3", "Number": number}


REPAIRS = (
    Repair(
        "repair:noun-with-capital",
        "words",
        "Inside a sentence a noun has a capital and a verb has none: «Förster» after a word or comma is no verb.",
        _ORTHOGRAPHY,
        _capitals,
        (
            Example(
                "so/ADV:advmod>Förster Förster/VERB+Fin:root",
                "Förster/NOUN:root",
            ),
            Example("so/ADV:advmod>förster förster/VERB+Fin:root"),
            # what stands at the start of a sentence has a capital anyway
            Example("Warte/VERB+Fin:root \\:/PUNCT:punct>Warte Arzt/VERB+Fin:parataxis>Warte"),
        ),
    ),
    Repair(
        "repair:woman-is-singular",
        "words",
        "The plural of a noun in «-in» for a woman is «-innen»: «Ministerin» is one.",
        f"{GRAMMAR}: plural of nouns",
        _women,
        (
            Example("so/ADV:advmod>Ministerin Ministerin/NOUN+Plur:root", "Ministerin/NOUN+Sing:root"),
            Example("so/ADV:advmod>Ministerinnen Ministerinnen/NOUN+Plur:root"),
            Example("so/ADV:advmod>Förster Förster/NOUN+Plur:root"),  # may be either
            Example("so/ADV:advmod>Ruin Ruin/NOUN+Plur:root"),  # nobody
        ),
    ),
    Repair(
        "repair:weak-adjective-tells-number",
        "words",
        "After the definite article an adjective ends in -e in the nominative singular, which with «die» is feminine; "
        "«die …en» is plural.",
        f"{GRAMMAR}: weak declension of adjectives",
        _weak_adjectives,
        (
            Example(
                "die/DET:det>3 56-jährige/ADJ:amod>3 Angestellte/NOUN+Masc+Plur:nsubj>sagt sagt/VERB:root",
                "Angestellte/NOUN+Fem+Sing:nsubj>sagt",
            ),
            Example(
                "der/DET:det>3 junge/ADJ:amod>3 Angestellte/NOUN+Fem+Plur:nsubj>sagt sagt/VERB:root",
                "Angestellte/NOUN+Masc+Sing:nsubj>sagt",
            ),
            Example(
                "das/DET:det>3 kleine/ADJ:amod>3 Mitglied/NOUN+Masc+Sing:nsubj>sagt sagt/VERB:root",
                "Mitglied/NOUN+Neut+Sing:nsubj>sagt",
            ),
            Example(
                "die/DET:det>3 jungen/ADJ:amod>3 Angestellten/NOUN+Fem+Sing:nsubj>sagt sagt/VERB:root",
                "Angestellten/NOUN+Fem+Plur:nsubj>sagt",
            ),
            # «der jungen Leute», «der jungen Frau»: either
            Example("der/DET:det>3 jungen/ADJ:amod>3 Angestellten/NOUN+Fem+Plur:nsubj>sagt sagt/VERB:root"),
            Example("eine/DET:det>3 junge/ADJ:amod>3 Angestellte/NOUN+Masc+Plur:nsubj>sagt sagt/VERB:root"),
        ),
    ),
    Repair(
        "repair:irregular-verb",
        "words",
        "Strong verbs change their vowel, which regular endings do not undo: «rief» belongs to «rufen».",
        f"{GRAMMAR}: strong verbs",
        _irregular_verbs,
        (
            Example("Ida/PROPN:nsubj>rief rief/VERB+Fin:root", "rief~rufen/VERB+Fin:root"),
            Example("ein/DET:det>Rief Rief/NOUN:root"),
        ),
    ),
    Repair(
        "repair:verb-after-quotation",
        "words",
        "A quotation that begins a sentence takes the front field, so the finite verb comes next: «„…“, ergänzte sie».",
        f"{ZIFONUN}, on the front field (Vorfeld)",
        _after_quotations,
        (
            Example(
                "„…“#0/X:dep>4 ,/PUNCT:punct>4 ergänzte/ADJ:amod>4 Kapitän/NOUN:root Brandt/PROPN:appos>4",
                "ergänzte~ergänzen/VERB+Ind+Sing+3+Fin:amod>Kapitän",
            ),
            Example("Der/DET:det>3 ergänzte/ADJ:amod>3 Text/NOUN:root"),
            Example("„…“#0/X:dep>3 bunte/ADJ:amod>3 Tücher/NOUN:root"),  # no verb of speech
        ),
    ),
    Repair(
        "repair:particle-of-a-verb",
        "words",
        "Only a closed class of words are particles of a verb: «wörtlich» in «heißt es wörtlich» is an adverb.",
        f"{GRAMMAR}: particle verbs",
        _particles,
        (
            Example("hieß/VERB:root es/PRON:nsubj>hieß wörtlich/ADV:compound:prt>hieß", "wörtlich/ADV:advmod>hieß"),
            Example("hieß/VERB:root es/PRON:nsubj>hieß oft/ADV:compound:prt>hieß", "oft/ADV:advmod>hieß"),
            Example("hieß/VERB:root es/PRON:nsubj>hieß ein/ADV:compound:prt>hieß"),
            Example("hieß/VERB:root es/PRON:nsubj>hieß gut/ADV:compound:prt>hieß"),
        ),
    ),
    Repair(
        "repair:one-of-them",
        "words",
        "«Einer», «eine» before a genitive plural stands for a noun of its own: «einer der Männer».",
        f"{GRAMMAR}: indefinite pronouns, partitive genitive",
        _one_of_them,
        (
            Example(
                "einer/DET:obj>sagt der/DET:det>Männer Männer/NOUN+Plur:nmod>einer sagt/VERB+Fin:root",
                "einer/PRON:obj>sagt",
            ),
            Example("einer/DET:det>Frau Frau/NOUN:obj>sagt sagt/VERB+Fin:root"),
            Example("einer/DET:obj>sagt von/ADP:case>Männer Männer/NOUN+Plur:nmod>einer sagt/VERB+Fin:root"),
        ),
    ),
)
