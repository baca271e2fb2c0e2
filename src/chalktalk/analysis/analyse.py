"""The stage: a script becomes a content graph."""

from pathlib import Path

from chalktalk.analysis.figurative import meaning
from chalktalk.analysis.figurative.library import further, library_with
from chalktalk.analysis.language.engine import installed, sparing_spacy
from chalktalk.documents.analysis import ContentGraph
from chalktalk.documents.metaphors import Reader
from chalktalk.documents.script import Script
from chalktalk.engine import Context, Place, stage


@stage("analyse", version=2, place=Place.THREAD)
async def analyse(context: Context, script: Script, reader: Reader) -> ContentGraph:  # noqa: ARG001  see `stage`
    """Read a script: what it speaks of, how hard it is, what of it can be shown, and where scenes could be cut.

    `reader` says what will read it (see `reader_here`), so that the store never answers for another one.
    """
    with sparing_spacy():
        from chalktalk.analysis.graph import content_graph  # noqa: PLC0415  spaCy takes a second: not for `--help`

    return content_graph(script, library_with(reader.metaphors))


def reader_here(metaphors: Path | None = None) -> Reader:
    """What would read a script on this machine.

    Args:
        metaphors: A file of the user's own metaphors.

    Raises:
        OptionError: if that file cannot be used.
    """
    return Reader(
        engine=installed(), meaning=meaning.installed(), metaphors=further(metaphors) if metaphors is not None else ()
    )
