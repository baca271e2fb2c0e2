"""What `chalktalk estimate` and `chalktalk costs` tell, and what pruning leaves alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chalktalk.cli.costs import costs
from chalktalk.cli.estimate import estimate
from chalktalk.costs import LEDGER_FILE, Intent, Ledger, Outcome
from chalktalk.documents.asking import Offer, Port, Usage
from chalktalk.engine import Store
from chalktalk.errors import ChalktalkError, OptionError

SCRIPT = "# Rain\n\nWater rises from the sea. It falls as rain.\n"
PAINTER = Offer(provider="openai", model="gpt-image-1")
VOICE = Offer(provider="elevenlabs", model="eleven_v3")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder and store."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CHALKTALK_STORE", str(tmp_path / "store"))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def spent(store: Store) -> Path:
    """A ledger with an answer, a failure, and a call in doubt, of two videos; the path of its file."""
    path = store.root / LEDGER_FILE
    with Ledger(path) as ledger:

        def call(key: str, video: str, offer: Offer, outcome: Outcome, price: int | None) -> None:
            row = ledger.begin(Intent(key * 64, Port.IMAGE, offer, os.path.abspath(video), 70_000), None)  # noqa: PTH100  of nothing there
            ledger.finish(row, outcome, Usage(pictures=1), price, "{}" if outcome is Outcome.ANSWERED else None)

        call("a", "out/ice", PAINTER, Outcome.ANSWERED, 63_000)
        call("b", "out/ice", PAINTER, Outcome.FAILED_FREE, 0)
        call("c", "out/rain", VOICE, Outcome.DOUBTFUL, None)
    return path


def told(result: Result) -> str:
    assert result.exception is None, result.exception
    return result.output


def refused(result: Result) -> ChalktalkError:
    assert isinstance(result.exception, ChalktalkError)
    return result.exception


def test_a_topic_is_estimated_with_all_scenarios_the_best_for_its_price_first() -> None:
    output = told(CliRunner().invoke(estimate, ["--topic", "rain", "--minutes", "5"]))

    assert output.startswith("rain: about 5.0 minutes, 4200 characters to speak, 45 scenes, 9 pictures to draw")
    places = [output.index(f"\n{name}: $") for name in ("budget", "balanced", "premium")]
    assert sorted(places) == places
    assert "elevenlabs eleven_multilingual_v2" in output
    assert "  by category: API $" in output


def test_a_script_is_estimated_by_its_own_characters_and_one_plan_alone() -> None:
    Path("rain.md").write_text(SCRIPT)
    arguments = ["rain.md", "--plan", "premium", "--provider", "elevenlabs", "--budget", "1", "--json"]
    found = json.loads(told(CliRunner().invoke(estimate, arguments)))

    spoken = len("Water rises from the sea. It falls as rain.")
    assert (spoken, False) == (found["film"]["characters"], found["film"]["written"])
    assert {"premium", "best under 1.00"} == {one["name"] for one in found["scenarios"]}
    assert [spoken * 100] * 2 == [one["likely"] for one in found["scenarios"]]


def test_a_dear_film_is_warned_of() -> None:
    Path("chalktalk.toml").write_text("[costs]\nwarn_above = 1.50\n")
    output = told(CliRunner().invoke(estimate, ["--topic", "rain"]))

    assert 1 == output.count("warning: ")
    assert "premium is likely to cost $3" in output.partition("warning: ")[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "a script or a topic"),
        (["rain.md", "--topic", "rain"], "a script or a topic"),
        (["--topic", "rain", "--budget", "much"], "no amount of US dollars"),
        (["--topic", "rain", "--plan", "premum"], "no plan premum"),
        (["--topic", "rain", "--provider", "opanai"], "no provider in the price book opanai"),
    ],
)
def test_what_cannot_be_estimated_says_why(arguments: list[str], said: str) -> None:
    error = refused(CliRunner().invoke(estimate, arguments))

    assert said in str(error)
    assert error.hints


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("budgt = 5", "unknown setting budgt"),
        ("budget = true", "budget in"),
        ("core_hour = -1", "core_hour in"),
        ("prices = 'nowhere.toml'", "nowhere.toml"),
    ],
)
def test_a_mistake_in_the_table_of_costs_is_named(table: str, said: str) -> None:
    Path("chalktalk.toml").write_text(f"[costs]\n{table}\n")

    assert said in str(refused(CliRunner().invoke(costs, ["prices"])))


def test_nothing_paid_is_said_and_begins_no_ledger(store: Store) -> None:
    assert "nothing was paid for yet\n" == told(CliRunner().invoke(costs, []))
    assert not (store.root / LEDGER_FILE).exists()


@pytest.mark.usefixtures("spent")
def test_costs_are_summed_up_by_video_day_and_provider(here: Path) -> None:
    by_video = told(CliRunner().invoke(costs, []))
    by_provider = told(CliRunner().invoke(costs, ["--by", "provider"]))
    by_day = told(CliRunner().invoke(costs, ["--by", "day"]))

    assert f"{here}/out/ice: $0.0630; 2 calls, 1 failed free of charge\n" in by_video.replace("$0.063;", "$0.0630;")
    assert f"{here}/out/rain: $0.07; 1 call, 1 in doubt\n" in by_video
    assert "elevenlabs: $0.07; 1 call, 1 in doubt\n" in by_provider
    assert by_day.count("3 calls") == 2
    assert "in all: $0.13; 3 calls, 1 failed free of charge, 1 in doubt\n" in by_video


@pytest.mark.usefixtures("spent")
def test_the_calls_of_one_video_can_be_had_as_json() -> None:
    lines = told(CliRunner().invoke(costs, ["--video", "out/ice", "--json"])).splitlines()

    assert [("answered", 63_000), ("failed_free", 0)] == [
        (one["outcome"], one["cost"]) for one in map(json.loads, lines)
    ]


def test_a_call_in_doubt_is_settled_by_number_or_key(spent: Path) -> None:
    assert "1 call settled as free\n" == told(CliRunner().invoke(costs, ["settle", "3", "--free"]))
    with Ledger(spent) as ledger:
        assert 63_000 == sum(call.cost for call in ledger.calls())
        ledger.finish(ledger.begin(Intent("d" * 64, Port.SPEECH, VOICE, "x", 5), None), Outcome.DOUBTFUL, Usage(), None)
    charged = CliRunner().invoke(costs, ["settle", "d" * 12, "--charged", "--price", "0.01"])
    assert "1 call settled as charged\n" == told(charged)
    with Ledger(spent) as ledger:
        assert 10_000 == ledger.spent("x")


@pytest.mark.usefixtures("spent")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["settle", "3"], "not said whether"),
        (["settle", "1", "--free"], "no call 1 is in doubt"),
        (["settle", "c", "--free"], "no call c is in doubt"),
    ],
)
def test_what_is_not_in_doubt_is_not_settled(arguments: list[str], said: str) -> None:
    assert said in str(refused(CliRunner().invoke(costs, arguments)))


def test_the_price_book_names_its_sources_and_what_is_not_confirmed() -> None:
    lines = told(CliRunner().invoke(costs, ["prices", "--provider", "replicate"])).splitlines()

    assert ["replicate stability-ai/sdxl (image): $0.005 a picture, $0.000975 a second; "] == [
        line.partition("2025")[0] for line in lines
    ]
    assert lines[0].endswith("not confirmed, https://replicate.com/pricing")
    assert isinstance(CliRunner().invoke(costs, ["prices", "--provider", "nobody"]).exception, OptionError)


def pruned(store: Store, *options: str) -> None:
    """Prunes in a process of its own, for this one shares the store."""
    program = "from chalktalk.cli import main; main()"
    command = [sys.executable, "-c", program, "store", "prune", "--to", "0", "--store", str(store.root), *options]
    subprocess.run(command, check=True, capture_output=True)


def test_what_was_paid_for_is_not_pruned_unless_that_is_asked_for(store: Store, spent: Path) -> None:
    paid, made = store.put(b"a picture", "image/png"), store.put(b"a frame", "image/png")
    with Ledger(spent) as ledger:
        row = ledger.begin(Intent("e" * 64, Port.IMAGE, PAINTER, "x", 5), None)
        ledger.finish(row, Outcome.ANSWERED, Usage(), 5, f'{{"answer":{{"picture":{paid.model_dump_json()}}}}}')

    pruned(store)
    assert (True, False) == (store.blob_path(paid.digest).exists(), store.blob_path(made.digest).exists())
    pruned(store, "--paid")
    assert not store.blob_path(paid.digest).exists()
    assert spent.exists()
