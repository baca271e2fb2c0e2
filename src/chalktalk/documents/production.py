"""Production: everything that came of one brief."""

from chalktalk.documents.artwork import Artwork
from chalktalk.documents.base import Document
from chalktalk.documents.brief import Brief
from chalktalk.documents.creative.direction import CreativeDirection
from chalktalk.documents.cues import SceneCues, SyncQuality
from chalktalk.documents.direction import Direction
from chalktalk.documents.film import Film, Package, Still, Stills
from chalktalk.documents.inspection import Expectation, Inspection
from chalktalk.documents.material import Draft
from chalktalk.documents.narration import LostVoice, Take
from chalktalk.documents.painting import Painting
from chalktalk.documents.script import Script
from chalktalk.documents.sound import Soundtrack
from chalktalk.documents.storyboard import Storyboard
from chalktalk.documents.timeline import StagedScene, Timeline


class Production(Document):
    """A finished video with all that led to it."""

    version: int = 1
    brief: Brief
    """With the script, also where that was made."""
    draft: Draft | None = None
    """How the script came about, where the author did not write it."""
    creative: CreativeDirection | None = None
    """What decided the look and the manner, where the author asked for that."""
    direction: Direction
    script: Script
    storyboard: Storyboard
    take: Take | None = None
    """The author's own narration, if there is one."""
    lost_voices: tuple[LostVoice, ...] = ()
    """Voices that should have spoken the film and did not."""
    cues: tuple[SceneCues, ...]
    """One for each scene, in order."""
    sync: SyncQuality
    """How well picture, words and captions go together."""
    artworks: tuple[Artwork, ...]
    """One for each scene, in order."""
    paintings: tuple[Painting | None, ...] = ()
    """One for each scene, in order; None for those that wanted no picture."""
    sheets: tuple[Painting, ...] = ()
    """The characters' reference sheets."""
    staged: tuple[StagedScene, ...]
    """One for each scene, in order."""
    timeline: Timeline
    soundtrack: Soundtrack
    film: Film
    package: Package
    thumbnail: Still
    stills: Stills
    """One picture of each scene, in order, taken from the film."""
    expected: Expectation
    """What the film should be."""
    inspection: Inspection
    """What it is."""
