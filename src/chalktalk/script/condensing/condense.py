"""From material to a script in Markdown: chapters from its parts, sentences from its sentences."""

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import PurePath

from chalktalk.documents.base import Diagnostic
from chalktalk.documents.material import Draft, Material
from chalktalk.errors import Place, SourceError
from chalktalk.script.condensing.choosing import Choice, chosen
from chalktalk.script.condensing.cleaning import cleaned
from chalktalk.script.condensing.parts import parts_of
from chalktalk.script.condensing.units import Unit, units_of
from chalktalk.script.plainly import as_text
from chalktalk.script.weighing import term_weights

WORDS_PER_MINUTE = 150
_SHORTEST, _LONGEST = 3 * WORDS_PER_MINUTE, 7 * WORDS_PER_MINUTE
"""Words of a script whose length nobody asks for."""
_CARRIED = 0.45
"""Of a source's own words that such a script takes over."""
_NEAR = 0.8
_NUMBERING = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}\.|[A-H]\.|(?:chapter|section|part) \d+[.:]?)\s+", re.IGNORECASE
)
_LONGEST_HEADING = 70


def condensed(material: Material, minutes: float | None, language: str) -> Draft:
    """A script made of a source's most telling sentences, in their order; the same source gives the same script.

    Args:
        material: The source.
        minutes: How long the film should be; None leaves it to what the source carries, 3 to 7 minutes.
        language: BCP 47 tag.

    Raises:
        SourceError: if there is hardly a whole sentence in it.
    """
    parts = parts_of(material, language)
    units = units_of([part.blocks for part in parts], language)
    if sum(unit.words for unit in units) < 20:
        hint = "give a text in sentences; lists of names, tables and code cannot be told"
        raise SourceError("there are hardly any whole sentences in it", where=Place(material.name), hints=(hint,))
    weights = term_weights((unit.whole for unit in units), language)
    wanted = round(minutes * WORDS_PER_MINUTE) if minutes else _usual(units)
    titles = [part.title for part in parts]
    choice = chosen(units, material.title or "", titles, weights, wanted)
    text = _markdown(_title(material), choice, titles)
    words = sum(unit.words for unit in (choice.hook, *choice.body, choice.closing) if unit)
    return Draft(text=text, words=words, findings=(*material.warnings, *_remarks(minutes, words, material.name)))


def usual_words(material: Material, language: str) -> int:
    """Words of the script that a source carries, if nobody asks for a length: 3 to 7 minutes of them."""
    return _usual(units_of([part.blocks for part in parts_of(material, language)], language))


def _usual(units: Sequence[Unit]) -> int:
    return round(min(_LONGEST, max(_SHORTEST, _CARRIED * sum(unit.words for unit in units))))


def _remarks(minutes: float | None, words: int, name: str) -> tuple[Diagnostic, ...]:
    if minutes is None or words >= _NEAR * minutes * WORDS_PER_MINUTE:
        return ()
    message = f"{name} carries about {words / WORDS_PER_MINUTE:.1f} minutes, not the {minutes:g} that were asked for"
    hint = "give a longer source, or add to the script"
    return (Diagnostic(message=message, hint=hint),)


def _title(material: Material) -> str:
    name = PurePath(material.name.rstrip("/")).stem.replace("_", " ").replace("-", " ").strip()
    return heading_of(material.title or "") or heading_of(name[:1].upper() + name[1:]) or "Untitled"


def heading_of(text: str) -> str:
    """A source's heading as a chapter's: without its number and what is noted beside it."""
    bare = _NUMBERING.sub("", cleaned(text)).strip(" #:–—-")
    if len(bare) > _LONGEST_HEADING:
        bare = bare[:_LONGEST_HEADING].rpartition(" ")[0].rstrip(" ,;:–—-")
    return bare


def _markdown(title: str, choice: Choice, titles: Sequence[str | None]) -> str:
    lines = [f"# {as_text(title)}", ""]
    if choice.hook:
        lines += [f"{as_text(choice.hook.text)} [pause]", ""]
    for part, units in groupby(choice.body, key=lambda unit: unit.part):
        name = heading_of(titles[part] or "")
        if name:
            lines += [f"## {as_text(name)}", ""]
        for _, group in groupby(units, key=lambda unit: unit.paragraph):
            lines += _paragraph(list(group))
    if choice.closing:
        lines += [as_text(choice.closing.text), ""]
    return "\n".join(lines)


def _paragraph(units: Sequence[Unit]) -> list[str]:
    lines = [as_text(" ".join(unit.text for unit in units))]
    for item in units[-1].items:
        lines += [] if len(lines) > 1 else [""]
        lines.append(f"- {as_text(item)}")
    return [*lines, ""]
