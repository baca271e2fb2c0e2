"""Pictures and films for requests, made here."""

import base64
import io
import struct
import zlib
from pathlib import Path

import av
import numpy as np
from PIL import Image


def picture(colour: tuple[int, int, int] = (200, 120, 40), width: int = 320, height: int = 200, kind: str = "PNG") -> bytes:
    """A picture of one colour with a lighter stripe."""
    image = Image.new("RGB", (width, height), colour)
    image.paste((250, 240, 220), (0, height // 3, width, height // 2))
    sink = io.BytesIO()
    image.save(sink, kind)
    return sink.getvalue()


def film(path: Path, seconds: int = 3) -> bytes:
    """A film that changes its colour every second."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 96, "yuv420p"
        for number in range(10 * seconds):
            pixels = np.full((96, 160, 3), (40 + 90 * (number // 10 % 3), 60, 200 - 80 * (number // 10 % 2)), np.uint8)
            for packet in stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return path.read_bytes()


def bomb(side: int = 30_000) -> bytes:
    """A PNG of little more than a hundred kilobytes that unpacks to hundreds of megapixels of one bit."""
    row = b"\0" + bytes((side + 7) // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def inline(data: bytes) -> dict[str, str]:
    """Bytes as a request has them."""
    return {"base64": base64.b64encode(data).decode()}
