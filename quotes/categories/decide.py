"""What a stretch in marks is: an utterance, quoted words, a title or name, or a word held at a distance.

Almost half of what stands in „…“ in news is no speech. The signs, strongest first: what introduces the stretch
(die Zeitung „…“, sogenannte „…“), how it stands to a cue (colon, inversion, government), its own form (sentence,
finite verb, length, capitals, names), the mood around it. Each category comes with the reasons that decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotes import lexicon, patterns
from quotes.categories.look import Look, Looks
from quotes.cues import Cue
from quotes.data import Category, Stretch
from quotes.frames import Frame
from quotes.grammar.tree import Tree

_LAST_WORD = patterns.compile(r"([\p{L}][\p{L}\p{N}-]*)\s*[(,:]?$")
_LAST_TWO = patterns.compile(r"([\p{L}][\p{L}\p{N}-]*)\s+([\p{L}\p{N}][\p{L}\p{N}-]*)$")
_DOMAIN = patterns.compile(r"(?:https?://|www\.)?(?:[\w-]++\.)++\p{Ll}{2,10}(?:/\S*+)?")
_LISTED = patterns.compile(
    r"\s*+(?:\([^()]{0,30}\)\s*+)?(?:,|und|oder|sowie|bzw\.|/|–)\s*+(?:(?:der|die|das|den|dem|in|im|auch)\s+)?"
)
_YEAR = patterns.compile(r"\s*\((?:[\p{L}.]+,? )?(?:18|19|20)\d\d[),;]")
_ACRONYM = patterns.compile(r"\s*\((?:kurz:? )?(\p{Lu})(\p{L}{0,4}\p{Lu})\)")
_APPOSITION = patterns.compile(
    r"\s*(?:,|ist|war) (?:ein|eine|(?:mein|sein|ihr|unser)(?:e|em)?) (?:[\p{Ll}-]+ )?([\p{Lu}][\p{L}-]+)"
)
_IN_BRACKET = patterns.compile(r"\((?:[\p{Ll}-]+ ){0,3}[\p{L}-]+:$")  # «(ihr Motto: „…“)»
_ARTICLES = frozenset({"Der", "Die", "Das", "Ein", "Eine"})
_REMARK = patterns.compile(r"\([^()]*\)|\[[^\[\]]*\]")  # in one pair: «[…] Wir gehen [alle]» is an utterance with two
_WITH_WORDS = ("mit den worten", "mit dem satz")
_WITH_THESE = patterns.compile(r"[\s,–—-]*+[Mm]it (?:diesen|solchen) Worten\b")
_PHRASES = ("zum ausdruck",)  # say nothing about what follows: «Sie brachte ihren Dank zum Ausdruck: „…“»
_GOES_ON = (",", ":", "-", "–", "—")  # what stands before the second part of an interrupted quotation
_TITLE_REASON = {
    "work": "Werk", "press": "Medium", "vehicle": "Schiff, Fahrzeug oder Gerät", "event": "Ereignis oder Vorhaben",
    "organisation": "Organisation", "place": "Ort", "law": "Gesetz oder Programm", "name": "Name",
}  # fmt: skip

# how many words a stretch has at most to be …
_KEYWORD = 5  # a keyword at the start of a line
_COMPOUND = 4  # part of a compound: „Buntes Dorf“-Fest
_CALLED = 10  # a name after «namens» and the like
_MARKED = 8  # a word at a distance after «sogenannt»
_TITLE = 12  # a title or term after a noun for such
_SHORT_NAME = 3  # a name that may look like a sentence
_NAME = 8  # a proper name inside the sentence
_EXPRESSION = 4  # an expression inside a quotation
# and at least to be …
_UTTERANCE = 4  # an utterance, whatever its form


def classify(  # noqa: PLR0913, PLR0917 - all that is known of the article
    text: str,
    stretches: Sequence[Stretch],
    frames: Sequence[Frame],
    trees: Sequence[Tree],
    cues: Sequence[tuple[Cue, ...]],
    labels: Sequence[Mapping[int, str]],
) -> tuple[Category, ...]:
    """Return the category of each stretch, in their order.

    Args:
        text: the article's.
        stretches: what stands in marks, in the order of the text.
        frames: their places in the sentences.
        trees: the sentences.
        cues: those of each sentence.
        labels: the named entities of each sentence, by token.
    """
    looks = Looks(text, stretches, frames, trees, cues, labels)
    found: list[Category] = []
    for index, stretch in enumerate(stretches):
        listed = (
            index > 0
            and found[-1].type == "title"
            and _LISTED.fullmatch(text, stretches[index - 1].span.end, stretch.span.start) is not None
        )
        found.append(_decide(looks.at(index), listed=listed))
    return tuple(found)


def _decide(look: Look, *, listed: bool) -> Category:
    """Return the category of a stretch; ``listed``: it stands in a list right after a title or name."""
    if look.turn:
        return Category("direct", ("Interview: Zeile mit Sprecherangabe",))
    found = _by_form(look, listed=listed) or _introduced(look)
    if found is not None:
        return found
    if look.frame.masked:
        return _masked_by_place(look) or _masked_by_form(look)
    return _embedded(look)


def _by_form(look: Look, *, listed: bool) -> Category | None:
    """Decide by what the inside looks like: an address of the web, a remark in brackets, the head of a list's entry."""
    inner = look.text.strip()
    if _DOMAIN.fullmatch(inner):
        return Category("title", ("Internetadresse",))
    if _REMARK.fullmatch(inner):
        return Category("scare", ("Anmerkung in Klammern",))
    alone = look.frame.after.startswith(":") and not look.frame.before
    if alone and len(look.words) <= _KEYWORD and not look.inside_finite:
        return Category("scare", ("Stichwort am Zeilenanfang",))
    if listed and look.is_title_case() and not look.inside_finite:
        return Category("title", ("Aufzählung von Titeln oder Namen",))
    return _named_after(look)


def _named_after(look: Look) -> Category | None:
    """Decide by what follows: the year of a work, „…“ (1991), or what the thing is, „…“, ein Schiff; „…“ ist ihr Buch.

    The definite article would not do: «„Chaos“, das Schiffe aufhielt» is a relative clause. A clause may be dated, too.
    """
    if look.inside_finite or look.ends_sentence() or look.begins_small() or len(look.words) > _TITLE:
        return None
    if _YEAR.match(look.frame.after):
        return Category("title", ("Werk: Jahreszahl in Klammern folgt",))
    short = _ACRONYM.match(look.frame.after)
    if short and look.text[:1] == short[1] and len(look.words) > 1:
        return Category("title", (f"Name: Kürzel „{short[1]}{short[2]}“ folgt",))
    after = _APPOSITION.match(look.frame.after)
    cls = lexicon.work_class(after[1]) if after else ""
    predicate = bool(after) and not look.frame.after.lstrip().startswith(",")
    if predicate and (cls != "work" or look.words[0] not in _ARTICLES):
        return None  # «„Großartig“ ist ihr Roman» judges
    if after and cls in _TITLE_REASON and cls != "name":
        return Category("title", (f"{_TITLE_REASON[cls]}: „{after[1]}“ folgt",))
    return None


# what introduces the stretch -------------------------------------------------------------------------


def _introduced(look: Look) -> Category | None:
    """Decide by what stands right before the mark: «sogenannte», a noun for works, names, terms."""
    before, after = look.frame.before, look.frame.after
    if after.startswith("-") and not after.startswith(("- ", "--")) and len(look.words) <= _COMPOUND:
        return Category("title", ("Teil einer Zusammensetzung",))
    last = _LAST_WORD.search(before)
    if last is None or before.lower().rstrip(" :").endswith((*_WITH_WORDS, *_PHRASES)):
        return None
    word = last[1]
    two = _LAST_TWO.search(before)
    marked = lexicon.is_scare_marker(word) or bool(two and lexicon.is_scare_marker(f"{two[1]} {two[2]}"))
    name = lexicon.work_class(word) == "name" and (not marked or word == "namens") and not before.endswith(":")
    if name and len(look.words) <= _CALLED:
        return Category("title", (f"Name: steht nach „{word}“",))
    if marked:
        return Category("scare", (f"steht nach „{word}“",)) if len(look.words) <= _MARKED else None
    cls = "" if look.is_name_before(word) else lexicon.work_class(word)
    if not cls and two and two[2].isdigit():  # «das Album 2 „…“»
        cls = lexicon.work_class(two[1])
    return _by_noun(look, word, cls) if cls and len(look.words) <= _TITLE else None


def _by_noun(look: Look, word: str, cls: str) -> Category | None:
    """Decide by the class of the noun right before the mark."""
    sentence, colon = look.is_sentence_like(), look.frame.before.endswith(":")
    if colon and sentence and cls not in {"work", "term", "name"}:
        return None
    if cls == "term" and _IN_BRACKET.search(look.frame.before):  # no verb outside a bracket governs what is in it
        return Category("scare", (f"Begriff oder Motto: steht nach „{word}“",))
    if cls == "term":
        return None if colon and sentence and look.has_cue() else _term(look, word)
    short = len(look.words) <= _SHORT_NAME and not look.ends_sentence()  # «Firma „Elbe lt“»: the parser sees a verb
    if sentence and look.inside_finite and cls != "work" and not short:
        return None
    if look.frame.before.endswith(",") or (look.begins_small() and cls != "name"):
        return None
    return Category("title", (f"{_TITLE_REASON.get(cls, 'Name')}: steht nach „{word}“",))


def _term(look: Look, word: str) -> Category:
    """Decide on words after «Begriff», «Motto», «Bezeichnung»: somebody's who uses them by a verb, else a term."""
    cue = look.cue()
    if look.tree is not None and cue is not None and cue.strong and cue.category == "verb":
        reason = f"hängt vom Redeverb „{cue.text(look.tree)}“ ab"
        return Category("direct" if look.is_sentence_like() else "partial", (reason,))
    return Category("scare", (f"Begriff oder Motto: steht nach „{word}“",))


# a stretch that the parser saw as one word: mostly an utterance ----------------------------------------


def _masked_by_place(look: Look) -> Category | None:
    """Decide by where the stretch stands."""
    before = look.frame.before
    if look.split and before.endswith(_GOES_ON):
        return Category("direct", ("setzt ein unterbrochenes Zitat fort",))
    if before.endswith(":"):
        return Category("direct", ("steht nach einem Doppelpunkt",))
    if before.lower().endswith(_WITH_WORDS):
        return Category("direct", ("steht nach „mit den Worten“",))
    if _WITH_THESE.match(look.frame.after):
        return Category("direct", ("steht vor „mit diesen Worten“",))
    if look.running:
        return Category("direct", ("läuft über mehrere Absätze",))
    if look.begins_small() and not look.bare and look.has_cue():
        return Category("partial", ("Teil eines Satzes des Berichts",))
    if look.bare:
        return Category("direct", ("steht für sich als Satz",))
    if look.is_touched():
        return Category("direct", ("Redeverb oder „so“ schließt direkt an",))
    return None


def _masked_by_form(look: Look) -> Category:
    """Decide by what the stretch looks like."""
    if look.is_title_case() and not look.inside_finite and not look.ends_sentence():
        return Category("title", ("alle Wörter großgeschrieben wie in einem Titel",))
    if look.is_sentence_like():
        return Category("direct", ("ganzer Satz",))
    if look.begins_small():
        return Category("partial", ("mehrere Wörter, klein begonnen",))
    sourced = look.has_cue() or any(cue.strong and cue.source is not None for cue in look.cues)
    if not look.inside_finite and not sourced:
        return Category("title", ("Wortgruppe ohne Verb und ohne Quelle",))
    return Category("direct" if len(look.words) >= _UTTERANCE else "partial", ("mehrere Wörter in Anführungszeichen",))


# words inside the reporter's sentence: quoted words, a name, or a word held at a distance ---------------


def _embedded(look: Look) -> Category:
    """Decide on words that are part of the reporter's sentence."""
    if look.tree is None:
        return Category("partial" if len(look.words) >= _UTTERANCE else "scare", ("ohne Satz ringsum",))
    if look.frame.before.endswith(":") and (look.inside_finite or look.ends_sentence()):
        return Category("direct", ("steht nach einem Doppelpunkt",))
    cue = look.cue()
    if cue is not None and look.frame.before.endswith(" wie") and cue.cls == "sound":  # «riefen Parolen wie „…“»
        return Category("direct", (f"Ausruf: „{cue.text(look.tree)}“",))
    return _named(look, cue) or _sourced(look, look.tree, cue) or _alone(look)


def _named(look: Look, cue: Cue | None) -> Category | None:
    """Decide that words are a name, a title, or a term that is taken as known."""
    proper = look.text[:1].isupper() and (look.nameish or look.is_foreign())
    if proper and not look.inside_finite and len(look.words) <= _NAME and not look.label_verb():
        return Category("title", ("Eigenname",))
    if look.is_source() and look.text[:1].isupper() and len(look.words) <= _NAME:
        return Category("title", ("Name: Subjekt eines Redeverbs",))
    if look.is_title_in_sentence():
        return Category("title", ("beginnt mitten im Satz groß, ohne Verb",))
    if look.is_given_term(cue):
        return Category("scare", ("einzelnes Wort, als bekannt vorausgesetzt",))
    if look.nested and len(look.words) <= _EXPRESSION and not look.inside_finite and cue is None:
        return Category("scare", ("Ausdruck innerhalb eines Zitats",))
    return None


def _sourced(look: Look, tree: Tree, cue: Cue | None) -> Category | None:
    """Decide that words are somebody's, because the sentence says whose."""
    if cue is not None and (cue.strong or len(look.words) >= 2 or look.is_labelled_by(cue)):
        return Category("partial", (f"hängt vom Redeverb „{cue.text(tree)}“ ab",))
    label = look.label_verb()
    if label:
        return Category("partial", (f"Bezeichnung durch „{label}“",))
    if any(cue.category in {"so", "phrase"} and cue.source is not None for cue in look.cues):
        return Category("partial", ("Quellenangabe im selben Satz",))
    if look.is_in_subjunctive():
        return Category("partial", ("Konjunktiv der indirekten Rede ringsum",))
    return None


def _alone(look: Look) -> Category:
    """Decide on words of which the sentence does not say whose they are, by their form."""
    count, small = len(look.words), look.begins_small()
    if count >= 2 and small and not look.begins_with_small_word():
        return Category("partial", ("mehrere Wörter, klein begonnen",))
    if count >= 3 and look.inside_finite:
        return Category("partial", ("enthält ein finites Verb",))
    if count >= _UTTERANCE and not look.is_title_case():
        return Category("partial", ("mehrere Wörter, klein geschrieben",))
    capitals = sum(word[0].isupper() for word in look.words)
    if look.is_title_case() and look.text[:1].isupper() and capitals >= 2:
        return Category("title", ("großgeschrieben wie ein Name",))
    if small and any(cue.category == "verb" and cue.strong and cue.source is not None for cue in look.cues):
        return Category("partial", ("Redeverb im selben Satz",))
    return Category("scare", ("einzelne Wörter ohne Quelle: Begriff oder Distanz",))
