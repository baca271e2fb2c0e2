"""Whatever the command line is given, an error is one line that says what to do, and nothing is left half-made."""

import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from chalktalk.cli import _outcome

GOOD = "# Rain\n\nWater rises from the sea. It falls as rain.\n"


@pytest.fixture(autouse=True)
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test works in a folder of its own, with a store of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHALKTALK_STORE", str(tmp_path / "store"))
    monkeypatch.delenv("CHALKTALK_WORKERS", raising=False)
    monkeypatch.delenv("CHALKTALK_DEBUG", raising=False)
    Path("good.md").write_text(GOOD)


def huge_png() -> bytes:
    """A picture of 20,000 x 20,000 pixels in its header, though not in its data."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


BAD_SCRIPTS = {
    "empty": (b"", ("bad.md", "empty")),
    "blank": (b" \n\n", ("bad.md", "empty")),
    "binary": (b"\x7fELF\x00\x01", ("bad.md:1", "text")),
    "not UTF-8": ("# Caf\xe9\n\nText.".encode("latin-1"), ("bad.md:1", "UTF-8")),
    "no narration": (b"# Only a title\n", ("bad.md", "no narration")),
    "unknown directive": (b"# A\n\n[VISUAL: comparisn: a | b] Words to say.\n", ("bad.md:3", "comparison")),
    "unknown theme": (b"---\ntheme: midnite\n---\n# A\n\nWords to say.\n", ("midnite", "midnight")),
    "unknown voice": (b"---\nvoice: espek\n---\n# A\n\nWords to say.\n", ("espek", "espeak")),
    "unknown aspect": (b"---\naspect: 16:8\n---\n# A\n\nWords to say.\n", ("bad.md:2", "16:9")),
    "unknown key": (b"---\nthem: midnight\n---\n# A\n\nWords to say.\n", ("bad.md:2", "theme")),
    "missing image": (b"# A\n\n[VISUAL: image: none.png] Words to say.\n", ("bad.md:3", "none.png")),
    "broken image": (b"# A\n\n[VISUAL: image: broken.png] Words to say.\n", ("bad.md:3", "broken.png")),
    "huge image": (b"# A\n\n[VISUAL: image: huge.png] Words to say.\n", ("bad.md:3", "huge.png")),
}

BAD_COMMANDS = {
    "no such file": ("make gone.md", ("gone.md",)),
    "a folder": ("make .", ("folder",)),
    "unknown command": ("mkae good.md", ("mkae", "did you mean `make`?")),
    "unknown option": ("make good.md --qualty draft", ("--qualty", "did you mean `--quality`?")),
    "no script": ("make", ("SCRIPT.md", "chalktalk make --help")),
    "two scripts": ("make good.md good.md", ("unexpected extra argument",)),
    "option without value": ("make good.md --theme", ("--theme",)),
    "unknown quality": ("make good.md --quality standart", ("standart", "did you mean `standard`?")),
    "unknown aspect": ("make good.md --aspect 16x9", ("16x9", "did you mean `16:9`?")),
    "unknown caption mode": ("make good.md --captions burnt", ("burnt", "did you mean `burned`?")),
    "unknown theme": ("make good.md --theme midnite", ("midnite", "midnight")),
    "unknown voice": ("make good.md --voice espek", ("espek", "espeak")),
    "slow frame rate": ("make good.md --fps 9", ("9 is no frame rate", "10 to 60")),
    "fast frame rate": ("make good.md --fps 61", ("61 is no frame rate",)),
    "frame rate of nothing": ("make good.md --fps 30/0", ("30/0 is no frame rate",)),
    "no worker": ("make good.md --workers 0", ("0 is not a number of workers",)),
    "a worker and a half": ("make good.md --workers 1.5", ("1.5 is not a number of workers",)),
    "output is a file": ("make good.md -o good.md", ("good.md", "this is a file", "-o")),
    "output under a file": ("make good.md -o good.md/deeper/still", ("good.md", "this is a file", "-o")),
    "output under a device": ("make good.md -o /proc/none/out", ("/proc", "-o")),
    "store is a file": ("make good.md --store good.md", ("good.md", "--store")),
    "sheet of nothing": ("sheet gone", ("gone", "chalktalk make")),
    "store size of nonsense": ("store prune --to many", ("MANY is no size", "500M")),
    "unknown store command": ("store prun", ("prun",)),
}


def the_line(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 2) -> str:
    """The one line that these arguments get."""
    before = sorted(path.name for path in Path().iterdir())

    assert code == _outcome(arguments)

    output = capsys.readouterr()
    lines = output.err.splitlines()
    assert [True] == [line.startswith("chalktalk: ") for line in lines]
    assert before == sorted(path.name for path in Path().iterdir() if path.name != "store")
    return lines[0]


@pytest.mark.parametrize("name", BAD_SCRIPTS)
@pytest.mark.parametrize("command", ["make", "check"])
def test_a_bad_script_gets_one_line(name: str, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    text, expected = BAD_SCRIPTS[name]
    Path("bad.md").write_bytes(text)
    Path("broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    Path("huge.png").write_bytes(huge_png())
    line = the_line([command, "bad.md"], capsys)

    for part in expected:
        assert part in line


@pytest.mark.parametrize("name", BAD_COMMANDS)
def test_a_bad_command_gets_one_line(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    command, expected = BAD_COMMANDS[name]
    line = the_line(command.split(), capsys)

    for part in expected:
        assert part in line


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting needs root")
def test_an_output_on_a_read_only_disk_is_found_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,ro", "tmpfs", disk], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        line = the_line(["make", "good.md", "-o", "disk/out"], capsys)
    finally:
        subprocess.run(["umount", disk], check=True)

    assert "chalktalk: disk/out: the disk is read-only (choose another place with -o)" == line
    assert not Path("store").exists()


def test_a_file_that_is_no_settings_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("chalktalk.toml").write_text('qualty = "draft"\n')
    line = the_line(["make", "good.md"], capsys)

    assert "chalktalk: chalktalk.toml: unknown setting qualty (did you mean `quality`?)" == line


def test_a_script_far_too_long_is_refused_with_its_length(capsys: pytest.CaptureFixture[str]) -> None:
    Path("long.md").write_text("# Long\n\n" + "Seven plain words make one short sentence. " * 7_200)
    line = the_line(["check", "long.md"], capsys)

    assert "long.md: 50,400 spoken words would last about 5 h 36 min" in line


def test_help_and_version_are_no_errors(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["--help"], ["--version"], ["make", "--help"], ["store", "prune", "--help"]):
        assert 0 == _outcome(arguments)
        assert not capsys.readouterr().err


def test_the_program_itself_ends_with_the_code_and_the_line() -> None:
    program = [sys.executable, "-c", "from chalktalk.cli import main; main()", "themse"]
    outcome = subprocess.run(program, capture_output=True, text=True, check=False)

    assert (2, "") == (outcome.returncode, outcome.stdout)
    assert "chalktalk: there is no command themse (did you mean `themes`?)\n" == outcome.stderr


def test_whoever_stops_reading_the_list_gets_no_error() -> None:
    program = f"{sys.executable} -c 'from chalktalk.cli import main; main()' voices | true"
    outcome = subprocess.run(program, shell=True, capture_output=True, text=True, check=False)

    assert not outcome.stderr
