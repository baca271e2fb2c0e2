"""Creative direction: what is asked for, what was read out of it, and the one look that comes of it."""
