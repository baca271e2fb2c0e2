"""References: what a picture or a film shows, in figures that a direction is drawn from.

Not imported by the room itself: numpy and decoders are for those who read references.
"""
