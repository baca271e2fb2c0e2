"""Chalktalk: a script becomes a finished, checked explainer video."""

__version__ = "0.1.0"
