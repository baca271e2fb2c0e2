"""Condensing: a script from a source by rules alone, of the source's own sentences."""

from chalktalk.script.condensing.condense import condensed, usual_words

__all__ = ["condensed", "usual_words"]
