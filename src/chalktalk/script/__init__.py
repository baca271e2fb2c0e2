"""Script: from an author's Markdown file to sentences and words, each as shown and as spoken.

Where there is no such file yet, one is made from a topic or a source: `sources/` takes that apart, `drafting/` has it
written, `condensing/` makes do without anybody who writes.
"""

from chalktalk.script.creative import references_of, style_told
from chalktalk.script.drafting import draft, sketch_storyboard
from chalktalk.script.intake import Overrides, brief_about, read_brief
from chalktalk.script.sources import read_source
from chalktalk.script.writing import write

__all__ = [
    "Overrides",
    "brief_about",
    "draft",
    "read_brief",
    "read_source",
    "references_of",
    "sketch_storyboard",
    "style_told",
    "write",
]
