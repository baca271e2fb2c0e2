"""Chalktalk: a script becomes a finished, checked explainer video."""

import os

__version__ = "0.1.0"

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""Before NumPy reads it: calls work side by side, a core each, and give the same bytes on any number of cores."""
