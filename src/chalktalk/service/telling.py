"""Our errors as problems of the service."""

from chalktalk.documents.creative.direction import CreativeDirection
from chalktalk.documents.services import Services
from chalktalk.engine import BlobMissingError
from chalktalk.errors import (
    AuthorError,
    BudgetError,
    ChalktalkError,
    MachineError,
    ProviderError,
    RefusedError,
    SlowError,
    WorkerError,
)
from chalktalk.service.problems import ProblemError


def problem_from(fault: Exception) -> ProblemError:
    """A fault as the problem that is told."""
    match fault:
        case ProblemError():
            return fault
        case RefusedError():
            return _of("refused", fault)
        case AuthorError():
            return _of("reference_unusable", fault)
        case WorkerError():
            hints = ("give a smaller file, or save it again with another program",)
            return ProblemError("reference_unusable", "reading the reference was given up", hints=hints)
        case SlowError():
            return _of("upstream_slow", fault)
        case ProviderError() | BudgetError():
            return _of("upstream_failed", fault)
        case MachineError() if "memory" in fault.message:
            hints = ("give a smaller file",)
            return ProblemError("reference_unusable", "reading the reference takes too much memory", hints=hints)
        case BlobMissingError() | MachineError():
            hints = ("try again in a moment", "tell whoever runs the service, with this request's id")
            return ProblemError("not_ready", "the service lacks what it needs for this", hints=hints)
        case _:
            return fault_of_ours()


def fault_of_ours() -> ProblemError:
    """The problem that nobody thought of; the log has what happened."""
    hints = ("tell whoever runs the service, with this request's id",)
    return ProblemError("fault", "something went wrong that should not", hints=hints)


def too_long(seconds: float) -> ProblemError:
    """The problem that a direction was not there in time."""
    hints = ("give a shorter film or a smaller picture", "or try again in a moment")
    return ProblemError("took_too_long", f"it was not worked out within {seconds:g} seconds", hints=hints)


def _of(code: str, fault: ChalktalkError) -> ProblemError:
    return ProblemError(code, fault.message, hints=fault.hints)


def no_model_had_a_say(direction: CreativeDirection, services: Services) -> ProblemError:
    """The problem that a model was required, and rules alone answered."""
    hints = ("leave out provider, and rules answer where no model does",)
    if not services.text:
        return ProblemError("no_model", "no model is set up on this service", hints=hints)
    told = next((one.message for one in direction.cautions if "model" in one.code), "no model answered")
    return ProblemError("upstream_failed", told, hints=("try again in a moment", *hints))
