"""What a provider's voice is sent: a scene's sentences as our lexicon has them spoken, and where each word stands.

Words are sent as spoken (`three point five million dollars`), not as written (`$3.5M`). Numbers, units, acronyms and
the author's respellings are then said the same way by every voice, the film's length does not depend on a vendor's
reading of a sign, every character that a vendor gives a time for belongs to one word of ours, and the aligner looks
for what was really said. What is written in IPA is left to the voice: vendors' plain text has no way to say it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chalktalk.documents.narration import Batch
from chalktalk.documents.script import Sentence
from chalktalk.documents.storyboard import Scene
from chalktalk.narration.phrasing import phrased

MOST = 800
"""Characters sent in one go: a minute of speech, so that an edit costs no more. Google takes 5000 bytes, with a mark of
some twenty before each word, OpenAI 4096 characters, ElevenLabs 10000."""


@dataclass(frozen=True, slots=True)
class Text:
    """Sentences as they are sent."""

    text: str
    words: tuple[tuple[tuple[int, int], ...], ...]
    """For each sentence, for each of its words, its first character and one past its last; both the same for a word
    that has none."""


def text_of(sentences: Sequence[Sentence]) -> Text:
    """Words as spoken, each with the mark that gives the voice its melody, one space between them."""
    text = ""
    places: list[tuple[tuple[int, int], ...]] = []
    for sentence in sentences:
        spans = []
        for word in phrased(sentence):
            start = len(text) + bool(text and word.text)
            text = f"{text} {word.text}".lstrip() if word.text else text
            spans.append((min(start, len(text)), len(text)))
            text = text.rstrip(",;:") + word.mark if text and word.mark else text  # of marks in a row the last
        places.append(tuple(spans))
    return Text(text, tuple(places))


def batches_of(scenes: Sequence[Scene]) -> tuple[tuple[Batch, ...], ...]:
    """For each scene of a film what is to be spoken in one go, with the nearest sentences as context."""
    groups = [(scene.id, group) for scene in scenes for group in _groups(scene.sentences)]
    batches = [
        Batch(
            scene=scene,
            sentences=group,
            before=text_of(groups[index - 1][1][-1:]).text if index else "",
            after=text_of(groups[index + 1][1][:1]).text if index + 1 < len(groups) else "",
        )
        for index, (scene, group) in enumerate(groups)
    ]
    return tuple(tuple(batch for batch in batches if batch.scene == scene.id) for scene in scenes)


def _groups(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Whole sentences, as many together as `MOST` allows; one that is longer stands alone."""
    group: tuple[Sentence, ...] = ()
    for sentence in sentences:
        if group and len(text_of((*group, sentence)).text) > MOST:
            yield group
            group = ()
        group = (*group, sentence)
    yield group
