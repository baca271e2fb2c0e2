"""Problems: every answer that is no success, as RFC 9457 (problem details for HTTP interfaces) has it.

A program goes by `code`, which stays the same; a person by `detail` and `hints`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from pydantic import Field

from chalktalk.documents.base import Document

MEDIA_TYPE = "application/problem+json"
TYPES = "https://chalktalk.dev/problems/"
"""With a code after it, the problem's type: a name and no page."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem."""

    status: int
    title: str


KINDS: Mapping[str, Kind] = {
    "malformed": Kind(400, "The request cannot be read"),
    "unauthorised": Kind(401, "A key is needed"),
    "refused": Kind(403, "What is asked for may not be shown"),
    "reference_forbidden": Kind(403, "The reference lies where nothing may be fetched"),
    "no_such_page": Kind(404, "There is nothing at this address"),
    "no_such_direction": Kind(404, "There is no such direction"),
    "reference_not_found": Kind(404, "There is no picture or film in the reference"),
    "no_such_method": Kind(405, "This cannot be done here"),
    "no_model": Kind(409, "No model is set up"),
    "slow_sender": Kind(408, "The request did not come in time"),
    "too_large": Kind(413, "The request is too large"),
    "unknown_media_type": Kind(415, "The body is of a type that is not read"),
    "reference_unsupported": Kind(415, "The reference is of a type that is not read"),
    "invalid": Kind(422, "Something in the request is not as it has to be"),
    "reference_unusable": Kind(422, "The reference cannot be used"),
    "too_many_requests": Kind(429, "Too many requests"),
    "head_too_large": Kind(431, "The request's headers are too large"),
    "fault": Kind(500, "A fault of the service"),
    "upstream_failed": Kind(502, "Somebody the service had to ask did not answer"),
    "busy": Kind(503, "The service has too much to do"),
    "not_ready": Kind(503, "The service is not ready"),
    "upstream_slow": Kind(504, "Somebody the service had to ask took too long"),
    "took_too_long": Kind(504, "The direction took too long"),
}


class Fault(Document):
    """What is wrong with one field of a request."""

    field: str
    """Where it stands: `context.price`; empty for the whole."""
    message: str


class Problem(Document):
    """Why a request was not answered, and what to do about it."""

    type: str
    """A name for this kind of problem, as an address."""
    title: str
    """What kind of problem it is."""
    status: int = Field(ge=400, le=599)
    """The answer's HTTP status."""
    detail: str
    """What is wrong this time, in one sentence."""
    instance: str
    """The path that was asked for."""
    code: str = Field(pattern=r"^[a-z_]+$")
    """Stable, for programs: `reference_forbidden`."""
    request_id: str
    """By which the service's log knows this request."""
    hints: tuple[str, ...] = ()
    """What to do about it, each one sentence."""
    errors: tuple[Fault, ...] = ()
    """Field by field, where that is known."""


class ProblemError(Exception):
    """Raised wherever a request cannot be answered."""

    def __init__(
        self,
        code: str,
        detail: str,
        *,
        hints: tuple[str, ...] = (),
        errors: tuple[Fault, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.hints = hints
        self.errors = errors
        self.headers = dict(headers or {})

    @property
    def kind(self) -> Kind:
        """What kind of problem it is."""
        return KINDS[self.code]

    def told(self, path: str, request_id: str) -> Problem:
        """The problem as it is sent."""
        return Problem(
            type=TYPES + self.code,
            title=self.kind.title,
            status=self.kind.status,
            detail=self.detail,
            instance=path,
            code=self.code,
            request_id=request_id,
            hints=self.hints,
            errors=self.errors,
        )


def meaning(status: int) -> str:
    """What a status means, for the description of the interface."""
    titles = " / ".join(kind.title for kind in KINDS.values() if kind.status == status)
    return titles or HTTPStatus(status).phrase
