"""ElevenLabs' text to speech with timestamps, and its list of voices."""

import base64

from vendor_kit import Asked, Given, Vendor, route
from vendors.sounding import mp3_of, sounding

from chalktalk.documents.asking import Usage

RACHEL = "21m00Tcm4TlvDq8ikWAM"
_STATUSES = {400: "max_character_limit_exceeded", 401: "invalid_api_key", 404: "voice_not_found", 429: "system_busy"}


class ElevenLabs(Vendor):
    """It speaks with one voice, whichever is asked for."""

    voice = "en-us+f2"

    @route("GET", "/v1/voices")
    def voices(self, asked: Asked) -> Given:  # noqa: ARG002  as routes are called
        names = {"Rachel - calm and young": RACHEL, "Adam": "pNInz6obpgDQGcFmaJgB"}
        return Given.of({"voices": [{"voice_id": number, "name": name} for name, number in names.items()]})

    @route("POST", "/v1/text-to-speech/{voice}/with-timestamps")
    def speak(self, asked: Asked, voice: str) -> Given:
        text, model = asked.json["text"], asked.json["model_id"]
        if len(voice) != len(RACHEL):
            return self.error(404, asked)
        if model == "eleven_multilingual_v2" and "language_code" in asked.json:
            return self.error(400, asked)
        sound = sounding(text, self.voice)
        self.charge(model, Usage(characters=len(text)))
        alignment = {
            "characters": list(text),
            "character_start_times_seconds": [round(start, 3) for start, _ in sound.characters],
            "character_end_times_seconds": [round(end, 3) for _, end in sound.characters],
        }
        told = {"audio_base64": base64.b64encode(mp3_of(text, self.voice)).decode(), "alignment": alignment}
        return Given.of({**told, "normalized_alignment": alignment})

    def error(self, status: int, asked: Asked) -> Given:
        code = "rate_limit" if status == 429 else _STATUSES.get(status, "some_error")
        return Given.of({"detail": {"status": code, "message": f"Not with the key {asked.key}"}}, status)

    def quota(self, asked: Asked) -> Given:  # noqa: ARG002
        message = "This request exceeds your quota of 10000. You have 3 credits remaining."
        return Given.of({"detail": {"status": "quota_exceeded", "message": message}}, 401)
