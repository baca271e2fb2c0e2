"""What the town's language models write: a script of ten scenes, in the form they are asked for."""

import json

PARAGRAPHS: tuple[tuple[str, str | None, str | None, str], ...] = (
    (
        "hook",
        None,
        "painting: an old stone bridge over a river at dawn",
        (
            "A bridge can carry ten thousand people across empty air. Yet you have never once wondered "
            "why it does not fall."
        ),
    ),
    (
        "introduction",
        "What holds it up",
        None,
        (
            "Every bridge answers one question: where does the weight go? You stand in the middle, and "
            "the ground is far below."
        ),
    ),
    (
        "explanation",
        None,
        ("process: The way of a load: Weight presses down → The arch pushes outward → The ground pushes back"),
        ("Weight presses down. The arch pushes outward. The ground pushes back, and the stones are squeezed together."),
    ),
    (
        "explanation",
        None,
        None,
        ("Stone is strong when you squeeze it and weak when you pull it. So an arch turns every load into squeezing."),
    ),
    (
        "explanation",
        "Beams and cables",
        "comparison: Beam: bends, short spans | Cable: pulls, long spans",
        (
            "A beam bends under its load, so it only spans a short gap. A cable is pulled tight, and "
            "it can span a kilometre."
        ),
    ),
    (
        "example",
        None,
        None,
        ("Think of a plank across a ditch. Step on it, and the lower side stretches while the upper side is squeezed."),
    ),
    (
        "example",
        None,
        "painting: a long suspension bridge in fog",
        (
            "Now look at a suspension bridge. Two towers hold the cables, and the cables carry the "
            "road like a clothes line."
        ),
    ),
    (
        "example",
        None,
        "bar chart: Longest spans: Arch = 575; Cable stayed = 1104; Suspension = 2023",
        (
            "The longest arch spans 575 metres. The longest cable stayed bridge spans 1104, and the "
            "longest suspension bridge 2023."
        ),
    ),
    (
        "summary",
        "What to remember",
        None,
        ("So every bridge leads its load to the ground. An arch squeezes, a beam bends, a cable pulls."),
    ),
    (
        "call_to_action",
        None,
        None,
        ("Next time you cross a river, look down. Ask yourself where your weight is going."),
    ),
)
"""Part, chapter, what is shown, and what is said."""


def script(title: str) -> str:
    """A model's answer, of about a minute and a half."""
    sections: list[dict[str, object]] = [
        {"part": part, "heading": heading, "paragraphs": [{"visual": visual, "text": text, "items": []}]}
        for part, heading, visual, text in PARAGRAPHS
    ]
    return json.dumps({"title": title, "sections": sections})
