"""A draft with thirty quotations against twelve sources in seven formats, with the real model: every state right."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import check_desk
import made
import pytest

from quotes.cli import run

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def desk(extractor, tmp_path_factory):
    del extractor
    return check_desk.build(tmp_path_factory.mktemp("desk"))


def found(desk, *more):
    """Return the rows of the check, in the order of the draft."""
    draft, sources = desk
    table, sheet = draft.parent / "befund.jsonl", draft.parent / "pruefen.html"
    against = [str(sources), str(sources / "agentur.csv"), *map(str, more)]
    outputs = ["-o", str(table), "-o", str(sheet), "--force", "-q"]
    assert run(["check", str(draft), "--against", *against, *outputs, "--workers", "1"]) == 1
    rows = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]
    return rows, sorted(rows, key=lambda row: row["start"])


def state(row):
    """Return the state as check_desk writes it down."""
    told = row["difference"]
    denied = ("nicht", "keine", "unmöglich", "Niemand")
    turned = row["state"] == "verändert" and any(f"«{word}" in told for word in denied)
    other = "Entwurf: " in told
    reported = "nur als indirekte Rede" in told
    return row["state"] + "!" * turned + "≠" * other + "~" * reported


def test_every_state_is_right(desk, capsys):
    ranked, rows = found(desk)
    assert len(rows) == len(check_desk.STATES)
    told = [(row["quote"], state(row)) for row in rows]
    assert told == list(zip([row["quote"] for row in rows], check_desk.STATES, strict=True))
    assert {Path(row["source"].partition("#")[0]).suffix for row in rows} >= set(
        ".txt .docx .odt .pdf .html .eml .csv".split()
    )
    turned = [line for line in capsys.readouterr().out.splitlines() if "(Verneinung!)" in line]
    assert [state(row)[-1] for row in ranked[: len(turned)]] == ["!"] * len(turned)
    for row in rows:
        if row["state"] == "wörtlich" and "≠" not in state(row):
            assert row["source_speaker"] == row["speaker"] or row["speaker"] in {"", "Landrat"}, row


def test_with_a_scan_among_them_nothing_is_missing(desk):
    scan = desk[0].parent / "scan.pdf"
    scan.write_bytes(made.pdf_of([]))
    _, rows = found(desk, scan)
    states = [each.replace("nicht gefunden", "nicht prüfbar") for each in check_desk.STATES]
    assert list(map(state, rows)) == states
    assert rows[-1]["difference"].startswith("nicht sicher gelesen: ")


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="kein Chromium gefunden (Debian: apt-get install chromium)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sheet_bars_nobody(desk, scheme):
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright fehlt (pip install '.[dev]')")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found(desk)
    trouble = []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(color_scheme=scheme, viewport={"width": 390, "height": 800}, bypass_csp=True)
        page.on("console", lambda message: trouble.append(message.text))
        sheet = (desk[0].parent / "pruefen.html").as_uri()
        page.on("request", lambda request: None if request.url == sheet else trouble.append(request.url))
        page.goto(sheet)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert axe.Axe().run(page).response["violations"] == []
        assert page.locator("article.card").count() == len(check_desk.STATES)
        page.locator(".draft a").first.click()
        assert page.locator(".card:target").count() == 1
        browser.close()
    assert trouble == []
