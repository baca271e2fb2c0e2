"""Google Cloud Text-to-Speech as a voice, with the time of every word where the voice knows marks.

Wire format: https://cloud.google.com/text-to-speech/docs/reference/rest/v1beta1/text/synthesize; only v1beta1 tells
times. A mark stands before each word, and the characters up to the next share the time between.
"""

import re
from html import escape
from itertools import pairwise

from pydantic import Field

from chalktalk.documents.asking import CharacterTime, Request, SpeechAnswer, SpeechRequest, Usage
from chalktalk.errors import MisaskedError
from chalktalk.providers.ports import Access, Reply
from chalktalk.providers.speaking import kept, unpacked
from chalktalk.providers.wire import Wire, key_of, read, send

SLOWEST, FASTEST = 0.25, 2.0
"""Speeds it takes."""
MOST = 5000
"""Bytes of text or SSML in a request (https://cloud.google.com/text-to-speech/quotas)."""
_WITHOUT_MARKS = ("chirp", "journey", "studio")
"""Families of voices that take no marks; what is sent to them is plain text."""
_WORD = re.compile(r"\S+")
_TAIL = 0.05
"""Seconds a character of the last word is thought to last, after which there is no mark."""


class _Timepoint(Wire):
    name: str = Field(alias="markName")
    seconds: float = Field(alias="timeSeconds", default=0.0, ge=0)
    """Left out where it is 0."""


class _Answer(Wire):
    audio: str = Field(alias="audioContent")
    timepoints: tuple[_Timepoint, ...] = ()


class GoogleSpeech:
    """Speaks with Google's voices. The model is part of a voice's name, and only says what it costs."""

    async def ask(self, request: Request[SpeechAnswer], model: str, access: Access) -> Reply[SpeechAnswer]:
        """Speak once; see `Adapter.ask`. All characters of SSML are charged, but for its marks."""
        assert isinstance(request, SpeechRequest)
        marked = not model.startswith(_WITHOUT_MARKS)
        places = _places(request.text) if marked else []
        sent = _marked(request.text, places) if marked else request.text
        if (size := len(sent.encode())) > MOST:
            raise MisaskedError(f"Google takes {MOST} bytes at a time, and this would be {size}")
        config: dict[str, object] = {"audioEncoding": "LINEAR16"}
        config |= {} if request.pace == 1.0 else {"speakingRate": min(max(request.pace, SLOWEST), FASTEST)}
        body: dict[str, object] = {
            "input": {"ssml" if marked else "text": sent},
            "voice": {"languageCode": "-".join(request.voice.split("-")[:2]), "name": request.voice},
            "audioConfig": config,
        }
        body |= {"enableTimePointing": ["SSML_MARK"]} if marked else {}
        key = key_of(access)
        headers = {"X-Goog-Api-Key": key} if key else {}
        answer = await send(access, "POST", "/v1beta1/text:synthesize", headers=headers, json=body)
        told = read(_Answer, answer.content, access)
        sound = kept(unpacked(told.audio, access), access)
        times = _times(told.timepoints, request.text, places)
        charged = len(_in_ssml(request.text)) if marked else len(request.text)
        return Reply(SpeechAnswer(audio=sound, characters=times), Usage(characters=charged))


def _in_ssml(text: str) -> str:
    return f"<speak>{escape(text, quote=False)}</speak>"


def _places(text: str) -> list[int]:
    """Where marks stand: before each word, or, where there would be too many, before every second, fourth, eighth."""
    places = [word.start() for word in _WORD.finditer(text)]
    while len(places) > 1 and len(_marked(text, places).encode()) > MOST:
        places = places[::2]
    return places


def _marked(text: str, places: list[int]) -> str:
    """SSML with a mark at each of these characters, named after its place."""
    parts = (escape(text[first:past], quote=False) for first, past in pairwise((*places, len(text))))
    marked = "".join(f'<mark name="{place}"/>{part}' for place, part in zip(places, parts, strict=True))
    return f"<speak>{escape(text[: places[0] if places else None], quote=False)}{marked}</speak>"


def _times(told: tuple[_Timepoint, ...], text: str, places: list[int]) -> tuple[CharacterTime, ...] | None:
    """A time for every character; None where marks were lost, as with voices that do not know them."""
    starts = {point.name: point.seconds for point in told}
    if not places or any(str(place) not in starts for place in places):
        return None
    moments = [starts[str(place)] for place in places]
    edges = [*moments, moments[-1] + _TAIL * (len(text) - places[-1])]
    times = [CharacterTime(start=moments[0], end=moments[0])] * places[0]
    for (first, past), (start, end) in zip(pairwise((*places, len(text))), pairwise(edges), strict=True):
        step = max(end - start, 0.0) / (past - first)
        times += [
            CharacterTime(start=start + step * number, end=start + step * (number + 1))
            for number in range(past - first)
        ]
    return tuple(times)
