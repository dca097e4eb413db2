"""No pattern of the package is super-linear: each is found by itself and fed its worst cases.

What a pattern is used for (match, search, …) is read from the source, since a pattern that is only ever matched at one
place has easier worst cases than one that is searched.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import time
from dataclasses import dataclass
from functools import cache

import pytest
import regex
from test_robustness import invented  # noqa: F401 - a fixture is used by its name
from worst_cases import Text, worst_cases

import quotes
from quotes import lexicon, patterns
from quotes.batch.base import Failure, Task
from quotes.batch.inline import finished
from quotes.cli import german
from quotes.data import Article
from quotes.marks import apostrophes, interviews, lost_marks
from quotes.parsing import masks, omitted
from quotes.people import matching, party_phrases, spoken_for
from quotes.readers import csvlines
from quotes.readers.web import words as page_words
from quotes.table import words
from quotes.writers import workbook

ANCHORED = {"match", "fullmatch"}
METHODS = {*ANCHORED, "search", "findall", "finditer", "sub", "split"}
OUTSIDE = ("quotes.model.training", "quotes.lexicon.build_given_names")  # run over corpora by who builds the package

DYNAMIC = {
    # functions that make patterns at run time: how these come out, and what they are used for
    "quotes.files.clear": (lambda: [re.compile(r"\.t\.csv\.[0-9a-f]{16}\.tmp")], "fullmatch"),
    "quotes.cli.german.translate": (lambda: [re.compile(told, re.DOTALL) for told, _ in german._MESSAGES], "fullmatch"),
    "quotes.lexicon.proper._media": (lambda: [lexicon.proper._media()[1]], "fullmatch"),
    "quotes.marks.apostrophes._clipped": (lambda: [apostrophes._clipped()], "search"),
    "quotes.marks.apostrophes._elided": (lambda: [apostrophes._elided()], "match"),
    "quotes.marks.lost_marks._frame": (lambda: [lost_marks._frame()], "finditer"),
    "quotes.parsing.masks._frame_behind": (lambda: [masks._frame_behind()], "match"),
    "quotes.parsing.masks._unfinished": (lambda: [masks._unfinished()], "search"),
    "quotes.parsing.omitted._chain": (lambda: [omitted._chain()], "finditer"),
    "quotes.readers.web.words._any_of": (
        lambda: [page_words._words().closed, page_words._words().loose, page_words._words().told],
        "search",
    ),
    "quotes.readers.web.words._words": (
        lambda: [page_words._words().pointers, page_words._words().byline, page_words._words().agency],
        "match",
    ),
    "quotes.readers.web.words._words.anywhere": (
        lambda: [page_words._words().wares, page_words._words().calls, page_words._words().consents],
        "search",
    ),
    "quotes.review.persons_file._Check.wrong": (
        lambda: [re.compile(r"""\s*+\[*+\s*+["']?name["']?\s*+[=\].]""")],
        "match",
    ),
    "quotes.review.proof.places._Near._places": (lambda: [re.compile(r"(?<!\w)teilte\s+mit(?!\w)")], "finditer"),
    "quotes.readers.csvlines._cells": (lambda: csvlines._cells(";"), "match"),
    "quotes.people.parties._bracketed_anywhere": (
        lambda: [re.compile(r"(?<!\w)Ida Korff(?=(?: \(\d+\))? \()")],
        "finditer",
    ),
    "quotes.people.party_phrases._patterns": (
        lambda: [party_phrases._patterns().compound, party_phrases._patterns().person],
        "finditer",
    ),
    # looked for in the 400 characters before a name, and in what stands right behind it
    "quotes.people.spoken_for._patterns": (lambda: [spoken_for._patterns().party], "finditer"),
    "quotes.people.spoken_for._lists": (lambda: [re.compile(spoken_for._BODY)], "match"),
    "quotes.people.spoken_for._shown": (lambda: [re.compile(spoken_for._FREE)], "match"),
    "quotes.people.matching._firm": (lambda: [matching._firm()], "search"),
    "quotes.table.words._patterns": (words._patterns, "findall"),
    # made of the titles of our sheets, which are letters and blanks
    "quotes.writers.workbook.own_sheets_here": (
        lambda: [re.compile(r"(?:Zitate|Personen|Kein Zitat)(?: \d+)?|Lauf|Legende")],
        "fullmatch",
    ),
    # written there; matched against names of parts in a file, and one against what is in a drawing
    "quotes.writers.workbook.losses_here": (
        lambda: [re.compile(each, re.DOTALL) for each in (*workbook._PARTS.values(), workbook._PICTURES)],
        "match",
    ),
    "quotes.writers.xlsx._property": (lambda: [re.compile("<Application[^<>]*>([^<]*)</Application>")], "search"),
}
BOUNDED = {
    # patterns that are quadratic and only ever see so many characters
    "quotes.categories.introduced._LAST_WORD": 80,  # frames._AROUND
    "quotes.categories.introduced._LAST_TWO": 80,
    "quotes.corpus.folder._NEW": 255,  # names of files
    "quotes.readers.web.words._words[1]": 140,  # words._LINE
    "quotes.readers.web.words._words[2]": 140,
    "quotes.cli.german.translate[1]": 500,  # what a user has typed
}
LONG = 4_000
QUICK, LENGTHY = 0.001, 0.01  # seconds


@dataclass(frozen=True)
class Used:
    """A pattern, where it is from, and a method that is called on it."""

    name: str
    pattern: re.Pattern | regex.Pattern
    method: str


# finding them ----------------------------------------------------------------------------------------


def modules():
    """Yield all modules of the package that see articles or files of users."""
    for found in pkgutil.walk_packages(quotes.__path__, "quotes."):
        if not found.name.startswith(OUTSIDE) and not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def bare(thing):
    """Return the pattern behind a thing, or None: ours carry a time-out around that of the library."""
    if isinstance(thing, patterns.Pattern):
        return thing.bare
    return thing if isinstance(thing, re.Pattern | regex.Pattern) else None


class Calls(ast.NodeVisitor):
    """Collects what a module does with patterns."""

    def __init__(self, module):
        self.module = module
        self.methods: set[tuple[int, str]] = set()  # of patterns that have a name, by their identity
        self.inline: list[Used] = []
        self.dynamic: set[str] = set()
        self._where = [module.__name__]

    def visit_FunctionDef(self, node):
        self._where.append(node.name)
        self.generic_visit(node)
        self._where.pop()

    visit_ClassDef = visit_FunctionDef  # noqa: N815 - as ast calls it

    def visit_Call(self, node):
        self.generic_visit(node)
        if not isinstance(node.func, ast.Attribute):
            return
        owner, method, here = self._meant(node.func.value), node.func.attr, ".".join(self._where)
        if owner is None and isinstance(node.func.value, ast.Name):  # imported within the function
            owner = {"re": re, "regex": regex, "patterns": patterns}.get(node.func.value.id)
        if bare(owner) is not None:
            self.methods.add((id(bare(owner)), method))
        elif owner in {re, regex, patterns} and method in METHODS and isinstance(node.args[0], ast.Constant):
            assert not [word.arg for word in node.keywords if word.arg == "flags"], here
            self.inline.append(Used(f"{here}:{node.lineno}", re.compile(node.args[0].value), method))
        elif owner in {re, regex, patterns} and method in {*METHODS, "compile"} and here != self.module.__name__:
            self.dynamic.add(here)

    def _meant(self, node):
        """Return what a name or a dotted name means at the top of the module, or None."""
        if isinstance(node, ast.Name):
            meant = vars(self.module).get(node.id)
        elif isinstance(node, ast.Attribute):
            owner = self._meant(node.value)
            meant = getattr(owner, node.attr, None) if inspect.ismodule(owner) else None
        else:
            meant = None
        return meant if inspect.ismodule(meant) or bare(meant) is not None else None


@cache
def collected() -> tuple[list[Used], set[str]]:
    """Return the patterns of the package, and the functions that make some at run time."""
    named: dict[int, tuple[str, object]] = {}
    methods, inline, dynamic = set(), [], set()
    for module in modules():
        for name, thing in vars(module).items():
            if bare(thing) is not None:
                named.setdefault(id(bare(thing)), (f"{module.__name__}.{name}", bare(thing)))
        calls = Calls(module)
        calls.visit(ast.parse(inspect.getsource(module)))
        methods |= calls.methods
        inline += calls.inline
        dynamic |= calls.dynamic
    used = [Used(*named[key], method) for key, method in sorted(methods)]
    used += [Used(*named[key], "search") for key in named.keys() - {key for key, _ in methods}]
    made = [
        Used(f"{name}[{n}]", bare(each), how) for name, (make, how) in DYNAMIC.items() for n, each in enumerate(make())
    ]
    return sorted([*used, *inline, *made], key=lambda each: (each.name, each.method)), dynamic - {
        "quotes.patterns.compile"
    }


# and their time --------------------------------------------------------------------------------------


def spent(used: Used, text: str) -> float:
    """Return the processor time that a pattern takes for a text, used as it is used."""
    if isinstance(used.pattern.pattern, bytes):
        text = text.encode("latin-1", "ignore")
    start = time.process_time()
    if used.method in ANCHORED:
        getattr(used.pattern, used.method)(text)
    else:
        for _ in used.pattern.finditer(text):
            pass
    return time.process_time() - start


def seconds(used: Used, text: str) -> float:
    """Return the best of some times: what else the machine does only ever adds."""
    best = float("inf")
    for _ in range(3):
        best = min(best, spent(used, text))
        if not QUICK <= best <= 10 * LENGTHY:
            break
    return best


def growth(used: Used, short: str, long: str) -> float:
    """Return how many times longer the long text takes, the two tried by turns: a processor's pace changes."""
    turns = [(spent(used, short), spent(used, long)) for _ in range(5)]
    return min(each[1] for each in turns) / min(each[0] for each in turns)


def steep(used: Used, make: Text) -> bool:
    """Tell whether the time grows faster than the length."""
    if seconds(used, make(24)) > LENGTHY or seconds(used, make(LONG // 10)) > LENGTHY:
        return True  # it would not come to an end with more
    once = seconds(used, make(LONG))
    if not QUICK <= once <= 10 * LENGTHY:
        return once > QUICK
    return growth(used, make(LONG), make(4 * LONG)) > 8  # linear: 4 times; quadratic: 16 times


def fault(used: Used) -> str:
    """Return a short worst case over which a pattern takes too long, or nothing."""
    for make in worst_cases(used.pattern):
        bound = BOUNDED.get(used.name)
        if seconds(used, make(bound)) > LENGTHY if bound else steep(used, make):
            return make(40)
    return ""


@pytest.mark.slow
def test_no_pattern_is_super_linear():
    used, _ = collected()
    assert len(used) > 100
    found = {f"{each.name} {each.method}": case for each in used if (case := fault(each))}
    assert found == {}


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"\s+$", "search"),
        (r"(?:a+)+b", "match"),
        (r"\w+:", "findall"),
        (r"(\w+):(.*?)[ \t]*$", "match"),
        (r"<meta[^>]*charset", "search"),
        (r"seite\s*[-\s]*\d", "match"),
        (r"‚[^‘]+‘", "search"),
        (r"\S+@\S+ \(.+\)", "fullmatch"),
    ],
)
@pytest.mark.slow
def test_what_is_super_linear_is_told(pattern, method):
    used = Used("", re.compile(pattern), method)
    assert any(steep(used, make) for make in worst_cases(used.pattern))


def test_only_one_module_imports_the_library_that_knows_time_outs():
    users = {
        module.__name__
        for module in modules()
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if (isinstance(node, ast.Import) and "regex" in {each.name.partition(".")[0] for each in node.names})
        or (isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "regex")
    }
    assert users == {"quotes.patterns"}


def test_every_pattern_that_a_module_makes_has_a_name():
    """One in a list, a dictionary or a class would not be found by the test above."""
    all_modules = list(modules())
    assert len(all_modules) > 100
    for module in all_modules:
        made_by = {"re.compile", "patterns.compile", *(["compile"] if module is patterns else [])}
        made = [
            node
            for top in ast.parse(inspect.getsource(module)).body
            if not isinstance(top, ast.FunctionDef | ast.ClassDef)
            for node in ast.walk(top)
            if isinstance(node, ast.Call) and ast.unparse(node.func) in made_by
        ]
        named = [
            thing
            for top in ast.parse(inspect.getsource(module)).body
            if isinstance(top, ast.Assign | ast.AnnAssign)
            for target in getattr(top, "targets", [getattr(top, "target", None)])
            if bare(thing := vars(module).get(getattr(target, "id", ""))) is not None
        ]
        assert len(made) == len(named), module.__name__


def test_patterns_made_at_run_time_are_known_here():
    assert collected()[1] == set(DYNAMIC)


# the time-out ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["match", "fullmatch", "search", "findall", "finditer"])
def test_a_pattern_that_takes_too_long_gives_no_answer(monkeypatch, method):
    monkeypatch.setattr(patterns, "SECONDS", 0.05)
    slow = patterns.compile("(?:a|aa)+$")
    with pytest.raises(patterns.SlowPatternError, match=r"^das Muster «.*» brauchte länger als 0 Sekunden$"):
        getattr(slow, method)("a" * 60 + " !")


def test_a_pattern_goes_on_however_slow_its_caller_is(monkeypatch):
    monkeypatch.setattr(patterns, "SECONDS", 0.05)
    found = patterns.compile(r"\w+").finditer("eins zwei drei")
    next(found)
    start = time.process_time()
    while time.process_time() - start < 0.2:
        pass
    assert [match[0] for match in found] == ["zwei", "drei"]


def test_an_article_over_which_a_pattern_takes_too_long_is_named_and_the_others_go_on(invented, monkeypatch):  # noqa: F811
    monkeypatch.setattr(patterns, "SECONDS", 0.05)
    monkeypatch.setattr(interviews, "_LABEL", patterns.compile("(?P<name>(?:a|aa)+)$"))
    texts = ["„Gut“, sagte sie.", "a" * 60 + " „Ja“", "„Schön“, sagte er."]
    tasks = [Task(number, Article(text, f"{number}.txt")) for number, text in enumerate(texts)]
    done = list(finished(invented, tasks, {"direct"}))
    assert [number for number, result in done if isinstance(result, Failure)] == [1]
    assert done[1][1].message.startswith(
        "1.txt: übersprungen wegen eines Programmfehlers (SlowPatternError: das Muster «(?P<name>(?:a|aa)+)$» brauchte "
    )
