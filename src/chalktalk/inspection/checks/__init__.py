"""Checks: one kind of fault a file, each from the evidence to findings."""

from collections.abc import Callable, Iterator

from chalktalk.documents.inspection import Finding
from chalktalk.inspection.checks.captions import check_captions
from chalktalk.inspection.checks.platform import check_platform
from chalktalk.inspection.checks.technical import TECHNICAL
from chalktalk.inspection.evidence import Evidence

Check = Callable[[Evidence], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    *TECHNICAL,
    check_captions,
    check_platform,
)
"""All of them, in no order that matters."""
