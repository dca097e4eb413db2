"""Every list, class and closed class that a file declares is one that a rule reads: nothing invites words in vain.

Three steps, each from a declaration to what asks for it: a file is read by a look-up, a class changes what a look-up
answers, and a look-up is asked by code outside of the lexicon.
"""

from __future__ import annotations

import ast
from importlib.resources import files
from pathlib import Path

import pytest

import quotes
from quotes import lexicon
from quotes.lexicon import OwnLists, lists

PACKAGE = Path(quotes.__file__).parent
OUTSIDE = [path for path in PACKAGE.rglob("*.py") if path.parent.name != "lexicon"]
SOURCES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in OUTSIDE}
NODES = [node for tree in SOURCES.values() for node in ast.walk(tree)]
ASKED = {  # lexicon.NAME, and names imported from it
    *(node.attr for node in NODES if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "lexicon"),
    *(
        name.name
        for node in NODES
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("quotes.lexicon")
        for name in node.names
    ),
}
CALLS = [
    (node.func.attr, [arg.value for arg in node.args if isinstance(arg, ast.Constant)])
    for node in NODES
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
]
FOR_WHO_EXTENDS = {  # no look-ups: what lists may hold, how one is read, types and errors
    *("STRENGTHS", "VERB_CLASSES", "LexiconError", "OwnListError", "Phrase", "SourcePreposition", "Verb"),
    *("parse", "parse_phrases", "parse_toml", "in_force", "reporting_phrases", "words"),
}


@pytest.fixture(autouse=True)
def _afterwards():
    yield
    with lexicon.using(OwnLists()):
        pass


def answers(look, name, text):
    """Return what a look-up answers while a list holds just ``text``; the package's entries are taken out."""
    taken = "\n".join(f"{entry}\t-" for entry in lexicon.words(name) if f"{entry}\t" not in f"{text}\t")
    with lexicon.using(OwnLists("eigene", ((name, f"{taken}\n{text}\n"),))):
        return look()


# a look-up is asked


def test_every_look_up_is_asked_by_code_outside_of_the_lexicon():
    assert len(ASKED) > 30
    assert set(lexicon.__all__) - ASKED <= FOR_WHO_EXTENDS
    assert set(lexicon.__all__) >= FOR_WHO_EXTENDS


def test_every_closed_class_is_asked_for():
    asked = {given[0] for name, given in CALLS if name == "closed" and given}
    asked |= {node.value for node in NODES if isinstance(node, ast.Constant) and str(node.value).startswith("frame_")}
    declared = set(lexicon.toml("closed_classes.toml"))
    assert len(declared) > 8
    assert declared <= asked
    assert {name for name in asked if not name.startswith("frame_")} <= declared


def test_every_list_that_is_asked_for_by_name_exists():
    asked = {given[0] for name, given in CALLS if name in {"words", "lines", "tagged"} and given}
    assert "verb_particles.txt" in asked
    assert asked <= set(lists.TXTS)


def test_users_may_have_every_list_but_the_counted_one_and_that_of_web_pages():
    there = {entry.name for entry in files("quotes.lexicon").iterdir() if entry.name.endswith((".txt", ".toml"))}
    assert {*lists.TXTS, *lists.TOMLS} == there - {"certainty.toml", "pages.toml"}


# a class changes the answer

ROLE = lambda: (lexicon.role_gender("Wattläufer"), lexicon.is_also_surname("Wattläufer"))  # noqa: E731 - reads as a row
CLASSES = {
    # list: (an entry with its columns but the one in question, what is looked up)
    ("reporting_verbs.txt", 0): ("flausen\t{}\tstrong", lambda: lexicon.reporting_verbs()["flausen"].cls),
    ("reporting_verbs.txt", 1): ("flausen\tneutral\t{}", lambda: lexicon.reporting_verbs()["flausen"].strength),
    ("as_verbs.txt", 0): ("flausen\t{}", lambda: lexicon.as_verbs()["flausen"]),
    ("as_verbs.txt", 1): ("flausen\tals\t{}", lambda: lexicon.as_verbs()["flausen"]),
    ("of_verbs.txt", 0): ("flausen\t{}", lambda: lexicon.of_verbs()["flausen"]),
    ("cue_nouns.txt", 0): ("Geflause\t{}", lambda: lexicon.cue_noun("Geflause")),
    ("cue_nouns.txt", 1): ("Geflause\twords\t{}", lambda: [lexicon.cue_noun(n) for n in ("Geflause", "Amtsgeflause")]),
    ("cue_nouns.txt", 2): ("Geflause\twords\tdocument\t{}", lambda: lexicon.cue_noun("Amtsgeflause")),
    ("document_nouns.txt", 0): ("Flausblatt\t{}", lambda: lexicon.document_gender("Flausblatt")),
    ("document_nouns.txt", 1): ("Flausblatt\tn\t{}", lambda: lexicon.is_document("Amtsflausblatt")),
    ("organisation_nouns.txt", 0): ("Flausbund\t{}", lambda: lexicon.organisation_gender("Flausbund")),
    ("organisation_nouns.txt", 1): ("Flausbund\tm\t{}", lambda: lexicon.is_organisation("Amtsflausbund")),
    ("role_nouns.txt", 0): ("Wattläufer\t{}", ROLE),
    ("role_nouns.txt", 1): ("Wattläufer\tm\t{}", ROLE),
    ("role_suffixes.txt", 0): ("läuferin\t{}", lambda: lexicon.role_gender("Flausläuferin")),
    ("person_ends.txt", 0): ("flauser\t{}", lambda: lexicon.person_gender("Amtsflauser")),
    ("things.txt", 0): ("flauser\t{}", lambda: lexicon.person_gender("Amtsflauser")),
    ("titles.txt", 0): ("Moin\t{}", lambda: lexicon.title_gender("Moin")),
    ("group_nouns.txt", 0): ("Flausende\t{}", lambda: [lexicon.is_group(n) for n in ("Flausende", "Amtsflausende")]),
    ("media.txt", 0): ("Flaus*\t{}", lambda: lexicon.is_medium("Flausbote")),
    ("work_nouns.txt", 0): ("Flauswerk\t{}", lambda: lexicon.work_class("Flauswerk")),
    ("work_nouns.txt", 1): ("Flauswerk\twork\t{}", lambda: lexicon.work_class("Amtsflauswerk")),
    ("scare_markers.txt", 0): ("flausig\t{}", lambda: lexicon.is_scare_marker("flausigen")),
    ("abbreviations.txt", 0): ("fls.\t{}", lambda: "fls." in lexicon.final_abbreviations()),
    ("given_names.txt", 0): ("Flausine\t{}", lambda: lexicon.given_names()["Flausine"]),
    ("androgynous_names.txt", 0): ("Flausine\t{}", lambda: lexicon.androgynous()["Flausine"]),
    ("party_names.txt", 1): ("Flausbund\tFB\t{}", lambda: lexicon.party_names()["Flausbund"]),
    ("given_names_extra.txt", 0): ("Flausine\t{}", lambda: lexicon.given_names().get("Flausine")),
}
BY_TAG = {  # asked for with lexicon.tagged(list, class) alone
    "special_verbs.txt", "firm_words.txt", "interview_labels.txt",
}  # fmt: skip
SAME = {("of_verbs.txt", number) for number in range(1, 7)}  # further prepositions of a verb


def declared():
    """Yield list, number of the column behind the first, and its classes, for every column that has some."""
    for name, columns in lists._COLUMNS.items():
        for number, classes in enumerate(columns):
            if classes and name not in BY_TAG and (name, number) not in SAME:
                yield name, number, classes


def test_each_column_has_a_look_up_here():
    assert {(name, number) for name, number, _ in declared()} == set(CLASSES)


@pytest.mark.parametrize(
    ("name", "number", "classes"), [pytest.param(*each, id=f"{each[0]}-{each[1]}") for each in declared()]
)
def test_each_class_gets_an_answer_of_its_own(name, number, classes):
    entry, look = CLASSES[name, number]
    found = [repr(answers(look, name, entry.format("" if cls == "?" else cls).rstrip("\t"))) for cls in classes]
    doubled = {("cue_nouns.txt", 1): 1, ("scare_markers.txt", 0): 0}.get((name, number), 0)  # «words» twice is once
    assert len(set(found)) == len(found) - doubled


@pytest.mark.parametrize("name", sorted(BY_TAG))
def test_each_tag_is_asked_for(name):
    asked = {given[1] for call, given in CALLS if call == "tagged" and given[0] == name and len(given) > 1}
    assert asked == {tag for column in lists._COLUMNS[name] for tag in column if tag != "?"}
