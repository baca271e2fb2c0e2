"""What runs stages: their declaration, the store that remembers their results, runners, progress events."""

from chalktalk.engine.apart import perform_apart
from chalktalk.engine.asking import Written, ask_for
from chalktalk.engine.call import blobs_in
from chalktalk.engine.desk import Desk, NobodyThere
from chalktalk.engine.events import Advanced, Asked, Cached, Event, Failed, Finished, Started, Warned
from chalktalk.engine.faults import machine_error_from
from chalktalk.engine.interruption import STOPPING, run_interruptibly, tidied_by
from chalktalk.engine.memory import limited_memory, room_cache
from chalktalk.engine.pruning import Usage, prune, usage
from chalktalk.engine.runner import LocalRunner
from chalktalk.engine.stage import Context, Place, Run, Stage, stage
from chalktalk.engine.store import BlobMissingError, Store, is_alive
from chalktalk.engine.tally import StageTally, Tally

__all__ = [
    "STOPPING",
    "Advanced",
    "Asked",
    "BlobMissingError",
    "Cached",
    "Context",
    "Desk",
    "Event",
    "Failed",
    "Finished",
    "LocalRunner",
    "NobodyThere",
    "Place",
    "Run",
    "Stage",
    "StageTally",
    "Started",
    "Store",
    "Tally",
    "Usage",
    "Warned",
    "Written",
    "ask_for",
    "blobs_in",
    "is_alive",
    "limited_memory",
    "machine_error_from",
    "perform_apart",
    "prune",
    "room_cache",
    "run_interruptibly",
    "stage",
    "tidied_by",
    "usage",
]
