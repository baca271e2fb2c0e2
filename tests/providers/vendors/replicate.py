"""Replicate, as its HTTP API reference has it."""

import json
from typing import Any

from vendor_kit import Asked, Given, route
from vendors.drawing import Painter

from chalktalk.documents.asking import Usage

SECONDS = 4.25
"""That its machine takes for a picture."""


class Replicate(Painter):
    """Predictions of SDXL, uploaded files, and trainings."""

    def __init__(self, key: str | None = None, *, polls: int = 1) -> None:
        super().__init__(key)
        self.polls = polls
        """How often it says that it is not ready; 0: it answers at once, as short predictions do."""
        self.ends = "succeeded"
        """What becomes of predictions."""
        self.complaint = "CUDA out of memory"
        """Why one fails."""
        self.files: dict[str, bytes] = {}
        self.jobs: dict[str, dict[str, Any]] = {}
        self.left: dict[str, int] = {}
        self.cancelled: list[str] = []

    @route("POST", "/v1/predictions")
    def predict(self, asked: Asked) -> Given:
        """Begin a picture."""
        body = asked.json
        wanted = body["input"]
        if not {"width", "height", "prompt"} <= wanted.keys():
            return Given.of(
                {"title": "Input validation failed", "detail": "- input: prompt is required", "status": 422}, 422
            )
        self.charge(body["version"], Usage(pictures=1, seconds=SECONDS))
        name = f"p{len(self.jobs)}"
        done = {
            "id": name,
            "version": body["version"],
            "input": wanted,
            "logs": f"Using seed: {wanted.get('seed', 7)}",
            "status": self.ends,
            "error": self.complaint if self.ends == "failed" else None,
            "output": None,
            "metrics": {"predict_time": SECONDS},
            "urls": self._urls("predictions", name),
        }
        if self.ends == "succeeded":
            done["output"] = [self.address(wanted["prompt"], wanted["width"], wanted["height"])]
        return self._begun(name, done)

    @route("GET", "/v1/predictions/{name}")
    def prediction(self, asked: Asked, name: str) -> Given:  # noqa: ARG002
        """How far it is."""
        return Given.of(self._state(name))

    @route("POST", "/v1/predictions/{name}/cancel")
    def cancel(self, asked: Asked, name: str) -> Given:  # noqa: ARG002
        """Give up."""
        self.cancelled.append(name)
        return Given.of(self.jobs[name] | {"status": "canceled", "output": None})

    @route("POST", "/v1/files")
    def upload(self, asked: Asked) -> Given:
        """Keep a file."""
        name = f"f{len(self.files)}"
        self.files[name] = asked.body
        return Given.of({"id": name, "urls": {"get": f"{self.url}/v1/files/{name}"}}, 201)

    @route("POST", "/v1/models/{owner}/{model}/versions/{version}/trainings")
    def train(self, asked: Asked, owner: str, model: str, version: str) -> Given:
        """Begin a training."""
        self.charge(f"{owner}/{model}:{version}", Usage(seconds=600))
        name = f"t{len(self.jobs)}"
        output = {"version": f"{asked.json['destination']}:{'c' * 64}", "weights": f"{self.url}/pictures/weights.tar"}
        urls = self._urls("trainings", name)
        done = {"id": name, "status": self.ends, "error": None, "output": output, "metrics": {"predict_time": 600.0}}
        return self._begun(name, done | {"urls": urls})

    @route("GET", "/v1/trainings/{name}")
    def training(self, asked: Asked, name: str) -> Given:  # noqa: ARG002
        """How far it is."""
        return Given.of(self._state(name))

    def _urls(self, kind: str, name: str) -> dict[str, str]:
        return {"get": f"{self.url}/v1/{kind}/{name}", "cancel": f"{self.url}/v1/{kind}/{name}/cancel"}

    def _begun(self, name: str, done: dict[str, Any]) -> Given:
        self.jobs[name] = json.loads(json.dumps(done))
        self.left[name] = self.polls
        return Given.of(self._state(name), 201)

    def _state(self, name: str) -> dict[str, Any]:
        self.left[name] -= 1
        if self.left[name] < 0:
            return self.jobs[name]
        unready: dict[str, Any] = {"output": None, "metrics": {}, "logs": "", "error": None}
        return self.jobs[name] | unready | {"status": "starting" if self.left[name] else "processing"}

    def error(self, status: int, asked: Asked) -> Given:
        """A problem, by RFC 9457."""
        detail = f"You did not pass a valid authentication token: {asked.key}"
        return Given.of({"title": "Unauthenticated", "detail": detail, "status": status}, status)

    def policy(self, asked: Asked) -> Given:
        """What SDXL's own checker says, after the work."""
        self.ends, self.complaint = "failed", "NSFW content detected. Try running it again, or try a different prompt."
        return self.predict(asked)

    def quota(self, asked: Asked) -> Given:  # noqa: ARG002
        """As an account without credit says it."""
        detail = "You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing"
        return Given.of({"title": "Insufficient credit", "detail": detail, "status": 402}, 402)
