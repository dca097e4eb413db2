"""``python -m tests.pictures``: every picture of the README, and its figures of the example articles, from this state.

Needs LibreOffice (``soffice``) and Chromium beside the extra ``dev``. The workbook is shown as LibreOffice prints it,
the proof sheet as Chromium shows it at 1366 × 768, in German, the counts as «quotes stats» draws them. What changes is
written to ``fixtures/bild`` and between the two comments of the README; run it before a release, and look at what it
made.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from quotes.cli import run
from quotes.data import Article
from quotes.evaluation import evaluate, goldfiles
from quotes.evaluation.found import by_document, of_quotation
from quotes.pipeline import Extractor

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "fixtures" / "bild"
ARTICLES = Path("fixtures", "artikel")  # from ROOT: no picture shows where it was made
WIDE, HIGH = 1366, 768
_EDGE = 12  # pixels left white around a picture
_FIGURES = re.compile(r"(<!-- figures of the example articles: .*? -->\n).*?(<!-- end of figures -->)", re.DOTALL)


def main() -> None:
    """Make all of it."""
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "zitate.xlsx"
        if run(["extract", str(ARTICLES), "-o", str(table), "--headers", "de"]):
            sys.exit("quotes extract ist gescheitert.")
        workbook(table, folder)
        proof_sheet(table, folder)
        statistics(table, folder)
        check_sheet(folder)
    figures()


def workbook(table: Path, folder: Path) -> None:
    """Draw the first page of the workbook as it is printed."""
    office = shutil.which("soffice") or sys.exit("Es fehlt LibreOffice (soffice).")
    asked = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    subprocess.run([*asked, "--convert-to", "pdf", "--outdir", str(folder), str(table)], check=True)
    with pypdfium2.PdfDocument(folder / "zitate.pdf") as printed:
        _save(printed[0].render(scale=1.8).to_pil(), "tabelle-xlsx.png")


def proof_sheet(table: Path, folder: Path) -> None:
    """Take a picture of the proof sheet with a row chosen."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("Es fehlt Chromium.")
    sheet = folder / "pruefen.html"
    if run(["report", str(table), str(ARTICLES), "-o", str(sheet)]):
        sys.exit("quotes report ist gescheitert.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDE, "height": HIGH})
        page.goto(sheet.as_uri())
        for _ in range(3):
            page.keyboard.press("n")
        page.screenshot(path=str(folder / "pruefbogen.png"))
        browser.close()
    _save(Image.open(folder / "pruefbogen.png"), "pruefbogen.png")


def statistics(table: Path, folder: Path) -> None:
    """Take the picture that «quotes stats --plot» draws of the table, the eight most quoted speakers in it."""
    drawn = folder / "wer.png"
    if run(["stats", str(table), "--plot", str(drawn), "--top", "8"]):
        sys.exit("quotes stats ist gescheitert.")
    _save(Image.open(drawn), "wer-zu-wort-kommt.png")


def check_sheet(folder: Path) -> None:
    """Take a picture of the beginning of the sheet of quotes check, of the draft that its tests have."""
    from playwright.sync_api import sync_playwright

    sys.path.insert(0, str(Path(__file__).parent))  # where the makers of the tests' files lie
    import check_desk

    chromium = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("Es fehlt Chromium.")
    check_desk.build(folder)
    with contextlib.chdir(folder):  # no picture shows where it was made
        if run("check entwurf.txt --against quellen quellen/agentur.csv -o check.html -q --workers 1".split()) != 1:
            sys.exit("quotes check ist gescheitert.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1100, "height": 760})
        page.goto((folder / "check.html").as_uri())
        page.screenshot(path=str(folder / "check.png"))
        browser.close()
    _save(Image.open(folder / "check.png"), "pruefung.png")


def _save(picture: Image.Image, name: str) -> None:
    """Save a picture without the white around it, in few colours: it is text."""
    picture = picture.convert("RGB")
    white = Image.new("RGB", picture.size, "white")
    left, top, right, bottom = ImageChops.difference(picture, white).getbbox() or (0, 0, *picture.size)
    edge = 12
    box = (
        max(0, left - edge),
        max(0, top - edge),
        min(picture.width, right + edge),
        min(picture.height, bottom + edge),
    )
    PICTURES.mkdir(exist_ok=True)
    picture.crop(box).quantize(128).save(PICTURES / name, optimize=True)
    print(f"{PICTURES.relative_to(ROOT) / name}: {(PICTURES / name).stat().st_size // 1024} KB")


def figures() -> None:
    """Measure the example articles and write what it printed into the README."""
    gold = goldfiles.read([str(ROOT / "fixtures" / "erwartet")], str(ARTICLES))
    extractor = Extractor()
    articles = [Article(text.text, document=name) for name, text in gold.texts.items()]
    found = [each for article in articles for each in extractor.extract(article, "all")]
    printed = evaluate(gold, by_document(map(of_quotation, found))).report.text().partition("\n\nRegeln")[0]
    kept = "".join(f"    {line}\n" if line else "\n" for line in printed.splitlines())
    readme = ROOT / "README.md"
    old = readme.read_text(encoding="utf-8")
    new, times = _FIGURES.subn(lambda match: f"{match[1]}\n{kept}\n{match[2]}", old)
    if times != 1:
        sys.exit("README.md: Die Stelle für die Zahlen fehlt.")
    readme.write_text(new, encoding="utf-8")
    print(printed)


if __name__ == "__main__":
    main()
