"""Google Cloud Text-to-Speech, v1beta1."""

import base64
import re
from html import unescape

from vendor_kit import Asked, Given, Vendor, route
from vendors.sounding import as_wav, sounding

from chalktalk.documents.asking import Usage

_MARK = re.compile(r'<mark name="([^"]*)"/>')


class GoogleSpeechVendor(Vendor):
    """It charges all of SSML but the marks."""

    voice = "en-us+f2"

    @route("POST", "/v1beta1/text:synthesize")
    def speak(self, asked: Asked) -> Given:
        given, voice = asked.json["input"], asked.json["voice"]["name"]
        ssml = given.get("ssml", given.get("text"))
        if len(ssml.encode()) > 5000 or ("ssml" in given and "Chirp" in voice):
            return self.error(400, asked)
        unmarked = _MARK.sub("", ssml)
        sound = sounding(unescape(re.sub("<[^>]*>", "", unmarked)), self.voice)
        self.charge("-".join(voice.split("-")[2:-1]).lower(), Usage(characters=len(unmarked)))
        points = [{"markName": name, "timeSeconds": sound.characters[int(name)][0]} for name in _MARK.findall(ssml)]
        if points and not points[0]["timeSeconds"]:
            del points[0]["timeSeconds"]  # zeros are left out of JSON
        told = {"audioContent": base64.b64encode(as_wav(sound)).decode(), "audioConfig": {}}
        return Given.of({**told, "timepoints": points} if "enableTimePointing" in asked.json else told)

    def error(self, status: int, asked: Asked) -> Given:
        code = {400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED"}.get(status, "UNKNOWN")
        message = f"The request with the key {asked.key} failed."
        return Given.of({"error": {"code": status, "message": message, "status": code}}, status)

    def quota(self, asked: Asked) -> Given:  # noqa: ARG002  as vendors are asked
        reason = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "BILLING_DISABLED"}
        error = {"code": 403, "message": "This API method requires billing.", "status": "PERMISSION_DENIED"}
        return Given.of({"error": {**error, "details": [reason]}}, 403)
