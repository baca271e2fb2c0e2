"""A process that uses a ledger, for tests that race it with others, or kill it."""

import sys
import time
from pathlib import Path

from chalktalk.costs import Intent, Ledger, Outcome
from chalktalk.documents.asking import Offer, Port, Usage
from chalktalk.errors import BudgetError

OFFER = Offer(provider="openai", model="gpt-image-1")


def main(path: str, name: str, rounds: str, budget: str) -> None:
    """Make calls of 3 micro-dollars (5 reserved) until the budget refuses; hold still in the first if asked to."""
    with Ledger(Path(path)) as ledger:
        for turn in range(int(rounds)):
            intent = Intent(f"{name}-{turn}", Port.IMAGE, OFFER, "film", 5)
            try:
                row = ledger.begin(intent, int(budget))
            except BudgetError:
                sys.stdout.write("refused\n")
                return
            if name.startswith("hang"):
                sys.stdout.write("begun\n")
                sys.stdout.flush()
                time.sleep(600)
            ledger.finish(row, Outcome.ANSWERED, Usage(pictures=1), 3, "{}")
        sys.stdout.write("done\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
