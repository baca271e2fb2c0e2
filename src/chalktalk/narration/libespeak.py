"""The espeak-ng C library, from the wheel that carries it: the only module that knows its structures.

espeak-ng is one global machine whose noise, pitch phase and echo run on from one call to the next, and neither
`espeak_Terminate` nor its random seed resets them all. So that a sentence always sounds the same, whatever was
spoken before it, every call loads the library anew and unloads it at the end: about 10 ms.
"""

import _ctypes
import ctypes
import os
import re
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import espeakng_loader
import numpy as np
import numpy.typing as npt

from chalktalk.errors import MachineError

# Names and values as in espeak-ng's speak_lib.h and espeak_ng.h.
AUDIO_OUTPUT_SYNCHRONOUS = 2
INITIALIZE_DONT_EXIT = 0x8000
POS_CHARACTER = 1
CHARS_UTF8 = 1
PHONEMES_IPA = 2
SSML = 0x10
PHONEMES = 0x100
"""Mnemonics of phonemes are read between double brackets: `[[n'aU]]`."""
RATE, PITCH, RANGE = 1, 3, 4
EVENT_LIST_TERMINATED, EVENT_MARK = 0, 3
BUFFER_MILLISECONDS = 1000

WITHOUT_DICTIONARY = ("fo", "kaa", "xex")
"""Dialects the wheel lists but has no words for."""

_SWITCH_OF_LANGUAGE = re.compile(r"\([a-z-]+\)")
"""How the library marks a word that it says in another language: `(en)wˈɪndoʊz(de)`."""

_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Synthesis:
    """What the library gives back for one text."""

    samples: npt.NDArray[np.int16]
    sample_rate: int
    marks: dict[str, int]
    """The sample at which each `<mark name="…"/>` was passed."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One language or accent of the library's data."""

    name: str
    """What the library selects it by."""
    tags: tuple[tuple[str, int], ...]
    """BCP 47 tags in lower case it may stand for, each with a rank; the lowest rank is the best match."""


class _EventId(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("reserved", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_SynthCallback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


def synthesise(ssml: str, voice: str, *, rate: int, pitch: int, pitch_range: int) -> Synthesis:
    """Speak SSML with a voice such as `en-us+f2`; rate in the library's words a minute, pitch and range 0 to 100.

    Raises:
        MachineError: if the library cannot be used here, or refuses the voice or the text.
    """
    sound: list[bytes] = []
    marks: dict[str, int] = {}

    def collect(wave: int | None, count: int, events: "ctypes._Pointer[_Event]") -> int:
        if wave and count > 0:
            sound.append(ctypes.string_at(wave, 2 * count))
        index = 0
        while events[index].type != EVENT_LIST_TERMINATED:
            if events[index].type == EVENT_MARK:
                marks[events[index].id.name.decode()] = events[index].sample
            index += 1
        return 0

    callback = _SynthCallback(collect)
    with _fresh_library() as (library, sample_rate):
        library.espeak_SetSynthCallback(callback)
        _must(library.espeak_SetVoiceByName(voice.encode()), f"select the voice {voice}")
        for parameter, value in ((RATE, rate), (PITCH, pitch), (RANGE, pitch_range)):
            _must(library.espeak_SetParameter(parameter, value, 0), f"set parameter {parameter} to {value}")
        text = ssml.encode() + b"\0"
        size, flags = ctypes.c_size_t(len(text)), CHARS_UTF8 | SSML | PHONEMES
        _must(library.espeak_Synth(text, size, 0, POS_CHARACTER, 0, flags, None, None), "speak the text")
    samples = np.frombuffer(b"".join(sound), dtype=np.int16)
    return Synthesis(samples=samples, sample_rate=sample_rate, marks=marks)


def phonemes(text: str, dialect: str) -> str:
    """How a dialect such as `en-us` says a text: IPA with stress marks, its words apart; see `phonemes_of`."""
    return phonemes_of((text,), dialect)[0]


def phonemes_of(texts: Sequence[str], dialect: str) -> tuple[str, ...]:
    """How a dialect says each of several texts, as `phonemes` gives it; the library is loaded once for all of them.

    A text should hold letters, digits, apostrophes and hyphens only. One without anything to say gives an empty text.

    Raises:
        MachineError: if the library cannot be used here, or has no such dialect.
    """
    with _fresh_library() as (library, _):
        _must(library.espeak_SetVoiceByName(dialect.encode()), f"select the voice {dialect}")
        # The flags of the last synthesis, here of nothing, hold for this function too.
        library.espeak_Synth(b"\0", ctypes.c_size_t(1), 0, POS_CHARACTER, 0, CHARS_UTF8 | PHONEMES, None, None)
        library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        return tuple(_phonemes(library, text) for text in texts)


def _phonemes(library: ctypes.CDLL, text: str) -> str:
    """One call reads one clause and moves the pointer behind it, or clears it at the end of the text."""
    buffer = ctypes.create_string_buffer(text.encode())
    rest = ctypes.c_void_p(ctypes.addressof(buffer))
    clauses = []
    while rest.value:
        clauses.append(library.espeak_TextToPhonemes(ctypes.byref(rest), CHARS_UTF8, PHONEMES_IPA).decode())
    return " ".join(_SWITCH_OF_LANGUAGE.sub("", " ".join(clauses)).split())


def dialects() -> tuple[Dialect, ...]:
    """Every language and accent the library has data for."""
    with _fresh_library() as (library, _):
        library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
        voices = library.espeak_ListVoices(None)
        found: list[Dialect] = []
        while voices[len(found)]:
            voice = voices[len(found)].contents
            name = voice.identifier.decode().rpartition("/")[2]
            found.append(Dialect(name=name, tags=_tags_at(voice.languages)))
    return tuple(dialect for dialect in found if dialect.name not in WITHOUT_DICTIONARY)


def version() -> str:
    """The library's version, such as `1.52.0`."""
    with _fresh_library() as (library, _):
        library.espeak_Info.restype = ctypes.c_char_p
        return str(library.espeak_Info(None).decode())


def _tags_at(address: int) -> tuple[tuple[str, int], ...]:
    """Read a list of (rank byte, zero-terminated tag), itself ended by a zero byte."""
    tags = []
    while rank := ctypes.c_ubyte.from_address(address).value:
        tag = ctypes.string_at(address + 1)
        tags.append((tag.decode().lower(), rank))
        address += 2 + len(tag)
    return tuple(tags)


@contextmanager
def _fresh_library() -> Iterator[tuple[ctypes.CDLL, int]]:
    """The library just loaded and initialised, and its sample rate; one user at a time in this process."""
    with _lock:
        try:
            library = ctypes.CDLL(espeakng_loader.get_library_path())
        except OSError as error:
            raise MachineError(
                f"the speech library espeak-ng cannot be loaded: {error}",
                hints=("install Chalktalk again, so that pip picks the wheel for this machine",),
            ) from error
        try:
            data = os.fsencode(espeakng_loader.get_data_path())
            sample_rate = library.espeak_Initialize(
                AUDIO_OUTPUT_SYNCHRONOUS, BUFFER_MILLISECONDS, data, INITIALIZE_DONT_EXIT
            )
            if sample_rate <= 0:
                raise MachineError(f"espeak-ng cannot read its data in {data.decode()}")
            library.espeak_ng_SetRandSeed(ctypes.c_long(1))
            yield library, sample_rate
            library.espeak_Terminate()
        finally:
            _unload(library)


def _unload(library: ctypes.CDLL) -> None:
    # ctypes has no public way to unload; these two are what its own tests use.
    if sys.platform == "win32":
        _ctypes.FreeLibrary(library._handle)  # noqa: SLF001  see above
    else:
        _ctypes.dlclose(library._handle)  # noqa: SLF001  see above


def _must(status: int, action: str) -> None:
    if status != 0:
        raise MachineError(f"espeak-ng could not {action} (status {status})")
