"""Inspection: looking at the delivered file itself."""

from chalktalk.inspection.sheet import write_contact_sheet
from chalktalk.inspection.stills import take_stills
from chalktalk.inspection.watching import watch_segment

__all__ = ["take_stills", "watch_segment", "write_contact_sheet"]
