"""Azure's text to speech: SSML in, a sound out, errors without a body."""

import re
from html import unescape
from xml.etree import ElementTree as ET

from vendor_kit import Asked, Given, Vendor, route
from vendors.sounding import as_wav, sounding

from chalktalk.documents.asking import Usage


class AzureSpeechVendor(Vendor):
    """It charges the text."""

    voice = "en-us+f2"

    @route("POST", "/cognitiveservices/v1")
    def speak(self, asked: Asked) -> Given:
        ssml = asked.body.decode()
        ET.fromstring(ssml)
        if asked.headers.get("content-type") != "application/ssml+xml" or not asked.headers["x-microsoft-outputformat"]:
            return self.error(400, asked)
        text = unescape(re.sub("<[^>]*>", "", ssml))
        self.charge("neural", Usage(characters=len(text)))
        return Given(body=as_wav(sounding(text, self.voice)), media_type="audio/x-wav")

    def error(self, status: int, asked: Asked) -> Given:  # noqa: ARG002  as vendors are asked
        return Given(status=status, media_type="text/plain")
