"""Word, OpenDocument, Markdown, mail, feeds and agencies: what is text in them and what is not."""

from __future__ import annotations

import io

import made
import pytest

from quotes import readers
from quotes.marks import paragraphs
from quotes.readers import File, dates, markdown


def text(name, data):
    """Return the texts of the articles in a file."""
    file = File(name, "." + name.rpartition(".")[2], io.BytesIO(data))
    form, _unlike = readers.formats.recognise(file)
    return [read.article.text for read in readers._reader(form)(file) if read.article]


BREAK, LINE = "<w:r><w:br/></w:r>", "<text:line-break/>"  # Shift+Enter


def p(inside):
    return f"<w:p>{inside}</w:p>"


def gone(inside, change="del"):
    """A paragraph whose mark was deleted as a tracked change."""
    return p(f'<w:pPr><w:rPr><w:{change} w:id="5"/></w:rPr></w:pPr>{inside}')


def t(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p(t("Er sagte: ") + t("„Ja“.")), "Er sagte: „Ja“."),
        (p(t("Eins")) + p("") + p(t("Zwei")), "Eins\n\nZwei"),
        # tracked changes: what came in is there, what went out is not
        (
            p(
                t("„Ja")
                + f"<w:ins>{t(' und nein')}</w:ins><w:del><w:r><w:delText>nie</w:delText></w:r></w:del>"
                + t("“")
            ),
            "„Ja und nein“",
        ),
        (p(f"<w:moveFrom>{t('alt')}</w:moveFrom><w:moveTo>{t('neu')}</w:moveTo>"), "neu"),
        # a paragraph's mark that went out, of one, of several, in a cell, at the end
        (gone(t("„Das wird ")) + p(t("teuer“, sagte er.")), "„Das wird teuer“, sagte er."),
        (gone(t("Eins ")) + gone(t("zwei ")) + p(t("drei.")) + p(t("Vier.")), "Eins zwei drei.\n\nVier."),
        (gone(t("Eins.")) + gone("") + p(""), "Eins."),
        (gone(t("Eins.")), "Eins."),
        (f"<w:tbl><w:tr><w:tc>{gone(t('A'))}</w:tc><w:tc>{p(t('B'))}</w:tc></w:tr></w:tbl>", "A\n\nB"),
        (
            gone(t("Ein ") + f"<w:r><w:txbxContent>{p(t('Kasten'))}</w:txbxContent></w:r>") + p(t("Text")),
            "Kasten\n\nEin Text",
        ),
        # content controls, links, text boxes, tables
        (f"<w:sdt><w:sdtContent>{p(t('„Ja“'))}</w:sdtContent></w:sdt>", "„Ja“"),
        (p(f"<w:hyperlink>{t('„Ja“')}</w:hyperlink>"), "„Ja“"),
        (
            p(
                f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p(t('„Kasten“'))}</w:txbxContent></mc:Choice>"
                f"<mc:Fallback><w:txbxContent>{p(t('„Kasten“'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
                + t("Text")
            ),
            "„Kasten“\n\nText",
        ),
        (f"<w:tbl><w:tr><w:tc>{p(t('A'))}</w:tc><w:tc>{p(t('B'))}</w:tc></w:tr></w:tbl>", "A\n\nB"),
        # signs that are elements
        (
            p(
                "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
                + t("A")
                + "<w:r><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r>"
            ),
            "A\tB\nC",
        ),
        (
            p(t("Ver") + "<w:r><w:softHyphen/></w:r>" + t("ein") + "<w:r><w:noBreakHyphen/></w:r>" + t("Heim")),
            "Ver\u00adein\u2011Heim",
        ),
        (p("<w:r><w:br w:type='page'/></w:r>" + t("A")), "A"),
        # fields and drawings are none
        (p("<w:r><w:instrText>PAGE</w:instrText></w:r>" + t("A") + "<a:p><a:t>Form</a:t></a:p>"), "A"),
        (p(t("A &amp; B &lt;C&gt;")), "A & B <C>"),
    ],
)
def test_word(body, expected):
    assert text("a.docx", made.docx_of(body)) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<text:h>Kopf</text:h><text:p>Er  sagte:\n „Ja“.</text:p>", "Kopf\n\nEr sagte: „Ja“."),
        ('<text:p>A<text:s text:c="3"/>B<text:tab/>C<text:line-break/>D</text:p>', "A   B\tC\nD"),
        ('<text:p>A<text:s text:c="99999999"/>B</text:p>', "A" + " " * 100 + "B"),
        ("<text:p>„<text:span>Ja</text:span> <text:a>doch</text:a>“, sagt sie</text:p>", "„Ja doch“, sagt sie"),
        ("<text:tracked-changes><text:p>weg</text:p></text:tracked-changes><text:p>da</text:p>", "da"),
        (  # a paragraph's end that was deleted: the text is one already
            "<text:tracked-changes><text:p/></text:tracked-changes><text:p>„Das wird <text:change/>teuer“.</text:p>",
            "„Das wird teuer“.",
        ),
        ("<text:p>A<office:annotation><text:p>Notiz</text:p></office:annotation>B</text:p>", "AB"),
        ("<text:p>A<text:note><text:note-citation>1</text:note-citation></text:note>B</text:p>", "AB"),
        ("<text:p>A<draw><text:p>Kasten</text:p></draw>B</text:p>", "Kasten\n\nAB"),
        ("<text:list><text:list-item><text:p>A</text:p></text:list-item></text:list><text:p/>", "A"),
    ],
)
def test_opendocument(body, expected):
    assert text("a.odt", made.odt_of(body)) == [expected]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", made.docx_of(p(t("„Der Steg ist alt") + BREAK + t("und teuer“,") + BREAK + t("sagte Ida Korff.")))),
        (
            "a.odt",
            made.odt_of(f"<text:p>„Der Steg ist alt{LINE}und teuer“,{LINE}sagte Ida Korff.</text:p>"),
        ),
    ],
)
def test_a_line_end_inside_a_sentence_parts_no_quotation(name, data):
    (whole,) = text(name, data)
    assert [span.of(whole) for span in paragraphs.paragraphs(whole)] == [whole]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Kopf\n\nEr sagte:\n„Ja“.", ["Kopf", "Er sagte: „Ja“."]),
        ("„Das ist **nicht** *gut*“, [sagt](http://x) `er`", ["„Das ist nicht gut“, sagt er"]),
        ("Die Lehrer*innen und Schüler*innen", ["Die Lehrer*innen und Schüler*innen"]),
        ("1. FC Köln\n2. Zweiter", ["1. FC Köln", "2. Zweiter"]),
        ("- „Ja“\n- „Nein“", ["„Ja“", "„Nein“"]),
        ("> „Ja“\n>\n> sagte sie", ["„Ja“", "sagte sie"]),
        ("Zeile  \nneu\\\nalt", ["Zeile\nneu\nalt"]),
        ("![Bild](x.jpg) Text", ["Text"]),
        ("<p>„Ja“</p>\n\nTe<b>x</b>t", ["„Ja“", "Text"]),
        ("    „Ja“\n\n```\n„Nein“\n```", ["„Ja“", "„Nein“"]),
        ("| A | B |\n|---|---|\n| „Ja“ | C |", ["A", "B", "„Ja“", "C"]),
        (r"5 \* 3 und ‚Ja‘ & „Nein“ -- so...", ["5 * 3 und ‚Ja‘ & „Nein“ -- so..."]),
        ("Unterstrich_im_Wort und 17. März", ["Unterstrich_im_Wort und 17. März"]),
    ],
)
def test_markdown(source, expected):
    assert markdown.paragraphs(source) == expected


def mail(body, kind="text/plain; charset=utf-8"):
    return f"From: a@example.org\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\nContent-Type: {kind}\n\n".encode() + body


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (mail("„Ja“,\r\nsagte sie.".encode()), "„Ja“,\nsagte sie."),
        (mail("„Ja“".encode(), "text/plain; charset=iso-8859-1"), "„Ja“"),  # not what it says
        (mail("Grüße".encode("cp1252")), "Grüße"),
        (mail("„Ja“".encode("cp1252"), "text/plain; charset=iso-8859-1"), "„Ja“"),
        (mail("Grüße".encode(), "text/plain; charset=kl1ng0n"), "Grüße"),
        (
            mail(b"Eins \nzwei \ndrei\n vier\n-- \nGru\xc3\x9f", "text/plain; charset=utf-8; format=flowed"),
            "Eins zwei drei\nvier\n-- \nGruß",
        ),
        (mail("<p>„Ja“</p><p>sagte sie</p>".encode(), "text/html; charset=utf-8"), "„Ja“\n\nsagte sie"),
        (mail(b""), ""),
    ],
)
def test_mail(data, expected):
    assert text("a.eml", data) == [expected]


def test_a_mail_that_says_see_html_is_read_as_html():
    from email.message import EmailMessage

    letter = EmailMessage()
    letter["From"] = "a@example.org"
    letter.set_content("Bitte HTML ansehen.")
    letter.add_alternative("<p>„Wir machen weiter“, sagte Eva Maier am Montag in Köln.</p>", subtype="html")
    assert text("a.eml", letter.as_bytes()) == ["„Wir machen weiter“, sagte Eva Maier am Montag in Köln."]


def item(inside):
    return f"<rss version='2.0'><channel><item>{inside}</item></channel></rss>".encode()


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<title>„Nein“</title><description>Sie geht.</description>", "„Nein“\n\nSie geht."),
        ("<title>K</title><description>&lt;p&gt;„A“&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;</description>", "K\n\n„A“\n\nB"),
        ("<title>A &amp;amp; B</title>", "A & B"),
        ("<title>A&nbsp;&ndash; B</title>", "A\u00a0– B"),
        # a lead that the text repeats is not read twice, one with a quotation of its own is
        ("<description>Ja doch.</description><encoded>&lt;p&gt;Ja doch. Nein.&lt;/p&gt;</encoded>", "Ja doch. Nein."),
        ("<description>„Ja“</description><encoded>&lt;p&gt;Nein&lt;/p&gt;</encoded>", "„Ja“\n\nNein"),
        ("<guid>x</guid>", ""),
    ],
)
def test_feed_items(inside, expected):
    assert text("a.rss", item(inside)) == [expected]


def test_files_with_several_articles_number_them():
    texts = ["Kopf", "„Ja“, sagte sie."]
    file = File("n.xml", ".xml", io.BytesIO(made.newsml(texts, [*texts, "Mehr."])))
    documents = [read.article.document for read in readers._reader("agency")(file)]
    assert documents == ["n.xml#1", "n.xml#2"]  # the picture is no article


def test_newsml_1_with_nitf_inside():
    inside = made.nitf(["Kopf", "„Ja“, sagte sie.", "Ende."]).decode().partition('dtd">')[2]
    content = f"<ContentItem><DataContent>{inside}</DataContent></ContentItem>"
    data = f"<NewsML><NewsItem><NewsComponent>{content}</NewsComponent></NewsItem></NewsML>"
    assert text("n.xml", data.encode()) == ["Kopf\n\n„Ja“, sagte sie.\n\nEnde."]


def test_an_agency_may_send_a_single_paragraph():
    assert text("n.xml", made.newsml(["Kopf", "„Ja“, sagte sie."])) == ["Kopf\n\n„Ja“, sagte sie."]


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("Tue, 17 Mar 2026 23:42:00 +0100", "2026-03-17"),
        ("2026-03-17T18:42:00+01:00", "2026-03-17"),
        ("20260317T184200+0100", "2026-03-17"),
        ("20260317", "2026-03-17"),
        ("gestern", "gestern"),
        ("Tue, 99 Mar 2026", "Tue, 99 Mar 2026"),
        ("", ""),
    ],
)
def test_dates(given, day):
    assert dates.of_mail(given) == day
