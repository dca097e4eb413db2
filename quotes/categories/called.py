"""What words in marks are by how they are built and named: «heißt „…“», „Goldener Anker“, „Tag des Deiches“.

These rules come before those that ask who speaks: a name stays a name inside somebody's reported sentence.
"""

from __future__ import annotations

from quotes import lexicon, patterns
from quotes.categories.look import KEPT_TOGETHER, NAME, Look
from quotes.categories.rule import Rule
from quotes.cues import top_of
from quotes.data import Category

# --- the verb «heißen»
_HEISSEN_BEFORE = patterns.compile(
    r"(?:^|[.!?;:,“”\"«»] ?)(?P<clause>[^.!?;:,“”\"«»]*?)\b(?:hei(?:ß|ss)(?:t|en|e)|hie(?:ß|ss)(?:en)?)"
    r"(?: (?:\p{Ll}+|\p{Lu}\p{L}+)){0,3}$"
)
_NAMED_SO = patterns.compile(r"\b(?:nennt|nannte|nennen|nannten|nenne) sich$")
_HEISSEN_AFTER = patterns.compile(
    r"(?:hei(?:ß|ss)(?:t|en|e)|hie(?:ß|ss)(?:en)?|lautete?)\b(?! es\b)"
    r"(?P<rest>(?: (?:der|die|das|ihre?|seine?|eine?|\p{Ll}+e[rs]?))*(?: (?P<noun>\p{Lu}[\p{L}-]+))?)"
)
_ES = patterns.compile(r"\b[Ee]s\b")

# --- a name by its inside
_PAIR = patterns.compile(r"\p{Lu}[\p{L}\p{N}’'-]*+ \p{Lu}\p{L}")
_DEFINITE = patterns.compile(
    r"(?:^|\s)(?:(?:[Dd](?:er|ie|as|en|em|es)|[Aa]m|[Ii]m|[Aa]ns|[Ii]ns|[Bb]eim|[Zz]u[mr]|[Vv]om|"
    r"\p{L}*(?:sein|ihr|unser)e[nmrs]?)(?: \p{Ll}+(?:e[nrsm]?))?)$"
)
_OPEN = patterns.compile(r"(?:^|\s)(?:als|wie|k?eine?[mnrs]?)$")  # what somebody may have called it so
_TOO_WIDE = frozenset(
    """System Plan Strategie Methode Konzept Formel Standard Verfahren Katastrophe Schlacht Offensive Party Feier Bande
    Gang Clan Sekte Zelle Team Einheit Gemeinschaft Gesellschaft Mannschaft Demo Rennen Marsch""".split()
)  # nouns of these classes that are as often somebody's picture: das „System der Angst“
_HEADS = {
    **dict.fromkeys("Erklärung Deklaration Manifest Appell Aufruf Modell".split(), "law"),
    **dict.fromkeys("Front Wehr Volkswehr Bund Liga Union Rat".split(), "organisation"),
    **dict.fromkeys(("Monat", "Nacht"), "event"),
    **dict.fromkeys("Haus Hotel Villa Hof Gasthaus Café Theater Museum Schule".split(), "place"),
}  # further nouns that names begin with; most stand before no mark as such
_AT_ONE = patterns.compile(r"\b(?:an|bei|zu) eine[mr](?: \p{Ll}+e[nr])?$")
_NEW = patterns.compile(r"(?:^|\s)eine?[nmrs]?$")
_FOUNDS = patterns.compile(
    r"\b(?:ge)?gründe\p{Ll}*|\bausgerufen\b|\briefe?n?\b(?=[^.!?]{0,60} aus\b)|\bins Leben\b|\bgestartet\b|"
    r"\bstarte\p{Ll}*|\beingerichtet\b|\bveranstalte\p{Ll}*|\borganisier\p{Ll}*|"
    r"\b(?:lädt|laden|lud|luden)\b(?=[^.!?]{0,60} ein\b)"
)
_VOTE = patterns.compile(r"\b(?:Ja|Nein|JA|NEIN) zu[mr](?: neuen| umstrittenen)?$")
_NICKNAMED = patterns.compile(
    r", (?:den|die|das) (?:[\p{L}]+ ){0,3}(?:alle|jeder|jede|viele|Freunde|Kollegen|Nachbarn|Fans)(?: \p{Ll}+){0,3}$|"
    r"\b(?:[Aa]lle|[Jj]eder|Freunde|Freundinnen|Kollegen|Kolleginnen|Nachbarn|Kameraden|Mitschüler|Einheimische|Verwandte)"
    r"(?: \p{Ll}+)? (?:nennen|nannten|rufen|riefen|nennt|ruft) (?:ihn|sie|es|mich)(?: \p{Ll}+)?$"
)
_RUFT = patterns.compile(r"(?:ruf|nenn|nann)\p{Ll}*\b")
_KINDS = {
    "event": "Ereignis oder Vorhaben",
    "organisation": "Organisation",
    "law": "Gesetz oder Programm",
    "place": "Ort",
}

# --- whose name it is
_MEMBER = patterns.compile(
    r"(?P<noun>\p{Lu}[\p{L}-]+)(?: \p{Lu}[\p{L}-]+){0,3} (?:von|vom|bei|beim|der|des)(?: de[rmn])?$"
)
_TOWARDS = patterns.compile(
    r"\b(?:[Gg]egenüber|(?:Interview|Gespräch|Gastbeitrag|Podcast)s? (?:mit|in|bei|für|auf))(?: de[rmn])?$|"
    r"\b(?:sagte|sagten|sagt|sagen|sage|erzählte|erklärte|verriet|bestätigte|berichtete)(?: (?:er|sie|\p{Lu}[\p{L}-]+))"
    r"{0,3} de[mr]$"
)
_TOLD_IN = patterns.compile(
    r"\b(?:schreibt|schrieb|erzählt|erzählte|schildert|schilderte|beschreibt|beschrieb|singt|sang|spielt|spielte|zeigt|"
    r"zeigte|berichtet|berichtete)(?: \p{L}+){0,2} in$|(?:^|[.!?“”\"«»] )(?:In|Über|Zu|Bei)$"
)
_INVITED_TO = patterns.compile(r"\b[Zz]u(?:m|r| eine[mr])?(?: \p{Ll}+e[nr])?$")
_INVITED = patterns.compile(
    r"(?<![^.!?:;„“”\"«»])[^.!?:;„“”\"«»]*\b(?:(?:lädt|lud|laden|luden|lade)\b|"
    r"(?:eingeladen|ein(?:lädt|lud|laden|luden|zuladen)|geladen)\b)"
)
_SHORT_FORM = patterns.compile(r"\s*\([^()]{2,80}, (\p{Lu}\p{L}{0,4}\p{Lu})\)")


def _heissen(look: Look) -> Category | None:
    if len(look.words) > KEPT_TOGETHER:
        return None
    before = _HEISSEN_BEFORE.search(look.frame.before)
    if before is not None and not _ES.search(before[0]):
        return Category("title", ("Name: steht nach „heißen“",))
    if _NAMED_SO.search(look.frame.before):
        return Category("title", ("Name: steht nach „nennt sich“",))
    after = _HEISSEN_AFTER.match(look.frame.after)
    if after is None or _ES.search(look.frame.before[-20:]):
        return None
    noun = after["noun"] or ""
    kind = lexicon.work_class(noun) if noun else ""
    if noun and not kind and lexicon.cue_noun(noun):
        return None  # «„Niemals“ lautet die Antwort»
    if after[0].startswith("laut") and kind not in {"work", "name", "term"}:
        return None
    return Category("title", ("Name: steht vor „heißen“",))


def _pair(look: Look) -> Category | None:
    if not look.is_title_case() or (_OPEN.search(look.frame.before) is not None and not _is_of_nobody(look)):
        return None
    mid = look.frame.before[-1:].isalpha() or look.frame.before[-1:] == ","
    close = _PAIR.search(look.text) if mid else _PAIR.search(look.text, len(look.text.split(" ")[0]))
    found = close is not None and not _is_clause(look) and len(look.words) <= NAME and look.text[:1].isupper()
    return Category("title", ("zwei Wörter in Folge groß: Name",)) if found and not _is_label(look) else None


def _is_of_nobody(look: Look) -> bool:
    """Tell whether «ein» stands before the mark where nobody is reported: «im Hof steht ein „Tiny Forest“»."""
    reports = look.has_cue() or look.is_in_subjunctive() or any(cue.source is not None for cue in look.cues)
    return (
        _NEW.search(look.frame.before) is not None and not reports and not (look.words and look.words[0].endswith("er"))
    )


def _own_kind(look: Look) -> Category | None:
    head = _head(look)
    cls = "" if head in _TOO_WIDE else _HEADS.get(head) or lexicon.work_class(head)
    if cls not in _KINDS or (cls == "place" and head not in _HEADS) or _is_clause(look) or len(look.words) > NAME:
        return None
    held = cls == "event" and len(look.words) > 1 and _AT_ONE.search(look.frame.before) is not None
    if not held and (_is_label(look) or not _is_known(look)):
        return None
    return Category("title", (f"{_KINDS[cls]}: „{head}“",))


def _is_known(look: Look) -> bool:
    """Tell whether an article before the mark takes a thing as known, or somebody founds it in this sentence."""
    if _DEFINITE.search(look.frame.before) is not None:
        return len(look.words) > 1 or not _is_object(look)
    founded = _FOUNDS.search(look.frame.before) or _FOUNDS.search(look.frame.after)
    return len(look.words) > 1 and founded is not None and _NEW.search(look.frame.before) is not None


def _put_to_vote(look: Look) -> Category | None:
    found = _VOTE.search(look.frame.before) is not None and look.text[:1].isupper() and len(look.words) <= NAME
    return Category("title", ("Name: darüber wird abgestimmt",)) if found and not _is_clause(look) else None


def _nickname(look: Look) -> Category | None:
    found = _NICKNAMED.search(look.frame.before)
    relative = found is not None and found[0].startswith(",")
    if found is None or len(look.words) > 2 or (relative and _RUFT.match(look.frame.after) is None):
        return None
    return Category("title", ("Spitzname",))


def _class(noun: str) -> str:
    """Return the class of a noun that names of days, bodies and treaties begin with, empty for others."""
    cls = lexicon.work_class(noun)
    return cls if cls in {"event", "organisation", "law"} and noun not in _TOO_WIDE else ""


def _head(look: Look) -> str:
    """Return the noun that the words begin with, behind adjectives with a capital; empty if they begin otherwise."""
    words = look.words
    if not words or not words[0][:1].isupper():
        return ""
    if len(words) > 1 and words[1][:1].isupper() and words[0].endswith(("e", "en", "er", "es", "em")):
        return _nominative(words[1])
    return _nominative(words[0])


def _nominative(noun: str) -> str:
    """Return a noun without the end of the genitive that doubles its last letter: «Bündnisses»."""
    return noun.removesuffix("ses") if noun.endswith("nisses") else noun


def _member(look: Look) -> Category | None:
    found = _MEMBER.search(look.frame.before)
    if found is None or not look.text[:1].isupper() or len(look.words) > NAME or look.ends_sentence():
        return None
    noun = found["noun"]
    if not (lexicon.is_role(noun) or lexicon.is_group(noun)) or _is_label(look) or _asks_for(look, found[0]):
        return None
    return Category("title", (f"Organisation: steht nach „{noun}“",))


def _asks_for(look: Look, before: str) -> bool:
    """Tell whether a verb of the sentence asks for «von» or the genitive: «so sprachen Aktivisten von „Mord“»."""
    if look.tree is None:
        return True
    verbs = [token.lemma for token in look.tree.tokens if token.upos in {"VERB", "AUX"}]
    if " von" in before or " vom" in before:
        return any("von" in lexicon.of_verbs().get(verb, ()) for verb in verbs)
    return any(verb in _GENITIVE for verb in verbs)


_GENITIVE = frozenset("beschuldigen bezichtigen anklagen verdächtigen zeihen überführen anlasten".split())


def _medium(look: Look) -> Category | None:
    short = len(look.words) <= NAME and not look.inside_finite and not look.ends_sentence()
    if short and _TOWARDS.search(look.frame.before):
        return Category("title", ("Name: so heißt, wem etwas gesagt wird",))
    named = short and lexicon.is_medium(look.text) and _DEFINITE.search(look.frame.before) is not None
    return Category("title", ("Medium",)) if named and not _is_label(look) else None


def _told_in(look: Look) -> Category | None:
    capital = look.text[:1].isupper() and len(look.words) <= NAME and not look.ends_sentence()
    found = capital and _TOLD_IN.search(look.frame.before) is not None
    return Category("title", ("Werk oder Ort: ohne Artikel nach der Präposition",)) if found else None


def _invited(look: Look) -> Category | None:
    found = _INVITED_TO.search(look.frame.before)
    invited = found is not None and (_INVITED.search(look.frame.before) or _INVITED.match(look.frame.after)) is not None
    named = look.text[:1].isupper() and len(look.words) <= NAME and not _is_clause(look)
    return Category("title", ("Veranstaltung: dazu wird eingeladen",)) if invited and named else None


def _short_form(look: Look) -> Category | None:
    found = _SHORT_FORM.match(look.frame.after) is not None and not _is_clause(look) and look.text[:1].isupper()
    return Category("title", ("Name: Originalname und Kürzel folgen",)) if found else None


def _is_clause(look: Look) -> bool:
    return look.inside_finite or look.ends_sentence()


def _is_label(look: Look) -> bool:
    """Tell whether a verb gives the words as somebody's label."""
    return bool(look.label_verb()) or (look.cue is not None and look.is_labelled_by(look.cue))


def _is_object(look: Look) -> bool:
    """Tell whether the words hang on the verb that reports them without a preposition, or nothing is known of it."""
    if look.tree is None or look.cue is None:
        return look.tree is None
    top = top_of(look.tree, look.frame.tokens)
    return look.tree[top].head == look.cue.head and not look.tree.preposition(top)


RULES = (
    Rule(
        "category:heissen",
        ("title",),
        "«Heißen» with a subject gives a name; only impersonal «es heißt» reports (Duden, Wörterbuch).",
        ("„Wer rettet die Möwe?“ heißt das Stück, das im Mai läuft.", ("title",)),
        "In dem Brief heißt es „nur der Deich hält“.",
        _heissen,
    ),
    Rule(
        "category:addressed-medium",
        ("title",),
        "Behind «gegenüber» stands to whom something is said, never what; the name of a paper is one, small or not.",
        ("Der Vorsitzende erklärte gegenüber „kb“, dass der Deich halte.", ("title",)),
        "Petra Harms sprach von „Feindschaft“ gegenüber dem Verein.",
        _medium,
    ),
    Rule(
        "category:original-name-follows",
        ("title",),
        "A bracket with a foreign name and its letters behind the words gives the original of a name.",
        (
            "Petra Harms sagte, dass Boote der „Volkswehr des Nordens“ (Garde du Nord, GN) im Hafen liegen.",
            ("title",),
        ),
        "Petra Harms sprach vom „Wunder von Neuhagen“ (Quelle: Rathaus).",
        _short_form,
    ),
    Rule(
        "category:member-of",
        ("title",),
        "«Aktivisten von „…“», «Mitglieder der „…“»: a noun for persons is followed by what they belong to.",
        ("Aktivisten von „Ende am Ufer“ blockierten den Hafen, teilte die Polizei mit.", ("title",)),
        "Am Montag sprachen Aktivisten von „Verrat“.",
        _member,
        masked=False,
    ),
    Rule(
        "category:two-capitals",
        ("title",),
        "Adjectives are written small and compounds as one word: two words with capitals in a row are a name (Duden, "
        "Rechtschreibung, K 88 and K 151).",
        ("Petra Harms sagte, sie habe im „Goldenen Anker“ gegessen.", ("title",)),
        "Petra Harms nannte ihn einen „Neuhagener Lügner“.",
        _pair,
        masked=False,
    ),
    Rule(
        "category:own-kind",
        ("title",),
        "A definite noun for days, bodies, treaties has its kind in the name itself: der „Tag des Deiches“.",
        ("Den ersten „Tag der offenen Deichtür“ begrüßte Bürgermeisterin Petra Harms.", ("title",)),
        "Petra Harms sprach von einem „Tag der Schande“.",
        _own_kind,
        masked=False,
    ),
    Rule(
        "category:put-to-vote",
        ("title",),
        "«Ja zum», «Nein zur» have behind them what the vote is about, by its name (Swiss and Austrian newspapers).",
        ("Die Stadt sagt Ja zum „Deichpark“.", ("title",)),
        "Die Stadt sagt Ja zu „mehr Deich“.",
        _put_to_vote,
        masked=False,
    ),
    Rule(
        "category:nickname",
        ("title",),
        "What all, friends or colleagues call a person is a nickname, no verdict of theirs (Duden, Wörterbuch: rufen).",
        ("Ole Brandt, den hier alle nur „Kuddel“ rufen, schweigt.", ("title",)),
        "Ole Brandt, den Petra Harms „Lügner“ nennt, schweigt.",
        _nickname,
        masked=False,
    ),
    Rule(
        "category:invited-to",
        ("title",),
        "What one is invited to is an event, by its name where the words in marks begin with a capital (Duden, "
        "Wörterbuch: einladen).",
        ("Die Praxis lädt Petra Harms zum „Hitze-Check“ ein.", ("title",)),
        "Die Praxis lädt Petra Harms zu „mehr Ruhe“ ein.",
        _invited,
        masked=False,
    ),
    Rule(
        "category:told-in",
        ("title",),
        "A noun behind «in» needs its article, the title of a work has none: «in „Fluten“ erzählt sie».",
        ("Torberg erzählt in „Fluten“, wie der Hof unterging.", ("title",)),
        "Petra Harms berichtete von „Fluten“.",
        _told_in,
        masked=False,
    ),
)
