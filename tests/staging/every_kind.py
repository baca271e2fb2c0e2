"""Visuals of every kind, with short labels and long ones."""

from charts import CHARTS
from diagrams import DIAGRAMS
from made import VISUALS
from metaphors import METAPHORS
from set_pieces import SET_PIECES

EVERYTHING = VISUALS | CHARTS | DIAGRAMS | METAPHORS | SET_PIECES
