"""Tables and feeds as programs export them: HTML in cells, stray marks, title lines, ids that come twice."""

from __future__ import annotations

import csv
import io

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import readers
from quotes.errors import InputError
from quotes.readers import File, Rows, csvlines, fragments, hints, parquet
from quotes.readers.base import Read

HAFEN, BAU = "„Der Hafen ist alt“, sagte Ida Korff.", "„Wir bauen“, sagte Ole Brandt."


def of(name, data, text=""):
    """Read a file; return (what follows its name, text) of each article, and all notices."""
    file = File(name, "." + name.rpartition(".")[2], io.BytesIO(data), readers.Columns(text))
    form, _unlike = readers.formats.recognise(file)
    found = list(readers._reader(form)(file))
    assert not [each for each in found if isinstance(each, InputError)]
    articles = [(each.article.document.removeprefix(name), each.article.text) for each in found if each.article]
    return articles, [notice for each in found for notice in each.notices]


@pytest.mark.parametrize(
    ("cell", "expected", "told"),
    [
        (HAFEN, HAFEN, None),
        (
            "<p>&bdquo;Ja&ldquo;, sagte <b>Ida Korff</b>.</p><p>Ende.</p>",
            "„Ja“, sagte Ida Korff.\n\nEnde.",
            hints.HTML_CELLS,
        ),
        ("&#8222;Ja&ldquo;, sagte Ida K&ouml;rff.", "„Ja“, sagte Ida Körff.", hints.HTML_CELLS),
        ("Kopf\nMit <b>fetten</b> Worten\r\nEnde", "Kopf\nMit fetten Worten\nEnde", hints.HTML_CELLS),
        ("&lt;p&gt;&amp;bdquo;Ja&amp;ldquo;, sagte sie.&lt;/p&gt;", "„Ja“, sagte sie.", hints.TWICE_ENCODED),
        ("&lt;p&gt;„Ja“, sagte &lt;b&gt;Ida&lt;/b&gt;.&lt;/p&gt;", "„Ja“, sagte Ida.", hints.TWICE_ENCODED),
        # text
        ("Es sind 3 < 5 und 7 > 6, ich <3 dich", "Es sind 3 < 5 und 7 > 6, ich <3 dich", None),
        ("<Name geändert> sagte: „Ja“", "<Name geändert> sagte: „Ja“", None),
        ("Meyer & Sohn; AT&T; R&B", "Meyer & Sohn; AT&T; R&B", None),
    ],
)
def test_html_in_a_cell_is_read_as_html(cell, expected, told):
    articles, notices = of("t.jsonl", made.json.dumps({"id": 1, "text": cell}).encode() + b"\n")
    assert articles == [("#1", expected)]
    assert [each for each in notices if each in {hints.HTML_CELLS, hints.TWICE_ENCODED}] == ([told] if told else [])


def test_titles_and_names_lose_their_html_too():
    file = File("t.csv", ".csv", io.BytesIO(b"id|titel|autor|text\n1|M&uuml;hle <b>neu</b>|Ole &amp; Ida|Ja\n"))
    (article,) = (each.article for each in readers._reader("csv")(file) if each.article)
    assert (article.title, article.author) == ("Mühle neu", "Ole & Ida")


@pytest.mark.parametrize(
    ("inner", "twice"),
    [
        ("&lt;p&gt;&amp;bdquo;Wir bauen&amp;ldquo;, sagte Ole Brandt.&lt;/p&gt;", False),
        ("&amp;lt;p&amp;gt;„Wir bauen“, sagte &amp;lt;b&amp;gt;Ole Brandt&amp;lt;/b&amp;gt;.&amp;lt;/p&amp;gt;", True),
        ("<![CDATA[&lt;p&gt;&amp;bdquo;Wir bauen&amp;ldquo;, sagte Ole Brandt.&lt;/p&gt;]]>", True),
    ],
)
def test_feeds_encoded_once_and_twice(inner, twice):
    feed = f"<rss><channel><item><title>Neubau</title><description>{inner}</description></item></channel></rss>"
    articles, notices = of("f.rss", feed.encode())
    assert articles == [("#1", f"Neubau\n\n{BAU}")]
    assert notices == [hints.TWICE_ENCODED] * twice


@pytest.mark.parametrize(
    ("data", "expected", "stray"),
    [
        # marks that are none of CSV's
        ('1;"Ja", sagte sie.\n2;Nein\n', ['"Ja", sagte sie.', "Nein"], 1),
        (
            '1;"Ja\n2;Er rief: "Nein", und ging.\n3;"Gut", sagte er.\n',
            ['"Ja', 'Er rief: "Nein", und ging.', '"Gut", sagte er.'],
            2,
        ),
        ('1;"Ja\n', ['"Ja'], 1),
        ('1;"Ja;\n2;Nein\n', ['"Ja', "Nein"], 1),
        # the mark that closes a cell of several lines is missing
        ('1;"Ja.\nUnd nein.\n\nSchluss.\n2;"Gut"\n', ['"Ja.\nUnd nein.\n\nSchluss.', "Gut"], 1),
        # cells in marks, as they should be
        ('1;"Ja; ""gut""\nsagte sie"\n2;"Nein"\n', ['Ja; "gut"\nsagte sie', "Nein"], 0),
        ('1;Er sagte "Ja"\n2;"Nein"\n', ['Er sagte "Ja"', "Nein"], 0),
        ('1;"Ja" ;x\n2;Nein\n', ["Ja", "Nein"], 1),
        ('1;""Ja" und "nein"", sagte sie\n2;Nein\n', ['""Ja" und "nein"", sagte sie', "Nein"], 1),
    ],
)
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_a_stray_mark_eats_no_line_and_no_mark(data, expected, stray, delimiter):
    articles, notices = of("t.csv", f"id;text\n{data}".replace(";", delimiter).encode())
    assert [text.replace(delimiter, ";") for _, text in articles] == expected
    assert notices.count(hints.STRAY_MARK) == stray


@given(st.lists(st.lists(st.text(alphabet='a";\n ', max_size=6), min_size=2, max_size=3), min_size=1, max_size=5))
def test_what_csv_writes_is_read_back(rows):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    lines = file.getvalue().splitlines(keepends=True)
    assert [list(row.cells) for row in csvlines.rows(lines, ";")] == rows


@given(st.text(alphabet='ab";\r\n', max_size=60))
def test_no_letter_of_any_csv_is_lost(text):
    lines = list(io.StringIO(text, newline=""))
    found = "".join(cell for row in csvlines.rows(lines, ";") for cell in row.cells)
    assert [each for each in found if each in "ab"] == [each for each in text if each in "ab"]


@given(st.text(alphabet="ab<>&;/plt \n", max_size=60))
def test_any_text_is_a_fragment(text):
    piece = fragments.read(text)
    assert piece.was_html or piece.text == text


TITLED = [
    ["Presseauswertung März 2026"],
    [],
    ["Nr.", "Datum", "Volltext"],
    [1, "1.3.2026", HAFEN],
    [2, "2.3.2026", BAU],
]


def as_csv(rows):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode()


MAKERS = {"t.csv": as_csv, "t.xlsx": made.xlsx, "t.ods": lambda rows: made.ods([row for row in rows if row])}


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize(
    ("rows", "asked", "texts", "skipped"),
    [
        (TITLED, "", [HAFEN, BAU], True),
        (TITLED, "volltext", [HAFEN, BAU], True),
        (TITLED[2:], "", [HAFEN, BAU], False),
        ([["Archiv", "Stand Mai"], ["Nr", "Was", "Langes"], ["1", "x", HAFEN]], "Langes", [HAFEN], True),
        ([["text"], [HAFEN], [BAU]], "", [HAFEN, BAU], False),  # one column
        ([["text"], ["a", "b"]], "", ["a"], False),
        ([["Art", "Was"], ["Artikel", HAFEN]], "Was", [HAFEN], False),  # a cell that could name a column
    ],
)
def test_the_header_is_found_below_title_lines(name, rows, asked, texts, skipped):
    articles, notices = of(name, MAKERS[name](rows), asked)
    assert [text for _, text in articles] == texts
    assert (hints.TITLE_LINES in notices) == skipped


@pytest.mark.parametrize(
    ("idents", "names"),
    [
        (["1", "1"], ["#1", "#1-2"]),
        (["1", "2", "1", "1"], ["#1", "#2", "#1-2", "#1-3"]),
        (["1", "1-2", "1"], ["#1", "#1-2", "#1-3"]),
        (["1", "1", "1-2"], ["#1", "#1-2", "#1-2-2"]),
        (["x", "", "3"], ["#x", "#3", "#3-2"]),  # a row's number in place of an id
    ],
)
def test_rows_with_one_id_are_two_articles(idents, names):
    data = as_csv([["id", "text"], *([ident, f"Text {at}"] for at, ident in enumerate(idents))])
    articles, notices = of("t.csv", data)
    assert articles == [(name, f"Text {at}") for at, name in enumerate(names)]
    assert notices.count(hints.SAME_ID) == sum(
        name != f"#{ident}" for name, ident in zip(names, idents, strict=True) if ident
    )


@given(st.lists(st.sampled_from(["1", "2", "1-2", ""]), min_size=1, max_size=8), st.data())
def test_a_part_of_a_table_has_the_names_of_the_whole(idents, data):
    table = made.parquet({"id": idents, "text": ["a"] * len(idents)})
    file = File("t.parquet", ".parquet", io.BytesIO(table))
    first = data.draw(st.integers(0, len(idents) - 1))

    def names(reads):
        return [each.article.document for each in reads if isinstance(each, Read) and each.article]

    whole = names(parquet.articles(file))
    assert names(parquet.part(file, Rows(first, 3))) == whole[first : first + 3]
    assert len(set(whole)) == len(idents)
