"""The recipe of the embedded model, on a toy corpus: what goes in, what comes out, and that it goes on."""

import gzip
import json
from collections import Counter

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from toy import NAMES, TREES, package
from typer.testing import CliRunner

from quotes.model.encoder import stored_names
from quotes.model.training import augment, base, corpora, heads, joint, measure, pack, recipe, silver, small
from quotes.model.training.__main__ import app
from quotes.model.training.corpora import Sentence, Token, Word


def test_the_package_is_read_with_its_four_bit_weights():
    read = base.Package(package())
    assert read.sizes["NL"] == 6
    assert read.pieces[4][0] == "▁"
    assert read.tensor("emb.ln.w").tolist() == [0.5] * 32
    # 0x97: the low half is 7 - 8 = -1, the high half 9 - 8 = 1, each times the scale of one half
    assert read.tensor("l0.q.w", 32, 32)[0].tolist() == [-0.5] * 16 + [0.5] * 16


def test_another_file_is_refused():
    with pytest.raises(ValueError, match="is not the file that this recipe knows"):
        base.Package(b"nothing of the kind")


@pytest.fixture
def work(tmp_path, monkeypatch):
    """Return a working folder with a toy corpus and a toy encoder in it."""
    monkeypatch.setattr(corpora, "EVAL_HALF", 10)
    monkeypatch.setattr(corpora, "DEV_HALVES", (4, 6))
    monkeypatch.setattr(joint, "BATCH_WORDS", 40)
    read = base.Package(package())
    kept = list(range(len(read.pieces)))
    folder = tmp_path / "base"
    folder.mkdir()
    base._pieces(read.pieces).save(str(folder / "tokenizer.json"))
    torch.manual_seed(1)
    weights = {name: torch.randn_like(value) * 0.1 for name, value in base._weights(read, kept, 4).items()}
    save_file(weights, folder / "enc.int8.safetensors")
    sizes = {"hidden_size": 32, "intermediate_size": 64, "layer_norm_eps": 1e-12, "max_position_embeddings": 128}
    sizes |= {"num_attention_heads": 2, "num_hidden_layers": 4, "type_vocab_size": 2, "vocab_size": len(kept)}
    (folder / "config.json").write_text(json.dumps(sizes), "utf-8")
    ud = tmp_path / "ud"
    ud.mkdir()
    (ud / "de_gsd-ud-dev.conllu").write_text("".join(TREES.format(name=f"d{i}") for i in range(50)), "utf-8")
    (ud / "de_gsd-ud-test.conllu").write_text("".join(TREES.format(name=f"t{i}") for i in range(5)), "utf-8")
    with gzip.open(ud / "de_pud-ud-test.conllu.gz", "wt", encoding="utf-8") as file:
        file.write("".join(TREES.format(name=f"n{i:05}") for i in range(30)))
    ner = tmp_path / "ner"
    ner.mkdir()
    for name, count in (("germeval-dev.tsv", 160), ("germeval-test.tsv", 10), ("uner-pud.iob2", 2)):
        (ner / name).write_text(NAMES * count, "utf-8")
    parts = corpora.build(ud, ner, tmp_path)
    counts = {"train": 150, "dev": 10, "eval": 10, "order": 170, "ner-train": 18, "ner-dev": 150, "ner-eval": 2}
    assert parts == counts
    return tmp_path


def learned(work, folder, *, stop_before=None, height=1.0):
    """Train four steps into ``folder``; the power goes ``stop_before`` a step."""
    trees, names = (corpora.read(work / f"{part}.jsonl") for part in ("train", "ner-train"))
    apart = corpora.contractions(trees)
    names = [corpora.with_words(sentence, apart) for sentence in names]
    torch.manual_seed(3)
    model = heads.Heads(base.TrainingEncoder(work / "base"), trees, names)
    real, calls = model.losses, Counter()

    def losses(sentences):
        calls["all"] += 1
        if calls["all"] == stop_before:
            raise KeyboardInterrupt
        return real(sentences)

    model.losses = losses
    said = []
    sources = [joint.Source("trees", trees, 1), joint.Source("names", names, 1, vary=augment.restyled)]
    joint.train(model, sources, 4, 3, work / folder, height=height, say=said.append)
    return said


@pytest.mark.slow
def test_a_training_that_was_interrupted_goes_on_to_the_same_weights(work, monkeypatch):
    monkeypatch.setattr(joint, "SAVE_EVERY", 2)
    monkeypatch.setattr(joint, "AVERAGE_EVERY", 1)
    learned(work, "whole")
    with pytest.raises(KeyboardInterrupt):
        learned(work, "broken", stop_before=4)
    assert not (work / "broken" / "encoder.safetensors").exists()
    assert learned(work, "broken") == ["going on from step 2"]
    whole, broken = (load_file(work / folder / "encoder.safetensors") for folder in ("whole", "broken"))
    before = load_file(work / "base" / "enc.int8.safetensors")["embeddings.word_embeddings.weight"]
    assert not torch.equal(whole["pieces.weight"], before)  # something was learned
    for name, value in whole.items():
        assert torch.equal(value, broken[name]), name


@pytest.mark.slow
def test_a_training_of_no_height_learns_nothing(work):
    learned(work, "flat", height=0.0)
    before = load_file(work / "base" / "enc.int8.safetensors")
    after = load_file(work / "flat" / "encoder.safetensors")
    names = stored_names(4)
    assert len(names) > 50
    for ours, theirs in names.items():
        assert torch.equal(after[ours], before[theirs]), ours


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Stanza's trainers leave files open
def test_the_steps_give_a_folder_that_parses_and_can_be_measured(work, monkeypatch):
    """From corpora to packed weights, each part trained for a moment: the way is what is tested."""
    monkeypatch.setattr(silver, "SHORTEST", 1)  # such a tokenizer cuts anywhere
    monkeypatch.setattr(silver, "LONGEST", 1000)
    small.train_contractions(work)
    small.train_tokenizer(work, 16, 1)
    small.train_lemmas(work, 1, 1)
    learned(work, "gold")
    size = pack.pack(work, work / "gold", work / "weights")
    pack.describe(work / "weights", "0", "2026-01-01", {"UPOS": 1.0}, "nothing")
    assert size < 10_000_000
    for name in ("tok.pt", "lemma.pt", "parser.pt", "tagger.pt", "ner.pt"):
        written = (work / "weights" / name).read_bytes()
        assert str(work).encode() not in written  # nothing of the machine that trained
        torch.load(work / "weights" / name, weights_only=True)
    teacher = silver.Teacher(work / "weights")
    found = teacher.of_text(["Insa Harms plant im Hafen neue Boote. Er schläft."])
    assert found[0].parsed
    named = teacher.of_names(corpora.read(work / "ner-train.jsonl")[:3], {})
    assert named[0].parsed
    assert named[0].named
    figures = measure.measure(work / "weights", work, lambda _line: None)
    assert set(figures["gold tokens"]) >= {"UPOS", "UFeats", "UAS", "LAS", "nsubj", "Mood=Sub"}
    assert all(0 <= value <= 100 for part in figures.values() for value in part.values())


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_silver_and_every_course_is_a_command(work, monkeypatch):
    # the toy corpus lacks relations that reported speech would add, so the heads have no number for them
    monkeypatch.setattr(augment, "varied", lambda sentence, _frames, rng: augment.restyled(sentence, rng))
    monkeypatch.setattr(silver, "SHORTEST", 1)
    monkeypatch.setattr(silver, "LONGEST", 1000)
    small.train_contractions(work)
    small.train_tokenizer(work, 16, 1)
    small.train_lemmas(work, 1, 1)
    learned(work, "gold")
    news = work / "news.jsonl"
    news.write_text(json.dumps({"originalText": "Insa Harms plant im Hafen neue Boote. Er schläft."}) + "\n", "utf-8")
    options = ["--news", str(news), "--steps", "1"]
    commands = [("silver", "silver")]
    for course in recipe.COURSES:
        commands.append(("course", course.name))
        commands += [("mean", name) for name, courses in recipe.MEANS.items() if courses[-1] == course.name]
    for step, folder in commands:
        arguments = [step, str(work), *([folder] if step != "silver" else []), *(options if step != "mean" else [])]
        result = CliRunner().invoke(app, arguments, catch_exceptions=False)
        assert result.exit_code == 0
        assert result.stdout.endswith(f"{work / folder}\n")
        assert (work / folder / "encoder.safetensors").is_file()
    pack.pack(work, work / "fifth", work / "weights")
    assert silver.Teacher(work / "weights").of_text(["Insa Harms plant im Hafen neue Boote."])[0].parsed
    for name in ("silver", "again", "committee", "better"):
        found = corpora.read(work / f"{name}-news.jsonl")
        assert all(sentence.parsed and sentence.named == (name in {"committee", "better"}) for sentence in found)
        assert all(sentence.parsed and sentence.named for sentence in corpora.read(work / f"{name}-names.jsonl"))


def test_names_of_trees_are_learned_among_names():
    """A batch teaches only what all its sentences have: among trees without names theirs would be lost."""
    named = Sentence("n", (Token("Harms", name="B-PER"),), (Word("Harms", deprel="root"),))
    bare = Sentence("b", (Token("Boot"),), (Word("Boot", deprel="root"),))
    assert recipe.with_names([named, bare]) == [named]


class Voice:
    """A parser that holds the head of one word, and its relation, likely to a degree."""

    def __init__(self, heads, relations, known=("nsubj", "obj")):
        self.heads, self.relations = heads, relations
        self.vocab = {"deprel": self}
        self.known = known

    def state_dict(self):
        return {"_id2unit": self.known}

    def forward(self, _words):
        heads, relations = np.array([[[1.0, 0, 0], self.heads]]), np.array([[[[1.0, 0]] * 3, [self.relations] * 3]])
        with np.errstate(divide="ignore"):
            return 0, [np.log(heads), relations.argmax(3) + 4, np.log(relations)]


@pytest.mark.parametrize(
    ("voices", "head", "relation"),
    [
        ([Voice([0.4, 0, 0.6], [0.9, 0.1])], 2, 0),
        ([Voice([0.4, 0, 0.6], [0.9, 0.1]), Voice([0.9, 0, 0.1], [0.6, 0.4])], 0, 0),  # the sure one outweighs
        ([Voice([0.4, 0, 0.6], [0.6, 0.4]), Voice([0.45, 0, 0.55], [0.1, 0.9])], 2, 1),
        ([Voice([0.4, 0, 0.6], [0.6, 0.4]), *[Voice([0.6, 0, 0.4], [0.45, 0.55])] * 2], 0, 0),
    ],
)
def test_a_committee_decides_by_the_mean_of_what_its_parsers_hold_likely(voices, head, relation):
    silver._confer(voices)
    _, (heads, best, relations) = voices[0].forward("Boote")
    assert heads[0, 1].argmax() == head
    assert np.exp(heads[0, 1]).sum() == pytest.approx(1)
    assert best[0, 1, head] == relation + 4  # four numbers stand for nothing that is written
    assert relations[0, 1, head].argmax() == relation


class Ear:
    """A tagger of names that scores three classes of one word, and their order."""

    def __init__(self, scores, moves, known=("O", "S-PER", "S-LOC")):
        self.scores, self.moves, self.known = scores, moves, known
        self.vocab = {"tag": self}

    def state_dict(self):
        return {"_id2unit": self.known}

    def forward(self, _words):
        return 0, [torch.tensor([[self.scores]])], [torch.nn.Parameter(torch.full((3, 3), self.moves))]


def test_a_committee_names_by_the_mean_of_its_scores():
    first, second = Ear([1.0, 3.0, 2.0], 0.5), Ear([1.0, 0.0, 4.0], 1.5)
    silver._confer_on_names([first, second])
    _, (scores,), (moves,) = first.forward("Boot")
    assert scores.tolist() == [[[1.0, 1.5, 3.0]]]
    assert moves.unique().tolist() == [1.0]


def test_a_committee_knows_the_same_classes():
    with pytest.raises(ValueError, match="the same classes"):
        silver._confer_on_names([Ear([1.0, 0, 0], 1.0), Ear([1.0, 0, 0], 1.0, known=("O", "S-LOC", "S-PER"))])


def test_a_committee_knows_the_same_relations():
    with pytest.raises(ValueError, match="the same relations"):
        silver._confer([Voice([1, 0, 0], [1, 0]), Voice([1, 0, 0], [1, 0], known=("obj", "nsubj"))])


def test_weights_are_averaged_and_what_is_no_weight_is_kept(tmp_path):
    for name, value in (("one", 1.0), ("other", 2.0)):
        (tmp_path / name).mkdir()
        save_file({"pieces.weight": torch.full((2, 2), value)}, tmp_path / name / "encoder.safetensors")
        for head in pack.HEADS:
            model = {"weight": torch.full((3,), value, dtype=torch.half), "mask": torch.tensor([True, False])}
            torch.save({"model": model, "vocab": {"tag": name}}, tmp_path / name / head)
    pack.mean([tmp_path / "one", tmp_path / "other"], tmp_path)
    assert load_file(tmp_path / "encoder.safetensors")["pieces.weight"].unique().tolist() == [1.5]
    for head in pack.HEADS:
        made = torch.load(tmp_path / head, weights_only=True)
        assert made["vocab"] == {"tag": "one"}
        assert made["model"]["weight"].dtype == torch.half
        assert made["model"]["weight"].unique().tolist() == [1.5]
        assert made["model"]["mask"].tolist() == [True, False]


def test_a_bilinear_part_gives_what_torch_gives():
    torch.manual_seed(1)
    part, first, second = torch.nn.Bilinear(5, 6, 7), torch.randn(3, 4, 5), torch.randn(3, 4, 6)
    assert torch.allclose(heads._bilinear(part, first, second), part(first, second), atol=1e-6)


def test_bytes_with_a_scale_a_row_come_back_as_almost_the_same_floats():
    torch.manual_seed(1)
    names = stored_names(0)
    assert names
    weights = {name: torch.randn(20, 16) if name.endswith("s.weight") else torch.randn(16) for name in names}
    packed = pack.small(weights, names)
    for ours, theirs in names.items():
        scale = packed.get(f"{theirs}.scale")
        back = packed[theirs].float() * (scale.float() if scale is not None else 1)
        assert (back - weights[ours]).abs().max() < 0.02
        assert packed[theirs].dtype == (torch.int8 if scale is not None else torch.float16)


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["B-PER", "I-PER", "O"], [(0, 2, "PER")]),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["O", "I-LOC"], [(1, 2, "LOC")]),
        (["B-LOC", "I-ORG"], [(0, 1, "LOC"), (1, 2, "ORG")]),
        (["O"], []),
    ],
)
def test_entities_are_read_out_of_their_tags(tags, spans):
    assert list(measure._spans(tags)) == spans


def test_figures_are_right_where_they_can_be_counted():
    gold = [("Er", "er", "PRON", "_", 2, "nsubj"), ("sei", "sein", "VERB", "Mood=Sub", 0, "root")]
    guess = [("Er", "er", "PRON", "_", 2, "obj"), ("sei", "seien", "VERB", "Mood=Sub", 0, "root")]
    found = measure._scores(gold, guess)
    assert found["UPOS"] == found["UAS"] == found["Mood=Sub"] == 100
    assert found["LAS"] == found["lemmas"] == 50
    assert found["nsubj"] == found["verbs' lemmas"] == 0


def test_only_the_text_of_the_news_is_read(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"originalText": "Er schläft.", "annotations": ["secret"]}) + "\n", "utf-8")
    assert list(silver.texts(path)) == ["Er schläft."]
