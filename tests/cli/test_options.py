"""Values of options."""

from pathlib import Path

import pytest

from chalktalk.cli.briefing import with_encoder
from chalktalk.cli.display import clock
from chalktalk.cli.options import parse_rate
from chalktalk.documents.brief import Brief
from chalktalk.documents.options import Codec
from chalktalk.errors import OptionError
from chalktalk.frames import FrameRate
from chalktalk.settings import read_settings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24", FrameRate(24)),
        ("25", FrameRate(25)),
        ("30", FrameRate(30)),
        ("50", FrameRate(50)),
        ("60", FrameRate(60)),
        ("10", FrameRate(10)),
        ("12.5", FrameRate(25, 2)),
        ("23.976", FrameRate(24000, 1001)),
        ("23.98", FrameRate(24000, 1001)),
        ("29.97", FrameRate(30000, 1001)),
        ("59.94", FrameRate(60000, 1001)),
        ("30000/1001", FrameRate(30000, 1001)),
        ("60/2", FrameRate(30)),
    ],
)
def test_a_frame_rate_is_read_exactly(text: str, expected: FrameRate) -> None:
    assert expected == parse_rate(text)


@pytest.mark.parametrize("text", ["", "0", "9.99", "60.5", "-30", "1e2", "٣٠", "30fps", "30/", "30/0", "nan", "inf"])
def test_what_is_no_frame_rate_is_refused(text: str) -> None:
    with pytest.raises(OptionError):
        parse_rate(text)


@pytest.mark.parametrize(("seconds", "expected"), [(0.2, "0 s"), (59.4, "59 s"), (59.6, "1:00"), (725, "12:05")])
def test_a_duration_is_told_shortly(seconds: float, expected: str) -> None:
    assert expected == clock(seconds)


@pytest.mark.parametrize(
    ("codec", "encoder"), [(Codec.H264, "libx264"), (Codec.HEVC, "libx265"), (Codec.AV1, "libsvtav1")]
)
def test_a_brief_names_an_encoder_that_works_here(tmp_path: Path, codec: Codec, encoder: str) -> None:
    brief = with_encoder(Brief(source="Rain.", source_name="rain.md"), read_settings({}, tmp_path, codec=codec.value))

    assert codec == brief.codec
    assert brief.encoder in (encoder, f"{codec.value}_nvenc")
    assert brief.encoder_reason
    assert brief.encoder_remark is None


@pytest.mark.parametrize(
    ("encoder", "codec", "message"),
    [("nvec", "h264", "did you mean `nvenc`"), ("auto", "hvec", "did you mean `hevc`"), ("x264", "av1", "no av1")],
)
def test_an_encoder_or_codec_that_there_is_not_is_refused(
    tmp_path: Path, encoder: str, codec: str, message: str
) -> None:
    with pytest.raises(OptionError) as caught:
        with_encoder(
            Brief(source="Rain.", source_name="rain.md"), read_settings({}, tmp_path, encoder=encoder, codec=codec)
        )

    assert message in str(caught.value)
