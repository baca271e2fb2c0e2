"""Inspection: looking at the delivered file itself."""

from chalktalk.inspection.listening import listen
from chalktalk.inspection.sheet import write_contact_sheet
from chalktalk.inspection.stills import take_stills

__all__ = ["listen", "take_stills", "write_contact_sheet"]
