"""Storyboard: what each scene of a script shows, and to which words each part of it belongs."""

from chalktalk.storyboard.board import draw_up
from chalktalk.storyboard.edition import written
from chalktalk.storyboard.restore import restore

__all__ = ["draw_up", "restore", "written"]
