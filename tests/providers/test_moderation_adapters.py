"""Judges of words and pictures: OpenAI's against a server that misbehaves, and the embedded word list."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from vendor_kit import CONTRACT, Expected, Fault, Mounted
from vendors.drawing import drawn
from vendors.openai_images import OpenAIModeration as FakeOpenAI

from chalktalk.documents.asking import ModerationAnswer, ModerationRequest
from chalktalk.engine import Store
from chalktalk.errors import ExhaustedError, MisaskedError, ProviderError, SlowError
from chalktalk.providers.guarded import Limits, guarded_client
from chalktalk.providers.openai_moderation import OpenAIModeration
from chalktalk.providers.ports import Access
from chalktalk.providers.wordlist import WordList, flagged

KEY = "planted-key-4711-do-not-show"
MODEL = "omni-moderation-latest"
PATIENT = Limits()
HASTY = Limits(most_bytes=4 << 20, most_text_bytes=1 << 20, connecting=0.5, between=0.3, total=0.4)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.md"))


@asynccontextmanager
async def access(url: str, store: Store, limits: Limits = PATIENT) -> AsyncIterator[Access]:
    async with guarded_client(url, limits=limits) as client:
        yield Access(url + "/v1", SecretStr(KEY), client, store.put, lambda blob: store.get(blob.digest))


async def judged(
    server: Mounted[FakeOpenAI], store: Store, request: ModerationRequest, limits: Limits = PATIENT
) -> ModerationAnswer:
    async with access(server.url, store, limits) as reached:
        return (await OpenAIModeration().ask(request, MODEL, reached)).answer


async def test_words_and_a_picture_are_judged_together(store: Store) -> None:
    picture = store.put(drawn("Ada", 64, 64, "JPEG"), "image/jpeg")
    with Mounted(FakeOpenAI(KEY)) as server:
        answer = await judged(server, store, ModerationRequest(text="a violence", picture=picture))

    assert ModerationAnswer(allowed=False, categories=("sexual", "violence")) == answer
    assert MODEL == server.asked[0].json["model"]
    assert ["text", "image_url"] == [part["type"] for part in server.asked[0].json["input"]]


@pytest.mark.parametrize("with_picture", [False, True])
async def test_what_is_harmless_passes(with_picture: bool, store: Store) -> None:  # noqa: FBT001  a parameter of a test
    picture = store.put(drawn("Ada", 64, 64), "image/png") if with_picture else None
    with Mounted(FakeOpenAI(KEY)) as server:
        answer = await judged(server, store, ModerationRequest(text="" if with_picture else "peace", picture=picture))

    assert ModerationAnswer(allowed=True) == answer
    assert 1 == len(server.asked[0].json["input"])


@pytest.mark.parametrize("expected", CONTRACT, ids=str)
async def test_a_question_that_fails_tells_what_kind_of_fault_it_is(expected: Expected, store: Store) -> None:
    with Mounted(FakeOpenAI(KEY)) as server:
        server.drip = 0.05
        server.misbehave(expected.fault)
        limits = HASTY if expected.error is SlowError else PATIENT
        with pytest.raises(ProviderError) as caught:
            await judged(server, store, ModerationRequest(text="peace"), limits)

    assert expected.error is type(caught.value)
    assert expected.paid is caught.value.paid
    assert KEY not in str(caught.value)


async def test_a_judge_without_credit_says_so(store: Store) -> None:
    with Mounted(FakeOpenAI(KEY)) as server:
        server.misbehave(Fault.QUOTA)
        with pytest.raises(ExhaustedError):
            await judged(server, store, ModerationRequest(text="peace"))


def embedded(store: Store) -> Access:
    return Access("", None, httpx.AsyncClient(), store.put, lambda blob: store.get(blob.digest))


async def test_the_word_list_judges_words_without_a_network(store: Store) -> None:
    good = await WordList().ask(ModerationRequest(text="How the heart works"), "english", embedded(store))
    bad = await WordList().ask(ModerationRequest(text="How the fucking heart works"), "english", embedded(store))

    assert ModerationAnswer(allowed=True) == good.answer
    assert ModerationAnswer(allowed=False, categories=("profanity",)) == bad.answer


async def test_the_word_list_does_not_pretend_to_see(store: Store) -> None:
    picture = store.put(drawn("Ada", 64, 64), "image/png")
    with pytest.raises(MisaskedError, match="cannot judge pictures"):
        await WordList().ask(ModerationRequest(text="Ada", picture=picture), "english", embedded(store))


@pytest.mark.parametrize(
    "text",
    [
        "what the fuck",
        "What the F*CK is this?",
        "f**k off",
        "this is sh1t",
        "$h!t happens",
        "fuuuuuck",
        "f" + "u" * 80 + "ck",
        "f u c k",
        "Oh, f.u.c.k it",
        "s-h-i-t!",
        "fu\u200bck",
        "fück",
        "FUCKING",
        "fuсk",  # with a Cyrillic letter
        "ｆｕｃｋ",  # in full width
        "motherfuckers",
        "_bullshit_",
        "utter bull\u00adshit",
    ],
)
def test_a_bad_word_is_found_in_its_disguises(text: str) -> None:
    assert ("profanity",) == flagged(text)


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("You stupid bitch", ("slur",)),
        ("those niggers", ("slur",)),
        ("go kill yourself", ("harassment",)),
        ("Why don't you go  kill\nyourself, shithead", ("harassment", "profanity")),
        ("a gangbang", ("sexual",)),
    ],
)
def test_what_is_found_is_named_by_its_kind(text: str, categories: tuple[str, ...]) -> None:
    assert categories == flagged(text)


PLACES = """
Scunthorpe, Penistone, Lightwater, Clitheroe, Cockermouth, Sussex, Essex, Middlesex, Phuket, Fukuoka, Fukushima,
Shitterton, Matsushita, Dick Cheney, Charles Dickens, Kike Hernandez, Alfred Hitchcock, the Wankel engine, Fanny Hill,
Titus, Cummings, Arsenal, an assassin's class, a cockpit, a shuttlecock, a snigger, a niggardly sum, spic and span, a
chink in the armour, a document, cumulative analysis, therapists, shiitake, mishits, a pushit button, State Highway
SH17, the MILF in Mindanao, titmice, great tits, blue-footed boobies, the bitch and her puppies, a cock crows, a
donkey or ass, coon cats, faggots of firewood, a flame retardant, retard the ignition, a slut-shaming verdict, f(x) =
k, f u n c t i o n, A S S E S S, C. S. Lewis, a*b*c,
C A S H  I T E M S
"""
MEDICINE = """
The penis, vagina, anus, rectum, breasts and testicles develop in the embryo. Sexual intercourse can pass on HIV;
condoms prevent it. Masturbation is harmless. An orgasm releases oxytocin. Semen, erection, vulva, clitoris,
ejaculation. Suicide is preventable: people who think of killing themselves, of hanging or an overdose, need help. If
you want to kill yourself, call a helpline. Heroin, cocaine and methamphetamine change the brain. Rectal cancer, anal
fissures, breast examination, a Pap smear, faeces, urine. Bleeding, amputation, gunshot wounds, decapitation in trauma
surgery.
"""
HISTORY = """
The Nazis murdered six million Jews. Hitler ordered the killing; Zyklon B was used to gas the Jews of Hungary. The
greeting Heil Hitler was compulsory. Slaves were raped, whipped and lynched by the Ku Klux Klan. The Negro leagues;
the National Association for the Advancement of Colored People; Operation Wetback of 1954. Heretics were burned on
faggots. Terrorists bombed the train; the massacre and genocide in Rwanda; the atomic bomb on Hiroshima. The Whore of
Babylon. Gypsies were persecuted.
"""
LAW = """
Rape, sexual assault, incest, child pornography, prostitution, upskirting, bestiality and murder are crimes. Hate
speech, racial slurs, harassment and threats to kill are punished. He was convicted of manslaughter, stalking, human
trafficking, drug dealing and possession of explosives. Obscenity was defined in Miller v. California; sodomy laws
fell in Lawrence v. Texas.
"""


@pytest.mark.parametrize("text", [PLACES, MEDICINE, HISTORY, LAW], ids=["places", "medicine", "history", "law"])
def test_honest_words_of_an_explainer_pass(text: str) -> None:
    assert () == flagged(text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_our_own_examples_pass(path: Path) -> None:
    assert () == flagged(path.read_text("utf-8"))


@given(st.text(max_size=300))
def test_any_text_can_be_judged(text: str) -> None:
    assert isinstance(flagged(text), tuple)


@given(st.text(alphabet="f u c k.-*1!$@", max_size=200))
def test_texts_made_of_disguises_are_judged_quickly_enough_to_finish(text: str) -> None:
    assert set(flagged(text)) <= {"profanity", "slur", "sexual", "harassment"}
