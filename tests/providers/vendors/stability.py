"""Stability AI's v2beta API: a form in, picture bytes out."""

from vendor_kit import Asked, Given, route
from vendors.drawing import Painter
from vendors.openai_images import form

from chalktalk.documents.asking import Usage

_SIZES = {"16:9": (1344, 768), "21:9": (1536, 640), "3:2": (1216, 832), "1:1": (1024, 1024), "9:16": (768, 1344)}


class Stability(Painter):
    """`/v2beta/stable-image/generate/…`."""

    blurred = False
    """Whether what it paints next offends its rules, which it finds out when it is painted."""

    @route("POST", "/v2beta/stable-image/generate/{service}")
    def generate(self, asked: Asked, service: str) -> Given:
        """Paint."""
        fields = {name: value.decode() for name, value in form(asked).items()}
        if service not in ("core", "ultra", "sd3") or (service == "sd3") is not ("model" in fields):
            return self.error(400, asked)
        self.charge(fields.get("model", service), Usage(pictures=1))
        width, height = _SIZES[fields["aspect_ratio"]]
        painted = self.paint(fields["prompt"], width, height)
        reason = "CONTENT_FILTERED" if self.blurred else "SUCCESS"
        headers = (("finish-reason", reason), ("seed", fields.get("seed", "343940597")))
        return Given(200, painted.body, painted.media_type, headers)

    def error(self, status: int, asked: Asked) -> Given:
        """An id, a name, and errors."""
        return Given.of(
            {"id": "a1", "name": "bad_request", "errors": [f"authorization: invalid key {asked.key}"]}, status
        )

    def policy(self, asked: Asked) -> Given:  # noqa: ARG002
        """As the prompt's judge says it."""
        errors = ["Your request was flagged by our content moderation system, as a result your request was denied."]
        return Given.of({"id": "a1", "name": "content_moderation", "errors": errors}, 403)

    def quota(self, asked: Asked) -> Given:  # noqa: ARG002
        """As an account without credit says it."""
        errors = ["You lack sufficient credits to make this request."]
        return Given.of({"id": "a1", "name": "payment_required", "errors": errors}, 402)
