"""What adapters of voices share: whether what comes back is a sound at all."""

import base64
import binascii

from chalktalk.documents.base import Blob
from chalktalk.errors import BrokenAnswerError
from chalktalk.providers.ports import Access
from chalktalk.providers.wire import host_of

_KINDS = {
    b"RIFF": "audio/wav",
    b"ID3": "audio/mpeg",
    b"OggS": "audio/ogg",
    b"fLaC": "audio/flac",
}
"""Sound files by their first bytes."""


def unpacked(text: str, access: Access) -> bytes:
    """What a vendor sent as base64.

    Raises:
        BrokenAnswerError: if it is none.
    """
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise BrokenAnswerError(f"{host_of(access)} sends a sound that nobody can unpack", paid=True) from None


def kept(sound: bytes, access: Access) -> Blob:
    """A sound in the store.

    Raises:
        BrokenAnswerError: if it is none of the kinds that vendors send, by its first bytes.
    """
    kind = next((kind for start, kind in _KINDS.items() if sound.startswith(start)), None)
    if kind is None and sound[:1] == b"\xff" and sound[1:2] >= b"\xe0":  # how a frame of MPEG audio begins
        kind = "audio/mpeg"
    if kind is None:
        raise BrokenAnswerError(f"{host_of(access)} sends something else than a sound", paid=True)
    return access.keep(sound, kind)
