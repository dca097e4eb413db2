"""Indirect speech: text → reported clauses with form and speaker, as a table. Real model."""

import pytest

from quotes import pipeline
from quotes.data import Article

LEAD = "Bauleiterin Ida Korff sprach am Montag mit den Anwohnern. "


def told(extractor, text):
    """Return clause, form and speaker of each indirect row."""
    rows = extractor.extract(Article(text), "indirect")
    assert all(text[row.start : row.end] == row.quote and row.inner == row.span for row in rows)
    return [(row.quote, row.rule.removesuffix(":open"), row.speaker) for row in rows]


REPORTS = {
    # konjunktiv: main clauses, framed before and behind, by a colon, around the frame
    "Der Minister habe gelogen, sagte die Fraktionschefin Ute Berg.": [
        ("Der Minister habe gelogen", "konjunktiv", "Ute Berg"),
    ],
    "Ute Berg sagte, der Damm halte noch bis zum Herbst.": [
        ("der Damm halte noch bis zum Herbst", "konjunktiv", "Ute Berg"),
    ],
    "Der Brand sei im Keller ausgebrochen, teilte die Feuerwehr mit, die mit 40 Leuten im Einsatz war.": [
        ("Der Brand sei im Keller ausgebrochen", "konjunktiv", "Feuerwehr"),
    ],
    "Die Fähre, so Kapitän Lars Holm, fahre nur noch bei Flut.": [
        ("Die Fähre, so Kapitän Lars Holm, fahre nur noch bei Flut", "konjunktiv", "Lars Holm"),
    ],
    "Die Ärztin Rita Moll ist skeptisch: Der Impfstoff wirke nur kurz.": [
        ("Der Impfstoff wirke nur kurz", "konjunktiv", "Rita Moll"),
    ],
    "Dem Kassierer wird vorgeworfen, er habe Geld gestohlen.": [("er habe Geld gestohlen", "konjunktiv", "")],
    "Ute Berg wies den Vorwurf zurück, sie habe zu spät reagiert.": [("sie habe zu spät reagiert", "konjunktiv", "")],
    "Es hieß, der Zug komme nicht mehr.": [("der Zug komme nicht mehr", "konjunktiv", "")],
    "Für Ida Korff sei der Umbau ein Fehler gewesen.": [
        ("sei der Umbau ein Fehler gewesen", "konjunktiv", "Ida Korff"),
    ],
    # dass: with ob and words with w-, before and behind the frame
    "Kämmerer Jan Vogt bestätigte, dass Geld fehlt, was viele überraschte.": [("dass Geld fehlt", "dass", "Jan Vogt")],
    "Ida Korff glaubt nicht, dass die Ernte verloren ist.": [("dass die Ernte verloren ist", "dass", "Ida Korff")],
    "Dass Geld geflossen sei, bestritt Jan Vogt.": [("Dass Geld geflossen sei", "dass", "Jan Vogt")],
    "Die Archäologin Ute Berg geht davon aus, dass dort ein Brunnen stand.": [
        ("dass dort ein Brunnen stand", "dass", "Ute Berg"),
    ],
    "Ole Brandt erklärte gegenüber dem Elbkurier, dass „das Wasser im Mai wohl bis an die Tür gestanden haben muss.“": [
        ("dass „das Wasser im Mai wohl bis an die Tür gestanden haben muss.“", "dass", "Ole Brandt"),
    ],
    # source phrases: the clause may stand in the indicative
    "Nach Angaben der Polizei wurden drei Menschen verletzt, was im Ort für Entsetzen sorgte.": [
        ("wurden drei Menschen verletzt", "source-phrase", "Polizei"),
    ],
    "Der Fahrer war laut Polizei betrunken.": [("Der Fahrer war laut Polizei betrunken", "source-phrase", "Polizei")],
    "Laut Polizeiangaben war der Fahrer betrunken.": [("war der Fahrer betrunken", "source-phrase", "Polizei")],
    "Der Verein hat nach eigenen Angaben 300 Mitglieder.": [
        ("Der Verein hat nach eigenen Angaben 300 Mitglieder", "source-phrase", "Verein"),
    ],
    "Wie der Verband am Montag mitteilte, stieg der Umsatz um drei Prozent.": [
        ("stieg der Umsatz um drei Prozent", "source-phrase", "Verband"),
    ],
    "Der Umsatz stieg, wie der Verband mitteilte, um drei Prozent.": [
        ("Der Umsatz stieg, wie der Verband mitteilte, um drei Prozent", "source-phrase", "Verband"),
    ],
    "Ersten Berichten zufolge brach der Damm in der Nacht.": [
        ("brach der Damm in der Nacht", "source-phrase", "Berichte"),
    ],
    # infinitives of statement, demand and promise
    "Ole Brandt räumte ein, die Unterlagen nie gelesen zu haben, und verließ den Saal.": [
        ("die Unterlagen nie gelesen zu haben", "infinitive", "Ole Brandt"),
    ],
    "Die Gewerkschaft forderte den Senat auf, die Löhne zu erhöhen.": [
        ("die Löhne zu erhöhen", "infinitive", "Gewerkschaft"),
    ],
    "Petra Harms kündigte an, im Mai zurückzutreten.": [("im Mai zurückzutreten", "infinitive", "Petra Harms")],
    # soll and will: what others say, what the subject says of itself
    "Der Kassierer soll 40.000 Euro unterschlagen haben.": [
        ("Der Kassierer soll 40.000 Euro unterschlagen haben", "soll", ""),
    ],
    "Der Trainer Udo Stein will davon nichts gewusst haben.": [
        ("Der Trainer Udo Stein will davon nichts gewusst haben", "soll", "Udo Stein"),
    ],
}

NONE = [
    "Sollte der Damm brechen, würde das Dorf überflutet.",
    "Wenn er käme, wäre das Fest gerettet.",
    "Der Umbau könnte teurer werden. Das wäre schade.",
    "Ich hätte gern ein Bier.",
    "Er ging, ohne dass er sich verabschiedet hätte.",
    "Sie tat so, als ob sie nichts gehört hätte. Er lief, als sei der Teufel hinter ihm her.",
    "Es gilt als wahrscheinlich, dass der Fluss über die Ufer tritt.",
    "Die Daten zeigen, dass die Zahl der Störche steigt. Es gibt Hinweise, dass sie früher kommen.",
    "Ole Brandt warnte vor einer Überschwemmung.",
    "Möge der Bessere gewinnen! Es lebe der König! Es sei denn, es regnet.",
    "Das Bad soll im Frühjahr saniert werden. Die Stadt soll dafür drei Millionen Euro zahlen.",
    "Die Partei plant, die Steuer zu senken. Sie will das Gesetz im Mai einbringen.",
    "„Er habe keine Zeit gehabt.“",
    "Ute Berg sagte: „Der Damm halte.“",
    "Der Plan nahm derart seltsame Züge an, dass man lachen musste.",
    "Ole Brandt muss noch erklären, ob er bleibt.",
    "Er dachte laut über einen Nachfolger nach. Das Fest lief gemäß dem Plan.",
]


@pytest.mark.parametrize(("text", "rows"), REPORTS.items(), ids=[text[:40] for text in REPORTS])
def test_forms(extractor, text, rows):
    assert told(extractor, text) == rows


@pytest.mark.parametrize("text", NONE, ids=[text[:40] for text in NONE])
def test_no_report(extractor, text):
    assert told(extractor, text) == []


CHAINS = {
    "Ute Berg sagte, der Damm halte. Danach müsse er erneuert werden. Die Kosten trage der Kreis.": ["Ute Berg"] * 3,
    "„Wir fangen an“, sagte Ida Korff. Die Straße bleibe gesperrt. Anwohner könnten zu Fuß gehen.": ["Ida Korff"] * 2,
    "Ute Berg sagte, der Damm halte.\n\nTeure Pläne\n\nDie Kosten trage allein der Kreis.\n\nEs regnet.": ["Ute Berg"]
    * 2,
    "Der Weg sei im Winter zu steil. „Da rutscht jeder“, sagte Jan Vogt.": ["Jan Vogt"],
    "Ole Brandt warnte vor dem Bau. Er sei viel zu teuer.": ["Ole Brandt"],
    "Ute Berg sprach lange. Der Damm ist gebrochen. Das teilte Jan Vogt am Montag mit.": ["Jan Vogt"],
    "Laut Ute Berg fehlt Geld. Demnach hat der Kreis nichts bezahlt.": ["Ute Berg"] * 2,
    "Ute Berg sagte, der Damm halte. Jan Vogt warf ein, er sei alt. Niemand wisse, wie alt.": [
        "Ute Berg",
        "Jan Vogt",
        "Jan Vogt",
    ],
}


@pytest.mark.parametrize(("text", "speakers"), CHAINS.items(), ids=[text[:40] for text in CHAINS])
def test_chains(extractor, text, speakers):
    assert [speaker for *_, speaker in told(extractor, text)] == speakers


def test_a_clause_shares_the_utterance_of_its_quoted_words(extractor):
    rows = extractor.extract("Der Plan sei „ein Hohn“ für alle, sagte Ute Berg. Er koste zu viel.", "all")
    found = [(row.type, row.quote, row.utterance, row.speaker) for row in rows]
    assert found == [
        ("indirect", "Der Plan sei „ein Hohn“ für alle", 1, "Ute Berg"),
        ("partial", "ein Hohn", 1, "Ute Berg"),
        ("indirect", "Er koste zu viel", 2, "Ute Berg"),
    ]
    assert len({row.id for row in rows}) == len(rows)


def test_a_row_has_all_that_a_quotation_has(extractor):
    text = LEAD + "Gegenüber dem Elbkurier sagte sie, die Straße bleibe bis August gesperrt."
    (row,) = extractor.extract(text, "indirect")
    assert (row.speaker, row.role, row.mention, row.cue) == ("Ida Korff", "Bauleiterin", "sie", "sagte")
    assert (row.kind, row.type, row.flags, row.paragraph) == ("person", "indirect", (), 1)
    assert 0 < row.certainty < 100
    assert row.reason.startswith("„sagte“")
    assert row.context.endswith("die Straße bleibe bis August gesperrt.")


WHOLE = (
    "Der Plan sei „ein Hohn“, sagte Ute Berg. „Er kostet zu viel.“ Das Wort „Hohn“ fiel oft. Der Kreis zahle nichts."
)


def test_what_stands_in_marks_is_the_same_with_and_without(extractor):
    marked = extractor.extract(WHOLE, "direct,partial,scare,title")
    assert [row for row in extractor.extract(WHOLE, "all") if row.type != "indirect"] == marked
    assert [each.quotation for each in extractor.explain(WHOLE)] == extractor.extract(WHOLE, "all")


class Counting:
    """A parser that tells how often it was asked."""

    def __init__(self, parser):
        self.parser, self.asked = parser, 0

    def analyse(self, blocks, quoted=()):
        self.asked += 1
        return self.parser.analyse(blocks, quoted)


@pytest.mark.parametrize(
    ("text", "types", "asked"),
    [
        ("Ute Berg sagte, der Damm halte.", "direct,partial", 0),
        ("Ute Berg sagte, der Damm halte.", "indirect", 1),
        ("„Ja“, sagte Ute Berg.", "direct,partial", 1),
        ("„Ja“, sagte Ute Berg.", "all", 2),  # the second time nothing is read that was before
        (" \n\n ", "all", 0),
    ],
)
def test_articles_without_marks_are_read_only_where_indirect_speech_is_asked_for(extractor, text, types, asked):
    parser = Counting(extractor._parser)
    pipeline.Extractor(parser=parser, lexicon="").extract(text, types)
    assert parser.asked == asked
