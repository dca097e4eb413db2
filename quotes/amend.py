"""What a small parser gets wrong and German grammar sets right: one pass over the analysis, before anyone looks at it.

Each rule states a fact of German that holds in any text: forms of irregular verbs, the Konjunktiv I that is the
infinitive without -n, articles that cannot be nominative, name particles that are no prepositions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes import lexicon
from quotes.verbs import reporting_verb
from quotes.types import Analysis, Name, Sentence, Token

_NEVER_NOMINATIVE = frozenset(
    "den dem des einem einen eines diesem diesen jenem jenen meinem seinem ihrem seinen ihren deren dessen".split()
)
_FEMININE_OBLIQUE = frozenset("der einer dieser jener keiner seiner ihrer unserer".split())
_FEMININE_ENDINGS = ("ung", "heit", "keit", "schaft", "tion", "sion", "tät", "innen")
_SUBJUNCTIVE = frozenset(
    "sei seien seist hätte hätten wäre wären würde würden könnte könnten müsste müssten dürfte dürften möge mögen möchte käme kämen "
    "gäbe gäben ginge gingen ließe ließen bliebe blieben stünde stünden habe werde könne müsse solle wolle dürfe wisse".split()
)
_PARTICLES = frozenset("von vom van de del della di da dos das du la le zu zum zur der den dem el al ten ter".split())


def amend(analysis: Analysis) -> Analysis:
    """Return the analysis with verbs, moods, subjects and names mended."""
    analysis = replace(analysis, names=tuple(_bearers(analysis)))
    families = _families(analysis)
    names = _surnames(analysis)
    labels: dict[int, set[int]] = {}
    for name in names:
        if name.label == "PER":
            here = analysis.sentences[name.sentence].tokens
            labels.setdefault(name.sentence, set()).update(t.index for t in here if t.span.meets(name.span))
    sentences = tuple(
        _sentence(sentence, families, labels.get(sentence.index, set())) for sentence in analysis.sentences
    )
    for sentence in sentences:
        taken = [name.span for name in analysis.names if name.sentence == sentence.index and name.label == "PER"]
        for first, last in _family_names(sentence, families):
            span = type(sentence.span)(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
            if not any(span.meets(other) for other in taken):
                names = [name for name in names if not name.span.meets(span)]
                names.append(Name(span, "PER", sentence.index))
    return Analysis(sentences, tuple(sorted(names, key=lambda name: name.span)))


def _bearers(analysis: Analysis) -> list[Name]:
    """Return the names, those right after an office made persons: «Außenministerin Jadwiga Okoń» is no organisation."""
    found = []
    for name in analysis.names:
        words = [t for t in analysis.sentences[name.sentence].tokens if t.span.meets(name.span) and t.text != "-"]
        before = analysis.sentences[name.sentence].tokens[words[0].index - 1] if words and words[0].index else None
        office = (
            before is not None
            and before.upos == "NOUN"
            and lexicon.is_role(before.text)
            and before.feats.get("Number") != "Plur"
        )
        proper = (
            bool(words)
            and all(word.upos == "PROPN" for word in words)
            and not any(lexicon.is_organisation(w.text) for w in words)
        )
        if name.label != "PER" and office and proper and (len(words) > 1 or words[0].text in lexicon.given_names()):
            name = replace(name, label="PER")  # noqa: PLW2901
        found.append(name)
    return found


def _surnames(analysis: Analysis) -> list[Name]:
    """Return the names, and each word that elsewhere in the article is a person's surname as a person's name."""
    surnames: set[str] = set()
    for name in analysis.names:
        if name.label == "PER":
            words = [t for t in analysis.sentences[name.sentence].tokens if t.span.meets(name.span)]
            last = words[-1].text if words else ""
            if last[:1].isupper() and len(last) > 2 and (len(words) > 1 or last not in lexicon.given_names()):
                surnames.add(last)
    found = list(analysis.names)
    for sentence in analysis.sentences:
        here = [name for name in analysis.names if name.sentence == sentence.index]
        for token in sentence.tokens:
            known = token.text in surnames or (token.text.endswith("s") and token.text[:-1] in surnames)
            if (
                not known
                or token.mask is not None
                or lexicon.is_role(token.text)
                and not lexicon.is_also_surname(token.text)
            ):
                continue
            over = [name for name in here if name.span.meets(token.span)]
            if any(name.label == "PER" or (name.span != token.span and name.label == "ORG") for name in over):
                continue
            before = sentence.tokens[token.index - 1].text.lower() if token.index else ""
            if over and before in {"in", "nach", "aus"}:
                continue
            found = [name for name in found if name not in over]
            found.append(Name(token.span, "PER", sentence.index))
    return found


def _families(analysis: Analysis) -> frozenset[tuple[str, ...]]:
    """Return the family names with particles that stand in full names: («von», «der», «leyen»)."""
    found = set()
    for name in analysis.names:
        if name.label != "PER":
            continue
        tokens = [t.text for t in analysis.sentences[name.sentence].tokens if t.span.meets(name.span)]
        at = next((i for i, word in enumerate(tokens) if i and word in _PARTICLES), None)
        if at is not None and at + 1 < len(tokens):
            found.add(tuple(word.lower() for word in tokens[at:]))
    return frozenset(found)


def _family_names(sentence: Sentence, families: frozenset[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Return where a family name with its particle stands without given name, first and last token."""
    words = [token.text.lower() for token in sentence.tokens]
    found = []
    for family in families:
        for at in range(len(words) - len(family) + 1):
            given = at > 0 and sentence.tokens[at - 1].upos == "PROPN" and sentence.tokens[at - 1].text[:1].isupper()
            if given:  # the full name, which the parser has
                continue
            if (
                tuple(words[at : at + len(family)]) == family
                and sentence.tokens[at + len(family) - 1].text[:1].isupper()
            ):
                found.append((at, at + len(family) - 1))
    return found


def _sentence(sentence: Sentence, families: frozenset[tuple[str, ...]], persons: set[int]) -> Sentence:
    tokens = list(sentence.tokens)
    for index in persons:
        if (
            tokens[index].upos in {"VERB", "ADJ", "ADV", "X", "NOUN"}
            and tokens[index].text[:1].isupper()
            and tokens[index].mask is None
        ):
            tokens[index] = replace(tokens[index], upos="PROPN", feats={**tokens[index].feats, "VerbForm": ""})
    _apposed(tokens, persons)
    for first, last in _family_names(sentence, families):
        _name(tokens, first, last)
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
    """Tie a name to the role noun right before it: «Betriebsleiter Mirko Steffens» is one phrase in German."""
    for index in sorted(persons):
        if index == 0 or index - 1 in persons or tokens[index].mask is not None:
            continue
        noun, name = tokens[index - 1], tokens[index]
        if noun.upos in {"PROPN", "NOUN"} and not lexicon.is_role(noun.text):
            above = _role_above(tokens, index)
            if above is not None:
                tokens[index] = replace(name, head=above, deprel="appos")
            continue
        if (
            noun.upos != "NOUN"
            or not lexicon.is_role(noun.text)
            or noun.feats.get("Number") == "Plur"
            or name.head == noun.index
        ):
            continue
        if noun.head == index:  # the name heads the phrase: turn the link round
            tokens[index - 1] = noun = replace(noun, head=name.head, deprel=name.deprel)
        first = index
        while tokens[first].deprel.startswith("flat") and tokens[first].head in persons and tokens[first].head > first:
            first = tokens[first].head
        tokens[first] = replace(tokens[first], head=noun.index, deprel="appos")


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


def _name(tokens: list[Token], first: int, last: int) -> None:
    """Make «Von der Leyen» one name: its head the last word, its particles flat, a bare verb's subject."""
    for index in range(first, last):
        tokens[index] = replace(tokens[index], upos="PROPN", deprel="flat", head=last)
    head = tokens[last]
    if (
        head.deprel in {"obl", "nmod"}
        and head.head >= 0
        and not any(t.head == head.head and t.deprel.startswith("nsubj") and t.mask is None for t in tokens)
    ):
        head = replace(head, deprel="nsubj")
    tokens[last] = replace(head, upos="PROPN", feats={**head.feats, "Case": "Nom"})


def _verb(tokens: Sequence[Token], token: Token) -> Token:
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
    if lexicon.role_gender(noun) == "f" or noun.endswith(("in", "erin")) and lexicon.is_role(noun):
        return True
    if lexicon.role_gender(noun) in {"m", "mf"}:
        return False
    return noun.endswith(_FEMININE_ENDINGS) or lexicon.organisation_gender(noun) == "f"
