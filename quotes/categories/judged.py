"""Words in marks that the sentence gives to somebody by its shape, whatever the parser makes of it.

Judgements without a verb of speech («für X ist das „…“», «findet das „…“», «zeigt sich „…“»), and two frames of speech
in which a noun in marks is taken for a name («nennt den Entwurf „Flickwerk“», «sprach von „Fake News“»).
"""

from __future__ import annotations

from quotes import lexicon, patterns
from quotes.categories.look import Look
from quotes.categories.rule import Rule
from quotes.cues.phrases import is_words
from quotes.data import Category
from quotes.grammar.tree import base

# «für sie ist das „…“», «das ist für den Verband „…“»; no negated article or preposition right before the mark
_COPULA = r"(?:ist|sind|war|waren|sei|seien|wäre|wären|bleibt|bleiben|blieb|klingt|klang|bedeutet|bedeutete)"
_FOR = r"[Ff]ür (?:ihn|sie|mich|uns|(?:[\p{Ll}.]+ ){0,3}\p{Lu}[^.!?:;„“”\"«»]{0,60}?)"
_FOR_IS = patterns.compile(rf"\b{_FOR}(?:,[^.!?:;,„“”\"«»]{{1,40}},)? {_COPULA}\b[^.!?:;„“”\"«»]{{0,50}}$")
_IS_FOR = patterns.compile(rf"\b{_COPULA}(?: [\p{{L}}-]+){{0,3}} {_FOR}$")
_FOR_ALONE = patterns.compile(r"(?:^|[.!?“”\"«»] )Für (?:ihn|sie|mich|uns|(?:[\p{Ll}.]+ ){0,2}\p{Lu}[\p{L}-]+)$")
_FINDS = patterns.compile(
    r"\b(?:[Ff]inde|[Ff]indet|[Ff]inden|[Ff]and|[Ff]anden|[Ff]ände|[Ff]änden)\b[^.!?:;„“”\"«»]{0,60}$"
)
_SEES = frozenset({"sehen", "finden"})
_SHOWS = patterns.compile(
    r"\b(?:zeigt|zeigte|zeigen|zeigten|zeige|gibt|gab|geben|gaben|gebe|fühlt|fühlte|fühlen|fühlten|fühle)"
    r"(?: [\p{L}-]+){0,3} sich(?: [\p{Ll}-]+){0,4}$|"
    r"\bsich(?: [\p{L}-]+){0,6}$"
)
_SHOWN = patterns.compile(r"(?:gezeigt|zeigt|zeigte|zeigten|gegeben|gibt|gab|gaben|gefühlt|fühlt|fühlte|fühlten)\b")
_MOVED = patterns.compile(r"\b(?:zeigt|zeigte|zeigen|zeigten|zeige) sich(?: [\p{Ll}-]+){1,3} (?:über|von|vom|wegen)$")
_ENDS = patterns.compile(r"$|[.,;:!?)–—-]|(?:und|aber|oder|weil|als|für|über|von|wegen)\b")
_INDEFINITE = patterns.compile(r"\beine[nr]?$|\bein$|\bals$")
_ATTRIBUTED = patterns.compile(
    r"(?:^|\s)(?:d(?:er|ie|en|em|es)|eine[rnms]?|k?ein|keine[rnms]?|(?:sein|ihr|unser)\p{Ll}*|diese[rnms]?|"
    r"in|im|am|an|auf|aus|bei|mit|nach|von|vom|zu|zum|zur|ohne|gegen|unter|um|vor|durch|hinter)$"
)
_CALLS = patterns.compile(
    r"\b(?:nennt|nannte|nennen|nannten|nenne|genannt)\b(?:[^.!?:;,„“”\"«»]{0,40}?)"
    r"\b(?:das|dies|es|d(?:en|ie|as|iesen?|ieses) (?:[\p{Ll}-]+ )?(?P<noun>\p{Lu}[\p{L}-]+))"
    r"(?: (?:auch|nur|schlicht|einfach|gar|ein|eine|einen|jedoch|dagegen|hingegen|daraufhin|noch|nicht|"
    r"d(?:er|es) \p{Lu}[\p{L}-]+))*+$"
)
_THAT_CALLS = patterns.compile(
    r"(?:^|[.!?“”\"«»] )D(?:as|ies) (?:nennt|nannte|nennen|nannten) (?!man\b)[^.!?:;,„“”\"«»]{1,50}$"
)
_SPEAKS_OF = patterns.compile(
    r"\b(?:spricht|sprach|sprechen|sprachen|spreche|redet|redete|reden|redeten|rede)\b"
    r"(?:[^.!?:;,„“”\"«»]{0,40}?) von(?: eine[mr])?(?: [\p{Ll}-]+e[mnr])?$"
)


def _view(look: Look) -> Category | None:
    before = look.frame.before
    own = look.begins_small() or _INDEFINITE.search(before) is not None
    is_view = (_FOR_IS.search(before) or _IS_FOR.search(before)) is not None and _ENDS.match(look.frame.after)
    found = own and (is_view or (_FOR_ALONE.search(before) and look.frame.after[:1] in {".", ""}))
    return Category("partial", ("so sieht es jemand: „für … ist …“",)) if found and not _is_attribute(look) else None


def _finds(look: Look) -> Category | None:
    found = look.begins_small() and _FINDS.search(look.frame.before) and _ENDS.match(look.frame.after)
    return Category("partial", ("so findet es jemand",)) if found and not _is_attribute(look) else None


def _seen(look: Look) -> Category | None:
    tree, cue = look.tree, look.cue
    if tree is None or cue is None or cue.lemma not in _SEES or look.frame.first == 0 or not look.begins_small():
        return None
    noun = tree[look.frame.first - 1]
    seen = noun.upos == "NOUN" and base(noun.deprel) == "obj" and noun.head == cue.head and not is_words(noun)
    found = seen and len(look.words) > 1 and _ENDS.match(look.frame.after)
    return Category("partial", ("so sieht es jemand",)) if found else None


def _shows(look: Look) -> Category | None:
    if not look.begins_small():
        return None
    before, after = look.frame.before, look.frame.after
    shown = _SHOWS.search(before)
    state = shown is not None and (not shown[0].startswith("sich") or _SHOWN.match(after) is not None)
    found = (state and not _is_attribute(look) and (_ENDS.match(after) or _SHOWN.match(after))) or _MOVED.search(before)
    return Category("partial", ("so zeigt sich jemand",)) if found else None


def _is_attribute(look: Look) -> bool:
    """Tell whether an article or a preposition binds the words to a noun behind them: «das „kleine“ Haus»."""
    return _ATTRIBUTED.search(look.frame.before) is not None and _INDEFINITE.search(look.frame.before) is None


def _calls(look: Look) -> Category | None:
    if look.is_title_in_sentence():
        return None
    called = _CALLS.search(look.frame.before)
    noun = (called["noun"] or "") if called is not None else ""
    thing = called is not None and lexicon.work_class(noun) in {"", "law"}
    found = thing or _THAT_CALLS.search(look.frame.before) is not None
    return Category("partial", ("so nennt es jemand",)) if found else None


def _speaks_of(look: Look) -> Category | None:
    found = _SPEAKS_OF.search(look.frame.before) is not None and not look.is_title_in_sentence()
    return Category("partial", ("davon spricht jemand",)) if found else None


RULES = (
    Rule(
        "category:view-of",
        ("partial",),
        "«Für» with a person and a copula tells whose judgement the predicate is (Duden, Grammatik, Dativus iudicantis "
        "and «für»): its words are theirs.",
        ("Für Petra Harms ist der Plan „ein Witz“.", ("partial",)),
        "Für Petra Harms ist das „Haus“ am Deich zu teuer.",
        _view,
        masked=False,
    ),
    Rule(
        "category:found-so",
        ("partial",),
        "«Finden» with an object and an adjective judges (Duden, Wörterbuch): the adjective is the subject's word.",
        ("Petra Harms findet das „dreist“.", ("partial",)),
        "Petra Harms fand im „kleinen“ Saal statt.",
        _finds,
        masked=False,
    ),
    Rule(
        "category:shown-so",
        ("partial",),
        "«Sich zeigen», «sich geben», «sich fühlen» with an adjective tell how somebody presents himself.",
        ("Petra Harms zeigte sich „entsetzt“.", ("partial",)),
        "Petra Harms zeigte sich im „neuen“ Kleid.",
        _shows,
        masked=False,
    ),
    Rule(
        "category:spoken-of",
        ("partial",),
        "«Sprechen von» without an article has the word itself behind it (Duden, Wörterbuch: «von etwas sprechen»).",
        ("Petra Harms sprach von „Fake News“.", ("partial",)),
        "Petra Harms sprach vom „Elbkurier“.",
        _speaks_of,
        masked=False,
    ),
)
CALLED = Rule(
    "category:called-so",
    ("partial",),
    "«Nennen» with an object has a second accusative behind it, what the subject calls the thing; nicknames are "
    "those of persons.",
    ("Ole Brandt nennt den Entwurf „Flickwerk“.", ("partial",)),
    "Ole Brandt nennt seinen Bruder „Kuddel“.",
    _calls,
    masked=False,
)
"""Asked before the nouns for titles: «nannte die Reform „Murks“»."""
SEEN = Rule(
    "category:seen-so",
    ("partial",),
    "«Sehen» and «finden» take behind their object what it is seen to be (Duden, Grammatik, Objektsprädikativ): words "
    "that begin small there are the subject's verdict, no name of the noun before them.",
    ("Der Verband sieht das Preissegment „massiv unter Druck“.", ("partial",)),
    "Der Verband sah im Preissegment „Druck“.",
    _seen,
    masked=False,
)
"""Asked before them as well: «sieht den Begriff „unter Druck“»."""
