"""Script: from an author's Markdown file to sentences and words, each as shown and as spoken."""

from chalktalk.script.intake import Overrides, read_brief
from chalktalk.script.writing import write

__all__ = ["Overrides", "read_brief", "write"]
