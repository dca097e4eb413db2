"""What a small parser gets wrong and German grammar sets right: one pass over the analysis, before anyone looks at it.

Each rule states a fact of German that holds in any text: forms of irregular verbs, the Konjunktiv I that is the
infinitive without -n, articles that cannot be nominative, name particles that are no prepositions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes import lexicon
from quotes.data import Reading, Sentence, Token
from quotes.grammar.repairs import functions, links
from quotes.grammar.verbs import reporting_verb

_NEVER_NOMINATIVE = frozenset(
    "den dem des einem einen eines diesem diesen jenem jenen meinem seinem ihrem seinen ihren deren dessen".split()
)
_FEMININE_OBLIQUE = frozenset("der einer dieser jener keiner seiner ihrer unserer".split())
_FEMININE_ENDINGS = ("ung", "heit", "keit", "schaft", "tion", "sion", "tät", "innen")
_SUBJUNCTIVE = frozenset(
    "sei seien seist hätte hätten wäre wären würde würden könnte könnten müsste müssten dürfte dürften möge mögen "
    "möchte käme kämen gäbe gäben ginge gingen ließe ließen bliebe blieben stünde stünden habe werde könne müsse solle "
    "wolle dürfe wisse".split()
)
_NEVER_OF_NAMES = frozenset({"advmod", "amod", "mark", "discourse"})
_RANK = {"nsubj": 0, "obj": 1, "iobj": 1, "obl": 2, "nmod": 3, "appos": 4, "conj": 5, "root": 6}


def amend(analysis: Reading) -> Reading:
    """Return the analysis with names, verbs, moods and subjects mended."""
    persons: dict[int, list[list[int]]] = {}
    for name in analysis.names:
        if name.label == "PER":
            words = analysis.sentences[name.sentence].tokens
            here = [token.index for token in words if token.span.meets(name.span) and token.mask is None]
            persons.setdefault(name.sentence, []).append(here)
    sentences = tuple(_sentence(sentence, persons.get(sentence.index, [])) for sentence in analysis.sentences)
    return Reading(sentences, analysis.names)


def _sentence(sentence: Sentence, persons: Sequence[Sequence[int]]) -> Sentence:
    """Return a sentence mended; ``persons`` are the tokens of each person's name in it."""
    tokens = list(sentence.tokens)
    _roles(tokens)
    for run in persons:
        if run:
            _chain(tokens, run)
    _apposed(tokens, {index for run in persons for index in run})
    links.roles_after_names(tokens, persons)
    links.agreement(tokens)
    links.particles(tokens)
    links.complements(tokens)
    functions.mend(tokens)
    links.relative_clauses(tokens)
    links.coordinated_verbs(tokens)
    _inverted(tokens)
    for index, token in enumerate(tokens):
        if token.mask is None:
            tokens[index] = _verb(tokens, token)
    for index, token in enumerate(tokens):
        if (
            token.deprel.startswith("nsubj")
            and token.upos in {"NOUN", "PROPN"}
            and not can_be_nominative(tokens, index)
        ):
            tokens[index] = replace(token, deprel="obl", feats={**token.feats, "Case": "Dat"})
    return replace(sentence, tokens=tuple(tokens))


def _roles(tokens: list[Token]) -> None:
    """Set right what the form of a noun for a person tells: «Förster» is no verb, «Ministerin» no plural.

    Inside a sentence German writes no verb with a capital; the plural of «-in» is «-innen».
    """
    for index, token in enumerate(tokens):
        if token.mask is not None or not lexicon.is_role(token.text):
            continue
        before = tokens[index - 1] if index else None
        inside = before is not None and before.mask is None and (before.text == "," or before.text[-1:].isalpha())
        plural = token.upos == "NOUN" and token.feats.get("Number") == "Plur"
        if inside and token.upos in {"VERB", "AUX"} and token.text[:1].isupper():
            tokens[index] = replace(token, upos="NOUN", lemma=token.text, feats={})
        elif plural and token.text.endswith("in") and lexicon.role_gender(token.text) == "f":
            tokens[index] = replace(token, feats={**token.feats, "Number": "Sing"})


def _chain(tokens: list[Token], run: Sequence[int]) -> None:
    """Make a person's name one phrase: its first word the head, the others flat; what hung on them hangs on the head.

    The parser often takes given name and surname for two subjects («Insa Harms sagte»).
    """
    inside, first = set(run), run[0]
    outer = [i for i in run if tokens[i].head not in inside and tokens[i].upos != "PUNCT"]
    if not outer:
        return
    best = min(outer, key=lambda i: (_RANK.get(tokens[i].deprel.partition(":")[0], 7), i))
    head, deprel, feats = tokens[best].head, tokens[best].deprel, tokens[best].feats
    particle = tokens[first].text.lower() in lexicon.closed("name_particles")
    if particle and deprel.startswith(("obl", "nmod")) and head >= 0 and not _has_subject(tokens, head):
        deprel = "nsubj"  # «Von der Weyde betonte»: no preposition
    if deprel in _NEVER_OF_NAMES and head >= 0 and not _has_subject(tokens, head):
        deprel = "nsubj"  # «Harmsig ist Ärztin»: no adverb
    for index, token in enumerate(tokens):
        if index in inside:
            upos = token.upos if token.upos == "PUNCT" else "PROPN"
            relation = "punct" if token.upos == "PUNCT" else "flat"
            tokens[index] = replace(
                token, upos=upos, deprel=relation, head=first, feats={**token.feats, "VerbForm": ""}
            )
        elif token.head in inside and token.deprel == "cop" and deprel == "nsubj" and head >= 0:
            tokens[index] = replace(token, head=head)  # a subject has no copula, its predicate has
        elif token.head in inside and token.head != first:
            tokens[index] = replace(token, head=first)
    case = "Nom" if particle else feats.get("Case", "Nom")
    tokens[first] = replace(tokens[first], deprel=deprel, head=head, feats={**feats, "Case": case, "VerbForm": ""})


def _has_subject(tokens: Sequence[Token], verb: int) -> bool:
    return any(t.head == verb and t.deprel.startswith("nsubj") and t.mask is None for t in tokens)


def _inverted(tokens: list[Token]) -> None:
    """Make a verb of what stands where only a verb can: „…“, ergänzte Kapitän Maier (tagged as adjective)."""
    for index in range(1, len(tokens) - 1):
        token = tokens[index]
        after_mask = tokens[index - 1].mask is not None or (
            index > 1 and tokens[index - 1].text == "," and tokens[index - 2].mask is not None
        )
        if (
            not after_mask
            or token.upos in {"VERB", "AUX"}
            or not token.text.islower()
            or not token.text.endswith(("te", "ten", "t"))
        ):
            continue
        verb = reporting_verb(token, "")
        noun = tokens[index + 1]
        if verb is None or noun.upos not in {"NOUN", "PROPN", "PRON", "DET", "ADJ"}:
            continue
        feats = {
            "VerbForm": "Fin",
            "Mood": "Ind",
            "Person": "3",
            "Number": "Plur" if token.text.endswith("ten") else "Sing",
        }
        tokens[index] = replace(token, upos="VERB", lemma=verb.infinitive, feats=feats)


def _apposed(tokens: list[Token], persons: set[int]) -> None:
    """Tie a name to the role noun right before it: «Werkleiter Ole Brandt» is one phrase in German."""
    for index in sorted(persons):
        if index == 0 or index - 1 in persons or tokens[index].mask is not None:
            continue
        noun, name = tokens[index - 1], tokens[index]
        if noun.upos in {"PROPN", "NOUN"} and not lexicon.is_role(noun.text):
            above = _role_above(tokens, index)
            if above is not None:
                tokens[index] = replace(name, head=above, deprel="appos")
            continue
        if noun.upos != "NOUN" or noun.feats.get("Number") == "Plur":
            continue
        if noun.head == index:  # the name heads the phrase: turn the link round
            tokens[index - 1] = noun = replace(noun, head=name.head, deprel=name.deprel)
        tokens[index] = replace(name, head=noun.index, deprel="appos")


def _role_above(tokens: list[Token], index: int) -> int | None:
    """Return the role noun of «Außenminister der Russischen Föderation Sergej Maier», where the name follows a place.

    Only for names of two words and more, and only after a place or body that is itself a proper name.
    """
    place = tokens[index].head
    if place != index - 1 or not tokens[index].deprel.startswith(("appos", "flat")):
        return None
    more = any(t.head == index and t.deprel.startswith("flat") for t in tokens)
    role = tokens[place].head
    ends = (
        tokens[place].text.endswith(("tion", "lik", "reich", "land", "staaten", "union"))
        or tokens[place].upos == "PROPN"
    )
    if not more or not ends or role < 0 or not tokens[place].deprel.startswith("nmod"):
        return None
    return role if tokens[role].upos == "NOUN" and lexicon.is_role(tokens[role].text) else None


def _verb(tokens: Sequence[Token], token: Token) -> Token:
    """Return a verb with the lemma of its irregular form and in the Konjunktiv where its form is one."""
    if token.upos not in {"VERB", "AUX"}:
        return token
    text = token.text.lower()
    known = lexicon.verb_forms().get(text)
    if known is not None and token.lemma != known:
        token = replace(token, lemma=known)
    if token.feats.get("VerbForm") == "Fin" and token.feats.get("Mood") != "Sub" and is_subjunctive(text, token.lemma):
        subject = next((t.text.lower() for t in tokens if t.head == token.index and t.deprel.startswith("nsubj")), "")
        if subject != "ich" and token.feats.get("Person", "3") != "1":
            token = replace(token, feats={**token.feats, "Mood": "Sub"})
    return token


def is_subjunctive(text: str, lemma: str) -> bool:
    """Tell whether a third person's form is in the Konjunktiv: «stehe» is «stehen» without -n, «steht» is not."""
    return text in _SUBJUNCTIVE or (len(text) > 3 and text.endswith("e") and lemma.lower() == text + "n")


def can_be_nominative(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a noun's article lets it be a subject: «der Zeitung» does not."""
    noun = tokens[index]
    if any(token.head == index and token.deprel == "compound" and token.upos == "PROPN" for token in tokens):
        return True  # «der AK Seeblickrettung»: the article goes with the short word before
    for token in tokens:
        if (
            token.head == index
            and token.upos == "DET"
            and token.deprel.startswith("det")
            and token.span.start < noun.span.start
        ):
            word = token.text.lower()
            if word in _NEVER_NOMINATIVE:
                return False
            if word in _FEMININE_OBLIQUE and noun.feats.get("Number") != "Plur" and _is_feminine(noun.text):
                return False
    return True


def _is_feminine(noun: str) -> bool:
    """Tell whether a noun is feminine: by the word lists, else by its end."""
    if lexicon.role_gender(noun) == "f" or (noun.endswith("in") and lexicon.is_role(noun)):
        return True
    if lexicon.role_gender(noun) in {"m", "mf"}:
        return False
    return noun.endswith(_FEMININE_ENDINGS) or lexicon.organisation_gender(noun) == "f"
