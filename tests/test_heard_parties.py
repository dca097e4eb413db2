"""Gender and party by the clause that a name stands in, of several, and of local lists: a text, what its rows say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.data import Mention, Span
from quotes.people import spoken_for


def heard(extractor, text):
    """Return speaker, gender and party of each row."""
    return [f"{row.speaker}|{row.gender}|{row.party}" for row in extractor.extract(text, ("direct", "partial"))]


def case(text, *rows):
    return pytest.param(text, list(rows), id=text[:60])


SEVERAL = [
    case("„So geht es nicht“, sagten die Leute.", "Leute||"),
    case("„Der Fluss steigt“, schreiben die Autoren.", "Autoren||"),
    case("Die Eltern riefen: „Endlich!“", "Eltern||"),
    case("In dem Papier fordern die Forscher „mehr Licht“.", "Forscher||"),
]
KIN = [  # who is somebody's mother is not he
    case("Ole Lund lacht. Seine alte Mutter sagte: „Komm heim!“", "alte Mutter|w|"),
    case("„Wir bleiben“, sagte Ole Lund. Seine Tochter ist sieben.", "Ole Lund|m|"),
    case("„Wir bleiben“, sagte Ida Berg. Ihr Vater ist Wirt.", "Ida Berg|w|"),
    case("„Wir bleiben“, sagte Kim Lohr. Der Sohn ist Wirt.", "Kim Lohr||"),
]
ANYWHERE = [
    case("Ute Lohr (SPD) kam spät. „Ja“, sagte Lohr.", "Ute Lohr|w|SPD"),
    case("„Ja“, sagte Lohr. Ute Lohr (34, SPD) kam spät.", "Ute Lohr|w|SPD"),
    case("Ole Berg (41) (FDP) sprach kurz. „Nein“, sagte Berg. „Nie“, rief Berg.", *["Ole Berg|m|FDP"] * 2),
    case("Ute Lohr (AL) kam spät. „Ja“, sagte sie.", "Ute Lohr|w|AL"),
]
BEFORE = [
    case("„Ja“, sagte die grüne Gemeinderätin Ute Lohr.", "Ute Lohr|w|Grüne"),
    case("„Ja“, sagte Ute Lohr von der rechten Lega.", "Ute Lohr|w|Lega"),
    case("„Ja“, sagte Ole Berg vom Koalitionspartner FDP.", "Ole Berg|m|FDP"),
    case("„Nein“, sagte der ÖVP-Mandatar Udo Lenz.", "Udo Lenz|m|ÖVP"),
    case("„Nein“, sagte Ida Kern, die für die SP im Rat sitzt.", "Ida Kern|w|SP"),
    case("„Nein“, sagte Ole Kern von der früheren SED.", "Ole Kern|m|"),
]
BEHALF = [
    case("Für die AfD verlangte Ole Berg „klare Regeln“.", "Ole Berg|m|AfD"),
    case("Für den Koalitionspartner SPD erklärte Ute Lohr: „Es bleibt dabei.“", "Ute Lohr|w|SPD"),
    case("Lob kam von der FDP, für die Ole Berg sprach. „Gut so“, sagte Berg.", "Ole Berg|m|FDP"),
    case("Die CDU lehnt ab. Deren Sprecherin Ute Lohr sagte: „Nein.“", "Ute Lohr|w|CDU"),
    case("Die CDU streitet mit der SPD. Deren Sprecherin Ute Lohr sagte: „Nein.“", "Ute Lohr|w|"),
    case("Die SPD lehnt die Gewerkschaft ab. Deren Sprecherin Ute Lohr sagte: „Nein.“", "Ute Lohr|w|"),
    case("Die SPD ringt mit Nordlux. Deren Chefin Ute Lohr sagte: „Nein.“", "Ute Lohr|w|"),
    case("„Pech“, sagte Ole Berg, von der FDP scharf kritisiert.", "Ole Berg|m|"),
    case("Das hatte Ole Berg von der FDP vorgeschlagen. „Danke“, sagte Berg.", "Ole Berg|m|FDP"),
    case("Ole Berg von der FDP hat es gesagt. „Danke“, sagte Berg.", "Ole Berg|m|FDP"),
    case("Schön, dass Ole Berg von der FDP gewählt wurde. „Danke“, sagte Berg.", "Ole Berg|m|"),
    case("Für die SPD ist Ole Berg ein Ärgernis. „Pech“, sagte Berg.", "Ole Berg|m|"),
]
LISTS = [
    case("„Ja“, sagte Ute Lohr von der Liste Neues Nordhafen.", "Ute Lohr|w|Liste Neues Nordhafen"),
    case("„Ja“, sagte Ole Berg, Sprecher der Bürgerliste Lund.", "Ole Berg|m|Bürgerliste Lund"),
    case("„Ja“, sagte Ole Berg, Chef der Unabhängigen Wählergruppe Lund.", "Ole Berg|m|Unabhängige Wählergruppe Lund"),
    case("Die Bürgerliste Lund (BLL) gewann. „Ja“, sagte Ute Lohr (BLL).", "Ute Lohr|w|BLL"),
    case("„Ja“, sagte Ute Lohr von der Wählergemeinschaft Bürger für Lund.", "Ute Lohr|w|Bürger für Lund"),
    case("Die Bürgerliste Donau (Lund) gewann. „Ja“, sagte Ute Lohr (Lund).", "Ute Lohr|w|"),
    case("Die Bürgerliste Lund verlor. „Schade“, sagte Ute Lohr.", "Ute Lohr|w|"),
    case("„Ja“, sagte Ute Lohr, Gegnerin der Bürgerliste Lund.", "Ute Lohr|w|"),
]
FORMER = [  # who spoke for a party once may be of another now
    case("„Ja“, sagte Ole Berg, ehemals Sprecher der Bürgerliste Lund.", "Ole Berg|m|"),
    case("„Ja“, sagte Ute Lohr, die für die SPD früher im Rat saß.", "Ute Lohr|w|"),
    case("„Ja“, sagte Ute Lohr, die bis 2019 für die SPD im Rat saß.", "Ute Lohr|w|"),
    case("„Ja“, sagte Ole Berg, früherer Kandidat der Bürgerliste Lund.", "Ole Berg|m|"),
]


@pytest.mark.parametrize(
    ("text", "rows"), [*SEVERAL, *KIN, *ANYWHERE, *BEFORE, *BEHALF, *LISTS, *FORMER]
)  # fmt: skip
def test_clause(extractor, text, rows):
    assert heard(extractor, text) == rows


WORDS = st.sampled_from(
    "Für die SPD sagte Deren Chefin der von Bürgerliste Liste Lund (BLL) , . für sprach Unabhängigen Die".split()
)


@given(
    st.lists(WORDS | st.text(max_size=6), max_size=10).map(" ".join),
    st.lists(WORDS | st.text(max_size=6), max_size=10).map(" ".join),
)
def test_whatever_stands_around_a_name_tells_a_party_by_its_own_words(before, behind):
    text = f"{before} Ida Korff {behind}"
    mention = Mention(Span(len(before) + 1, len(before) + 10), "name", 0, 0, name="Ida Korff")
    for shown in spoken_for.clauses(text, mention):
        assert shown.value
        assert all(part in text for part in shown.by.strip("„“").split(" … "))
