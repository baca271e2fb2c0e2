"""The Timeline's own rules: what a property is at a frame, and whether a document keeps its guarantees."""

from chalktalk.timeline.check import check_header, check_timeline, read_scene
from chalktalk.timeline.evaluate import eased, is_animated, nodes_under, numbers_of, still_until, tracks_of, value_at
from chalktalk.timeline.showing import told

__all__ = [
    "check_header",
    "check_timeline",
    "eased",
    "is_animated",
    "nodes_under",
    "numbers_of",
    "read_scene",
    "still_until",
    "told",
    "tracks_of",
    "value_at",
]
