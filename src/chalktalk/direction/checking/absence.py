"""Validator of what is wanted and not wanted at once: `no music`, and `upbeat music`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from chalktalk.direction.checking.case import Case, contradiction, overlap, whole_words
from chalktalk.direction.checking.looking import Stretch
from chalktalk.direction.checking.setting import course_told
from chalktalk.documents.creative.direction import Caution
from chalktalk.documents.creative.wishes import Aim, How, Wish

_MOST = 12
"""Places of a kind that are compared with one another: a brief that goes on like that is not read to its end."""
_NEXT_TO = 30
"""Characters beside something that tell whether it is wanted."""
_NONE = frozenset({"any", "none", "no", "off", "false"})
_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?\n)/–—&+-]|(?:at (?:all|any)|entirely|altogether|completely|totally|to be (?:seen|heard)|appears?"
    r"|shown|seen|wanted|needed|required|allowed|in (?:shot|frame|picture|sight|view|video|beeld)|while"
    r"|yet(?!\s*[.;,])|though|whereas|wobei|während|mientras|mentre|enquanto|terwijl|tandis|alors|auftauch\w*"
    r"|vorkomm\w*|erschein\w*|apparaître|aparecer|apparire|verschijnen|voorkomen|zu (?:sehen|hören)|nulle part"
    r"|sichtbar|à voir|visibles?|no (?:vídeo|filme|ecrã)|dans la vidéo|en el vídeo|nel video|im (?:video|film)"
    r"|nenhum\w*|nessun\w*|ningun\w*|algum\w*|em lado|en ninguna|da nessuna|durante todo|per tutt|pendant tout"
    r"|whatsoever|please|and|or|but|nor|only|just|in (?:it|the|this)|is|are|"
    r"darf|dürfen|soll|sollen|peut|doit|puede|debe|può|deve|pode|mag|moet"
    r"|may|must|should|shall|can|will|anywhere|ever|visible|throughout|all the way|from (?:start|beginning|"
    r"first) (?:frame )?to|von anfang bis|du début|de principio|dall[’']inizio|do (?:início|começo)|van begin|"
    r"of any (?:kind|sort)|di (?:alcun|nessun) tipo|jeglicher art|on(?: the)? screen|im bild|à l['’]écran|"
    r"en pantalla|na tela|no ecrã|sullo schermo|in beeld|d[’']aucune sorte|de (?:ning(?:ún|una)|"
    r"qualquer) (?:tipo|clase)|bitte|und|oder|aber|dabei|et|ou|mais|s['’]il|du tout|y|o|ni|pero|por favor|e|ma|"
    r"mas|en|of)\b)"
)
"""What stands after something that is not wanted at all."""
_KIND_BEFORE = re.compile(
    r"\b(?:no|not|any|without|keine[nr]?|ohne|pas de|sans|sin|senza|sem|geen|zonder)\s+(?!(?:any|more|background"
    r"|on-?screen|the|a"
    r"|de|hintergrund|gar|be|have|want|need|use|add|put|there)\b)(?:[\w-]+\s+){1,3}$"
)
"""What stands before something of which only a kind is not wanted: `no loud music`."""
_WATCHED = re.compile(
    r"\b(?:watch\w*|view\w*|scroll\w*|autoplay\w*|seen|works?|working|under(?:stood|stand\w*)|makes? sense|clear"
    r"|funktionier\w*|verständlich|fonctionn\w*"
    r"|funcion\w*|funzion\w*|werkt?|schaue?n?|regarde\w*|ven|guardano)\s+(?:it\s+|this\s+"
    r"|videos?\s+)?$"
)
"""What stands before what is said of those who watch: `most watch without sound`."""
_CLAUSE = re.compile(r"[.;:!?,\n]")
_CLAUSE_LONG, _CLAUSE_WORDS = 80, 9
"""Characters to either side of a word that can belong to its clause, and the most words of a short one beside it."""
_SPEAKS_OF = re.compile(
    r"\b(?:about|of|how|why|what|when|if|because|explain\w*|history|story|über|warum|wie|wenn|sur|pourquoi|comment"
    r"|sobre|cómo|por qué"
    r"|historia|su|come|perché|como|over|hoe|waarom|whose|who|which|for|für|pour|para|per)\b"
)
"""What makes something the video's subject rather than a part of it."""
_DENIES = re.compile(
    r"\b(?:no|not|non|never|without|neither|nor|\w+n['’]t|skip|omit|drop|leave|cut|ditch|avoid|less|none|off"
    r"|keine?\w*|nicht|ohne|weg|nie"
    r"|pas|sans|ni|aucune?|sin|ningun\w*|nada|evita\w*|senza|niente|nessun\w*|sem|geen|niet|zonder|bez)\b"
)
_GOES_ON = re.compile(
    r"\s*$|\s+(?:from|throughout|all|in|under|underneath|on|with|is|are|plays?|playing|runs?|running|starts?|at|over"
    r"|during|the"
    r"|everywhere|talks?|speaks?|explains?|tells?|reads?|guides?|carries|shown|appears?|please|who|that|and"
    r"|vo[nm]|bis|im|in|auf|läuft|spielt|ist|sind|die|der|durchgehend|erklärt|liest|spricht|während"
    r"|du|de|tout|pendant|est|sont|dans|à|forte?s?|douce|chaleureuse|explique|lit|raconte"
    r"|alta|fuerte|todo|toda|durante|desde|es|en|suave|explica|grandes"
    r"|ad|alto|per|dal|tutto|è|sono|van|tot|speelt|do|da|é|em)\b"
)
"""What may follow something that is there: not `video`, of which music would only be a kind."""
_LEFT_BEFORE = re.compile(
    r"\b(?:skip|leave out|leave off|omit|drop|lose|ditch|do not use|don['’]t use|do without)\s+(?:(?:all|any|the)\s+)*$"
)
_LEFT_AFTER = re.compile(r"\s*[:=]\s*(?:none|no|off|keine?|aucune?|ninguna?|nessuna?|nenhuma?|geen)\b")
"""What stands before and after what is to be left out: `skip the music`, `music: none`."""
_WITH = re.compile(r"(?:with|mit|avec|con|com|met)\b", re.IGNORECASE)
"""What is wanted all the same, after `no this and`."""


_NARROWS = re.compile(
    r"\s*,?\s*(?:but |aber |mais |pero |ma |mas |maar )?(?:without|minus|not|ohne|nicht|kein\w*|sans|pas|sin|no|senza"
    r"|non|sem|não|zonder|niet|geen)?(?:\s+\w+){0,2}\s*",
    re.IGNORECASE,
)
"""What stands between a thing and a piece of it that is not wanted."""


@dataclass(frozen=True, slots=True)
class _Absence:
    field: Aim
    none: re.Pattern[str]
    some: re.Pattern[str]
    nouns: re.Pattern[str]


def there_and_not(case: Case) -> Iterator[Caution]:
    """What is wanted and not wanted: no music, and upbeat music."""
    text = case.brief.text
    for absence in _absences():
        nones = [none for none in case.named(absence.none) if is_absolute(case, none)]
        nouns = case.named(absence.nouns)
        nones += [noun for noun in nouns if _is_left_out(case, noun)]
        wished = [
            (wish.start, wish.end)
            for wish in case.asked(absence.field)
            if is_none(wish) and is_absolute(case, (wish.start, wish.end))
        ]
        nones += wished
        if not nones:
            continue
        somes = [one for one in case.named(absence.some) if _WITH.match(text, one[0]) or not case.is_denied(one[0])]
        somes += [(wish.start, wish.end) for wish in case.asked(absence.field, How.SET, How.MORE) if not is_none(wish)]
        somes += [noun for noun in nouns if _is_affirmed(case, noun)]
        clashing = [
            (none, some)
            for none in nones[:_MOST]
            for some in somes[:_MOST]
            if not overlap(none, some) and not course_told(text, none, some)
            if not (none in wished and is_narrowed(text, some, none))
        ]
        if clashing:
            none, some = clashing[0]
            yield contradiction(absence.field, text[slice(*none)], text[slice(*some)])


def is_absolute(case: Case, none: Stretch) -> bool:
    """Whether something is not wanted at all: not only `loud music`, nor `no music to dance`."""
    before, after = case.lower[max(0, none[0] - _NEXT_TO) : none[0]], case.lower[none[1] : none[1] + _NEXT_TO]
    return bool(_ENDS.match(after)) and not _KIND_BEFORE.search(before) and not _WATCHED.search(before)


def _is_left_out(case: Case, noun: Stretch) -> bool:
    before = case.lower[max(0, noun[0] - _NEXT_TO) : noun[0]]
    return bool(_LEFT_BEFORE.search(before) or _LEFT_AFTER.match(case.lower, noun[1]))


def _is_affirmed(case: Case, noun: Stretch) -> bool:
    """Whether something is said to be there, in a short clause of its own."""
    before = _CLAUSE.split(case.lower[max(0, noun[0] - _CLAUSE_LONG) : noun[0]])[-1]
    after = _CLAUSE.split(case.lower[noun[1] : noun[1] + _CLAUSE_LONG])[0]
    words = before.split() + after.split()
    if not words or len(words) > _CLAUSE_WORDS or _SPEAKS_OF.search(before) or _DENIES.search(f"{before} {after}"):
        return False
    return not after or (after[0] not in "-–" and _GOES_ON.match(after) is not None)


def is_narrowed(text: str, one: Stretch, other: Stretch) -> bool:
    """Whether the second takes back a piece of the first: `a lullaby, not a rock song`, `Chaplin without the cane`."""
    return one[1] <= other[0] and _NARROWS.fullmatch(text[one[1] : other[0]]) is not None


def is_none(wish: Wish) -> bool:
    """Whether a wish is for nothing of something: no captions, a palette of none."""
    return (wish.how is How.WITHOUT and wish.value in _NONE | {"true"}) or (
        wish.how is How.SET and wish.value in _NONE - {"any"}
    )


@cache
def _absences() -> tuple[_Absence, ...]:
    read = tomllib.loads(files("chalktalk.direction.checking").joinpath("absences.toml").read_text("utf-8"))
    return tuple(
        _Absence(
            Aim(entry["field"]), whole_words(entry["none"]), whole_words(entry["some"]), whole_words(entry["nouns"])
        )
        for entry in read["absences"]
    )
