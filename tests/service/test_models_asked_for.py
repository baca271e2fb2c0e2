"""Models and judges behind the service: asked for, failing, required, and counted."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra `service` is not installed")

from models_asked import JUDGE, KEY, OPENAI, OpenAI, answer_to, context_with, said
from serving import Here, here
from vendor_kit import Fault, Mounted
from wares import film, inline, picture

from chalktalk.documents.asking import A, Answered, Offer, Request, Tried
from chalktalk.documents.services import Services
from chalktalk.engine import Store
from chalktalk.errors import NoProviderError
from chalktalk.service.asked import DirectionAnswer

WORDS = {"text": "A film about bread"}


@asynccontextmanager
async def modelled(folder: Path, *answers: str, judged: bool = False) -> AsyncIterator[tuple[Here, Mounted[OpenAI]]]:
    """The service with a model on this machine that says what it is told to."""
    services = Services(text=(OPENAI,), moderation=(JUDGE,) if judged else ())
    with Mounted(OpenAI(*answers)) as openai:
        async with (
            context_with(Store(folder / "store"), openai) as context,
            here(folder, services=services, desk=context.desk) as one,
        ):
            yield one, openai


async def answer_for(folder: Path) -> str:
    """What a model says that agrees with the rules."""
    async with here(folder / "rules") as one:
        answer = await one.client.post("/v1/directions", json=WORDS)
    return said(**answer_to(DirectionAnswer.model_validate_json(answer.content), feeling="hopeful"))


async def test_a_model_has_a_say_once_and_its_answer_is_kept(tmp_path: Path) -> None:
    async with modelled(tmp_path, await answer_for(tmp_path)) as (one, openai):
        first = await one.client.post("/v1/directions", json=WORDS)
        again = await one.client.post("/v1/directions", json=WORDS)
        rules = await one.client.post("/v1/directions", json={**WORDS, "provider": "rules"})
        required = await one.client.post("/v1/directions", json={**WORDS, "provider": "required"})
        counted = (await one.client.get("/metrics")).text

    assert ("openai", "memory") == (first.json()["offer"]["provider"], again.headers["x-cache"])
    assert (200, None) == (required.status_code, rules.json()["offer"])
    assert 1 == len(openai.asked)
    assert 'chalktalk_provider_seconds_count{port="text",provider="openai"} 1.0' in counted
    assert KEY not in one.log.getvalue()


async def test_rules_stand_in_for_a_model_that_fails_and_it_is_asked_again(tmp_path: Path) -> None:
    async with modelled(tmp_path, await answer_for(tmp_path)) as (one, openai):
        openai.rule = lambda _: Fault.BROKEN
        first = await one.client.post("/v1/directions", json=WORDS)
        fetched = await one.client.get(f"/v1/directions/{first.json()['id']}")
        counted = (await one.client.get("/metrics")).text
        openai.rule = lambda _: None
        better = await one.client.post("/v1/directions", json=WORDS)

    assert (200, None, first.content) == (first.status_code, first.json()["offer"], fetched.content)
    assert "model_unanswered" in {caution["code"] for caution in first.json()["cautions"]}
    assert (first.json()["id"], "openai") == (better.json()["id"], better.json()["offer"]["provider"])
    assert "chalktalk_fallbacks_total 1.0" in counted
    assert 'chalktalk_provider_faults_total{category="overloaded",port="text",provider="openai"}' in counted


@pytest.mark.parametrize("fault", [Fault.BROKEN, Fault.UNAUTHORISED, Fault.INVALID_JSON])
async def test_a_model_that_is_required_and_fails_is_told(tmp_path: Path, fault: Fault) -> None:
    async with modelled(tmp_path, "{}") as (one, openai):
        openai.rule = lambda _: fault
        answer = await one.client.post("/v1/directions", json={**WORDS, "provider": "required"})

    assert (502, "upstream_failed") == (answer.status_code, answer.json()["code"])
    assert KEY not in answer.text


async def test_a_model_that_is_required_and_too_slow_is_told_apart(tmp_path: Path) -> None:
    services = Services(text=(OPENAI,))
    async with here(tmp_path, services=services, desk=Slow()) as one:
        answer = await one.client.post("/v1/directions", json={**WORDS, "provider": "required"})

    assert (504, "upstream_slow") == (answer.status_code, answer.json()["code"])


class Slow:
    """A desk at which nobody answers in time."""

    async def ask(self, request: Request[A], chain: tuple[Offer, ...]) -> Answered[A]:  # noqa: ARG002  as `Desk` has it
        fault = NoProviderError("nobody answered")
        fault.tried = tuple(Tried(offer=offer, category="slow", message="it did not answer in time") for offer in chain)
        raise fault


async def test_what_may_not_be_shown_is_refused_before_a_model_hears_of_it(tmp_path: Path) -> None:
    async with modelled(tmp_path, "{}", judged=True) as (one, openai):
        answer = await one.client.post("/v1/directions", json={"text": "a violence of shape"})
        counted = (await one.client.get("/metrics")).text

    assert (403, "refused") == (answer.status_code, answer.json()["code"])
    assert "violence of" not in one.log.getvalue()
    assert 1 == len(openai.asked)
    assert "chalktalk_moderation_refusals_total 1.0" in counted


async def test_a_picture_is_judged_and_nothing_of_it_stays(tmp_path: Path) -> None:
    async with modelled(tmp_path, "{}", judged=True) as (one, openai):
        answer = await one.client.post("/v1/directions", json={"image": inline(picture()), "provider": "rules"})
        asked = json.dumps([str(one.body) for one in openai.asked])

    assert (200, "image") == (answer.status_code, answer.json()["style_source"])
    assert "image_url" in asked
    assert [] == list((tmp_path / "store" / "blobs").glob("*/*"))


async def test_a_film_is_judged_by_a_sheet_and_nothing_of_it_stays(tmp_path: Path) -> None:
    shown = film(tmp_path / "look.mp4")
    async with modelled(tmp_path, "{}", judged=True) as (one, openai):
        asked = [{"provider": "rules", "text": text} for text in ("calm", "bold")]
        answers = [await one.client.post("/v1/directions", files={"video": shown}, data=data) for data in asked]
        assert [] == list(one.references.glob("blobs/*/*"))

    assert [(403, "refused")] * 2 == [(answer.status_code, answer.json()["code"]) for answer in answers]
    assert "the reference film was judged" in answers[0].json()["detail"]
    assert "image_url" in str([each.body for each in openai.asked])
    assert [] == list((tmp_path / "store" / "blobs").glob("*/*"))
