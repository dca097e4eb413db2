"""The proof sheet in a real browser: headless Chromium, the page opened from its file as by a double click."""

from __future__ import annotations

import re
import shutil
import statistics
from pathlib import Path

import proof_sheets
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.cli import run
from quotes.data import Article
from quotes.review import proof
from quotes.review.originals import Originals
from quotes.review.proof.sheet import Sheet

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,  # a browser works beside them: 25 s of the processor for all
    pytest.mark.skipif(CHROMIUM is None, reason="kein Chromium gefunden (Debian: apt-get install chromium)"),
]
SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PATIENCE = 60_000  # milliseconds, for a machine that does other things as well
GIVEN = "„Der Deich 😀 hält“, sagte Eva Maier. „Nicht mehr lange“, widersprach Jan Ohm.\n\nSie nannte ihn „Sorgenkind“."


@pytest.fixture(scope="module")
def chromium():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright fehlt (pip install '.[dev]')")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, tmp_path):
    """Open a proof sheet of rows and articles; what it logs, asks for or runs without being told fails the test."""
    contexts, trouble = [], []

    def open_(rows, articles, **options):
        path = tmp_path / f"pruefen{len(contexts)}.html"
        sheet = Sheet.of_table("tabelle.csv", rows, Originals(articles))
        path.write_text(proof.as_html(proof.payload(sheet)), encoding="utf-8")
        context = chromium.new_context(accept_downloads=True, viewport={"width": 1280, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: None if request.url == path.as_uri() else trouble.append(request.url))
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    playwrights = "TrustedScript"  # its evaluate() takes strings, and the page's policy notes it; our script never does
    assert [each for each in trouble if not each.startswith("blob:") and playwrights not in each] == []


def small(**cells):
    """Return the rows of GIVEN."""
    return [
        proof_sheets.row_at(GIVEN, "„Der Deich 😀 hält“", cue="sagte", mention="Eva Maier", certainty=95, **cells),
        proof_sheets.row_at(
            GIVEN, "„Nicht mehr lange“", speaker="Jan Ohm", cue="widersprach", mention="Jan Ohm", **cells
        ),
        proof_sheets.row_at(GIVEN, "„Sorgenkind“", cue="nannte", mention="Sie", type="partial", certainty=60, **cells),
    ]


ARTICLE = Article(GIVEN, document="a.txt")


def shown(page):
    """Return the numbers of the rows in the table."""
    return [int(cell) for cell in page.locator("#rows tr[data-row] td:first-child").all_inner_texts()]


def wait_until(page, selector, count):
    """Wait until the page has so many elements. Playwright's own waiting by a function needs eval, which is barred."""
    from playwright.sync_api import expect

    expect(page.locator(selector)).to_have_count(count, timeout=PATIENCE)


def wait_for_text(page, selector, text):
    from playwright.sync_api import expect

    expect(page.locator(selector)).to_have_text(text, timeout=PATIENCE)


def marked(page, sort="mark"):
    """Return the texts of the places that are marked as the chosen row's."""
    return page.locator(f"#article {sort}.current > .text").all_text_contents()


# the article and the table


def test_a_click_on_a_row_jumps_to_its_place(opened):
    page = opened(small(), [ARTICLE])
    page.locator("#rows tr[data-row]").nth(2).click()
    assert (marked(page), marked(page, ".cue"), marked(page, ".who")) == (["„Sorgenkind“"], ["nannte"], ["Sie"])
    assert page.locator("#card-title").inner_text() == "Zitat 3: Eva Maier"
    page.locator("mark sup").nth(1).click()
    assert page.locator("tr[aria-current] td").first.inner_text() == "2"


def test_places_are_right_after_characters_beyond_the_first_plane(opened):
    page = opened(small(), [ARTICLE])
    assert page.locator("mark > .text").all_text_contents() == [
        "„Der Deich 😀 hält“",
        "„Nicht mehr lange“",
        "„Sorgenkind“",
    ]
    shown_text = page.evaluate(
        """() => [...document.querySelectorAll("#article p")].map((paragraph) => {
            const copy = paragraph.cloneNode(true);
            copy.querySelectorAll(".note, sup").forEach((note) => note.remove());
            return copy.textContent;
        })"""
    )
    assert shown_text == GIVEN.split("\n\n")


def test_a_jump_scrolls_the_article_to_the_place(opened):
    text = "\n\n".join(f"Absatz {number}. „Satz {number} über den Deich“, hieß es." for number in range(200))
    rows = [proof_sheets.row_at(text, f"„Satz {number} über den Deich“") for number in range(200)]
    page = opened(rows, [Article(text, document="a.txt")])
    page.locator("#rows tr[data-row]").nth(100).click()
    box, pane = page.locator("mark.current").bounding_box(), page.locator("#article").bounding_box()
    assert pane["y"] <= box["y"] <= pane["y"] + pane["height"]
    assert page.evaluate("scrollY") == 0


def test_speakers_have_colours_and_are_never_told_by_colour_alone(opened):
    page = opened(small(), [ARTICLE])
    tints = page.locator("mark").evaluate_all("marks => marks.map((mark) => getComputedStyle(mark).backgroundColor)")
    assert tints[0] == tints[2] != tints[1]
    chips = page.locator("#rows .chip").evaluate_all(
        "chips => chips.map((chip) => getComputedStyle(chip).backgroundColor)"
    )
    assert chips == tints
    assert page.locator("mark > sup").all_inner_texts() == ["1", "2", "3"]
    assert [note.strip() for note in page.locator("mark > .note:first-child").all_text_contents()] == [
        "[Zitat 1: Eva Maier:]",
        "[Zitat 2: Jan Ohm:]",
        "[Zitat 3: Eva Maier:]",
    ]
    assert page.locator("#legend .chip").all_inner_texts() == ["Eva Maier", "Jan Ohm"]


# filters


@pytest.mark.parametrize(
    ("field", "value", "rows"),
    [
        ("#by-speaker", "=Jan Ohm", [2]),
        ("#by-speaker", "=", []),
        ("#by-type", "partial", [3]),
        ("#by-certainty", "90 100", [1, 2]),
        ("#by-certainty", "0 69", [3]),
        ("#by-document", "1", [4]),
        ("#by-verdict", "open", [1, 2, 3, 4]),
        ("#by-verdict", "problem", [4]),
        ("#search", "DEICH", [1]),
        ("#search", "ohm", [2]),
        ("#search", "nirgends", []),
    ],
)
def test_filters(opened, field, value, rows):
    other = proof_sheets.row("Weg", 4, 9, document="b.txt", speaker="Ute Ell", certainty=80, id="anders")
    page = opened([*small(), other], [ARTICLE])
    (page.locator(field).fill if field == "#search" else page.locator(field).select_option)(value)
    wait_until(page, "#rows tr[data-row]", len(rows))
    assert shown(page) == rows
    assert page.locator("#none").is_visible() == (not rows)
    page.get_by_role("button", name="Alle zeigen").click()
    wait_until(page, "#rows tr[data-row]", 4)


def test_bars_and_timeline(opened):
    dated = [row | {"date": f"2026-11-{day:02}"} for row, day in zip(small(), (1, 3, 3), strict=True)]
    page = opened(dated, [ARTICLE])
    bars = page.locator("#bars tbody tr")
    assert [line.split() for line in bars.all_inner_texts()] == [["Eva", "Maier", "2", "4"], ["Jan", "Ohm", "1", "3"]]
    assert page.locator("#timeline li").all_inner_texts() == ["1\n01.11", "02.11", "2\n03.11"]
    page.locator("#by-speaker").select_option("=Jan Ohm")
    assert page.locator("#timeline li").all_inner_texts() == ["1\n03.11"]
    assert opened(small(), [ARTICLE]).locator("#time").is_hidden()


def test_an_interrupted_quotation_counts_once_as_in_stats(opened):
    rows = [row | {"utterance": min(number, 2)} for number, row in enumerate(reversed(small(date="2026-11-01")), 1)]
    rows = [row | {"speaker": "Eva Maier"} for row in reversed(rows)]
    page = opened(rows, [ARTICLE])
    assert page.locator("#bars tbody tr").all_inner_texts()[0].split() == ["Eva", "Maier", "2", "7"]
    assert page.locator("#timeline li").all_inner_texts() == ["2\n01.11"]
    assert page.locator("#figures-about").inner_text() == (
        "2 Zitate in 3 Zeilen von 1 Sprecher, ohne Titel und Begriffe; ein unterbrochenes Zitat zählt einmal."
    )


# keyboard


def test_everything_goes_by_keyboard(opened, tmp_path):
    page = opened(small(), [ARTICLE])
    keys = page.keyboard
    keys.press("n")
    assert marked(page) == ["„Der Deich 😀 hält“"]
    keys.press("r")  # right, and on
    assert page.locator("#rows td.verdict").all_inner_texts() == ["✓ richtig", "", ""]
    assert marked(page) == ["„Nicht mehr lange“"]
    keys.press("f")
    assert page.locator("#rows td.verdict").all_inner_texts() == ["✓ richtig", "✗ falsch", ""]
    keys.press("s")
    keys.type("Petra Harms")
    keys.press("Enter")
    assert page.locator("#rows .chip").all_inner_texts() == ["Eva Maier", "Petra Harms", "Eva Maier"]
    assert page.locator("tr[aria-current]").evaluate("row => row === document.activeElement")
    keys.press("ArrowDown")
    keys.press("a")
    keys.press("ArrowUp")
    keys.press("Escape")
    assert page.locator("#rows tr[data-row] td:nth-child(4)").all_inner_texts()[2] == "direkt"
    keys.press("o")
    assert page.locator("#rows tr[data-row] td:nth-child(4)").all_inner_texts()[2] == "Teilzitat"
    keys.press("b")
    keys.press("s")
    keys.type("Verworfen")
    keys.press("Escape")
    assert page.locator("#rows .chip").all_inner_texts()[1] == "Petra Harms"
    keys.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MARK"
    keys.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "TR"
    keys.press("/")
    keys.type("nf")  # letters in a field are letters
    assert page.locator("#search").input_value() == "nf"
    page.locator("#search").fill("")
    page.locator("#rows tr[data-row]").nth(1).focus()
    keys.press("?")
    assert page.locator("#help").is_visible()
    page.locator("#keys-on").uncheck()
    keys.press("Escape")
    keys.press("r")
    assert page.locator("#progress").inner_text() == "2 von 3 geprüft, 1 berichtigt"
    del tmp_path


def test_the_page_is_named_for_screen_readers(opened):
    page = opened(small(), [ARTICLE])
    page.locator("#rows tr[data-row]").first.click()
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, section")].filter((field) =>
            !field.textContent.trim() && !field.labels?.length && !field.ariaLabel &&
            !field.getAttribute("aria-labelledby")).map((field) => field.outerHTML)"""
    )
    assert unnamed == []
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.get_by_role("status").count() == 2
    assert page.locator("#table").get_attribute("aria-rowcount") == "4"
    page.locator("#right-button").click()
    assert page.locator("#status").inner_text() == "Zitat 1: richtig."


# corrections


def download(page, path):
    with page.expect_download() as waited:
        page.get_by_role("button", name="Korrekturen herunterladen").click()
    waited.value.save_as(path)
    return str(path)


def test_correct_download_apply_gives_the_corrected_table(opened, folder, capsys):
    rows = small()
    rows[1] |= {"speaker": "=1+1;\"x'"}  # a name that a spreadsheet would run
    page = opened(rows, [ARTICLE])
    page.locator("#rows tr[data-row]").nth(1).click()
    page.locator("#card-speaker").fill("  Petra   Harms ")
    page.keyboard.press("Tab")
    page.locator("#card-type").select_option("partial")
    page.locator("#next-button").click()
    page.locator("#card-speaker").fill("-Jan; „Ohm“")
    page.locator("#wrong-button").click()
    page.locator("#back-button").click()
    page.locator("#back-button").click()
    page.locator("#right-button").click()
    given = download(page, folder / "korrekturen.csv")
    table = proof_sheets.save("t.csv", rows)
    assert run(["apply", table, given, "-o", "neu.csv"]) == 0
    corrected = proof_sheets.load("neu.csv")
    assert [(row["speaker"], row["type"], row["flags"]) for row in corrected] == [
        ("Eva Maier", "direct", "checked"),
        ("Petra Harms", "partial", "checked"),
        ("'-Jan; „Ohm“", "partial", "checked"),
    ]
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    assert corrected[1]["reason"] == f"Von Hand berichtigt am {today}; vorher «=1+1;\"x'»."
    err = capsys.readouterr().err
    assert "3 Zellen berichtigt, 1 Zitat als richtig bestätigt." in err
    assert Path(given).read_bytes().startswith(b"\xef\xbb\xbf" + b'"id";"field";"old";"new";"verdict";"date"')
    assert run(["apply", "neu.csv", given, "-o", "neu.csv"]) == 0  # twice does no harm


def test_decisions_outlast_the_page(opened):
    page = opened(small(), [ARTICLE])
    page.keyboard.press("n")
    page.keyboard.press("r")
    again = page.context.new_page()
    again.goto(page.url)
    assert again.locator("#rows td.verdict").all_inner_texts() == ["✓ richtig", "", ""]
    again.locator("#rows tr[data-row]").first.click()
    again.keyboard.press("o")
    again.reload()
    assert again.locator("#rows td.verdict").all_inner_texts() == ["", "", ""]


# nothing in an article runs

EVIL = (
    '</script><script>window.pwned = 1</script><img src=x onerror="window.pwned=1"><svg onload=alert(1)>'
    "<!--<script>--><iframe src=javascript:alert(1)></iframe><style>*{display:none}</style>{{script}} ${alert(1)} "
    "&lt;b&gt; \u2028\u2029 javascript:alert(1) ' \" ` \\u003cscript\\u003e <a href=https://example.org>x</a>"
)


def test_an_article_full_of_markup_runs_nothing(opened):
    text = f"{EVIL}\n\n„{EVIL}“, sagte {EVIL}.".replace("\u2028\u2029", "")
    start = text.index("„")
    quote = text[start + 1 : text.rindex("“")]
    cells = "speaker cue mention role addressee title date rule reason flags id context kind document".split()
    row = proof_sheets.row(quote, start, start + len(quote) + 2, **dict.fromkeys(cells, EVIL))
    page = opened(
        [row, proof_sheets.row(EVIL, 1, 3, document=EVIL, type=EVIL)], [Article(text, document=EVIL, title=EVIL)]
    )
    page.locator("#rows tr[data-row]").nth(1).click()
    page.locator("#rows tr[data-row]").nth(0).click()
    page.keyboard.press("f")
    page.locator("#card-speaker").fill(EVIL)
    page.keyboard.press("Enter")
    for field in ("#by-speaker", "#by-type", "#by-document"):
        page.locator(field).select_option(index=1)
    page.locator("#search").fill("<script>")
    page.wait_for_timeout(300)
    assert page.evaluate("window.pwned") is None
    assert page.locator("img, svg, iframe, a:not(.skip), #article script, #article style").count() == 0
    assert page.locator("script").count() == 2
    shown_text = page.locator("mark[data-rows='0'] > .text").text_content()
    assert shown_text == text[start : start + len(quote) + 2]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.just(EVIL))
def test_any_text_is_shown_as_it_is(opened, text):
    row = proof_sheets.row(text, 0, 0, speaker=text)
    page = opened([row], [])
    assert page.locator("#rows .said").text_content() == text
    page.close()


def test_should_a_script_get_in_the_policy_stops_it(chromium, tmp_path):
    made = proof.as_html({"name": "", "digest": "", "speakers": [], "documents": [], "rows": []})
    path = tmp_path / "p.html"
    inserted = "<img src=x onerror='window.pwned=1'><script>window.pwned=1</script><b onclick='window.pwned=1'>x</b>"
    path.write_text(made.replace("<main>", inserted + "<main>"), encoding="utf-8")
    page = chromium.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    page.locator("b").first.click()
    assert page.evaluate("window.pwned") is None
    assert sum("Content Security Policy" in text for text in said) >= 3
    assert page.evaluate("try { document.body.innerHTML = '<i>'; 'set' } catch (error) { error.name }") == "TypeError"
    page.close()


# many rows


def many(documents, quotations):
    """Return a table with as many rows, and its articles."""
    rows, articles = [], []
    for document in range(documents):
        parts, at = [], 0
        for number in range(quotations):
            marked_ = f"„Satz {number} über den Deich und das Wasser in Dorf {document}“"
            rows.append(
                proof_sheets.row(
                    marked_[1:-1],
                    at,
                    at + len(marked_),
                    document=f"{document}.txt",
                    speaker=f"Person {number % 60}",
                    id=f"q{document}-{number}",
                    date=f"2026-{1 + document % 12:02}-01",
                    cue="sagte",
                    certainty=50 + number % 50,
                )
            )
            parts.append(f"{marked_}, sagte Person {number % 60}.\n\n")
            at += len(parts[-1])
        articles.append(Article("".join(parts), document=f"{document}.txt"))
    return rows, articles


@pytest.mark.parametrize(("documents", "quotations"), [(100, 50), (1, 5000)])
def test_a_sheet_of_5000_rows_opens_and_filters_in_under_a_second(chromium, tmp_path, documents, quotations):
    rows, articles = many(documents, quotations)
    path = tmp_path / "gross.html"
    sheet = Sheet.of_table("gross.csv", rows, Originals(articles))
    path.write_text(proof.as_html(proof.payload(sheet)), encoding="utf-8")
    opening, filtering = [], []
    for _ in range(3):
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(PATIENCE)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})  # processor time, not that of the wall

        def spent(session=session):
            metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
            return metrics["ScriptDuration"]

        page.goto(path.as_uri())
        assert page.locator("#count").inner_text() == "5.000 Zeilen"
        opening.append(spent())
        before = spent()
        page.locator("#search").fill("satz 17 ")
        wait_for_text(page, "#count", re.compile("von 5.000 Zeilen"))
        filtering.append(spent() - before)
        page.locator("#search").fill("")
        wait_for_text(page, "#count", "5.000 Zeilen")
        page.locator("#by-speaker").select_option("=Person 3")
        page.locator("#by-speaker").select_option("")
        page.locator("#by-verdict").select_option("open")
        last = page.locator("#rows tr[data-row]").count()
        assert last <= 600
        page.keyboard.press("n")
        page.close()
    print(f"\n5.000 Zeilen in {documents} Artikeln, Sekunden Skript: öffnen {opening}, filtern {filtering}")
    assert statistics.median(opening) < 1
    assert statistics.median(filtering) < 1


def test_scrolling_and_jumping_reach_every_row(opened):
    rows, articles = many(10, 100)
    page = opened(rows, articles)
    seen = set()
    for _ in range(200):
        numbers = shown(page)
        seen.update(numbers)
        assert numbers == list(range(numbers[0], numbers[-1] + 1))
        assert len(numbers) <= 700
        if 1000 in seen:
            break
        page.locator("#table-pane").evaluate("pane => { pane.scrollTop = pane.scrollHeight; }")
        page.wait_for_timeout(30)
    assert seen == set(range(1, 1001))
    for _ in range(200):
        page.locator("#table-pane").evaluate("pane => { pane.scrollTop = 0; }")
        page.wait_for_timeout(30)
        if shown(page)[0] == 1:
            break
    assert shown(page)[0] == 1
    groups = page.locator("#rows .group").all_inner_texts()
    assert len(groups) == len(set(groups))


# light, dark, narrow, printed


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"reduced_motion": "reduce"}])
def test_nothing_sticks_out_of_the_page(opened, options):
    page = opened(proof_sheets.fixture_rows(), proof_sheets.fixture_articles(), **options)
    page.keyboard.press("n")
    for width in (1440, 1000, 700, 380):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert background == ("rgb(22, 24, 28)" if options.get("color_scheme") == "dark" else "rgb(255, 255, 255)")


def test_all_rows_are_printed_in_light_colours(opened):
    page = opened(proof_sheets.fixture_rows(), proof_sheets.fixture_articles(), color_scheme="dark")
    assert len(shown(page)) < 283
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown(page) == list(range(1, 284))
    assert page.locator("#filters, #card, #download").evaluate_all(
        "all => all.every((each) => !each.checkVisibility())"
    )
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
