"""What making a video would cost: what upstream says, else the dearest of what is usual."""

from functools import cache

from chalktalk.costs import Price as Listed
from chalktalk.costs import PriceBook, dollars, estimate, read_prices
from chalktalk.costs.estimate import CHARACTERS_A_WORD, TOKENS_A_WORD, FilmPlan, Wanted
from chalktalk.costs.scenarios import TYPICAL
from chalktalk.documents.asking import Micros, Offer, Port
from chalktalk.documents.creative.direction import Price, PriceSource
from chalktalk.documents.services import Painters, RemoteVoice, Services


def price_of(known: Micros | None, duration: float, scenes: int, words_a_minute: int, *, spoken: bool) -> Price:
    """The price of a video.

    Args:
        known: What upstream says it costs.
        duration: Seconds.
        scenes: For each of which a picture is painted.
        words_a_minute: Which are written and spoken.
        spoken: Whether anybody speaks.
    """
    if known is not None:
        return Price(micros=known, source=PriceSource.UPSTREAM, because=f"handed in with the brief: {dollars(known)}")
    words = duration / 60 * words_a_minute if spoken else 0.0
    film = FilmPlan(
        minutes=duration / 60,
        characters=round(words * CHARACTERS_A_WORD),
        scenes=scenes,
        pictures=Wanted(strongest=scenes),
        source_tokens=round(words * TOKENS_A_WORD),
    )
    writer, voice, painter = (_dearest(port) for port in (Port.TEXT, Port.SPEECH, Port.IMAGE))
    services = Services(
        text=(writer,),
        storyboard=(writer,),
        voices=(RemoteVoice(offer=voice, voice="any"),) if spoken else (),
        painters=Painters(strongest=(painter,)),
    )
    high = estimate(film, services, _book()).high
    pictures = "1 picture" if scenes == 1 else f"{scenes} pictures"
    speech = f", {round(words)} words spoken by {_named(voice)}" if words else ", nothing spoken"
    because = (
        f"at most, with the dearest in the price book: {pictures} by {_named(painter)}, each drawn twice{speech}, "
        f"script by {_named(writer)}"
    )
    return Price(micros=high, source=PriceSource.ESTIMATE, because=because)


@cache
def _book() -> PriceBook:
    return read_prices()


@cache
def _dearest(port: Port) -> Offer:
    def typical(price: Listed) -> float:
        return float(price.cost(TYPICAL[port]))

    return max(_book().of(port), key=typical).offer


def _named(offer: Offer) -> str:
    return f"{offer.provider}'s {offer.model}"
