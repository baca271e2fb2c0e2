"""Drafting: a script that is not there yet, written by a language model, or condensed from a source without one."""

from chalktalk.script.drafting.draft import draft

__all__ = ["draft"]
