"""Faults of the sound and of its place: decoded, damaged, encoded again; or mixed again from other parts."""

import asyncio
import io
import wave
from collections.abc import Callable

import numpy as np
from planting import Case, Fault, Planted, Said, Spot, UnfitError
from splicing import Samples, sound_of, sounding, write_film

from chalktalk.documents.cues import SceneCues, Utterance
from chalktalk.engine import LocalRunner, Store
from chalktalk.frames import FrameRange
from chalktalk.making import soundtrack_of
from chalktalk.planning import StagedFilm

RATE = 48_000
FULL = 0.99


def _resound(case: Case, stretch: FrameRange | None, change: Callable[[Samples], Samples], note: str = "") -> Planted:
    """Change what is heard in a stretch, or in all of the film."""
    sound = sound_of(case.film)
    first, past = (0, sound.shape[1]) if stretch is None else _samples(case, stretch)
    sound[:, first:past] = change(sound[:, first:past])
    with sounding(sound) as heard:
        write_film(case.video, case.film, sound=heard)
    return Planted(stretch, note=note)


def _samples(case: Case, stretch: FrameRange) -> tuple[int, int]:
    rate = case.film.rate
    return rate.samples_at(stretch.start, RATE), rate.samples_at(stretch.end, RATE)


def _noise(case: Case) -> np.random.Generator:
    return np.random.default_rng(case.chance.randrange(1 << 30))


def silence(case: Case) -> Planted:
    """Nothing is heard where somebody should speak."""
    return _resound(case, case.spoken(3.0, 2.1), np.zeros_like)


def silent_half(case: Case) -> Planted:
    """Half of the film is silent, or from somewhere on all of it."""
    part = case.degree(0.5, 0.5, 0.5, 0.6, 0.3)
    gone = round(case.film.frames * part)
    start = 0 if case.spot is Spot.START else case.film.frames - gone
    return _resound(case, FrameRange(start, start + gone), np.zeros_like)


def dropout(case: Case) -> Planted:
    """A moment of speech is missing, cut off sharply."""
    word = _loud_word(case, 0.2)
    middle = (word.start + word.end) / 2
    length = case.degree(0.2, 0.15, 0.2, 0.15, 0.1)
    start = case.film.rate.frame_at(middle - length / 2)
    return _resound(case, FrameRange(start, start + case.frames(length)), np.zeros_like, word.text)


def drop(case: Case) -> Planted:
    """All is 20 dB quieter for a while."""
    return _resound(case, case.spoken(2.0, 1.0), lambda sound: (sound * 0.1).astype(np.float32))


def clipped_word(case: Case) -> Planted:
    """A word is cut off at full scale."""
    word = _loud_word(case, 0.25)
    rate = case.film.rate
    stretch = FrameRange(rate.frame_at(word.start), rate.frame_at(word.end))
    gain = 10 ** (case.degree(18, 15, 18, 15, 12) / 20)
    return _resound(case, stretch, lambda s: np.clip(s * gain, -FULL, FULL).astype(np.float32), word.text)


def _loud_word(case: Case, least: float) -> Said:
    """A word near the spot that lasts some time."""
    return case.near([word for word in case.said() if word.end - word.start >= least])


def clicks(case: Case) -> Planted:
    """Some samples jump, at the shortest once."""
    stretch = case.stretch(2.0, 0.1)
    count = 1 if case.spot is Spot.SHORTEST else 6

    def clicked(sound: Samples) -> Samples:
        clicked = sound.copy()
        for at in np.linspace(0.2, 0.8, count) * sound.shape[1]:
            clicked[:, int(at) : int(at) + 3] += np.array([0.8, -0.7, 0.4], np.float32)
        return clicked

    return _resound(case, stretch, clicked)


def hum(case: Case) -> Planted:
    """The mains are heard: 50 or 60 Hz and what belongs to them."""
    base, level = case.chance.choice((50.0, 60.0)), case.degree(-28, -30, -28, -30, -34)

    def humming(sound: Samples) -> Samples:
        time = np.arange(sound.shape[1]) / RATE
        wave = sum(np.sin(2 * np.pi * base * n * time) / n for n in (1, 2, 3, 4))
        return (sound + 10 ** (level / 20) * wave).astype(np.float32)

    return _resound(case, None if case.spot is not Spot.SHORTEST else case.stretch(5.0, 5.0), humming)


def hiss(case: Case) -> Planted:
    """A burst of noise."""
    rubbish, level = _noise(case), 10 ** (case.degree(-14, -16, -14, -16, -20) / 20)
    stretch = case.stretch(1.0, 0.4)
    return _resound(case, stretch, lambda s: (s + rubbish.normal(0, level, s.shape)).clip(-1, 1).astype(np.float32))


def quiet(case: Case) -> Planted:
    """The film is not as loud as it should be: -23 LUFS, or nearer."""
    gain = 10 ** (case.degree(-9, -12, -6, -9, -3) / 20)
    return _resound(case, None, lambda sound: (sound * gain).astype(np.float32))


def loud(case: Case) -> Planted:
    """The film is too loud, and its peaks are cut off."""
    gain = 10 ** (case.degree(6, 5, 6, 4, 3) / 20)
    return _resound(case, None, lambda sound: np.clip(sound * gain, -1, 1).astype(np.float32))


def one_side(case: Case) -> Planted:
    """One speaker is silent."""
    side = case.chance.randrange(2)

    def lost(sound: Samples) -> Samples:
        lost = sound.copy()
        lost[side] = 0
        return lost

    return _resound(case, case.spoken(4.0, 2.0), lost)


def out_of_phase(case: Case) -> Planted:
    """One speaker pushes while the other pulls: in mono the voice is gone."""

    def turned(sound: Samples) -> Samples:
        turned = sound.copy()
        turned[1] *= -1
        return turned

    return _resound(case, case.spoken(4.0, 2.0), turned)


def music_over_voice(case: Case) -> Planted:
    """Music is louder than who speaks."""
    stretch = case.spoken(4.0, 3.0)
    over = 10 ** (case.degree(6, 5, 6, 4, 3) / 20)

    def covered(sound: Samples) -> Samples:
        time = np.arange(sound.shape[1]) / RATE
        bar = (time // 0.5).astype(int) % 4
        roots = np.array([220.0, 174.6, 261.6, 196.0])[bar]
        chord = sum(np.sin(2 * np.pi * roots * ratio * time) for ratio in (1.0, 1.25, 1.5, 2.0))
        chord *= over * float(np.sqrt((sound**2).mean() / (chord**2).mean()))
        both = sound + chord
        both *= min(1.0, 0.89 / float(np.abs(both).max()))
        return np.asarray(both, np.float32)

    return _resound(case, stretch, covered)


def offset(case: Case) -> Planted:
    """What is heard comes early or late against what is seen."""
    moved = round(case.degree(0.4, -0.4, 0.3, -0.25, 0.2) * RATE)

    def late(sound: Samples) -> Samples:
        late = np.roll(sound, moved, axis=1)
        late[:, : max(0, moved)] = 0
        late[:, late.shape[1] + min(0, moved) :] = 0
        return late

    return _resound(case, None, late, f"{moved / RATE:+.2f} s")


def drift(case: Case) -> Planted:
    """The sound runs slower or faster than the picture."""
    factor = case.degree(1.02, 0.98, 1.03, 0.985, 1.01)

    def stretched(sound: Samples) -> Samples:
        at = np.arange(sound.shape[1]) / factor
        inside = np.arange(sound.shape[1])
        sides = np.stack([np.interp(at, inside, side, right=0.0) for side in sound])
        return sides.astype(np.float32, copy=False)

    if abs(factor - 1) * case.film.seconds < 0.12:
        raise UnfitError
    return _resound(case, None, stretched, f"{factor - 1:+.1%}")


def missing_sentence(case: Case) -> Planted:
    """A sentence is not heard."""
    scene, said = _sentence(case)
    return _mixed_again(case, scene, lambda its: tuple(one for one in its if one != said), _when(case, scene, said))


def missing_word(case: Case) -> Planted:
    """A word is not heard, and nothing in its place."""
    word = _loud_word(case, 0.3)
    scene, start = _scene_and_start(case, word)
    said = next(one for one in reversed(scene.utterances) if one.start <= start + 1e-6)
    from_, to = (said.offset + start - said.start, said.offset + start - said.start + word.end - word.start)
    silent = said.model_copy(update={"audio": case.store.put(_without(case.store, said, from_, to), "audio/wav")})
    rate = case.film.rate
    stretch = FrameRange(rate.frame_at(word.start), rate.frame_at(word.end))
    return _mixed_again(
        case, scene, lambda its: tuple(silent if one == said else one for one in its), stretch, word.text
    )


def _scene_and_start(case: Case, word: Said) -> tuple[SceneCues, float]:
    made = case.film.production
    placed = next(one for one in made.timeline.scenes if one.id == word.scene)
    cues = next(one for one in made.cues if one.scene == word.scene)
    return cues, word.start - case.film.rate.seconds_at(placed.start)


def _without(store: Store, said: Utterance, start: float, end: float) -> bytes:
    """An utterance's sound with silence from one moment to another."""
    with wave.open(io.BytesIO(store.get(said.audio.digest))) as source:
        settings, data = source.getparams(), bytearray(source.readframes(source.getnframes()))
    size = settings.sampwidth * settings.nchannels
    first, past = (round(moment * settings.framerate) * size for moment in (start, end))
    data[first:past] = bytes(len(data[first:past]))
    file = io.BytesIO()
    with wave.open(file, "wb") as target:
        target.setparams(settings)
        target.writeframes(data)
    return file.getvalue()


def sentence_late(case: Case) -> Planted:
    """A sentence is said later than its pictures come."""
    late = case.degree(0.6, 0.5, 0.6, 0.5, 0.3)
    made = case.film.production
    found = [
        (scene, said)
        for scene in made.cues
        for said, after in zip(scene.utterances, [*scene.utterances[1:], None], strict=True)
        if said.start + said.duration + late < (after.start if after else case.film.rate.seconds_at(scene.frames) - 0.6)
    ]
    if sum(len(scene.utterances) for scene in made.cues) < 2:
        raise UnfitError  # then it is the whole film's sound that comes late
    scene, said = case.near(found)
    moved = said.model_copy(update={"start": said.start + late})
    return _mixed_again(
        case, scene, lambda its: tuple(moved if one == said else one for one in its), _when(case, scene, said)
    )


def wrong_sentence(case: Case) -> Planted:
    """Another sentence is heard than the one that belongs there."""
    scene, said = _sentence(case)
    others = [one for cues in case.film.production.cues for one in cues.utterances if one.audio != said.audio]
    fitting = [one for one in others if one.duration <= said.duration + 0.1]
    if not fitting:
        raise UnfitError
    other = max(fitting, key=lambda one: one.duration).model_copy(update={"start": said.start})
    return _mixed_again(
        case, scene, lambda its: tuple(other if one == said else one for one in its), _when(case, scene, said)
    )


def _sentence(case: Case) -> tuple[SceneCues, Utterance]:
    """A sentence near the spot; at the shortest the film's shortest."""
    found = [(scene, said) for scene in case.film.production.cues for said in scene.utterances]
    if len(found) < 2:
        raise UnfitError
    if case.spot is Spot.SHORTEST:
        return min(found, key=lambda one: one[1].duration)
    return case.near(found)


def _when(case: Case, scene: SceneCues, said: Utterance) -> FrameRange:
    placed = next(one for one in case.film.production.timeline.scenes if one.id == scene.scene)
    rate = case.film.rate
    start = placed.start + rate.frame_at(said.start)
    return FrameRange(start, min(case.film.frames, start + rate.frame_at(said.duration)))


def _mixed_again(
    case: Case,
    scene: SceneCues,
    said: Callable[[tuple[Utterance, ...]], tuple[Utterance, ...]],
    stretch: FrameRange,
    note: str = "",
) -> Planted:
    """The film with its sound mixed anew, one scene saying something else."""
    made = case.film.production
    edited = scene.model_copy(update={"utterances": said(scene.utterances)})
    cues = tuple(edited if one.scene == scene.scene else one for one in made.cues)
    staged = StagedFilm(made.direction, made.script, made.storyboard, made.take, made.artworks, cues, made.staged)

    async def mixed() -> str:
        async with LocalRunner(case.store, 1) as run:
            return (await soundtrack_of(staged, made.timeline, made.brief, run)).audio.digest

    write_film(case.video, case.film, sound=case.store.path(asyncio.run(mixed())))
    return Planted(stretch, (scene.scene,), note)


_ANY = ("sound.*",)
_WORDS = ("sound.*", "sync.*")
SOUND_FAULTS = (
    Fault("silence", _ANY, silence),
    Fault("silent half", _ANY, silent_half),
    Fault("drop-out", _ANY, dropout),
    Fault("20 dB drop", _ANY, drop),
    Fault("clipped word", _ANY, clipped_word),
    Fault("clicks", _ANY, clicks),
    Fault("hum", _ANY, hum),
    Fault("burst of noise", _ANY, hiss),
    Fault("too quiet", _ANY, quiet),
    Fault("too loud", _ANY, loud),
    Fault("one side lost", _ANY, one_side),
    Fault("out of phase", _ANY, out_of_phase),
    Fault("music over voice", _ANY, music_over_voice),
    Fault("missing sentence", _WORDS, missing_sentence),
    Fault("missing word", _WORDS, missing_word),
    Fault("wrong sentence", _WORDS, wrong_sentence),
    Fault("sentence late", ("sync.*",), sentence_late),
    Fault("sound offset", ("sync.*",), offset),
    Fault("drift", ("sync.*",), drift),
)
