"""Which mentions are one: surnames, roles, acronyms, each tied to the fullest form in the article."""

from __future__ import annotations

import pytest


def wrong(reason, *values):
    """Mark a case that the program gets wrong today."""
    return pytest.param(*values, id=values[0][:60], marks=pytest.mark.xfail(strict=True, reason=reason))


def case(*values):
    return pytest.param(*values, id=values[0][:60])


CASES = [  # text; canonical name and kind of each entity, in the order of the text
    case("Petra Harms kam. Harms schweigt.", [("Petra Harms", "person")]),
    case("Insa Harms kam. Harms schweigt.", [("Insa Harms", "person")]),
    case("Das ist die Fischerin Petra Harms. Harms schweigt.", [("Petra Harms", "person")]),
    case("Harms kam früh. Petra Harms schweigt.", [("Petra Harms", "person")]),
    case(
        "Ulrike von der Weyde kam. Von der Weyde schweigt.",
        [("Ulrike von der Weyde", "person")],
    ),
    case(
        "Karin Möller-Stakelberg kam. Möller-Stakelberg schweigt.",
        [("Karin Möller-Stakelberg", "person")],
    ),
    case("Senator Tiago Lourenço de Brito kam. De Brito schweigt.", [("Tiago Lourenço de Brito", "person")]),
    case("Petra Harms kam. Harms’ Hund bellt.", [("Petra Harms", "person")]),
    case("Ole Brandt kam. Brandts Hund bellt.", [("Ole Brandt", "person")]),
    case("Petra Harms kam mit Jörn Harms.", [("Petra Harms", "person"), ("Jörn Harms", "person")]),
    case(
        "Petra Harms kam mit Jörn Harms. Frau Harms schweigt.",
        [("Petra Harms", "person"), ("Jörn Harms", "person")],
    ),
    case("Landrat Ulf Kerner kam. Der Landrat schweigt.", [("Ulf Kerner", "person")]),
    case("Ministerin Ruth Kallweit kam. Die Ministerin schweigt.", [("Ruth Kallweit", "person")]),
    case("Außenministerin Ruth Kallweit kam. Die Ministerin schweigt.", [("Ruth Kallweit", "person")]),
    case("Die Ministerin schweigt. Ministerin Ruth Kallweit kam nicht.", [("Ruth Kallweit", "person")]),
    case("Landrat Ulf Kerner kam. Die Landrätin schweigt.", [("Ulf Kerner", "person"), ("Landrätin", "unnamed")]),
    case("Trainer Pavel Dostál kam. Der 36-Jährige schweigt.", [("Pavel Dostál", "person")]),
    case("Die Sängerin Mia Torberg kam. Die Künstlerin schweigt.", [("Mia Torberg", "person")]),
    case("Ein Zeuge kam. Der Zeuge schweigt.", [("Zeuge", "unnamed")]),
    case(
        "Ein Zeuge kam. Ein anderer Zeuge schweigt.",
        [("Zeuge", "unnamed"), ("anderer Zeuge", "unnamed")],
    ),
    case("Der Deichverband Neuhagen (DVN) prüft. Der DVN schweigt.", [("Deichverband Neuhagen", "organisation")]),
    case(
        "Die Reederei Lüders prüft. Die Reederei schweigt.",
        [("Reederei Lüders", "organisation")],
    ),
    case(
        "Das norlandische Außenministerium prüft. Das Ministerium schweigt.",
        [("norlandisches Außenministerium", "organisation")],
    ),
    case(
        "Das norlandische Außenministerium prüft. Das belgorische Außenministerium schweigt.",
        [("norlandisches Außenministerium", "organisation"), ("belgorisches Außenministerium", "organisation")],
    ),
    case("Petra Harms kam. Sie schweigt.", [("Petra Harms", "person")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_is_who(look, text, expected):
    scene = look(text)
    entities = sorted(scene.entities, key=lambda entity: entity.mentions[0])
    assert [(entity.name, entity.kind) for entity in entities] == expected
    assert sum(len(entity.mentions) for entity in entities if entity.mentions) <= len(scene.mentions)


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        case("Petra Harms traf Ulf Kerner. Er schwieg.", "Er", "Ulf Kerner"),
        case("Petra Harms traf Ulf Kerner. Sie schwieg.", "Sie", "Petra Harms"),
        case("Ulf Kerner traf Ole Brandt. Er schwieg.", "Er", "Ulf Kerner"),
        case("Die Fischer trafen Petra Harms. Sie schwiegen.", "Sie", "Fischer"),
        case("Der Verein kam. Petra Harms sprach mit der Polizei. Sie schwieg.", "Sie", "Petra Harms"),
        case("Petra Harms kam. Es regnete stark. Niemand war da. Sie schwieg.", "Sie", "Petra Harms"),
        case("Der Regen fiel. Er hörte nicht auf.", "Er", None),
    ],
)
def test_pronouns_find_their_name(look, text, pronoun, name):
    scene = look(text)
    index = max(i for i, mention in enumerate(scene.mentions) if mention.span.of(text) == pronoun)
    entity = scene.entities[scene.of[index]].name if index in scene.of else None
    assert entity == name


def test_gender_of_a_person_comes_from_role_title_or_given_name(look):
    text = "Präsidentin Noor Taal, Herr Wick, Mirjam Ostheim und Kapitän Kim Solberg kamen."
    assert {e.name: e.gender for e in look(text).entities if e.kind == "person"} == {
        "Noor Taal": "f",
        "Wick": "m",
        "Mirjam Ostheim": "f",
        "Kim Solberg": "m",
    }
