"""The labelled set: its format, read and checked. See README.md beside this file."""

import re
import sys
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

HERE = Path(__file__).parent
HALVES = ("tune", "test")
SECOND = HERE / "second"

SceneType = Literal[
    "intro",
    "definition",
    "process",
    "comparison",
    "example",
    "data",
    "summary",
    "call_to_action",
    "explanation",
]
Kind = Literal[
    "title", "chapter", "statement", "definition", "list", "comparison", "process", "cycle", "hierarchy", "network",
    "timeline", "bar_chart", "line_chart", "share_chart", "number", "growth", "transformation", "barrier", "speed",
    "scale", "data_flow", "code", "equation", "quote", "image", "recap", "call_to_action", "abstract",
]  # fmt: skip
Metaphor = Literal[
    "data_flow", "hierarchy", "growth", "comparison", "cycle", "transformation", "network", "barrier", "speed", "scale",
]  # fmt: skip
OpportunityType = Literal[
    "comparison", "flowchart", "cycle", "chart", "timeline", "hierarchy", "network", "definition", "quote", "metaphor",
    "diagram", "list",
]  # fmt: skip


class Label(BaseModel):
    """A part of a label file: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class LabelledConcept(Label):
    """A concept that has to be found."""

    names: tuple[str, ...] = Field(min_length=1)
    icons: tuple[str, ...]


class LabelledPassage(Label):
    """What one picture would carry."""

    start: str
    types: tuple[SceneType, ...] = Field(min_length=1)
    kinds: tuple[Kind, ...] = Field(min_length=1)


class LabelledSide(Label):
    """One subject of a comparison, with key words of what is said of it."""

    name: str
    points: tuple[str, ...] = ()


class Sides(Label):
    """A comparison."""

    left: LabelledSide
    right: LabelledSide


class Steps(Label):
    """A flowchart or a cycle."""

    steps: tuple[str, ...] = Field(min_length=2)


class LabelledValue(Label):
    """A number of a chart."""

    value: float
    unit: str
    of: str


class Values(Label):
    """A chart."""

    values: tuple[LabelledValue, ...] = Field(min_length=1)


class LabelledEvent(Label):
    """An event of a timeline."""

    date: str
    event: str


class Events(Label):
    """A timeline."""

    events: tuple[LabelledEvent, ...] = Field(min_length=2)


class Parts(Label):
    """A hierarchy or a diagram; a diagram may leave the whole unnamed."""

    whole: str | None = None
    parts: tuple[str, ...] = Field(min_length=2)


class Nodes(Label):
    """A network."""

    nodes: tuple[str, ...] = Field(min_length=2)


class Meaning(Label):
    """A definition."""

    term: str
    meaning: str


class Utterance(Label):
    """A quote."""

    text: str
    speaker: str | None


class Picture(Label):
    """A metaphor: any of these would do."""

    metaphor: tuple[Metaphor, ...] = Field(min_length=1)


class Items(Label):
    """A list."""

    items: tuple[str, ...] = Field(min_length=2)


Content = Annotated[
    Sides | Steps | Values | Events | Parts | Nodes | Meaning | Utterance | Picture | Items,
    Field(union_mode="left_to_right"),
]

CONTENT: dict[str, type[Label]] = {
    "comparison": Sides,
    "flowchart": Steps,
    "cycle": Steps,
    "chart": Values,
    "timeline": Events,
    "hierarchy": Parts,
    "network": Nodes,
    "definition": Meaning,
    "quote": Utterance,
    "metaphor": Picture,
    "diagram": Parts,
    "list": Items,
}
"""What each type of opportunity says of itself."""


class LabelledOpportunity(Label):
    """What could be shown as more than words."""

    type: OpportunityType
    start: str
    end: str
    accept: tuple[OpportunityType, ...] = ()
    optional: bool = False
    content: Content


class Labels(Label):
    """One label file."""

    about: str
    awkward: bool = False
    concepts: tuple[LabelledConcept, ...]
    also: tuple[str, ...] = ()
    passages: tuple[LabelledPassage, ...] = Field(min_length=1)
    opportunities: tuple[LabelledOpportunity, ...] = ()


def words_of(text: str) -> list[str]:
    """Words as they are matched: lower case, without punctuation or Markdown marks."""
    return re.findall(r"[^\W_]+(?:[.,'’][^\W_]+)*", text.lower().replace("’", "'"))


def labelled(half: str) -> list[tuple[str, str, Labels]]:
    """The scripts of a half with their labels: name, Markdown text, labels."""
    return [
        (path.stem, path.with_suffix(".md").read_text(encoding="utf-8"), read_labels(path))
        for path in sorted((HERE / half).glob("*.yaml"))
    ]


def second_labels(half: str, name: str) -> Labels | None:
    """What a second person labelled, who had not seen the first one's labels; None where there is none."""
    path = SECOND / half / f"{name}.yaml"
    return read_labels(path) if path.exists() else None


def read_labels(path: Path) -> Labels:
    """One label file.

    Raises:
        pydantic.ValidationError: if it has not the form described in README.md.
    """
    return Labels.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def faults(script: str, labels: Labels) -> list[str]:
    """What is wrong with a label file: quotes that do not occur, passages out of order, content of another type."""
    said = words_of(re.sub(r"\[[^\]]*\]|^---.*?^---", " ", script, flags=re.DOTALL | re.MULTILINE))
    found: list[str] = []
    last = -1
    for passage in labels.passages:
        at = _find(said, words_of(passage.start), last + 1)
        if at is None:
            found.append(f"passage “{passage.start}” does not occur after the one before")
        else:
            last = at
    for opportunity in labels.opportunities:
        first = _find(said, words_of(opportunity.start), 0)
        if first is None:
            found.append(f"opportunity “{opportunity.start}” does not occur")
        elif _find(said, words_of(opportunity.end), first) is None:
            found.append(f"opportunity end “{opportunity.end}” does not occur after “{opportunity.start}”")
        if not isinstance(opportunity.content, CONTENT[opportunity.type]):
            found.append(f"opportunity “{opportunity.start}” has content of another type than {opportunity.type}")
    return found


def _find(said: list[str], quote: list[str], first: int) -> int | None:
    length = len(quote)
    return next((at for at in range(first, len(said) - length + 1) if said[at : at + length] == quote), None)


def main() -> int:
    """Check all label files, or those named; exit 1 if one is wrong."""
    named = [Path(name) for name in sys.argv[1:]]
    paths = named or [
        path for folder in (HERE, SECOND) for half in HALVES for path in sorted((folder / half).glob("*.yaml"))
    ]
    wrong = 0
    for path in paths:
        try:
            script = HERE / path.parent.name / f"{path.stem}.md"
            problems = faults(script.read_text(encoding="utf-8"), read_labels(path))
        except (ValidationError, yaml.YAMLError) as error:
            problems = [str(error)]
        wrong += bool(problems)
        for problem in problems:
            print(f"{path.parent.name}/{path.name}: {problem}")
    print(f"{len(paths)} label files, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
