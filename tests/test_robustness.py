"""Bad input, through the whole line: nothing falls, nothing hangs, every stretch has its row, verbatim.

Most tests put a parser in Stanza's place that invents syntax (any tree, any tag), so that the rules must stand
whatever the parser says; those marked slow use the real one.
"""

from __future__ import annotations

import csv
import io
import os
import random
import time

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made import MARKED

from quotes import pipeline
from quotes.cli import main
from quotes.data import Article, Name, Reading, Sentence, Span, Token
from quotes.marks import paragraphs, stretches
from quotes.parsing import parts
from quotes.table import columns

TAGS = [
    "NOUN",
    "PROPN",
    "VERB",
    "AUX",
    "ADJ",
    "ADV",
    "PRON",
    "DET",
    "ADP",
    "PUNCT",
    "CCONJ",
    "SCONJ",
    "NUM",
    "X",
    "PART",
]
RELATIONS = [
    *[
        "nsubj",
        "nsubj:pass",
        "obj",
        "iobj",
        "obl",
        "nmod",
        "amod",
        "det",
        "case",
        "appos",
        "flat",
        "conj",
        "cc",
        "punct",
    ],
    *["mark", "advcl", "acl", "ccomp", "xcomp", "parataxis", "aux", "aux:pass", "cop", "compound", "advmod", "dep"],
]
FEATS = [
    {},
    {"VerbForm": "Fin", "Mood": "Ind", "Number": "Sing", "Person": "3"},
    {"VerbForm": "Fin", "Mood": "Sub", "Number": "Plur"},
    {"VerbForm": "Part"},
    {"Case": "Nom", "Gender": "Fem", "Number": "Sing"},
    {"Case": "Gen", "Gender": "Masc", "Number": "Plur"},
    {"Poss": "Yes", "Number[psor]": "Plur", "PronType": "Prs"},
]
WORD = regex.compile(r"\w+(?:-\w+)*|\S")
TITLE = regex.compile(r"\p{Lu}\p{Ll}+")


class Inventor:
    """Looks like quotes.parsing.parser.Parser. Syntax is drawn by lot, the same for the same text."""

    def __init__(self, folder=None) -> None:
        pass

    def analyse(self, blocks, _quoted=()):
        sentences, names = [], []
        for block in blocks:
            lot = random.Random(block.text)
            part = []
            for match in WORD.finditer(block.text):
                part.append(match)
                if match[0] in {".", "!", "?"} or len(part) == 150:
                    sentences.append(self._sentence(block, part, lot))
                    part = []
            if part:
                sentences.append(self._sentence(block, part, lot))
        sentences.sort(key=lambda sentence: (sentence[0].start, -sentence[0].end))
        for number, (_, _, tokens) in enumerate(sentences):
            names += [
                Name(token.span, "PER" if len(token.text) % 3 else "ORG", number)
                for token in tokens
                if TITLE.fullmatch(token.text) and token.mask is None
            ]
        return Reading(tuple(Sentence(n, *parts[::2], parts[1]) for n, parts in enumerate(sentences)), tuple(names))

    @staticmethod
    def _sentence(block, matches, lot):
        root = lot.randrange(len(matches))
        tokens = []
        for index, match in enumerate(matches):
            # a tree: left of the root each hangs on one to its right, right of it on one to its left
            head = (
                -1
                if index == root
                else lot.randrange(max(root, index - 9), index)
                if index > root
                else lot.randrange(index + 1, root + 1)
            )
            mask = block.mask_at(*match.span())
            tag = "PRON" if mask is not None else "PUNCT" if not match[0][0].isalnum() else lot.choice(TAGS)
            relation = "root" if head < 0 else lot.choice(RELATIONS)
            tokens.append(
                Token(
                    index, block.span(*match.span()), match[0], match[0], tag, relation, head, lot.choice(FEATS), mask
                )
            )
        return Span(tokens[0].span.start, max(token.span.end for token in tokens)), block.inside, tuple(tokens)


@pytest.fixture(scope="module")
def invented():
    """Return an Extractor whose parser invents."""
    return pipeline.Extractor(parser=Inventor())


def check(extractor, text):
    """Extract, assert what holds of every table, and return the rows."""
    rows = extractor.extract(Article(text, document="a.txt"), MARKED)
    expected = pipeline.find_stretches(text, paragraphs.paragraphs(text))
    assert [row.span for row in rows] == [stretch.span for stretch in expected]
    assert {stretch.span for stretch in stretches.find(text)} <= {row.span for row in rows}
    assert len({row.id for row in rows}) == len({row.span for row in rows})
    open_: list[Span] = []
    for row in rows:
        columns.verify(row, text)
        while open_ and open_[-1].end <= row.start:
            open_.pop()
        assert not open_ or open_[-1].holds(row.span)
        open_.append(row.span)
    return rows


PIECES = [
    *"„“”\"»«‚‘’'›‹„“„“",
    *[",,", "''", "``", "<<", ">>", "geht's"],
    *[
        ", sagte Anna Müller",
        "Der Sprecher sagte: ",
        "Er habe ",
        "Das sagte Kern.",
        " laut Polizei ",
        "so Kern",
        "Sie",
        "er",
    ],
    *[
        "Ministerin Eva von der Heide",
        "SPIEGEL: ",
        "Kern: ",
        "\n\nKern: ",
        "\n\nSPIEGEL: ",
        "die Zeitung ",
        "sogenannte ",
    ],
    *[
        "Das geht nicht",
        "mit den Worten ",
        "nannte",
        "als",
        "hieß es",
        "heißt es dort",
        "und",
        "wurde zitiert",
        "Nato",
        "3.",
    ],
    *[
        " ",
        " ",
        " ",
        ". ",
        ". ",
        ".",
        ", ",
        ": ",
        "! ",
        "? ",
        "… ",
        " – ",
        "(",
        ")",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u2029",
    ],
    *[
        "\x00",
        "\u0301",
        "a\u0308",
        "\u00ad",
        "\u200b",
        "\u200f",
        "\u202e",
        "\u00a0",
        "\u05d0",
        "\ufeff",
        "😀",
        "𝔎",
        "ﬁ",
        "İ",
        "ß",
    ],
]
ARTICLES = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join),
)


@given(text=ARTICLES)
@settings(max_examples=600, deadline=None)
@example(text="„\u0308“")
@example(text="SPIEGEL: „Ja\n\nKern: Nein“\n\nSPIEGEL: ‚Doch\n\nKern: so.")
def test_whatever_the_text_and_the_parser_say(invented, text):
    check(invented, text)


@given(text=ARTICLES)
@settings(max_examples=100, deadline=None)
def test_whatever_the_text_in_parts(invented, text):
    kept = parts.LONG_ARTICLE, parts.PART, parts.LONGEST_BLOCK, parts.HEAD
    parts.LONG_ARTICLE, parts.PART, parts.LONGEST_BLOCK, parts.HEAD = 20, 60, 40, 10
    try:
        check(invented, text)
    finally:
        parts.LONG_ARTICLE, parts.PART, parts.LONGEST_BLOCK, parts.HEAD = kept


# time ------------------------------------------------------------------------------------------------

REPORT = (
    "Der Minister Karl Maier hat am Montag die Pläne der Regierung verteidigt. „Wir schaffen das bis Mai“, sagte er in "
    "Berlin. Die Opposition sprach von einem „großen Fehler“. Anna Kern sagte: „Das ist zu spät. Es fehlt an Geld.“\n\n"
    "Ein Sprecher der Polizei erklärte, man habe „nichts gesehen“. Die Zeitung „Der Bote“ hatte zuerst berichtet.\n\n"
)


def names(count):
    """Make a text that names ``count`` persons, each with a quotation in ten."""
    lot = random.Random(1)
    syllables = "ba be bi bo bu da de di do du fa fe fi fo fu ka ke ki ko ku".split()
    found = []
    for number in range(count):
        name = " ".join("".join(lot.choice(syllables) for _ in range(3)).title() for _ in range(2))
        found.append(f"„Ja, gut“, sagte {name}. " if number % 10 == 0 else f"Auch {name} kam. ")
    return "".join(found)


HOSTILE = {
    "opening marks": lambda n: "„" * (n * 20),
    "opening marks with words": lambda n: "„Er kommt " * (n * 5),
    "closing marks with words": lambda n: "Er kommt“ " * (n * 5),
    "nested marks": lambda n: "„Er ‚kommt »und ›geht " * (n * 2) + "‹« ‘“" * (n * 2),
    "one quotation around many": lambda n: "„Er kam. " + "Sie rief »Ja, gut« und ging. " * n + "“",
    "reports": lambda n: REPORT * (n // 4),
    "reports in one paragraph": lambda n: REPORT.replace("\n\n", " ") * (n // 4),
    "names": names,
    "no full stop": lambda n: "„Ja, gut“, sagte er " + "und dann kam der Mann " * (n * 2),
    "no blank": lambda n: "„Ja, gut“, sagte er " + "a" * (n * 50),
    "a domain": lambda n: "gegangen.Aa" + "a" * (n * 50) + ".de „Ja“",
    "dots": lambda n: "„Ja" + ". " * (n * 20) + "“",
    "blanks": lambda n: "„Ja." + " " * (n * 50) + "“ sagte er." + " " * (n * 50) + "„Nein.“",
    "lines": lambda n: "„Ja“\n" * (n * 10),
    "labels": lambda n: "SPIEGEL: Wie geht es?\n\nKern: Gut geht es „mir“.\n\n" * n,
    "combining": lambda n: "„u" + "\u0308" * (n * 50) + "“",
    "invisible": lambda n: "„" + "\u00ad\u200b" * (n * 25) + "a“",
    "pronouns": lambda n: "„Ja, gut“, sagte er. Sie sah ihn. " * n,
    "unnamed": lambda n: "Ein Sprecher sagte: „Wir kommen nie.“ Der Sprecher ging. " * n,
    "running": lambda n: "„Wir kommen heute.\n\n" * (n * 2),
}


@pytest.mark.parametrize("sort", HOSTILE)
@pytest.mark.slow
def test_time_grows_no_faster_than_the_length(invented, sort):
    small, large = HOSTILE[sort](100), HOSTILE[sort](800)

    def seconds(text):
        start = time.process_time()
        invented.extract(text, MARKED)
        return time.process_time() - start

    seconds(small)  # word lists are read
    before = min(seconds(small) for _ in range(3))
    # 8 times the text; a quadratic step would take 64 times as long; a busy machine may double what is linear
    most = 32 * max(before, 0.01)
    assert seconds(large) < most or seconds(large) < most  # the second only where the first was disturbed


@pytest.mark.slow
def test_a_million_characters_in_one_paragraph(invented):
    text = REPORT.replace("\n\n", " ") * 3000
    assert len(text) > 1_000_000
    start = time.process_time()
    check(invented, text)
    assert time.process_time() - start < 240


@pytest.mark.slow
def test_twenty_megabytes_with_few_quotations(invented):
    text = ("Der Tag war lang, und niemand sagte etwas dazu. " * 20 + "\n\n") * 20_000 + "„Ja, gut“, sagte Anna Kern."
    assert len(text) > 19_000_000
    start = time.process_time()
    assert len(check(invented, text)) == 1
    assert time.process_time() - start < 60


# the example list ------------------------------------------------------------------------------------

ODD = {
    "nfd": "„Scho\u0308n“, sagte Ministerin Bru\u0308ggemann.",
    "soft hyphens": "„Das ist gut“, sag\u00adte Mi\u00adnis\u00adterin An\u00adna Kern.",
    "zero width": "„\u200bDas ist gut\u200b“, sagte\u200b Anna\u2060 Kern.",
    "right to left": "\u202b„Das ist gut“\u202c, sagte Anna Kern. \u200f„שלום עליכם לכולם“\u200f, sagte er.",
    "crlf": "„Das ist gut“, sagte Anna Kern.\r\n\r\nSie ging.\r\n",
    "cr": "„Das ist gut“, sagte Anna Kern.\r\rSie ging.\r",
    "nul": "„Das ist\x00 gut“, sagte\x00 Anna Kern.",
    "emoji": "„Das ist 👩‍👩‍👧 gut 🇩🇪“, sagte Anna Kern 😀.",
    "astral": "„𝔇as ist 𝔤ut“, sagte Anna Kern.",
    "line separators": "„Das ist gut“, sagte\u2028Anna Kern.\u2029„Ja, gut.“\x0b„Nein.“\x0c„Doch.“\x85„Gut.“",
    "surrogate": "„Das ist \ud800 gut“, sagte Anna Kern.",
    "tab and html": "<p>„Das\tist gut“,</p> sagte <b>Anna Kern</b>. \t „Ja, gut!“",
    "only marks": "„“ »« „ “ '' \"\"",
    "one letter": "„a“",
    "chinese": "„你好世界“, sagte Anna Kern.",
    "url": "„Siehe https://www.beispiel.de/" + "a" * 500 + "?x=„y““, sagte Anna Kern.",
    "long word": "„Das ist gut“, sagte Anna " + "Kern" * 100 + ".",
    "digits": "„" + "1 000 000 " * 50 + "“, sagte Anna Kern.",
    "special tokens": "„<UNK> <PAD> <s> </s> [MASK] Dies ist gut“, sagte Dies.",
    "private use": "„\ue000 gut \ufffd \uffff“, sagte Anna Kern.",
    "other controls": "„Das\x9f ist \x1b[1m gut\x1b[0m“, sagte\x1c Anna Kern.",
    "odd blanks": "„Das\u3000ist\u2003gut“,\u1680sagte\u180eAnna Kern.",
}


@pytest.mark.parametrize("sort", ODD)
def test_odd_text(extractor, sort):
    assert bool(check(extractor, ODD[sort])) == (sort != "only marks")


@pytest.mark.parametrize("sort", ["nfd", "soft hyphens", "zero width", "crlf", "cr", "nul"])
def test_the_speaker_is_found_all_the_same(extractor, sort):
    assert check(extractor, ODD[sort])[0].speaker.endswith(("Kern", "Bru\u0308ggemann", "Brüggemann", "Ker\u00adn"))


@pytest.mark.parametrize("sort", HOSTILE)
@pytest.mark.slow
def test_hostile_text_with_the_real_parser(extractor, sort):
    start = time.process_time()
    check(extractor, HOSTILE[sort](40))
    assert time.process_time() - start < 60


@given(text=ARTICLES)
@settings(max_examples=30, deadline=None)
@pytest.mark.slow
def test_whatever_the_text_with_the_real_parser(extractor, text):
    check(extractor, text)


@pytest.mark.slow
def test_bad_files_do_not_keep_the_others_out_of_the_table(extractor, folder, monkeypatch, capfd):
    monkeypatch.setattr(pipeline, "Extractor", lambda *_: extractor)
    good = "„Das ist gut“, sagte Anna Kern."
    (folder / "a").mkdir()
    (folder / "nix").mkdir()
    files = {
        "a/gut1.txt": good.encode(),
        "a/leer.txt": b"",
        "a/binaer.txt": bytes(range(256)) * 40,
        "a/nul.txt": good.replace("gut", "g\x00ut").encode(),
        "a/bild.txt": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "a/zeichen.txt": ("„" * 10_000).encode(),
        "a/gross.txt": ("Der Tag war lang. " * 60 + "\n\n").encode() * 1000 + good.encode(),
        "a/zu.txt": good.encode(),
        "a/zuletzt.txt": good.encode("utf-16"),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "a/zu.txt").chmod(0)
    monkeypatch.setattr(
        "sys.argv", ["quotes", "extract", "a", "nix", "fehlt.txt", "-o", "t.csv", "--dialect", "rfc4180"]
    )
    with pytest.raises(SystemExit) as ended:
        main()
    told = capfd.readouterr().err
    assert ended.value.code == 1
    assert "Traceback" not in told
    assert not [
        line
        for line in told.splitlines()
        if line and line[-1] not in ".:" and "Tabelle" not in line and "Hinweis" not in line
    ]
    with (folder / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(io.StringIO(file.read())))
    found = {row["document"].replace(os.sep, "/") for row in rows if "gut" in row["quote"].replace("\0", "")}
    unreadable = set() if os.access(folder / "a/zu.txt", os.R_OK) else {"a/zu.txt"}
    assert found == {"a/gut1.txt", "a/nul.txt", "a/gross.txt", "a/zu.txt", "a/zuletzt.txt"} - unreadable
    for name in ("a/binaer.txt", "a/bild.txt", "nix", "fehlt.txt", *unreadable):
        assert sum(name in line for line in told.splitlines()) == 1, name
