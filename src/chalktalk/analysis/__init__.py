"""Analysis: what a script says, read into a content graph."""

from chalktalk.analysis.analyse import analyse, reader_here

__all__ = ["analyse", "reader_here"]
