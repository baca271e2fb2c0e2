"""The stage that takes a source apart, whatever it is."""

import re
from collections.abc import Callable
from functools import partial

from chalktalk.documents.base import Blob, Diagnostic
from chalktalk.documents.material import Block, BlockKind, Material
from chalktalk.engine import Context, Place, limited_memory, stage
from chalktalk.errors import Place as Where
from chalktalk.errors import SourceError
from chalktalk.script.sources.page import page_blocks
from chalktalk.script.sources.pdf import pdf_blocks
from chalktalk.script.sources.plain import plain_blocks
from chalktalk.script.sources.taken import Taken
from chalktalk.script.sources.text import decoded, markdown_blocks

PATIENCE = 30.0
"""Seconds that may pass between two pages before a source counts as one that cannot be read."""
_MEMORY = 1 << 30
"""Bytes that taking a source apart may cost."""
_MOST_WORDS = 200_000
"""That are looked at: a thick book."""
_LEAST_WORDS = 20
"""Without which there is nothing to make a script from."""
_LONGEST_BLOCK = 20_000
"""Characters."""

_MARKUP = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FOREIGN = {
    b"PK\x03\x04": ("this is a packed file, such as a Word document", "save it as PDF, HTML or plain text"),
    b"\xd0\xcf\x11\xe0": ("this is an old Word document", "save it as PDF, HTML or plain text"),
    b"{\\rtf": ("this is a rich-text file", "save it as PDF, HTML or plain text"),
    b"\x89PNG": ("this is a picture", "give a text, or a PDF with text in it"),
    b"\xff\xd8\xff": ("this is a picture", "give a text, or a PDF with text in it"),
    b"GIF8": ("this is a picture", "give a text, or a PDF with text in it"),
    b"\x1f\x8b": ("this is a packed file", "unpack it first"),
}


@stage("read_source", version=1, place=Place.WORKER)
async def read_source(context: Context, blob: Blob, name: str) -> Material:
    """Take a source apart. Done in a worker of its own: what comes from strangers may be broken on purpose.

    Args:
        context: Its store has the blob.
        blob: The source; its media type is believed only where the bytes do not say better.
        name: A file's name or an address, for messages.

    Raises:
        SourceError: if it cannot be read, has too many pages, or holds no text to speak of.
    """
    data = context.store.get(blob.digest)
    try:
        with limited_memory(_MEMORY):
            taken = _reader_for(data, blob.media_type, name, context.advance)(data)
    except MemoryError:
        hint = "save it anew from the program it comes from, or give its text"
        raise SourceError("reading it takes more than 1 GB of memory", where=Where(name), hints=(hint,)) from None
    blocks, warnings = _bounded(taken)
    words = sum(len(block.text.split()) for block in blocks if block.kind is not BlockKind.HEADING)
    if words < _LEAST_WORDS:
        message = f"there are only {words} words of text in it" if words else "there is no text in it"
        raise SourceError(message, where=Where(name), hints=(taken.remedy,))
    return Material(name=name, blob=blob, title=taken.title, blocks=blocks, warnings=(*taken.warnings, *warnings))


def _reader_for(
    data: bytes, media_type: str, name: str, advance: Callable[[int, int], None]
) -> Callable[[bytes], Taken]:
    """Who takes such bytes apart.

    Raises:
        SourceError: if nobody does.
    """
    kind, _, charset = media_type.partition("; charset=")
    if b"%PDF-" in data[:1024]:
        return partial(pdf_blocks, name=name, advance=advance)
    for start, (message, hint) in _FOREIGN.items():
        if data.startswith(start):
            raise SourceError(message, where=Where(name), hints=(hint,))
    if kind == "application/pdf":
        raise SourceError("this is no PDF file", where=Where(name), hints=("look at what was saved under its name",))
    text = decoded(data, charset or None, name)
    if kind in ("text/html", "application/xhtml+xml") or _MARKUP.match(data[:4096]):
        return lambda _: page_blocks(text)
    return lambda _: plain_blocks(text) if kind == "text/plain" else markdown_blocks(text)


def _bounded(taken: Taken) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """As much of it as is looked at, and what is to be said of the rest."""
    words = 0
    for kept, block in enumerate(taken.blocks):
        words += len(block.text.split())
        if words > _MOST_WORDS:
            hint = "give the part that the film is about"
            warning = Diagnostic(message=f"only its first {_MOST_WORDS:,} words were read", hint=hint)
            return tuple(_shortened(one) for one in taken.blocks[:kept]), (warning,)
    return tuple(_shortened(one) for one in taken.blocks), ()


def _shortened(block: Block) -> Block:
    if len(block.text) <= _LONGEST_BLOCK:
        return block
    return block.model_copy(update={"text": block.text[:_LONGEST_BLOCK].rpartition(" ")[0] or block.text[:200]})
