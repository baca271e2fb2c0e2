"""Drafting: a script that is not there yet, written by a language model, or condensed from a source without one."""

from chalktalk.script.drafting.draft import draft
from chalktalk.script.drafting.picturing import sketch_storyboard

__all__ = ["draft", "sketch_storyboard"]
