"""What `chalktalk doctor` says of the engine that reads English."""

from click.testing import CliRunner

from chalktalk.cli import commands
from chalktalk.cli.doctor import engine_finding


def test_without_a_trained_pipeline_there_is_a_hint_how_to_get_one() -> None:
    found = engine_finding("embedded", ())

    assert ("embedded", False) == (found.state, found.required)
    assert found.remedy is not None
    assert found.remedy.endswith("-m spacy download en_core_web_sm")


def test_with_a_trained_pipeline_nothing_is_wrong() -> None:
    found = engine_finding("en_core_web_sm 3.8.0", ())

    assert ("en_core_web_sm 3.8.0", None) == (found.state, found.remedy)


def test_a_broken_pipeline_is_named_with_the_reason() -> None:
    found = engine_finding("embedded", ("en_core_web_lg 2.1: made for spaCy 2",))

    assert "embedded; passed over en_core_web_lg 2.1: made for spaCy 2" == found.state


def test_the_command_names_what_reads_here() -> None:
    said = CliRunner().invoke(commands, ["doctor"]).output

    assert "reading English" in said
