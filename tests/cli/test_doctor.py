"""What `chalktalk doctor` says of the engine that reads English."""

import pytest

from chalktalk.analysis.language.engine import Engine, load
from chalktalk.cli import doctor


def finding_with(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> doctor.Finding:
    monkeypatch.setattr("chalktalk.analysis.engine.load", lambda _: engine)
    return doctor._language_engine()


def test_without_a_trained_pipeline_there_is_a_hint_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found = finding_with(Engine("embedded", "en", load("en").nlp), monkeypatch)

    assert ("embedded", False) == (found.state, found.required)
    assert found.remedy is not None
    assert found.remedy.endswith("-m spacy download en_core_web_sm")


def test_with_a_trained_pipeline_nothing_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    found = finding_with(Engine("en_core_web_sm 3.8.0", "en", load("en").nlp), monkeypatch)

    assert ("en_core_web_sm 3.8.0", None) == (found.state, found.remedy)


def test_a_broken_pipeline_is_named_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine("embedded", "en", load("en").nlp, ("en_core_web_lg 2.1: made for spaCy 2",))

    assert "embedded; passed over en_core_web_lg 2.1: made for spaCy 2" == finding_with(engine, monkeypatch).state
