"""Every error Chalktalk raises on purpose.

ChalktalkError              what went wrong, where, what to do, and whether trying again can help
├── AuthorError             the author's script, picture or option is at fault; exit code 2
│   ├── ScriptError         the script's text, at a line
│   ├── AssetError          a picture that the script names
│   └── OptionError         a command-line option or a front-matter value
├── MachineError            the machine is at fault: full disk, no permission, a missing library; exit code 2
├── StageError              a stage failed though its input was fine; exit code 1
│   └── WorkerError         a worker process died or hung
└── DocumentError           a stored or handed-in document is not what it claims to be
"""

from dataclasses import dataclass
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


class OptionError(AuthorError):
    """An option or front-matter value is unknown or out of range."""


class MachineError(ChalktalkError):
    """The machine cannot do it: a full disk, a folder that cannot be written, a missing library."""

    exit_code = 2


class StageError(ChalktalkError):
    """A stage failed although its input was fine."""


class WorkerError(StageError):
    """A worker process died or stopped answering."""


class DocumentError(ChalktalkError):
    """A stored or handed-in document is not what it claims to be."""
