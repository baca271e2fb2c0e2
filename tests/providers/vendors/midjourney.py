"""A server between Chalktalk and Midjourney, as docs/howto/pictures.md describes it."""

from vendor_kit import Asked, Given, route
from vendors.drawing import Painter

from chalktalk.documents.asking import Usage


class Midjourney(Painter):
    """One address to post to, and one to poll."""

    def __init__(self, key: str | None = None, *, polls: int = 1) -> None:
        super().__init__(key)
        self.polls = polls
        """How often it says that it is not ready; 0: it answers with the picture itself."""
        self.error_said: str | None = None
        """Why it will not, if it will not."""
        self.tasks = "/tasks/1"
        """Where to ask after a picture."""

    @route("POST", "/")
    def begin(self, asked: Asked) -> Given:
        """Begin a picture."""
        body = asked.json
        self.charge(body["model"], Usage(pictures=1))
        if self.polls == 0:
            return self.paint(body["prompt"], body["width"], body["height"])
        self.made = {"picture": self.address(body["prompt"], body["width"], body["height"]), "seed": 11}
        return Given.of({"task": self.tasks}, 202)

    @route("GET", "/tasks/{name}")
    def task(self, asked: Asked, name: str) -> Given:  # noqa: ARG002
        """How far it is."""
        self.polls -= 1
        if self.error_said is not None:
            code = "content_policy_violation" if "banned" in self.error_said else "busy"
            return Given.of({"error": {"message": self.error_said, "code": code}})
        return Given.of({"task": self.tasks} if self.polls >= 0 else self.made)

    def policy(self, asked: Asked) -> Given:  # noqa: ARG002
        """It will not."""
        return Given.of({"error": {"message": "Banned prompt detected", "code": "content_policy_violation"}}, 400)
