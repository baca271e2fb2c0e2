"""Checks: one kind of fault a file, each from the evidence to findings."""

from collections.abc import Callable, Iterator

from chalktalk.documents.inspection import Finding
from chalktalk.inspection.evidence import Evidence

Check = Callable[[Evidence], Iterator[Finding]]

CHECKS: tuple[Check, ...] = ()
"""All of them, in no order that matters."""
