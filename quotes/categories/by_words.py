"""What words inside the reporter's sentence are by their form, where the sentence does not say whose they are."""

from __future__ import annotations

from quotes import patterns
from quotes.categories.look import UTTERANCE, Look
from quotes.categories.rule import Rule
from quotes.data import Category

_INDEFINITE = patterns.compile(r"(?:^|\s)(?:ein|eine[nmr]?)$")
_KNOWN = patterns.compile(
    r"(?:^|(?<!\b(?:Bezugnahme|Verweis|Berufung|Hinweis|Begründung|Wunsch|Forderung|Ruf) (?:auf|mit|nach))\s)"
    r"(?:[Dd](?:er|ie|as|en|em|es)|[Aa]m|[Ii]m|[Aa]ns|[Ii]ns|[Bb]eim|[Zz]u[mr]|[Vv]om|[Dd]iese[nmrs]?)$"
)  # takes what follows as known
_WOULD = patterns.compile(r"\p{Ll}*[äöü]\p{Ll}{1,3}en?\b")  # a Konjunktiv with umlaut: «„…“ träfen alle»
_ENDS = patterns.compile(r"$|[.,;:!?)–—-]|(?:und|oder)\b")
_MODAL = patterns.compile(
    r"\b(?:soll|sollen|sollte|sollten|will|wollen|wollte|wollten|muss|müssen|musste|mussten|darf|dürfen|durfte|kann|können|"
    r"konnte|konnten|möchte|möchten|wird|werden|würde|würden)(?: [\p{L}-]+){0,5}$"
)


def _joined(look: Look) -> Category | None:
    if look.joined is None or look.joined == "direct" or look.inside_finite or look.ends_sentence():
        return None
    return Category(look.joined, ("wie das Glied der Aufzählung davor",))


def _several_small(look: Look) -> Category | None:
    found = len(look.words) >= 2 and look.begins_small() and not look.begins_with_small_word()
    known = len(look.words) == 2 and look.words[1][:1].isupper() and _KNOWN.search(look.frame.before) is not None
    known = known and _WOULD.match(look.frame.after) is None
    return Category("partial", ("mehrere Wörter, klein begonnen",), doubtful=known) if found else None


def _predicate(look: Look) -> Category | None:
    verb = len(look.words) > 1 and look.words[-1].islower() and look.words[-1].endswith("n")
    whole = verb and (
        look.begins_small() or (_ENDS.match(look.frame.after) is not None and look.words[-1].endswith("en"))
    )
    found = verb and whole and _MODAL.search(look.frame.before) is not None
    return Category("partial", ("Satzglied mit dem Verb des Satzes",)) if found else None


def _finite_inside(look: Look) -> Category | None:
    found = len(look.words) >= 3 and look.inside_finite
    return Category("partial", ("enthält ein finites Verb",)) if found else None


def _several_words(look: Look) -> Category | None:
    found = len(look.words) >= UTTERANCE and not look.is_title_case()
    return Category("partial", ("mehrere Wörter, klein geschrieben",)) if found else None


def _new(look: Look) -> Category | None:
    capitals = sum(word[0].isupper() for word in look.words)
    found = _INDEFINITE.search(look.frame.before) is not None and look.is_title_case() and capitals >= 2
    found = found and not any(word[0].isdigit() for word in look.words)  # «einen „Motorwagen Nummer 1“»
    return Category("partial", ("mit unbestimmtem Artikel: kein Name",)) if found else None


def _capitals(look: Look) -> Category | None:
    capitals = sum(word[0].isupper() for word in look.words)
    found = look.is_title_case() and look.text[:1].isupper() and capitals >= 2
    return Category("title", ("großgeschrieben wie ein Name",)) if found else None


def _verb_in_sentence(look: Look) -> Category | None:
    verb = any(cue.category == "verb" and cue.strong and cue.source is not None for cue in look.cues)
    return Category("partial", ("Redeverb im selben Satz",)) if verb and look.begins_small() else None


def rest(_look: Look) -> Category:
    """Decide where no rule has: single words of nobody."""
    return Category("scare", ("einzelne Wörter ohne Quelle: Begriff oder Distanz",))


RULES = (
    Rule(
        "category:joined",
        ("partial", "scare", "title"),
        "Members of a list are alike (Duden, Grammatik, Koordination): what joins quoted words is quoted, what joins a "
        "term is one.",
        ("Der Bericht trennt „soziale“ und „gefühlte Einsamkeit“.", ("scare", "scare")),
        "Der Bericht trennt „soziale“ Gruppen. Er meint „gefühlte Einsamkeit“.",
        _joined,
        masked=False,
    ),
    Rule(
        "category:several-small",
        ("partial",),
        "No title and no term of several words begins small.",
        ("Der Wald braucht „mindestens zwanzig Jahre“.", ("partial",)),
        "Das Land kämpfte gegen „Fortschritt“.",
        _several_small,
        masked=False,
    ),
    Rule(
        "category:predicate",
        ("partial",),
        "A modal verb needs its infinitive (Duden, Grammatik, Modalverben): if that is in marks, they hold a "
        "predicate, and no term.",
        ("Der Deich soll „über allem stehen“.", ("partial",)),
        "Der Deich soll „über alles“ gehen.",
        _predicate,
        masked=False,
    ),
    Rule(
        "category:finite-inside",
        ("partial",),
        "Where there is a finite verb there is a clause, and somebody who says it.",
        ("Der Wald folgt dem „Wer wächst, gewinnt“ der Förster.", ("partial",)),
        "Das Land kämpfte gegen „Fortschritt“.",
        _finite_inside,
        masked=False,
    ),
    Rule(
        "category:several-words",
        ("partial",),
        "Several words of which some verbs, adjectives or adverbs are small are no name: names are written big.",
        ("Das Land kämpfte gegen „Fortschritt ohne jeden erkennbaren Sinn“.", ("partial",)),
        "Das Land kämpfte gegen „Fortschritt“.",
        _several_words,
        masked=False,
    ),
    Rule(
        "category:new-thing",
        ("partial",),
        "The indefinite article brings up something new (Duden, Grammatik, Artikel): several words behind it describe, "
        "and name nothing.",
        ("Im Protokoll ist vermerkt, dass eine „Neuordnung des Deichwesens“ nötig ist.", ("partial",)),
        "Die „Muschel am Meer“ öffnet im Mai.",
        _new,
        masked=False,
    ),
    Rule(
        "category:capitals-inside",
        ("title",),
        "Two words with capitals and nothing small but articles and prepositions are written like a name.",
        ("Die „Muschel am Meer“ öffnet im Mai.", ("title",)),
        "Das Land kämpfte gegen „Fortschritt“.",
        _capitals,
        masked=False,
    ),
    Rule(
        "category:verb-in-sentence",
        ("partial",),
        "A single small word is no name: beside a verb of speech with a subject it is that subject's word.",
        ("Die Pläne sind „unausgegoren“, und Petra Harms sagte das auch der Bürgermeisterin.", ("partial",)),
        "Die Pläne sind „unausgegoren“.",
        _verb_in_sentence,
        masked=False,
    ),
)
