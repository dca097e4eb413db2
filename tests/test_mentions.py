"""Who is in the text: names in all their forms, roles, organisations, documents, each in the nominative."""

from __future__ import annotations

import pytest

F, M, N = "f", "m", "n"


def wrong(reason, *values):
    """Mark a case that the program gets wrong today."""
    return pytest.param(*values, id=values[0][:60], marks=pytest.mark.xfail(strict=True, reason=reason))


def case(*values):
    return pytest.param(*values, id=values[0][:60])


NAMES = [  # text, name, role, gender
    case("Die Ministerin Karin Möller-Stakelberg schweigt.", "Karin Möller-Stakelberg", "Ministerin", F),
    case("Der Pianist Jean-Luc Perrault schweigt.", "Jean-Luc Perrault", "Pianist", M),
    case("Ulrike von der Weyde schweigt.", "Ulrike von der Weyde", "", F),
    case("Otto zu Hohenried schweigt.", "Otto zu Hohenried", "", M),
    case("Senator Tiago Lourenço de Brito schweigt.", "Tiago Lourenço de Brito", "Senator", M),
    case("Trainerin Łucja Wiśniewska schweigt.", "Łucja Wiśniewska", "Trainerin", F),
    case("Der Physiker Nguyễn Văn Khánh schweigt.", "Nguyễn Văn Khánh", "Physiker", M),
    case("Der Regisseur Björn O’Malley schweigt.", "Björn O’Malley", "Regisseur", M),
    case("Insa Harms schweigt.", "Insa Harms", "", F),
    case(
        "Die norlandische Außenministerin Ruth Kallweit schweigt.", "Ruth Kallweit", "norlandische Außenministerin", F
    ),
    case("Der norlandische Außenminister Ulf Kerner schweigt.", "Ulf Kerner", "norlandischer Außenminister", M),
    case("Außenminister Ulf Kerner schweigt.", "Ulf Kerner", "Außenminister", M),
    case("DVN-Chefin Petra Harms schweigt.", "Petra Harms", "DVN-Chefin", F),
    case("Ole Brandt, Vorsitzender des Waldbundes, schweigt.", "Ole Brandt", "Vorsitzender des Waldbundes", M),
    case("Der Vorsitzende des Waldbundes, Ole Brandt, schweigt.", "Ole Brandt", "Vorsitzender des Waldbundes", M),
    case("Mia Torberg, die Sängerin, schweigt.", "Mia Torberg", "Sängerin", F),
    case("Das Haus des Försters Ole Brandt brennt.", "Ole Brandt", "Förster", M),
    case("Der Sohn der Försterin Petra Brandt schweigt.", "Petra Brandt", "Försterin", F),
    case("Petra Harms’ Haus brennt.", "Petra Harms", "", F),
    case("Ole Brandts Haus brennt.", "Ole Brandt", "", M),
    case("Prof. Dr. Hedda Lenz schweigt.", "Hedda Lenz", "", F),
    case("Petra Harms (Küstenpartei) schweigt.", "Petra Harms", "", F),
    case("Herr Brandt schweigt.", "Brandt", "", M),
    case("Frau Harms schweigt.", "Harms", "", F),
]

NOUNS = [  # text, name in the nominative without article, sort
    case("Ein Sprecher des Umweltamtes schweigt.", "Sprecher des Umweltamtes", "role"),
    case("Eine Sprecherin der Reederei Lüders schweigt.", "Sprecherin der Reederei Lüders", "role"),
    wrong("«eines» ist Einzahl", "Nach Angaben eines ranghohen Beamten regnet es.", "ranghoher Beamter", "role"),
    case("Nach Angaben einer ranghohen Beamtin regnet es.", "ranghohe Beamtin", "role"),
    case("Der Angeklagte schweigt.", "Angeklagter", "role"),
    case("Die Angeklagte schweigt.", "Angeklagte", "role"),
    case("Nach Angaben des Angeklagten regnet es.", "Angeklagter", "role"),
    case("Nach Angaben des Zeugen regnet es.", "Zeuge", "role"),
    case(
        "Nach Angaben des norlandischen Außenministeriums regnet es.", "norlandisches Außenministerium", "organisation"
    ),
    case("Nach Angaben der norlandischen Regierung regnet es.", "norlandische Regierung", "organisation"),
    case("Nach Angaben des Deutschen Deichverbandes regnet es.", "Deutscher Deichverband", "organisation"),
    case("Nach Angaben des Neuhagener Landgerichts regnet es.", "Neuhagener Landgericht", "organisation"),
    case(
        "Nach Angaben des Ministeriums für Bau und Verkehr regnet es.",
        "Ministerium für Bau und Verkehr",
        "organisation",
    ),
    case("Laut dem Verein Freier Himmel regnet es.", "Verein Freier Himmel", "organisation"),
    case("Nach Angaben der Anwohner regnet es.", "Anwohner", "group"),
    case("Nach Angaben von Ärzten regnet es.", "Ärzte", "group"),
    case("Laut dem vorläufigen Bericht regnet es.", "vorläufiger Bericht", "document"),
    case("Laut der jüngsten Studie regnet es.", "jüngste Studie", "document"),
]


@pytest.mark.parametrize(("text", "name", "role", "gender"), NAMES)
def test_names(look, text, name, role, gender):
    found = [(m.name, m.role, m.gender) for m in look(text).mentions if m.category == "name"]
    assert found == [(name, role, gender)]


@pytest.mark.parametrize(("text", "name", "sort"), NOUNS)
def test_nouns(look, text, name, sort):
    found = [(m.name, m.category) for m in look(text).mentions]
    assert (name, sort) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("Petra Harms kommt, wenn er ruft.", [("er", M, "s")]),
        case("Petra Harms kommt, wenn sie ruft.", [("sie", F, "s")]),
        case("Die Fischer kommen, wenn sie rufen.", [("sie", "", "p")]),
        case("Petra Harms irrt sich, weil man ihr nichts sagte.", [("ihr", F, "s")]),
        case("Petra Harms fragt, ob ich bleibe.", []),
    ],
)
def test_pronouns(look, text, expected):
    assert [(m.span.of(text), m.gender, m.number) for m in look(text).mentions if m.category == "pronoun"] == expected


def test_who_is_named_only_in_speech_is_marked(look):
    scene = look("„Piet Wendler hat nie bezahlt“, sagte Petra Harms.")
    assert {m.name: m.quoted for m in scene.mentions} == {"Piet Wendler": True, "Petra Harms": False}


def test_a_mention_is_verbatim(look):
    text = "Die norlandische Au\u00adßen\u00administerin  Ruth\u00a0Kallweit schweigt."
    (mention,) = look(text).mentions
    assert mention.span.of(text) == text.removesuffix(" schweigt.")
    assert mention.name == "Ruth Kallweit"
