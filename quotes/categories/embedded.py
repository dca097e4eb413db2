"""What words inside the reporter's sentence are: quoted words, a name, or a word held at a distance."""

from __future__ import annotations

from quotes import lexicon, patterns
from quotes.categories.look import EXPRESSION, NAME, UTTERANCE, Look
from quotes.categories.rule import Rule
from quotes.data import Category

_THERE_IS = patterns.compile(r"\b(?:[Ee]s (?:gibt|gab|gebe|gäbe)|(?:gibt|gab|gebe|gäbe) es)(?: \p{L}+)?$")

_NOUN_BEFORE = patterns.compile(r"(\p{Lu}[\p{L}-]+)$")
_KNOWN = patterns.compile(
    r"(?:^|(?<!\b(?:Bezugnahme|Verweis|Berufung|Hinweis|Begründung|Wunsch|Forderung|Ruf) (?:auf|mit|nach))\s)"
    r"(?:[Dd](?:er|ie|as|en|em|es)|[Aa]m|[Ii]m|[Aa]ns|[Ii]ns|[Bb]eim|[Zz]u[mr]|[Vv]om|[Dd]iese[nmrs]?)$"
)  # takes what follows as known
_ENUMERATION = patterns.compile(r"\p{Lu}[\p{L}-]+(?:, \p{Lu}[\p{L}-]+)+ (?:und|oder) \p{Lu}[\p{L}-]+")
_INDEFINITE = patterns.compile(r"(?:^|\s)(?:ein|eine[nmr]?)$")


def _colon(look: Look) -> Category | None:
    found = look.frame.before.endswith(":") and (look.inside_finite or look.ends_sentence() or look.is_inscription())
    return Category("direct", ("steht nach einem Doppelpunkt",)) if found else None


def _shout(look: Look) -> Category | None:
    found = look.cue is not None and look.frame.before.endswith(" wie") and look.cue.cls == "sound"
    return Category("direct", (f"Ausruf: „{look.cue_text()}“",)) if found else None


# a name, a title, or a term that is taken as known ------------------------------------------------------


def _proper_name(look: Look) -> Category | None:
    proper = look.text[:1].isupper() and (look.nameish or look.is_foreign())
    found = proper and not look.inside_finite and len(look.words) <= NAME and not look.label_verb()
    if found and not look.named and _is_claimed(look):
        return None
    return Category("title", ("Eigenname",)) if found else None


def _is_claimed(look: Look) -> bool:
    """Tell whether a verb gives a noun that only the tagger takes for a name: «sprach von „Filz“», «es gebe „Filz“»."""
    cue = look.cue
    if cue is None or (not cue.strong and not look.is_labelled_by(cue)):
        return False
    single = len(look.words) == 1 and (look.is_bare_noun() or "acc" in lexicon.as_verbs().get(cue.lemma, ()))
    return single or look.is_labelled_by(cue)


def _speaks(look: Look) -> Category | None:
    found = (
        look.is_source()
        and not _THERE_IS.search(look.frame.before)
        and look.text[:1].isupper()
        and len(look.words) <= NAME
    )
    return Category("title", ("Name: Subjekt eines Redeverbs",)) if found else None


def _capital_inside(look: Look) -> Category | None:
    found = look.is_title_in_sentence()
    return Category("title", ("beginnt mitten im Satz groß, ohne Verb",)) if found else None


def _given_term(look: Look) -> Category | None:
    found = look.is_given_term()
    return Category("scare", ("einzelnes Wort, als bekannt vorausgesetzt",)) if found else None


def _expression(look: Look) -> Category | None:
    found = look.nested and len(look.words) <= EXPRESSION and not look.inside_finite and look.cue is None
    return Category("scare", ("Ausdruck innerhalb eines Zitats",)) if found else None


# somebody's words, because the sentence says whose ------------------------------------------------------


def _governed(look: Look) -> Category | None:
    cue = look.cue
    found = cue is not None and (cue.strong or len(look.words) >= 2 or look.is_labelled_by(cue))
    return Category("partial", (f"hängt vom Redeverb „{look.cue_text()}“ ab",)) if found else None


def _gapped(look: Look) -> Category | None:
    return Category("partial", ("Teil eines Satzes, der das Redeverb davor mitbenutzt",)) if look.gapped else None


def _labelled(look: Look) -> Category | None:
    label = look.label_verb()
    return Category("partial", (f"Bezeichnung durch „{label}“",)) if label else None


def _sourced(look: Look) -> Category | None:
    found = any(cue.category in {"so", "phrase"} and cue.source is not None for cue in look.cues)
    return Category("partial", ("Quellenangabe im selben Satz",)) if found else None


def _subjunctive(look: Look) -> Category | None:
    found = look.is_in_subjunctive()
    return Category("partial", ("Konjunktiv der indirekten Rede ringsum",)) if found else None


# by their form, where the sentence does not say whose they are ------------------------------------------


def _joined(look: Look) -> Category | None:
    if look.joined is None or look.joined == "direct" or look.inside_finite or look.ends_sentence():
        return None
    return Category(look.joined, ("wie das Glied der Aufzählung davor",))


def _several_small(look: Look) -> Category | None:
    found = len(look.words) >= 2 and look.begins_small() and not look.begins_with_small_word()
    known = len(look.words) == 2 and look.words[1][:1].isupper() and _KNOWN.search(look.frame.before) is not None
    return Category("partial", ("mehrere Wörter, klein begonnen",), doubtful=known) if found else None


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


def _uttered(look: Look) -> Category | None:
    word = _NOUN_BEFORE.search(look.frame.before)
    if word is None or not word[1].lower().endswith(tuple(lexicon.closed("nouns_of_utterance"))):
        return None
    if not look.text[:1].isupper() or len(look.words) < UTTERANCE or look.frame.before.endswith(":"):
        return None
    return Category("direct", (f"Worte: stehen nach „{word[1]}“",))


def _verb_in_sentence(look: Look) -> Category | None:
    verb = any(cue.category == "verb" and cue.strong and cue.source is not None for cue in look.cues)
    return Category("partial", ("Redeverb im selben Satz",)) if verb and look.begins_small() else None


def rest(_look: Look) -> Category:
    """Decide where no rule has: single words of nobody."""
    return Category("scare", ("einzelne Wörter ohne Quelle: Begriff oder Distanz",))


RULES = (
    Rule(
        "category:embedded-after-colon",
        ("direct",),
        "A colon announces direct speech (Duden, Rechtschreibung), if what follows is a clause or ends like one.",
        ("Petra Harms winkte ab: „es reicht.“", ("direct",)),
        "Er hatte nur eines: „Mut“.",
        _colon,
        masked=False,
    ),
    Rule(
        "category:shout",
        ("direct",),
        "Whoever shouts or sings «Parolen wie „…“» utters them: «wie» gives an example, a whole one.",
        ("Die Zuschauer riefen Parolen wie „Deich weg“.", ("direct",)),
        "Die Zuschauer sind Leute wie „Kuddel“.",
        _shout,
        masked=False,
    ),
    Rule(
        "category:proper-name",
        ("title",),
        "Words of which all nouns are proper names, or that are foreign, are what somebody or something is called.",
        ("Jan „Kuddel“ Petersen führt die Kneipe seit 1990.", ("title",)),
        "Petra Harms sprach vom „Wunder von Neuhagen“.",
        _proper_name,
        masked=False,
    ),
    Rule(
        "category:speaks",
        ("title",),
        "The subject of a verb of speech is who speaks: a name, not words of somebody.",
        ("Der „Elbkurier“ berichtete am Montag darüber.", ("title",)),
        "Petra Harms nannte ihn einen „Lügner“.",
        _speaks,
        masked=False,
    ),
    Rule(
        "category:uttered",
        ("direct",),
        "A noun for an utterance has its words behind it, as an apposition (Duden, Grammatik, enge Apposition).",
        ("Der Verein wirbt mit dem Versprechen „Ein Deich wie eine Burg“.", ("direct",)),
        "Der Verein wirbt mit „Ein Deich wie eine Burg“.",
        _uttered,
        masked=False,
    ),
    Rule(
        "category:capital-inside",
        ("title",),
        "German writes articles and prepositions small inside a sentence; with a capital they begin a title (Duden, "
        "Rechtschreibung).",
        ("Mit „Der lange Abschied“ gewann Mia Torberg den Preis.", ("title",)),
        "Petra Harms nannte die Pläne „ein Wunder“.",
        _capital_inside,
        masked=False,
    ),
    Rule(
        "category:given-term",
        ("scare",),
        "The definite article takes a noun as known: a term of the discourse, not somebody's choice of words.",
        ("Damals kämpfte das Land gegen den „Fortschritt“.", ("scare",)),
        "Petra Harms nannte ihn einen „Lügner“.",
        _given_term,
        masked=False,
    ),
    Rule(
        "category:expression-in-quotation",
        ("scare",),
        "A few words in half marks inside an utterance are held at a distance by whoever speaks.",
        ("„Das war ‚großes Kino‘ für alle hier“, sagte Petra Harms.", ("direct", "scare")),
        "„Er sagte: ‚Ich komme morgen wieder.‘ Dann war er weg“, sagte Petra Harms.",
        _expression,
        masked=False,
    ),
    Rule(
        "category:governed",
        ("partial",),
        "Words that hang on a verb of speech are its subject's.",
        ("Petra Harms beklagte „völlig unausgegorene“ Pläne.", ("partial",)),
        "Die „Rettung“ des Klubs kostete viel.",
        _governed,
        masked=False,
    ),
    Rule(
        "category:gapped",
        ("partial",),
        "A second clause shares the verb of the first (Duden, Grammatik, Gapping): what it quotes is reported, too.",
        ("Petra Harms sprach von einem „Durchbruch“, Ole Brandt von einem „Kuhhandel“.", ("partial", "partial")),
        "Petra Harms sprach von einem „Durchbruch“, Ole Brandt feierte in einem „Café“.",
        _gapped,
        masked=False,
    ),
    Rule(
        "category:labelled",
        ("partial",),
        "«Als „…“ bezeichnet» says that somebody chose the word, also where the passive does not say who.",
        ("Der Neubau wurde als „Bausünde“ bezeichnet.", ("partial",)),
        "Der Neubau diente als „Bunker“.",
        _labelled,
        masked=False,
    ),
    Rule(
        "category:source-in-sentence",
        ("partial",),
        "«Laut», «nach Angaben», «so X» hold for the whole sentence (Zifonun et al., Grammatik der deutschen Sprache).",
        ("Laut Polizei war der Fahrer „nicht ansprechbar“.", ("partial",)),
        "Der Fahrer war „nicht ansprechbar“.",
        _sourced,
        masked=False,
    ),
    Rule(
        "category:subjunctive",
        ("partial",),
        "The Konjunktiv of a main clause is that of indirect speech: what is quoted in it is somebody's (Duden, "
        "Grammatik, Indirekte Rede).",
        ("Ole Brandt sagte, der Wald sei krank. Er brauche „mindestens zwanzig Jahre“.", ("partial",)),
        "Der Wald braucht „mindestens zwanzig Jahre“.",
        _subjunctive,
        masked=False,
    ),
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
