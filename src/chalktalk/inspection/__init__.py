"""Inspection: looking at the delivered file itself, every frame and every second of it."""

from chalktalk.inspection.expecting import expect, expectation_of, with_voices
from chalktalk.inspection.guarding import Guard
from chalktalk.inspection.inspecting import inspect, inspect_file
from chalktalk.inspection.limiting import limits_from
from chalktalk.inspection.listening import listen
from chalktalk.inspection.sheet import write_contact_sheet
from chalktalk.inspection.stills import take_stills
from chalktalk.inspection.watching import watch_segment

__all__ = [
    "Guard",
    "expect",
    "expectation_of",
    "inspect",
    "inspect_file",
    "limits_from",
    "listen",
    "take_stills",
    "watch_segment",
    "with_voices",
    "write_contact_sheet",
]
