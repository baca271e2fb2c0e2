"""Painters and stock: each adapter against a server that speaks its vendor's language, and that misbehaves."""

import base64
import contextlib
import io
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pydantic import SecretStr
from vendor_kit import CONTRACT, Expected, Fault, Mounted
from vendors.drawing import Flaw, Painter, drawn
from vendors.midjourney import Midjourney as FakeMidjourney
from vendors.openai_images import OpenAIImages as FakeOpenAI
from vendors.openai_images import form
from vendors.pexels import Pexels as FakePexels
from vendors.replicate import SECONDS
from vendors.replicate import Replicate as FakeReplicate
from vendors.stability import Stability as FakeStability
from vendors.stable_diffusion import Automatic1111 as FakeAutomatic1111
from vendors.stable_diffusion import ComfyUI as FakeComfyUI

from chalktalk.documents.asking import PictureAnswer, PictureRequest, Usage
from chalktalk.documents.base import Blob
from chalktalk.engine import Store
from chalktalk.errors import (
    BrokenAnswerError,
    ExhaustedError,
    ExpiredError,
    ForbiddenError,
    MisaskedError,
    OverloadedError,
    PolicyError,
    ProviderError,
    SlowError,
)
from chalktalk.providers.automatic1111 import Automatic1111
from chalktalk.providers.comfyui import ComfyUI
from chalktalk.providers.guarded import Limits, guarded_client
from chalktalk.providers.midjourney import Midjourney
from chalktalk.providers.openai_image import OpenAIImages
from chalktalk.providers.pexels import Pexels
from chalktalk.providers.ports import Access, Adapter, Reply
from chalktalk.providers.replicate import Replicate
from chalktalk.providers.replicate_jobs import SDXL, done
from chalktalk.providers.replicate_training import train_lora
from chalktalk.providers.stability import Stability
from chalktalk.providers.waiting import look_until

PROMPT = "A heart pumping blood. Flat colours, seen from the front."
KEY = "planted-key-4711-do-not-show"
HASTY = Limits(most_bytes=8 << 20, most_text_bytes=8 << 20, connecting=0.5, between=0.25, total=0.4)
PATIENT = Limits(most_bytes=8 << 20, most_text_bytes=8 << 20)


@dataclass(frozen=True)
class Case:
    """A vendor, real and made up."""

    name: str
    adapter: Adapter[PictureAnswer]
    model: str
    fake: Callable[[str | None], Painter]
    size: tuple[int, int]
    """Of the picture when 1792 by 1024 is asked for."""
    base: str = ""
    by_address: bool = False
    """Whether it gives the address of its picture."""

    def __str__(self) -> str:
        return self.name


OPENAI = Case("openai", OpenAIImages(), "gpt-image-2", FakeOpenAI, (1792, 1024), "/v1")
DALL_E = Case("dall-e", OpenAIImages(), "dall-e-3:hd", FakeOpenAI, (1792, 1024), "/v1")
REPLICATE = Case("replicate", Replicate(), "stability-ai/sdxl", FakeReplicate, (1344, 768), by_address=True)
STABILITY = Case("stability", Stability(), "core", FakeStability, (1344, 768))
WEB_UI = Case("automatic1111", Automatic1111(), "sd_xl_base_1.0", FakeAutomatic1111, (1344, 768))
COMFY = Case("comfyui", ComfyUI(), "sd_xl_base_1.0.safetensors", FakeComfyUI, (1344, 768))
MIDJOURNEY = Case("midjourney", Midjourney(), "7", FakeMidjourney, (1792, 1024), by_address=True)
PEXELS = Case("pexels", Pexels(), "search", FakePexels, (1792, 1024))
CASES = (OPENAI, DALL_E, REPLICATE, STABILITY, WEB_UI, COMFY, MIDJOURNEY, PEXELS)
BY_ADDRESS = tuple(case for case in CASES if case.by_address)
LONGER = (REPLICATE, COMFY, MIDJOURNEY, PEXELS)
"""Those that are asked more than once for one picture."""
CHARGES = (OPENAI, REPLICATE, STABILITY)
"""Those with an account."""
STRICT = (OPENAI, DALL_E, STABILITY, REPLICATE, MIDJOURNEY)
"""Those with rules."""


@contextlib.asynccontextmanager
async def access(case: Case, url: str, store: Store, limits: Limits = PATIENT) -> AsyncIterator[Access]:
    async with guarded_client(url, limits=limits) as client:
        yield Access(
            url=url + case.base,
            key=SecretStr(f"user:{KEY}" if case is WEB_UI else KEY),
            client=client,
            keep=store.put,
            fetch=lambda blob: store.get(blob.digest),
        )


@contextlib.contextmanager
def server_of(case: Case) -> Iterator[Mounted[Any]]:
    key = base64.b64encode(f"user:{KEY}".encode()).decode() if case is WEB_UI else KEY
    with Mounted(case.fake(key)) as server:
        yield server


async def ask(
    case: Case, server: Mounted[Any], store: Store, *, limits: Limits = PATIENT, model: str | None = None, **asked: Any
) -> Reply[PictureAnswer]:
    request = PictureRequest(**{"prompt": PROMPT, **asked})
    async with access(case, server.url, store, limits) as reached:
        return await case.adapter.ask(request, model or case.model, reached)


def opened(reply: Reply[PictureAnswer], store: Store) -> Image.Image:
    return Image.open(io.BytesIO(store.get(reply.answer.picture.digest)))


# What is asked of all


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_a_picture_is_of_the_nearest_size_and_of_the_type_it_says(case: Case, store: Store) -> None:
    with server_of(case) as server:
        reply = await ask(case, server, store)

    picture = opened(reply, store)
    assert case.size == picture.size
    assert Image.MIME[picture.format or ""] == reply.answer.picture.media_type
    assert 1 == reply.usage.pictures


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_what_is_used_up_is_what_the_vendor_charges(case: Case, store: Store) -> None:
    with server_of(case) as server:
        reply = await ask(case, server, store)
        (charge,) = server.vendor.charges

    assert case is PEXELS or charge.usage == reply.usage


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_the_key_goes_in_a_header_and_nowhere_else(case: Case, store: Store) -> None:
    with server_of(case) as server:
        await ask(case, server, store)

    assert server.vendor.key == server.asked[0].key
    assert not [asked for asked in server.asked if KEY in f"{asked.path} {asked.query} {asked.body!r}"]


@pytest.mark.parametrize("expected", CONTRACT, ids=str)
@pytest.mark.parametrize("case", [case for case in CASES if case is not DALL_E], ids=str)
async def test_a_request_that_fails_tells_what_kind_of_fault_it_is(
    case: Case, expected: Expected, store: Store
) -> None:
    with server_of(case) as server:
        server.drip = 0.05
        server.misbehave(expected.fault)
        with pytest.raises(ProviderError) as caught:
            await ask(case, server, store, limits=HASTY if expected.error is SlowError else PATIENT)

    assert expected.error is type(caught.value)
    assert expected.paid is caught.value.paid
    assert KEY not in repr(caught.value) + str(caught.value)
    assert base64.b64encode(f"user:{KEY}".encode()).decode() not in str(caught.value)
    if expected.retry_after is None:
        assert caught.value.retry_after is None
    else:
        assert caught.value.retry_after == pytest.approx(expected.retry_after, abs=2)


@pytest.mark.parametrize("case", CHARGES, ids=str)
async def test_an_account_without_credit_is_told_apart_from_a_wrong_key(case: Case, store: Store) -> None:
    with server_of(case) as server:
        server.misbehave(Fault.QUOTA)
        with pytest.raises(ExhaustedError):
            await ask(case, server, store)


@pytest.mark.parametrize("case", STRICT, ids=str)
async def test_what_offends_the_rules_is_told_apart_from_what_is_not_understood(case: Case, store: Store) -> None:
    with server_of(case) as server:
        server.misbehave(Fault.POLICY)
        with pytest.raises(PolicyError):
            await ask(case, server, store)


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_bytes_that_are_no_picture_are_a_broken_answer_that_was_paid_for(case: Case, store: Store) -> None:
    with server_of(case) as server:
        server.vendor.flaws.append(Flaw.NO_PICTURE)
        with pytest.raises(BrokenAnswerError) as caught:
            await ask(case, server, store)

    assert caught.value.paid is True


@pytest.mark.parametrize("flaw", [Flaw.BLANK, Flaw.TOO_SMALL])
@pytest.mark.parametrize("case", CASES, ids=str)
async def test_how_good_a_picture_is_others_judge(case: Case, flaw: Flaw, store: Store) -> None:
    with server_of(case) as server:
        server.vendor.flaws.append(flaw)
        reply = await ask(case, server, store)

    picture = opened(reply, store)
    assert (picture.convert("L").getextrema() == (255, 255)) is (flaw is Flaw.BLANK)
    assert (picture.size == (320, 180)) is (flaw is Flaw.TOO_SMALL)


@pytest.mark.parametrize(
    ("flaw", "error"), [(Flaw.EXPIRED, ExpiredError), (Flaw.PRIVATE, ForbiddenError), (Flaw.FILE, ForbiddenError)]
)
@pytest.mark.parametrize("case", BY_ADDRESS, ids=str)
async def test_a_picture_that_lies_where_it_cannot_be_had_was_paid_for(
    case: Case, flaw: Flaw, error: type[ProviderError], store: Store
) -> None:
    with server_of(case) as server:
        server.vendor.flaws.append(flaw)
        with pytest.raises(error) as caught:
            await ask(case, server, store)

    assert caught.value.paid is True


@pytest.mark.parametrize("fault", [Fault.REDIRECT_PRIVATE, Fault.REDIRECT_FILE, Fault.ENDLESS, Fault.BOMB])
@pytest.mark.parametrize("case", [*BY_ADDRESS, PEXELS], ids=str)
async def test_a_picture_that_leads_astray_or_does_not_end_is_refused(case: Case, fault: Fault, store: Store) -> None:
    with server_of(case) as server:
        server.rule = lambda asked: fault if asked.path.startswith(("/pictures/", "/photos/")) else None
        with pytest.raises(ForbiddenError) as caught:
            await ask(case, server, store)

    assert caught.value.paid is True


@pytest.mark.parametrize("fault", [Fault.BROKEN, Fault.HALF_BODY])
@pytest.mark.parametrize("case", LONGER, ids=str)
async def test_a_fault_in_passing_while_it_waits_does_not_lose_what_was_paid_for(
    case: Case, fault: Fault, store: Store
) -> None:
    with server_of(case) as server:
        server.misbehave(None, fault)
        reply = await ask(case, server, store)
        charges = len(server.vendor.charges)

    assert case.size == opened(reply, store).size
    assert 1 == charges


async def test_who_vanishes_while_it_works_may_charge_for_it(store: Store) -> None:
    with server_of(REPLICATE) as server:
        server.rule = lambda asked: Fault.UNAVAILABLE if asked.method == "GET" else None
        with pytest.raises(OverloadedError) as caught:
            await ask(REPLICATE, server, store)

    assert caught.value.paid is None


NAMES = (
    *("data", "b64_json", "url", "usage", "input_tokens", "id", "status", "output", "error", "metrics", "predict_time"),
    *("images", "info", "picture", "seed", "code", "message", "photos", "src", "original", "width", "height"),
    *("photographer", "urls", "get", "logs"),
)
LEAVES = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20)),
    st.sampled_from(
        ["", "succeeded", "failed", "data:image/png;base64,iVBORw0KGgo=", "iVBORw0KGgo=", "file:///x", "//"]
    ),
    st.sampled_from(["é", "data:image/png;base64,é"]),
    st.sampled_from(["http://[", "http://127.0.0.1:1/x.png", "http://\x00", '{"seed": "x"}', "[]", "x" * 70_000]),
)
ANSWERS = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6)
)


@given(ANSWERS, st.sampled_from([OPENAI, DALL_E, REPLICATE, STABILITY, WEB_UI, PEXELS, MIDJOURNEY]))
async def test_whatever_a_vendor_answers_is_a_picture_or_an_error_of_ours(answer: object, case: Case) -> None:
    def handler(request: httpx.Request) -> httpx.Response:  # noqa: ARG001  as httpx calls it
        return httpx.Response(200, json=answer)

    async with httpx.AsyncClient(transport=httpx.MockTransport(handler)) as client:
        keep = partial(Blob, digest="0" * 64)
        reached = Access(
            url="http://127.0.0.1",
            key=None,
            client=client,
            keep=lambda data, kind: keep(size=len(data), media_type=kind),
            fetch=lambda _blob: b"",
        )
        with contextlib.suppress(ProviderError):
            assert 1 == (await case.adapter.ask(PictureRequest(prompt=PROMPT), case.model, reached)).usage.pictures


@pytest.mark.parametrize("answer", ["é", "data:image/png;base64,é", "not base64", ""])
async def test_a_picture_that_is_not_even_base64_is_a_broken_answer(answer: str, store: Store) -> None:
    def handler(request: httpx.Request) -> httpx.Response:  # noqa: ARG001  as httpx calls it
        return httpx.Response(200, json={"data": [{"b64_json": answer}]})

    async with httpx.AsyncClient(transport=httpx.MockTransport(handler)) as client:
        reached = Access("http://127.0.0.1", None, client, store.put, lambda blob: store.get(blob.digest))
        with pytest.raises(BrokenAnswerError) as caught:
            await OPENAI.adapter.ask(PictureRequest(prompt=PROMPT), OPENAI.model, reached)

    assert caught.value.paid is True


# OpenAI


async def test_later_models_of_openai_paint_in_the_size_and_quality_asked_for(store: Store) -> None:
    with server_of(OPENAI) as server:
        await ask(OPENAI, server, store, model="gpt-image-2.6-flare:low")

    assert {
        "model": "gpt-image-2.6-flare",
        "prompt": PROMPT,
        "n": 1,
        "size": "1792x1024",
        "quality": "low",
        "output_format": "png",
    } == server.asked[0].json


async def test_dall_e_is_asked_in_its_own_words(store: Store) -> None:
    with server_of(DALL_E) as server:
        await ask(DALL_E, server, store, width=1000, height=1600)

    assert {
        "model": "dall-e-3",
        "prompt": PROMPT,
        "n": 1,
        "size": "1024x1792",
        "quality": "hd",
        "style": "natural",
        "response_format": "b64_json",
    } == server.asked[0].json


@pytest.mark.parametrize(
    ("width", "height", "size"), [(1920, 1080, "1536x1024"), (1080, 1920, "1024x1536"), (1000, 1000, "1024x1024")]
)
async def test_the_first_gpt_image_knows_three_sizes(width: int, height: int, size: str, store: Store) -> None:
    with server_of(OPENAI) as server:
        await ask(OPENAI, server, store, model="gpt-image-1", width=width, height=height)

    assert size == server.asked[0].json["size"]


@pytest.mark.parametrize(("width", "height"), [(320, 180), (1920, 1080), (7680, 4320), (1080, 1920), (1000, 999)])
async def test_the_size_for_later_models_keeps_to_their_bounds_and_to_the_shape(
    width: int, height: int, store: Store
) -> None:
    with server_of(OPENAI) as server:
        await ask(OPENAI, server, store, width=width, height=height)

    wide, high = map(int, server.asked[0].json["size"].split("x"))
    assert 0 == wide % 16 == high % 16
    assert 655_360 <= wide * high <= 3_686_400
    assert width / height == pytest.approx(wide / high, rel=0.02)


async def test_openai_tells_the_tokens_of_a_picture(store: Store) -> None:
    with server_of(OPENAI) as server:
        reply = await ask(OPENAI, server, store)

    assert Usage(pictures=1, input_tokens=len(PROMPT.split()), output_tokens=1500) == reply.usage


async def test_tokens_that_a_gateway_does_not_tell_are_estimated(store: Store) -> None:
    with server_of(OPENAI) as server:
        server.vendor.tells_tokens = False
        reply = await ask(OPENAI, server, store, model="gpt-image-1:high", width=1000, height=1000)

    assert reply.usage.estimated
    assert 4160 == pytest.approx(reply.usage.output_tokens, rel=0.02)


async def test_a_reference_goes_to_openai_with_the_description(store: Store) -> None:
    reference = store.put(drawn("Ada", 64, 64), "image/png")
    with server_of(OPENAI) as server:
        await ask(OPENAI, server, store, reference=reference)

    assert "/v1/images/edits" == server.asked[0].path
    assert store.get(reference.digest) == form(server.asked[0])["image[]"]


@pytest.mark.parametrize(
    ("flaw", "error"), [(None, None), (Flaw.EXPIRED, ExpiredError), (Flaw.PRIVATE, ForbiddenError)]
)
async def test_a_gateway_may_give_the_address_of_a_picture(
    flaw: Flaw | None, error: type[ProviderError] | None, store: Store
) -> None:
    with server_of(DALL_E) as server:
        server.vendor.only_addresses = True
        server.vendor.flaws.extend([flaw] if flaw else [])
        if error is None:
            assert (1792, 1024) == opened(await ask(DALL_E, server, store), store).size
        else:
            with pytest.raises(error) as caught:
                await ask(DALL_E, server, store)
            assert caught.value.paid is True


# Replicate


async def test_sdxl_is_told_what_it_understands(store: Store) -> None:
    with server_of(REPLICATE) as server:
        reply = await ask(
            REPLICATE, server, store, negative="text", seed=40, attempt=2, lora="https://host/w.tar", lora_scale=0.6
        )

    asked = server.asked[0]
    assert "wait" == asked.headers["prefer"]
    assert f"stability-ai/sdxl:{SDXL}" == asked.json["version"]
    assert {
        "prompt": PROMPT,
        "width": 1344,
        "height": 768,
        "num_outputs": 1,
        "apply_watermark": False,
        "negative_prompt": "text",
        "seed": 42,
        "lora_scale": 0.6,
        "replicate_weights": "https://host/w.tar",
    } == asked.json["input"]
    assert 42 == reply.answer.seed
    assert SECONDS == reply.usage.seconds


async def test_a_character_that_was_trained_is_a_model_of_its_own(store: Store) -> None:
    with server_of(REPLICATE) as server:
        await ask(REPLICATE, server, store, lora="me/ada:" + "c" * 64)

    assert "me/ada:" + "c" * 64 == server.asked[0].json["version"]
    assert 0.8 == server.asked[0].json["input"]["lora_scale"]


async def test_a_small_reference_goes_along_and_a_large_one_ahead(store: Store) -> None:
    small = store.put(drawn("Ada", 64, 64), "image/png")
    large = store.put(drawn("Ada", 64, 64) + bytes(2 << 20), "image/png")
    with server_of(REPLICATE) as server:
        await ask(REPLICATE, server, store, reference=small)
        await ask(REPLICATE, server, store, reference=large)

    posted = [asked for asked in server.asked if asked.method == "POST"]
    assert ["/v1/predictions", "/v1/files", "/v1/predictions"] == [asked.path for asked in posted]
    head, _, content = posted[0].json["input"]["image"].partition(",")
    assert ("data:image/png;base64", store.get(small.digest)) == (head, base64.b64decode(content))
    assert f"{server.url}/v1/files/f0" == posted[2].json["input"]["image"]


async def test_a_prediction_that_is_ready_at_once_is_not_asked_after(store: Store) -> None:
    with Mounted(FakeReplicate(KEY, polls=0)) as server:
        await ask(REPLICATE, server, store)

    assert ["POST", "GET"] == [asked.method for asked in server.asked]  # the second one is for the picture


@pytest.mark.parametrize("ends", ["failed", "canceled", "aborted"])
async def test_a_prediction_that_fails_on_the_way_was_paid_for(ends: str, store: Store) -> None:
    with server_of(REPLICATE) as server:
        server.vendor.ends = ends
        with pytest.raises(OverloadedError) as caught:
            await ask(REPLICATE, server, store)

    assert caught.value.paid is True


async def test_a_vendor_cannot_have_the_key_sent_elsewhere(store: Store) -> None:
    with server_of(REPLICATE) as server, Mounted(FakeReplicate()) as other:
        server.vendor.url = other.url  # which is where its answers point
        with pytest.raises(ForbiddenError):
            await ask(REPLICATE, server, store)

    assert [] == other.asked


async def test_a_lora_is_trained_and_named_as_it_will_be_asked_for(store: Store) -> None:
    pictures = store.put(b"PK\x05\x06" + bytes(18), "application/zip")
    with server_of(REPLICATE) as server:
        async with access(REPLICATE, server.url, store) as reached:
            trained, usage = await train_lora(pictures, token="TOK", destination="me/ada", access=reached)

    assert ("me/ada:" + "c" * 64, Usage(seconds=600)) == (trained, usage)
    assert f"/v1/models/stability-ai/sdxl/versions/{SDXL}/trainings" == server.asked[0].path
    assert "TOK" == server.asked[0].json["input"]["token_string"]


async def test_a_prediction_that_takes_too_long_is_called_off(store: Store) -> None:
    with Mounted(FakeReplicate(KEY, polls=99)) as server:
        async with access(REPLICATE, server.url, store) as reached:
            body = {"version": "x/y:z", "input": {"prompt": PROMPT, "width": 64, "height": 64}}
            with pytest.raises(SlowError) as caught:
                await done("predictions", "/v1/predictions", body, reached, longest=0.5)

    assert ["p0"] == server.vendor.cancelled
    assert caught.value.paid is None


async def test_what_is_never_ready_is_given_up() -> None:
    async def nothing() -> None:
        return None

    with pytest.raises(SlowError) as caught:
        await look_until(nothing, what="the picture", longest=0.3)

    assert caught.value.paid is None


# Others


@pytest.mark.parametrize(
    ("model", "path", "fields"),
    [
        ("core", "core", {"negative_prompt": "text"}),
        ("ultra", "ultra", {"negative_prompt": "text"}),
        ("sd3.5-large", "sd3", {"negative_prompt": "text", "model": "sd3.5-large", "mode": "text-to-image"}),
        ("sd3.5-large-turbo", "sd3", {"model": "sd3.5-large-turbo", "mode": "text-to-image"}),
    ],
)
async def test_each_of_stabilitys_models_has_its_own_form(
    model: str, path: str, fields: dict[str, str], store: Store
) -> None:
    with server_of(STABILITY) as server:
        reply = await ask(STABILITY, server, store, model=model, negative="text", seed=9)

    common = {"prompt": PROMPT, "aspect_ratio": "16:9", "output_format": "png", "seed": "9"}
    assert f"/v2beta/stable-image/generate/{path}" == server.asked[0].path
    assert common | fields == {name: value.decode() for name, value in form(server.asked[0]).items()}
    assert 9 == reply.answer.seed


async def test_a_blurred_picture_is_a_refusal_that_was_paid_for(store: Store) -> None:
    with server_of(STABILITY) as server:
        server.vendor.blurred = True
        with pytest.raises(PolicyError) as caught:
            await ask(STABILITY, server, store)

    assert caught.value.paid is True


async def test_a_web_ui_is_told_checkpoint_and_lora(store: Store) -> None:
    with server_of(WEB_UI) as server:
        await ask(WEB_UI, server, store, lora="ada", lora_scale=0.7, negative="text")
        reply = await ask(WEB_UI, server, store, model="loaded", seed=5)

    first, second = server.asked
    assert PROMPT + " <lora:ada:0.7>" == first.json["prompt"]
    assert ("text", -1) == (first.json["negative_prompt"], first.json["seed"])
    assert {"sd_model_checkpoint": "sd_xl_base_1.0"} == first.json["override_settings"]
    assert "override_settings" not in second.json
    assert 5 == reply.answer.seed


@pytest.mark.parametrize("case", [REPLICATE, WEB_UI], ids=str)
async def test_a_lora_knows_a_character_better_than_a_reference(case: Case, store: Store) -> None:
    reference = store.put(drawn("Ada", 64, 64), "image/png")
    with server_of(case) as server:
        await ask(case, server, store, reference=reference)
        await ask(case, server, store, reference=reference, lora="me/ada:1")

    first, second = [asked.body for asked in server.asked if asked.method == "POST"]
    text = base64.b64encode(store.get(reference.digest))
    assert text in first
    assert text not in second


async def test_a_lora_stands_between_checkpoint_and_sampler_in_comfyui(store: Store) -> None:
    with server_of(COMFY) as server:
        await ask(COMFY, server, store, lora="ada.safetensors", negative="text", seed=5)

    nodes = server.asked[0].json["prompt"]
    assert ["lora", 0] == nodes["sampler"]["inputs"]["model"]
    assert ["checkpoint", 0] == nodes["lora"]["inputs"]["model"]
    assert (5, "text") == (nodes["sampler"]["inputs"]["seed"], nodes["negative"]["inputs"]["text"])
    ends = [value for node in nodes.values() for value in node["inputs"].values() if isinstance(value, list)]
    assert {name for name, _ in ends} <= nodes.keys()


async def test_without_a_seed_each_attempt_and_each_prompt_has_its_own_in_comfyui(store: Store) -> None:
    with server_of(COMFY) as server:
        for asked in ({}, {"attempt": 1}, {"prompt": "A lung"}):
            server.vendor.left = 0
            await ask(COMFY, server, store, **asked)

    posted = [asked.json["prompt"]["sampler"]["inputs"]["seed"] for asked in server.asked if asked.method == "POST"]
    assert 3 == len(set(posted))


async def test_a_workflow_that_fails_is_a_fault_of_the_machine(store: Store) -> None:
    with server_of(COMFY) as server:
        server.vendor.fails = True
        with pytest.raises(OverloadedError):
            await ask(COMFY, server, store)


async def test_a_server_before_midjourney_may_answer_with_the_picture_itself(store: Store) -> None:
    with Mounted(FakeMidjourney(KEY, polls=0)) as server:
        reply = await ask(MIDJOURNEY, server, store)

    assert (1792, 1024) == opened(reply, store).size


@pytest.mark.parametrize(("said", "error"), [("banned word", PolicyError), ("queue full", OverloadedError)])
async def test_a_task_for_midjourney_may_fail(said: str, error: type[ProviderError], store: Store) -> None:
    with server_of(MIDJOURNEY) as server:
        server.vendor.error_said = said
        with pytest.raises(error):
            await ask(MIDJOURNEY, server, store)


async def test_a_task_for_midjourney_on_another_server_does_not_get_the_key(store: Store) -> None:
    with server_of(MIDJOURNEY) as server, Mounted(FakeMidjourney()) as other:
        server.vendor.tasks = f"{other.url}/tasks/1"
        with pytest.raises(ForbiddenError) as caught:
            await ask(MIDJOURNEY, server, store)

    assert caught.value.paid is None
    assert [] == other.asked


async def test_a_photograph_is_large_enough_cut_to_shape_and_credited(store: Store) -> None:
    with server_of(PEXELS) as server:
        reply = await ask(PEXELS, server, store)

    assert {"query": ["heart pumping blood"], "orientation": ["landscape"], "per_page": ["40"]} == server.asked[0].query
    assert "Photo by Björn Beispiel on Pexels" == reply.answer.credit
    assert {"auto": ["compress"], "cs": ["tinysrgb"], "fit": ["crop"], "w": ["1792"], "h": ["1024"]} == server.asked[
        1
    ].query


async def test_each_attempt_gives_another_photograph_until_there_are_no_more(store: Store) -> None:
    with server_of(PEXELS) as server:
        names = [(await ask(PEXELS, server, store, attempt=attempt)).answer.credit for attempt in range(3)]
        with pytest.raises(MisaskedError):
            await ask(PEXELS, server, store, attempt=3)

    assert 3 == len(set(names))
    assert "Photo by Ada Example on Pexels" == names[2]  # hers is too small, and comes last


async def test_a_subject_that_nobody_has_photographed_is_for_the_next(store: Store) -> None:
    with server_of(PEXELS) as server, pytest.raises(MisaskedError, match="no picture of quark"):
        await ask(PEXELS, server, store, prompt="A quark")
