"""The whole way of an article: same text, same rows; each row verbatim; the Python interface."""

from __future__ import annotations

import pytest
from made import MARKED

import quotes
from quotes.data import Article
from quotes.table import columns

TEXT = (
    "„Der Deich hält“, sagte Bürgermeisterin Petra Harms dem „Elbkurier“. „Darauf“, so Harms, „ist Verlass.“\n\n"
    "Förster Ole Brandt nannte das „sehr mutig“. Er habe „ganz andere Zahlen“. «Wir werden sehen», sagte er.\n"
)
OTHER = "Laut Mia Torberg war es „ein Heimspiel“. »Ich komme wieder«, sagte sie.\n"
ARTICLES = [TEXT, OTHER, "Es regnet.\n", "", "„Wer weiß?“\n", "„Offen bis zum Schluss, sagte Ole Brandt nicht.\n"]
QUOTES = [
    "Der Deich hält", "Elbkurier", "Darauf", "ist Verlass.", "sehr mutig", "ganz andere Zahlen", "Wir werden sehen"
]  # fmt: skip


def test_rows_come_in_the_order_of_the_text(extractor):
    found = extractor.extract(TEXT, MARKED)
    assert [q.quote for q in found] == QUOTES
    assert sorted(q.start for q in found) == [q.start for q in found]


def test_two_runs_are_the_same(extractor):
    assert extractor.extract(TEXT, MARKED) == extractor.extract(TEXT, MARKED)


def test_the_order_of_articles_does_not_matter(extractor):
    forth = list(extractor.extract_many(ARTICLES, MARKED))
    back = list(extractor.extract_many(reversed(ARTICLES), MARKED))
    assert forth == back[::-1] == [extractor.extract(text, MARKED) for text in ARTICLES]


def test_extract_many_takes_articles_one_by_one(extractor):
    taken = []

    def endless():
        for number in range(1000):
            taken.append(number)
            yield OTHER

    stream = extractor.extract_many(endless())
    assert len(next(stream)) == 2
    assert len(taken) < 100


@pytest.mark.parametrize(
    "text", ["", " \n\n\t", "Petra Harms sagte, der Deich halte.", "geht's, 5'10\", Rock 'n' Roll\n"]
)
def test_without_marks_nothing_is_parsed(extractor, monkeypatch, text):
    monkeypatch.setattr(extractor, "_parser", None)
    assert extractor.extract(text, MARKED) == []


@pytest.mark.parametrize(("text", "rows"), list(zip(ARTICLES, [7, 2, 0, 0, 1, 1], strict=True)))
def test_every_row_is_verbatim(extractor, text, rows):
    found = extractor.extract(text, MARKED)
    assert len(found) == rows
    for quotation in found:
        columns.verify(quotation, text)
        assert text[quotation.inner.start : quotation.inner.end] == quotation.quote
        assert quotation.context_span.holds(quotation.span)
        assert quotation.context == text[quotation.context_span.start : quotation.context_span.end]


def test_line_ends_move_offsets_and_nothing_else(extractor):
    unix, windows = extractor.extract(TEXT, MARKED), extractor.extract(TEXT.replace("\n", "\r\n"), MARKED)
    assert [(q.quote, q.type, q.speaker) for q in unix] == [(q.quote, q.type, q.speaker) for q in windows]


def test_ids_tell_rows_apart_and_stay(extractor):
    ids = [q.id for q in extractor.extract(TEXT, MARKED)]
    assert len(set(ids)) == len(ids)
    assert ids == [q.id for q in extractor.extract(Article(TEXT, document="anderswo.txt"), MARKED)]
    assert not set(ids) & {q.id for q in extractor.extract(TEXT + " ", MARKED)}


def test_one_utterance_has_one_number(extractor):
    number = {q.quote: q.utterance for q in extractor.extract(TEXT, MARKED)}
    assert number["Darauf"] == number["ist Verlass."]
    assert len({number[quote] for quote in QUOTES}) == len(QUOTES) - 1
    assert min(number.values()) == 1
    assert max(number.values()) == len(QUOTES) - 1


def test_an_utterance_over_paragraphs_has_one_number(extractor):
    text = "Petra Harms sagte: „Der Deich hält noch.\n\n„Er ist besser als früher.“ Ole Brandt rief: „Nein, gar nicht!“"
    assert [q.utterance for q in extractor.extract(text, MARKED)] == [1, 1, 2]


def test_paragraphs_and_article_are_told(extractor):
    found = extractor.extract(Article(TEXT, document="deich.txt", title="Deich", date="2026-11-22"), MARKED)
    assert [q.paragraph for q in found] == [1, 1, 1, 1, 2, 2, 2]
    assert {(q.document, q.title, q.date) for q in found} == {("deich.txt", "Deich", "2026-11-22")}


def test_context_holds_quotation_and_frame(extractor):
    context = {q.quote: q.context for q in extractor.extract(TEXT, MARKED)}
    assert context["Der Deich hält"] == "„Der Deich hält“, sagte Bürgermeisterin Petra Harms dem „Elbkurier“."
    assert context["Darauf"] == context["ist Verlass."] == "„Darauf“, so Harms, „ist Verlass.“"
    assert context["ganz andere Zahlen"] == (
        "Förster Ole Brandt nannte das „sehr mutig“. Er habe „ganz andere Zahlen“."
    )


def test_attribution_says_how_it_knows(extractor):
    first = extractor.extract(TEXT, MARKED)[0].attribution
    assert (first.speaker, first.kind, first.role) == ("Petra Harms", "person", "Bürgermeisterin")
    assert (first.cue, first.mention) == ("sagte", "Bürgermeisterin Petra Harms")
    assert first.mention_span.of(TEXT) == first.mention
    assert [span.of(TEXT) for span in first.cue_spans] == ["sagte"]
    assert first.reason == (
        "Redeverb „sagte“ mit Subjekt „Bürgermeisterin Petra Harms“ direkt nach dem Zitat; "
        "„Bürgermeisterin Petra Harms“ = Petra Harms."
    )


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("„Da lagen wir falsch“, räumte Ulf Kerner ein.", "cue", "räumte … ein"),
        ("„Da lagen wir falsch“, hat Ulf Kerner gesagt.", "cue", "gesagt"),
        ("Nach Angaben der Polizei war er „nicht nüchtern“.", "cue", "Nach Angaben"),
        ("Nach Angaben der Polizei war er „nicht nüchtern“.", "kind", "organisation"),
        ("„Wir schlafen kaum noch“, klagen die Anwohner.", "kind", "group"),
        ("„Wir prüfen das noch“, sagte ein Sprecher der Reederei.", "kind", "unnamed"),
        ("Im Vertrag heißt es: „Die Pacht endet nach zehn Jahren.“", "kind", "document"),
        ("„Die Brücke bleibt gesperrt“, hieß es.", "kind", "empty"),
        ("„Der Deich hält“, sagte Petra Harms der Nachrichtenagentur NDK.", "addressee", "Nachrichtenagentur NDK"),
        ("„Der Deich hält“, sagte Petra Harms vor Journalisten.", "addressee", "vor Journalisten"),
        ("„Der Deich hält“, sagte Petra Harms am Montag.", "addressee", ""),
        ("„Der Deich hält“, sagte die norlandische Bauministerin Ruth Kallweit.", "role", "norlandische Bauministerin"),
        ("„Der Deich hält“, sagte Ruth Kallweit, Chefin der Werft.", "role", "Chefin der Werft"),
        ("„Der Deich hält“, sagte Frau Kallweit.", "role", ""),
        ("Ruth Kallweit kam. „Der Deich hält“, sagte sie.", "mention", "sie"),
        ("Der Regen hörte auf. „Endlich wieder Sonne!“", "reason", "Der Text nennt in Reichweite keine Quelle."),
    ],
)
def test_columns_of_the_attribution(extractor, text, field, value):
    assert getattr(extractor.extract(text, MARKED)[0].attribution, field) == value


def test_certainty_is_a_whole_percent(extractor):
    found = [(q.certainty, bool(q.speaker)) for q in extractor.extract(TEXT, MARKED)]
    assert len(found) == len(QUOTES)
    assert [each for each in found if not isinstance(each[0], int) or not each[1] <= each[0] <= 100] == []
    assert sum(named for _, named in found) == 6


def test_the_package(extractor):
    assert quotes.extract(TEXT, MARKED) == extractor.extract(TEXT, MARKED)
    assert quotes.extract(Article(TEXT), MARKED) == extractor.extract(TEXT, MARKED)
    assert isinstance(extractor, quotes.Extractor)


def test_dataframe(extractor):
    frame = quotes.to_dataframe(extractor.extract(TEXT, MARKED))
    assert list(frame.columns) == list(columns.COLUMNS)
    assert list(frame["quote"]) == QUOTES
    assert list(frame["paragraph"]) == [1, 1, 1, 1, 2, 2, 2]
    assert len(quotes.to_dataframe(extractor.extract("", MARKED))) == 0


def test_every_row_can_be_written(extractor):
    for text in ARTICLES:
        assert len(columns.rows(extractor.extract(text, MARKED), text)) == len(extractor.extract(text, MARKED))


@pytest.mark.parametrize(
    "text",
    [
        "„",
        "“",
        "„“",
        "„ “",
        "„.“",
        "„“ „“ „“",
        "\x00„Der Deich\x00 hält“, sagte Petra Harms.\x00",
        "„Der Deich\u202e hält“\u200b, sagte Petra\u200d Harms.",
        "„" * 300,
        "„Wort “" * 100,
        "„Der Deich hält“, sagte " + "die " * 400 + "Petra Harms.",
        "„\U0001f30a“, schrieb Petra Harms auf Meerbook.",
        "„Der Deich hält“,\rsagte Petra Harms.\r\r„Ja“, rief sie.",
    ],
)
def test_odd_text_is_read_without_a_fall(extractor, text):
    for quotation in extractor.extract(text, MARKED):
        columns.verify(quotation, text)
