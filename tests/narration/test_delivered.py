"""Words found anew in the sound that is delivered."""

import numpy as np
from recordings import RATE, sentences_of, spoken

from chalktalk.engine import Context
from chalktalk.narration import hear_words
from chalktalk.narration.alignment.resampling import piece

SAID = ("The rain falls on the hills.", "Rivers carry the water to the sea.")
SILENT = "Nobody ever speaks of green elephants here."


async def test_words_are_found_where_they_sound_and_missed_where_nobody_says_them(context: Context) -> None:
    sound = spoken(SAID)
    mono = piece(sound.samples, RATE, 0.0, sound.seconds)
    blob = context.store.put(mono.astype("<i2").tobytes(), "audio/L16")
    scenes = tuple(sentence.words for sentence in sentences_of((SAID[0], SILENT, SAID[1])))
    heard = (await hear_words.function(context, blob, scenes, "en-US")).scenes
    assert heard is not None

    assert [6, 7, 7] == [len(scene) for scene in heard]
    found = [word.start for scene in (heard[0], heard[2]) for word in scene]
    assert np.median(np.abs(np.subtract(found, sound.starts))) < 0.03
    assert max(word.confidence for word in heard[1]) < 0.1


async def test_words_of_one_scene_are_found_in_its_own_stretch(context: Context) -> None:
    sound = spoken(SAID)
    mono = piece(sound.samples, RATE, 0.0, sound.seconds)
    blob = context.store.put(mono.astype("<i2").tobytes(), "audio/L16")
    words = sentences_of(SAID)[1].words
    heard = (await hear_words.function(context, blob, (words,), "en-US", sound.starts[6] - 0.1, sound.seconds)).scenes
    assert heard is not None

    assert np.median(np.abs(np.subtract([word.start for word in heard[0]], sound.starts[6:]))) < 0.03


async def test_of_a_language_without_an_acoustic_model_nothing_is_said(context: Context) -> None:
    blob = context.store.put(b"", "audio/L16")
    scenes = tuple(sentence.words for sentence in sentences_of(("Der Regen fällt.",)))

    assert (await hear_words.function(context, blob, scenes, "de")).scenes is None
