"""The compose stage: music as long as the film."""

from collections.abc import Iterator

from chalktalk.documents.sound import Music, MusicPlan
from chalktalk.engine import Context, Place, stage
from chalktalk.sound.encoding import encode_flac
from chalktalk.sound.filters import SAMPLE_RATE, Block, frames_of
from chalktalk.sound.music.composing import composed, key_of
from chalktalk.sound.music.form import bars_in
from chalktalk.sound.music.own import own_blocks
from chalktalk.sound.music.performing import performed


@stage("compose", version=4, place=Place.WORKER, first=True)
async def compose(context: Context, plan: MusicPlan) -> Music:
    """Make the film's music, or bring the author's own to the film's length. Its level is for the mix to set.

    Raises:
        AssetError: if the author's own cannot be used.
    """
    length = plan.rate.samples_at(plan.frames, SAMPLE_RATE)
    with context.store.scratch() as folder:
        path = folder / "music.flac"
        encode_flac(frames_of(_told(context, plan, _blocks(context, plan, length), length)), path)
        tonic = None if plan.own else key_of(plan.title, plan.mood).tonic
        return Music(audio=context.store.put_file(path, "audio/flac"), tonic=tonic)


def _blocks(context: Context, plan: MusicPlan, length: int) -> Iterator[Block]:
    if plan.own is not None:
        return own_blocks(plan.own, context.store.path(plan.own.blob.digest), length)
    bars = bars_in(length / SAMPLE_RATE, plan.mood)
    return performed(composed(plan.title, plan.mood, bars), bars, length)


def _told(context: Context, plan: MusicPlan, blocks: Iterator[Block], length: int) -> Iterator[Block]:
    """The same blocks, each told as progress."""
    done = 0
    for block in blocks:
        yield block
        done += block.shape[1]
        context.advance(plan.frames * done // length, plan.frames)
