"""Who is heard: gender and party of a speaker, by the words that tell them. Each case: a text, what its rows say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import lexicon
from quotes.people import genders, party_phrases
from quotes.people.parties import of_body


def heard(extractor, text, types=("direct", "partial")):
    """Return speaker, gender and party of each row."""
    return [f"{row.speaker}|{row.gender}|{row.party}" for row in extractor.extract(text, types)]


def case(text, *rows):
    return pytest.param(text, list(rows), id=text[:60])


BESIDE = [  # a noun or title beside a name that tells none by itself
    case("„Der Deich hält“, sagte Umweltministerin Kim Harms.", "Kim Harms|w|"),
    case("Robin Vogt, Sprecher der Werft, sagte: „Wir bauen.“", "Robin Vogt|m|"),
    case("„Das war knapp“, so die Berliner Forscherin Toni Wendt.", "Toni Wendt|w|"),
    case("Frau Sascha Lund meinte dazu: „Nein.“", "Sascha Lund|w|"),
    case("„Nie wieder“, versprach Herr Robin Bach.", "Robin Bach|m|"),
    case("„Gut“, sagte der Schweizer Trainer Kai Odermatt.", "Kai Odermatt|m|"),
]
ADJECTIVAL = [  # its form and article tell, whatever the nominative in the column role
    case("„Das reicht nicht“, sagte die Abgeordnete Kim Dorn.", "Kim Dorn|w|"),
    case("Der Vorsitzende Robin Kern sagte: „Doch.“", "Robin Kern|m|"),
    case("„Gut“, sagte Toni Mohr, Vorsitzende des Lehrerverbands.", "Toni Mohr|w|"),
    case("Robin Bach, ein Angestellter der Werft, rief: „Halt!“", "Robin Bach|m|"),
    case("Die 34-jährige Kim Borg sagt: „Es war laut.“", "Kim Borg|w|"),
]
UNNAMED = [
    case("„Wir prüfen das“, sagte eine Sprecherin.", "Sprecherin|w|"),
    case("Ein Polizist sagte: „Weitergehen!“", "Polizist|m|"),
    case("„Ich habe nichts gesehen“, sagte die Angeklagte.", "Angeklagte|w|"),
    case("Der 34-Jährige sagte: „Es war dunkel.“", "34-Jährige|m|"),
    case("„Es war kalt“, sagte einer der Forscher.", "einer der Forscher|m|"),
    case("Eine der Frauen rief: „Hierher!“", "eine der Frauen|w|"),
]
TWO_WORDS = [
    case("Die Wirtin Ida Berg ist größter Arbeitgeber im Ort. „Das bleibt so“, sagte sie.", "Ida Berg|w|"),
    case("„Gut“, sagte Robin Karg, Trainer von der Werft.", "Robin Karg|m|"),
    case("Der Ökonom Kim Karg von der Hochschule Lund sagte: „Ja.“", "Kim Karg|m|"),
    case("„Gut“, sagte Robin Veit vom Vermögensverwalter Terbeck.", "Robin Veit||"),
]
OPEN = [  # what grammar cannot tell, a name that women and men bear, and whoever is no person or several
    case("„Ich bleibe“, sagte Kim Lohr.", "Kim Lohr||"),
    case("Das Mitglied Robin Lenz sagte: „Ja.“", "Robin Lenz||"),
    case("„Es ist still hier“, sagte ein Gast.", "Gast||"),
    case("„Wir prüfen das“, teilte das Ministerium mit.", "Ministerium||"),
    case("In dem Bericht steht: „Der Damm ist alt.“", "Bericht||"),
    case("„So nicht“, riefen die Anwohner.", "Anwohner||"),
    case("Die Ministerin Otto Berg sagte: „Nein.“", "Otto Berg||"),  # name and noun disagree
]
GIVEN = [
    case("„Der Deich hält“, sagte Petra Brandt.", "Petra Brandt|w|"),
    case("Hans-Peter Kuhl sagte: „Ja.“", "Hans-Peter Kuhl|m|"),
    case("„Gut“, sagte Kim Anna Berg.", "Kim Anna Berg|w|"),
    case("„Gut“, sagte Andrea Kuhlmann.", "Andrea Kuhlmann|w|"),
    case("„Gut“, sagte Andrea Bertolini.", "Andrea Bertolini||"),
]
POINTING = [
    case("Sascha Lund lehnt ab. „Das stimmt nicht“, sagte sie.", "Sascha Lund|w|"),
    case("Robin Kern zögert. Er sagte: „Vielleicht.“", "Robin Kern|m|"),
    case("„Ja“, sagte Toni Beck. „Morgen fangen wir an“, fügte er hinzu.", "Toni Beck|m|", "Toni Beck|m|"),
    case("„Wir gehen“, sagte Kim Roth, die den Hof führt.", "Kim Roth|w|"),
]
TOGETHER = [
    case("„Das geht nicht“, sagten zwei Frauen.", "zwei Frauen|w|"),
    case("Einige Schülerinnen riefen: „Endlich!“", "einige Schülerinnen|w|"),
    case("„Wir heiraten“, sagten Petra Brandt und Ida Lohr.", "Petra Brandt und Ida Lohr|w|"),
    case("„Wir heiraten“, sagten Petra Brandt und Ole Lohr.", "Petra Brandt und Ole Lohr||"),
]


@pytest.mark.parametrize(
    ("text", "rows"), [*BESIDE, *ADJECTIVAL, *UNNAMED, *TWO_WORDS, *OPEN, *GIVEN, *POINTING, *TOGETHER]
)  # fmt: skip
def test_gender(extractor, text, rows):
    assert heard(extractor, text) == rows


BRACKETS = [
    case("„Der Deich hält“, sagte Petra Brandt (SPD).", "Petra Brandt|w|SPD"),
    case("Ole Kern (Die Linke, Bremen) sagte: „Nein.“", "Ole Kern|m|Linke"),
    case("„Ja“, sagte Ute Lohr, FDP, am Montag.", "Ute Lohr|w|FDP"),
    case("„Ja“, sagte Ole Berg (früher FDP).", "Ole Berg|m|"),
    case("„Ja“, sagte Ole Berg (CDU, heute BSW).", "Ole Berg|m|BSW"),
    case("„Ja“, sagte Eva Roth (Bündnis 90/Die Grünen).", "Eva Roth|w|Grüne"),
]
NOUNS = [
    case("SPD-Chefin Petra Brandt sagte: „Nein.“", "Petra Brandt|w|SPD"),
    case("„Das ist teuer“, sagte die Grünen-Abgeordnete Ida Kern.", "Ida Kern|w|Grüne"),
    case("CSU-Mann Ole Berg meinte: „Es reicht.“", "Ole Berg|m|CSU"),
    case("„Kaum“, sagte der frühere SPD-Chef Udo Lenz.", "Udo Lenz|m|SPD"),
    case("„Nie“, meinte Ex-CDU-Mann Rolf Beck.", "Rolf Beck|m|"),
    case("„Nein“, sagte der AfD-Kritiker Bodo Kunz.", "Bodo Kunz|m|"),
    case("„Nein“, sagte Ida Lund, Sprecherin von SPD-Chef Ole Brandt.", "Ida Lund|w|"),
]
CHAINS = [
    case("Ute Lohr, Vorsitzende der Grünen, sagte: „Ja.“", "Ute Lohr|w|Grüne"),
    case("„Gut“, sagte Ole Berg von der FDP.", "Ole Berg|m|FDP"),
    case("Der Generalsekretär der Berliner SPD, Udo Lenz, sagte: „Gut.“", "Udo Lenz|m|SPD"),
    case("„Ja“, sagte der Sprecher des Arbeitskreises „Wald“ in der Linkspartei, Jan Lohr.", "Jan Lohr|m|Linke"),
]
OTHER_LISTS = [
    case("Ida Berg kam zu spät. Die Obfrau der Grünen Liste sagte: „Der Bus!“", "Ida Berg|w|"),
    case("„Wir wachsen“, sagte Ole Kern, Leiter der Grünen Woche.", "Ole Kern|m|"),
]
LOOSE = [
    case("Der Sozialdemokrat Jan Berg lehnt ab: „Nein.“", "Jan Berg|m|SPD"),
    case("Der Sozialdemokrat Jan Berg sagte: „Nein.“ Die SPÖ stimmt ab.", "Jan Berg|m|SPÖ"),
    case("Der dänische Sozialdemokrat Jan Berg sagte: „Nein.“", "Jan Berg|m|"),
    case("„Schade“, sagte die Grüne Ida Korff.", "Ida Korff|w|Grüne"),
    case("Der grüne Umweltminister Ole Kern sagte: „Ja.“", "Ole Kern|m|Grüne"),
]
BODIES = [
    case("„Wir sind dagegen“, teilte die SPD-Fraktion mit.", "SPD-Fraktion||SPD"),
    case("Die AfD schrieb: „Das ist falsch.“", "AfD||AfD"),
    case("„Wir auch“, sagten die Grünen.", "Grüne||Grüne"),
    case("„Das ist falsch“, schrieb Ute Lohr über die CDU.", "Ute Lohr|w|"),  # talks about one, belongs to none
]


@pytest.mark.parametrize(("text", "rows"), [*BRACKETS, *NOUNS, *CHAINS, *OTHER_LISTS, *LOOSE, *BODIES])
def test_party(extractor, text, rows):
    assert heard(extractor, text) == rows


def test_the_reason_says_by_what(extractor):
    (row,) = extractor.extract("„Der Deich hält“, sagte Umweltministerin Kim Harms (SPD).")
    assert row.reason == f"{row.attribution.reason} Geschlecht: „Umweltministerin“. Partei: „(SPD)“."


def test_indirect_speech_has_them_too(extractor):
    text = "Der Deich halte, sagte Ministerin Kim Harms (SPD). Er werde noch erhöht."
    assert heard(extractor, text, ["indirect"]) == ["Kim Harms|w|SPD"] * 2


def test_a_name_that_is_withheld_tells_neither():
    from quotes.attribution.certainty import withheld
    from quotes.data import Attribution

    given = Attribution("Kim Harms", "person", certainty=50, gender="w", party="SPD", about="Partei: „(SPD)“.")
    kept = withheld(given, 80)
    assert (kept.speaker, kept.gender, kept.party, kept.about) == ("", "", "", "")


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Vorsitzende der Bundestagsfraktion von Bündnis 90/Die Grünen", "Grüne"),
        ("Abgeordnete der Fraktion Die Linke", "Linke"),
        ("Grünenpolitikerin", "Grüne"),
        ("FDPler", "FDP"),
        ("Mitte-Nationalrätin", "Mitte"),
        ("ÖVP-Klubobmann", "ÖVP"),
        ("CDU-Innenexpertin", "CDU"),
        ("Unionsfraktionsvize", "CDU/CSU"),
        ("Unionsbürger", ""),
        ("AfD-Experte", ""),
        ("Anwältin der AfD", ""),
        ("SPD-Wählerin", ""),
        ("ehemaliges Mitglied der AfD", ""),
        ("Kandidat von SPD und Grünen", ""),
        ("Chef der von der SPD geführten Stadt", ""),
        ("Vater der Abgeordneten der Grünen", ""),
        ("Chefin der Grünen Woche", ""),
    ],
)
def test_words_for_a_person_tell_a_party(words, party):
    assert [shown.value for shown in party_phrases.in_words(words)] == [party] * bool(party)


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Berliner CDU", "CDU"),
        ("Ortsverein der SPD", "SPD"),
        ("Grünen-Fraktion im Stadtrat", "Grüne"),
        ("CDU/CSU-Fraktion", "CDU/CSU"),
        ("SPD-Abgeordnete", "SPD"),
        ("Sozialdemokraten", "SPD"),
        ("Koalition aus SPD und Grünen", ""),
        ("SPD und Grüne", ""),
        ("SPD-Regierung", ""),
        ("FDP-Wähler", ""),
        ("Grüne Jugend", ""),
        ("Mitte", ""),
        ("Demonstranten", ""),
    ],
)
def test_bodies_and_groups_are_a_party(name, party):
    assert of_body(name, "").value == party


WORDS = st.sampled_from(
    "SPD Grünen Die Linke Linkspartei Bündnis 90/Die SPD-Chefin Ex-CDU-Mann der von Chef und ( ) , / - heute".split()
)


@given(st.lists(WORDS | st.text(max_size=8), max_size=12).map(" ".join))
def test_whatever_stands_there_tells_a_party_of_the_list_by_its_own_words(text):
    parties = {party for party, _ in lexicon.party_names().values()}
    told = [*party_phrases.in_words(text), *party_phrases.behind(text), party_phrases.of_name(text)]
    for shown in told:
        assert shown.value in parties | {""}
        assert shown.by.strip("„“").strip("()") in text
    assert genders.of_name(text).value in {"w", "m", ""}


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Dr. Ida Korff", "w"), ("I. Ole Korff", "m"), ("Xenokles Korff", ""), ("Ida", "w"), ("Martin", ""), ("", ""),
     ("Terbeck-Anwältin Korff", "w"), ("Jean Korff", ""), ("Li Korff", "")],
)  # fmt: skip
def test_a_given_name_tells_it(name, gender):
    assert genders.of_name(name).value == gender
