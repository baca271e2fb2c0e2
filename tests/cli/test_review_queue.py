"""Films that inspection did not approve, and what a person makes of them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chalktalk.cli.review import review
from chalktalk.documents.brief import Brief
from chalktalk.documents.inspection import Finding, Inspection, Remedy, Severity, Verdict, Where
from chalktalk.engine import Store
from chalktalk.errors import DocumentError, OptionError
from chalktalk.reviews import ReviewQueue

RAIN = Brief(source="Rain falls.", source_name="rain.md"), "Rain", ("rain",)
"""A film's brief, title and scenes."""
BLACK = Finding(
    code="picture.black",
    severity=Severity.ISSUE,
    where=Where(start=1.0, end=1.2, scene="rain"),
    message="the picture is black",
    hints=("look at it",),
    remedy=Remedy.RENDER,
)


def inspection(*findings: Finding) -> Inspection:
    verdict = Verdict.REJECT if findings else Verdict.APPROVE
    return Inspection(seconds=10.0, frames=300, findings=findings, verdict=verdict)


def queued(store: Store, folder: Path) -> str:
    found = ReviewQueue(store).file(folder, *RAIN, inspection(BLACK))
    assert found
    return found.id


def run(store: Store, *arguments: str) -> Result:
    return CliRunner().invoke(review, [*arguments, "--store", str(store.root)], catch_exceptions=False)


def test_an_approved_film_waits_for_nobody(store: Store, tmp_path: Path) -> None:
    assert None is ReviewQueue(store).file(tmp_path / "rain", *RAIN, inspection())
    assert "nothing waits for review\n" == run(store, "list").output


def test_a_film_with_faults_waits_and_says_what_they_are(store: Store, tmp_path: Path) -> None:
    name = queued(store, tmp_path / "rain")
    shown = run(store, "show", name).output

    assert f"{name}  Rain: reject; 1 found; {tmp_path / 'rain'}\n" == run(store, "list").output
    assert "0:01.0-0:01.2 [rain] issue picture.black: the picture is black (look at it)" in shown


def test_a_film_is_found_by_its_folder_and_by_the_beginning_of_its_name(store: Store, tmp_path: Path) -> None:
    name = queued(store, tmp_path / "rain")

    for known in (name, name[:3], str(tmp_path / "rain")):
        assert name == ReviewQueue(store).find(known).id


def test_a_film_nobody_knows_is_an_error_that_names_the_nearest(store: Store, tmp_path: Path) -> None:
    name = queued(store, tmp_path / "rain")

    with pytest.raises(OptionError, match=name):
        ReviewQueue(store).find(name.replace("rain", "rian"))


def test_a_name_that_fits_two_films_is_an_error(store: Store, tmp_path: Path) -> None:
    names = {queued(store, tmp_path / one / "rain") for one in "ab"}

    with pytest.raises(OptionError, match="may be any of"):
        ReviewQueue(store).find("rain")
    assert 2 == len(names)


def test_the_same_folder_is_in_the_queue_once(store: Store, tmp_path: Path) -> None:
    queued(store, tmp_path / "rain")
    queued(store, tmp_path / "rain")

    assert 1 == len(list(ReviewQueue(store).all()))


def test_a_film_that_is_made_well_again_leaves_the_queue(store: Store, tmp_path: Path) -> None:
    queued(store, tmp_path / "rain")
    ReviewQueue(store).file(tmp_path / "rain", *RAIN, inspection())

    assert [] == list(ReviewQueue(store).all())


@pytest.mark.parametrize(("command", "decision"), [("approve", "approved"), ("reject", "rejected")])
def test_a_decision_takes_a_film_off_the_list_and_is_kept(
    store: Store, tmp_path: Path, command: str, decision: str
) -> None:
    name = queued(store, tmp_path / "rain")
    run(store, command, name, "-m", "as meant")

    assert "nothing waits for review\n" == run(store, "list").output
    assert f"Rain: {decision}, as meant; 1 found" in run(store, "list", "--all").output


def test_machines_get_the_queue_as_json(store: Store, tmp_path: Path) -> None:
    name = queued(store, tmp_path / "rain")
    listed = json.loads(run(store, "list", "--json").output)

    assert name == listed["id"]
    assert "picture.black" == listed["inspection"]["findings"][0]["code"]
    assert listed == json.loads(run(store, "show", name, "--json").output)


def test_a_damaged_entry_is_an_error_with_its_place(store: Store, tmp_path: Path) -> None:
    name = queued(store, tmp_path / "rain")
    (store.root / "reviews" / f"{name}.json").write_text("{}", encoding="utf-8")

    with pytest.raises(DocumentError, match=name):
        list(ReviewQueue(store).all())


def test_a_scene_the_film_does_not_have_cannot_be_made_again(store: Store, tmp_path: Path) -> None:
    name = queued(store, tmp_path / "rain")

    with pytest.raises(OptionError, match="no scene snow"):
        run(store, "redo", name, "snow")
