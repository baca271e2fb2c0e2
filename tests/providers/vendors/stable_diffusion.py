"""Stable Diffusion at home: the interfaces of AUTOMATIC1111's web UI and of ComfyUI."""

import base64
import json
from typing import Any

from vendor_kit import Asked, Given, route
from vendors.drawing import Painter

from chalktalk.documents.asking import Usage


class Automatic1111(Painter):
    """`/sdapi/v1/…`."""

    @route("POST", "/sdapi/v1/txt2img")
    def from_text(self, asked: Asked) -> Given:
        """By description."""
        return self._painted(asked.json)

    @route("POST", "/sdapi/v1/img2img")
    def from_picture(self, asked: Asked) -> Given:
        """By description and a picture."""
        (first,) = asked.json["init_images"]
        assert base64.b64decode(first).startswith(b"\x89PNG")
        return self._painted(asked.json)

    def _painted(self, body: dict[str, Any]) -> Given:
        self.charge(body.get("override_settings", {}).get("sd_model_checkpoint", ""), Usage(pictures=1))
        painted = self.paint(body["prompt"], body["width"], body["height"])
        info = json.dumps({"seed": body["seed"] if body["seed"] >= 0 else 2750444522, "width": body["width"]})
        return Given.of({"images": [base64.b64encode(painted.body).decode()], "parameters": body, "info": info})

    def error(self, status: int, asked: Asked) -> Given:
        """As FastAPI says it."""
        return Given.of({"detail": f"Not for {asked.key}"}, status)


class ComfyUI(Painter):
    """`/prompt`, `/history/…` and `/view`."""

    def __init__(self, key: str | None = None, *, polls: int = 1) -> None:
        super().__init__(key)
        self.left = polls
        """How often it says that it is not ready."""
        self.fails = False
        self.workflow: dict[str, dict[str, Any]] = {}

    @route("POST", "/prompt")
    def queue(self, asked: Asked) -> Given:
        """Put a workflow into the queue."""
        self.workflow = asked.json["prompt"]
        self.charge(self._node("CheckpointLoaderSimple")["ckpt_name"], Usage(pictures=1))
        return Given.of({"prompt_id": "7f0e", "number": 1, "node_errors": {}})

    @route("GET", "/history/{name}")
    def history(self, asked: Asked, name: str) -> Given:  # noqa: ARG002
        """What became of it: nothing yet, as long as it is worked on."""
        self.left -= 1
        if self.left >= 0:
            return Given.of({})
        status: dict[str, Any] = {
            "status_str": "error" if self.fails else "success",
            "completed": not self.fails,
            "messages": [],
        }
        if self.fails:
            status["messages"] = [["execution_error", {"exception_message": "Allocation on device failed"}]]
        images = [] if self.fails else [{"filename": "chalktalk_00001_.png", "subfolder": "", "type": "output"}]
        return Given.of({name: {"outputs": {"9": {"images": images}}, "status": status}})

    @route("GET", "/view")
    def view(self, asked: Asked) -> Given:
        """The picture."""
        assert asked.query["filename"] == ["chalktalk_00001_.png"]
        size = self._node("EmptyLatentImage")
        return self.paint(self._node("CLIPTextEncode")["text"], size["width"], size["height"])

    def _node(self, kind: str) -> dict[str, Any]:
        return next(node["inputs"] for node in self.workflow.values() if node["class_type"] == kind)
