"""Directives: `[pause 1.5s]` and `[VISUAL: kind: content]`, from Markdown text to what they ask for.

Whether `[VISUAL: word: …]` names a kind or describes a picture freely: a single plain word before the first colon is
a kind and has to be a known one; two plain words are refused only if they are nearly a kind; everything else is a
free description.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import get_args

from markdown_it.rules_inline import StateInline

from chalktalk.documents.script import Directive
from chalktalk.documents.storyboard import Visual
from chalktalk.errors import Place, ScriptError
from chalktalk.nearest import nearest, suggestion

KINDS: tuple[str, ...] = (
    *(visual.model_fields["kind"].default for visual in get_args(get_args(Visual)[0])),
    "painting",
)
"""Names of the kinds of picture a directive can ask for: every visual's, and an image that a painter is to draw."""

LONGEST_PAUSE = 10.0
"""Seconds."""

_USUAL_PAUSE = 0.6
"""Seconds of a plain `[pause]`: a breath longer than the gap between two sentences."""

_NAMES = ("VISUAL", "pause")
_OPENING = re.compile(r"\[\s*(?:visual|pause)\b", re.IGNORECASE)
_CUE = re.compile(r"\[([A-Za-z-]{3,20})(?:[\s:][^\[\]]{0,200})?\](?![(\[])")
_PAUSE = re.compile(r"\s*pause(?:\s+(\d{1,6}(?:\.\d{1,6})?)\s*(s|ms))?\s*", re.IGNORECASE)
_VISUAL = re.compile(r"\s*visual\s*:(.*)", re.IGNORECASE | re.DOTALL)
_PLAIN_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence that the author asks for."""

    seconds: float


def directive_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the signature is markdown-it's
    """A markdown-it inline rule that keeps directives whole, untouched by emphasis, links and the rest of Markdown.

    It makes tokens of type `directive` (content between the brackets; markup `]` if they close), and of type `cue` for
    other text in brackets that may be meant as a directive.
    """
    if state.src[state.pos] != "[":
        return False
    if _OPENING.match(state.src, state.pos, state.posMax):
        end = _closing(state.src, state.pos, state.posMax)
        content = state.src[state.pos + 1 : end]
        if ":" not in content and state.src[end + 1 : end + 2] in ("(", "["):
            return False  # a link whose text happens to begin so
        kind, after = "directive", min(end + 1, state.posMax)
    else:
        cue = _CUE.match(state.src, state.pos, state.posMax)
        if not cue or not (cue[1].isupper() or _is_misspelt(cue[1])) or cue[1] in state.env.get("references", {}):
            return False
        kind, content, end, after = "cue", cue[0][1:-1], cue.end(), cue.end()
    if not silent:
        token = state.push(kind, "", 0)
        token.content = content
        token.markup = "]" if end < state.posMax or kind == "cue" else ""
    state.pos = after
    return True


def _closing(source: str, opening: int, end: int) -> int:
    """Where the bracket that opens here closes; the end of the text if it does not."""
    depth = 0
    for bracket in re.finditer(r"[\[\]]", source[opening:end]):
        depth += 1 if bracket[0] == "[" else -1
        if depth == 0:
            return opening + bracket.start()
    return end


def _is_misspelt(word: str) -> bool:
    """Whether a word in brackets is nearly a directive's name, but not another word that only looks like it."""
    alike = max(SequenceMatcher(None, word.lower(), name.lower()).ratio() for name in _NAMES)
    return alike > 0.8 or (word.isupper() and alike > 0.7)


def refuse_misspelt(cue: str, place: Place) -> None:
    """Refuse text in brackets whose first word is nearly a directive's name.

    Raises:
        ScriptError: naming the directive that was probably meant.
    """
    word = re.split(r"[\s:]", cue, maxsplit=1)[0]
    if _is_misspelt(word):
        raise ScriptError(
            f"`[{word}]` is no directive",
            where=place,
            hints=(f"did you mean `[{nearest(word, _NAMES)}]`?", "put a backslash before the bracket to have it read"),
        )


def parsed_directive(content: str, *, closed: bool, place: Place) -> Directive | Pause:
    """What the text between a directive's brackets asks for.

    Raises:
        ScriptError: if it is malformed, names an unknown kind, or asks for too long a pause.
    """
    name = _shortened(content.split(maxsplit=1)[0].rstrip(":"))
    if not closed:
        raise ScriptError(f"`[{name}` has no closing bracket", where=place, hints=("add a `]`",))
    if visual := _VISUAL.fullmatch(content):
        return _visual(" ".join(visual[1].split("\n")).strip(), place)
    if pause := _PAUSE.fullmatch(content):
        return _pause(pause[1], pause[2], place)
    forms = "`[pause]`, `[pause 1.5s]` or `[pause 300ms]`" if name.lower() == "pause" else "`[VISUAL: kind: content]`"
    raise ScriptError(f"`[{_shortened(content)}]` is malformed", where=place, hints=(f"write {forms}",))


def _pause(number: str | None, unit: str | None, place: Place) -> Pause:
    if number is None:
        return Pause(_USUAL_PAUSE)
    seconds = float(number) / (1000 if unit and unit.lower() == "ms" else 1)
    if seconds > LONGEST_PAUSE:
        raise ScriptError(
            f"a pause of {seconds:g} s is too long",
            where=place,
            hints=(f"at most {LONGEST_PAUSE:g} s can be asked for",),
        )
    return Pause(seconds)


def _visual(wish: str, place: Place) -> Directive:
    if not wish:
        raise ScriptError(
            "`[VISUAL:]` asks for nothing", where=place, hints=("name a kind, or describe the picture in your words",)
        )
    head, colon, content = (part.strip() for part in wish.partition(":"))
    kind = re.sub(r"[\s-]+", "_", head.lower())
    if kind not in KINDS:
        if colon and _is_unknown_kind(head.lower()):
            raise ScriptError(f"`{_shortened(head)}` is no kind of picture", where=place, hints=suggestion(head, KINDS))
        return Directive(kind=None, content=wish, file=place.file, line=place.line or 1)
    if kind == "image" and not content.partition("|")[0].strip():
        raise ScriptError(
            "`image` names no file", where=place, hints=("write `[VISUAL: image: picture.png | caption]`",)
        )
    if kind == "painting" and not content.partition("|")[0].strip():
        raise ScriptError(
            "`painting` describes nothing", where=place, hints=("write `[VISUAL: painting: a calm lake at dawn]`",)
        )
    return Directive(kind=kind, content=content, file=place.file, line=place.line or 1)


def _is_unknown_kind(head: str) -> bool:
    words = _PLAIN_WORDS.fullmatch(head)
    if not words:
        return False
    return " " not in head or max(SequenceMatcher(None, head, kind).ratio() for kind in KINDS) >= 0.7


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else f"{flat[:39]}…"


def picture_path(directive: Directive) -> str | None:
    """The file that an image directive names, as it is written; None for other directives."""
    return directive.content.partition("|")[0].strip() if directive.kind == "image" else None
