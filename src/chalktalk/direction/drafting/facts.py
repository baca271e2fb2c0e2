"""Facts: where a video is to be seen, what kind it is, what about, in which language and for whom."""

import re
from dataclasses import dataclass
from typing import Any

from chalktalk.direction.drafting.asking import Asking
from chalktalk.direction.drafting.picking import Picked, strongest
from chalktalk.direction.drafting.telling import PLATFORMS
from chalktalk.direction.words import category_of, read_words, subject_of
from chalktalk.documents.creative.direction import Source
from chalktalk.documents.creative.wishes import Aim, Category, How, Platform
from chalktalk.documents.options import Aspect

_STATED = "the brief says so"
_NO_SUBJECT = "a single idea"
_FITTING = {Aspect.TALL: Platform.SHORTS, Aspect.SQUARE: Platform.SQUARE, Aspect.PORTRAIT: Platform.PORTRAIT}
"""Where a shape is usual that is not a wide one's."""
_VIDEO = re.compile(
    r"\b(?:videos?|films?|clips?|vídeos?|vidéos?|reels?|spots?|ads?|explainers?|tutorials?)\b", re.IGNORECASE
)
_NEAR = 12
"""Characters after a kind of video within which it is called one."""
_ABOUT = 2_000
"""Characters of a script from which its language is told."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a video is, before how it looks."""

    platform: Picked[Platform]
    category: Picked[Category]
    subject: Picked[str]
    language: Picked[str]
    audience: Picked[str] | None
    """None: what is usual for the category."""


def facts_of(asking: Asking) -> Facts:
    """What a brief says of its video, and what it says nothing of."""
    return Facts(
        platform=_platform(asking),
        category=_category(asking),
        subject=_subject(asking),
        language=_language(asking),
        audience=_audience(asking),
    )


def _platform(asking: Asking) -> Picked[Platform]:
    wished = _wished(asking, Aim.PLATFORM, {platform.value: platform for platform in Platform})
    aspect = asking.brief.aspect or next((wish.value for wish in asking.wishes(Aim.ASPECT, How.SET)), None)
    fitting = _FITTING.get(Aspect(aspect)) if aspect in tuple(Aspect) else None
    return strongest(
        Picked(asking.brief.platform, Source.BRIEF, _STATED) if asking.brief.platform else None,
        wished,
        _kept(asking, Aim.PLATFORM),
        Picked(fitting, Source.DEFAULT, f"{aspect} is what {PLATFORMS[fitting]} shows") if fitting else None,
        Picked(Platform.YOUTUBE, Source.DEFAULT, "nothing is said of where it is seen"),
    )


def _category(asking: Asking) -> Picked[Category]:
    brief = asking.brief
    wished = _wished(asking, Aim.CATEGORY, {category.value: category for category in Category})
    if asking.previous and wished and not _names_a_kind(asking):
        wished = None
    found = category_of(brief.about) if brief.about and not wished else None
    return strongest(
        Picked(brief.category, Source.BRIEF, _STATED) if brief.category else None,
        wished,
        Picked(found[0], Source.WORDS, f"the script speaks of {found[1]}") if found else None,
        _kept(asking, Aim.CATEGORY),
        Picked(Category.EDUCATION, Source.DEFAULT, "nothing is said of what kind it is"),
    )


def _names_a_kind(asking: Asking) -> bool:
    """Whether a change names a kind of video, rather than that one of its words (`more space`) belongs to one."""
    last = asking.wishes(Aim.CATEGORY, How.SET, How.MORE)[-1]
    return _VIDEO.search(asking.brief.text, last.start, last.end + _NEAR) is not None


def _subject(asking: Asking) -> Picked[str]:
    about = asking.brief.about
    said = None if about else asking.wording.subject  # beside a script, words say only how it should look
    wished = next((wish for wish in asking.wishes(Aim.SUBJECT, How.SET)), None)
    if wished:
        said = wished.value
    found = _title_of(about) or subject_of(about) if about and not said else None
    kept = _kept(asking, Aim.SUBJECT)
    if said and kept and not wished:  # a change speaks of the look, and its nouns are no subjects
        return kept
    return strongest(
        Picked(said, Source.WORDS, f"“{said}” is what the brief speaks of") if said else None,
        Picked(found, Source.WORDS, f"“{found}” is what the script speaks of") if found else None,
        kept,
        Picked(_NO_SUBJECT, Source.DEFAULT, "nothing is said of what it is about"),
    )


def _title_of(script: str) -> str | None:
    """The title with which a script begins, if it does."""
    first = next((line for line in script.splitlines() if line.strip()), "")
    return first.removeprefix("# ").strip() if first.startswith("# ") else None


def _language(asking: Asking) -> Picked[str]:
    brief, wording = asking.brief, asking.wording
    wish = next(iter(asking.wishes(Aim.LANGUAGE, How.SET)), None)
    text, tag = (brief.text, wording.language)
    if not text.strip() and brief.about:
        text, tag = brief.about, read_words(brief.about[:_ABOUT]).language
    return strongest(
        Picked(brief.language, Source.BRIEF, _STATED) if brief.language else None,
        Picked(wish.value, Source.WORDS, f"“{wish.words}” asks for {wish.value}") if wish else None,
        _kept(asking, Aim.LANGUAGE),
        Picked(tag, Source.WORDS, f"the {'brief' if text == brief.text else 'script'} is written in {tag}")
        if text.strip()
        else None,
        Picked("en", Source.DEFAULT, "nothing is said of a language"),
    )


def _audience(asking: Asking) -> Picked[str] | None:
    brief = asking.brief
    wish = next(iter(asking.wishes(Aim.AUDIENCE, How.SET)), None)
    if brief.audience and brief.audience.strip():
        return Picked(" ".join(brief.audience.split()), Source.BRIEF, _STATED)
    if wish:
        return Picked(wish.value, Source.WORDS, f"“{wish.words}” says for whom it is")
    return _kept(asking, Aim.AUDIENCE)


def _wished(asking: Asking, aim: Aim, named: dict[str, Any]) -> Picked[Any] | None:
    """The last of the names that words ask for."""
    wishes = [wish for wish in asking.wishes(aim, How.SET, How.MORE) if wish.value in named]
    if not wishes:
        return None
    last = wishes[-1]
    return Picked(named[last.value], Source.WORDS, "").by_words(named[last.value], last)


def _kept(asking: Asking, aim: Aim) -> Picked[Any] | None:
    return asking.before(aim, getattr(asking.previous, aim.value)) if asking.previous else None
