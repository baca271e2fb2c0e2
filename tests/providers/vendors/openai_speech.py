"""OpenAI's speech: a file from its older models, events from its newer ones."""

import base64
import json

from vendor_kit import Asked, Given, Vendor, route
from vendors.sounding import as_wav, sounding

from chalktalk.documents.asking import Usage

_PIECE = 8000
"""Bytes of sound in an event."""


class OpenAISpeechVendor(Vendor):
    """It charges newer models by tokens: about 20 a second of sound."""

    voice = "en-us+f2"

    @route("POST", "/v1/audio/speech")
    def speak(self, asked: Asked) -> Given:
        text, model = asked.json["input"], asked.json["model"]
        if len(text) > 4096 or asked.json["response_format"] != "wav":
            return self.error(400, asked)
        sound = sounding(text, self.voice)
        file = as_wav(sound)
        if asked.json.get("stream_format", "audio") == "audio":
            self.charge(model, Usage(characters=len(text)))
            return Given(body=file, media_type="audio/wav")
        used = {"input_tokens": len(text) // 4, "output_tokens": round(20 * sound.seconds)}
        self.charge(model, Usage(characters=len(text), **used))
        parts = (file[start : start + _PIECE] for start in range(0, len(file), _PIECE))
        told = [{"type": "speech.audio.delta", "audio": base64.b64encode(part).decode()} for part in parts]
        last = {"type": "speech.audio.done", "usage": {**used, "total_tokens": sum(used.values())}}
        pieces = tuple(f"data: {json.dumps(event)}\n\n".encode() for event in (*told, last))
        return Given(media_type="text/event-stream; charset=utf-8", pieces=pieces)

    def quota(self, asked: Asked) -> Given:  # noqa: ARG002  as vendors are asked
        error = {"message": "You exceeded your current quota.", "type": "insufficient_quota"}
        return Given.of({"error": {**error, "code": "insufficient_quota"}}, 429)

    def policy(self, asked: Asked) -> Given:  # noqa: ARG002
        error = {"message": "Your request was rejected by the safety system.", "type": "invalid_request_error"}
        return Given.of({"error": {**error, "code": "content_policy_violation"}}, 400)
