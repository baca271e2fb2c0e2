"""Missing words: what the script says and nobody is heard to say."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.balance import balance
from chalktalk.inspection.checks.offset import other_words
from chalktalk.inspection.checks.silence import drops, silence
from chalktalk.inspection.evidence import Evidence

_MOST_TOLD = 8
"""Words that a message names."""


def missing_words(evidence: Evidence) -> Iterator[Finding]:
    """Words in a row that were looked for in the delivered sound and not found."""
    expected, limits = evidence.expected, evidence.limits.sync
    if expected is None or evidence.words is None:
        return
    explained = [
        (one.where.start, one.where.end) for check in (drops, silence, balance, other_words) for one in check(evidence)
    ]
    for scene, times in zip(expected.scenes, evidence.words, strict=True):
        begin = expected.rate.seconds_at(scene.start)
        for run in evidence.stretches(np.array([time.confidence < limits.heard for time in times], np.bool_)):
            planned = scene.cues.words[run.start : run.end]
            start, end = begin + planned[0].start, begin + planned[-1].end
            if run.length < limits.missing_words or any(start < past and first < end for first, past in explained):
                continue
            text = " ".join(word.display for word in scene.words[run.start : run.end][:_MOST_TOLD])
            yield evidence.found(
                "sync.missing-words",
                Severity.ISSUE,
                (start, end),
                f'{run.length} words are not heard: "{text}{" …" if run.length > _MOST_TOLD else ""}"',
                measured=run.length,
                limit=limits.missing_words,
                remedy=Remedy.NARRATE,
            )
