"""Sound files of authors, opened by content."""

import struct
from pathlib import Path

from chalktalk.errors import Place
from chalktalk.soundfiles import Wording, opened

WORDING = Wording(name="recording", empty="copy it", broken="export it", soundless="give another")


def chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content


def test_a_title_in_letters_of_an_old_encoding_keeps_no_sound_from_being_heard(tmp_path: Path) -> None:
    title = chunk(b"LIST", b"INFO" + chunk(b"INAM", "Über Bäume\0\0".encode("latin-1")))
    form = chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, 8_000, 16_000, 2, 16))
    path = tmp_path / "take.wav"
    path.write_bytes(chunk(b"RIFF", b"WAVE" + form + title + chunk(b"data", bytes(16_000))))

    with opened(path, Place("take.wav"), WORDING) as (container, stream):
        assert "title" in container.metadata
        assert 8_000 == sum(frame.samples for frame in container.decode(stream))
