"""A draft with 31 quotations and its twelve sources in seven formats, all invented: what became of each is known.

Used by the tests of ``quotes check`` and by the picture of the README (see pictures.py).
"""

from __future__ import annotations

from pathlib import Path

import made

SOURCES = {
    "mitschrift.txt": [
        "Pressekonferenz zur Elmbrücke",
        (
            "Ministerin Eva Maier sagte: „Wir werden die Brücke nicht abreißen, und wir werden auch keine neue bauen. "
            "Das steht fest, solange ich im Amt bin.“"
        ),
        "Auf Nachfrage fügte Maier hinzu: „Das Geld dafür liegt seit Jahren auf dem Konto des Landes.“",
    ],
    "rede.docx": [
        "Rede des Landrats",
        (
            "Landrat Jan Krüger sagte in Neuhagen: „Wir haben lange verhandelt, und am Ende stand ein Kompromiss, mit "
            "dem alle leben können.“"
        ),
        "„Niemand hat uns gefragt, weder das Land noch der Bund, und das ist ein Skandal“, sagte Krüger.",
    ],
    "antwort.odt": [
        "Antwort der Verwaltung",
        (
            "Die Sprecherin der Stadt, Petra Harms, sagte: „Die Prüfung dauert noch bis zum Herbst, danach entscheidet "
            "der Rat.“"
        ),
        "Harms sprach von einer „katastrophalen Lage“ der Statik.",
    ],
    "mitteilung.pdf": [
        "Mitteilung des Verkehrsverbands",
        (
            "Verbandschef Ole Brandt sagte: „Die Pendlerinnen und Pendler brauchen endlich eine verlässliche "
            "Verbindung über den Fluss, und zwar noch in diesem Jahr.“"
        ),
        "Die Sperrung koste jeden Tag rund 40.000 Euro, sagte Brandt.",
    ],
    "seite.html": [
        "Umweltverband warnt vor Neubau",
        "„Ein Neubau würde die Auen auf hundert Jahre zerstören“, sagte Svea Holmer vom Naturbund am Dienstag.",
        "Sie nannte die Pläne „unbezahlbar und unnötig“. „Das ist möglich, aber es ist nicht klug“, sagte Holmer.",
    ],
    "brief.eml": [
        "Sehr geehrte Damen und Herren,",
        "Kämmerer Otto Lind sagte: „Wir rechnen mit 3,5 Millionen Euro und keinem Cent mehr.“",
        "„Der Haushalt ist auf Kante genäht“, sagte Lind.",
    ],
    "rat.txt": [
        "Sitzung des Rates",
        "„Ich stimme dem Antrag zu, wenn die Anwohner gehört werden“, sagte Ratsfrau Ida Petersen.",
        "Ratsherr Nils Boysen sagte, die Brücke sei sicher.",
    ],
    "kammer.docx": [
        "Handwerk fordert Tempo",
        "Kammerpräsident Uwe Jessen sagte: „Jeder Umweg kostet unsere Betriebe Zeit, Geld und Aufträge.“",
    ],
    "polizei.odt": [
        "Polizei zählt Umwege",
        "„Die Ortsdurchfahrt ist jeden Morgen verstopft“, sagte Polizeisprecher Lars Thoms.",
    ],
    "gutachten.pdf": [
        "Aus dem Gutachten",
        "Gutachterin Mara Voss sagte: „Die Pfeiler tragen noch zwanzig Jahre, wenn man sie jetzt saniert.“",
    ],
    "schule.html": [
        "Schule am Fluss",
        "„Unsere Kinder stehen jeden Morgen eine Stunde im Stau“, sagte Schulleiterin Anke Reimers der Zeitung.",
    ],
    "agentur.csv": [
        "Elmbrücke bleibt gesperrt",
        "„Vor Ostern rollt hier kein Auto“, sagte Bauleiter Rolf Petersen am Freitag in Neuhagen.",
    ],
}
"""The paragraphs of each, by file."""

DRAFT = """\
Landrat: „Ein Kompromiss, mit dem alle leben können“

„Wir werden die Brücke abreißen“, sagte Ministerin Eva Maier. „Das steht fest – solange ich im Amt bin“, fügte sie \
hinzu. „Das Geld […] liegt seit Jahren auf dem Konto“, sagte Maier. „Wir werden auch keine neue bauen“, sagte Maier.

„Wir haben lange verhandelt, am Ende stand ein Kompromiss“, sagte Landrat Jan Krüger. „[D]as ist ein Skandal“, sagte \
Krüger. „Niemand hat uns gefragt […] und das ist ein Skandal“, sagte Krüger. „Niemand hat uns etwas gesagt, weder das \
Land noch der Bund“, sagte Krüger. „Alle haben uns gefragt“, sagte Krüger.

„Die Prüfung dauert noch bis zum Herbst, da-
nach entscheidet der Rat“, sagte Petra Harms. Harms sprach von einer „katastrophalen Lage“. Sie nannte das eine \
„katastrophale Lage“. „Die Prüfung dauert bis zum Herbst“, sagte Harms.

„Die Pendlerinnen und Pendler brauchen endlich eine verlässliche Verbindung über den Fluss“, sagte Ole Brandt. „Die \
Pendler brauchen endlich eine verlässliche Verbindung über den Fluss“, sagte Brandt. „Die Sperrung kostet jeden Tag \
rund 40.000 Euro“, sagte Brandt.

„Ein Neubau würde die Auen auf hundert Jahre zerstören“, sagte Svea Holmer. „Ein Neubau wird die Auen auf hundert \
Jahre zerstören“, sagte Holmer. „Das ist unmöglich“, sagte Holmer. „Das ist möglich, aber es ist klug“, sagte Holmer.

„Wir rechnen mit 35 Millionen Euro und keinem Cent mehr“, sagte Otto Lind. „Der Haushalt ist auf Kante genäht“, sagte \
Svea Holmer.

„Ich stimme dem Antrag zu […]“, sagte Ida Petersen. „Ich stimme dem Antrag nicht zu“, sagte Petersen. „Die Brücke ist \
sicher“, sagte Nils Boysen.

„Jeder Umweg kostet unsere Betriebe Zeit und Aufträge“, sagte Uwe Jessen. „Die Ortsdurchfahrt ist jeden Morgen \
verstopft“, sagte Lars Thoms. „Die Pfeiler tragen noch zwanzig Jahre“, sagte Mara Voss. „Vor Ostern rollt hier kein \
Auto“, sagte Rolf Petersen. „Diese Sätze hat sich eine Maschine ausgedacht“, sagte Anke Reimers.
"""

STATES = [  # in the order of the draft; «!»: a denial more or less, «≠»: said by somebody else, «~»: only reported
    "wörtlich",
    "verändert!",
    "wörtlich",
    "wörtlich",
    "wörtlich",
    "gekürzt",
    "wörtlich",
    "wörtlich",
    "verändert",
    "verändert!",
    "wörtlich",
    "wörtlich",
    "verändert",
    "gekürzt",
    "wörtlich",
    "gekürzt",
    "verändert~",
    "wörtlich",
    "verändert",
    "verändert!",
    "verändert!",
    "verändert",
    "wörtlich≠",
    "wörtlich",
    "verändert!",
    "verändert~",
    "gekürzt",
    "wörtlich",
    "wörtlich",
    "wörtlich",
    "nicht gefunden",
]


def build(folder: Path) -> tuple[Path, Path]:
    """Write draft and sources; return their paths. The table lies beside the other sources, so it must be named."""
    sources = folder / "quellen"
    sources.mkdir()
    for name, texts in SOURCES.items():
        (sources / name).write_bytes(_made(name, texts))
    draft = folder / "entwurf.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    return draft, sources


def _made(name: str, texts: list[str]) -> bytes:
    suffix = Path(name).suffix
    if suffix == ".txt":
        return "\n\n".join(texts).encode()
    if suffix == ".html":
        body = "".join(f"<p>{text}</p>" for text in texts[1:])
        return f"<!doctype html><html lang=de><body><article><h1>{texts[0]}</h1>{body}</article></body></html>".encode()
    if suffix == ".csv":
        return f'id;title;text\n1;{texts[0]};"{texts[1]}"\n'.encode()
    return getattr(made, suffix[1:])(texts)
