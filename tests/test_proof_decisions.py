"""What a person decides on the proof sheet, from the browser into the table: nothing of it may get lost."""

from __future__ import annotations

import re

import proof_sheets
import pytest
from test_proof_browser import ARTICLE, CHROMIUM, GIVEN, chromium, download, opened, shown, small, wait_for_text  # noqa: F401

from quotes import writers
from quotes.cli import run
from quotes.data import Article
from quotes.table import reading

pytestmark = [
    pytest.mark.slow,  # a browser works beside them
    pytest.mark.skipif(CHROMIUM is None, reason="kein Chromium gefunden (Debian: apt-get install chromium)"),
]
LONG = (
    "„Der Deich 😀 hält“, sagte Eva Maier. „Noch lange.“ Sie sei „sehr sicher“.\n\n"
    "Ob er „wirklich“ hält? Am Abend sagte sie leise Ja, ohne Zeichen."
)


def long_rows(**cells):
    """Return rows of LONG, of which two run on from the first."""
    return [
        proof_sheets.row_at(LONG, "„Der Deich 😀 hält“", mention="Eva Maier", rule="verb-after", id="abc-0", **cells),
        proof_sheets.row_at(LONG, "„Noch lange.“", rule="running", id="abc-38", **cells),
        proof_sheets.row_at(
            LONG, "„sehr sicher“", mention="Sie", rule="governed", type="partial", id="abc-59", **cells
        ),
        proof_sheets.row_at(LONG, "„wirklich“", type="scare", speaker="", kind="empty", id="abc-80", **cells),
    ]


def corrected(page, folder, rows, *more):
    """Download what was decided, bring it into the table, and return its rows."""
    given = download(page, folder / "korrekturen.csv")
    table = proof_sheets.save("t.csv", rows)
    assert run(["apply", table, given, "-o", "neu.csv", *more]) == 0
    return proof_sheets.load("neu.csv")


def mark(page, words, times=1):
    """Select words of the article as a mouse does; ``times``: the how-manieth place of them."""
    page.evaluate(
        """([words, times]) => {
            const walker = document.createTreeWalker(document.getElementById("article"), NodeFilter.SHOW_TEXT);
            const [first, last] = [words.split("|")[0], words.split("|").at(-1)];
            const range = document.createRange();
            let from = null;
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (node.parentElement.closest(".note, sup")) continue;
                if (!from && node.data.includes(first) && (times -= 1) === 0) {
                    from = node;
                    range.setStart(node, node.data.indexOf(first));
                }
                if (from && node.data.includes(last)) {
                    range.setEnd(node, node.data.indexOf(last) + last.length);
                    break;
                }
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        [words, times],
    )


def again(page):
    """Open the sheet once more in the same browser, on another tab."""
    other = page.context.new_page()
    other.goto(page.url)
    return other


# what can be corrected


def test_role_and_kind_are_corrected(opened, folder):  # noqa: F811
    page = opened(small(), [ARTICLE])
    page.locator("#rows tr[data-row]").nth(1).click()
    page.locator("#card-role").fill("Deichgraf")
    page.keyboard.press("Tab")
    page.locator("#card-kind").select_option("unnamed")
    page.locator("#rows tr[data-row]").nth(0).click()
    assert page.locator("#card-role").input_value() == ""
    rows = corrected(page, folder, small())
    assert [(row["speaker"], row["role"], row["kind"]) for row in rows] == [
        ("Eva Maier", "", "person"),
        ("Jan Ohm", "Deichgraf", "unnamed"),
        ("Eva Maier", "", "person"),
    ]


def test_a_new_speaker_shows_role_and_kind_as_apply_writes_them(opened, folder):  # noqa: F811
    rows = small()
    rows[0] |= {"role": "Bürgermeisterin"}
    rows[1] |= {"kind": "unnamed"}
    page = opened(rows, [ARTICLE])
    page.locator("#rows tr[data-row]").nth(1).click()
    page.locator("#card-speaker").fill("Eva Maier")
    page.keyboard.press("Enter")
    told = (page.locator("#card-role").input_value(), page.locator("#card-kind").input_value())
    row = corrected(page, folder, rows)[1]
    assert (row["role"], row["kind"]) == told == ("Bürgermeisterin", "person")


@pytest.mark.parametrize(
    ("button", "speakers"),
    [
        ("Auch für 2 Zeilen, die den Sprecher von hier haben", ["Petra Harms"] * 3),
        ("Auch für alle 3 weiteren Zeilen von «Eva Maier»", ["Petra Harms"] * 4),
    ],
)
def test_rows_that_have_it_from_here_and_all_of_the_name_are_offered(opened, folder, button, speakers):  # noqa: F811
    rows = long_rows()[:3]
    if len(speakers) == 4:  # one more of the name, standing on its own
        rows.append(proof_sheets.row_at(LONG, "„wirklich“", mention="Maier", rule="verb-after", id="abc-80"))
    page = opened(rows, [Article(LONG, document="a.txt")])
    page.locator("#rows tr[data-row]").first.click()
    page.locator("#card-speaker").fill("Petra Harms")
    page.keyboard.press("Tab")
    page.get_by_role("button", name=button).click()
    assert page.locator("#rows .chip").all_inner_texts() == speakers
    assert page.locator("#offers button").count() == (1 if len(speakers) == 4 and "alle" not in button else 0)
    assert [row["speaker"] for row in corrected(page, folder, rows)] == speakers


def test_what_is_no_quotation_is_listed_and_can_be_made_one(opened, folder):  # noqa: F811
    page = opened(long_rows(), [Article(LONG, document="a.txt")])
    page.locator("#by-type").select_option(label="Kein Zitat")
    assert shown(page) == [4]
    page.locator("#rows tr[data-row]").click()
    page.locator("#card-type").select_option("partial")
    page.locator("#card-speaker").fill("Eva Maier")
    page.keyboard.press("Enter")
    page.locator("#by-type").select_option(label="Zitate")
    assert shown(page) == [1, 2, 3, 4]
    row = corrected(page, folder, long_rows())[3]
    assert (row["type"], row["speaker"], row["kind"], row["flags"]) == ("partial", "Eva Maier", "person", "checked")


# quotations that the table misses


@pytest.mark.parametrize(
    ("marked", "quote", "place"),
    [
        ("sagte sie leise Ja,", "sagte sie leise Ja,", "sagte sie leise Ja,"),
        ("hält? Am", "hält? Am", "hält? Am"),
        ("„Noch lange.", "Noch lange.", "„Noch lange.“"),  # one mark was missed: the other is there, so both are
        (" Sie sei ", "Sie sei", "Sie sei"),
    ],
)
def test_a_missed_quotation_is_added_by_marking_it(opened, folder, marked, quote, place):  # noqa: F811
    rows = [long_rows()[0], long_rows()[3]]
    page = opened(rows, [Article(LONG, document="a.txt")])
    mark(page, marked)
    page.get_by_role("button", name="Markierten Text ergänzen").click()
    assert page.evaluate("document.activeElement.id") == "card-speaker"
    page.keyboard.type("Jan Ohm")
    page.keyboard.press("Enter")
    assert page.locator("mark[data-rows='2'] > .text").all_text_contents() == [place]
    made = corrected(page, folder, rows)
    added = next(row for row in made if row["speaker"] == "Jan Ohm")
    start = LONG.index(place)
    assert (added["quote"], int(added["start"]), int(added["end"])) == (quote, start, start + len(place))
    assert (added["id"], added["type"], added["kind"]) == (f"abc-{start}", "direct", "person")
    assert (added["flags"], added["rule"], added["certainty"]) == ("added checked", "correction", "100")
    assert re.fullmatch(r"Von Hand ergänzt am \d{4}-\d\d-\d\d\.", added["reason"])
    assert [int(row["start"]) for row in made] == sorted(int(row["start"]) for row in made)
    (folder / "a.txt").write_bytes(LONG.encode())
    assert run(["verify", "neu.csv", "a.txt"]) == 0


def test_an_added_quotation_may_cross_marks_and_is_taken_back(opened):  # noqa: F811
    page = opened(long_rows()[:1], [Article(LONG, document="a.txt")])
    mark(page, "hält|, sagte")
    page.keyboard.press("z")
    page.keyboard.press("Escape")
    assert "".join(page.locator("mark[data-rows='1'] > .text").all_text_contents()) == "hält“, sagte"
    assert page.locator("#progress").inner_text() == "0 von 1 geprüft, 1 ergänzt"
    page.keyboard.press("o")
    assert page.locator("mark[data-rows='1']").count() == 0
    assert shown(page) == [1]
    mark(page, "leise")
    page.keyboard.press("z")
    mark(page, "leise")
    page.locator("#add").click()  # twice: it is there already
    assert shown(page) == [1, 3]


def test_without_a_selection_the_sheet_says_what_to_do(opened):  # noqa: F811
    page = opened(small(), [ARTICLE])
    page.locator("#add").click()
    assert "bitte zuerst im Artikel das Zitat markieren" in page.locator("#status").inner_text()


# and nothing of it gets lost


def test_decisions_belong_to_the_quotation_whatever_else_the_sheet_holds(opened, tmp_path):  # noqa: F811
    rows, article = long_rows(), Article(LONG, document="a.txt")
    page = opened(rows, [article])
    page.locator("#rows tr[data-row]").nth(2).click()
    page.locator("#card-speaker").fill("Petra Harms")
    page.keyboard.press("Enter")
    mark(page, "leise")
    page.keyboard.press("z")
    other = proof_sheets.row_at(GIVEN, "„Sorgenkind“", document="b.txt", id="other-1")
    from quotes.review import proof
    from quotes.review.originals import Originals
    from quotes.review.proof.sheet import Sheet

    sheet = Sheet.of_table("woche.csv", [other, *rows[1:]], Originals([article, Article(GIVEN, document="b.txt")]))
    path = tmp_path / "pruefen0.html"  # the same place, as a sheet made anew
    path.write_text(proof.as_html(proof.payload(sheet)), encoding="utf-8")
    page = again(page)
    assert page.locator("#rows .chip").all_inner_texts() == [
        "Eva Maier",
        "Eva Maier",
        "Petra Harms",
        "ohne Sprecher",
        "ohne Sprecher",
    ]
    assert page.locator("#progress").inner_text() == "1 von 4 geprüft, 1 berichtigt, 1 ergänzt"


def test_what_the_table_has_taken_over_is_no_correction_any_more(opened, folder, tmp_path):  # noqa: F811
    page = opened(small(), [ARTICLE])
    page.locator("#rows tr[data-row]").nth(1).click()
    page.locator("#card-speaker").fill("Petra Harms")
    page.keyboard.press("Enter")
    corrected(page, folder, small())
    assert run(["report", "neu.csv", "a.txt", "-o", str(tmp_path / "pruefen0.html"), "--force"]) == 2  # no a.txt here
    (folder / "a.txt").write_bytes(GIVEN.encode())
    assert run(["report", "neu.csv", "a.txt", "-o", str(tmp_path / "pruefen0.html"), "--force"]) == 0
    page = again(page)
    assert page.locator("#rows .chip").all_inner_texts()[1] == "Petra Harms"
    assert page.locator("#progress").inner_text() == "1 von 3 geprüft"


def test_what_a_workbook_holds_beside_its_table_is_there_to_be_asked_for_and_can_be_made_a_quotation(
    opened,  # noqa: F811
    folder,
    tmp_path,
):
    page = opened(small(), [ARTICLE])  # opens a browser; the sheet comes now
    speech = proof_sheets.row_at(LONG, "„Der Deich 😀 hält“", id="abc-0")
    term = proof_sheets.row_at(LONG, "„wirklich“", id="abc-80", type="scare", speaker="", kind="empty")
    table = writers.open_table("t.xlsx", headers="de")
    table.write([speech], [term])
    table.keep()
    (folder / "a.txt").write_bytes(LONG.encode())
    assert run(["report", "t.xlsx", "a.txt", "-o", str(tmp_path / "pruefen0.html"), "--force"]) == 0
    page = again(page)
    assert page.locator("#count").inner_text() == "1 von 2 Zeilen"
    assert page.locator("#progress").inner_text() == "0 von 1 geprüft"
    page.locator("#by-type").select_option("-")
    assert page.locator("#rows .said").all_inner_texts() == ["wirklich"]
    page.locator("#rows tr[data-row]").click()
    page.locator("#card-type").select_option("direct")
    page.locator("#card-speaker").fill("Jan Ohm")
    page.keyboard.press("Enter")
    given = download(page, folder / "korrekturen.csv")
    assert run(["apply", "t.xlsx", given, "-o", "neu.xlsx"]) == 0
    read = reading.read("neu.xlsx")
    assert [(row["quote"], row["speaker"]) for row in read.rows] == [
        ("Der Deich 😀 hält", "Eva Maier"),
        ("wirklich", "Jan Ohm"),
    ]
    assert read.aside == ()


def test_the_download_says_what_it_holds_and_what_to_do_next(opened, folder):  # noqa: F811
    page = opened(small(), [ARTICLE])
    assert page.locator("#download").is_disabled()
    page.keyboard.press("n")
    page.keyboard.press("r")
    page.keyboard.press("f")
    download(page, folder / "k.csv")
    assert page.locator("#saved").is_visible()
    assert page.locator("#saved-about").inner_text() == (
        "korrekturen.csv: 1 Zeile als richtig bestätigt, 1 Zeile als falsch gemeldet, ohne Berichtigung."
    )
    assert page.locator("#command").inner_text() == (
        'quotes apply "tabelle.csv" korrekturen.csv -o "tabelle-geprueft.csv"'
    )
    page.locator("#copy").click()
    wait_for_text(page, "#copied", re.compile("Kopiert|Markiert"))


# on paper, on the phone, for everyone


SIZES = [(1366, 768), (683, 384), (390, 844), (320, 568)]  # the second: 1366 at 200 %


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_no_violation(opened, size, scheme):  # noqa: F811
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe fehlt (pip install '.[dev]')")
    page = opened(proof_sheets.fixture_rows(), proof_sheets.fixture_articles(), color_scheme=scheme, bypass_csp=True)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.keyboard.press("n")
    page.locator("#card-speaker").fill("Petra Harms")
    page.keyboard.press("Tab")
    found = axe.Axe().run(page)
    assert [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("size", SIZES)
def test_everything_can_be_reached_at_every_size(opened, size):  # noqa: F811
    page = opened(proof_sheets.fixture_rows(), proof_sheets.fixture_articles())
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.keyboard.press("n")
    page.keyboard.press("f")
    for name in "#download #add #by-verdict #article #table-pane #card-speaker #card-kind #right-button #bars".split():
        element = page.locator(name)
        element.scroll_into_view_if_needed()
        box = element.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size[0] + 1, name
        if name.endswith(("button", "download", "add")):
            element.click(trial=True)  # nothing lies over it
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    bottom = page.locator("#figures").bounding_box()
    assert bottom["y"] + bottom["height"] >= size[1] - 2  # no empty page below


def test_paper_shows_all_chosen_articles_and_then_the_table(opened):  # noqa: F811
    page = opened(proof_sheets.fixture_rows(), proof_sheets.fixture_articles())
    page.locator("#by-speaker").select_option(index=2)
    chosen = {int(number) for number in shown(page)}
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    titles = page.locator("#printed h2").all_inner_texts()
    assert titles == page.locator("#rows .group").all_inner_texts() or len(titles) == 1
    assert titles
    articles, table = page.locator("#printed").bounding_box(), page.locator("#table").bounding_box()
    assert articles["height"] > 200
    assert articles["y"] + articles["height"] <= table["y"]
    assert {int(number) for number in shown(page)} == chosen
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#printed > *").count() == 0
