"""Brief: what the author asks for, with the script's text and every picture it names already in the store."""

from pydantic import Field

from chalktalk.documents.assets import Asset, Recording
from chalktalk.documents.base import Blob, Diagnostic, Document
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.limits import Limits
from chalktalk.documents.manner import Choice, Manner
from chalktalk.documents.material import Assignment
from chalktalk.documents.metaphors import Reader
from chalktalk.documents.options import Aspect, CaptionMode, Codec, MusicMode, Quality
from chalktalk.documents.services import Services
from chalktalk.documents.theme import Theme
from chalktalk.frames import FrameRate


class Typeface(Document):
    """A font installed where the film is made, for a script that the film's own family has no letters for."""

    blob: Blob
    """One font file, no collection."""
    weight: int
    """As OpenType counts: 400 is regular, 700 bold."""


class Pronunciation(Document):
    """How the author wants a word said."""

    word: str
    """As written; found in any case."""
    ipa: str | None = None
    """In IPA, without slashes."""
    respelling: str | None = None
    """In plain letters: `cube control`. Exactly one of the two is given."""


class Edition(Document):
    """A storyboard as the author edited it, in the form of docs/formats/storyboard.md."""

    text: str
    file: str
    """Its file's name, for messages."""


class Brief(Document):
    """A request for one video. Options given at the command line have already won over front matter."""

    version: int = 1
    source: str
    """The Markdown text without its front matter; line numbers stay those of the file (blank lines stand in)."""
    source_name: str
    """The script's file name, for messages."""
    assets: tuple[Asset, ...] = ()
    """Every picture the script names."""
    title: str | None = None
    """Front matter `title`; otherwise the `#` heading is the title."""
    audience: str | None = None
    """Front matter `audience`, in the author's words."""
    language: str = "en"
    """BCP 47 tag of the narration."""
    theme: str = "midnight"
    """Name of a theme, two to six colours to make one from, or the name of the author's own theme file."""
    own_theme: str | None = None
    """The text of that file."""
    voice: str = "espeak"
    """Name of a voice."""
    voice_model: Blob | None = None
    """The voice's network, if it has one."""
    voice_settings: Blob | None = None
    """What came with the network."""
    voice_reason: str = ""
    """Why it is this voice, where the choice was left to the program."""
    aspect: Aspect = Aspect.WIDE
    quality: Quality = Quality.STANDARD
    rate: FrameRate = FrameRate(30)
    captions: CaptionMode = CaptionMode.BOTH
    codec: Codec = Codec.H264
    encoder: str = "libx264"
    """The codec's encoder, as FFmpeg names it; one that was seen to work where the film is made."""
    encoder_reason: str = ""
    """Why it is this one."""
    encoder_remark: Diagnostic | None = None
    """That it is not the one which was asked for."""
    reader: Reader = Reader()
    """What reads it."""
    typefaces: tuple[Typeface, ...] = ()
    """For what the family has no letters for."""
    lexicon: tuple[Pronunciation, ...] = ()
    """The author's own, before the built-in one."""
    narration: Recording | None = None
    """The author's own voice, instead of one that is made."""
    music: MusicMode = MusicMode.AUTO
    own_music: Recording | None = None
    """The author's file, where the music is their own."""
    target_lufs: float = Field(default=-14.0, ge=-30.0, le=-8.0)
    """Integrated loudness of the film."""
    limits: Limits = Limits()
    """What the delivered film is held to."""
    edition: Edition | None = None
    """The author's own storyboard, to be used instead of one drawn up."""
    assignment: Assignment | None = None
    """What the script is to be written about, as long as there is none."""
    creative: CreativeBrief | None = None
    """From what the look, the shape and the manner are to be drawn, as far as `open` leaves them so."""
    open: tuple[Choice, ...] = ()
    """What the author left to the creative direction; in the order of `Choice`."""
    manner: Manner = Manner()
    drawn_theme: Theme | None = None
    """The theme that the creative direction asks for; before every other."""
    services: Services = Services()
    """Who may be asked for what."""
