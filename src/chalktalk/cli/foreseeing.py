"""What a film will cost, told before anybody is paid; and what it did cost."""

from pathlib import Path

from chalktalk.artwork import wanted
from chalktalk.cli.looking import nobody_asked
from chalktalk.cli.spending import Spending, spending_from
from chalktalk.costs import LEDGER_FILE, FilmPlan, Ledger, Wanted, dollars, estimate, plan_for_topic
from chalktalk.direction import direct
from chalktalk.documents.asking import Micros, Offer
from chalktalk.documents.brief import Brief
from chalktalk.documents.script import Word
from chalktalk.documents.services import Painters, Services
from chalktalk.engine import Run
from chalktalk.planning import storyboard_of, with_creative
from chalktalk.script import write
from chalktalk.settings import Settings

USUAL_MINUTES = 7.0
"""Of a film about a topic or from a source, if nobody says."""
CHARACTERS_A_TOKEN = 4
ANYBODY = (Offer(provider="anybody", model="any"),)
"""Stands for painters where only their number counts."""


async def film_plan(brief: Brief, run: Run) -> FilmPlan:
    """What is known of a film beforehand; of one whose script is there, what is spoken and painted is exact."""
    if brief.assignment is not None:
        return _unwritten(brief)
    brief, _ = await with_creative(nobody_asked(brief), run)
    direction = await run(direct, brief)
    script = await run(write, brief)
    alone = brief.model_copy(update={"services": brief.services.model_copy(update={"storyboard": ()})})
    storyboard = await storyboard_of(alone, script, run)  # by rules: a model would have to be paid for it
    words = [word for scene in storyboard.scenes for word in scene.words]
    counted = wanted(script, storyboard, direction.look, _with_painters(brief.services))
    return FilmPlan(
        minutes=max(len(words) / direction.voice.words_per_minute, 0.01),
        characters=len(" ".join(map(_told, words))),
        scenes=len(storyboard.scenes),
        pictures=Wanted(**{role.value: number for role, number in counted.items()}),
        written=False,
    )


async def foretold(brief: Brief, settings: Settings, run: Run) -> tuple[str, ...]:
    """Lines about the price of a film that is about to be made; none for one that asks nobody."""
    if not brief.services.asks:
        return ()
    spending = spending_from(settings)
    found = estimate(await film_plan(brief, run), brief.services, spending.book, spending.rates)
    plan, budget = brief.services.plan, brief.services.budget
    limit = "" if budget is None else f"; calls that would pass {dollars(budget)} are not made"
    line = f"likely to cost {dollars(found.likely)} ({dollars(found.low)} to {dollars(found.high)}), {plan} plan{limit}"
    unknown = [f"nobody knows what {offer.provider} {offer.model} costs" for offer in found.unknown]
    return (line, *unknown, *_warned(spending, found.likely))


def paid_for(folder: Path, settings: Settings) -> Micros:
    """What the film in a folder has cost so far, with what is in doubt."""
    path = settings.store / LEDGER_FILE
    if not path.exists():
        return 0
    with Ledger(path) as ledger:
        return ledger.spent(str(folder.absolute()))


def _warned(spending: Spending, likely: int) -> tuple[str, ...]:
    warning = spending.warning(f"that is {dollars(likely)}", likely)
    return (warning,) if warning else ()


def _unwritten(brief: Brief) -> FilmPlan:
    assignment = brief.assignment
    assert assignment is not None
    plan = plan_for_topic(assignment.minutes or USUAL_MINUTES, characters=bool(brief.services.characters))
    read = sum(len(block.text) for block in assignment.material.blocks) if assignment.material else 0
    tokens = plan.source_tokens if assignment.material is None else read // CHARACTERS_A_TOKEN
    return plan.model_copy(update={"source_tokens": tokens, "written": bool(brief.services.text)})


def _with_painters(services: Services) -> Services:
    if services.painters != Painters():
        return services
    return services.model_copy(update={"painters": Painters(strongest=ANYBODY, faithful=ANYBODY, cheapest=ANYBODY)})


def _told(word: Word) -> str:
    """A word with the mark that a voice is told after it."""
    return word.spoken + (word.display[-1] if word.display[-1] in ".,;:?!…" else "")
