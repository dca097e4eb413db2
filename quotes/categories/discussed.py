"""Words in marks that nobody in the text says: spoken of as words, discussed, head of a line; and what is said of old.

And the opposite: single words that the sentence gives to a source without a verb of speech («war von „…“ die Rede»).
"""

from __future__ import annotations

from quotes import lexicon, patterns
from quotes.categories.look import UTTERANCE, Look
from quotes.categories.rule import Rule
from quotes.data import Category

_MAN = patterns.compile(r"(?:bezeichnet|nennt|versteht|meint|kennt|bezeichnete|nannte|verstand|meinte) man\b")
_MAN_BEFORE = patterns.compile(
    r"\b(?:bezeichnet|nennt|versteht|meint|spricht|sagt) man(?: \p{L}+){0,4}$|\bman(?: \p{L}+){1,4}$"
)
_SAYS_MAN = patterns.compile(r"\b(?:bezeichnet|nennt|versteht|meint|spricht|sagt) man\b")
_MAN_SAYS = patterns.compile(
    r"\bman(?: [\p{L}-]+){0,4} (?:von|zu|als)(?: [„“”\"«»‚‘][^„“”\"«»‚‘]{1,40}[“”\"«»‘’],?(?: und| oder)?)*$"
)
_MAN_SPEAKS = patterns.compile(
    r"(?:(?:und|oder|,) [„“”\"«»‚‘][^„“”\"«»‚‘]{1,40}[“”\"«»‘’] ?)*"
    r"(?:rede|sprech|spricht|sprach|sag|bezeichne)\p{Ll}*\b"
)
_WORDS_LIKE = patterns.compile(
    r"(?<!\bmit )\b(?:Begriffen?|Wörtern?|Ausdrücken?|Bezeichnungen|Vokabeln|\p{Lu}\p{Ll}+(?:begriffen?|wörtern?))"
    r"(?:,)? wie(?: [„“”\"«»‚‘][^„“”\"«»‚‘]{1,40}[“”\"«»‘’],?(?: und| oder)?)*$"
)
_NAMES_IT = patterns.compile(r"(?:bezeichnet|nennt|kennt)\b")
_SHOULD = patterns.compile(r"\b(?:soll|sollte|muss|müsste|müsse|solle|darf|dürfe)\b")
_INSTEAD = patterns.compile(r"\b(?:[Ss]tatt|[Aa]nstatt|[Aa]nstelle von)$")
_TOPIC = frozenset("diskutieren debattieren beraten streiten informieren referieren philosophieren".split())
_OVER = patterns.compile(r"\b[Üü]ber\b[^.!?:;]*$")
_TALK = patterns.compile(r"[^.!?:“”\"«»]{0,60}\bdie Rede\b")
_TALK_BEFORE = patterns.compile(r"\b[Dd]ie Rede (?:war |ist |sei )?von(?: eine[mr])?$")
_OF = patterns.compile(r"\b[Vv]on(?: \p{Ll}+e[mrn]){0,2}$")
_MEANS = patterns.compile(r"bedeutete?\b")
_MEANT = patterns.compile(r"[“”\"«»] bedeutete?$")
_WHAT = patterns.compile(r"\b[Ww]as(?: (?:unter|mit))?(?: (?:der|die|das|dem|den|eine?[mnr]?))?$")
_WHAT_IS = patterns.compile(
    r"(?:ist|sei|sind|seien|bedeute\p{Ll}*|heißt|heiße|meint|gemeint ist|zu verstehen|sein soll)\b"
)
_SET_TO = patterns.compile(r"\b(?:klick|tipp|drück|schalt|spring|sprang|stell|steh|stand)\p{Ll}*(?: \p{Ll}+)? auf$")
_CHARGE_AFTER = patterns.compile(
    r"(?:vor|vorgeworfen|vorwerfen|vorwirft|vorwarf|vorgehalten|vorhält|vorhielt|unterstellt|attestiert|bescheinigt|"
    r"angelastet)\b"
)
_CHARGE = patterns.compile(r"\b(?:wirft|warf|werfen|warfen|werfe|hält|hielt|halten|hielten)\b")
_CREDITS = patterns.compile(
    r"\b(?:attestier|bescheinig|unterstell)\p{Ll}*(?: \p{Lu}\p{L}+)* (?:de[rmn]|ihre?[mr]?|eine[mr]|ih[mn]|ihnen)"
    r"(?: \p{Ll}+e[nrm])?(?: \p{Lu}[\p{L}-]+)?$"
)
_SETTING = patterns.compile(r"(?:klick|tipp|drück|schalt|spring|stell)\p{Ll}*\b")


def _man(look: Look) -> Category | None:
    found = _MAN.match(look.frame.after) is not None or (
        _MAN_BEFORE.search(look.frame.before) is not None
        and (_SAYS_MAN.search(look.frame.before) or _NAMES_IT.match(look.frame.after)) is not None
    )
    spoken = _MAN_SAYS.search(look.frame.before) is not None and _MAN_SPEAKS.match(look.frame.after) is not None
    return Category("scare", ("so nennt „man“ es: Begriff",)) if found or spoken else None


def _words_like(look: Look) -> Category | None:
    found = _WORDS_LIKE.search(look.frame.before) is not None and not look.ends_sentence()
    return Category("scare", ("Beispiel für Wörter, über die gesprochen wird",)) if found else None


def _function_word(look: Look) -> Category | None:
    word = look.text.lower()
    found = word in lexicon.closed("words_as_words") and not look.frame.masked
    return Category("scare", ("einzelnes Funktionswort: Wort, über das gesprochen wird",)) if found else None


def _instead(look: Look) -> Category | None:
    instead = _INSTEAD.search(look.frame.before) and _SHOULD.match(look.frame.after)
    new = look.frame.after.startswith("heißen") and _SHOULD.search(look.frame.before)
    return Category("scare", ("Wort, über das gesprochen wird",)) if instead or new else None


def _topic(look: Look) -> Category | None:
    cue = look.cue
    if cue is None or cue.lemma not in _TOPIC or look.inside_finite or not _OVER.search(look.frame.before):
        return None
    return Category("scare", (f"Thema: „{look.cue_text()}“",))


def _head_of_line(look: Look) -> Category | None:
    goes_on = look.frame.before.endswith(":") and look.frame.after[:1].islower()
    short = len(look.words) < UTTERANCE and not look.inside_finite and not look.ends_sentence()
    if not goes_on or not short or look.is_touched() or look.is_in_subjunctive():
        return None
    return Category("title" if look.is_title_case() else "scare", ("Satzglied nach dem Doppelpunkt",))


def _setting(look: Look) -> Category | None:
    found = _SET_TO.search(look.frame.before) is not None or (
        look.frame.before.endswith((" auf", "Auf")) and _SETTING.match(look.frame.after.lstrip(", "))
    )
    return Category("title", ("Schaltfläche oder Stellung",)) if found and len(look.words) <= 2 else None


def _meaning(look: Look) -> Category | None:
    means = _MEANS.match(look.frame.after) is not None and not look.ends_sentence()
    asked = _WHAT.search(look.frame.before) is not None and _WHAT_IS.match(look.frame.after) is not None
    found = means or asked or _MEANT.search(look.frame.before) is not None
    return Category("scare", ("Wort und Bedeutung",)) if found else None


def _charge(look: Look) -> Category | None:
    after = _CHARGE_AFTER.match(look.frame.after)
    charged = after is not None and (after[0] != "vor" or _CHARGE.search(look.frame.before) is not None)
    found = (charged or _CREDITS.search(look.frame.before) is not None) and not look.ends_sentence()
    return Category("partial", ("wird jemandem nachgesagt",)) if found else None


def _talk(look: Look) -> Category | None:
    of = _OF.search(look.frame.before) is not None and _TALK.match(look.frame.after) is not None
    found = (of or _TALK_BEFORE.search(look.frame.before) is not None) and not look.ends_sentence()
    return Category("partial", ("davon ist „die Rede“",)) if found else None


RULES = (
    Rule(
        "category:said-by-man",
        ("scare",),
        "«Man» is nobody: what «man» calls a thing is its word in the language (Duden, Grammatik, Indefinitpronomen).",
        ("Als „Priel“ bezeichnet man einen Wasserlauf im Watt.", ("scare",)),
        "Als „Posse“ bezeichnet Ole Brandt den Bau.",
        _man,
    ),
    Rule(
        "category:one-word-for-another",
        ("scare",),
        "«Statt „…“ soll es „…“ heißen» compares words, it uses none of them.",
        ("Statt „Studenten“ soll es künftig „Studierende“ heißen.", ("scare", "scare")),
        "In dem Brief soll es „nur keine Angst“ geheißen haben.",
        _instead,
    ),
    Rule(
        "category:words-like",
        ("scare",),
        "«Begriffe wie „…“» gives examples of words; nobody uses them there (Duden, Rechtschreibung).",
        ("Petra Harms stellt Begriffe wie „Deichrecht“ oder „Deichpflicht“ klar.", ("scare", "scare")),
        "Petra Harms stellt die Pläne wie „Deichrecht“ vor.",
        _words_like,
    ),
    Rule(
        "category:function-word",
        ("scare",),
        "A question word, conjunction or preposition says nothing by itself: alone in marks it is a word spoken of.",
        ("Über das „Ob“ sei entschieden, sagte Petra Harms.", ("scare",)),
        "Über das „Nein“ sei entschieden, sagte Petra Harms.",
        _function_word,
        masked=False,
    ),
    Rule(
        "category:topic",
        ("scare",),
        "Whoever discusses a thing does not say its word: «diskutieren», «beraten» have no content, only a topic.",
        ("Ole Brandt und Petra Harms diskutierten über „grünen Kapitalismus“.", ("scare",)),
        "Ole Brandt und Petra Harms klagten über „grünen Kapitalismus“.",
        _topic,
        masked=False,
    ),
    Rule(
        "category:part-behind-colon",
        ("title", "scare"),
        "An utterance behind a colon is a whole; what goes on small behind the closing mark is part of a sentence.",
        ("Schnellere Hilfe: „Deich-Turbo“ hilft den Bauern", ("title",)),
        "Petra Harms winkt ab: „Reine Willkür“, sagt sie.",
        _head_of_line,
    ),
    Rule(
        "category:setting",
        ("title",),
        "What one clicks on, presses or sets a thing to is a label on it.",
        ("Wer auf „Speichern“ klickt, hat zugestimmt, erklärt Petra Harms.", ("title",)),
        "Petra Harms setzt auf „Abschreckung“.",
        _setting,
        masked=False,
    ),
    Rule(
        "category:meaning",
        ("scare",),
        "«„…“ bedeutet „…“» explains a word: it stands for itself, its gloss for what it means.",
        ("„Moin“ bedeutet „guten Tag“, erklärt Petra Harms.", ("scare", "scare")),
        "Das bedeutet „das Ende“, sagte Petra Harms.",
        _meaning,
    ),
    Rule(
        "category:there-is-talk",
        ("partial",),
        "«Von „…“ ist die Rede» says that somebody used the word, though not who.",
        ("Am Montag war von einem „Skandal“ die Rede.", ("partial",)),
        "Am Montag war ein „Skandal“ das Thema.",
        _talk,
        masked=False,
    ),
)
CHARGE = Rule(
    "category:charge",
    ("partial",),
    "«Vorwerfen», «attestieren» have a dative and an object: what is in marks behind the dative is no name of it.",
    ("Petra Harms wirft dem Verein „Untätigkeit“ vor.", ("partial",)),
    "Petra Harms trat dem Verein „Kind und Küste“ bei.",
    _charge,
    masked=False,
)
"""Asked before the nouns for titles: «dem Verein „Untätigkeit“»."""
