"""The rules that choose a picture where the author does not: each offers one or none, and the best is taken."""

from chalktalk.storyboard.passages import Choice, Passage
from chalktalk.storyboard.rules.contrast import contrast
from chalktalk.storyboard.rules.enumeration import enumeration, named_things
from chalktalk.storyboard.rules.quantity import quantity
from chalktalk.storyboard.rules.sequence import sequence
from chalktalk.storyboard.rules.statement import statement

REPEATED = 0.35
"""What a rule loses where the scene before shows the same kind."""


def offers(passage: Passage) -> list[Choice]:
    """What the rules see in a passage beyond a plain thought, best first."""
    found = (rule(passage) for rule in (sequence, contrast, quantity, enumeration))
    return sorted(filter(None, found), key=lambda choice: -choice.score)


def is_rich(passage: Passage) -> bool:
    """Whether a passage holds something better to show than a plain thought."""
    return bool(offers(passage))


def choose(passage: Passage, previous: str | None) -> Choice:
    """The best picture for a passage, given what kind the scene before shows.

    Two lists never follow each other, and what follows a statement shows the things that are named, if it can.
    """
    found = [*offers(passage), statement(passage), named_things(passage)]

    def worth(choice: Choice) -> float:
        again = choice.visual.kind == previous
        return choice.score - (1.0 if again and previous == "list" else REPEATED if again else 0.0)

    return max(filter(None, found), key=worth)


__all__ = ["choose", "is_rich", "offers"]
