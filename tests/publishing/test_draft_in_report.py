"""What the report says of a script that was made."""

from typing import Any

from chalktalk.documents.asking import Offer, Tried
from chalktalk.documents.base import Diagnostic
from chalktalk.documents.brief import Brief
from chalktalk.documents.cues import SyncQuality
from chalktalk.documents.direction import Direction, Voice
from chalktalk.documents.material import Draft
from chalktalk.documents.production import Production
from chalktalk.documents.script import Script
from chalktalk.documents.storyboard import Storyboard
from chalktalk.publishing.report import _downgrades, _warnings

FINDING = Diagnostic(message="the source does not have the number “17”", line=5, hint="check it, or take it out")
TRIED = Tried(offer=Offer(provider="openai", model="gpt"), category="unauthorised", message="the key is not accepted")


def only(kind: Any, **fields: Any) -> Any:
    """A document of which nothing is known but these fields."""
    return kind.model_construct(**fields)


def production_with(draft: Draft) -> Production:
    """A production of which nothing but this matters here."""
    production: Production = only(
        Production,
        brief=Brief(source="Ice.", source_name="script.md"),
        draft=draft,
        script=only(Script, warnings=()),
        storyboard=only(Storyboard, scenes=(), warnings=()),
        sync=only(SyncQuality, issues=()),
        artworks=(),
        staged=(),
        direction=only(Direction, voice=only(Voice, name="espeak", remote=None)),
        take=None,
        lost_voices=(),
        paintings=(),
        sheets=(),
    )
    return production


def test_what_a_script_has_and_its_source_has_not_is_a_warning_with_its_line() -> None:
    production = production_with(Draft(text="Ice.", words=1, findings=(FINDING,)))

    expected = ["line 5: the source does not have the number “17” (check it, or take it out)"]
    assert expected == [str(remark) for remark in _warnings(production)]
    assert [] == list(_downgrades(production))


def test_a_script_that_stands_in_is_a_downgrade_and_whoever_failed_is_named() -> None:
    note = Diagnostic(message="the script was condensed from the source", hint="run it again")
    production = production_with(Draft(text="Ice.", words=1, findings=(note,), tried=(TRIED,), substitute=True))

    assert [
        "the script was condensed from the source (run it again)",
        "openai did not write the script: the key is not accepted",
    ] == [str(remark) for remark in _downgrades(production)]
    assert [] == list(_warnings(production))
