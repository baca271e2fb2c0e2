"""Every error Chalktalk raises on purpose.

ChalktalkError              what went wrong, where, what to do, and whether trying again can help
├── AuthorError             the author's script, picture or option is at fault; exit code 2
│   ├── ScriptError         the script's text, at a line
│   ├── AssetError          a picture that the script names
│   ├── SourceError         a text that a script is to be made from
│   ├── OptionError         a command-line option or a front-matter value
│   └── RefusedError        what is asked for may not be shown
├── MachineError            the machine is at fault: full disk, no permission, a missing library; exit code 2
├── StageError              a stage failed though its input was fine; exit code 1
│   └── WorkerError         a worker process died or hung
├── ProviderError           a provider did not answer; `strategy` says what may help; exit code 1
│   ├── UnreachableError    network: no connection, refused, reset, no such address
│   ├── SlowError           time-out: no answer, or not the whole of it, in time
│   ├── RateLimitedError    API: too many requests; `retry_after` may say when to come again
│   ├── OverloadedError     API: the provider's own fault, status 500 and above, or 408
│   ├── BrokenAnswerError   validation: half a body, no JSON, another schema, a picture that is none
│   ├── UnauthorisedError   API: the key is missing, wrong, or may not do this
│   ├── ExhaustedError      resources: the account has no credit left
│   ├── MisaskedError       API: it does not understand the request, or knows no such model or voice
│   ├── PolicyError         API: it will not, for what was asked offends its rules
│   ├── ExpiredError        asset: what it pointed at is gone
│   ├── ForbiddenError      network: an address or an answer that is refused for safety
│   └── NoProviderError     none of a chain answered; `tried` says who was asked
├── BudgetError             the next call would pass the budget; exit code 4
└── DocumentError           a stored or handed-in document is not what it claims to be
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the author's own files a fault lies."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


class ChalktalkError(Exception):
    """The root of all errors that Chalktalk raises on purpose.

    Attributes:
        message: What is wrong, in one sentence without a full stop.
        where: The place in the author's files, where there is one.
        hints: What to do about it, each one sentence.
        retryable: Whether the runner may try the same work again.
    """

    exit_code = 1

    def __init__(
        self,
        message: str,
        *,
        where: Place | None = None,
        hints: tuple[str, ...] = (),
        retryable: bool = False,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hints = hints
        self.retryable = retryable

    def told_of(self, subject: str) -> Self:
        """The same error, its message led by what it happened to."""
        error = type(self)(f"{subject}: {self.message}", where=self.where, hints=self.hints, retryable=self.retryable)
        for note in getattr(self, "__notes__", ()):
            error.add_note(note)
        return error

    def __str__(self) -> str:
        """One line: place, fault, remedy."""
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({'; '.join(self.hints)})" if self.hints else ""
        return f"{place}{self.message}{remedy}"


class AuthorError(ChalktalkError):
    """Something the author wrote or chose has to change."""

    exit_code = 2


class ScriptError(AuthorError):
    """The script's text cannot be used."""


class AssetError(AuthorError):
    """A picture or a sound of the author's cannot be used."""


class SourceError(AuthorError):
    """A text that a script is to be made from cannot be used."""


class OptionError(AuthorError):
    """An option or front-matter value is unknown or out of range."""


class RefusedError(AuthorError):
    """What is asked for may not be shown."""


class MachineError(ChalktalkError):
    """The machine cannot do it: a full disk, a folder that cannot be written, a missing library."""

    exit_code = 2


class StageError(ChalktalkError):
    """A stage failed although its input was fine."""


class WorkerError(StageError):
    """A worker process died or stopped answering."""


class DocumentError(ChalktalkError):
    """A stored or handed-in document is not what it claims to be."""


class Strategy(StrEnum):
    """What may help after a provider's fault."""

    WAIT = "wait"
    """The same again after a while; each wait is twice as long."""
    LONGER = "longer"
    """The same again, with more time."""
    ASK_ANEW = "ask anew"
    """The same again at once: the answer was damaged or out of date."""
    NEXT = "next"
    """Another provider: this one would say the same again."""


class Category(StrEnum):
    """Where a fault lies, for reports."""

    API = "API"
    ASSET = "asset"
    RENDERING = "rendering"
    VALIDATION = "validation"
    NETWORK = "network"
    TIME_OUT = "time-out"
    RESOURCES = "resources"


class Severity(StrEnum):
    """How bad it is for the film."""

    PASSING = "passing"
    """Likely gone in a moment."""
    LASTING = "lasting"
    """Stays until somebody does something."""


class ProviderError(ChalktalkError):
    """A provider did not answer.

    Attributes:
        paid: Whether the provider will have charged for it all the same; None where that cannot be known.
        retry_after: Seconds after which the provider asks to be asked again.
        usage: A document of type `Usage`: what it used up all the same, as far as that is known; None if it is not.
    """

    category = Category.API
    severity = Severity.PASSING
    strategy = Strategy.NEXT
    usage: object | None = None

    def __init__(
        self,
        message: str,
        *,
        where: Place | None = None,
        hints: tuple[str, ...] = (),
        retryable: bool = False,
        paid: bool | None = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, where=where, hints=hints, retryable=retryable)
        self.paid = paid
        self.retry_after = retry_after


class UnreachableError(ProviderError):
    """There is no connection to it, or it broke."""

    category, strategy = Category.NETWORK, Strategy.WAIT


class SlowError(ProviderError):
    """It did not answer in time."""

    category, strategy = Category.TIME_OUT, Strategy.LONGER


class RateLimitedError(ProviderError):
    """It was asked too often."""

    strategy = Strategy.WAIT


class OverloadedError(ProviderError):
    """Something is wrong with it."""

    strategy = Strategy.WAIT


class BrokenAnswerError(ProviderError):
    """Its answer is not what its protocol says."""

    category, strategy = Category.VALIDATION, Strategy.ASK_ANEW


class UnauthorisedError(ProviderError):
    """It does not accept the key."""

    severity = Severity.LASTING


class ExhaustedError(ProviderError):
    """The account has no credit left."""

    category, severity = Category.RESOURCES, Severity.LASTING


class MisaskedError(ProviderError):
    """It does not understand what it is asked."""

    severity = Severity.LASTING


class PolicyError(ProviderError):
    """What it was asked offends its rules."""

    severity = Severity.LASTING


class ExpiredError(ProviderError):
    """What its answer pointed at is gone."""

    category, strategy = Category.ASSET, Strategy.ASK_ANEW


class ForbiddenError(ProviderError):
    """It pointed at what may not be fetched, or sent more than may be taken."""

    category, severity = Category.NETWORK, Severity.LASTING


class NoProviderError(ProviderError):
    """None of a chain answered.

    Attributes:
        tried: Documents of type `Tried`: who was asked, and why that came to nothing.
    """

    severity = Severity.LASTING
    tried: tuple[object, ...] = ()


class BudgetError(ChalktalkError):
    """The next call would pass the budget."""

    exit_code = 4
