"""Fetching voices from servers that do not do as they should, and adding them."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalktalk.cli import commands
from chalktalk.errors import MachineError, OptionError
from chalktalk.narration.catalogue import Offer, RemoteFile, Traits
from chalktalk.narration.downloads import TRIES, fetched, is_right, sha256_of
from chalktalk.narration.neural.adding import add_own_voice, add_voice
from chalktalk.narration.neural.installed import installed_voices
from chalktalk.narration.neural.network import runs_here

CONTENT = bytes(range(256)) * 4000
NAME = "voice.onnx"


@dataclass
class Behaviour:
    """What a server does; each request takes the first that is left of a list, the last one stays."""

    content: bytes = CONTENT
    statuses: list[int] = field(default_factory=lambda: [200])
    cuts: list[int | None] = field(default_factory=lambda: [None])
    """After how many bytes the line is cut."""
    ranges: bool = True
    wrong_range: bool = False
    says_length: Callable[[int], int | None] = lambda length: length
    redirect: str | None = None
    hold: Event | None = None
    """Until when it sends only a part, and then no more."""
    asked: list[str | None] = field(default_factory=list)
    """The `Range` of each request there was."""


class Server(NamedTuple):
    address: str
    behaviour: Behaviour


class _Handler(BaseHTTPRequestHandler):
    behaviour: Behaviour

    def do_GET(self) -> None:
        behaviour = self.behaviour
        asked = self.headers.get("Range")
        behaviour.asked.append(asked)
        status = behaviour.statuses.pop(0) if len(behaviour.statuses) > 1 else behaviour.statuses[0]
        cut = behaviour.cuts.pop(0) if len(behaviour.cuts) > 1 else behaviour.cuts[0]
        if behaviour.redirect:
            self.send_response(302)
            self.send_header("Location", behaviour.redirect)
            self.end_headers()
            return
        if status != 200:
            self.send_error(status)
            return
        content = behaviour.content
        match = re.fullmatch(r"bytes=(\d+)-", asked or "")
        begin = int(match[1]) if match and behaviour.ranges else 0
        if begin and begin >= len(content):
            self.send_error(416)
            return
        self.send_response(206 if begin else 200)
        if begin:
            told = begin + 1 if behaviour.wrong_range else begin
            self.send_header("Content-Range", f"bytes {told}-{len(content) - 1}/{len(content)}")
        body = content[begin:]
        if (length := behaviour.says_length(len(body))) is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        if behaviour.hold:
            self.wfile.write(body[:600_000])
            self.wfile.flush()
            behaviour.hold.wait(60)
        else:
            self.wfile.write(body if cut is None else body[:cut])
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    behaviour = Behaviour()
    handler = type("Handler", (_Handler,), {"behaviour": behaviour})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield Server(f"http://127.0.0.1:{running.server_port}/{NAME}", behaviour)
        running.shutdown()


def remote(address: str, content: bytes = CONTENT, kind: str = "sha256", size: int | None = None) -> RemoteFile:
    digest = hashlib.new(kind, content).hexdigest()
    return RemoteFile(name=NAME, address=address, size=size or len(content), digest=f"{kind}:{digest}")


def fetch(file: RemoteFile, folder: Path) -> list[tuple[int, int | None]]:
    """Fetch without waiting between tries; what was told of the progress."""
    told: list[tuple[int, int | None]] = []
    fetched(file, folder, lambda done, total: told.append((done, total)), patience=0)
    return told


@pytest.mark.parametrize("kind", ["sha256", "md5"])
def test_a_file_arrives_whole_with_its_progress_told(server: Server, tmp_path: Path, kind: str) -> None:
    told = fetch(remote(server.address, kind=kind), tmp_path / "new" / "folder")

    assert CONTENT == (tmp_path / "new" / "folder" / NAME).read_bytes()
    assert (0, len(CONTENT)) == told[0]
    assert (len(CONTENT), len(CONTENT)) == told[-1]
    assert [NAME] == [file.name for file in (tmp_path / "new" / "folder").iterdir()]


def test_a_file_that_is_there_is_not_fetched_again(server: Server, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(CONTENT)
    fetch(remote(server.address), tmp_path)

    assert [] == server.behaviour.asked


def test_a_file_that_was_damaged_is_fetched_again(server: Server, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(CONTENT[::-1])
    fetch(remote(server.address), tmp_path)

    assert CONTENT == (tmp_path / NAME).read_bytes()


def test_a_line_that_breaks_is_gone_on_with_where_it_broke(server: Server, tmp_path: Path) -> None:
    server.behaviour.cuts = [300_000, 400_000, None]
    fetch(remote(server.address), tmp_path)

    assert CONTENT == (tmp_path / NAME).read_bytes()
    assert [None, "bytes=300000-", "bytes=700000-"] == server.behaviour.asked


def test_what_an_earlier_run_fetched_is_kept(server: Server, tmp_path: Path) -> None:
    server.behaviour.cuts = [300_000, 0]
    with pytest.raises(MachineError) as caught:
        fetch(remote(server.address), tmp_path)
    assert "the download from 127.0.0.1 broke off: after 300000 of 1024000 bytes" in str(caught.value)
    assert "run the same command again to go on; 0.3 MB are kept" in str(caught.value)
    assert not (tmp_path / NAME).exists()

    server.behaviour.cuts = [None]
    server.behaviour.asked.clear()
    fetch(remote(server.address), tmp_path)
    assert ["bytes=300000-"] == server.behaviour.asked
    assert CONTENT == (tmp_path / NAME).read_bytes()


def test_a_server_that_cannot_go_on_begins_again(server: Server, tmp_path: Path) -> None:
    server.behaviour.ranges = False
    server.behaviour.cuts = [300_000, None]
    fetch(remote(server.address), tmp_path)

    assert CONTENT == (tmp_path / NAME).read_bytes()


def test_a_server_that_goes_on_elsewhere_than_asked_is_not_believed(server: Server, tmp_path: Path) -> None:
    server.behaviour.wrong_range = True
    server.behaviour.cuts = [300_000, None]
    fetch(remote(server.address), tmp_path)

    assert CONTENT == (tmp_path / NAME).read_bytes()
    assert [None, "bytes=300000-", None] == server.behaviour.asked


def test_an_unfinished_file_of_another_version_is_begun_again(server: Server, tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.part").write_bytes(b"x" * 5000)
    fetch(remote(server.address), tmp_path)

    assert CONTENT == (tmp_path / NAME).read_bytes()


@pytest.mark.parametrize("length", [len(CONTENT), len(CONTENT) + 1, 2 * len(CONTENT)])
def test_an_unfinished_file_that_is_too_long_is_begun_again(server: Server, tmp_path: Path, length: int) -> None:
    (tmp_path / f"{NAME}.part").write_bytes(b"x" * length)
    fetch(remote(server.address), tmp_path)

    assert CONTENT == (tmp_path / NAME).read_bytes()


def test_a_file_whose_last_byte_was_there_already_counts(server: Server, tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.part").write_bytes(CONTENT)
    fetch(remote(server.address), tmp_path)

    assert [] == server.behaviour.asked
    assert CONTENT == (tmp_path / NAME).read_bytes()


def test_other_bytes_than_promised_never_count(server: Server, tmp_path: Path) -> None:
    server.behaviour.content = CONTENT[:-1] + b"?"
    with pytest.raises(OptionError, match="gives another file than the checksum says"):
        fetch(remote(server.address), tmp_path / "voices")

    assert not (tmp_path / "voices").exists()


@pytest.mark.parametrize("shift", [-5000, 5000])
def test_another_length_than_promised_is_not_even_begun(server: Server, tmp_path: Path, shift: int) -> None:
    server.behaviour.says_length = lambda length: length + shift
    with pytest.raises(OptionError, match=f"has {len(CONTENT) + shift} bytes where {len(CONTENT)} were expected"):
        fetch(remote(server.address), tmp_path / "voices")

    assert not (tmp_path / "voices").exists()


def test_a_length_that_is_never_reached_does_not_count_against_the_checksum(server: Server, tmp_path: Path) -> None:
    server.behaviour.says_length = lambda length: length + 5000
    fetch(RemoteFile(name=NAME, address=server.address, digest=remote(server.address).digest), tmp_path)

    assert CONTENT == (tmp_path / NAME).read_bytes()


def test_a_server_that_says_no_length_is_believed_by_the_checksum(server: Server, tmp_path: Path) -> None:
    server.behaviour.says_length = lambda _length: None
    fetch(remote(server.address), tmp_path)

    assert CONTENT == (tmp_path / NAME).read_bytes()


def test_a_server_that_sends_without_end_is_left(server: Server, tmp_path: Path) -> None:
    server.behaviour.content = CONTENT * 8
    server.behaviour.says_length = lambda _length: None
    with pytest.raises(OptionError, match="more than"):
        fetch(remote(server.address), tmp_path / "voices")

    assert not (tmp_path / "voices").exists()


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_refusal_is_told_at_once(server: Server, tmp_path: Path, status: int) -> None:
    server.behaviour.statuses = [status]
    with pytest.raises(OptionError, match=rf"cannot be had \(status {status}\)"):
        fetch(remote(server.address), tmp_path)

    assert 1 == len(server.behaviour.asked)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_is_not_well_is_tried_again(server: Server, tmp_path: Path, status: int) -> None:
    server.behaviour.statuses = [status, 200]
    fetch(remote(server.address), tmp_path)
    assert CONTENT == (tmp_path / NAME).read_bytes()

    server.behaviour.statuses = [status]
    server.behaviour.asked.clear()
    with pytest.raises(MachineError, match=f"status {status}"):
        fetch(remote(server.address, b"another"), tmp_path)
    assert TRIES == len(server.behaviour.asked)


def test_where_the_network_is_closed_one_line_says_so(server: Server, tmp_path: Path) -> None:
    port = int(server.address.rsplit(":", 1)[1].split("/")[0])
    closed = server.address.replace(str(port), "9")  # the discard port, where nobody listens
    with pytest.raises(MachineError) as caught:
        fetch(remote(closed), tmp_path / "new")

    assert "there is no way to 127.0.0.1: Connection refused" == caught.value.message
    assert "the voice espeak needs no network" in caught.value.hints
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "address",
    [
        *("http://example.org/x", "ftp://example.org/x", "file:///etc/passwd", "https:///x", "x", ""),
        *("https://[::1", "https://127.0.0.1:9/a b", "https://127.0.0.1:9/é", "https://127.0.0.1:port/"),
    ],
)
def test_nothing_is_fetched_but_over_https(tmp_path: Path, address: str) -> None:
    with pytest.raises(OptionError, match="no https address"):
        fetch(remote(address), tmp_path)


@pytest.mark.parametrize("target", ["http://example.org/x", "file:///etc/passwd"])
def test_a_server_cannot_send_us_somewhere_unsafe(server: Server, tmp_path: Path, target: str) -> None:
    server.behaviour.redirect = target
    with pytest.raises((OptionError, MachineError)):
        fetch(remote(server.address), tmp_path / "voices")

    assert not (tmp_path / "voices").exists()


def test_a_disk_that_cannot_hold_it_is_not_filled(server: Server, tmp_path: Path) -> None:
    huge = shutil.disk_usage(tmp_path).free + 1
    server.behaviour.says_length = lambda _length: huge
    with pytest.raises(MachineError, match="the disk is too full: ") as caught:
        fetch(remote(server.address, size=huge), tmp_path / "voices")

    assert "choose another place with CHALKTALK_VOICES" in str(caught.value)
    assert not (tmp_path / "voices").exists()


def test_a_file_where_the_folder_should_be_is_told(server: Server, tmp_path: Path) -> None:
    (tmp_path / "voices").write_text("not a folder")
    with pytest.raises(MachineError, match="a file is where a folder should be"):
        fetch(remote(server.address), tmp_path / "voices")


@given(cuts=st.lists(st.integers(1, len(CONTENT)), max_size=4), begun=st.integers(0, len(CONTENT)))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wherever_the_line_breaks_the_file_is_whole_in_the_end(
    server: Server, tmp_path: Path, cuts: list[int], begun: int
) -> None:
    server.behaviour.cuts = [*cuts, None]
    shutil.rmtree(tmp_path / "voices", ignore_errors=True)
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices" / f"{NAME}.part").write_bytes(CONTENT[:begun])
    fetch(remote(server.address), tmp_path / "voices")

    assert is_right(tmp_path / "voices" / NAME, remote(server.address))


def own_voice(tmp_path: Path) -> Path:
    tiny = pytest.importorskip("tiny_voices", reason="the tests make their voices with the package onnx")
    path = tiny.write_piper(tmp_path / "made" / "tone.onnx")
    assert isinstance(path, Path)
    return path


@pytest.fixture
def made(tmp_path: Path) -> Path:
    (tmp_path / "made").mkdir()
    return own_voice(tmp_path)


def nothing(_done: int, _total: int | None) -> None:
    """Progress that nobody looks at."""


def served(tmp_path: Path) -> ThreadingHTTPServer:
    """A server of the files in a folder."""
    from functools import partial  # noqa: PLC0415
    from http.server import SimpleHTTPRequestHandler  # noqa: PLC0415

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    return server


def test_a_voice_of_ones_own_is_added_from_a_file(tmp_path: Path, made: Path) -> None:
    voice = add_own_voice("mine", str(made), None, tmp_path / "voices", nothing)

    assert {"mine": voice} == installed_voices(tmp_path / "voices")
    assert ("piper", ("en-US",), "own") == (voice.traits.engine, voice.traits.languages, voice.traits.quality)
    assert sha256_of(made) == voice.model_sha256
    assert (voice.phonemes_per_second is not None) is runs_here()


def test_a_voice_of_ones_own_is_added_from_an_address(tmp_path: Path, made: Path) -> None:
    with served(made.parent) as server:
        address = f"http://127.0.0.1:{server.server_port}/tone.onnx?download=true"
        voice = add_own_voice("mine", address, sha256_of(made), tmp_path / "voices", nothing, patience=0)
        server.shutdown()

    assert {"mine": voice} == installed_voices(tmp_path / "voices")


def test_a_voice_of_the_catalogue_is_added(tmp_path: Path, made: Path) -> None:
    offer = offered(made, "http://127.0.0.1:{port}/")
    with served(made.parent) as server:
        there = offer(server.server_port)
        voice = add_voice(there, tmp_path / "voices", nothing, patience=0)
        server.shutdown()

    assert {"tone": voice} == installed_voices(tmp_path / "voices")


def test_a_voice_of_the_catalogue_that_was_fetched_elsewhere_is_added_without_a_network(
    tmp_path: Path, made: Path
) -> None:
    there = offered(made, "https://example.invalid/")(0)
    voice = add_voice(there, tmp_path / "voices", nothing, source=made)
    assert {"tone": voice} == installed_voices(tmp_path / "voices")

    made.write_bytes(made.read_bytes() + b"\0")
    with pytest.raises(OptionError, match="the file is another than the checksum says"):
        add_voice(there, tmp_path / "others", nothing, source=made)
    assert {} == installed_voices(tmp_path / "others")


def offered(made: Path, base: str) -> Callable[[int], Offer]:
    """What a catalogue would say of a voice at `base`."""

    def offer(port: int) -> Offer:
        files = [
            RemoteFile(
                name=path.name,
                address=f"{base.format(port=port)}{path.name}",
                size=path.stat().st_size,
                digest=f"sha256:{sha256_of(path)}",
            )
            for path in (made, made.with_name("tone.onnx.json"))
        ]
        traits = Traits(name="tone", engine="piper", languages=("en-US",), quality="medium", licence="CC0")
        return Offer(traits=traits, model=files[0], settings=files[1])

    return offer


@pytest.mark.skipif(not runs_here(), reason="natural voices need the extra ‘voices’")
def test_what_does_not_speak_is_not_added(tmp_path: Path, made: Path) -> None:
    made.write_bytes(b"no network")
    with pytest.raises(OptionError, match="the voice’s network cannot be used"):
        add_own_voice("mine", str(made), None, tmp_path / "voices", nothing)

    assert {} == installed_voices(tmp_path / "voices")


@pytest.mark.parametrize("name", ["auto", "espeak", "kokoro-mine", "../up", "a/b", "", ".hidden", "x.onnx", "a" * 200])
def test_a_voice_of_ones_own_needs_a_name_of_its_own(tmp_path: Path, made: Path, name: str) -> None:
    with pytest.raises(OptionError, match="cannot be the name of a voice"):
        add_own_voice(name, str(made), None, tmp_path / "voices", nothing)


def test_the_command_adds_a_voice_and_says_how_to_speak_with_it(
    tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHALKTALK_VOICES", str(tmp_path / "voices"))
    given_ = ["voices", "add", "mine", "--from", str(made), "--sha256", sha256_of(made).upper()]
    result = CliRunner().invoke(commands, given_)

    assert "mine is installed in" in result.output
    assert "--voice mine" in result.output
    assert ["mine"] == list(installed_voices(tmp_path / "voices"))


@pytest.mark.parametrize(
    ("source", "sha256", "message"),
    [
        ("https://example.org/x.onnx", None, "an address needs a checksum"),
        ("https://example.org/x.onnx", "12", "12 is no SHA-256"),
        ("http://example.org/x.onnx", "0" * 64, "is no https address"),
        ("no/such/file.onnx", None, "there is no such file"),
    ],
)
def test_a_source_that_cannot_be_used_is_refused(tmp_path: Path, source: str, sha256: str | None, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        add_own_voice("mine", source, sha256, tmp_path / "voices", nothing)

    assert not (tmp_path / "voices" / "mine").exists()


def test_a_disk_that_fills_up_keeps_what_is_there(server: Server, tmp_path: Path) -> None:
    program = f"""
import resource, signal
from pathlib import Path
from chalktalk.errors import MachineError
from chalktalk.narration.catalogue import RemoteFile
from chalktalk.narration.downloads import fetched
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
try:
    fetched(RemoteFile(name={NAME!r}, address={server.address!r}), Path({str(tmp_path)!r}), lambda *_: None, patience=0)
except MachineError as fault:
    print(fault)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "a file grew larger than this system allows" in run.stdout
    assert "choose another place with CHALKTALK_VOICES" in run.stdout
    assert 500_000 == (tmp_path / f"{NAME}.part").stat().st_size

    server.behaviour.asked.clear()
    fetch(remote(server.address), tmp_path)
    assert ["bytes=500000-"] == server.behaviour.asked
    assert CONTENT == (tmp_path / NAME).read_bytes()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_whoever_is_stopped_goes_on_where_it_was(server: Server, tmp_path: Path, stop: signal.Signals) -> None:
    server.behaviour.hold = Event()
    part = tmp_path / "mine" / "mine.onnx.part"
    command = [sys.executable, "-c", "from chalktalk.cli import main; main()", "voices", "add", "mine"]
    environment = os.environ | {"CHALKTALK_VOICES": str(tmp_path)}
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it is ignored, and that is inherited
    with subprocess.Popen(
        [*command, "--from", server.address, "--sha256", hashlib.sha256(CONTENT).hexdigest()],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        while not (part.exists() and part.stat().st_size) and running.poll() is None:
            time.sleep(0.01)
        running.send_signal(stop)
        _, said = running.communicate()
    server.behaviour.hold.set()
    begun = part.stat().st_size

    assert (130 if stop is signal.SIGINT else -9) == running.returncode
    assert ("stopped; run the same command again" in said) is (stop is signal.SIGINT)
    assert 0 < begun < len(CONTENT)
    server.behaviour.hold = None
    server.behaviour.asked.clear()
    fetched(remote(server.address).model_copy(update={"name": "mine.onnx"}), tmp_path / "mine", nothing, patience=0)
    assert [f"bytes={begun}-"] == server.behaviour.asked
    assert CONTENT == (tmp_path / "mine" / "mine.onnx").read_bytes()


def test_two_at_a_time_do_not_write_to_one_file(server: Server, tmp_path: Path) -> None:
    part = tmp_path / f"{NAME}.part"
    program = (
        "import fcntl, sys; file = open(sys.argv[1], 'ab'); fcntl.lockf(file, fcntl.LOCK_EX); print(1, flush=True)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", f"{program}; sys.stdin.read()", str(part)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(MachineError, match="another chalktalk is fetching this file"):
            fetch(remote(server.address), tmp_path)
        other.communicate()
    fetch(remote(server.address), tmp_path)

    assert CONTENT == (tmp_path / NAME).read_bytes()
