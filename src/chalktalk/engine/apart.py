"""Work done apart: in a worker of its own that is never used again, and not remembered."""

import asyncio
from typing import ParamSpec

from chalktalk.engine.call import Call
from chalktalk.engine.interruption import tidied_by
from chalktalk.engine.pool import WorkerPool
from chalktalk.engine.stage import R, Stage
from chalktalk.engine.store import Store
from chalktalk.errors import WorkerError

P = ParamSpec("P")


async def perform_apart(store: Store, patience: float, stage: Stage[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """A stage's result for inputs that its documents do not hold, such as a file that may change.

    Args:
        store: What the stage reads from.
        patience: Seconds that may pass between two reports of progress, before the worker counts as hanging.
        stage: What to do.
        args: Its inputs.
        kwargs: The same.

    Raises:
        WorkerError: if the worker died or hung.
        ChalktalkError: what the stage raised.
    """
    call, pool = Call.bind(stage, *args, **kwargs), WorkerPool(store)
    heartbeat = asyncio.Event()
    with tidied_by(pool.abandon):
        work = asyncio.ensure_future(pool.perform(call, lambda _done, _total: heartbeat.set()))
        try:
            while not work.done():
                heartbeat.clear()
                beat = asyncio.ensure_future(heartbeat.wait())
                done, _ = await asyncio.wait({work, beat}, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
                beat.cancel()
                if not done:
                    raise WorkerError(f"a worker did nothing for {patience:.0f} seconds while making {stage.name}")
            return await work
        finally:
            work.cancel()
            await pool.close()
