"""Validators of time: how long scenes are, what they add up to, how fast they change, what can be said in them."""

import re
from collections.abc import Iterator

from chalktalk.direction.checking.case import Case, Phrase, Stretch, caution, overlap
from chalktalk.direction.checking.counting import (
    EACH,
    LENGTH,
    NUMBER,
    NUMBERS,
    SECONDS,
    each_second,
    length_in,
    number_in,
    seconds_between,
)
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
_GRACE = 0.3
"""Seconds by which a voice may pass its scene: a breath."""

_SCENES = r"(?:scenes?|shots?|clips?|szenen?|scènes?|escenas?|scen[ae]|cenas?|sc[eè]nes?)"
_SCENE_WORDS = "scene scenes shot shots clip clips szene szenen scène scènes escena escenas scena cena cenas"
_SCENES_COUNTED = Phrase(NUMBERS, re.compile(rf"{NUMBER}[\s-]+(?:\w+\s+)?{_SCENES}\b"))
_APIECE = r"(?:of|at|with|à|de|von|mit|zu|di|lasting|running)"
_SCENES_MEASURED = Phrase(
    NUMBERS,
    re.compile(
        rf"{NUMBER}\s+(?:\w+\s+)?{_SCENES},?\s+(?:{_APIECE}\s+)?{NUMBER}[\s-]*{SECONDS}"
        rf"|{NUMBER}\s+{NUMBER}[\s-]*{SECONDS}[\s-]+{_SCENES}"
    ),
)
_SCENE_EVERY = each_second(_SCENES, _SCENE_WORDS)
_SCENE_LASTS = Phrase(
    EACH,
    re.compile(
        rf"(?:every|each|jede|chaque|cada|ogni"
        rf"|elke)\s+(?:single\s+)?{_SCENES}\s+(?:\w+\s+){{0,3}}?{LENGTH}[\s-]*{SECONDS}\b"
    ),
)
_SCENES_SHORT = Phrase(
    frozenset(_SCENE_WORDS.split()),
    re.compile(
        rf"{_SCENES}\s+(?:(?:last|of|under|below|von|unter|de|di)|(?:no\s+(?:longer|more)|shorter|less)\s+than)"
        rf"\s+(?:only\s+|just\s+|about\s+)?{LENGTH}[\s-]*{SECONDS}\b"
    ),
)
_CUT_EVERY = each_second(r"(?:cuts?|schnitt|coupe|corte|taglio)", "cut cuts schnitt coupe corte taglio")
_PART = (
    r"(?:intro\w*|hook|opening|demo|main part|middle|outro|ending|closing|finale|teaser|problem|solution|summary|cta"
    r"|call to action|conclusion|einleitung|hauptteil|schluss|(?:scene|part|shot|szene|teil|scène|escena|cena|scena)"
    r"\s+\d{1,2})"
)
_PART_OPENERS = (
    "intro introduction hook opening demo main middle outro ending closing finale teaser problem solution summary cta"
    " call conclusion einleitung hauptteil schluss scene part shot szene teil scène escena cena scena"
)
_PART_TIMED = Phrase(
    frozenset(_PART_OPENERS.split()),
    re.compile(rf"({_PART})\b[^.;\n]{{0,60}}?\b(\d{{1,4}})[\s-]*{SECONDS}\b"),
)
_EACH_TIME = r"(?:/|an?|per|each|every|pro|in der|par|la|por|al|cada|in de)"
_CUTS_COUNTED = Phrase(
    NUMBERS,
    re.compile(
        rf"{NUMBER}[\s-]+(?:\w+\s+)?(?:cuts|schnitte|coupes|cortes|tagli)\b"
        rf"(?:(\s*{_EACH_TIME}\s*(?:min\b|minut\w*))|(\s*{_EACH_TIME}\s*{SECONDS}\b))?"
    ),
)
_SCRIPT_OF = Phrase(NUMBERS, re.compile(rf"{NUMBER}[\s-]*(?:words?|wörtern?|mots|palabras|parole|palavras|woorden)\b"))
_SPOKEN = re.compile(r"script|narrat|voice|spoken|speak|read|said|sprech|text|commentaire|voix|voz|voce", re.IGNORECASE)
_QUOTED = re.compile(
    r"(?:voice[\s-]?over|narrat\w+|narrator\w*|says?|spoken|speaker|sprecher\w*|off-?text|voix off|voz en off|voce)"
    r"[^\"“”„«»\n]{0,40}[\"“„«]([^\"“”«»]{20,})[\"”“»]",
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
    wanted = max((number_in(found.group(1)) for found in case.said(_SCENES_COUNTED)), default=0)
    wished = max((float(wish.value) for wish in case.asked(Aim.SCENES, How.SET) if wish.value.isdecimal()), default=0)
    number = max(wanted, wished)
    lengths = (*(seconds for _, seconds in _measured(case)), *_lengths_asked(case))
    each = [length for length in lengths if length < SHORTEST_SEEN]
    if not short and (each or number * SHORTEST_SEEN > case.direction.duration + _ROUNDED):
        length = each[0] if each else case.direction.duration / number
        yield caution(
            "scene_too_short",
            Aim.SCENES,
            f"scenes of {length:.1f} s are asked for, and a scene takes {SHORTEST_SEEN:.0f} s to understand",
            "ask for fewer scenes, or for more time",
        )


def sum_of_scenes(case: Case) -> Iterator[Caution]:
    """Scenes' lengths that miss the whole's."""
    direction = case.direction
    total = sum(scene.duration for scene in direction.scenes)
    if abs(total - direction.duration) > _OFF + _ROUNDED * len(direction.scenes):
        yield _missed(total, direction.duration)
        return
    whole = whole_asked(case)
    if whole is None:
        return
    sums = [(number * seconds, True) for number, seconds in _measured(case)]
    if len(parts := parts_timed(case)) > 1:
        counted = all(part.group(1)[-1].isdigit() for part in parts)
        sums.append((sum(float(part.group(2)) for part in parts), counted))
    for asked, complete in sums:
        off = asked - whole
        if off > max(1.0, 0.1 * whole) or (complete and -off > max(1.0, 0.1 * whole)):
            yield _missed(asked, whole)
            return


def speed_of_cuts(case: Case) -> Iterator[Caution]:
    """More cuts than eyes can follow, or than there is time for."""
    cuts = case.direction.pacing.cuts_a_minute
    counted = [
        number_in(found.group(1)) * (1 if found.group(2) else 60 if found.group(3) else 60 / case.direction.duration)
        for found in case.said(_CUTS_COUNTED)
    ]
    every = [60 / seconds_between(found) for found in case.said(_CUT_EVERY)]
    asked = [float(wish.value) for wish in case.asked(Aim.CUTS, How.SET) if re.fullmatch(r"\d+(\.\d+)?", wish.value)]
    wanted = max([0.0, *asked, *counted, *every])
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
    if case.is_asked_for(Aim.DURATION):
        words = max(words_in(case.brief.about), *_words_asked(case), 0)
        needed = 60 * words / pace
        if needed > case.direction.duration * _HURRY * _HURRY + _GRACE:
            yield caution(
                "voice_too_long",
                Aim.VOICE,
                f"{words} words take {needed:.0f} s to say, and the video lasts {case.direction.duration:.0f} s",
                f"say at most {case.direction.duration * pace / 60:.0f} words, or ask for more time",
            )


def words_in(text: str) -> int:
    """How many words a voice has to say, counted as English ones."""
    signs = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + round(signs / _SIGNS_A_WORD)


def _words_asked(case: Case) -> Iterator[int]:
    """How many words the brief wants said, as far as it counts or quotes them."""
    text = case.brief.text
    for found in case.said(_SCRIPT_OF):
        if _SPOKEN.search(text[max(0, found.start() - 40) : found.end() + 40]):
            yield number_in(found.group(1))
    yield from (words_in(quoted.group(1)) for quoted in _QUOTED.finditer(text))


def _measured(case: Case) -> tuple[tuple[int, float], ...]:
    """How many scenes of how many seconds each the words want."""
    pairs = (tuple(filter(None, found.groups())) for found in case.said(_SCENES_MEASURED))
    return tuple((number_in(number), float(number_in(seconds))) for number, seconds in pairs)


def parts_timed(case: Case) -> tuple[re.Match[str], ...]:
    """Where the words give a part of the video its length: `intro 10 seconds`, `scene 2: the tree, 5 s`."""
    return case.said(_PART_TIMED)


def scenes_timed(case: Case) -> tuple[Stretch, ...]:
    """Where the words give scenes, or parts of the video, their length."""
    phrases = (_PART_TIMED, _SCENE_LASTS, _SCENES_SHORT, _SCENES_MEASURED)
    return tuple(found.span() for phrase in phrases for found in case.said(phrase))


def whole_asked(case: Case) -> float | None:
    """How long the whole is to be; None if nobody says."""
    if case.brief.duration is not None:
        return case.brief.duration
    parts = list(scenes_timed(case))
    wishes = [wish for wish in case.asked(Aim.DURATION, How.SET) if not _is_within(wish, parts)]
    lengths = [float(wish.value) for wish in wishes if re.fullmatch(r"\d+(\.\d+)?", wish.value)]
    if lengths:
        return lengths[0]
    misread = parts and case.source(Aim.DURATION) is Source.WORDS
    return case.direction.duration if case.is_asked_for(Aim.DURATION) and not misread else None


def _is_within(wish: Wish, parts: list[Stretch]) -> bool:
    return any(overlap((wish.start, wish.end), part) for part in parts)


def _lengths_asked(case: Case) -> Iterator[float]:
    """How long the words want each scene to be, in seconds."""
    yield from map(seconds_between, case.said(_SCENE_EVERY))
    for phrase in (_SCENE_LASTS, _SCENES_SHORT):
        yield from (length_in(found.group(1)) for found in case.said(phrase))


def _missed(total: float, duration: float) -> Caution:
    return caution(
        "durations_do_not_add_up",
        Aim.DURATION,
        f"the scenes last {total:.1f} s together, and the video {duration:.1f} s",
        "make scenes longer or shorter until they add up, or change the whole",
    )
