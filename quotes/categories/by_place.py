"""What a stretch is that the parser saw as one word: mostly an utterance, by where it stands and what it looks like."""

from __future__ import annotations

from quotes import lexicon, patterns
from quotes.categories.look import UTTERANCE, WITH_WORDS, Look
from quotes.categories.rule import Rule
from quotes.data import Category

_WITH_THESE = patterns.compile(r"[\s,–—-]*+[Mm]it (?:diesen|solchen) Worten\b")
_INVERTED = patterns.compile(
    r", (?P<verb>\p{Ll}+) (?:(?:er|sie|es|ich|wir|man|sich)\b|"
    r"(?:der|die|das|ein|eine) (?:[\p{Ll}-]+ )?\p{Lu}|\p{Lu}\p{Ll})"
    r"(?![^.!?]*, (?:sei|seien|habe|hätten?|werde|würden?|könne|müsse|solle)\b)"
)
_FINITE = patterns.compile(
    r"\p{Ll}{2,}(?:t|te|en|ten)|\p{Ll}*(?:rief|sprach|schrieb|bat|fiel|fuhr|warf|schrie|stieß|ließ|gab|hob)"
)
_GOES_ON = (",", ":", "-", "–", "—")  # what stands before the second part of an interrupted quotation


def _goes_on(look: Look) -> Category | None:
    found = look.split and look.frame.before.endswith(_GOES_ON)
    return Category("direct", ("setzt ein unterbrochenes Zitat fort",)) if found else None


def _colon(look: Look) -> Category | None:
    return Category("direct", ("steht nach einem Doppelpunkt",)) if look.frame.before.endswith(":") else None


def _with_words(look: Look) -> Category | None:
    found = look.frame.before.lower().endswith(WITH_WORDS)
    return Category("direct", ("steht nach „mit den Worten“",)) if found else None


def _with_these(look: Look) -> Category | None:
    found = _WITH_THESE.match(look.frame.after)
    return Category("direct", ("steht vor „mit diesen Worten“",)) if found else None


def _running(look: Look) -> Category | None:
    return Category("direct", ("läuft über mehrere Absätze",)) if look.running else None


def _part_of_sentence(look: Look) -> Category | None:
    found = look.begins_small() and not look.bare and look.has_cue()
    return Category("partial", ("Teil eines Satzes des Berichts",)) if found else None


def _bare(look: Look) -> Category | None:
    return Category("direct", ("steht für sich als Satz",)) if look.bare else None


def _touched(look: Look) -> Category | None:
    return Category("direct", ("Redeverb oder „so“ schließt direkt an",)) if look.is_touched() else None


def _inverted(look: Look) -> Category | None:
    found = _INVERTED.match(look.frame.after)
    opens = not look.frame.before or look.frame.before[-1] in '.!?…–“”"«»:'
    if found is None or not opens or found["verb"] in lexicon.closed("small_words_of_titles"):
        return None
    pronoun = found[0].rsplit(" ", 1)[-1].islower() and found[0].count(" ") == 2  # no participle has a subject
    verb = _FINITE.fullmatch(found["verb"]) is not None and not found["verb"].startswith("ge")
    return Category("direct", ("danach steht ein Verb mit seinem Subjekt",)) if pronoun or verb else None


def _capitals(look: Look) -> Category | None:
    found = look.is_title_case() and not look.inside_finite and not look.ends_sentence()
    return Category("title", ("alle Wörter großgeschrieben wie in einem Titel",)) if found else None


def _whole_sentence(look: Look) -> Category | None:
    return Category("direct", ("ganzer Satz",)) if look.is_sentence_like() else None


def _begun_small(look: Look) -> Category | None:
    return Category("partial", ("mehrere Wörter, klein begonnen",)) if look.begins_small() else None


def _no_verb(look: Look) -> Category | None:
    sourced = look.has_cue() or any(cue.strong and cue.source is not None for cue in look.cues)
    found = not look.inside_finite and not sourced
    return Category("title", ("Wortgruppe ohne Verb und ohne Quelle",)) if found else None


def rest(look: Look) -> Category:
    """Decide where no rule has: several words that nothing around makes a title are an utterance, a few a part."""
    return Category("direct" if len(look.words) >= UTTERANCE else "partial", ("mehrere Wörter in Anführungszeichen",))


RULES = (
    Rule(
        "category:goes-on",
        ("direct",),
        "An utterance that the reporter interrupts goes on behind a comma or dash (Duden, Rechtschreibung).",
        ("„Der Deich“, sagte Petra Harms, „hält noch lange.“", ("direct", "direct")),
        "„Der Deich hält“, sagte Petra Harms.",
        _goes_on,
        masked=True,
    ),
    Rule(
        "category:after-colon",
        ("direct",),
        "A colon announces direct speech (Duden, Rechtschreibung).",
        ("Petra Harms sagte: „Der Deich hält.“", ("direct",)),
        "„Der Deich hält“, sagte Petra Harms.",
        _colon,
        masked=True,
    ),
    Rule(
        "category:with-the-words",
        ("direct",),
        "«Mit den Worten» has the words themselves behind it, the whole of what is said.",
        (
            "Mit den Worten „Wir machen weiter, bis der letzte Deich hält“ eröffnete Petra Harms die Sitzung.",
            ("direct",),
        ),
        "Mit Nachdruck „Wir machen weiter, bis der letzte Deich hält“ rief Petra Harms in die Sitzung.",
        _with_words,
        masked=True,
    ),
    Rule(
        "category:with-these-words",
        ("direct",),
        "«Mit diesen Worten» points back at the words before it: they were spoken.",
        ("„Guten Tag, ich schon wieder da“, mit diesen Worten betrat Petra Harms den Saal.", ("direct",)),
        "„Guten Tag, ich schon wieder da“, sagte Petra Harms.",
        _with_these,
        masked=True,
    ),
    Rule(
        "category:several-paragraphs",
        ("direct",),
        "Only speech is opened anew at the beginning of each paragraph that it runs over.",
        (
            "Petra Harms sprach lange. „Der Deich hält.\n\n„Er hält noch lange, weil alle geholfen haben.“",
            ("direct", "direct"),
        ),
        "Petra Harms sprach lange. „Der Deich hält.“",
        _running,
        masked=True,
    ),
    Rule(
        "category:part-of-sentence",
        ("partial",),
        "A sentence begins with a capital: words that begin small beside a cue are part of the reporter's sentence.",
        ("Ulf Kerner würdigte den Bau als „großen Tag. Alle sind froh.“ Er ging.", ("partial",)),
        "Ulf Kerner würdigte den Bau: „Großer Tag. Alle sind froh.“ Er ging.",
        _part_of_sentence,
        masked=True,
    ),
    Rule(
        "category:sentence-of-its-own",
        ("direct",),
        "What stands between two sentences of the reporter as a sentence of its own is not the reporter's.",
        ("Petra Harms winkt ab. „Der Deich hält.“", ("direct",)),
        "„Der Deich hält“, sagte Petra Harms.",
        _bare,
        masked=True,
    ),
    Rule(
        "category:cue-touches",
        ("direct",),
        "The verb of speech stands right behind the utterance that is its object: inversion of the inserted clause.",
        ("„Mach die Tür zu“, so Ole Brandt, „es zieht.“", ("direct", "direct")),
        "Petra Harms sagte: „Der Deich hält.“",
        _touched,
        masked=True,
    ),
    Rule(
        "category:inversion-follows",
        ("direct",),
        "Verb and subject behind comma in this order are a clause whose first place the words hold: they are what is "
        "said (Duden, Grammatik, Redeeinleitung), whatever the verb.",
        ("Er zögert. „Ein Kaffee um tausend Euro“, schnippt die Anwältin.", ("direct",)),
        "„Mehr als ein Deich“, verlegt bei Torberg, ist vergriffen.",
        _inverted,
        masked=True,
    ),
    Rule(
        "category:capitals",
        ("title",),
        "A clause has words that are written small; a run of capitals without a verb is a title or name.",
        ("Sie war zu Gast bei „Treffen der Freunde“, einem Fest am Hafen.", ("title",)),
        "„Der Deich hält“, sagte Petra Harms.",
        _capitals,
        masked=True,
    ),
    Rule(
        "category:whole-sentence",
        ("direct",),
        "Capital and finite verb, or a sentence's end: the words can stand alone.",
        ("Dass „Der Deich hält noch lange.“ auf dem Zettel stand, ärgerte viele.", ("direct",)),
        "Petra Harms sagte: „Der Deich hält.“",
        _whole_sentence,
        masked=True,
    ),
    Rule(
        "category:begun-small",
        ("partial",),
        "No title and no sentence begins small: the words go on with the reporter's sentence.",
        ("Dafür ist „nur der Mut. Und Glück.“ nötig.", ("partial",)),
        "Petra Harms sagte: „Der Deich hält.“",
        _begun_small,
        masked=True,
    ),
    Rule(
        "category:no-verb-no-source",
        ("title",),
        "Words without a verb in a sentence that names no source are called something, not said.",
        ("Das Museum am Hafen, „Museum für versunkene Schiffe“, öffnet im Mai.", ("title",)),
        "Petra Harms sagte: „Der Deich hält.“",
        _no_verb,
        masked=True,
    ),
)
