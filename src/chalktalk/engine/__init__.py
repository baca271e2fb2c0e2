"""What runs stages: their declaration, the store that remembers their results, runners, progress events."""

from chalktalk.engine.stage import Context, Place, Run, Stage, stage
from chalktalk.engine.store import BlobMissingError, Store

__all__ = ["BlobMissingError", "Context", "Place", "Run", "Stage", "Store", "stage"]
