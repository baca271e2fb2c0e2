"""The stage: a storyboard that the author edited, instead of one drawn up."""

from chalktalk.documents.assets import Asset
from chalktalk.documents.brief import Edition
from chalktalk.documents.script import Script
from chalktalk.documents.storyboard import Storyboard
from chalktalk.engine import Context, stage
from chalktalk.storyboard.edition import restored


@stage("restore", version=2)
async def restore(context: Context, script: Script, edition: Edition, assets: tuple[Asset, ...]) -> Storyboard:  # noqa: ARG001  see `stage`
    """Take the author's storyboard as it is.

    Raises:
        OptionError: if it is stale or broken; its place names the scene.
    """
    return restored(edition.text, edition.file, script, assets)
