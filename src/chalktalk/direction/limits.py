"""What eyes can follow: what is drafted keeps to it, and what is asked for beyond it is warned of."""

SHORTEST_SEEN = 2.0
"""Seconds of a scene: what is shown for less is gone before it is understood."""
MOST_CUTS_SEEN = 60.0
"""A minute: shots of one second, as the quickest trailers have them."""
