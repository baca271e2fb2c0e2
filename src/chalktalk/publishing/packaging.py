"""The stage: captions and chapters to lie beside the film."""

from chalktalk.documents.cues import SceneCues
from chalktalk.documents.film import Package
from chalktalk.documents.storyboard import Storyboard
from chalktalk.documents.timeline import Timeline
from chalktalk.engine import Context, stage
from chalktalk.publishing.chapters import chapter_list
from chalktalk.publishing.subtitles import film_captions, srt, vtt, vtt_by_word


@stage("package", version=2)
async def package(
    context: Context,
    storyboard: Storyboard,
    timeline: Timeline,
    cues: tuple[SceneCues, ...],
    sidecar: bool,  # noqa: FBT001  a runner passes a stage's arguments by position
) -> Package:
    """Write what goes beside the film.

    Args:
        context: Its store keeps the files.
        storyboard: Titles and words.
        timeline: Where each scene lies in the film.
        cues: One for each scene, in order.
        sidecar: Whether captions are wanted as files.
    """
    store = context.store
    captions = film_captions(timeline, cues) if sidecar else None
    return Package(
        srt=None if captions is None else store.put(srt(captions).encode(), "application/x-subrip"),
        vtt=None if captions is None else store.put(vtt(captions).encode(), "text/vtt"),
        vtt_words=None if captions is None else store.put(vtt_by_word(captions).encode(), "text/vtt"),
        chapters=store.put(chapter_list(storyboard, timeline).encode(), "text/plain"),
    )
