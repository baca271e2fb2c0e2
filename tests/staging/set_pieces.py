"""Code, equations, quotations, calls to action and moods: ordinary ones, and those that are hard to set."""

from made import element, heading

from chalktalk.documents.analysis import Tone
from chalktalk.documents.base import Span
from chalktalk.documents.storyboard import (
    AbstractVisual,
    CallToActionVisual,
    CodeMark,
    CodeVisual,
    EquationVisual,
    QuoteVisual,
    Visual,
)

SEARCH = (
    "def search(items, wanted):",
    "    low, high = 0, len(items) - 1",
    "    while low <= high:",
    "        middle = (low + high) // 2",
    "        if items[middle] == wanted:",
    "            return middle  # found",
    "    return None",
)
MOON = "We choose to go to the Moon in this decade and do the other things not because they are easy"


def code(name: str, lines: tuple[str, ...], *marks: CodeMark, language: str = "python") -> CodeVisual:
    return CodeVisual(block=element("block", name, 0), language=language, lines=lines, marks=marks)


def mark(first: int, last: int, word: int) -> CodeMark:
    return CodeMark(first=first, last=last, cue=Span(start=word, end=word + 1))


def equation(name: str, latex: str) -> EquationVisual:
    return EquationVisual(formula=element("formula", name, 0), latex=latex)


def quote(words: str, speaker: str | None = None) -> QuoteVisual:
    return QuoteVisual(words=element("quote", words, 0), speaker=speaker)


SET_PIECES: dict[str, Visual] = {
    "code": code("Binary search", SEARCH, mark(3, 4, 8), mark(5, 6, 13)),
    "code without marks": code("python", SEARCH[:3]),
    "code with its end lit first": code("Backwards", SEARCH, mark(7, 7, 3), mark(1, 1, 9)),
    "code of sixteen lines": code("Values", tuple(f"let value{at} = {at} * 2;" for at in range(16)), language="rust"),
    "code with empty lines": code("Air", ("first = 1", "", "\tsecond = 2")),
    "equation": equation("Energy is mass times c squared", "E = mc^2"),
    "nameless equation": equation("", r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}"),
    "long equation": equation(
        "A chain", r"f(x) = a_0 + a_1 x + a_2 x^2 + a_3 x^3 + a_4 x^4 + \dots + a_n x^n + \int_0^1 g(t)\,dt"
    ),
    "aligned equation": equation("Two rows", r"\begin{aligned} a &= b + c \\ d &= \sqrt{e} \end{aligned}"),
    "quote": quote("If I have seen further, it is by standing on shoulders", "Newton"),
    "long quote": quote(MOON),
    "quote of three words": quote(
        "So be it.", "A speaker of many titles, honours and offices, and of a very long name"
    ),
    "call_to_action": CallToActionVisual(heading=heading("Check your vaccination record today")),
    "call to action without an icon": CallToActionVisual(heading=element("heading", "Subscribe", 0, icon=None)),
}
SET_PIECES |= {f"abstract, {tone.value}": AbstractVisual(heading=heading("Nothing stays"), tone=tone) for tone in Tone}
