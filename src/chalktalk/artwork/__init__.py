"""Pictures and icons that a storyboard asks for."""

from chalktalk.artwork.illustrate import illustrate

__all__ = ["illustrate"]
