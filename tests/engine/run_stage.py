"""A program for tests: `python run_stage.py STORE STAGE+STAGE NOTE MARKS` runs stages as the command line would."""

import asyncio
import os
import sys
from pathlib import Path

import small_stages

from chalktalk.engine import LocalRunner, Store, run_interruptibly
from chalktalk.errors import ChalktalkError


def end(code: int, line: str) -> None:
    print(line, flush=True)  # noqa: T201
    os._exit(code)


async def work(store: Store, stage: str, note: small_stages.Note) -> str:
    async with LocalRunner(store, 2) as run:
        pages: list[small_stages.Page] = await asyncio.gather(
            *(run(getattr(small_stages, name), note) for name in stage.split("+"))
        )
        return pages[0].blob.digest


def main() -> None:
    root, stage, name, folder = sys.argv[1:]
    note = small_stages.Note(id=name, marks=folder)
    try:
        digest = run_interruptibly(work(Store(Path(root)), stage, note), lambda: end(130, "gave up"))
    except KeyboardInterrupt:
        end(130, "interrupted")
    except ChalktalkError as error:
        end(error.exit_code, str(error))
    else:
        end(0, digest)


if __name__ == "__main__":
    main()
