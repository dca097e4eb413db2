"""Sieves that look beyond the frame sentence: the sentence before, the sentence after, running quotations."""

from __future__ import annotations

from quotes.attribution.scene import Scene, Source
from quotes.cues import Cue, subject
from quotes.syntax import base

_RESUMES = frozenset({"das", "so", "dies", "damit"})


def running(scene: Scene, stretch: int) -> Source | None:
    """A quotation over several paragraphs: its other stretches have the speaker."""
    group = scene.stretches[stretch].group
    for other in range(len(scene.stretches)):
        if (
            other != stretch
            and scene.stretches[other].group == group
            and scene.stretches[other].parent == scene.stretches[stretch].parent
        ):
            source = scene.sources.get(other)
            if source is not None and source.rule != "running":
                return Source(
                    "running",
                    source.sentence,
                    source.token,
                    source.cue,
                    "das Zitat läuft über mehrere Absätze; " + source.how,
                    other,
                    together=True,
                )
    return None


def next_sentence(scene: Scene, stretch: int) -> Source | None:
    """„…“ Das sagte X: the sentence after takes the quotation up."""
    number = scene.frames[stretch].sentence
    if number is None or not scene.frames[stretch].masked or not scene.is_bare(number):
        return None
    after = scene.after(number)
    if after is None:
        return None
    tree = scene.trees[after]
    taken = [token.text.lower() for token in tree.tokens[:3]]
    if (
        taken[:2] in (["mit", "diesen"], ["mit", "diesem"])
        and taken[2:]
        and taken[2] in {"worten", "satz", "sätzen", "wort"}
    ):
        predicates = tree.predicates()
        source = subject(tree, predicates[0]) if predicates else None
        if source is not None:
            return Source("next-sentence", after, source, None, "{subject} im Satz danach: „mit diesen Worten“")
    if len(tree) < 3 or tree[0].text.lower() not in _RESUMES or tree[0].mask is not None:
        return None
    for cue in scene.cues[after]:
        if cue.sort in {"verb", "so"} and cue.strong and cue.source is not None and cue.source <= 8:
            return Source(
                "next-sentence", after, cue.source, cue, f"„{tree[0].text} {cue.text(tree)}“ {{subject}} im Satz danach"
            )
    return None


def going_on(scene: Scene, stretch: int) -> Source | None:
    """A sentence of quotations alone goes on with the speaker of the quotation or report before it."""
    number = scene.frames[stretch].sentence
    if number is None or not scene.frames[stretch].masked or not scene.is_bare(number):
        return None
    here = scene.masks(number)
    if _is_dialogue(scene, number):
        return None
    if stretch in here[1:] and here[here.index(stretch) - 1] in scene.answers:
        like = here[here.index(stretch) - 1]
        return Source("floating", number, None, None, "Fortsetzung des Zitats davor", like)
    before = scene.before(number)
    if before is None or scene.paragraph_of(number) - scene.paragraph_of(before) > 1:
        return None
    return reported_before(scene, number, before, "floating") or _report_chain(scene, number, "floating-chain")


def _is_dialogue(scene: Scene, number: int) -> bool:
    """Tell whether a sentence is „…“ – „…“: a dialogue, whose turns nothing in the text assigns."""
    return len(scene.masks(number)) > 1 and any(token.text in {"–", "—", "-"} for token in scene.trees[number].tokens)


def reported_before(scene: Scene, number: int, before: int, rule: str) -> Source | None:
    """Return the source of the sentence before: who was quoted last in it, or whose words it reports."""
    same = scene.paragraph_of(number) == scene.paragraph_of(before)
    told = _told(scene, before)
    if told is not None and same:
        tree = scene.trees[before]
        return Source(f"{rule}-report", before, told.source, told, f"„{told.text(tree)}“ {{subject}} im Satz davor")
    quoted = [index for index in _stretches_in(scene, before) if index in scene.answers]
    if quoted and same:
        return Source(rule, before, None, None, "Fortsetzung des Zitats davor", quoted[-1])
    cue = main_cue(scene, before)
    if cue is not None and cue.source is not None:
        tree = scene.trees[before]
        return Source(
            f"{rule}-report" if same else f"{rule}-paragraph",
            before,
            cue.source,
            cue,
            f"„{cue.text(tree)}“ {{subject}} im Satz davor",
        )
    if quoted:
        return Source(f"{rule}-paragraph", before, None, None, "Fortsetzung des Zitats im Absatz davor", quoted[-1])
    return None


def _told(scene: Scene, number: int) -> Cue | None:
    """Return the cue of a sentence that itself is reported: «Er habe von „…“ gesprochen, sagte sie» — she speaks on."""
    quoted = _stretches_in(scene, number)
    if not quoted or scene.kinds[quoted[-1]].type != "partial":
        return None
    tree, inner = scene.trees[number], scene.sources[quoted[-1]].cue
    if inner is None or inner.sort != "verb" or not tree.subjunctive(inner.head):
        return None
    outer = [
        cue
        for cue in scene.cues[number]
        if cue.sort == "verb" and cue.strong and cue.source is not None and cue != inner
    ]
    outer = [cue for cue in outer if not tree.subjunctive(cue.head)]
    return outer[-1] if outer else None


def main_cue(scene: Scene, number: int) -> Cue | None:
    """Return the cue that rules a sentence: that of the highest verb, else a source phrase."""
    tree = scene.trees[number]
    strong = [cue for cue in scene.cues[number] if cue.strong and cue.source is not None]
    if not strong:
        return None
    return min(strong, key=lambda cue: (sum(1 for _ in tree.up(cue.head)), cue.head))


def _stretches_in(scene: Scene, number: int) -> list[int]:
    """Return the stretches of speech in a sentence that were attributed, in order."""
    return [
        index
        for index, frame in enumerate(scene.frames)
        if frame.sentence == number and index in scene.sources and scene.kinds[index].type in {"direct", "partial"}
    ]


def subjunctive(scene: Scene, stretch: int) -> Source | None:
    """Er habe „…“: quoted words in a Konjunktiv sentence without a source go on with the report before.

    The Konjunktiv of reported speech needs no verb of saying (Duden 4, § 771); sentences in it keep the speaker.
    """
    number = scene.frames[stretch].sentence
    if number is None or (scene.frames[stretch].masked and scene.is_bare(number)):
        return None
    tree = scene.trees[number]
    if not any(tree.subjunctive(index) for index in tree.predicates()):
        return None
    return _before_colon(scene, number, scene.frames[stretch].first) or _report_chain(scene, number, "konjunktiv")


def _before_colon(scene: Scene, number: int, end: int) -> Source | None:
    """X ist skeptisch: Man verliere „…“ — the subject of the clause before the colon, when what follows is Konjunktiv."""
    tree = scene.trees[number]
    colons = [i for i in range(end) if tree[i].text == ":"]
    predicates = [i for i in tree.predicates() if colons and i < colons[-1]]
    if not predicates or not any(tree.subjunctive(i) for i in tree.predicates() if i > colons[-1]):
        return None
    at = min(predicates, key=lambda index: sum(1 for _ in tree.up(index)))
    source = subject(tree, at)
    if source is None or source > colons[-1]:
        return None
    mention = scene.finder.at(number, source)
    if mention is None or mention.sort not in {"name", "role", "pronoun", "organisation"}:
        return None
    return Source(
        "konjunktiv-colon",
        number,
        source,
        None,
        "{subject} im Satzteil vor dem Doppelpunkt, danach Konjunktiv der indirekten Rede",
    )


def _report_chain(scene: Scene, number: int, rule: str) -> Source | None:
    """Go back over Konjunktiv sentences to the one that names the source."""
    at = number
    for _ in range(6):  # sentences
        before = scene.before(at)
        if before is None or scene.paragraph_of(number) - scene.paragraph_of(before) > 1:
            return None
        source = reported_before(scene, number, before, rule)
        if source is not None:
            how = source.how if source.like is None else "Konjunktiv der indirekten Rede; " + source.how
            return Source(rule, source.sentence, source.token, source.cue, how, source.like)
        tree = scene.trees[before]
        if not (scene.is_bare(before) or any(tree.subjunctive(index) for index in tree.predicates())):
            return None
        at = before
    return None


def subject_before(scene: Scene, stretch: int) -> Source | None:
    """A quotation alone, after a sentence that reports no speech: the person who is its subject speaks."""
    number = scene.frames[stretch].sentence
    if (
        number is None
        or not scene.frames[stretch].masked
        or not scene.is_bare(number)
        or scene.kinds[stretch].type != "direct"
    ):
        return None
    if _is_dialogue(scene, number):
        return None
    before = scene.before(number)
    if before is None or scene.paragraph_of(before) != scene.paragraph_of(number):
        return None
    tree = scene.trees[before]
    predicates = tree.predicates()
    if not predicates:
        return None
    at = min(predicates, key=lambda index: sum(1 for _ in tree.up(index)))
    source = subject(tree, at)
    if source is None:
        return None
    mention = scene.finder.at(before, source)
    if mention is None or mention.sort not in {"name", "role", "pronoun"} or mention.quoted:
        return None
    return Source("subject-before", before, source, None, "{subject} ist Subjekt des Satzes davor")


def carried(scene: Scene, stretch: int) -> Source | None:
    """Quoted words in a sentence without any cue, right after a sentence that reports speech."""
    number = scene.frames[stretch].sentence
    if number is None or scene.frames[stretch].masked:
        return None
    before = scene.before(number)
    if before is None or scene.paragraph_of(number) != scene.paragraph_of(before):
        return None
    source = reported_before(scene, number, before, "carried")
    return (
        None
        if source is None
        else Source("carried", source.sentence, source.token, source.cue, source.how, source.like)
    )


def sole_person(scene: Scene, stretch: int) -> Source | None:
    """Quoted words whose sentence has one person as its subject and no other cue."""
    number = scene.frames[stretch].sentence
    if number is None or scene.frames[stretch].masked:
        return None
    tree = scene.trees[number]
    inside = set(scene.frames[stretch].tokens)
    at = scene.frames[stretch].tokens[0]
    for above in [at, *tree.up(at)]:
        if above in inside or tree.finite(above) is None:
            continue
        source = subject(tree, above)
        if source is None or source in inside:
            continue
        mention = scene.finder.at(number, source)
        if mention is not None and mention.sort in {"name", "role", "pronoun"} and base(tree[source].deprel) == "nsubj":
            return Source(
                "subject", number, source, None, "{subject} ist Subjekt des Satzes, in dem die zitierten Wörter stehen"
            )
        return None
    return None
