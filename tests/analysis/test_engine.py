"""Which engine reads: the best trained pipeline that works, else the embedded one."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.training import Example

from chalktalk.analysis.language.engine import EMBEDDED, Engine, installed, load

TAUGHT = [
    ("The cell divides .", "DT NN VBZ .", "DET NOUN VERB PUNCT", "det nsubj ROOT punct", [1, 2, 2, 2]),
    ("Paris grew quickly .", "NNP VBD RB .", "PROPN VERB ADV PUNCT", "nsubj ROOT advmod punct", [1, 1, 1, 1]),
    ("The old cell grew .", "DT JJ NN VBD .", "DET ADJ NOUN VERB PUNCT", "det amod nsubj ROOT punct", [2, 2, 3, 3, 3]),
]
LEMMAS = {"divides": "divide", "grew": "grow"}


@pytest.fixture
def fresh() -> Iterator[None]:
    """No engine loaded before or after."""
    load.cache_clear()
    yield
    load.cache_clear()


@pytest.fixture(scope="module")
def taught() -> Language:
    """A tiny pipeline with the parts of a downloaded one, trained on three sentences."""
    nlp = spacy.blank("en")
    for name, config in (("tagger", {}), ("morphologizer", {}), ("parser", {"min_action_freq": 1}), ("ner", {})):
        nlp.add_pipe(name, config=config)
    lemmatizer = cast("AttributeRuler", nlp.add_pipe("attribute_ruler", name="lemmatizer"))
    examples = [
        Example.from_dict(
            nlp.make_doc(text),
            {
                "tags": tags.split(),
                "pos": pos.split(),
                "deps": deps.split(),
                "heads": heads,
                "entities": ["U-GPE" if word == "Paris" else "O" for word in text.split()],
            },
        )
        for text, tags, pos, deps, heads in TAUGHT
    ]
    nlp.initialize(lambda: examples)
    for _ in range(25):
        nlp.update(examples, drop=0.0)
    for form, lemma in LEMMAS.items():
        lemmatizer.add([[{"LOWER": form}]], {"LEMMA": lemma})
    return nlp


def install(nlp: Language, folder: Path, name: str, *, made_for: str = ">=3.0.0,<4.0.0") -> None:
    """Put a pipeline on the path as the package that `spacy download` would install."""
    data = folder / name / f"{name}-9.9.9"
    data.mkdir(parents=True)
    nlp.to_disk(data)
    meta = json.loads((data / "meta.json").read_text("utf-8")) | {
        "lang": "en",
        "name": name.removeprefix("en_"),
        "version": "9.9.9",
        "spacy_version": made_for,
    }
    for place in (data, folder / name):
        (place / "meta.json").write_text(json.dumps(meta), "utf-8")
    (folder / name / "__init__.py").write_text(
        "from spacy.util import load_model_from_init_py\n"
        "def load(**overrides):\n"
        "    return load_model_from_init_py(__file__, **overrides)\n",
        "utf-8",
    )
    distribution = folder / f"{name}-9.9.9.dist-info"
    distribution.mkdir()
    (distribution / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 9.9.9\n", "utf-8")


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None) -> Iterator[Path]:  # noqa: ARG001
    """A folder on the path for trained pipelines; what was imported from it is forgotten afterwards."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in set(sys.modules) - before:
        if name.startswith("en_core_web"):
            del sys.modules[name]


def test_without_a_trained_pipeline_the_embedded_engine_reads(fresh: None) -> None:  # noqa: ARG001
    engine = load("en-GB")

    assert (EMBEDDED, "en", ()) == (engine.name, engine.language, engine.passed_over)
    assert EMBEDDED == installed()


def test_an_installed_pipeline_is_found_and_reads(packages: Path, taught: Language) -> None:
    install(taught, packages, "en_core_web_sm")

    engine = load("en")
    (doc,) = engine.read(["The old cell grew ."])

    assert ("en_core_web_sm 9.9.9", "en_core_web_sm 9.9.9") == (installed(), engine.name)
    assert ["DT", "JJ", "NN", "VBD", "."] == [token.tag_ for token in doc]
    assert ["The old cell"] == [chunk.text for chunk in doc.noun_chunks]
    assert "grow" == doc[3].lemma_


def test_sentences_stay_the_scripts_whatever_the_parser_thinks(packages: Path, taught: Language) -> None:
    install(taught, packages, "en_core_web_sm")
    texts = ["Paris grew quickly . The cell divides .", "The cell divides", "."]

    assert texts == [doc.text for doc in load("en").read(texts)]


def test_the_best_of_several_pipelines_reads(packages: Path, taught: Language) -> None:
    for name in ("en_core_web_sm", "en_core_web_lg", "en_core_web_md"):
        install(taught, packages, name)

    assert "en_core_web_lg 9.9.9" == load("en").name


def test_a_broken_pipeline_is_passed_over_with_the_reason(packages: Path, taught: Language) -> None:
    install(taught, packages, "en_core_web_md")
    install(taught, packages, "en_core_web_trf")
    (packages / "en_core_web_trf" / "__init__.py").write_text("import curated_transformers_of_old\n", "utf-8")

    engine = load("en")

    assert "en_core_web_md 9.9.9" == engine.name
    assert ("en_core_web_trf 9.9.9: No module named 'curated_transformers_of_old'",) == engine.passed_over


def test_a_pipeline_for_another_spacy_is_passed_over(packages: Path, taught: Language) -> None:
    install(taught, packages, "en_core_web_sm", made_for=">=2.0.0,<2.1.0")

    engine = load("en")

    assert EMBEDDED == engine.name
    assert "[W095]" in engine.passed_over[0]


def test_a_pipeline_without_tags_is_passed_over(packages: Path) -> None:
    install(spacy.blank("en"), packages, "en_core_web_sm")

    assert ("en_core_web_sm 9.9.9: has no lemmatizer and no tagger",) == load("en").passed_over


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("de-AT", "tokeniser de"), ("pt_BR", "tokeniser pt"), ("tlh", "tokeniser xx"), ("", "tokeniser xx")],
)
def test_another_language_gets_its_tokeniser_or_a_plain_one(tag: str, expected: str, fresh: None) -> None:  # noqa: ARG001
    engine = load(tag)
    (doc,) = engine.read(["Das ist ein Haus."])

    assert expected == engine.name
    assert ([], []) == (list(doc.noun_chunks), list(doc.ents))


@pytest.mark.parametrize("tag", ["ja", "zh", "ko", "th", "vi"])
def test_a_language_whose_tokeniser_needs_a_dictionary_is_read_plainly(tag: str, fresh: None) -> None:  # noqa: ARG001
    engine = load(tag)

    assert ["漢字 です 。"] == [doc.text for doc in engine.read(["漢字 です 。"])]


def run(code: str, seed: str) -> str:
    """What a program prints in a process of its own."""
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed})
    return done.stdout


def test_the_same_text_reads_the_same_in_every_process() -> None:
    code = (
        "from chalktalk.analysis.language.engine import load\n"
        "for doc in load('en').read(['A well-known battery stores energy in 1998.', 'Sort the list, then cut it.']):\n"
        "    print([(t.tag_, t.pos_, t.lemma_) for t in doc], list(doc.noun_chunks), list(doc.ents))\n"
    )

    assert run(code, "1") == run(code, "2")


@pytest.mark.parametrize("module", ["chalktalk.analysis.language.engine", "chalktalk.cli"])
def test_spacy_is_not_imported_before_something_is_analysed(module: str) -> None:
    assert "False\n" == run(f"import sys, {module}\nprint('spacy' in sys.modules)", "0")


def test_an_engine_is_loaded_once(fresh: None) -> None:  # noqa: ARG001
    first: Engine = load("en")

    assert first is load("en")
