"""What words inside the reporter's sentence are: quoted words, a name, or a word held at a distance."""

from __future__ import annotations

from quotes import lexicon, patterns
from quotes.categories.look import EXPRESSION, NAME, UTTERANCE, Look
from quotes.categories.rule import Rule
from quotes.data import Category

_THERE_IS = patterns.compile(
    r"\b(?:[Ee]s (?:gibt|gab|gebe|gäbe)|(?:gibt|gab|gebe|gäbe) es)(?: \p{L}+)?$|\b[Ee]s \p{Ll}+(?: \p{Ll}+)? k?eine?$"
)  # «es» holds the first place, the subject comes behind the verb: «es drohe ein „…“»

_NOUN_BEFORE = patterns.compile(r"(?<![\p{L}-])(?:(?!\p{Lu})[\p{L}-])*+(\p{Lu}[\p{L}-]++)$")
_AS_NOUN = patterns.compile(r"\b(?:das|ein|dieses|beim|zum|vom|kein)(?: (?:\p{Ll}+ )?\p{Ll}+e[ns]?)?$")  # an infinitive


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
    noun = _AS_NOUN.search(look.frame.before) is not None and look.words[-1:] and look.words[-1].endswith("en")
    small = len(look.words) <= EXPRESSION and (not look.inside_finite or bool(noun and look.begins_small()))
    found = look.nested and small and look.cue is None
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
    inside = range(look.frame.first, look.frame.last + 1)  # «laut der Studie „Küste 2030“»: its name is no source
    sources = [cue.source for cue in look.cues if cue.category in {"so", "phrase"} and cue.source is not None]
    found = any(source not in inside for source in sources)
    return Category("partial", ("Quellenangabe im selben Satz",)) if found else None


def _subjunctive(look: Look) -> Category | None:
    found = look.is_in_subjunctive()
    return Category("partial", ("Konjunktiv der indirekten Rede ringsum",)) if found else None


def _uttered(look: Look) -> Category | None:
    word = _NOUN_BEFORE.search(look.frame.before)
    if word is None or not word[1].lower().endswith(tuple(lexicon.closed("nouns_of_utterance"))):
        return None
    if not look.text[:1].isupper() or len(look.words) < UTTERANCE or look.frame.before.endswith(":"):
        return None
    return Category("direct", (f"Worte: stehen nach „{word[1]}“",))


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
)
