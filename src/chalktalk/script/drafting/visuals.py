"""Pictures that a model asks for: kept where the storyboard can draw them, else left out with a reason."""

import re
from collections.abc import Callable

from chalktalk.errors import Place, ScriptError
from chalktalk.script.directives import KINDS, Pause, parsed_directive

_LIST = re.compile(r"\s*[;|]\s*")
_STEPS = re.compile(r"\s*(?:->|=>|[→⟶;|])\s*")
_SIDES = re.compile(r"\s*\|\s*|\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
_VALUE = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: ?(?:%|°[CF]|[^\W\d_]+)(?: [^\W\d_]+){0,2})?")
_MOST = 6
_LONGEST_PAINTING = 40
"""Words."""


def sane_visual(wish: str) -> tuple[str | None, str]:
    """A model's wish for a picture as a directive's content, or None and why it is left out."""
    text = " ".join(wish.split()).strip()
    text = re.sub(r"^\[?\s*visual\s*:\s*", "", text, flags=re.IGNORECASE)
    text = re.sub(r"[\[\]<`\\{}]+|(?<![-=])>", " ", text)
    text = " ".join(text.split())
    if not text or text.casefold() in ("null", "none"):
        return None, ""
    head, _, content = (part.strip() for part in text.partition(":"))
    kind = re.sub(r"[\s-]+", "_", head.lower())
    if kind in KINDS:
        fits = fitted(kind, content)
        return (f"{kind.replace('_', ' ')}: {fits}" if fits else None), f"its content does not fit a {head}"
    try:
        directive = parsed_directive(f"VISUAL: {text}", closed=True, place=Place("draft"))
    except ScriptError as error:
        return None, error.message
    return (None, "it is none") if isinstance(directive, Pause) else (text, "")


def fitted(kind: str, content: str) -> str | None:
    """Content as its kind can be drawn, mended where that is plain; None where it cannot."""
    reader = _FITTING.get(kind)
    return reader(content) if reader and content.strip(" :;|") else None


def _headed(content: str) -> tuple[str, str]:
    """A heading in front, with its colon, and the rest; further colons would make more headings."""
    name, colon, rest = content.partition(": ")
    if not colon or not rest.strip():
        return "", content.replace(": ", " ").strip(" :")
    return f"{name.strip()}: ", rest.replace(": ", " – ").strip()


def _parts(cut: re.Pattern[str], joint: str, fewest: int, most: int, *, headed: bool = False) -> "Fit":
    def fit(content: str) -> str | None:
        name, rest = _headed(content)
        parts = [part for part in cut.split(rest) if part.strip(" .")]
        if not fewest <= len(parts) or (headed and not name):
            return None
        return name + joint.join(parts[:most])

    return fit


def _pairs(fewest: int, most: int, *, years: bool = False, whole: bool = False) -> "Fit":
    def fit(content: str) -> str | None:
        name, rest = _headed(content)
        pairs = [part.partition("=")[::2] for part in _LIST.split(rest) if part.strip()]
        pairs = [(left.strip(), right.strip()) for left, right in pairs]
        if not fewest <= len(pairs) <= most or not all(left and right and "=" not in right for left, right in pairs):
            return None
        values = [right for _, right in pairs]
        if years:
            good = all(re.search(r"\d", left) for left, _ in pairs)
        else:
            good = all(_VALUE.fullmatch(value) for value in values)
        if whole and good:
            good = all("%" in value for value in values) and sum(_number(value) for value in values) <= 100.5
        return name + "; ".join(f"{left} = {right}" for left, right in pairs) if good else None

    return fit


def _number(value: str) -> float:
    found = re.search(r"\d+(?:\.\d+)?", value.replace(",", ""))
    return float(found[0]) if found else 0.0


def _few_words(content: str) -> str | None:
    return " ".join(content.split()[:12]) if len(content.replace("*", "").split()) <= 10 else None


def _definition(content: str) -> str | None:
    term, _, meaning = (part.strip() for part in content.partition(":"))
    return f"{term}: {meaning}" if term and meaning else None


def _comparison(content: str) -> str | None:
    sides = [side.strip() for side in _SIDES.split(content, maxsplit=1)]
    if len(sides) != 2 or not all(sides):
        return None
    told = [[part.strip() for part in side.partition(":")[::2]] for side in sides]
    if any(not name for name, _ in told):
        return None
    points = [", ".join([p for p in re.split(r"\s*[;,|]\s*", said) if p][:4]) for _, said in told]
    return " | ".join(f"{name}: {said}" if said else name for (name, _), said in zip(told, points, strict=True))


def _counted(content: str) -> str | None:
    value, _, caption = (part.strip() for part in content.replace(" | ", ": ", 1).partition(": "))
    return f"{value}: {caption}" if re.search(r"\d", value) and caption and len(value) <= 24 else None


def _growth(content: str) -> str | None:
    subject, _, values = (part.strip() for part in content.partition(": "))
    ends = [part for part in _STEPS.split(values) if part]
    if not subject or len(ends) not in (0, 2) or not all(_VALUE.fullmatch(end) for end in ends):
        return None
    return f"{subject}: {' -> '.join(ends)}" if ends else subject


def _quote(content: str) -> str | None:
    words, _, speaker = (part.strip(' "“”') for part in content.partition("|"))
    if not 1 <= len(words.split()) <= 20:
        return None
    return f"{words} | {speaker}" if speaker else words


def _title(content: str) -> str | None:
    name, _, subtitle = (part.strip() for part in content.partition("|"))
    return (f"{name} | {subtitle}" if subtitle else name) or None


def _painting(content: str) -> str | None:
    described, _, caption = (part.strip() for part in content.partition("|"))
    described = " ".join(described.split()[:_LONGEST_PAINTING])
    return f"{described} | {caption}" if described and caption else described or None


Fit = Callable[[str], str | None]
_FITTING: dict[str, Fit] = {
    "title": _title,
    "statement": _few_words,
    "definition": _definition,
    "list": _parts(_LIST, "; ", 2, _MOST),
    "recap": _parts(_LIST, "; ", 2, 5),
    "scale": _parts(_LIST, "; ", 2, 5),
    "comparison": _comparison,
    "process": _parts(_STEPS, " -> ", 2, _MOST),
    "cycle": _parts(_STEPS, " -> ", 2, _MOST),
    "data_flow": _parts(_STEPS, " -> ", 2, _MOST),
    "hierarchy": _parts(_LIST, "; ", 2, _MOST, headed=True),
    "network": _parts(_LIST, "; ", 3, _MOST),
    "timeline": _pairs(2, _MOST, years=True),
    "bar_chart": _pairs(2, 8),
    "line_chart": _pairs(2, 12),
    "share_chart": _pairs(1, _MOST, whole=True),
    "number": _counted,
    "growth": _growth,
    "transformation": _parts(_STEPS, " -> ", 2, 2),
    "barrier": _parts(_LIST, " | ", 2, 2),
    "speed": _parts(_LIST, " | ", 1, 2),
    "quote": _quote,
    "call_to_action": _few_words,
    "abstract": _few_words,
    "painting": _painting,
}
"""Kinds that a model may ask for; pictures from files, code and formulas are the author's alone."""
