"""Scenes of every kind are made beside the staging tests; here they are drawn."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "staging"))
