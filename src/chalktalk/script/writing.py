"""From a brief to a script: chapters, sentences, words; each directive at its sentence, each pause at its word."""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from dataclasses import dataclass, field
from pathlib import PurePath

from chalktalk.documents.base import Diagnostic
from chalktalk.documents.brief import Brief
from chalktalk.documents.script import Directive, PlacedSentence, Script, Section, Sentence, Word
from chalktalk.engine import Context, stage
from chalktalk.errors import Place, ScriptError
from chalktalk.script.directives import LONGEST_PAUSE, Pause
from chalktalk.script.lexicon import SYMBOLS_ELSEWHERE
from chalktalk.script.outline import Heading, read_outline
from chalktalk.script.passages import Mark, Passage
from chalktalk.script.sentences import sentence_spans
from chalktalk.script.terms import Lexicon
from chalktalk.script.words import reading_language, readings_of

_WORDS_PER_MINUTE = 150
_LONGEST_FILM = 180
"""Minutes. A longer script is refused: it is a mistake more often than a wish, and no platform's viewers stay."""

_LONGEST_SENTENCE = 60
"""Words. A longer sentence is split at a comma, for no breath and no picture lasts that long."""

_LONGEST_WORD = 200
"""Characters. What is longer is data, not a word, and fits no caption."""

_LETTERS_PER_WORD = 20
"""Of a spoken word longer than this, each further such part counts as a word, for languages without spaces."""

_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔:][\"'”’»)\]」』）]*$")


@stage("write", version=3)
async def write(_context: Context, brief: Brief) -> Script:
    """Turn a brief's Markdown into sentences and words, as shown and as spoken.

    Raises:
        ScriptError: if a directive is wrong, nothing is left to say, or the film would last over three hours.
    """
    outline = read_outline(brief.source, brief.source_name)
    language = reading_language(brief.language)
    writer = _Writer(brief.source_name, language, Lexicon(brief.lexicon, language))
    for block in outline.blocks:
        if isinstance(block, Heading):
            writer.head(block)
        else:
            writer.speak(block)
    sections = writer.sections()
    _refuse_unspeakable(sections, brief.source_name)
    return Script(
        title=brief.title or writer.title or _title_from(brief.source_name),
        language=brief.language,
        audience=brief.audience,
        sections=sections,
        warnings=tuple(sorted((*outline.warnings, *writer.warnings), key=lambda warning: warning.line or 0)),
    )


@dataclass(slots=True)
class _Draft:
    """A word in the making: a pause may still come to it."""

    start: int
    display: str
    spoken: str
    emphasis: bool
    pronunciation: str | None
    pause: float = 0.0

    def word(self) -> Word:
        return Word(
            display=self.display,
            spoken=self.spoken,
            emphasis=self.emphasis,
            pronunciation=self.pronunciation,
            pause=self.pause,
        )


@dataclass(slots=True)
class _Spoken:
    """A sentence in the making."""

    words: list[_Draft]
    line: int
    passage: Passage
    directive: Directive | None

    def placed(self) -> PlacedSentence:
        return PlacedSentence(
            sentence=Sentence(words=tuple(draft.word() for draft in self.words)),
            line=self.line,
            paragraph=self.passage.paragraph,
            list_item=self.passage.list_item,
            ordered=self.passage.ordered,
            item=self.passage.item,
            directive=self.directive,
        )


@dataclass(slots=True)
class _Chapter:
    title: str | None
    line: int
    sentences: list[_Spoken] = field(default_factory=list)


class _Writer:
    """Goes through the outline once and keeps what waits: a directive for its sentence, a pause for its word."""

    def __init__(self, name: str, language: str, lexicon: Lexicon) -> None:
        self.title: str | None = None
        self.warnings: list[Diagnostic] = []
        self._name = name
        self._language = language
        self._lexicon = lexicon
        self._chapters = [_Chapter(None, 1)]
        self._waiting: Directive | None = None
        self._last: _Draft | None = None
        self._told: set[str] = set()

    def head(self, heading: Heading) -> None:
        """The first `#` is the title, `##` and any further `#` a chapter; deeper headings are not shown."""
        if heading.level == 1 and self.title is None:
            self.title = heading.text
            return
        if heading.level > 2:
            self._warn(
                "a heading below ## is neither spoken nor shown", heading.line, "use ##, or say it in a sentence"
            )
            return
        if heading.level == 1:
            self._warn("only the first # is the title; this one becomes a chapter", heading.line, "use ##")
        self._chapters.append(_Chapter(heading.text, heading.line))

    def speak(self, passage: Passage) -> None:
        """Add a passage's sentences to the chapter, and settle its directives and pauses."""
        marks = deque(passage.marks)
        said: list[_Draft] = []
        before = self._last
        for start, end in sentence_spans(passage.text, self._language):
            while marks and marks[0].offset <= start:
                self._settle(marks.popleft(), said, before)
            drafts = self._drafts(passage, start, end)
            if drafts:
                self._add(drafts, passage, start)
                said += drafts
                self._last = drafts[-1]
            else:
                self._drop(passage, start, end)
            while marks and marks[0].offset < end:
                self._settle(marks.popleft(), said, before, inside=True)
        for mark in marks:
            self._settle(mark, said, before)

    def sections(self) -> tuple[Section, ...]:
        """All chapters that say something; warns of what is left over."""
        if self._waiting:
            self._warn("no sentence follows this directive, so nothing shows it", self._waiting.line, "move it up")
        for chapter in self._chapters[1:]:
            if not chapter.sentences:
                self._warn("this chapter has nothing to say and is left out", chapter.line, "write a sentence below it")
        return tuple(
            Section(
                title=chapter.title,
                line=chapter.line if chapter.title else chapter.sentences[0].line,
                sentences=tuple(spoken.placed() for spoken in chapter.sentences),
            )
            for chapter in self._chapters
            if chapter.sentences
        )

    def _drafts(self, passage: Passage, start: int, end: int) -> list[_Draft]:
        readings = readings_of(passage.text[start:end], self._language)
        drafts = [
            _Draft(
                start=start + reading.start,
                display=reading.display,
                spoken=said.spoken,
                emphasis=_touches(passage.stressed, start + reading.start, start + reading.end),
                pronunciation=said.ipa,
            )
            for reading, said in zip(readings, self._lexicon.said(readings), strict=True)
        ]
        for draft in drafts:
            self._check(draft, passage)
        if drafts and passage.list_item and not _SENTENCE_END.search(drafts[-1].display):
            stop = "。" if self._language.partition("-")[0] in ("zh", "ja") else "."
            drafts[-1].display = f"{drafts[-1].display.rstrip(',;')}{stop}"
        return drafts

    def _check(self, draft: _Draft, passage: Passage) -> None:
        line = _line_at(passage, draft.start)
        if len(draft.display) > _LONGEST_WORD:
            raise ScriptError(
                f"a word of {len(draft.display)} characters cannot be spoken or shown",
                where=Place(self._name, line),
                hints=("leave it out, or part it with spaces",),
            )
        base = self._language.partition("-")[0]
        if base == "en":
            return
        if any(sign.isdecimal() for sign in draft.spoken):
            self._warn_once(f"numbers are not put into words for the language `{base}`", line)
        if any(sign in "%&+=€$£°" and sign not in SYMBOLS_ELSEWHERE.get(base, {}) for sign in draft.display):
            self._warn_once(f"signs such as % and € are not spoken in the language `{base}`", line)

    def _add(self, drafts: list[_Draft], passage: Passage, start: int) -> None:
        parts = _in_breaths(drafts)
        if len(parts) > 1:
            self._warn(
                f"a sentence of {len(drafts)} words is split", _line_at(passage, start), "make it several sentences"
            )
        for part in parts:
            line = _line_at(passage, part[0].start)
            self._chapters[-1].sentences.append(_Spoken(part, line, passage, self._waiting))
            self._waiting = None

    def _settle(self, mark: Mark, said: list[_Draft], before: _Draft | None, *, inside: bool = False) -> None:
        if isinstance(mark.item, Pause):
            earlier = bisect_left(said, mark.offset, key=lambda draft: draft.start)
            self._pause(mark.item.seconds, said[earlier - 1] if earlier else before, mark.line)
            return
        if self._waiting:
            self._warn("another directive follows before a sentence does, so this one is not shown", self._waiting.line)
        if inside:
            hint = "set it before the sentence it belongs to"
            self._warn("a directive inside a sentence holds from the next sentence on", mark.line, hint)
        self._waiting = mark.item

    def _pause(self, seconds: float, word: _Draft | None, line: int) -> None:
        if word is None:
            self._warn("a pause before the first word is left out", line, "set it after a word")
            return
        if word.pause + seconds > LONGEST_PAUSE:
            self._warn(f"pauses add up to more than {LONGEST_PAUSE:g} s and are cut to it", line)
        word.pause = min(word.pause + seconds, LONGEST_PAUSE)

    def _drop(self, passage: Passage, start: int, end: int) -> None:
        line = _line_at(passage, start)
        self._warn(f"`{passage.text[start:end][:40]}` cannot be spoken and is left out", line, "write it in words")

    def _warn(self, message: str, line: int, hint: str | None = None) -> None:
        self.warnings.append(Diagnostic(message=message, line=line, hint=hint))

    def _warn_once(self, message: str, line: int) -> None:
        if message not in self._told:
            self._told.add(message)
            self._warn(message, line, "write them out in words")


def _touches(ranges: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_right(ranges, start, key=lambda pair: pair[1])
    return index < len(ranges) and ranges[index][0] < end


def _line_at(passage: Passage, offset: int) -> int:
    return passage.lines[bisect_right(passage.lines, offset, key=lambda pair: pair[0]) - 1][1]


def _in_breaths(drafts: list[_Draft]) -> list[list[_Draft]]:
    """A sentence's words, parted after a comma or the like wherever they would be too many for one sentence."""
    parts: list[list[_Draft]] = []
    rest = drafts
    while len(rest) > _LONGEST_SENTENCE:
        window = range(_LONGEST_SENTENCE, _LONGEST_SENTENCE // 3, -1)
        cut = next((at for at in window if rest[at - 1].display.endswith((",", ";", ":", "—", "–"))), _LONGEST_SENTENCE)
        parts.append(rest[:cut])
        rest = rest[cut:]
    return [*parts, rest]


def _refuse_unspeakable(sections: tuple[Section, ...], name: str) -> None:
    if not sections:
        raise ScriptError("nothing in it can be spoken", where=Place(name), hints=("write a sentence in words",))
    words = sum(
        max(len(word.spoken.split()), len(word.spoken) // _LETTERS_PER_WORD)
        for section in sections
        for placed in section.sentences
        for word in placed.sentence.words
    )
    minutes = round(words / _WORDS_PER_MINUTE)
    if minutes > _LONGEST_FILM:
        raise ScriptError(
            f"{words:,} spoken words would last about {minutes // 60} h {minutes % 60} min",
            where=Place(name),
            hints=(f"a film lasts at most {_LONGEST_FILM // 60} h; make it several scripts",),
        )


def _title_from(name: str) -> str:
    words = re.sub(r"[\s_-]+", " ", PurePath(name).stem).strip() or "Untitled"
    return words[0].upper() + words[1:]
