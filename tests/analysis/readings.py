"""Scripts and readings for the tests of this room."""

from chalktalk.analysis.language.engine import load
from chalktalk.analysis.language.reading import Reading, read
from chalktalk.documents.script import PlacedSentence, Script, Section, Sentence, Word


def script_of(*paragraphs: str, title: str = "A film", language: str = "en") -> Script:
    """A script of one section. Sentences in a paragraph are parted by ` / `; `- ` before one makes it a list item."""
    pieces = [
        PlacedSentence(
            sentence=Sentence(words=tuple(Word(display=word, spoken=word.strip(",.;:!?")) for word in text.split())),
            line=1,
            paragraph=number,
            list_item=said.startswith("- "),
        )
        for number, paragraph in enumerate(paragraphs)
        for said in paragraph.split(" / ")
        for text in [said.removeprefix("- ")]
    ]
    return Script(
        title=title,
        language=language,
        audience=None,
        sections=(Section(title=None, line=1, sentences=tuple(pieces)),),
    )


def reading_of(*paragraphs: str, language: str = "en") -> Reading:
    """The same, read by the engine that is installed."""
    return read(script_of(*paragraphs, language=language), load(language))
