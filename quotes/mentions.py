"""Who is in the text: names, roles, organisations, groups, documents, pronouns, each where it stands.

A mention is a noun phrase (or a pronoun) whose head can be the source of words. Nothing here decides which
mentions are one person (see :mod:`quotes.entities`) or who speaks (see :mod:`quotes.attribution`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes import lexicon
from quotes.nominative import is_plural, nominative, phrase_gender, stands_in_plural
from quotes.syntax import Tree, base
from quotes.types import Analysis, Gender, Mention, MentionSort, Number, Span

_PRONOUNS: dict[str, Gender] = {
    "er": "m", "ihm": "m", "ihn": "m", "sie": "f", "ihr": "f", "ihnen": "",
    "dieser": "m", "diese": "f", "jener": "m", "jene": "f", "letzterer": "m", "letztere": "f",
    "ersterer": "m", "erstere": "f", "beide": "", "derselbe": "m", "dieselbe": "f",
}  # fmt: skip
_RELATIVES: dict[str, Gender] = {
    "der": "m",
    "die": "f",
    "welcher": "m",
    "welche": "f",
    "den": "m",
    "dem": "m",
    "deren": "f",
    "dessen": "m",
}
_COMMON = (
    "hersteller",
    "konzern",
    "firma",
    "unternehmen",
    "gesellschaft",
    "betreiber",
    "anbieter",
    "riese",
    "agentur",
    "bank",
    "kette",
    "sender",
)
_ACRONYM = re.compile(r"[ \u00a0]\((?:kurz:? )?[A-ZÄÖÜ][\w.&-]{1,11}\)")
_INDEFINITE = frozenset("einer eine eines viele einige mehrere manche beide".split())
_NAME_PARTICLES = frozenset(
    "von vom van de der den del della di da dos das du la le zu zum zur el al ten ter af bin ibn abu und y e mac o san st".split()
)


class Mentions:
    """Finds the mentions of one article."""

    def __init__(self, text: str, analysis: Analysis) -> None:
        self.text = text
        self.analysis = analysis
        self.trees = [Tree(sentence) for sentence in analysis.sentences]
        self.labels = [self._labels(number) for number in range(len(self.trees))]
        self.speech: Sequence[Span] = ()  # spans of the stretches that are speech, once that is known
        self.turns: frozenset[int] = frozenset()  # interview lines: speech without marks, in which others are quoted
        self.titled: Sequence[tuple[Span, Span]] = ()  # spans of the titles and names in marks, with and without them

    def _labels(self, number: int) -> dict[int, str]:
        """Return the named-entity label of each token of a sentence."""
        found: dict[int, str] = {}
        tokens = self.trees[number].tokens
        for name in self.analysis.names:
            if name.sentence == number:
                found.update({token.index: name.label for token in tokens if token.span.meets(name.span)})
        return found

    def all(self) -> tuple[Mention, ...]:
        """Return every mention, in the order of the text."""
        found = []
        for number, tree in enumerate(self.trees):
            for index in range(len(tree)):
                mention = self.at(number, index)
                if mention is not None:
                    found.append(mention)
        found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
        return tuple(found)

    def at(self, number: int, index: int, *, source: bool = False) -> Mention | None:
        """Return the mention with head token ``index`` of sentence ``number``, if it is one.

        Args:
            number: the sentence.
            index: the head token.
            source: the grammar says that it is the source of words, so any noun will do.
        """
        tree = self.trees[number]
        token = tree[index]
        if token.mask is not None or not token.text[:1].isalnum():
            return None
        if token.text.lower() in _INDEFINITE and tree.kids(index, "nmod") and source:
            run = tree.phrase(index)
            amount: Number = "s" if token.text.lower().startswith("ein") else "p"
            name = " ".join(tree.span(run).of(self.text).split())
            return Mention(
                tree.span(run),
                "role" if amount == "s" else "group",
                number,
                index,
                name[:1].lower() + name[1:],
                number=amount,
            )
        if token.upos == "PRON" or (token.upos == "DET" and source):
            return self._pronoun(number, index)
        if not self._heads(tree, index, self.labels[number]) and not source:
            return None
        run = tree.phrase(index)
        named = self._name_run(number, index, run)
        if named and named[-1] > run[-1]:
            run = list(range(run[0], named[-1] + 1))
        if not named and lexicon.is_role(token.text) and not stands_in_plural(tree, index):
            named = self._name_after(number, run)
            run = list(range(run[0], named[-1] + 1)) if named else run
        sort = self._sort(number, index, bool(named), source=source)
        if sort is None:
            return None
        return self._mention(number, index, run, named, sort)

    def _heads(self, tree: Tree, index: int, labels: dict[int, str]) -> bool:
        """Tell whether a token heads a phrase of its own (is no surname, no part of a compound)."""
        token = tree[index]
        relation = base(token.deprel)
        if token.upos in {"NOUN", "PROPN"}:
            if relation in {"flat", "compound", "name"}:
                return False
            if token.upos == "NOUN" and _is_predicate(tree, index):
                return False  # «ist Koordinator», «als Zeuge»: says what somebody is
            if relation == "conj" and labels.get(index) == "ORG" and labels.get(index - 1) == "ORG":
                return False  # «Werk und Technik»
            if relation == "nmod" and token.head >= 0 and _is_second_title(tree, token.head, index):
                return False
            # «Ministerin Maier»: the name belongs to the noun's phrase; «Maier, Chefin der Bank,» too
            return not (relation == "appos" and token.head >= 0 and tree[token.head].upos in {"NOUN", "PROPN"})
        return token.upos in {"ADJ", "NUM", "X"} and token.text[:1].isupper() and bool(tree.kids(index, "det"))

    def _pronoun(self, number: int, index: int) -> Mention | None:
        tree = self.trees[number]
        token = tree[index]
        word = token.text.lower()
        kind = token.feats.get("PronType", "")
        if word in _PRONOUNS and (kind != "Dem,Rel" or word not in {"der", "die"}):
            sex = _PRONOUNS[word]
        elif word in _RELATIVES and base(token.deprel) in {"nsubj", "nmod", "obj", "obl", "det"}:
            sex = _RELATIVES[word]
        else:
            return None
        if token.feats.get("Reflex") == "Yes" or token.feats.get("Person") in {"1", "2"}:
            return None
        amount: Number = "p" if self._plural_pronoun(tree, index) else "s"
        if amount == "p" and sex == "f":
            sex = ""
        return Mention(
            token.span, "pronoun", number, index, "", "", sex, amount, True, self._is_quoted(token.span, number)
        )

    @staticmethod
    def _plural_pronoun(tree: Tree, index: int) -> bool:
        """Tell whether «sie» is plural: its verb says so («sie sagten»), else the tagger."""
        token = tree[index]
        if token.text.lower() in {"er", "ihm", "ihn", "ihr", "dieser", "jener", "letzterer"}:
            return False
        if token.text.lower() in {"ihnen", "beide"}:
            return True
        if base(token.deprel) == "nsubj" and token.head >= 0:
            finite = tree.finite(token.head)
            if finite is None and tree[token.head].upos in {"VERB", "AUX"}:
                finite = token.head
            if finite is not None and tree[finite].feats.get("Number"):
                return is_plural(tree[finite])
        return stands_in_plural(tree, index)

    def _is_quoted(self, span: Span, number: int) -> bool:
        """Tell whether a place stands inside a quotation (not merely holds one)."""
        inside = self.trees[number].sentence.inside
        if inside is not None and inside not in self.turns:
            return True
        return any(span_.holds(span) for span_ in self.speech)

    # names -------------------------------------------------------------------------------------------

    def _name_run(self, number: int, index: int, run: list[int]) -> list[int]:
        """Return the tokens of the person's name in a phrase, empty when it names none."""
        tree, labels = self.trees[number], self.labels[number]
        chain = self._chain(tree, index, run)
        persons = [i for i in chain if labels.get(i) == "PER" and tree[i].text not in _titles()]
        if persons:
            return self._widen(tree, labels, run, persons)
        head = tree[index]
        if head.upos == "NOUN" and lexicon.is_organisation(head.text) and not lexicon.is_role(head.text):
            return []  # «die Reederei Lüders»
        if lexicon.is_role(head.text) and not stands_in_plural(tree, index):
            tail = self._tail(tree, labels, run) or self._shared_name(number, index)
            if tail:
                return tail
        proper = [i for i in chain if tree[i].upos == "PROPN" and i not in labels and tree[i].text[:1].isupper()]
        if head.upos == "NOUN" and lexicon.is_role(head.text) and proper and any(i > index for i in proper):
            return self._widen(tree, labels, run, [i for i in proper if i > index])
        if proper and tree[proper[0]].text in lexicon.given_names() and len(proper) > 1:
            return self._widen(tree, labels, run, proper)
        return []

    @staticmethod
    def _tail(tree: Tree, labels: dict[int, str], run: list[int]) -> list[int]:
        """Return the name at the phrase's end after a comma, whatever it hangs on: «Chef der Initiative Nord, Ole Dahl»."""
        commas = [i for i in run if tree[i].text == ","]
        if not commas:
            return []
        tail = [i for i in run if i > commas[-1] and tree[i].text not in {"(", ")"}]
        return tail if tail and all(labels.get(i) == "PER" or tree[i].text == "-" for i in tail) else []

    def _shared_name(self, number: int, index: int) -> list[int]:
        """Return the name of two offices of one person: «der Vizekanzler und Arbeitsminister Ole Dahl»."""
        tree, labels = self.trees[number], self.labels[number]
        for partner in tree.kids(index, "conj"):
            if tree[partner].upos != "NOUN" or tree.kids(partner, "det") or not lexicon.is_role(tree[partner].text):
                continue
            named = [i for i in self._chain(tree, partner, tree.phrase(partner)) if labels.get(i) == "PER"]
            if named:
                return named
        return []

    @staticmethod
    def _chain(tree: Tree, index: int, run: list[int]) -> list[int]:
        """Return the tokens that stand for the head itself: flat, apposition, not its complements."""
        found, todo = {index}, [index]
        while todo:
            at = todo.pop()
            for child in tree.kids(at, "flat", "appos", "compound", "name", "nmod"):
                if base(tree[child].deprel) == "nmod" and not _is_second_title(tree, at, child):
                    continue
                if child in run and child not in found:
                    found.add(child)
                    todo.append(child)
        return sorted(found)

    @staticmethod
    def _widen(tree: Tree, labels: dict[int, str], run: list[int], seed: list[int]) -> list[int]:
        """Return the whole name around ``seed``: particles and hyphens between its parts, the first run only."""
        allowed = set(run)
        first = seed[0]
        found = [first]
        at = first
        while at + 1 < len(tree):
            token = tree[at + 1]
            if at + 1 not in allowed and not (token.text == "-" or tree[at].text == "-"):
                break
            glued = token.span.start == tree[at].span.end
            inside = at + 1 in seed or labels.get(at + 1) == "PER"
            particle = (
                token.text.lower() in _NAME_PARTICLES and any(i > at + 1 for i in seed) and token.text.lower() != "und"
            )
            hyphen = glued and (token.text in {"-", "'", "’"} or tree[at].text in {"-", "'", "’"})
            initial = glued and token.text == "." and len(tree[at].text) == 1
            if not (inside or particle or hyphen or initial):
                break
            found.append(at + 1)
            at += 1
        while found and (tree[found[-1]].upos == "PUNCT" and tree[found[-1]].text != "."):
            found.pop()
        before = found[0] - 1
        while before in allowed and tree[before].text in {"von", "vom", "van", "de", "zu", "da", "di", "el", "al"}:
            found.insert(0, before)
            before -= 1
        while (
            before in allowed
            and tree[before].upos == "PROPN"
            and labels.get(before, "PER") == "PER"
            and tree[before].text in lexicon.given_names()
        ):
            found.insert(0, before)  # a given name that the tagger left out
            before -= 1
        return found

    def _name_after(self, number: int, run: list[int]) -> list[int]:
        """Return the name that follows a role after more words and a comma: «der Sprecher der Bahn im Norden, Ole Dahl,»."""
        tree, labels = self.trees[number], self.labels[number]
        at, comma = run[-1] + 1, False
        while at < len(tree) and at - run[-1] < 12:
            token = tree[at]
            if (
                token.mask is not None
                or token.upos in {"VERB", "AUX", "PRON", "SCONJ"}
                or token.text in {":", ";", ".", "und"}
            ):
                if token.text != "und" or comma:
                    return []
            if token.text == ",":
                if comma:
                    return []
                comma = True
            elif comma and labels.get(at) == "PER":
                found = [at]
                while at + 1 < len(tree) and (
                    labels.get(at + 1) == "PER"
                    or (tree[at].text == "-" or tree[at + 1].text == "-")
                    and tree[at + 1].span.start == tree[at].span.end
                ):
                    at += 1
                    found.append(at)
                ends = tree[at + 1].text if at + 1 < len(tree) else "."
                return (
                    found
                    if ends in {",", "(", ".", ":"}
                    or tree[min(at + 1, len(tree) - 1)].upos in {"VERB", "AUX", "ADV", "ADP"}
                    else []
                )
            elif comma and not (token.upos == "NOUN" and lexicon.is_role(token.text)) and token.upos not in {"ADJ"}:
                return []
            at += 1
        return []

    @staticmethod
    def _without_addressee(tree: Tree, index: int, run: list[int]) -> list[int]:
        """Cut the medium to which somebody speaks: «sagte die Ministerin der Nachrichtenagentur Nord»."""
        token = tree[index]
        if (
            base(token.deprel) != "nsubj"
            or token.head < 0
            or not lexicon.is_role(token.text)
            or _is_press_role(token.text)
        ):
            return run
        for child in tree.kids(index, "nmod"):
            noun = tree[child]
            medium = lexicon.work_class(noun.text) == "press" or lexicon.is_medium(noun.text)
            if child > index and medium and not tree.case(child) and child in run and token.head < index:
                first = min(tree.phrase(child))
                return [i for i in run if i < first]
        return run

    def _without_speech(self, tree: Tree, index: int, run: list[int]) -> list[int]:
        """Cut a phrase where quoted speech begins in it: «eines Gerichts des „…“»."""
        here = tree[index].span
        for span in self.speech:
            if span.holds(here):
                continue
            inside = [i for i in run if span.holds(tree[i].span)]
            if inside:
                run = [i for i in run if i < inside[0]] if inside[0] > index else [i for i in run if i > inside[-1]]
                while run and run[-1] > index and tree[run[-1]].upos in {"DET", "ADP", "PUNCT", "ADJ"}:
                    run.pop()
        return run or [index]

    # sorts -------------------------------------------------------------------------------------------

    def _sort(self, number: int, index: int, named: bool, *, source: bool) -> MentionSort | None:
        tree, label = self.trees[number], self.labels[number].get(index, "")
        token = tree[index]
        if named:
            return "group" if named_plural(tree, index) else "name"
        noun = token.text
        if label == "PER" and token.upos == "PROPN":
            return "group" if named_plural(tree, index) else "name"
        if token.text.endswith(
            ("Jährige", "Jähriger", "Jährigen", "jährige", "jähriger", "jährigen")
        ) and not stands_in_plural(tree, index):
            return "role"
        labels = self.labels[number]
        called = [i for i in tree.kids(index, "appos", "flat") if labels.get(i, "PER") == "PER"]
        both = lexicon.is_organisation(noun) and not called
        if (lexicon.is_role(noun) or lexicon.is_role(token.lemma)) and not both:
            return "group" if stands_in_plural(tree, index) else "role"
        if lexicon.is_document(noun) or lexicon.is_document(token.lemma):
            return "document"
        if label == "ORG" or lexicon.is_organisation(noun) or lexicon.is_organisation(token.lemma):
            return "organisation"
        if lexicon.is_group(noun) or lexicon.is_group(token.lemma):
            return "group"
        if label in {"LOC", "MISC"} and token.upos == "PROPN":
            return "organisation" if source else None
        if not source:
            return None
        if token.upos == "PROPN":
            return "name" if token.text in lexicon.given_names() else "organisation"
        return "group" if stands_in_plural(tree, index) else "role"

    def _mention(self, number: int, index: int, run: list[int], named: list[int], sort: MentionSort) -> Mention:
        tree = self.trees[number]
        token = tree[index]
        run = self._with_label(number, index, run) if sort == "organisation" and not named else run
        run = self._without_speech(tree, index, run)
        run = self._without_addressee(tree, index, run)
        named = [i for i in named if i in run]
        span = tree.span(run)
        if sort == "organisation" and not named and (found := _ACRONYM.match(self.text, span.end)):
            span = Span(span.start, found.end())
        if sort == "name" and not named:
            named = [index]
        name = self._name_text(tree, named) if named else nominative(tree, run, index)
        if sort == "organisation" and not named:
            name = self._proper(number, index, run) or name
        if sort == "organisation" and not named and span.end > tree.span(run).end:
            name += f" {self.text[tree.span(run).end : span.end].strip()}"
        called = None if named else self._called(tree, index, span)
        if called is not None:
            span, name, sort = (
                Span(span.start, max(span.end, called[0].end)),
                " ".join(called[1].of(self.text).split()),
                "organisation",
            )
        role = self._role_text(tree, run, named, index) if named else ""
        sex = self._gender(tree, index, run, name, sort)
        amount: Number = "p" if stands_in_plural(tree, index) and sort != "name" else "s"
        bare = sort in {"role", "organisation"} and not tree.kids(index, "det", "nummod", "amod") and amount == "s"
        definite = (bare and base(token.deprel).startswith("nsubj")) or any(
            tree[i].lemma.lower() in {"der", "dies", "dieser", "jener", "sein", "ihr"} for i in tree.kids(index, "det")
        )
        return Mention(span, sort, number, index, name, role, sex, amount, definite, self._is_quoted(span, number))

    def _with_label(self, number: int, index: int, run: list[int]) -> list[int]:
        """Return a phrase with all of the organisation's name that the tagger saw: «Gewerkschaft Werk und Technik»."""
        tree, labels = self.trees[number], self.labels[number]
        if not any(labels.get(i) == "ORG" for i in run):
            return run
        last = run[-1]
        while labels.get(last) == "ORG" and labels.get(last + 1) == "ORG" and not tree.kids(last + 1, "case", "det"):
            last += 1
        return [*run, *range(run[-1] + 1, last + 1)]

    def _proper(self, number: int, index: int, run: list[int]) -> str:
        """Return the proper name of a firm that a common noun introduces: «Maschinenhersteller Terbeck AG» is Terbeck AG."""
        tree, labels = self.trees[number], self.labels[number]
        own = [i for i in run if i > index and labels.get(i) == "ORG"]
        if (
            labels.get(index)
            or not own
            or own[0] != index + 1
            or tree[own[0]].upos != "PROPN"
            or tree[index].upos != "NOUN"
        ):
            return ""
        if not tree[index].text.lower().endswith(_COMMON):
            return ""
        last = own[0]
        while last + 1 in own:
            last += 1
        return " ".join(Span(tree[own[0]].span.start, tree[last].span.end).of(self.text).split())

    def _called(self, tree: Tree, index: int, span: Span) -> tuple[Span, Span] | None:
        """Return the name in marks of a paper, club or firm: «die Wochenzeitung „Seeblick“» is Seeblick."""
        if lexicon.work_class(tree[index].text) not in {"press", "organisation"} and not lexicon.is_organisation(
            tree[index].text
        ):
            return None
        end = tree[index].span.end
        return next((titled for titled in self.titled if end <= titled[0].start <= max(span.end, end + 2)), None)

    def _name_text(self, tree: Tree, named: Sequence[int]) -> str:
        """Return a name as it stands, the genitive's ending taken off when the grammar says genitive."""
        text = Span(tree[named[0]].span.start, tree[named[-1]].span.end).of(self.text)
        text = " ".join(text.split())
        last = tree[named[-1]]
        top = tree[named[0]]
        if (
            base(top.deprel) == "nmod"
            and not tree.case(named[0])
            and last.feats.get("Case") == "Gen"
            and text.endswith("s")
            and not text.endswith(("ss", "as", "us", "is", "os", "es"))
        ):
            return text[:-1]
        return text.rstrip("'’")

    @staticmethod
    def _role_text(tree: Tree, run: list[int], named: Sequence[int], index: int) -> str:
        """Return role or apposition in the phrase of a name: before it («deutsche Ministerin») or after («Chefin der Bank»)."""
        taken = set(named)
        before = [i for i in run if i < named[0]]
        after = [i for i in run if i > named[-1]]
        for part in (before, after):
            nouns = [i for i in part if tree[i].upos == "NOUN" and i not in taken]
            head = next((i for i in nouns if lexicon.is_role(tree[i].text)), None)
            if head is None:
                continue
            words = [i for i in part if i not in taken]
            while words and tree[words[0]].upos in {"PUNCT", "ADP", "CCONJ"}:
                words.pop(0)
            while words and (tree[words[-1]].upos == "PUNCT" and tree[words[-1]].text != ")"):
                words.pop()
            role = nominative(tree, words, head)
            return "" if role in lexicon.titles() else role
        return ""

    @staticmethod
    def _gender(tree: Tree, index: int, run: list[int], name: str, sort: MentionSort) -> Gender:
        """Return the gender: role noun, Herr/Frau, given name, then the article («die Vorsitzende»)."""
        if sort == "name":
            for i in run:
                known = lexicon.role_gender(tree[i].text) or lexicon.title_gender(tree[i].text)
                if known in {"m", "f"} and tree[i].upos in {"NOUN", "PROPN"} and base(tree[i].deprel) != "nmod":
                    return "m" if known == "m" else "f"
            known = lexicon.given_names().get(name.split(" ")[0].split("-")[0], "")
            if known in {"m", "f"}:
                return "m" if known == "m" else "f"
            articles = {tree[i].text.lower() for i in tree.kids(index, "det")}
            return "m" if articles & {"der", "ein"} and tree[index].feats.get("Case") == "Nom" else ""
        return phrase_gender(tree, index)


def _is_second_title(tree: Tree, head: int, index: int) -> bool:
    """Tell whether two role nouns stand side by side as one title: «die Vorsitzende Richterin»."""
    bare = not tree.kids(index, "case", "det", "amod")
    return index == head + 1 and bare and lexicon.is_role(tree[head].text) and lexicon.is_role(tree[index].text)


def named_plural(tree: Tree, index: int) -> bool:
    """Tell whether a single proper noun is a people or a family: the only subject of a plural verb."""
    token = tree[index]
    if base(token.deprel) != "nsubj" or tree.kids(index, "conj", "flat", "appos") or token.head < 0:
        return False
    finite = tree.finite(token.head)
    return finite is not None and is_plural(tree[finite])


def _is_press_role(noun: str) -> bool:
    return noun.lower().endswith(("redakteur", "redakteurin", "reporter", "reporterin", "korrespondent", "korrespondentin", "journalist",
                                  "journalistin", "herausgeber", "herausgeberin", "kritiker", "kritikerin", "autor", "autorin"))  # fmt: skip


def _is_predicate(tree: Tree, index: int) -> bool:
    """Tell whether a noun says what somebody is: «ist Koordinator und Sprecher», «als Zeuge»."""
    at = index
    while base(tree[at].deprel) == "conj" and tree[at].head >= 0:
        at = tree[at].head
    return bool(tree.kids(at, "cop")) or tree.case(index) == "als" or _is_als(tree, index)


def _is_als(tree: Tree, index: int) -> bool:
    """Tell whether «als» or «wie» stands before a noun without article: what somebody is, not who."""
    first = tree.phrase(index)[0]
    return first > 0 and tree[first - 1].text.lower() == "als"


def _titles() -> frozenset[str]:
    return lexicon.titles()
