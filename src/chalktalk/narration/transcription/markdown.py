"""A transcript as a script: paragraphs where the speaker paused."""

import re
from itertools import pairwise

from chalktalk.narration.transcription.words import Transcript

PARAGRAPH = 0.8
"""Seconds of pause that begin a paragraph."""

SENTENCE = 0.5
"""Seconds of pause that end a sentence where the recogniser gives no full stops."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_AT_LINE_START = re.compile(r"^(\d*)([#+\-=~>.)])")
_ENDS = (".", "!", "?", "…", "。", "！", "？", "।")


def script_of(transcript: Transcript, title: str) -> str:
    """The Markdown text of a script."""
    paragraphs: list[list[str]] = [[]]
    opens = True
    for word, following in pairwise((*transcript.words, None)):
        assert word is not None
        pause = following.start - word.end if following else PARAGRAPH
        text = _escaped(word.text.strip())
        ends = not transcript.punctuated and pause >= SENTENCE
        if not transcript.punctuated:
            text = (text[:1].upper() + text[1:] if opens else text) + ("." if ends else "")
        opens = ends
        paragraphs[-1].append(text)
        if pause >= PARAGRAPH:
            paragraphs.append([])
    head = "" if transcript.language.partition("-")[0] == "en" else f"---\nlanguage: {transcript.language}\n---\n\n"
    body = "\n\n".join(_AT_LINE_START.sub(r"\1\\\2", " ".join(words)) for words in paragraphs if words)
    return f"{head}# {_escaped(title)}\n\n{body}\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
