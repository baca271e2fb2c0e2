"""Drafting: a complete direction by rules, and what becomes of it when a few words ask for a change."""

from chalktalk.direction.drafting.drafting import directed, draft_direction

__all__ = ["directed", "draft_direction"]
