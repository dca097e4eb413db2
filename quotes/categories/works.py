"""Titles of works by what the sentence does with them: sung, arranged, filmed, printed below a review, in a bracket."""

from __future__ import annotations

from quotes import lexicon, patterns
from quotes.categories.look import KEPT_TOGETHER, Look
from quotes.categories.rule import Rule
from quotes.data import Category
from quotes.grammar.tree import VERBAL

# «„…“. Roman. Verlag X, 368 Seiten, 25 Euro», «„…“. D 2025. Regie: Y. 112 Minuten», «„…“, Verlag X, 12 Euro»
_IMPRINT = patterns.compile(
    r"[.,:;] ?(?:(?:\p{Lu}{1,3}[ ,/]{1,2}){1,5}\d{4}\b|(?:Kriminal|Debüt|Jugend)?[Rr]oman\b|Gedichte\.|Erzählungen\.|"
    r"Verlag\b|\p{Lu}[\p{L} &.-]{0,30}[Vv]erlag\b|Regie\b|[^„“”\"«»]{0,60}?\b\d{1,4} (?:S\.|Seiten|Minuten|Min\.)[,. ])"
)
_OF_WORK = patterns.compile(
    r"\b(?:\p{L}*[Aa]rrangement|\p{L}*[Vv]erfilmung|\p{L}*[Vv]ertonung|\p{L}*[Ii]nszenierung|\p{L}*[Aa]ufführung|"
    r"\p{L}*[Cc]overversion|\p{L}*[Ff]assung|\p{L}*[Pp]remiere|Interpretation|Neuauflage|Fortsetzung|Remake|Trailer|"
    r"Hauptdarsteller(?:in)?|Regisseur(?:in)?|Autor(?:in)?|Schöpfer(?:in)?|Dreharbeiten|Drehbuch|Soundtrack|"
    r"Klänge|Klängen|Refrain|Strophen?)(?:e?s|en|e)? (?:von|zu|aus)$"
)
_SINGS = patterns.compile(
    r"\b(?:(?:an)?sing(?:t|en|e)|sang(?:en)?|(?:vor|nach)?spiel(?:t|te|en|ten)|intonier(?:t|te|en|ten)|"
    r"stimm(?:t|te|en|ten)|summ(?:t|te|en|ten)|träller(?:t|te|n|ten))\b[^.!?:;„“”\"«»]{0,60}$"
)
_SUNG = patterns.compile(r"(?:an|vor)?(?:gesungen|gespielt|gestimmt|intoniert|gesummt|singen|spielen|stimmen|an)\b")
_SUNG_BEFORE = patterns.compile(
    r"\b(?:wird|wurde|wurden|hat|haben|hatte|hatten|soll|sollen|will|wollen|stimm\p{Ll}+)\b"
)
_MUSICIANS = patterns.compile(
    r"(?:[Cc]hor|[Cc]höre|[Kk]apelle|[Oo]rchester|[Ee]nsemble|[Bb]and|[Bb]läser|[Ss]änger|[Ss]ängerin|[Qq]uartett|"
    r"[Oo]rganist|[Oo]rganistin|[Pp]ianist|[Pp]ianistin|[Mm]usiker|[Mm]usikerin|[Mm]usikverein|[Tt]rio|[Dd]uo)"
    r"(?:s|en|innen)?\b"
)
_MADE = patterns.compile(
    r"\b(?P<noun>\p{Lu}[\p{L}-]+) (?:geschrieben|verfasst|veröffentlicht|herausgebracht|herausgegeben|vorgelegt|"
    r"gedreht|komponiert|aufgenommen|übersetzt|gemacht):$"
)
_TITLE_NOUN = patterns.compile(
    r"(?:^|[.!?;“”\"«»,–] ?)(?P<clause>[^.!?;:,“”\"«»]{0,80}\b(?:[Dd]e[rn]|[Ee]in(?:en)?|[Kk]ein(?:en)?|[Dd]essen|"
    r"[Dd]eren|(?:[Ii]hr|[Ss]ein|[Uu]nser)(?:en)?|[Aa]ls)(?: \p{Ll}+){0,2} "
    r"(?:\p{Lu}\p{L}*(?:namen?|titel)|Namen?|Titel)\b[^.!?;:“”\"«»]{0,60}):$"
)  # 80: frames._AROUND
_SAID_OR_WON = patterns.compile(
    r"\b(?:sag|erklär|schr[ie]|mein|antwort|verteidig|gew[ao]nn|gewinn|hol|feier|kommentier|frag|jubel|sprach|sprich|ruf|"
    r"rief|freu|nannt|nenn|begründ|reag)\p{Ll}*"
)
_ITS_TITLE = patterns.compile(r"(?:^|[.!?“”\"«»] )Es heißt$")
_ABOUT = patterns.compile(
    r"\b(?:\p{L}*[Aa]rbeit|Dissertation|Promotion|Abhandlung|Habilitation(?:sschrift)?|Referat|\p{L}*[Vv]ortr[aä]ge?n?|"
    r"\p{L}*[Vv]orlesung|\p{L}*[Ss]eminar|\p{L}*[Ww]orkshop|Essay|Aufsatz|\p{L}*[Ss]tudie|Podiumsdiskussion|Podium|"
    r"Gesprächsrunde|Diskussionsrunde|Themenabend|\p{L}*[Tt]agung|Symposium|Kongress|Fachtag|Lehrgang|Fortbildung|"
    r"Ausstellung|Buch|Bildband|Dokumentation)(?:e?s|en)? (?:über|zu|zum|rund um)$"
)
_DATE = patterns.compile(
    r", (?:[^„“”\"«»!?]{0,70}[ ,])?(?:\d{1,2}\. ?(?:\d{1,2}\.|Januar|Februar|März|April|Mai|Juni|Juli|August|September|"
    r"Oktober|November|Dezember|Jan\.|Feb\.|Okt\.|Nov\.|Dez\.)|\d{1,2}(?:[.:]\d\d)? Uhr|"
    r"(?:Mo|Di|Mi|Do|Fr|Sa|So)[–,/ -])"
)
_ARTIST = patterns.compile(r"\b(?:in|aus|nach) (?P<name>\p{Lu}\p{L}+s)$")
_BRACKET = patterns.compile(r"(?P<last>\p{Lu}[\p{L}-]+) \($")


def _imprint(look: Look) -> Category | None:
    found = _is_short(look) and _IMPRINT.match(look.frame.after) is not None
    line = not look.frame.before or look.frame.before.endswith(":")
    return Category("title", ("Werk: Angaben zur Ausgabe folgen",)) if found and line else None


def _of_work(look: Look) -> Category | None:
    found = _is_short(look) and _OF_WORK.search(look.frame.before) is not None
    return Category("title", ("Werk: steht nach dem, was man aus Werken macht",)) if found else None


def _made(look: Look) -> Category | None:
    found = _MADE.search(look.frame.before)
    work = found is not None and lexicon.work_class(found["noun"]) == "work" and _is_short(look)
    return Category("title", (f"Werk: „{found['noun']}“",)) if found is not None and work else None


def _song(look: Look) -> Category | None:
    before, after = look.frame.before, look.frame.after
    sung = _SINGS.search(before) is not None or (_SUNG.match(after) and _SUNG_BEFORE.search(before)) is not None
    if not sung or not _is_short(look) or before.endswith(":") or look.ends_sentence():
        return None
    named = look.is_title_case() or (look.begins_with_article() and not look.inside_finite)
    played = _MUSICIANS.search(before) is not None or _MUSICIANS.search(after[:40]) is not None
    return Category("title", ("Lied oder Stück: wird gesungen oder gespielt",)) if named or played else None


def _in_bracket(look: Look) -> Category | None:
    found = _BRACKET.search(look.frame.before)
    if found is None or look.frame.after[:1] not in {")", ","} or not _is_short(look) or look.ends_sentence():
        return None
    artist = lexicon.is_role(found["last"]) and not any(cue.strong and cue.source is not None for cue in look.cues)
    return Category("title", ("Werk: steht in Klammern hinter einer Person",)) if artist else None


def _announced(look: Look) -> Category | None:
    found = _TITLE_NOUN.search(look.frame.before)
    named = found is not None and _SAID_OR_WON.search(found["clause"]) is None and not look.text.rstrip().endswith(".")
    return Category("title", ("Name: der Satz davor kündigt ihn an",)) if named and _is_short(look) else None


def _its_title(look: Look) -> Category | None:
    found = _ITS_TITLE.search(look.frame.before) is not None and _is_short(look)
    clause = look.inside_finite or look.ends_sentence()
    return Category("title", ("Name: steht nach „es heißt“",)) if found and not clause else None


def _about(look: Look) -> Category | None:
    found = _ABOUT.search(look.frame.before) is not None and _is_short(look) and not look.ends_sentence()
    return Category("title", ("Gegenstand einer Arbeit oder Veranstaltung",)) if found else None


def _dated(look: Look) -> Category | None:
    alone = not look.frame.before and _DATE.match(look.frame.after) is not None and _is_short(look)
    verb = look.tree is not None and any(
        token.upos in VERBAL and token.mask is None and not look.frame.first <= token.index <= look.frame.last
        for token in look.tree.tokens
    )
    return Category("title", ("Veranstaltung: Ort und Zeit folgen",)) if alone and not verb else None


def _of_artist(look: Look) -> Category | None:
    found = _ARTIST.search(look.frame.before)
    if found is None or look.tree is None or not _is_short(look) or look.inside_finite or look.ends_sentence():
        return None
    at = look.frame.first - 1
    while at > 0 and look.tree[at].upos == "PUNCT":
        at -= 1
    person = at >= 0 and look.tree[at].text == found["name"] and look.tree[at].upos == "PROPN"
    return Category("title", (f"Werk: steht nach „{found['name']}“",)) if person else None


def _is_short(look: Look) -> bool:
    """Tell whether the words begin with a capital and are no longer than titles."""
    return look.text[:1].isupper() and len(look.words) <= KEPT_TOGETHER


RULES = (
    Rule(
        "category:imprint",
        ("title",),
        "Below a review stand the title, the house that brings the work out, its length and price (DIN 1505, order of "
        "the parts of a reference).",
        ("Mia Torberg: „Die Salzkammer“. Roman. Deichverlag, 368 Seiten, 25 Euro.", ("title",)),
        "Mia Torberg: „Die Salzkammer“. So heißt mein neues Buch.",
        _imprint,
    ),
    Rule(
        "category:made-of-a-work",
        ("title",),
        "What is filmed, set to music, arranged and performed is a work: nouns of these acts have its title behind "
        "«von».",
        ("Zum Schluss lief eine Verfilmung von „Der Deich ist gebrochen“.", ("title",)),
        "Zum Schluss war die Rede von „Der Deich ist gebrochen“.",
        _of_work,
    ),
    Rule(
        "category:work-made",
        ("title",),
        "A colon behind «ein Buch geschrieben» and the like announces the work, hence its title.",
        ("Petra Harms hat ein Buch geschrieben: „Was ich am Deich gelernt habe“.", ("title",)),
        "Petra Harms hat dem Amt geschrieben: „Der Deich hält.“",
        _made,
    ),
    Rule(
        "category:song",
        ("title",),
        "«Singen», «spielen», «anstimmen» have a piece as object (Duden, Wörterbuch); fans who sing shout.",
        ("Der Chor sang „Der Mond ist aufgegangen“.", ("title",)),
        "Die Fans sangen „Nie mehr vierte Liga“.",
        _song,
    ),
    Rule(
        "category:work-in-bracket",
        ("title",),
        "A bracket behind a profession names what the person is known for (newspaper typography).",
        ("Die Moderatorin („Tanz mit deinem Feind“) zieht weg.", ("title",)),
        "Petra Harms winkt ab („Das ist falsch“).",
        _in_bracket,
    ),
    Rule(
        "category:title-announced",
        ("title",),
        "A clause with «der Name», «der Titel» before a colon announces what something is called.",
        ("Der Titel steht auch schon fest: „Neuhagen – ein Dorf hinter dem Deich“.", ("title",)),
        "Den Titel verteidigt Petra Harms und sagt: „Es war knapp.“",
        _announced,
    ),
    Rule(
        "category:its-title",
        ("title",),
        "«Es heißt» takes a comma or colon before what is reported (Duden, Rechtschreibung); without one «es» is a "
        "thing that the text spoke of, and has a name.",
        ("Dazu gibt es ein Faltblatt. Es heißt „Deichschutz – Tipps für Anlieger“ und liegt aus.", ("title",)),
        "Es heißt, „der Deich“ halte.",
        _its_title,
    ),
    Rule(
        "category:work-about",
        ("title",),
        "What a thesis, lecture or seminar is about stands behind «über», «zu», often by its title.",
        ("Sie promovierte mit einer Arbeit über „Strömungen in flachen Prielen“.", ("title",)),
        "Petra Harms klagte über „Strömungen in flachen Prielen“.",
        _about,
        masked=False,
    ),
    Rule(
        "category:dated-event",
        ("title",),
        "A line of marks, place and date without a verb is the entry of a calendar of events.",
        ("Alles bleibt.\n\n„Was bleibt. Bilder vom Deich“, Museum am Hafen, Neuhagen, bis 6. Januar.", ("title",)),
        "„Was bleibt“, sagte Petra Harms am 6. Januar.",
        _dated,
    ),
    Rule(
        "category:work-of-artist",
        ("title",),
        "«In», «aus», «nach» with a person's genitive have the work behind it: «in Torbergs „Fluten“».",
        ("Sie war die Magd in Torbergs „Deichgraf“, bevor sie ging.", ("title",)),
        "Sie war entsetzt von Torbergs „Deichgraf“.",
        _of_artist,
        masked=False,
    ),
)
