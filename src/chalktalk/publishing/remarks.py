"""Remarks of the report: what the author should know; and what stands in for what providers did not give."""

from collections.abc import Iterable

from chalktalk.documents.base import Document
from chalktalk.documents.narration import LostVoice
from chalktalk.documents.production import Production
from chalktalk.publishing.painted import told_of_painting


class Remark(Document):
    """Something the author should know."""

    scene: str | None = None
    line: int | None = None
    """Line in the script."""
    message: str
    hint: str | None = None

    def __str__(self) -> str:
        """One line: place, what, remedy."""
        place = f"line {self.line}: " if self.line else f"scene {self.scene}: " if self.scene else ""
        return f"{place}{self.message}{f' ({self.hint})' if self.hint else ''}"


def stand_ins(production: Production) -> Iterable[Remark]:
    """Who was asked in vain for voice, script or pictures, and what stands in their place."""
    for lost in production.lost_voices:
        yield lost_voice_remark(lost, production.direction.voice.name)
    yield from _unheard_pronunciations(production)
    if (draft := production.draft) is not None:
        for finding in draft.findings if draft.substitute else ():
            yield Remark(line=finding.line, message=finding.message, hint=finding.hint)
        for tried in draft.tried:
            yield Remark(message=f"{tried.offer.provider} did not write the script: {tried.message}")
    for sheet in production.sheets:
        if told := told_of_painting(sheet):
            yield Remark(message=told)
    for scene, painting in zip(production.storyboard.scenes, production.paintings, strict=True):
        if painting and (told := told_of_painting(painting)):
            yield Remark(scene=scene.id, message=told, hint=None if painting.asset else "make the film again")


def lost_voice_remark(lost: LostVoice, instead: str) -> Remark:
    """That a voice does not speak, every reason why, and who does instead, by name."""
    voice, reasons = lost.voice, [f"{one.offer.provider}: {one.message}" for one in lost.tried] or [lost.refusal]
    why = "; ".join(dict.fromkeys(reasons))
    name = f"{voice.voice} of {voice.offer.provider}"
    message = f"the voice {name} could not speak all of the film ({why}), so {instead} speaks"
    return Remark(message=message, hint="make the film again: what was paid for is not paid for twice")


def _unheard_pronunciations(production: Production) -> Iterable[Remark]:
    """What the author has put into IPA for a voice that can be told nothing but plain text."""
    voice = production.direction.voice
    if voice.remote is None or production.take is not None:
        return
    words = (word for scene in production.storyboard.scenes for word in scene.words)
    told = {word.pronunciation for word in words} - {None}
    for entry in production.brief.lexicon:
        if entry.ipa is not None and told & {entry.ipa, *entry.ipa.split()}:
            message = f"{voice.name} cannot be told how ‘{entry.word}’ is said, and says it as it reads it"
            yield Remark(message=message, hint="in place of IPA, spell it in plain letters in your lexicon")
