"""Google Cloud Text-to-Speech as a voice, with the time of every word where the voice knows marks.

Wire format: https://cloud.google.com/text-to-speech/docs/reference/rest/v1beta1/text/synthesize; only v1beta1 tells
times. A mark stands before each word, and the characters of a word share the time up to the next.
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
        sent = _marked(request.text) if marked else request.text
        if (size := len(sent.encode())) > MOST:
            raise MisaskedError(f"Google takes {MOST} bytes at a time, marks included, and this would be {size}")
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
        times = _times(told.timepoints, request.text) if marked else None
        charged = len(_in_ssml(request.text)) if marked else len(request.text)
        return Reply(SpeechAnswer(audio=sound, characters=times), Usage(characters=charged))


def _in_ssml(text: str) -> str:
    return f"<speak>{escape(text, quote=False)}</speak>"


def _marked(text: str) -> str:
    """SSML with a mark before each word, named after the word's first character."""
    marked = _WORD.sub(lambda word: f'<mark name="{word.start()}"/>{escape(word[0], quote=False)}', text)
    return f"<speak>{marked}</speak>"


def _times(told: tuple[_Timepoint, ...], text: str) -> tuple[CharacterTime, ...] | None:
    """A time for every character; None where marks were lost, as with voices that do not know them."""
    starts = {point.name: point.seconds for point in told}
    words = [word.start() for word in _WORD.finditer(text)]
    if not words or any(str(word) not in starts for word in words):
        return None
    moments = [starts[str(word)] for word in words]
    edges = [*moments, moments[-1] + _TAIL * (len(text) - words[-1])]
    times = [CharacterTime(start=moments[0], end=moments[0])] * words[0]
    for (first, past), (start, end) in zip(pairwise((*words, len(text))), pairwise(edges), strict=True):
        step = max(end - start, 0.0) / (past - first)
        times += [
            CharacterTime(start=start + step * number, end=start + step * (number + 1))
            for number in range(past - first)
        ]
    return tuple(times)
