"""Validators of time: how long scenes are, what they add up to, how fast they change, what can be said in them."""

import re
from collections.abc import Iterator, Sequence

from chalktalk.direction.checking.case import Case, caution, overlap
from chalktalk.direction.checking.looking import Count, Stretch
from chalktalk.direction.limits import MOST_CUTS_SEEN, SHORTEST_SEEN
from chalktalk.documents.creative.direction import Caution, Source
from chalktalk.documents.creative.wishes import Aim, How, Wish

_MANY = 3
"""Scenes with the same fault that are told one by one; more are told together."""
_ROUNDED = 0.01
"""Seconds by which a scene's length may be rounded."""
_OFF = 0.05
"""Seconds by which scenes' lengths may miss the whole in all."""
_MOST_CUTS_SHOWN = 100.0
"""Cuts a minute that are left alone where a reference film shows how fast it should go."""
_HURRY = 1.15
"""Times its pace that a voice may hurry in one scene before anyone hears it."""
_FASTEST = 1.2
"""Times its pace that a voice may be asked to speak."""
_GRACE = 0.3
"""Seconds by which a voice may pass its scene: a breath."""

_QUOTED = re.compile(
    r"(?:voice[\s-]?over|narrat\w+|narrator\w*|says?|spoken|speaker|sprecher\w*|gesprochen|off-?text|voix off"
    r"|voz en off|voce)"
    r"[^\"“”„«»\n]{0,40}[\"“„«‘']([^\"“”«»]{20,})[\"”“»’']",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_SIGNS_A_WORD = 1.7
"""Signs of a script without spaces that take as long as an English word."""


def length_of_scenes(case: Case) -> Iterator[Caution]:
    """Scenes that are gone before they are understood, in the direction or as the words want them."""
    short = [scene for scene in case.direction.scenes if scene.duration < SHORTEST_SEEN - _ROUNDED]
    if len(short) > _MANY:
        least = min(scene.duration for scene in short)
        yield caution(
            "scene_too_short",
            Aim.SCENES,
            f"{len(short)} scenes last less than {SHORTEST_SEEN:.0f} s, down to {least:.1f} s",
            "ask for fewer scenes, or for more time",
        )
        return
    for scene in short:
        yield caution(
            "scene_too_short",
            Aim.SCENES,
            f"scene {scene.number} lasts {scene.duration:.1f} s, and it takes {SHORTEST_SEEN:.0f} s to understand one",
            "join it with a neighbour, or make the whole longer",
            scene.number,
        )
    wished = [Count(float(wish.value)) for wish in case.asked(Aim.SCENES, How.SET) if wish.value.isdecimal()]
    counted = [count for thing, count in case.measures.counts if thing == "scene"]
    shares = [
        (count.seconds or case.direction.duration) / count.number for count in (*counted, *wished) if count.number
    ]
    lengths = [seconds for thing, seconds in case.measures.lengths if thing == "scene"]
    paces = [60 / rate for thing, rate in case.measures.rates if thing == "scene"]
    least = min((*lengths, *paces, *shares), default=SHORTEST_SEEN)
    if not short and least < SHORTEST_SEEN - _ROUNDED:
        yield caution(
            "scene_too_short",
            Aim.SCENES,
            f"scenes of {least:.1f} s are asked for, and a scene takes {SHORTEST_SEEN:.0f} s to understand",
            "ask for fewer scenes, or for more time",
        )


def sum_of_scenes(case: Case) -> Iterator[Caution]:
    """Scenes' lengths that miss the whole's."""
    direction = case.direction
    total = sum(scene.duration for scene in direction.scenes)
    if abs(total - direction.duration) > _OFF + _ROUNDED * len(direction.scenes):
        yield _missed(total, direction.duration)
        return
    wholes = wholes_asked(case)
    sums = [(number * seconds, True) for number, seconds in case.measures.scenes]
    sums += [(sum(lengths), complete) for lengths, complete in case.measures.parts]
    for asked, complete in sums:
        for whole in wholes:
            off = asked - whole
            if off > max(1.0, 0.1 * whole) or (complete and -off > max(1.0, 0.1 * whole)):
                yield _missed(asked, whole)
                return


def speed_of_cuts(case: Case) -> Iterator[Caution]:
    """More cuts than eyes can follow, or than there is time for."""
    cuts = case.direction.pacing.cuts_a_minute
    counted = [
        60 * count.number / (count.seconds or case.direction.duration)
        for thing, count in case.measures.counts
        if thing == "cut"
    ]
    rates = [rate for thing, rate in case.measures.rates if thing == "cut"]
    asked = [float(wish.value) for wish in case.asked(Aim.CUTS, How.SET) if re.fullmatch(r"\d+(\.\d+)?", wish.value)]
    wanted = max([0.0, *asked, *counted, *rates])
    most = _MOST_CUTS_SHOWN if case.source(Aim.CUTS) in {Source.VIDEO, Source.PREVIOUS} else MOST_CUTS_SEEN + 0.5
    fastest = max(cuts if cuts > most else 0.0, wanted if wanted > MOST_CUTS_SEEN + 0.5 else 0.0)
    if fastest:
        yield caution(
            "cuts_too_fast",
            Aim.CUTS,
            f"{fastest:.0f} cuts a minute leave {60 / fastest:.1f} s to a shot, too little to see what is in it",
            f"ask for at most {MOST_CUTS_SEEN:.0f} cuts a minute",
        )


def length_of_voice(case: Case) -> Iterator[Caution]:
    """More words than can be said in the time of their scene, or of the whole."""
    pace = case.direction.pacing.words_a_minute
    for scene in case.direction.scenes:
        needed = 60 * words_in(scene.voiceover_text or "") / pace
        if needed > scene.duration * _HURRY + _GRACE:
            yield caution(
                "voice_too_long",
                Aim.VOICE,
                f"what is said in scene {scene.number} takes {needed:.1f} s, and it lasts {scene.duration:.1f} s",
                "say less in it, or make it longer",
                scene.number,
            )
    whole = max(wholes_asked(case), default=None)
    for words, seconds in _said(case, whole):
        needed = 60 * words / pace
        if needed > seconds * _HURRY * _HURRY + _GRACE:
            yield caution(
                "voice_too_long",
                Aim.VOICE,
                f"{words:.0f} words take {needed:.0f} s to say, and there are {seconds:.0f} s for them",
                f"say at most {seconds * pace / 60:.0f} words, or ask for more time",
            )
            return


def words_in(text: str) -> int:
    """How many words a voice has to say, counted as English ones."""
    signs = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + round(signs / _SIGNS_A_WORD)


def _said(case: Case, whole: float | None) -> Iterator[tuple[float, float]]:
    """How many words the brief wants said, as far as it counts or quotes them, and the seconds that there are."""
    if whole is not None:
        yield words_in(case.brief.about), whole
        yield from ((words_in(quoted.group(1)), whole) for quoted in _QUOTED.finditer(case.brief.text))
        pace = case.direction.pacing.words_a_minute
        yield from ((seconds * pace / 60, whole) for seconds in case.measures.voices)
    for thing, count in case.measures.counts:
        if thing == "spoken" and (seconds := count.seconds or whole):
            yield count.number, seconds
    yield from ((rate, 60 * _FASTEST) for thing, rate in case.measures.rates if thing == "spoken")


def wholes_asked(case: Case) -> tuple[float, ...]:
    """How long the whole is to be: by the brief's field, or by all that its words say of it; empty if nobody says."""
    if case.brief.duration is not None:
        return (case.brief.duration,)
    if case.measures.totals:
        return case.measures.totals
    parts = case.measures.spans
    wishes = [wish for wish in case.asked(Aim.DURATION, How.SET) if not _is_within(wish, parts)]
    lengths = tuple(float(wish.value) for wish in wishes if re.fullmatch(r"\d+(\.\d+)?", wish.value))
    if lengths:
        return lengths
    misread = parts and case.source(Aim.DURATION) is Source.WORDS
    return (case.direction.duration,) if case.is_asked_for(Aim.DURATION) and not misread else ()


def _is_within(wish: Wish, parts: Sequence[Stretch]) -> bool:
    return any(overlap((wish.start, wish.end), part) for part in parts)


def _missed(total: float, duration: float) -> Caution:
    return caution(
        "durations_do_not_add_up",
        Aim.DURATION,
        f"the scenes last {total:.1f} s together, and the video {duration:.1f} s",
        "make scenes longer or shorter until they add up, or change the whole",
    )
