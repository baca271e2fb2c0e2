"""Sound that is noted as it passes by comes back as it was."""

from pathlib import Path

import numpy as np
import pytest

from chalktalk.sound.filters import BLOCK, Block
from chalktalk.sound.noting import noted, read_back


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("length", [0, 1, BLOCK, 2 * BLOCK + 7])
def test_what_was_noted_comes_back_to_the_bit_in_even_blocks(tmp_path: Path, channels: int, length: int) -> None:
    samples: Block = np.random.default_rng(1).standard_normal((channels, length)).astype(np.float32)
    passed = list(noted(np.split(samples, [length // 3], axis=1), tmp_path / "sound"))
    blocks = list(read_back(tmp_path / "sound", channels))
    assert samples.tobytes() == np.concatenate(passed, axis=1).tobytes()
    assert samples.tobytes() == np.concatenate([np.empty((channels, 0), np.float32), *blocks], axis=1).tobytes()
    assert all(block.shape[1] == BLOCK for block in blocks[:-1])
