"""Large references, each other than the one before."""

import io
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageFilter

FPS = 25


def picture_of_12_megapixels(number: int) -> bytes:
    """A JPEG of 4000 by 3000 pixels with as much in it as a photograph has."""
    chance = np.random.default_rng(number)
    coarse = Image.fromarray(chance.integers(0, 255, (60, 80, 3), dtype=np.uint8)).resize((4000, 3000))
    grain = Image.fromarray(chance.integers(0, 255, (750, 1000, 3), dtype=np.uint8)).resize((4000, 3000))
    image = Image.blend(coarse, grain.filter(ImageFilter.BoxBlur(2)), 0.2)
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=90)
    return sink.getvalue()


def film_of_a_minute(folder: Path, number: int) -> bytes:
    """An H.264 film of 1920 by 1080 with a cut every three seconds and something that moves."""
    path = folder / f"minute-{number}.mp4"
    chance = np.random.default_rng(number)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=FPS, options={"preset": "veryfast", "crf": "23"})
        stream.width, stream.height, stream.pix_fmt = 1920, 1080, "yuv420p"
        ground = np.zeros((1080, 1920, 3), np.uint8)
        for frame in range(60 * FPS):
            if frame % (3 * FPS) == 0:
                small = Image.fromarray(chance.integers(0, 255, (9, 16, 3), dtype=np.uint8))
                ground = np.asarray(small.resize((1920, 1080), Image.Resampling.BICUBIC))
            pixels = ground.copy()
            left = 20 * (frame % 80)
            pixels[400:640, left : left + 240] = 255 - pixels[400:640, left : left + 240]
            for packet in stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return path.read_bytes()
