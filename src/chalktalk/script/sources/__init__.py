"""Sources: a Markdown, text, PDF or HTML file taken apart into headings, paragraphs and list items."""

from chalktalk.script.sources.reading import PATIENCE, read_source

__all__ = ["PATIENCE", "read_source"]
