"""The Python interface: what ``import quotes`` promises."""

from __future__ import annotations

import dataclasses
import inspect
import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import get_type_hints

import fake
import made
import pytest

import quotes
from quotes import library
from quotes.data import Attribution
from quotes.table import columns

TEXT = "„Ja“, sagte Eva Maier im „Stern“. „Nein“, rief sie."  # of «Stern» the stand-in says that it is a title


@pytest.fixture
def stand_in(no_model):
    """Let ``quotes.extract`` load the stand-in, and forget it again."""
    del no_model
    library._extractor.cache_clear()
    yield
    library._extractor.cache_clear()


# names ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", quotes.__all__)
def test_every_name_is_there_and_listed(name):
    assert getattr(quotes, name) is not None
    assert name in dir(quotes)


def test_all_is_sorted_and_no_name_stands_there_twice():
    assert sorted(set(quotes.__all__)) == sorted(quotes.__all__)


def test_what_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="Extraktor"):
        _ = quotes.Extraktor


def classes_of(hint):
    """Yield the classes of this package in a type, those of their fields and methods too."""
    for part in getattr(hint, "__args__", ()):
        yield from classes_of(part)
    if inspect.isclass(hint) and hint.__module__.startswith("quotes"):
        yield hint
        if dataclasses.is_dataclass(hint):
            for field in get_type_hints(hint).values():
                yield from classes_of(field)


def functions():
    """Return the functions of the interface, methods of the Extractor included."""
    ours = quotes.Extractor
    return [quotes.extract, quotes.read, ours.__init__, ours.extract, ours.extract_many, ours.explain]


def test_every_class_that_one_gives_or_gets_has_a_name_in_all():
    hints = {"Callable": quotes.InputError} | {
        f"{function.__name__}.{name}": hint
        for function in functions()
        for name, hint in get_type_hints(function).items()
    }
    met = {found.__name__ for hint in hints.values() for found in classes_of(hint)}
    assert {"Article", "Quotation", "Attribution", "Span", "Explained", "Step", "AnyParser"} <= met
    assert met <= set(quotes.__all__)


def test_every_error_that_is_told_of_has_a_name_in_all():
    told = {error for function in functions() for error in re.findall(r"\w+Error", function.__doc__)}
    assert {"InputError", "ModelError", "UsageError"} <= told
    assert told <= set(quotes.__all__)
    assert all(issubclass(getattr(quotes, error), quotes.QuotesError) for error in told)


def test_importing_quotes_is_light():
    heavy = {"lxml", "pandas", "regex", "rich", "stanza", "torch", "typer"}
    code = f"import quotes, sys; sys.exit(str(sorted({heavy} & set(sys.modules))))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.stderr.strip() == "[]"


# rows -------------------------------------------------------------------------------------------------


def test_every_column_is_an_attribute():
    said = Attribution("Eva Maier", "person", "Ministerin", "rief", "sie", addressee="dpa", rule="vor",
                       reason="Weil.", certainty=87)  # fmt: skip
    article = quotes.Article(TEXT, document="a.txt")
    row = fake.quotation(article, 34, 40, attribution=said, title="T", date="2026-11-22", flags=("glued", "nested"))
    assert {column: getattr(row, column) for column in columns.COLUMNS} == {
        "speaker": "Eva Maier",
        "quote": "Nein",
        "context": TEXT,
        "type": "direct",
        "certainty": 87,
        "role": "Ministerin",
        "cue": "rief",
        "mention": "sie",
        "kind": "person",
        "addressee": "dpa",
        "document": "a.txt",
        "title": "T",
        "date": "2026-11-22",
        "paragraph": 1,
        "start": 34,
        "end": 40,
        "utterance": 1,
        "rule": "vor",
        "reason": "Weil.",
        "flags": ("glued", "nested"),
        "id": "q34",
        "same_as": "",
        "author": "",
        "url": "",
        "outlet": "",
        "check": "uncertain",
        "gender": "",
        "party": "",
    }


# types ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ((), ["Ja", "Nein"]),
        (("direct,partial",), ["Ja", "Nein"]),
        (("all",), ["Ja", "Stern", "Nein"]),
        ((" Title , scare",), ["Stern"]),
        ((["title"],), ["Stern"]),
        (({"direct", "title"},), ["Ja", "Stern", "Nein"]),
        (("scare",), []),
    ],
)
@pytest.mark.usefixtures("stand_in")
def test_types_are_those_of_the_command_line(types, expected):
    assert [row.quote for row in quotes.extract(TEXT, *types)] == expected
    assert [[row.quote for row in rows] for rows in quotes.Extractor().extract_many([TEXT], *types)] == [expected]


@pytest.mark.parametrize("types", ["zitat", "", [], ["direct", "alle"]])
@pytest.mark.usefixtures("stand_in")
def test_types_that_are_none_are_an_error(types):
    with pytest.raises(quotes.UsageError, match="direct"):
        quotes.extract(TEXT, types)


@pytest.mark.usefixtures("stand_in")
def test_the_model_is_loaded_once(monkeypatch):
    loaded = []
    monkeypatch.setattr(fake.Extractor, "__init__", lambda self: loaded.append(self) or setattr(self, "_least", 0))
    assert quotes.extract(TEXT) == quotes.extract(quotes.Article(TEXT))
    assert len(loaded) == 1


# files ------------------------------------------------------------------------------------------------


def test_articles_of_a_folder_are_read_in_order(folder):
    Path("sub").mkdir()
    Path("b.txt").write_text("„Zwei“", encoding="utf-8")
    Path("a.html").write_text("<p>„Eins“, sagte Eva Maier, und dann gingen alle nach Hause.</p>", encoding="utf-8")
    Path("sub/c.docx").write_bytes(made.docx(["„Drei“"]))
    Path("README.md").write_text("nichts", encoding="utf-8")
    found = list(quotes.read(folder))
    assert [Path(article.document).name for article in found] == ["a.html", "b.txt", "c.docx"]
    assert [re.search("„.*“", article.text)[0] for article in found] == ["„Eins“", "„Zwei“", "„Drei“"]


@pytest.mark.parametrize("paths", ["a.txt", Path("a.txt"), ["a.txt"], (Path("a.txt"),), iter(["a.txt"]), "*.txt"])
def test_paths_may_be_one_or_several_texts_or_paths(folder, paths):
    (folder / "a.txt").write_text("Text.", encoding="utf-8")
    assert list(quotes.read(paths)) == [quotes.Article("Text.", document="a.txt")]


def test_columns_of_a_table_can_be_named(folder):
    (folder / "t.csv").write_text("Nr,Volltext,Rest\n7,Text.,x\n", encoding="utf-8")
    (article,) = quotes.read("t.csv", text_column="Volltext", id_column="Nr")
    assert (article.document, article.text) == ("t.csv#7", "Text.")
    with pytest.raises(quotes.InputError, match="Spalte"):
        list(quotes.read("t.csv", text_column="Text"))


def test_what_cannot_be_read_is_raised_or_told_and_the_rest_read(folder):
    (folder / "a.txt").write_text("Eins.", encoding="utf-8")
    (folder / "b.docx").write_bytes(b"PK\x03\x04 kaputt")
    (folder / "c.jsonl").write_text('{"text": "Zwei."}\nkaputt\n{"text": "Drei."}\n', encoding="utf-8")
    paths = ["a.txt", "b.docx", "fehlt.txt", "c.jsonl"]
    told = []
    found = [article.text for article in quotes.read(paths, failed=told.append)]
    assert found == ["Eins.", "Zwei.", "Drei."]
    assert all(isinstance(error, quotes.InputError) for error in told)
    assert [name for error in told for name in ("fehlt.txt", "b.docx", "c.jsonl") if name in str(error)] == [
        "fehlt.txt", "b.docx", "c.jsonl"
    ]  # fmt: skip
    with pytest.raises(quotes.InputError, match=r"fehlt\.txt"):
        next(quotes.read(paths))
    articles = quotes.read(["a.txt", "b.docx"])
    assert next(articles).text == "Eins."
    with pytest.raises(quotes.InputError, match=r"b\.docx"):
        next(articles)


def test_files_go_right_into_extract_many(folder, no_model):
    del no_model
    for name in "ab":
        (folder / f"{name}.txt").write_text(f"„Hier ist {name}“", encoding="utf-8")
    rows = [row for rows in quotes.Extractor().extract_many(quotes.read("*.txt")) for row in rows]
    assert [(row.document, row.quote) for row in rows] == [("a.txt", "Hier ist a"), ("b.txt", "Hier ist b")]
    assert list(quotes.to_dataframe(rows)["document"]) == ["a.txt", "b.txt"]


# a parser of one's own --------------------------------------------------------------------------------


class Table:
    """Gives the words of a block their syntax from a table: part of speech, relation, number of the head (from 1)."""

    def __init__(self, syntax, names):
        self._syntax, self._names = [line.split() for line in syntax], names

    def analyse(self, blocks, quoted=()):
        assert [span.start for span in quoted] == [0]
        (block,) = [block for block in blocks if block.inside is None]
        words = list(re.finditer(r"\w+|[^\w\s]", block.text))
        tokens = [
            quotes.Token(
                index, block.span(*word.span()), word[0], lemma, upos, deprel, int(head) - 1, {},
                block.mask_at(*word.span()),
            )
            for index, (word, (lemma, upos, deprel, head)) in enumerate(zip(words, self._syntax, strict=True))
        ]  # fmt: skip
        sentence = quotes.Sentence(0, quotes.Span(tokens[0].span.start, tokens[-1].span.end), tuple(tokens))
        return quotes.Reading((sentence,), tuple(quotes.Name(span, "PER", 0) for span in self._names))


def test_a_stub_may_read_the_syntax():
    text = "„Der Deich hält“, sagte Petra Harms."
    syntax = ["es PRON ccomp 3", ", PUNCT punct 3", "sagen VERB root 0", "Petra PROPN nsubj 3", "Harms PROPN flat 4",
              ". PUNCT punct 3"]  # fmt: skip
    start = text.index("Petra")
    parser = Table(syntax, [quotes.Span(start, start + len("Petra Harms"))])
    (row,) = quotes.Extractor("gibt/es/nicht", parser=parser).extract(text)
    assert (row.speaker, row.cue, row.type, row.quote) == ("Petra Harms", "sagte", "direct", "Der Deich hält")


# threads ----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("stand_in")
def test_threads_wait_for_one_another(monkeypatch):
    inside, most = [], []
    plain = fake.Extractor.extract

    def watched(self, article, types):
        inside.append(1)
        most.append(len(inside))
        found = plain(self, f"WEILE {article}", types)
        inside.pop()
        return found

    monkeypatch.setattr(fake.Extractor, "extract", watched)
    start = threading.Barrier(4)

    def work(number):
        start.wait()
        return [row.quote for row in quotes.extract(f"„{number}“")]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(4))) == [["0"], ["1"], ["2"], ["3"]]
    assert most == [1, 1, 1, 1]


def test_threads_get_what_one_alone_gets(extractor, monkeypatch):
    monkeypatch.setattr(library, "_extractor", lambda: extractor)
    texts = [f"„Der Deich {number} hält“, sagte {name}. „Noch“, rief {pronoun}." for number in range(3)
             for name, pronoun in (("Petra Harms", "sie"), ("Ole Brandt", "er"))]  # fmt: skip
    alone = [extractor.extract(text) for text in texts]
    assert {len(rows) for rows in alone} == {2}
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(quotes.extract, texts)) == alone


def test_flags_are_taken_from_a_table_by_name_as_the_readme_does():
    table = quotes.to_dataframe(
        [fake.quotation(quotes.Article("„offen"), 0, 6), fake.quotation(quotes.Article("„zu“"), 0, 4)]
    )
    assert list(table["flags"]) == ["unclosed", ""]
    assert list(table[table["flags"] == ""]["quote"]) == ["zu"]
