"""Who is meant: forms of one name, offices that can be one, names that the tagger saw in part, whom a pronoun means."""

from __future__ import annotations

import pytest

from quotes.people import matching, pronouns


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Harms", "Petra Harms", True),
        ("Petra", "Petra Harms", True),
        ("Harms’", "Petra Harms", True),  # the genitive
        ("Brandts", "Ole Brandt", True),
        ("HARMS", "Petra Harms", True),  # a headline
        ("P. Harms", "Petra Harms", True),
        ("Petra Harms", "Petra Marie Harms", True),
        ("Petra Marie Harms", "Petra Harms", True),
        ("Lourenço", "Tiago Lourenço Brito", True),
        ("Harms", "Petra Brandt", False),
        ("Jörn Harms", "Petra Harms", False),
        ("J. Harms", "Petra Harms", False),
        ("Petra Brandt", "Petra Harms", False),
        ("der", "Otto von der Heide", False),  # a particle names nobody
    ],
)
def test_two_names_of_one_person(short, full, same):
    assert matching.same_person(short, full) is same


@pytest.mark.parametrize(
    ("names", "kind", "fullest"),
    [
        ((), "person", ""),
        (("Harms", "Petra Harms"), "person", "Petra Harms"),
        (("Brandts", "Brandt"), "person", "Brandt"),
        (("Hans", "Hansen"), "person", "Hansen"),
        (("Ministerium", "norlandisches Außenministerium"), "organisation", "norlandisches Außenministerium"),
        (("Bundesgerichtshof", "oberster Gerichtshof"), "organisation", "Bundesgerichtshof"),
    ],
)
def test_the_fullest_name(names, kind, fullest):
    assert matching.fullest(names, kind) == fullest


@pytest.mark.parametrize(
    ("role", "noun"),
    [
        ("norlandische Ministerin der Finanzen", "ministerin"),
        ("Vorsitzende des Waldbundes", "vorsitzende"),
        ("Chef der Werft", "chef"),
        ("ehemalig", ""),
    ],
)
def test_the_noun_of_a_role(role, noun):
    assert matching.head_noun(role) == noun


@pytest.mark.parametrize(
    ("full", "noun", "is_one"),
    [
        ("außenminister", "minister", True),
        ("minister", "außenminister", False),
        ("sprecher", "sprechers", True),
        ("lehrer", "er", False),
    ],
)
def test_a_compound_is_of_its_last_noun(full, noun, is_one):
    assert matching.is_kind_of(full, noun) is is_one


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("vorsitzende", "vorsitzender", True),
        ("vorsitzenden", "vorsitzende", True),
        ("angeklagter", "angeklagten", True),
        ("vorsitzende", "vorsteher", False),
    ],
)
def test_forms_of_one_office(one, other, same):
    assert matching.same_office(one, other) is same


@pytest.mark.parametrize(
    ("name", "roles", "fits"),
    [
        ("norlandischer Präsident", ["norlandische Präsidentin"], True),
        ("norlandischer Präsident", ["westlandischer Präsident"], False),
        ("norlandischer Präsident", ["Präsident"], True),  # nothing speaks against it
        ("Präsident", ["westlandischer Präsident"], True),
        ("Chefin der Werft", ["Chefin der Reederei"], False),
        ("Chefin der Werft", ["Chefin der Reederei", "Chefin der Werft"], True),
        ("DVN-Chefin", ["SBW-Chefin"], False),
    ],
)
def test_a_role_that_can_be_one_already_known(name, roles, fits):
    assert matching.compatible(name, roles) is fits


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Präsident", True),
        ("neuer Präsident", True),
        ("norlandischer Präsident", False),
        ("Präsident der Werft", False),
    ],
)
def test_a_noun_that_names_nobody_by_itself(name, bare):
    assert matching.is_bare(name) is bare


@pytest.mark.parametrize(
    ("name", "firm"),
    [("Deichbau GmbH", True), ("Lüders AG", True), ("Petra Harms", False), ("AGENDA", False)],
)
def test_firms_are_known_by_their_legal_form(name, firm):
    assert matching.is_firm(name) is firm


# names that the tagger saw in part, and whom a pronoun means: with the real model -------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ulrike von der Weyde kam aus Neuhagen.", ["Ulrike von der Weyde"]),
        ("Die Reederei Lüders schweigt.", []),  # a firm, though called as a person is
        ("Petra Harms kam. Am Abend ging Harms.", ["Petra Harms", "Harms"]),
        ("Außenministerin Jadwiga Okoń kam.", ["Jadwiga Okoń"]),
        ("Es regnete den ganzen Tag.", []),
    ],
)
def test_names_of_persons_are_whole(look, text, names):
    assert [mention.name for mention in look(text).mentions if mention.category == "name"] == names


def known(scene):
    return scene.known


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("Petra Harms kam nach Neuhagen. Sie schwieg.", "Sie", "Petra Harms"),
        ("Ole Brandt traf Petra Harms. Er schwieg.", "Er", "Ole Brandt"),
        ("Ole Brandt traf Petra Harms. Sie schwieg.", "Sie", "Petra Harms"),
        ("Ole Brandt traf Petra Harms. Es regnete. Er schwieg.", "Er", "Ole Brandt"),
        ("Ole Brandt schwieg. Sie kam.", "Sie", None),  # nobody agrees
        ("Es regnete. Er schwieg.", "Er", None),
        ("Er schwieg. Ole Brandt kam.", "Er", None),  # looks back, not on
    ],
)
def test_whom_a_pronoun_means(look, text, pronoun, meant):
    scene = look(text)
    (mention,) = [each for each in scene.mentions if each.category == "pronoun" and each.span.of(text) == pronoun]
    found = pronouns.resolve(mention, known(scene), {})
    assert (None if found is None else scene.entities[found].name) == meant


def test_who_speaks_a_quotation_is_not_meant_in_it(look):
    text = "Ole Brandt kam. Jan Lüders schwieg. Er ging."
    scene = look(text)
    (mention,) = [each for each in scene.mentions if each.category == "pronoun"]
    numbers = {entity.name: entity.index for entity in scene.entities}
    everyone = pronouns.candidates(mention, known(scene), {})
    assert set(everyone) == set(numbers.values())
    assert set(pronouns.candidates(mention, known(scene), {}, [numbers["Jan Lüders"]])) == {numbers["Ole Brandt"]}
