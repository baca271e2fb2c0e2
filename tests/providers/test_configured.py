"""Which vendors count as configured, and what is said of settings that cannot be understood."""

from pathlib import Path

import pytest

from chalktalk.errors import OptionError
from chalktalk.providers.configured import retries_here, vendors_here
from chalktalk.settings import Settings, read_settings

KEY = "sk-planted-0123456789"


def settings(tmp_path: Path, text: str = "", **variables: str) -> Settings:
    (tmp_path / "chalktalk.toml").write_text(text, encoding="utf-8")
    return read_settings(variables, tmp_path)


def test_a_key_in_the_environment_is_all_a_vendor_needs(tmp_path: Path) -> None:
    found = vendors_here(settings(tmp_path, OPENAI_API_KEY=KEY))

    assert "https://api.openai.com/v1" == found["openai"].url
    assert found["openai"].key is not None
    assert KEY == found["openai"].key.get_secret_value()
    assert "anthropic" not in found


def test_a_gateway_and_limits_stand_in_the_file(tmp_path: Path) -> None:
    text = f'[providers.openai]\nkey = "{KEY}"\nurl = "https://gateway.example/v1/"\nrequests_a_minute = 7\n'
    openai = vendors_here(settings(tmp_path, text))["openai"]

    assert ("https://gateway.example/v1", 7) == (openai.url, openai.requests_a_minute)


def test_a_server_of_ones_own_needs_an_address_and_no_key(tmp_path: Path) -> None:
    text = '[providers.compatible]\nurl = "http://localhost:11434/v1"\n'

    assert "compatible" in vendors_here(settings(tmp_path, text))
    assert "compatible" not in vendors_here(settings(tmp_path))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[providers.openay]\nkey = "k"', "did you mean `openai`"),
        (f'[providers.openai]\nkey = "{KEY}"\ntempo = 3', "unknown setting tempo"),
        (f'[providers.openai]\nkey = "{KEY}"\nrequests_a_minute = "many"', "requests_a_minute"),
        ('providers = "openai"', "not a table"),
    ],
)
def test_what_cannot_be_understood_is_named_and_no_key_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(OptionError) as caught:
        vendors_here(settings(tmp_path, text))

    assert said in str(caught.value)
    assert KEY not in str(caught.value)


def test_how_faults_are_met_can_be_set(tmp_path: Path) -> None:
    assert 0.5 == retries_here(settings(tmp_path, "[providers]\nfirst_wait = 0.5")).first_wait
    with pytest.raises(OptionError, match="unknown setting firstwait"):
        retries_here(settings(tmp_path, "[providers]\nfirstwait = 0.5"))


def test_no_key_shows_where_settings_are_printed(tmp_path: Path) -> None:
    found = settings(tmp_path, f'[providers.openai]\nkey = "{KEY}"', ANTHROPIC_API_KEY=KEY)

    assert KEY not in repr(found)
    assert KEY not in repr(vendors_here(found))
