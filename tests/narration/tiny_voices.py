"""Voices of a few kilobytes with the inputs and outputs of real ones: a tone for each phoneme, and noise over it.

The noise comes from the same random operator as in the real networks, so that what is done about it is tested too.
"""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

PIPER_RATE = 22_050
PIPER_SAMPLES = 900
"""How many samples a phoneme of the tiny Piper voice has, at its own pace."""
KOKORO_RATE = 24_000
KOKORO_SAMPLES = 1800
LOWEST, STEP = 200.0, 20.0
"""Hz: the tone of id 0, and how much higher every next one is."""

SYMBOLS = "_^$ .,;:?!abcdefghijklmnopqrstuvwxyzæçðøħŋœɐɑɒɔɕəɚɛɜɡɪɹɾʃʊʌʒθβˈˌː\u0303\u0327"
IDS = {symbol: [number] for number, symbol in enumerate(SYMBOLS)}
STYLES = ("af_heart", "am_adam", "bf_emma", "ef_dora", "ff_siwis", "hf_alpha", "if_sara", "pf_dora")


def write_piper(
    path: Path,
    *,
    speakers: int = 1,
    code: str = "en_US",
    dialect: str = "en-us",
    scale: float | None = None,
    **config: object,
) -> Path:
    """A Piper voice: `path` and its settings beside it; `scale` is a parameter that its random operator may have."""
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    nodes = [
        _constant("noise_place", np.array(0)),
        _constant("length_place", np.array(1)),
        helper.make_node("Gather", ["scales", "noise_place"], ["noise_scale"]),
        helper.make_node("Gather", ["scales", "length_place"], ["stretch"]),
        _constant("lowest", np.float32(LOWEST)),
    ]
    lowest = "lowest"
    if speakers > 1:
        inputs.append(helper.make_tensor_value_info("sid", TensorProto.INT64, [1]))
        nodes += [
            helper.make_node("Cast", ["sid"], ["speaker"], to=TensorProto.FLOAT),
            helper.make_node("Add", ["speaker", "lowest"], ["lowest_of_speaker"]),
        ]
        lowest = "lowest_of_speaker"
    nodes += _tones("input", "stretch", "noise_scale", lowest, PIPER_SAMPLES, PIPER_RATE, scale)
    nodes += [_constant("shape", np.array([1, 1, 1, -1])), helper.make_node("Reshape", ["sound", "shape"], ["output"])]
    _save(path, inputs, nodes, helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, 1, "n"]))
    settings = {
        "audio": {"sample_rate": PIPER_RATE, "quality": "medium"},
        "espeak": {"voice": dialect},
        "language": {"code": code, "family": code[:2]},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_id_map": IDS,
        "num_speakers": speakers,
        "piper_version": "1.0.0",
    }
    path.with_name(f"{path.name}.json").write_text(json.dumps(settings | config), "utf-8")
    return path


def write_kokoro(folder: Path) -> tuple[Path, Path]:
    """A network like Kokoro's, and a file of styles in which each row holds its own number."""
    inputs = [
        helper.make_tensor_value_info("tokens", TensorProto.INT64, [1, "phonemes"]),
        helper.make_tensor_value_info("style", TensorProto.FLOAT, [1, 256]),
        helper.make_tensor_value_info("speed", TensorProto.FLOAT, [1]),
    ]
    nodes = [
        _constant("one", np.float32(1)),
        _constant("quiet", np.float32(0.3)),
        _constant("nothing", np.array([0, 0])),
        helper.make_node("Div", ["one", "speed"], ["stretches"]),
        helper.make_node("Squeeze", ["stretches"], ["stretch"]),
        helper.make_node("GatherND", ["style", "nothing"], ["row"]),
        _constant("lowest_of_all", np.float32(LOWEST)),
        helper.make_node("Add", ["row", "lowest_of_all"], ["lowest"]),
    ]
    nodes += _tones("tokens", "stretch", "quiet", "lowest", KOKORO_SAMPLES, KOKORO_RATE)
    model, voices = folder / "kokoro-v1.0.onnx", folder / "voices-v1.0.bin"
    folder.mkdir(parents=True, exist_ok=True)
    _save(model, inputs, nodes, helper.make_tensor_value_info("sound", TensorProto.FLOAT, ["n"]))
    rows = np.zeros((510, 1, 256), np.float32)
    rows[:, 0, 0] = np.arange(510)
    with voices.open("wb") as file:
        np.savez(file, **dict.fromkeys(STYLES, rows))  # type: ignore[arg-type]  # its stubs take keywords for options
    return model, voices


def _tones(
    ids: str, stretch: str, noise: str, lowest: str, samples: int, rate: int, scale: float | None = None
) -> list[onnx.NodeProto]:
    """Every id as a tone of its own that lasts `samples` x `stretch`, as `sound`."""
    return [
        _constant("flat", np.array([-1])),
        helper.make_node("Reshape", [ids, "flat"], ["row_of_ids"]),
        helper.make_node("Size", ["row_of_ids"], ["count"]),
        _constant("samples", np.float32(samples)),
        helper.make_node("Mul", ["samples", stretch], ["exact_length"]),
        helper.make_node("Round", ["exact_length"], ["whole_length"]),
        helper.make_node("Cast", ["whole_length"], ["length"], to=TensorProto.INT64),
        helper.make_node("Mul", ["count", "length"], ["end"]),
        _constant("start", np.array(0)),
        _constant("step", np.array(1)),
        helper.make_node("Range", ["start", "end", "step"], ["time"]),
        helper.make_node("Div", ["time", "length"], ["place"]),
        helper.make_node("Gather", ["row_of_ids", "place"], ["id"]),
        helper.make_node("Cast", ["id"], ["id_as_float"], to=TensorProto.FLOAT),
        helper.make_node("Cast", ["time"], ["time_as_float"], to=TensorProto.FLOAT),
        _constant("interval", np.float32(STEP)),
        helper.make_node("Mul", ["id_as_float", "interval"], ["above"]),
        helper.make_node("Add", ["above", lowest], ["frequency"]),
        _constant("turn", np.float32(2 * np.pi / rate)),
        helper.make_node("Mul", ["frequency", "turn"], ["speed_of_phase"]),
        helper.make_node("Mul", ["speed_of_phase", "time_as_float"], ["phase"]),
        helper.make_node("Sin", ["phase"], ["wave"]),
        _constant("half", np.float32(0.5)),
        helper.make_node("Mul", ["wave", "half"], ["tone"]),
        _random("tone", "RandomNormalLike_output", scale),
        _constant("small", np.float32(0.05)),
        helper.make_node("Mul", ["small", noise], ["noise_level"]),
        helper.make_node("Mul", ["RandomNormalLike_output", "noise_level"], ["hiss"]),
        helper.make_node("Add", ["tone", "hiss"], ["sound"]),
    ]


def _random(like: str, name: str, scale: float | None) -> onnx.NodeProto:
    node = helper.make_node("RandomNormalLike", [like], [name])
    if scale is not None:
        node.attribute.append(helper.make_attribute("scale", scale))
    return node


def _constant(name: str, value: object) -> onnx.NodeProto:
    return helper.make_node("Constant", [], [name], value=numpy_helper.from_array(np.asarray(value)))


def _save(
    path: Path, inputs: list[onnx.ValueInfoProto], nodes: list[onnx.NodeProto], output: onnx.ValueInfoProto
) -> None:
    graph = helper.make_graph(nodes, "tones", inputs, [output])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
