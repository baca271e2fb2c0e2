"""Stand-in until the real one is merged."""

from chalktalk.documents.asking import Offer
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import *
from chalktalk.documents.creative.readings import *
from chalktalk.documents.creative.wishes import *
from chalktalk.documents.services import Services
from chalktalk.documents.manner import Motion, Transitions
from chalktalk.documents.mood import Mood
from chalktalk.documents.options import Aspect, CaptionMode
from chalktalk.engine import Run

CODE = ("stand-in",)
READERS: tuple[str, ...] = ()


async def creative_direction(brief: CreativeBrief, services: Services, run: Run) -> CreativeDirection:
    light, comp, mood = Light(), Composition(), Mood(valence=0, energy=0.5)
    duration = brief.duration or 60.0
    return CreativeDirection(
        summary=brief.text[:80] or "A calm video", style_source=Source.DEFAULT,
        platform=brief.platform or Platform.YOUTUBE, category=brief.category or Category.EDUCATION,
        subject="something", language=brief.language or "en", audience=brief.audience or "everyone",
        aspect=brief.aspect or Aspect.WIDE, duration=duration, style=(Style.MINIMAL,), feeling=Feeling.CALM,
        mood=mood, palette=(Paint(colour="#ffffff", weight=0.7, role=Role.GROUND), Paint(colour="#222222", weight=0.3, role=Role.INK)),
        light=light, composition=comp, motion=Motion.STEADY, pacing=Pacing(cuts_a_minute=6, words_a_minute=150, energy=(0.2, 0.5)),
        transitions=Transitions.FADES, captions=CaptionMode.SIDECAR, overlays=OverlayPlan(a_minute=2, least_seconds=2),
        music=True, effects=False,
        scenes=(SceneDirection(number=1, purpose="hook", visual="A ball rolls", duration=duration, palette=(Role.GROUND,), light=light, composition=comp, feeling=Feeling.CALM, mood=mood, audio=SceneAudio(music_intensity=0.4)),),
        origins=(), confidence=Confidence(overall=0.5, parts=()), price=Price(micros=0, source=PriceSource.ESTIMATE, because="nobody is asked"),
    )
