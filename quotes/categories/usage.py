"""Words in marks that belong to the language or to a circle of people: nobody in the text claims them.

What specialists call a thing («Meteorologen sprechen von einer „…“»), what it is called in a place («was sie hier das
„…“ nennen»), what is only talked of («das Gerede von der „…“»), and equations («„laut gleich stark“»).
"""

from __future__ import annotations

from quotes import lexicon, patterns
from quotes.categories.look import EXPRESSION, NAME, Look
from quotes.categories.rule import Rule
from quotes.data import Category

# --- what specialists call it: a bare plural as the subject, the present tense, and a thing pointed at
_CALLS = r"(?P<verb>sprechen|reden|nennen|bezeichnen)"
_REST = r"(?P<rest>(?: [^.!?:;„“”\"«»]{0,60}+)?)"
_OPENS = r"(?:^|[.!?;:“”\"«»,–] ?|\b(?:und|denn|wie|was|dass|weil|so|wenn|da|den|die|das|von dem|von der|wovon) )"
_FIRST = patterns.compile(rf"{_OPENS}(?P<who>\p{{Lu}}[\p{{L}}-]+) {_CALLS}\b{_REST}$")
_INVERTED = patterns.compile(
    r"(?=[^.!?:;„“”\"«»]{0,80}+$)"  # frames._AROUND
    rf"(?P<front>[^.!?:;„“”\"«»]{{0,60}})\b{_CALLS} (?P<who>\p{{Lu}}[\p{{L}}-]++)\b{_REST}$"
)
_LAST = patterns.compile(
    r"(?:\b(?P<point>was|wie|den|die|das|dies|es|wovon|von dem|von der) )(?P<who>\p{Lu}[\p{L}-]+)\b"
    r"(?P<rest>(?: (?:auch|gern|meist|meistens|häufig|nur|kurz|als|von|vom|eine?[nmr]?|den|die|das|der|dann|heute))*)$"
)
_CALLS_LAST = patterns.compile(r"(?:nennen|bezeichnen|sprechen|reden)\b")
_OF = patterns.compile(r"\b(?:vo[nm]|von (?:eine[mr]|de[mnr]))(?: \p{Ll}+e[mnr])?$")
_THIS = patterns.compile(
    r"\b(?:das|dies|es|so ?etwas|sowas|dazu|dabei|dann|hier|(?:solche|diese|derartige)[nrms]?|derlei|ein solche[sr]|"
    r"einen solchen|eine solche|ihn|sie)\b"
)

# --- what it is called in a place or circle
_CIRCLE = (
    r"(?:hier|dort|intern|untereinander|liebevoll|zärtlich|scherzhaft|salopp|spöttisch|augenzwinkernd|nur|im Scherz|"
    r"(?:im|am|in der|in dem) \p{Lu}[\p{L}-]++)"
)
_THEY = (
    r"(?:sie|alle|viele|die (?:Leute|Einheimischen|Anwohner|Bewohner|Dorfbewohner|Fans|Mitarbeiter|Mitglieder|Nachbarn|"
    r"Kinder|Kollegen|Schüler|Patienten|Gäste|Stammgäste|Insider))"
)
_CALLED_HERE = patterns.compile(
    rf"\b(?:was|den|die|das|wie) {_THEY}(?: \p{{Ll}}++)?(?: {_CIRCLE}){{1,20}}"
    r"(?: (?:auch|immer))?(?: d(?:en|ie|as|er))?$"
)  # more than 20 have no room before the mark: frames._AROUND
_CALL = patterns.compile(r"(?:nennen|nannten|rufen|riefen)\b")
_HERE_CALLED = patterns.compile(
    rf"\b(?:nennen|nannten|rufen|riefen) {_THEY}(?: (?:ihn|sie|es|das|dies|\p{{Lu}}[\p{{L}}-]+|d(?:en|ie|as) "
    rf"\p{{Lu}}[\p{{L}}-]+))?(?: {_CIRCLE}){{1,20}}(?: (?:auch|immer))?(?: d(?:en|ie|as))?$|"
    rf"\b[Hh]ier (?:nennen|nannten|rufen|riefen) {_THEY}[^.!?:;„“”\"«»]{{1,40}}$"
)
_WE_CALL = patterns.compile(
    r"\b[Ww]ir (?:sagen|nennen)(?: \p{Ll}+){0,2}? (?:dazu|das|es|so etwas)(?: \p{Ll}+){0,2}$|"
    r"\b(?:[Dd]azu|[Dd]as|[Ss]o etwas) (?:sagen|nennen) wir(?: \p{Ll}+){0,2}$"
)

# --- only talked of
_TALK = patterns.compile(
    r"\b(?:Gerede|Geschwätz|Geraune|Märchen|Mär|Mythos|Mythen|Legenden?|Klischees?|Vorurteil|Stereotyp|Narrativ|Trugbild|"
    r"Zerrbild|Schreckgespenst|Gespenst|Hype)e?[ns]?(?: (?:vo[mn]|über|um|de[sr]|eine[rs]))(?: d(?:ie|as|en|em|er))?"
    r"(?: \p{Ll}+e[nrms]?)?$"
)
_THAT_OLD = patterns.compile(r"(?:^|\s)[Jj]ene[nrms]?$")

_SPOKEN_OF = patterns.compile(
    r", (?:von|über|mit|vor) (?:de[mnr]|denen|die) [^.,]{0,60}\b(?:spr[aiä]ch|rede|schwärm|warn|träum|schr[ie])\p{Ll}*"
)
_REFUSED_OF = patterns.compile(r"\b[Vv](?:om|on(?: (?:eine[mr]|de[mnr]))?)(?: \p{Ll}+e[nrm])?$")
_REFUSED = patterns.compile(
    r"[^.,!?:;“”\"«»]{0,60}\b(?:nicht|nichts|niemand|kein\p{Ll}*|ungern)\b[^.,!?:;“”\"«»]{0,20}"
    r"\b(?:reden|sprechen|wissen|hören)\b"
)
_REFUSED_BEFORE = patterns.compile(
    r"\b(?:nicht|nichts|niemand|keiner|ungern|(?:warn|rät|riet|rat)\p{Ll}* [^.!?:;]{0,40}(?:davor|davon ab),)"
    r"(?: [^.!?:;“”\"«»]{0,30})? ?[Vv](?:om|on(?: (?:eine[mr]|de[mnr]))?)(?: \p{Ll}+e[nrm])?$"
)
_SPEAKS_OF = patterns.compile(r"(?:zu )?(?:reden|sprechen|wissen|hören)\b")
_TYPICAL = patterns.compile(r"typisch \p{L}+")
_EQUAL = patterns.compile(r"[\p{L}-]+ (?:(?:ist )?gleich|=) [\p{L}-]+")


def _of_specialists(look: Look) -> Category | None:
    if look.inside_finite or look.ends_sentence() or len(look.words) > EXPRESSION or _is_verdict(look):
        return None
    who = _who_calls(look.frame.before) or _who_calls_last(look)
    return Category("scare", (f"Fachwort: so nennen es „{who}“",)) if who else None


def _who_calls(before: str) -> str:
    """Return the specialists that call or speak of something right before the mark, empty if none do."""
    for shape in (_FIRST, _INVERTED):
        found = shape.search(before)
        if found is not None and _is_specialist(found["who"]):
            speaks = found["verb"] in {"sprechen", "reden"}
            pointed = found["rest"] if speaks or shape is _FIRST else found["front"] + found["rest"]
            if (_OF if speaks else _THIS).search(pointed) is not None:
                return found["who"]
    return ""


def _who_calls_last(look: Look) -> str:
    """Return the specialists of a clause whose verb is behind the mark: «was Fachleute „…“ nennen»."""
    found = _LAST.search(look.frame.before)
    calls = found is not None and _CALLS_LAST.match(look.frame.after) is not None
    return found["who"] if found is not None and calls and _is_specialist(found["who"]) else ""


def _is_specialist(noun: str) -> bool:
    """Tell whether a noun in the plural stands for people who know a field: «Meteorologen», «Klimaforscher»."""
    return noun.lower().endswith(_specialists())


def _specialists() -> tuple[str, ...]:
    return tuple(lexicon.closed("specialists"))


def _is_verdict(look: Look) -> bool:
    """Tell whether the words judge: a small adjective alone, or one of the words for good and bad."""
    if not look.words or not look.words[-1][:1].isupper():
        return True
    stems = tuple(lexicon.closed("stems_of_verdicts"))
    return any(word.lower().startswith(stems) for word in look.words) or look.words[-1].lower().endswith(stems)


def _called_here(look: Look) -> Category | None:
    if len(look.words) > EXPRESSION or look.ends_sentence():
        return None
    behind = _CALLED_HERE.search(look.frame.before) is not None and _CALL.match(look.frame.after) is not None
    found = behind or _HERE_CALLED.search(look.frame.before) is not None
    return Category("title", ("Name: so heißt es dort",)) if found else None


def _we_call(look: Look) -> Category | None:
    found = _WE_CALL.search(look.frame.before) is not None and len(look.words) <= EXPRESSION
    return Category("scare", ("so nennen „wir“ es: Begriff",)) if found and not _is_verdict(look) else None


def _talked_of(look: Look) -> Category | None:
    found = _TALK.search(look.frame.before) or (
        _THAT_OLD.search(look.frame.before) and not look.has_cue() and _SPOKEN_OF.match(look.frame.after) is None
    )
    short = len(look.words) <= EXPRESSION and not look.inside_finite
    return Category("scare", ("davon wird nur geredet",)) if found and short else None


def _refused(look: Look) -> Category | None:
    before, after = look.frame.before, look.frame.after
    of = _REFUSED_OF.search(before) is not None
    denied = _REFUSED_BEFORE.search(before) is not None and _SPEAKS_OF.match(after) is not None
    found = (of and _REFUSED.match(after) is not None) or denied
    short = len(look.words) <= EXPRESSION and not look.inside_finite
    return Category("scare", ("Wort, das jemand ablehnt",)) if found and short else None


def _equation(look: Look) -> Category | None:
    found = _EQUAL.fullmatch(look.text.strip()) is not None
    return Category("scare", ("Gleichung",)) if found else None


def _is_reported(look: Look) -> bool:
    return look.has_cue() or look.is_in_subjunctive()


def _typical(look: Look) -> Category | None:
    found = _TYPICAL.fullmatch(look.text.strip()) is not None and not _is_reported(look)
    return Category("scare", ("stehende Wendung",)) if found else None


def _foreign(look: Look) -> Category | None:
    words = {word.lower() for word in look.words}
    foreign = words & lexicon.closed("foreign_words") and not words & lexicon.closed("german_words")
    found = foreign and 1 < len(look.words) <= NAME and look.begins_small() and not _is_reported(look)
    return Category("scare", ("fremdsprachige Wendung",)) if found and not look.ends_sentence() else None


RULES = (
    Rule(
        "category:word-of-specialists",
        ("scare",),
        "A bare plural in the present tense is generic (Duden, Grammatik, Generischer Gebrauch): what specialists call "
        "such a thing is its term, unless the word judges.",
        ("Fachleute sprechen von einer „Setzungswelle“.", ("scare",)),
        "Experten sprechen von einem „beispiellosen Skandal“.",
        _of_specialists,
        masked=False,
    ),
    Rule(
        "category:called-here",
        ("title",),
        "What people of a place or circle call something among themselves is its name there, no verdict of theirs.",
        ("Im Keller liegt das, was sie hier die „Schatzkammer“ nennen.", ("title",)),
        "Im Keller liegt das, was Petra Harms eine „Schande“ nennt.",
        _called_here,
        masked=False,
    ),
    Rule(
        "category:called-by-us",
        ("scare",),
        "«Wir nennen das „…“» gives the word of a trade or place.",
        ("Der Balken knarrt, wir sagen dazu „Deichgesang“.", ("scare",)),
        "Wir sagen dazu „unerhört“.",
        _we_call,
        masked=False,
    ),
    Rule(
        "category:talked-of",
        ("scare",),
        "«Gerede», «Mythos», «Klischee» and «jener» hold the words behind them at a distance (Duden, Wörterbuch).",
        ("Das Gerede von der „neuen Flut“ nervt Ole Brandt.", ("scare",)),
        "Ole Brandt warnte vor einer „neuen Flut“.",
        _talked_of,
        masked=False,
    ),
    Rule(
        "category:refused",
        ("scare",),
        "Who will not speak of «…», or warns of doing so, does not use the word (Zifonun et al. 1997, Negation).",
        ("Von einer „Pleite“ will Ole Brandt nicht sprechen.", ("scare",)),
        "Ole Brandt will von einer „Pleite“ sprechen.",
        _refused,
        masked=False,
    ),
    Rule(
        "category:equation",
        ("scare",),
        "«X gleich Y» equates two words; it is spoken of, not said.",
        ("Hier zählt nur „laut gleich stark“.", ("scare",)),
        "Hier zählt nur „gleich viel Lärm“.",
        _equation,
        masked=False,
    ),
    Rule(
        "category:typical",
        ("scare",),
        "«Typisch deutsch» is a set phrase: it quotes what all are thought to say, hence nobody.",
        ("Er gibt sich wortkarg, „typisch norddeutsch“ eben.", ("scare",)),
        "Das sei „typisch Rathaus“, sagte Petra Harms.",
        _typical,
        masked=False,
    ),
    Rule(
        "category:foreign-phrase",
        ("scare",),
        "Foreign phrases are marked as foreign words (Duden, Rechtschreibung); a sentence that names no source quotes "
        "nobody with them.",
        ("Die Werft bekommt den Stahl „just in time“ aus Neuhagen.", ("scare",)),
        "Die Werft bekomme den Stahl „just in time“, sagte Petra Harms.",
        _foreign,
        masked=False,
    ),
)
