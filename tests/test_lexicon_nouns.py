"""The word lists of nouns: persons, bodies, groups, texts, works, and their base forms."""

import pytest

from quotes import lexicon
from quotes.lexicon.forms import base_forms

# --- nouns ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("noun", "gender"),
    [
        ("Präsident", "m"),
        ("Präsidenten", "m"),
        ("Sprechers", "m"),
        ("Sprecherin", "f"),
        ("Ministerinnen", "f"),
        ("Bundesaußenminister", "m"),
        ("Bundesaußenministerin", "f"),
        ("Klimaexpertin", "f"),
        ("Kollegen", "m"),
        ("Ärzten", "m"),
        ("Ärztin", "f"),
        ("Rechtsanwälte", "m"),
        ("Väter", "m"),
        ("Töchtern", "f"),
        ("Bischöfe", "m"),
        ("Vorsitzender", "m"),
        ("Vorsitzende", "mf"),
        ("Vorsitzenden", "mf"),
        ("Bundesdatenschutzbeauftragter", "m"),
        ("Studierenden", "mf"),
        ("Opfers", "mf"),
        ("Mitgliedern", "mf"),
        ("Pflegekraft", "mf"),
        ("SPD-Politikerin", "f"),
        ("US-Präsidenten", "m"),
        ("Ex-Kanzler", "m"),
        ("Französin", "f"),
        ("Landrätin", "f"),
        # no roles
        ("Tonleiter", ""),
        ("Heirat", ""),
        ("Geräte", ""),
        ("Flugzeuge", ""),
        ("Fahrzeugen", ""),
        ("Sicherheitsrat", ""),
        ("Emirate", ""),
        ("Christine", ""),
        ("Polen", ""),
        ("Hartmann", ""),
        ("Neubauer", ""),
        ("Schumacher", ""),
        ("Monat", ""),
        ("Haus", ""),
        ("", ""),
    ],
)
def test_role_gender(noun, gender):
    assert lexicon.role_gender(noun) == gender
    assert lexicon.is_role(noun) == bool(gender)


def test_an_end_needs_three_letters_before_it():
    assert lexicon.is_role("Xyzminister")
    assert not lexicon.is_role("Xyminister")


def test_roles_declined_like_adjectives_and_roles_that_are_surnames():
    assert lexicon.is_adjectival("Abgeordneter")
    assert lexicon.is_adjectival("Bundestagsabgeordneten")
    assert not lexicon.is_adjectival("Opfer")
    assert not lexicon.is_adjectival("Kollege")
    assert lexicon.is_also_surname("Richter")
    assert not lexicon.is_also_surname("Richterin")


@pytest.mark.parametrize(
    "noun", ["Regierung", "Umweltministeriums", "SPD", "Gesundheitsämter", "Verbände", "Bundesgerichtshof", "DGB"]
)
def test_organisations(noun):
    assert lexicon.is_organisation(noun)


@pytest.mark.parametrize(
    "noun",
    [
        "Botschafter",
        "Gesellschafter",
        "Schüler",
        "Bahnhof",
        "Ausland",
        "Niederlande",
        "Baustelle",
        "Einführung",
        "Posten",
        "Präsident",
    ],
)
def test_no_organisations(noun):
    assert not lexicon.is_organisation(noun)


@pytest.mark.parametrize(
    "noun", ["Experten", "Klimaexperten", "Anwohnern", "Opposition", "Familie", "Kritiker", "Regierungskreisen"]
)
def test_groups(noun):
    assert lexicon.is_group(noun)


@pytest.mark.parametrize("noun", ["Fahrzeugen", "Menschenrechte", "Hintergründe", "Landkreise", "Regierung", "Bände"])
def test_no_groups(noun):
    assert not lexicon.is_group(noun)


@pytest.mark.parametrize(
    "noun", ["Bericht", "Berichts", "Verfassungsschutzbericht", "Gesetzentwürfen", "Studien", "Urteil", "Tweet"]
)
def test_documents(noun):
    assert lexicon.is_document(noun)


@pytest.mark.parametrize(
    "noun",
    ["Kläger", "Journalisten", "Mitglied", "Reporter", "Planer", "Besatzung", "Kontakte", "Vorschrift", "Zeitschrift"],
)
def test_no_documents(noun):
    assert not lexicon.is_document(noun)


@pytest.mark.parametrize(
    ("noun", "cls"),
    [
        ("Kinofilms", "work"),
        ("Kriminalroman", "work"),
        ("Wochenzeitung", "press"),
        ("Segelschiff", "vehicle"),
        ("Sturmtief", "event"),
        ("Rockband", "organisation"),
        ("Hotel", "place"),
        ("Gesetz", "law"),
        ("Spitznamen", "name"),
        ("Motto", "term"),
        ("Begriffs", "term"),
        ("Mitglied", ""),
        ("Beispiel", ""),
        ("Heidelberg", ""),
        ("Montag", ""),
        ("Eingang", ""),
    ],
)
def test_work_class(noun, cls):
    assert lexicon.work_class(noun) == cls


@pytest.mark.parametrize(
    ("noun", "form"),
    [
        ("Ärzten", "Arzt"),
        ("Ministerinnen", "Ministerin"),
        ("Ereignisse", "Ereignis"),
        ("Väter", "Vater"),
        ("Ländern", "Land"),
    ],
)
def test_base_forms(noun, form):
    assert form in base_forms(noun)


def test_base_forms_know_what_is_no_plural():
    assert "Plan" not in base_forms("Planer")
    assert "Klage" not in base_forms("Kläger")
    assert "Abgeordnete" in base_forms("Abgeordneter", adjectival=True)
    assert "Abgeordnete" not in base_forms("Abgeordneter")
