"""The part of the report that is about what is heard."""

from chalktalk.documents.base import Document
from chalktalk.documents.cues import SyncQuality
from chalktalk.documents.narration import Divergence, Timing
from chalktalk.documents.options import MusicMode
from chalktalk.documents.production import Production
from chalktalk.documents.sound import Balance
from chalktalk.timecode import timecode


class SoundReport(Document):
    """What is heard, and how it goes together with what is seen."""

    narration: str | None
    """File name of the author's own recording; None where a voice was made."""
    reason: str
    """Why it is this voice, where that was left to the program."""
    timing: Timing
    """Where the times of words come from; of several ways the least certain."""
    drift: float | None
    """Words of the recording that were skipped, added and changed, as a share of the script's."""
    divergences: tuple[Divergence, ...]
    """Where the recording leaves the script."""
    music: MusicMode
    balance: Balance
    """How far music and effects lie under the voice."""
    sync: SyncQuality


def sound_report(production: Production) -> SoundReport:
    """The report's part about a production's sound."""
    brief, take = production.brief, production.take
    return SoundReport(
        narration=brief.narration.name if brief.narration else None,
        reason="" if brief.narration else brief.voice_reason,
        timing=max((cues.timing for cues in production.cues), key=list(Timing).index),
        drift=take.drift if take else None,
        divergences=take.divergences if take else (),
        music=brief.music,
        balance=production.soundtrack.balance,
        sync=production.sync,
    )


def sound_lines(report: SoundReport) -> tuple[str, ...]:
    """The same for people, a line each."""
    balance, sync = report.balance, report.sync
    lines = [f"timing of words: {report.timing}; sync {sync.score:.2f}, {sync.recommendation.replace('_', ' ')}"]
    if report.reason:
        lines.append(f"voice: {report.reason}")
    if balance.music is not None:
        swell = f", up to {balance.swell:.0f} LU more in pauses" if balance.swell else ""
        lines.append(f"music ({report.music}) {balance.music:.0f} LU under the voice{swell}")
    if report.drift is not None:
        lines.append(f"{report.narration} leaves the script in {report.drift:.1%} of its words")
    return (*lines, *map(_divergence, report.divergences), *(warning.message for warning in sync.warnings))


def _divergence(one: Divergence) -> str:
    texts = " for ".join(f"“{text}”" for text in (one.heard, one.written) if text)
    return f"{timecode(one.start)} {one.kind}: {texts}"
