"""What each scene shows, and to which words each part of it belongs."""

from chalktalk.storyboard.board import draw_up

__all__ = ["draw_up"]
