"""What painters would cost: `python bench/paintings.py [SCRIPT.md …]`.

For the storyboards of scripts, without asking anybody: how many pictures they want, of whom, and what that costs by
the hybrid choice with memory, held against the dearest painter for every picture. Scripts of one subject one after the
other show what the memory saves. Without scripts: the examples, the showreel and the scripts that rules are tuned on.
"""

import asyncio
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from chalktalk.artwork import wishes_for
from chalktalk.direction import direct
from chalktalk.documents.asking import Offer
from chalktalk.documents.painting import PaintingWish
from chalktalk.documents.services import Painters, Plan, Services
from chalktalk.engine import LocalRunner, Store
from chalktalk.planning import storyboard_of
from chalktalk.script import Overrides, read_brief, write

ROOT = Path(__file__).parent.parent
STRONGEST = Offer(provider="openai", model="gpt-image-1")
CHEAPEST = Offer(provider="replicate", model="sdxl")
STOCK = Offer(provider="pexels", model="photos")
PRICES = {STRONGEST: 0.25, CHEAPEST: 0.005}
"""US dollars a picture of 1792 x 1024: gpt-image-1 in high quality, SDXL by its machine's seconds."""
DALL_E = 0.12
"""The same for dall-e-3 in HD."""
SERVICES = Services(
    plan=Plan.PREMIUM,
    painters=Painters(strongest=(STRONGEST, STOCK), faithful=(CHEAPEST, STOCK), cheapest=(CHEAPEST, STOCK)),
)


def cost_of(wishes: Iterable[PaintingWish], known: set[PaintingWish]) -> float:
    """US dollars for pictures that are not known yet; they are known from then on."""
    new = dict.fromkeys(wish for wish in wishes if wish not in known)
    known |= new.keys()
    return sum(PRICES[wish.painters[0]] for wish in new)


async def main(scripts: list[Path]) -> None:
    """Print one line a script, and one for all of them."""
    known: set[PaintingWish] = set()
    total, hybrid, roles = 0, 0.0, Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        async with LocalRunner(store, os.cpu_count() or 1) as run:
            for path in scripts:
                brief = read_brief(path, Overrides(), store, {})
                script, direction = await run(write, brief), await run(direct, brief)
                board = await storyboard_of(brief, script, run)
                wishes = list(wishes_for(script, board, direction.look, SERVICES).values())
                cost, alone = cost_of(wishes, known), cost_of(wishes, set())
                roles.update(wish.role for wish in wishes)
                total, hybrid = total + len(wishes), hybrid + cost
                print(f"{path.stem:32} {len(wishes):3} pictures  ${cost:.3f}  without memory ${alone:.3f}")
    dearest = total * PRICES[STRONGEST]
    print(f"{total} pictures ({', '.join(f'{count} {role}' for role, count in sorted(roles.items()))}): ${hybrid:.2f}")
    if total:
        print(f"gpt-image-1 for each: ${dearest:.2f}, so {hybrid / dearest:.1%}; dall-e-3: ${total * DALL_E:.2f}")


if __name__ == "__main__":
    tune = sorted((ROOT / "bench" / "understanding" / "tune").glob("*.md"))
    usual = [*sorted((ROOT / "examples").glob("*.md")), ROOT / "gallery" / "showreel.md", *tune]
    asyncio.run(main([Path(name) for name in sys.argv[1:]] or usual))
