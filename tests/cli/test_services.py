"""Who is asked for a film: what keys, plans, chains and wishes make of it."""

from pathlib import Path

import pytest

from chalktalk.cli.briefing import brief_for
from chalktalk.cli.services import check_configured, services_here, with_services
from chalktalk.documents.asking import Offer
from chalktalk.documents.services import Plan, Services
from chalktalk.errors import OptionError
from chalktalk.script import Overrides
from chalktalk.settings import Settings, read_settings

KEYS = {
    "OPENAI_API_KEY": "k",
    "ANTHROPIC_API_KEY": "k",
    "ELEVENLABS_API_KEY": "k",
    "REPLICATE_API_TOKEN": "k",
    "PEXELS_API_KEY": "k",
}


def settings(tmp_path: Path, text: str = "", **variables: str) -> Settings:
    (tmp_path / "chalktalk.toml").write_text(text, encoding="utf-8")
    return read_settings(variables, tmp_path, store=tmp_path / "store")


def test_without_keys_nobody_is_asked_for_anything(tmp_path: Path) -> None:
    assert Services() == services_here(settings(tmp_path))


def test_with_keys_the_balanced_plan_asks_for_script_voice_and_pictures(tmp_path: Path) -> None:
    found = services_here(settings(tmp_path, **KEYS))

    assert Plan.BALANCED is found.plan
    assert found.text
    assert found.voices
    assert found.painters.strongest
    assert "pexels" == found.painters.cheapest[-1].provider
    assert () == found.storyboard


def test_the_free_plan_asks_nobody_who_charges_whatever_keys_there_are(tmp_path: Path) -> None:
    found = services_here(settings(tmp_path, **KEYS), plan=Plan.FREE)
    asked = (*found.text, *(voice.offer for voice in found.voices), *found.painters.cheapest)

    assert {"pexels"} >= {offer.provider for offer in asked}


def test_premium_has_the_storyboard_drawn_up_by_a_model_too(tmp_path: Path) -> None:
    assert services_here(settings(tmp_path, **KEYS), plan=Plan.PREMIUM).storyboard


def test_chains_of_the_users_own_go_before_any_plan(tmp_path: Path) -> None:
    chains = '[chains]\ntext = ["anthropic", "openai/gpt-x"]\nspeech = ["openai:nova"]\nimage = "pexels"\n'
    found = services_here(settings(tmp_path, chains, **KEYS))

    assert ["anthropic", "openai"] == [offer.provider for offer in found.text]
    assert "gpt-x" == found.text[1].model
    assert [("openai", "nova")] == [(voice.offer.provider, voice.voice) for voice in found.voices]
    assert (Offer(provider="pexels", model="search"),) == found.painters.strongest


@pytest.mark.parametrize(
    ("chains", "said"),
    [
        ('text = ["pexels"]', "pexels does no text"),
        ('text = ["openay"]', "openay"),
        ('image = ["compatible"]', "does no image"),
        ('text = ["compatible"]', "needs a model"),
        ('pictures = ["openai"]', "no chain"),
        ("text = 3", "no chain"),
    ],
)
def test_a_chain_that_cannot_be_is_refused_with_what_can(tmp_path: Path, chains: str, said: str) -> None:
    with pytest.raises(OptionError, match=said):
        services_here(settings(tmp_path, f"[chains]\n{chains}\n", **KEYS))


def test_a_budget_in_the_file_holds_unless_another_is_given(tmp_path: Path) -> None:
    found = settings(tmp_path, "[costs]\nbudget = 2.50\n", **KEYS)

    assert 2_500_000 == services_here(found).budget
    assert 1_000_000 == services_here(found, budget=1_000_000).budget


def test_a_voice_that_the_script_names_goes_first_and_one_of_this_machine_stays_alone(tmp_path: Path) -> None:
    known = settings(tmp_path, **KEYS)
    script = tmp_path / "ice.md"
    script.write_text("# Ice\n\nIce floats.\n", encoding="utf-8")
    found = services_here(known)

    wished = with_services(brief_for(script, Overrides(voice="openai:nova"), known), found)
    own = with_services(brief_for(script, Overrides(voice="espeak"), known), found)

    assert "nova" == wished.services.voices[0].voice
    assert 1 < len(wished.services.voices)
    assert () == own.services.voices


def test_a_voice_of_a_vendor_that_is_not_configured_says_which_key_it_needs(tmp_path: Path) -> None:
    known = settings(tmp_path)
    script = tmp_path / "ice.md"
    script.write_text("# Ice\n\nIce floats.\n", encoding="utf-8")

    with pytest.raises(OptionError, match="ELEVENLABS_API_KEY"):
        check_configured(brief_for(script, Overrides(voice="elevenlabs:Rachel"), known), known)
