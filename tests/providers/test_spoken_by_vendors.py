"""How a film is spoken by providers' voices: in batches, cut into sentences, by one voice all through."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from desks import SpeechDesk, desk_of
from speakers import AZURE, ELEVENLABS, GOOGLE, OPENAI, TTS_1, TURBO, Speaker
from vendor_kit import Asked, Fault, Given, Mounted, Vendor, route
from vendors.elevenlabs import ElevenLabs
from vendors.sounding import Sounding, as_mp3, as_wav, sounding

from chalktalk.direction import direct
from chalktalk.documents.asking import CharacterTime, SpeechAnswer, SpeechRequest
from chalktalk.documents.brief import Brief
from chalktalk.documents.direction import Voice
from chalktalk.documents.inspection import Mend, Remedy
from chalktalk.documents.narration import Batch, BatchSpeech, Timing
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.services import Services
from chalktalk.documents.storyboard import Storyboard
from chalktalk.engine import Context, LocalRunner, Store
from chalktalk.narration import batches_of, cut_batch, voice_over
from chalktalk.narration.remote.texts import text_of
from chalktalk.planning import storyboard_of
from chalktalk.produce import produce
from chalktalk.publishing.report import build_report
from chalktalk.script import Overrides, read_brief, write
from chalktalk.telling import Narration, narrated

PROSE = (
    "Your phone takes billions of tiny steps every second.",
    "Every one of them comes down to yes or no.",
    "A vaccine shows our body a harmless piece of some virus, so that it can learn its shape.",
    "How can we know that?",
    "Each packet finds its own way, and computers put them back together.",
)
SCRIPT = """\
---
title: Ice
---

Ice floats on the lake. That is odd.

## Why

Water grows as it freezes. So ice weighs less than water.

## So what

Fish live below the ice. They swim all winter long. You can walk on top.
"""


def sentences_of(texts: tuple[str, ...]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(words=tuple(Word(display=word, spoken=word.strip(".,:;?!")) for word in text.split()))
        for text in texts
    )


def voice_of(speaker: Speaker) -> Voice:
    return Voice(name=speaker.provider, language="en-US", words_per_minute=150, remote=speaker.remote)


def context_of(store: Store, desk: SpeechDesk) -> Context:
    return Context(store, lambda _done, _total: None, desk)


async def spoken_by(speaker: Speaker, store: Store, texts: tuple[str, ...]) -> BatchSpeech:
    sentences, voice = sentences_of(texts), voice_of(speaker)
    with Mounted(speaker.vendor()) as server:
        async with desk_of(store, (speaker, server)) as desk:
            context = context_of(store, desk)
            voiced = await voice_over.function(context, Batch(scene="one", sentences=sentences), voice)
            assert voiced.answer is not None
            return await cut_batch.function(context, sentences, voiced.answer, voice)


@pytest.mark.parametrize("speaker", [ELEVENLABS, TURBO, OPENAI, TTS_1, GOOGLE, AZURE], ids=str)
async def test_words_are_where_they_sound_whoever_speaks(speaker: Speaker, store: Store) -> None:
    speech = await spoken_by(speaker, store, PROSE)

    text = text_of(sentences_of(PROSE))
    truth = sounding(text.text)
    assert [len(sentence.split()) for sentence in PROSE] == [len(one.words) for one in speech.sentences]
    errors = []
    for one, spans in zip(speech.sentences, text.words, strict=True):
        assert (Timing.TOLD if speaker.tells else Timing.ALIGNED) is one.timing
        starts = np.array([truth.characters[first][0] for first, _ in spans])
        end = truth.characters[spans[-1][1] - 1][1]
        heard = one.words[-1].end - one.words[0].start
        assert abs(end - starts[0] - heard) < 0.06, "a sentence is cut off, or runs into the next"
        assert one.words[0].start < 0.06
        errors += list(np.array([word.start for word in one.words]) - one.words[0].start - (starts - starts[0]))
    late = np.abs(errors) > 0.06
    assert late.mean() <= (0.0 if speaker.tells else 0.1)


async def test_words_that_signs_stand_for_are_sent_as_the_lexicon_says_them_and_times_fall_on_what_is_written(
    store: Store,
) -> None:
    words = (
        Word(display="It", spoken="It"),
        Word(display="costs", spoken="costs"),
        Word(display="$3.5M,", spoken="three point five million dollars"),
        Word(display="—", spoken=""),
        Word(display="says", spoken="says", pause=1.0),
        Word(display="kubectl.", spoken="cube control"),
    )
    sentence, voice = Sentence(words=words), voice_of(ELEVENLABS)
    with Mounted(ELEVENLABS.vendor()) as server:
        async with desk_of(store, (ELEVENLABS, server)) as desk:
            context = context_of(store, desk)
            voiced = await voice_over.function(context, Batch(scene="one", sentences=(sentence,)), voice)
            assert voiced.answer is not None
            (speech,) = (await cut_batch.function(context, (sentence,), voiced.answer, voice)).sentences

    assert "It costs three point five million dollars; says, cube control." == server.asked[0].json["text"]
    assert 6 == len(speech.words)
    assert speech.words[2].end - speech.words[2].start > 1.0
    assert speech.words[5].start - speech.words[4].end >= 1.0


@pytest.mark.parametrize("noise", [0, 10, 30, 100])
async def test_noise_under_a_voice_and_times_that_are_a_little_wrong_leave_sentences_whole(
    noise: float, context: Context
) -> None:
    sentences = sentences_of(PROSE)
    text = text_of(sentences)
    truth, chance = sounding(text.text), np.random.default_rng(3)
    noisy = np.clip(truth.samples + chance.normal(0, noise, truth.samples.size), -32768, 32767)
    wrong = [(start + chance.uniform(0, 0.05), end + chance.uniform(-0.05, 0)) for start, end in truth.characters]
    answer = SpeechAnswer(
        audio=context.store.put(as_wav(replace(truth, samples=noisy.astype(np.int16))), "audio/wav"),
        characters=tuple(CharacterTime(start=start, end=max(end, 0)) for start, end in wrong),
    )

    speech = await cut_batch.function(context, sentences, answer, voice_of(ELEVENLABS))

    for one, spans in zip(speech.sentences, text.words, strict=True):
        lasts = truth.characters[spans[-1][1] - 1][1] - truth.characters[spans[0][0]][0]
        assert lasts == pytest.approx(one.duration, abs=0.12)


@pytest.mark.parametrize("count", [1, 3, 40])
def test_batches_are_whole_sentences_of_one_scene_and_know_their_neighbours(count: int, board: Storyboard) -> None:
    long = board.scenes[0].model_copy(update={"sentences": sentences_of(PROSE) * count})
    batches = batches_of((long, *board.scenes[1:]))

    assert len(board.scenes) == len(batches)
    assert long.sentences == tuple(sentence for batch in batches[0] for sentence in batch.sentences)
    assert all(len(text_of(batch.sentences).text) <= 800 for scene in batches for batch in scene)
    flat = [batch for scene in batches for batch in scene]
    assert ("", "") == (flat[0].before, flat[-1].after)
    for batch, following in pairwise(flat):
        assert text_of(following.sentences).text.startswith(batch.after)
        assert text_of(batch.sentences).text.endswith(following.before)


@pytest.fixture(scope="module")
def read_already(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that knows what the script says, so that no test has to read it again."""
    folder = tmp_path_factory.mktemp("read")
    store = Store(folder / "store")
    asyncio.run(board_of(brief_of(SCRIPT, store, folder), store))
    return store.root


@pytest.fixture
def store(read_already: Path, tmp_path: Path) -> Store:
    shutil.copytree(read_already, tmp_path / "store")
    return Store(tmp_path / "store")


async def board_of(brief: Brief, store: Store) -> Storyboard:
    async with LocalRunner(store, 1) as run:
        return await storyboard_of(brief, await run(write, brief), run)


@pytest.fixture
def brief(store: Store, tmp_path: Path) -> Brief:
    return brief_of(SCRIPT, store, tmp_path)


@pytest.fixture
async def board(store: Store, brief: Brief) -> Storyboard:
    return await board_of(brief, store)


def brief_of(text: str, store: Store, folder: Path, *speakers: Speaker) -> Brief:
    path = folder / "ice.md"
    path.write_text(text, encoding="utf-8")
    brief = read_brief(path, Overrides(quality="draft"), store, {})
    voices = tuple(speaker.remote for speaker in speakers or (ELEVENLABS, GOOGLE))
    return brief.model_copy(update={"services": Services(voices=voices)})


async def told(brief: Brief, run: LocalRunner, *mends: Mend) -> Narration:
    direction, script = await run(direct, brief), await run(write, brief)
    board = await storyboard_of(brief, script, run)
    return await narrated(brief, board, board.scenes, direction, run, mends)


def engines_of(narration: Narration) -> set[str]:
    return {speech.engine for scene in narration.speeches for speech in scene}


def text_sent(desk: SpeechDesk) -> list[str]:
    return [request.text for request in desk.requests if isinstance(request, SpeechRequest)]


@asynccontextmanager
async def two_voices(store: Store) -> AsyncIterator[tuple[SpeechDesk, Mounted[Any], Mounted[Any]]]:
    """ElevenLabs, and Google behind it."""
    with Mounted(ELEVENLABS.vendor()) as first, Mounted(GOOGLE.vendor()) as second:
        async with desk_of(store, (ELEVENLABS, first), (GOOGLE, second)) as desk:
            yield desk, first, second


async def test_a_film_is_spoken_in_few_calls_by_the_first_voice(store: Store, brief: Brief) -> None:
    async with two_voices(store) as (desk, first, second), LocalRunner(store, 2, desk=desk) as run:
        narration = await told(brief, run)

    assert {"elevenlabs eleven_multilingual_v2, voice 21m00Tcm4TlvDq8ikWAM"} == engines_of(narration)
    assert ("elevenlabs:21m00Tcm4TlvDq8ikWAM", ()) == (narration.voice.name, narration.lost)
    assert len(narration.speeches) == len(first.asked)
    assert [] == second.asked
    assert [2, 2, 1, 2] == [len(scene) for scene in narration.speeches]


async def test_a_voice_that_fails_in_the_middle_speaks_nothing_and_is_asked_again_only_in_the_next_run(
    store: Store, brief: Brief
) -> None:
    async with two_voices(store) as (desk, first, _):
        first.misbehave(None, None, Fault.UNAUTHORISED)
        async with LocalRunner(store, 2, desk=desk) as run:
            narration = await told(brief, run)
            asked = len(desk.requests)
            again = await told(brief, run, Mend(round=1, remedy=Remedy.NARRATE, scene=None, codes=("a.b",)))
            mended = len(desk.requests) - asked

        assert {"google neural2, voice en-GB-Neural2-A"} == engines_of(narration) == engines_of(again)
        assert len(narration.speeches) == mended
        (lost,) = narration.lost
        assert ("nobody answered", ELEVENLABS.remote) == (lost.refusal, lost.voice)
        assert ["127.0.0.1 refuses (401): Not with the key …"] == [tried.message for tried in lost.tried]
        assert 4 == len(first.asked), "the first alone, and those asked for beside the one that failed"

        async with LocalRunner(store, 2, desk=desk) as run:
            healthy = await told(brief, run)
    assert ("elevenlabs:21m00Tcm4TlvDq8ikWAM", ()) == (healthy.voice.name, healthy.lost)
    assert len(healthy.speeches) == len(first.vendor.charges), "what was paid for is not paid for again"


async def test_when_the_budget_is_used_up_in_the_middle_the_voice_of_this_machine_speaks_all(
    store: Store, brief: Brief
) -> None:
    async with two_voices(store) as (desk, _, _), LocalRunner(store, 2, desk=desk) as run:
        desk.calls_left = 2
        narration = await told(brief, run)

    assert "espeak" == narration.voice.name
    assert all(engine.startswith("espeak-ng") for engine in engines_of(narration))
    assert 2 == len(narration.lost)
    assert all("budget" in lost.refusal for lost in narration.lost)


async def test_an_edit_costs_one_batch(store: Store, brief: Brief, tmp_path: Path) -> None:
    edited = brief_of(SCRIPT.replace("That is odd.", "How very odd."), store, tmp_path)
    async with two_voices(store) as (desk, _, _):
        async with LocalRunner(store, 2, desk=desk) as run:
            before = await told(brief, run)
        asked = len(desk.requests)
        async with LocalRunner(store, 2, desk=desk) as run:
            after = await told(edited, run)

    assert ["Ice floats on the lake. How very odd."] == text_sent(desk)[asked:]
    assert before.speeches[1:] == after.speeches[1:]


async def test_a_scene_that_was_found_wanting_is_spoken_anew_once_and_no_other(
    store: Store, brief: Brief, board: Storyboard
) -> None:
    mends = [
        Mend(round=number, remedy=Remedy.NARRATE, scene=board.scenes[1].id, codes=("sync.missing-words",))
        for number in (1, 2)
    ]
    async with two_voices(store) as (desk, first, _), LocalRunner(store, 2, desk=desk) as run:
        await told(brief, run)
        asked = len(desk.requests)
        await told(brief, run, mends[0])
        assert [(text_of(board.scenes[1].sentences).text, 2)] == [
            (request.text, request.attempt) for request in desk.requests[asked:] if isinstance(request, SpeechRequest)
        ]
        await told(brief, run, *mends)
        assert asked + 1 == len(desk.requests)

    async with two_voices(store) as (other, first, second), LocalRunner(store, 2, desk=other) as run:
        first.vanish()
        narration = await told(brief, run, Mend(round=1, remedy=Remedy.NARRATE, scene=board.scenes[0].id, codes=()))
    assert ("elevenlabs:21m00Tcm4TlvDq8ikWAM", []) == (narration.voice.name, second.asked)


def silent(sound: Sounding) -> bytes:
    return as_wav(replace(sound, samples=np.zeros_like(sound.samples)))


def humming(sound: Sounding) -> bytes:
    wave = 3000 * np.sin(np.arange(sound.samples.size) * 0.05)
    return as_wav(replace(sound, samples=wave.astype(np.int16)))


def far_too_short(sound: Sounding) -> bytes:
    return as_wav(replace(sound, samples=sound.samples[: sound.samples.size // 50]))


def far_too_long(sound: Sounding) -> bytes:
    return as_wav(replace(sound, samples=np.tile(sound.samples, 40)))


def cut_off(sound: Sounding) -> bytes:
    return as_wav(sound)[: sound.samples.size]


def garbled(sound: Sounding) -> bytes:
    return b"ID3" + bytes(np.random.default_rng(1).integers(0, 256, len(as_mp3(sound)), dtype=np.uint8))


def empty(sound: Sounding) -> bytes:
    return as_wav(replace(sound, samples=sound.samples[:0]))


class Absurd(Vendor):
    """OpenAI's older wire format, at first with sounds that are none of a text."""

    def __init__(self, damage: Callable[[Sounding], bytes], times: int) -> None:
        super().__init__()
        self.damage = damage
        self.times = times

    @route("POST", "/v1/audio/speech")
    def speak(self, asked: Asked) -> Given:
        sound = sounding(asked.json["input"])
        self.times -= 1
        return Given(body=self.damage(sound) if self.times >= 0 else as_wav(sound), media_type="audio/wav")


DAMAGES = (silent, humming, far_too_short, far_too_long, cut_off, garbled, empty)


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_sound_that_cannot_be_the_text_is_asked_for_anew_once(
    damage: Callable[[Sounding], bytes], store: Store
) -> None:
    batch, voice = Batch(scene="one", sentences=sentences_of(PROSE[:1])), voice_of(TTS_1)
    with Mounted(Absurd(damage, 1)) as server, Mounted(Absurd(damage, 2)) as hopeless:
        async with desk_of(store, (TTS_1, server)) as desk:
            voiced = await voice_over.function(context_of(store, desk), batch, voice)
        assert voiced.answer is not None
        assert [0, 1] == [request.attempt for request in desk.requests]
        assert not voiced.stands_in

        async with desk_of(store, (TTS_1, hopeless)) as desk:
            lost = await voice_over.function(context_of(store, desk), batch, voice)
        assert (None, 2, 2) == (lost.answer, len(desk.requests), len(lost.tried))
        assert lost.stands_in
        assert re.match("its sound (is of no use|lasts)", lost.refusal)


async def test_a_sound_that_ends_before_its_own_times_is_part_of_one(store: Store) -> None:
    class Hasty(ElevenLabs):
        voice = "en-us+f2"

        @route("POST", "/v1/text-to-speech/{voice}/with-timestamps")
        def speak(self, asked: Asked, voice: str) -> Given:
            given = super().speak(asked, voice)
            return Given(
                body=given.body.replace(b'"character_end_times_seconds": [', b'"character_end_times_seconds": [9')
            )

    batch = Batch(scene="one", sentences=sentences_of(PROSE[:1]))
    with Mounted(Hasty()) as server:
        async with desk_of(store, (ELEVENLABS, server)) as desk:
            lost = await voice_over.function(context_of(store, desk), batch, voice_of(ELEVENLABS))
    assert re.match(r"its sound ends at \d\.\d s, and by its own times it should last 9\d*\.\d s", lost.refusal)


@pytest.mark.video
async def test_a_film_tells_whose_voice_was_lost_why_and_who_speaks_instead(store: Store, tmp_path: Path) -> None:
    lexicon = "lexicon:\n  lake: /leɪk/\n  sea: /siː/\n"
    script = f"---\ntitle: Ice\n{lexicon}---\n\nIce floats on the lake.\n\n## Why\n\nWater grows as it freezes.\n"
    brief = brief_of(script, store, tmp_path, ELEVENLABS, TTS_1)
    events: list[Any] = []
    with Mounted(ELEVENLABS.vendor()) as first, Mounted(TTS_1.vendor()) as second:
        first.misbehave(None, Fault.QUOTA)
        async with (
            desk_of(store, (ELEVENLABS, first), (TTS_1, second)) as desk,
            LocalRunner(store, 2, events.append, desk=desk) as run,
        ):
            production = await produce(brief, run)
    report = build_report(production, events)

    assert "openai:alloy" == report.voice
    (remark,) = [str(remark) for remark in report.downgrades if "could not speak" in remark.message]
    assert (
        "the voice 21m00Tcm4TlvDq8ikWAM of elevenlabs could not speak all of the film (elevenlabs: "
        "127.0.0.1 refuses (401): This request exceeds your quota of 10000. You have 3 credits remaining), "
        "so openai:alloy speaks (make the film again: what was paid for is not paid for twice)"
    ) == remark
    told = "openai:alloy cannot be told how ‘lake’ is said, and says it as it reads it"
    assert [told] == [remark.message for remark in report.downgrades if "cannot be told" in remark.message]
    assert [] == [finding.code for finding in production.inspection.findings if finding.code.startswith("sync")]
