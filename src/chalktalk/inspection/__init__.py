"""Inspection: looking at what was encoded."""

from chalktalk.inspection.sheet import write_contact_sheet
from chalktalk.inspection.stills import take_still

__all__ = ["take_still", "write_contact_sheet"]
