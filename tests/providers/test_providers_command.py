"""`chalktalk providers`: what is configured, what it costs, whether it answers; and never a key."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from vendor_kit import Mounted
from vendors.chat import OpenAIChat

from chalktalk.cli.providers import providers
from chalktalk.costs import LEDGER_FILE, Intent, Ledger, Outcome
from chalktalk.documents.asking import Offer, Port, Usage

KEY = "sk-planted-0123456789"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHALKTALK_STORE", str(tmp_path / "store"))


def told(*options: str) -> str:
    result = CliRunner().invoke(providers, options, catch_exceptions=False)
    assert 0 == result.exit_code
    assert KEY not in result.output
    return result.output


def test_without_keys_it_says_which_variable_each_vendor_wants() -> None:
    output = told()

    assert "not configured; set OPENAI_API_KEY" in output
    assert "not configured; set CHALKTALK_TEXT_URL" in output
    assert "needs nothing" in output  # the embedded judge


def test_a_key_in_the_environment_is_named_by_its_variable_and_prices_stand_beside_models(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REPLICATE_API_TOKEN", KEY)

    assert "key from REPLICATE_API_TOKEN" in told()
    assert "stability-ai/sdxl            $0.005 a picture" in told()


def test_it_asks_only_when_told_to_whether_a_vendor_answers() -> None:
    with Mounted(OpenAIChat(KEY)) as server:
        Path("chalktalk.toml").write_text(f'[providers.openai]\nkey = "{KEY}"\nurl = "{server.url}/v1"\n')
        quiet = told()
        assert [] == server.asked
        asked = told("--reach")
        assert [None] == [request.key for request in server.asked]

    assert "key from file" in quiet
    assert "answers in" in asked
    assert "does not answer: there is no connection to 127.0.0.1" in told("--reach")


def test_how_latest_calls_went_comes_from_the_ledger(tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    with Ledger(store / LEDGER_FILE) as ledger:
        for number, outcome in enumerate((Outcome.ANSWERED, Outcome.FAILED_FREE, Outcome.ANSWERED)):
            intent = Intent(
                key=str(number), port=Port.TEXT, offer=Offer(provider="openai", model="m"), video="v", reserved=1
            )
            answer = "{}" if outcome is Outcome.ANSWERED else None
            ledger.finish(ledger.begin(intent, None), outcome, Usage(), 0, answer)
    rows = [json.loads(line) for line in told("--json").splitlines()]
    (openai,) = [row for row in rows if (row["vendor"], row["port"]) == ("openai", "text")]

    assert openai["health"].startswith("2 of its last 3 calls answered")
