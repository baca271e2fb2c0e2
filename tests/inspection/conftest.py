"""Small real films whose frames say which they are."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest


@pytest.fixture(scope="session")
def write_film() -> Callable[[Path, int, int], Path]:
    """Writes an MP4 of 108 frames at 30000/1001, key frames 30 apart, B-frames between; frame n has luma 16 + 2n."""

    def write(path: Path, width: int, height: int) -> Path:
        options = {"crf": "4", "g": "30", "bf": "2"}
        with av.open(path, "w") as container:
            stream = container.add_stream("libx264", rate=Fraction(30000, 1001), options=options)
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            for number in range(108):
                planes = np.full((height * 3 // 2, width), 128, dtype=np.uint8)
                planes[:height] = 16 + 2 * number
                container.mux(stream.encode(av.VideoFrame.from_ndarray(planes, format="yuv420p")))
            container.mux(stream.encode())
        return path

    return write


@pytest.fixture(scope="session")
def film(write_film: Callable[[Path, int, int], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film of 64 x 48 pixels."""
    return write_film(tmp_path_factory.mktemp("film") / "video.mp4", 64, 48)
