"""Clicks: lone impulses, as of a dropped sample or a bad cut."""

from collections.abc import Iterator

import numpy as np

from chalktalk.documents.inspection import Finding, Remedy, Severity
from chalktalk.inspection.checks.silence import drops, silence
from chalktalk.inspection.evidence import Evidence

_CUT = 0.3
"""Seconds around a drop within which a click is its edge."""
_TOGETHER = 1.0
"""Seconds within which clicks are told as one."""


def clicks(evidence: Evidence) -> Iterator[Finding]:
    """Impulses that stand out over all around them."""
    heard, limits = evidence.heard, evidence.limits.sound
    times, heights, over = heard.clicks.T
    inside = (times > 0.0) & (times < heard.seconds - 0.005)
    for lost in (finding.where for check in (drops, silence) for finding in check(evidence)):
        inside &= (times < lost.start - _CUT) | (times > lost.end + _CUT)
    found = times[inside & (heights > limits.click) & (over > limits.click_over)]
    for group in np.split(found, np.flatnonzero(np.diff(found) > _TOGETHER) + 1):
        if group.size:
            message = "the sound clicks" if group.size == 1 else f"the sound clicks {group.size} times"
            stretch = (float(group[0]), float(group[-1]) + 0.001)
            yield evidence.found("sound.click", Severity.ISSUE, stretch, message, remedy=Remedy.MIX)
