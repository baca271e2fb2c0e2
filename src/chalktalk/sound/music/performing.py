"""Performing: notes become samples, a block at a time, so that an hour takes no more room than a minute."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from chalktalk.sound.filters import SAMPLE_RATE
from chalktalk.sound.music.instruments import Tone, struck
from chalktalk.sound.music.notes import STEPS, Bar, Instrument, Note
from chalktalk.sound.music.pads import pad
from chalktalk.sound.music.reverb import BLOCK, Room, Stereo

HEADROOM = 0.5
"""Brings the sum of all instruments to about -24 dB, with room for the moments at which many meet."""
FADE = 0.65
"""Share of the last bar over which the music goes to nothing."""
OPENING = 0.05
"""Seconds over which it sets out."""


class _Place(NamedTuple):
    """How an instrument stands in the room."""

    send: float
    """How much of it goes into the room."""
    echo: float = 0.0
    """How much of it comes back from the other side, three sixteenths later."""


_PLACES = {
    Instrument.PAD: _Place(0.22),
    Instrument.BASS: _Place(0.0),
    Instrument.MARIMBA: _Place(0.30, 0.30),
    Instrument.PLUCK: _Place(0.30, 0.30),
    Instrument.KEYS: _Place(0.28, 0.2),
    Instrument.BELL: _Place(0.45, 0.35),
    Instrument.KICK: _Place(0.0),
    Instrument.SHAKER: _Place(0.08),
    Instrument.BRUSH: _Place(0.15),
}


def performed(bars: Iterable[Bar], number: int, length: int) -> Iterator[Stereo]:
    """So many bars, spread evenly over so many samples and faded out on the last of them."""
    room, desk = Room(), _Desk()
    position = 0
    starts = [length * bar // number for bar in range(number + 1)]
    for index, bar in enumerate(bars):
        step = (starts[index + 1] - starts[index]) / STEPS
        for note in bar.notes:
            desk.play(note, starts[index] + round(note.step * step), step)
        while starts[index + 1] - position >= BLOCK:
            yield _faded(desk.block(room), position, starts[-2], length)
            position += BLOCK
    while position < length:
        yield _faded(desk.block(room), position, starts[-2], length)[:, : length - position]
        position += BLOCK


class _Desk:
    """Where tones are added up: what goes to the ears, and what goes into the room."""

    def __init__(self) -> None:
        self._start = 0
        self._straight = np.zeros((2, 4 * BLOCK), dtype=np.float32)
        self._sent = np.zeros((2, 4 * BLOCK), dtype=np.float32)
        self._played = 0

    def play(self, note: Note, at: int, step: float) -> None:
        """Add a note that starts at a sample, `step` samples to a sixteenth."""
        place = _PLACES[note.instrument]
        self._played += 1
        if note.instrument is Instrument.PAD:
            tone = np.float32(note.velocity) * pad(note.pitch, at, round(note.length * step), self._played)
            self._add(tone * _balance(note.pan)[:, np.newaxis], at, place.send)
            return
        mono = struck(note.instrument, note.pitch, note.velocity, note.length * step / SAMPLE_RATE)
        self._add(_placed(mono, note.pan), at, place.send)
        if place.echo:
            echo = _placed(np.float32(place.echo) * mono, -note.pan)
            self._add(echo, at + round(3 * step), 2 * place.send)

    def block(self, room: Room) -> Stereo:
        """The next block."""
        heard: Stereo = np.float32(HEADROOM) * (self._straight[:, :BLOCK] + room.answer(self._sent[:, :BLOCK]))
        for bus in (self._straight, self._sent):
            bus[:, :-BLOCK] = bus[:, BLOCK:]
            bus[:, -BLOCK:] = 0.0
        self._start += BLOCK
        return heard

    def _add(self, tone: Stereo, at: int, send: float) -> None:
        first = at - self._start
        end = first + tone.shape[1]
        if end > self._straight.shape[1]:
            more = ((0, 0), (0, end - self._straight.shape[1]))
            self._straight, self._sent = np.pad(self._straight, more), np.pad(self._sent, more)
        self._straight[:, first:end] += tone
        if send:
            self._sent[:, first:end] += np.float32(send) * tone


def _balance(pan: float) -> Tone:
    """Left and right, of equal power together wherever it stands; 1 and 1 in the middle."""
    angle = (pan + 1) * np.pi / 4
    return (2**0.5 * np.array([np.cos(angle), np.sin(angle)])).astype(np.float32)


def _placed(mono: Tone, pan: float) -> Stereo:
    return _balance(pan)[:, np.newaxis] * mono


def _faded(block: Stereo, position: int, last_bar: int, length: int) -> Stereo:
    """A block with the music's first and last moments rounded off."""
    opening = round(OPENING * SAMPLE_RATE)
    if position < opening:
        block = block * np.clip(np.arange(position, position + BLOCK) / opening, 0.0, 1.0).astype(np.float32)
    fade = max(1.0, FADE * (length - last_bar))
    if position + BLOCK > length - fade:
        left = np.clip((length - np.arange(position, position + BLOCK)) / fade, 0.0, 1.0)
        block = block * (0.5 - 0.5 * np.cos(np.pi * left)).astype(np.float32)
    return block
