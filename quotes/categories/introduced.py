"""What a stretch is by what stands right before its mark: «sogenannte», a noun for works, names, terms."""

from __future__ import annotations

from dataclasses import dataclass

from quotes import lexicon, patterns
from quotes.categories.by_form import TITLE_REASON
from quotes.categories.look import KEPT_TOGETHER, UTTERANCE, WITH_WORDS, Look, asks_for
from quotes.categories.rule import Rule
from quotes.data import Category
from quotes.grammar.tree import base

_LAST_WORD = patterns.compile(r"([\p{L}][\p{L}\p{N}-]*)\s*[(,:]?$")
_LAST_TWO = patterns.compile(r"([\p{L}][\p{L}\p{N}-]*)\s+([\p{L}\p{N}][\p{L}\p{N}-]*)$")
_LIKE = patterns.compile(r"(?<=\p{L}{3}) wie(?= ?:?$)")  # «Filme wie „…“», «Artikel wie: „…“»
_POSTS = patterns.compile(
    r"(?:[Bb]eitr[aä]g|[Tt]ext|[Kk]ommentar|[Pp]ost|[Zz]eile|[Vv]ers|[Gg]esang|[Ss]prech)\p{Ll}*$"
)
_IN_BRACKET = patterns.compile(r"\((?:[\p{Ll}-]+ ){0,3}[\p{L}-]+:$")  # «(ihr Motto: „…“)»
_PHRASES = ("zum ausdruck",)  # say nothing about what follows: «Sie brachte ihren Dank zum Ausdruck: „…“»
_HOLDS = patterns.compile(
    r"(?:\b(?:hielt|halten|hält|trug|trugen|tragen|trägt|hatten|zeigten|entroll|häng|schwenk|reckt|spann|brachte)\p{Ll}*|"
    r"(?:auf|hoch|mit|aus)?ge(?:hängt|halten|bracht|rollt|tragen|spannt|schwenkt|reckt)|(?:in die Höhe|empor|hoch)\b)"
)
_HELD_UP = patterns.compile(
    r"(?<![^.!?„“”\"«»])[^.!?„“”\"«»]*\b(?:\p{L}*[Tt]ransparent|\p{L}*[Pp]lakat|\p{L}*[Bb]anner|\p{L}*[Ss]pruchband|"
    r"\p{L}*[Ss]pruchbänder|\p{L}*[Pp]appschild|[Ss]childer|[Ss]child|[Ff]ahne)(?:e|er|s|n|en|ern)?(?:,)? "
    r"(?:mit (?:de[rmn] )?(?:Aufschrift(?:en)?|Slogans?|Sprüchen|Spruch|Parolen?|Worten|Forderung(?:en)?|Satz|Sätzen|"
    r"Botschaften|Botschaft)(?: wie)?|auf dene?[nm]?)$"
)
_OF_CONTENT = ("von", "vom", "vor", "über", "gegen", "um")  # may have before them what is said; «zum», «unter» not
# how many words a stretch has at most to be …; in dev, fixtures, cases no row changes with _COMPOUND from 2 to 8 nor
# with _CALLED from 5 to 20
_COMPOUND = 4  # part of a compound: „Buntes Dorf“-Fest
_CALLED = 10  # a name after «namens» and the like
_MARKED = 8  # a word at a distance after «sogenannt»
_SHORT_NAME = 3  # a name that may look like a sentence


@dataclass(frozen=True, slots=True)
class _Before:
    """The word right before a mark, and what it says of what follows."""

    word: str
    marked: bool  # «sogenannte»
    called: bool  # «namens»
    cls: str  # of nouns for works, names, terms; empty for a word that is none


def _before(look: Look) -> _Before | None:
    """Return the word before the mark; None where there is none, or one of a phrase that says nothing of it."""
    before, like = _without_like(look.frame.before)
    last = _LAST_WORD.search(before)
    if last is None or before.lower().rstrip(" :").endswith((*WITH_WORDS, *_PHRASES)):
        return None
    word, two = last[1], _LAST_TWO.search(before)
    marked = lexicon.is_scare_marker(word) or bool(two and lexicon.is_scare_marker(f"{two[1]} {two[2]}"))
    own = lexicon.work_class(word)
    called = own == "name" and (not marked or word == "namens") and not before.endswith(":")
    cls = "" if look.is_name_before(word) else own
    if not cls and two:
        cls = _class_of_numbered(two[1], two[2])
    if like:  # of posts and texts the words are what somebody wrote
        examples = cls in {"work", "press"} and _POSTS.search(word) is None
        return _Before(word, marked=False, called=False, cls=cls if examples else "")
    return _Before(word, marked, called, "" if marked else cls)


def _class_of_numbered(noun: str, number: str) -> str:
    """Return the class of a noun with a number between it and the mark: «das Album 2 „…“»; empty for any other."""
    return lexicon.work_class(noun) if number.isdigit() else ""


def _without_like(before: str) -> tuple[str, bool]:
    """Return what stands before a mark without «wie» at its end, and whether it stood there."""
    found = _LIKE.search(before)
    return (before, False) if found is None else (before[: found.start()] + before[found.end() :], True)


def _of_noun(look: Look) -> _Before | None:
    """Return the noun before the mark if it is one that says what the words behind it are."""
    found = _before(look)
    if any(cue.source is not None and look.frame.first - 1 in cue.tokens for cue in look.cues):
        return None  # «nach seinen Worten „…“» says whose they are, not what
    return found if found is not None and found.cls and len(look.words) <= KEPT_TOGETHER else None


def _compound(look: Look) -> Category | None:
    tied = look.frame.after.startswith("-") and not look.frame.after.startswith(("- ", "--"))
    return Category("title", ("Teil einer Zusammensetzung",)) if tied and len(look.words) <= _COMPOUND else None


def _called(look: Look) -> Category | None:
    found = _before(look)
    clause = look.begins_small() and len(look.words) >= UTTERANCE  # «ihren Namen „lieber nicht …“ haben will»
    if found is None or not found.called or len(look.words) > _CALLED or clause:
        return None
    return Category("title", (f"Name: steht nach „{found.word}“",))


def _marked(look: Look) -> Category | None:
    found, cue = _before(look), look.cue
    if found is None or not found.marked or len(look.words) > _MARKED:
        return None
    if look.frame.before.endswith(":") and cue is not None and cue.strong and cue.category == "verb":
        return None  # «rief auf Englisch: „…“»: the colon is the verb's, and direct speech follows (Duden)
    return Category("scare", (f"steht nach „{found.word}“",))


def _motto_in_bracket(look: Look) -> Category | None:
    found = _of_noun(look)
    if found is None or found.cls != "term" or not _IN_BRACKET.search(look.frame.before):
        return None
    return _as_term(found)


def _term_of_somebody(look: Look) -> Category | None:
    found, cue = _of_noun(look), look.cue
    if found is None or found.cls != "term" or _is_told(look):
        return None
    if cue is None or not cue.strong or cue.category != "verb" or not _is_object(look):
        return None
    reason = f"hängt vom Redeverb „{look.cue_text()}“ ab"
    return Category("direct" if look.is_sentence_like() else "partial", (reason,))


def _is_object(look: Look) -> bool:
    """Tell whether the noun before the mark is an object of the verb, no adverbial («zum Thema»), no clause's subject.

    A preposition that the verb asks for («spricht vom Begriff „…“») makes one as well; so does a comma before the mark:
    the words behind it are not the noun's alone.
    """
    tree, cue, at = look.tree, look.cue, look.frame.first - 1
    found = _before(look)
    label = found is not None and found.word.lower() in lexicon.closed("nouns_of_labels")
    if tree is None or cue is None or at < 0 or label:
        return False
    if look.frame.before.endswith(","):
        return True
    preposition = tree.preposition(at)
    if preposition:
        with_words = preposition == "mit" and look.is_sentence_like()  # «drohten mit der Parole „Wir kommen“»
        return with_words or (preposition in _OF_CONTENT and asks_for(cue.lemma, preposition))
    return tree[at].head in {cue.head, *look.frame.tokens} and base(tree[at].deprel) != "nsubj"


def _is_said_then(look: Look) -> bool:
    """Tell whether the noun before the colon only says when, where or how: «X nach dem Spiel: „…“», «auf Arabisch: …».

    What a noun names stands right behind it, without a colon; a preposition before it makes it an adverbial, and a
    whole sentence behind the colon is direct speech (Duden, Rechtschreibung).
    """
    tree, at = look.tree, look.frame.first - 1
    if tree is None or not look.frame.before.endswith(":") or not look.ends_sentence():
        return False
    while at > 0 and tree[at].upos == "PUNCT":
        at -= 1
    near = [tree[i].text.lower() for i in range(max(0, at - 3), at)]
    return bool({"nach", "vor", "beim", "bei", "während", "auf", "am"} & set(near)) and bool(look.inside_finite)


def _term(look: Look) -> Category | None:
    found = _of_noun(look)
    if found is None or found.cls != "term" or _is_told(look) or _is_said_then(look):
        return None
    written = look.is_inscription() and look.text[:1].isupper() and len(look.words) >= UTTERANCE
    return None if written else _as_term(found)


def _held_up(look: Look) -> Category | None:
    found = _HELD_UP.search(look.frame.before)
    held = found is not None and (_HOLDS.search(found[0]) or _HOLDS.match(look.frame.after)) is not None
    return Category("direct", ("steht auf dem, was jemand zeigt",)) if held and len(look.words) > 1 else None


def _as_term(before: _Before) -> Category:
    return Category("scare", (f"Begriff oder Motto: steht nach „{before.word}“",))


def _is_told(look: Look) -> bool:
    """Tell whether a sentence behind a colon is said by somebody: «Sein Motto nannte er so: „…“»."""
    return look.frame.before.endswith(":") and look.is_sentence_like() and look.has_cue()


def _noun(look: Look) -> Category | None:
    found = _of_noun(look)
    if found is None or found.cls == "term" or _is_said_then(look):
        return None
    cls = found.cls
    if look.is_sentence_like() and _is_written_there(look, cls):
        return None
    if look.frame.before.endswith(",") or (look.begins_small() and (cls != "name" or len(look.words) >= UTTERANCE)):
        return None
    return Category("title", (f"{TITLE_REASON.get(cls, 'Name')}: steht nach „{found.word}“",))


def _is_written_there(look: Look, cls: str) -> bool:
    """Tell whether a sentence behind a noun is what is written or said there, no name: «Auf dem Schiff: „Er hält.“»."""
    if look.frame.before.endswith(":") and cls not in {"work", "name"}:
        return True
    short = len(look.words) <= _SHORT_NAME and not look.ends_sentence()  # «Firma „Elbe lt“»: the parser sees a verb
    goes_on = cls == "event" and look.frame.after[:1].islower() and not look.ends_sentence()  # a campaign says nothing
    return look.inside_finite and cls != "work" and not short and not goes_on


RULES = (
    Rule(
        "category:compound",
        ("title",),
        "A hyphen behind the closing mark makes the words the first part of a compound (Duden, Rechtschreibung).",
        ("Der „Nordwind“-Chef schweigt.", ("title",)),
        "Der „Nordwind“ - so schrieb er - schweigt.",
        _compound,
    ),
    Rule(
        "category:called",
        ("title",),
        "«Namens» and nouns for names have the name right behind them (Duden, Grammatik, enge Apposition).",
        ("Im Hafen liegt ein Kahn namens „Alte Liebe“.", ("title",)),
        "Sie rief meinen Namen: „Petra!“",
        _called,
    ),
    Rule(
        "category:marked",
        ("scare",),
        "«Sogenannt», «angeblich», «vermeintlich» say that the word is not the writer's (Duden, Rechtschreibung).",
        ("Die sogenannten „Deichretter“ trafen sich am Hafen.", ("scare",)),
        "Die „Deichretter“ trafen sich am Hafen.",
        _marked,
    ),
    Rule(
        "category:held-up",
        ("direct",),
        "What demonstrators hold up or hang up with words on it says the words for them.",
        ("Anwohner hielten Plakate mit der Aufschrift „Hände weg vom Deich“.", ("direct",)),
        "Oma Brandt hat einen Beutel mit der Aufschrift „Moin reicht“.",
        _held_up,
    ),
    Rule(
        "category:motto-in-bracket",
        ("scare",),
        "No verb outside of a bracket governs what stands in it.",
        ("Der Verein (ihr Motto: „Niemand bleibt allein“) wies das zurück, sagte Petra Harms.", ("scare",)),
        "Am Samstag feiert die Stadt unter dem Motto „Luft für alle“.",
        _motto_in_bracket,
    ),
    Rule(
        "category:term-of-somebody",
        ("partial", "direct"),
        "Words behind «Begriff», «Motto», «Bezeichnung» are somebody's if they are the object of a verb of speech.",
        ("Die Ministerin Petra Harms verteidigte die Bezeichnung „Schreihälse“.", ("partial",)),
        "Der Begriff „Heimat“ kommt in dem Gesetz nicht vor.",
        _term_of_somebody,
    ),
    Rule(
        "category:term",
        ("scare",),
        "A word behind «Begriff», «Wort», «Motto» is spoken of, not used (Duden, Rechtschreibung).",
        ("Der Begriff „Heimat“ kommt in dem Gesetz nicht vor.", ("scare",)),
        "Petra Harms nannte die Pläne „unausgegoren“.",
        _term,
    ),
    Rule(
        "category:noun-for-titles",
        ("title",),
        "A noun for works, papers, ships, bodies has its name right behind it (Duden, Grammatik, enge Apposition); a "
        "sentence with a verb behind it is what is written there, save for works, whose titles may be sentences.",
        ("Der Roman „Der lange Sommer“ ist vergriffen.", ("title",)),
        "Auf dem Schiff: „Der Deich hält.“",
        _noun,
    ),
)
