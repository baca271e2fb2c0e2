"""Refining: a direction that rules worked out, bettered by a model within the bounds of what is settled."""

from chalktalk.direction.refining.refine import refine_direction

__all__ = ["refine_direction"]
