from itertools import combinations, islice, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.documents.mood import Mood
from chalktalk.sound.music.composing import WINDOW, composed, key_of
from chalktalk.sound.music.form import bars_in
from chalktalk.sound.music.harmony import OCTAVE, PROGRESSIONS, Key, Mode, chord_on
from chalktalk.sound.music.notes import PERCUSSION, STEPS, Bar, Instrument
from chalktalk.sound.music.parts import evenly
from chalktalk.sound.music.voicing import BASS_HIGHEST, BASS_LOWEST, bass_under, led

MOODS = st.builds(Mood, valence=st.floats(-1, 1), energy=st.floats(0, 1))
TITLES = st.text(max_size=40)
PLUCKED = {Instrument.KEYS, Instrument.MARIMBA, Instrument.PLUCK}
ALIKE = Mood(valence=0.25, energy=0.5)


def pitches(bar: Bar, instrument: Instrument) -> list[int]:
    return [note.pitch for note in bar.notes if note.instrument is instrument]


@settings(max_examples=60)
@given(TITLES, MOODS, st.integers(1, 90))
def test_no_bar_comes_back_within_sixteen(title: str, mood: Mood, bars: int) -> None:
    figures = [bar.figure for bar in composed(title, mood, bars)]
    assert bars == len(figures)
    for number, figure in enumerate(figures):
        assert figure not in figures[max(0, number - WINDOW + 1) : number]


@settings(max_examples=30)
@given(TITLES, MOODS, st.integers(1, 40))
def test_every_tone_belongs_to_the_key_and_to_its_bar(title: str, mood: Mood, bars: int) -> None:
    key = key_of(title, mood)
    scale = {key.step(degree) % OCTAVE for degree in range(7)}
    for bar in composed(title, mood, bars):
        assert all(0 <= note.step < STEPS and 0 < note.velocity <= 1 for note in bar.notes)
        assert scale >= {note.pitch % OCTAVE for note in bar.notes if note.instrument not in PERCUSSION}


@settings(max_examples=30)
@given(TITLES, MOODS)
def test_it_ends_at_home(title: str, mood: Mood) -> None:
    *_, last = composed(title, mood, 12)
    key = key_of(title, mood)
    assert key.tonic == pitches(last, Instrument.BASS)[0] % OCTAVE
    assert not {note.instrument for note in last.notes} & PERCUSSION


def test_the_same_title_and_mood_always_give_the_same_music() -> None:
    assert list(composed("Why vaccines work", ALIKE, 40)) == list(composed("Why vaccines work", ALIKE, 40))


def test_another_title_gives_other_music() -> None:
    pieces = [list(composed(title, ALIKE, 8)) for title in ("Qubits", "Smallpox", "Vaccines")]
    assert all(one != other for one, other in combinations(pieces, 2))


def test_a_film_that_grows_keeps_its_tune() -> None:
    short, long = composed("Qubits", ALIKE, 40), composed("Qubits", ALIKE, 44)
    assert list(islice(short, 30)) == list(islice(long, 30))


@pytest.mark.parametrize("mode", Mode)
def test_voices_lead_on_the_shortest_way_and_never_rub(mode: Mode) -> None:
    chance = np.random.Generator(np.random.PCG64(1))
    moves = []
    for tonic in range(12):
        for progression in PROGRESSIONS[mode]:
            voicing = None
            for degree in progression * 2:
                chord = chord_on(Key(tonic, mode), degree, chance)
                after = led(voicing, chord)
                assert all(upper - lower > 1 for lower, upper in pairwise(after))
                assert set(chord.tones[1:]) <= {pitch % OCTAVE for pitch in after} <= set(chord.tones)
                if voicing:
                    moves.append(np.mean([abs(now - then) for then, now in zip(voicing, after, strict=True)]))
                voicing = after
    assert 2.0 > np.mean(moves)


def test_the_bass_has_the_root() -> None:
    chance = np.random.Generator(np.random.PCG64(1))
    for tonic in range(12):
        for degree in range(6):
            chord = chord_on(Key(tonic, Mode.MAJOR), degree, chance)
            root = bass_under(None, chord)
            assert chord.root == root % OCTAVE
            assert BASS_LOWEST <= root <= BASS_HIGHEST


def test_bright_moods_are_in_major_and_grave_ones_in_minor() -> None:
    assert {Mode.MAJOR} == {key_of(str(n), Mood(valence=0.5, energy=0.4)).mode for n in range(20)}
    assert {Mode.MINOR} == {key_of(str(n), Mood(valence=-0.8, energy=0.4)).mode for n in range(20)}


def test_more_energy_is_faster_denser_and_has_a_beat() -> None:
    calm, lively = Mood(valence=0.5, energy=0.0), Mood(valence=0.5, energy=1.0)
    assert bars_in(60.0, calm) < bars_in(60.0, lively)
    struck = [
        sum(note.instrument is not Instrument.PAD for bar in composed("x", mood, 32) for note in bar.notes)
        for mood in (calm, lively)
    ]
    assert 1.5 * struck[0] < struck[1]
    assert not any(note.instrument in PERCUSSION for bar in composed("x", calm, 32) for note in bar.notes)
    assert any(note.instrument in PERCUSSION for bar in composed("x", lively, 32) for note in bar.notes)


def test_calm_music_is_struck_softly_on_felt_and_strings_and_lively_music_on_wood() -> None:
    calm, lively = (
        [note for bar in composed("x", Mood(valence=0.25, energy=energy), 64) for note in bar.notes]
        for energy in (0.0, 1.0)
    )
    assert {Instrument.KEYS, Instrument.PLUCK} >= {note.instrument for note in calm if note.instrument in PLUCKED}
    assert {Instrument.MARIMBA, Instrument.PLUCK} >= {note.instrument for note in lively if note.instrument in PLUCKED}
    hardest = [max(note.velocity for note in notes if note.instrument in PLUCKED) for notes in (calm, lively)]
    assert hardest[0] < 0.8 * hardest[1]


@given(st.floats(0.02, 20_000), MOODS)
def test_a_film_of_any_length_has_whole_bars(seconds: float, mood: Mood) -> None:
    bars = bars_in(seconds, mood)
    assert bars >= 1
    if seconds > 20:
        assert 1.9 < seconds / bars < 4.0


@pytest.mark.parametrize(("hits", "expected"), [(3, [0, 3, 6]), (4, [0, 2, 4, 6]), (8, list(range(8))), (0, [])])
def test_hits_are_spread_evenly(hits: int, expected: list[int]) -> None:
    assert expected == evenly(hits, 8, 0)
