"""What a stretch is by its own form, by its line, and by what stands right behind it."""

from __future__ import annotations

from quotes import lexicon, patterns
from quotes.categories.look import KEPT_TOGETHER, Look
from quotes.categories.rule import Rule
from quotes.data import Article, Category, SignedQuote, Span

_DOMAIN = patterns.compile(r"(?:https?://|www\.)?(?:[\w-]++\.)++\p{Ll}{2,10}(?:/\S*+)?")
_REMARK = patterns.compile(r"\([^()]*\)|\[[^\[\]]*\]")  # in one pair: «[…] Wir gehen [alle]» is an utterance with two
_LEGAL_FORM = patterns.compile(r"\s(?:e\. ?V\.|g?GmbH|AG|SE|eG|KG|Ltd\.?|Inc\.?)$")
_YEAR = patterns.compile(r"\s*\((?:[\p{L}.]+,? )?(?:18|19|20)\d\d[),;]")
_ACRONYM = patterns.compile(r"\s*\((?:kurz:? )?(\p{Lu})(\p{L}{0,4}\p{Lu})\)")
_APPOSITION = patterns.compile(
    r"\s*(?:,|ist|war|sei|wäre) (?:ein|eine|(?:mein|sein|ihr|unser)(?:e|em)?) (?:[\p{Ll}-]+ )?([\p{Lu}][\p{L}-]+)"
)
TITLE_REASON = {
    "work": "Werk", "press": "Medium", "vehicle": "Schiff, Fahrzeug oder Gerät", "event": "Ereignis oder Vorhaben",
    "organisation": "Organisation", "place": "Ort", "law": "Gesetz oder Programm", "name": "Name",
}  # fmt: skip
_KEYWORD = 5  # words of a line's head at most; dev, fixtures, cases: no row changes from 2 to 10


def _turn(look: Look) -> Category | None:
    return Category("direct", ("Interview: Zeile mit Sprecherangabe",)) if look.turn else None


def _signed(look: Look) -> Category | None:
    return Category("direct", ("Zitatblock mit Namen",)) if look.signed else None


def _web_address(look: Look) -> Category | None:
    return Category("title", ("Internetadresse",)) if _DOMAIN.fullmatch(look.text.strip()) else None


def _remark(look: Look) -> Category | None:
    return Category("scare", ("Anmerkung in Klammern",)) if _REMARK.fullmatch(look.text.strip()) else None


def _keyword(look: Look) -> Category | None:
    alone = look.frame.after.startswith(":") and not look.frame.before
    short = len(look.words) <= _KEYWORD and not look.inside_finite
    return Category("scare", ("Stichwort am Zeilenanfang",)) if alone and short else None


def _firm(look: Look) -> Category | None:
    found = _LEGAL_FORM.search(look.text) is not None and not look.inside_finite and len(look.words) <= KEPT_TOGETHER
    return Category("title", ("Name: endet mit einer Rechtsform",)) if found else None


def _listed(look: Look) -> Category | None:
    written = look.is_title_case() and not look.inside_finite
    titled = look.text[:1].isupper() and len(look.words) <= KEPT_TOGETHER and not look.has_cue()
    found = look.listed and (written or (titled and not look.ends_sentence()))
    return Category("title", ("Aufzählung von Titeln oder Namen",)) if found else None


def _year(look: Look) -> Category | None:
    found = _may_be_title(look) and _YEAR.match(look.frame.after)
    return Category("title", ("Werk: Jahreszahl in Klammern folgt",)) if found else None


def _acronym(look: Look) -> Category | None:
    short = _ACRONYM.match(look.frame.after)
    if short is None or not _may_be_title(look) or look.text[:1] != short[1] or len(look.words) <= 1:
        return None
    return Category("title", (f"Name: Kürzel „{short[1]}{short[2]}“ folgt",))


def _told_behind(look: Look) -> Category | None:
    after = _APPOSITION.match(look.frame.after)
    if after is None or not _may_be_title(look):
        return None
    cls = lexicon.work_class(after[1])
    predicate = not look.frame.after.lstrip().startswith(",")
    if predicate and (cls != "work" or not look.begins_with_article()):
        return None  # «„Großartig“ ist ihr Roman» judges
    return Category("title", (f"{TITLE_REASON[cls]}: „{after[1]}“ folgt",)) if cls in _TOLD_BEHIND else None


_TOLD_BEHIND = TITLE_REASON.keys() - {"name"}


def _may_be_title(look: Look) -> bool:
    """Tell whether nothing in the form speaks against a title: a finite verb, a sentence's end, a small beginning."""
    clause = look.inside_finite or look.ends_sentence() or look.begins_small()
    return not clause and len(look.words) <= KEPT_TOGETHER


_INTERVIEW = """Guten Morgen, Frau Harms.

Harms: Der Deich hält.

Elbkurier: Wie lange?

Harms: Noch lange.

Elbkurier: Und dann?

Harms: Dann wird gebaut. „Gebaut“ wird immer.
"""
_BLOCK = Article(
    "Im Dorf wird gestritten.\n\nDeich mit Rand\n\nPetra Harms", signed=(SignedQuote((Span(26, 40),), Span(42, 53)),)
)
RULES = (
    Rule(
        "category:interview-turn",
        ("direct",),
        "In a printed interview a line is what one of the two says; a label at its beginning stands for marks.",
        (_INTERVIEW, ("direct", "direct", "direct", "direct", "direct", "scare")),
        "Petra Harms sagte: „Der Deich hält.“",
        _turn,
    ),
    Rule(
        "category:signed-quote",
        ("direct",),
        "A block quotation of a web page that names somebody is what that one says.",
        (_BLOCK, ("direct",)),
        "Im Dorf wird gestritten.\n\n„Deich mit Rand“\n\nPetra Harms, Deichgräfin",
        _signed,
    ),
    Rule(
        "category:web-address",
        ("title",),
        "An address of the web names a place in it, whatever is written there.",
        ("Auf „www.neuhagen.example“ stehen die Termine.", ("title",)),
        "Petra Harms sagte: „Der Deich hält. Ende.“",
        _web_address,
    ),
    Rule(
        "category:remark-in-brackets",
        ("scare",),
        "Brackets around all of the words mark a remark of the one who writes (Duden, Rechtschreibung).",
        ("Petra Harms winkt ab: „(lacht)“", ("scare",)),
        "Petra Harms winkte ab: „(lacht) Der Deich hält (noch).“",
        _remark,
    ),
    Rule(
        "category:keyword-of-a-line",
        ("scare",),
        "A few words without a finite verb before a colon are the head of a line's entry, not an utterance.",
        ("„Sturmflut“: So heißt das Stück, das der Deichverband plant.", ("scare",)),
        "Petra Harms sagte: „Der Deich hält.“",
        _keyword,
    ),
    Rule(
        "category:legal-form",
        ("title",),
        "«e. V.», «GmbH» end the name of a body (BGB § 65, GmbHG § 4).",
        ("Der „Hilfe am Deich e. V.“ teilte mit, er löse sich auf.", ("title",)),
        "Petra Harms sagte: „Ich arbeite bei der Deich GmbH.“",
        _firm,
    ),
    Rule(
        "category:listed",
        ("title",),
        "What is joined to a title by comma or «und» is of its sort: members of a list are alike (Duden, Grammatik, "
        "Koordination).",
        ("Die Zeitungen „Elbkurier“, „Nordblatt“ und „Der Bote“ berichteten darüber.", ("title", "title", "title")),
        "Petra Harms sagte, das sei „mutig“ und „klug“ gewesen.",
        _listed,
    ),
    Rule(
        "category:year-follows",
        ("title",),
        "The year in brackets behind a name is that of a work; a clause may be dated, too, so none with a verb counts.",
        ("Mia Torberg spielte in „Ebbe“ (1998) die Hauptrolle.", ("title",)),
        "Petra Harms sagte „Wir schaffen das“ (2015) und ging.",
        _year,
    ),
    Rule(
        "category:acronym-follows",
        ("title",),
        "Letters in brackets that begin like the words before them are their short form: the words are a name.",
        ("Alle drei gehören der ländlichen „Union für Deich und Meer“ (UDM) an.", ("title",)),
        "Er sprach vom „Wunder von Neuhagen“ (DVN).",
        _acronym,
    ),
    Rule(
        "category:told-behind",
        ("title",),
        "An apposition with the indefinite article or a possessive says what a thing is: „…“, ein Schiff. The definite "
        "article would not do: «„Chaos“, das Schiffe aufhielt» is a relative clause.",
        ("„Der lange Sommer“ ist ihr erster Roman.", ("title",)),
        "„Fortschritt“ ist ein Wort, das er meidet.",
        _told_behind,
    ),
)
