"""Values of a direction as people say them: in origins, in changes, in the summary."""

from chalktalk.documents.creative.direction import CreativeDirection, OverlayPlan, Paint
from chalktalk.documents.creative.readings import Balance, Composition, Contrast, Key, Light, Temperature
from chalktalk.documents.creative.wishes import Aim, Category, Platform
from chalktalk.documents.options import CaptionMode

PLATFORMS = {
    Platform.YOUTUBE: "YouTube",
    Platform.SHORTS: "YouTube Shorts",
    Platform.TIKTOK: "TikTok",
    Platform.REELS: "Instagram Reels",
    Platform.LINKEDIN: "LinkedIn",
    Platform.SQUARE: "square feeds",
    Platform.PORTRAIT: "4:5 feeds",
}
KEYS = {Key.LOW: "dark", Key.NORMAL: "neither dark nor bright", Key.HIGH: "bright"}
CAPTIONS = {
    CaptionMode.BURNED: "captions in the picture",
    CaptionMode.SIDECAR: "captions beside the video",
    CaptionMode.BOTH: "captions in the picture and beside it",
    CaptionMode.NONE: "no captions",
}
_ROOMY = 0.55


def said(field: Aim, value: object) -> str:
    """A field's value in a few words, as what somebody asks for."""
    plain = _plainly(value)
    if field in (Aim.MUSIC, Aim.EFFECTS):
        kind = "music" if field is Aim.MUSIC else "sound effects"
        return kind if value else f"no {kind}"
    if field is Aim.KEY:
        plain = KEYS[Key(plain)]
    return _PHRASES.get(field, "{}").replace("{}", plain)


_PHRASES = {
    Aim.KEY: "{} pictures",
    Aim.CONTRAST: "{} contrast",
    Aim.TEMPERATURE: "{} light",
    Aim.MOTION: "{} motion",
    Aim.CUTS: "{} cuts a minute",
    Aim.DURATION: "{} s",
    Aim.VOICE: "{} words a minute",
    Aim.FEELING: "a {} feeling",
    Aim.TRANSITIONS: "{} as transitions",
    Aim.ENERGY: "energy of {}",
}


def _plainly(value: object) -> str:
    """A value by itself."""
    told = str(value)
    match value:
        case Platform():
            told = PLATFORMS[value]
        case CaptionMode():
            told = CAPTIONS[value]
        case float():
            told = f"{value:.4g}"
        case OverlayPlan():
            told = f"{value.a_minute:.3g} overlays a minute" if value.a_minute else "no text over the pictures"
        case Composition():
            told = _laid_out(value)
        case dict():
            told = ", ".join(map(str, value.values()))
        case Paint():
            told = value.colour
        case tuple():
            told = ", ".join(map(_plainly, value)) or "nothing in particular"
    return told


def _laid_out(composition: Composition) -> str:
    room = "with much room" if composition.negative_space >= _ROOMY else "filled"
    where = "spread" if composition.balance is Balance.SPREAD else f"weight {_where(composition.balance)}"
    return f"{where}, {room}"


def _where(balance: Balance) -> str:
    return "in the centre" if balance is Balance.CENTRED else f"at the {balance}"


def summary_of(direction: CreativeDirection) -> str:
    """A direction in one sentence."""
    shape = f"a {direction.duration:.4g}-second {direction.aspect} {_kind(direction.category)}video"
    style = ", ".join(direction.style[:2]) or "plain"
    light = _light_words(direction.light)
    accents = [paint.colour for paint in direction.palette if paint.role.value.endswith("accent")]
    colours = f", {' and '.join(accents)} on {direction.palette[0].colour}" if accents else ""
    number = "one scene" if len(direction.scenes) == 1 else f"{len(direction.scenes)} scenes"
    told = (
        f"{direction.subject}: {shape} for {PLATFORMS[direction.platform]}, {style} and {direction.feeling}, "
        f"{light}{colours}, in {number} with {direction.motion} motion"
    )
    return told[:1].upper() + told[1:]


def _kind(category: Category) -> str:
    return f"{category} " if category is not Category.CAUSE else "campaign "


def _light_words(light: Light) -> str:
    parts = [
        {Key.LOW: "dark", Key.HIGH: "bright", Key.NORMAL: ""}[light.key],
        "" if light.temperature is Temperature.NEUTRAL else light.temperature.value,
        "" if light.contrast is Contrast.NORMAL else light.contrast.value,
    ]
    return f"in {', '.join(filter(None, parts)) or 'even'} light"
