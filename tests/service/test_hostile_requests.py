"""Requests of those who mean no good: refused soon, with little memory, and the service goes on."""

import io
import json
import socket
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from PIL import Image

pytest.importorskip("fastapi", reason="the extra `service` is not installed")

from serving import Served, served
from wares import bomb, film, inline, picture

MOST_MEMORY = 600 << 20
"""Bytes that the service itself may have had in the end: it may hold 256 MiB of bodies at a time."""
PATH = "/v1/directions"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("hostile")
    with served(folder, "--rate", "off", "--reading-seconds", "1", "--workers", "1") as one:
        yield one
        answer = httpx.post(f"{one.url}{PATH}", json={"text": "still here"}, timeout=30)
        assert 200 == answer.status_code
        assert one.peak() < MOST_MEMORY
        assert "Traceback" not in one.log.read_text("utf-8")


def post(service: Served, body: bytes, kind: str = "application/json", **headers: str) -> httpx.Response:
    return httpx.post(f"{service.url}{PATH}", content=body, headers={"content-type": kind, **headers}, timeout=60)


def code_of(answer: httpx.Response) -> tuple[int, str]:
    assert "application/problem+json" == answer.headers["content-type"]
    return answer.status_code, answer.json()["code"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "malformed"),
        (b"{", 400, "malformed"),
        (b"[" * 10_000, 400, "malformed"),
        (b'{"a":' * 10_000, 400, "malformed"),
        (b"[" * 1_000_000, 413, "too_large"),
        (b'{"text": NaN}', 400, "malformed"),
        (b'{"duration": 1e999}', 400, "malformed"),
        (b'{"context": {"price": 9007199254740993}}', 400, "malformed"),
        (b'{"duration": ' + b"9" * 5000 + b"}", 400, "malformed"),
        (b'{"text": "\xff\xfe"}', 400, "malformed"),
        (b'{"text": "\\ud800"}', 400, "malformed"),
        (b"[]", 422, "invalid"),
        (b"null", 422, "invalid"),
        (b'{"__class__": "x"}', 422, "invalid"),
        (b'{"text": "' + b"x" * 10_001 + b'"}', 422, "invalid"),
        (b'{"image": {"base64": "!!!!"}}', 422, "invalid"),
        (b'{"image": {"base64": "AAAAA"}}', 422, "invalid"),
        (b'{"image": {"url": "http://"}}', 403, "reference_forbidden"),
        (b'{"context": {"previous_config": {}}}', 422, "invalid"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_json_that_is_none_or_not_ours_is_refused(service: Served, body: bytes, status: int, code: str) -> None:
    assert (status, code) == code_of(post(service, body))


def test_packed_bodies_are_not_unpacked(service: Served) -> None:
    packed = zlib.compress(b" " * 50_000_000)

    for coding in ("gzip", "deflate", "br", "gzip, identity"):
        answer = httpx.post(
            f"{service.url}{PATH}",
            content=packed,
            headers={"content-type": "application/json", "content-encoding": coding},
        )
        assert (415, "unknown_media_type") == code_of(answer)


def test_a_picture_that_unpacks_to_hundreds_of_megapixels_is_refused(service: Served) -> None:
    packed = bomb()

    assert len(packed) < 300_000
    assert (422, "reference_unusable") == code_of(post(service, json.dumps({"image": inline(packed)}).encode()))


SVG = b"""<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><image href="http://127.0.0.1/"/>&x;</svg>"""


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (SVG, 415, "reference_unsupported"),
        (b"\xef\xbb\xbf  " + SVG, 415, "reference_unsupported"),
        (b"<html><script>alert(1)</script></html>", 415, "reference_unsupported"),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", 415, "reference_unsupported"),
        (b"%PDF-1.7 %%EOF", 415, "reference_unsupported"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) run", 415, "reference_unsupported"),
        (b"just words, and no picture at all", 404, "reference_not_found"),
        (picture()[:200], 422, "reference_unusable"),
        (picture(kind="JPEG")[:300], 422, "reference_unusable"),
        (b"GIF89a" + SVG, 422, "reference_unusable"),
        (b"\x89PNG\r\n\x1a\n<?php system($_GET[0]); ?>", 422, "reference_unusable"),
        (b"\0\0\0\x20ftypisom" + bytes(200), 422, "reference_unusable"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_is_no_sound_picture_is_refused(service: Served, data: bytes, status: int, code: str) -> None:
    assert (status, code) == code_of(post(service, json.dumps({"image": inline(data)}).encode()))


def zipped() -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "Main-Class: Evil")
    return sink.getvalue()


@pytest.mark.parametrize(
    "rest",
    [zipped(), b"<script>alert(1)</script>", b"\n%PDF-1.7\n1 0 obj", b"<?php system($_GET[0]); ?>", b"<SVG onload=x>"],
    ids=["zip", "script", "pdf", "php", "svg"],
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "WEBP"])
def test_a_picture_that_is_something_else_too_is_refused(service: Served, kind: str, rest: bytes) -> None:
    body = json.dumps({"image": inline(picture(kind=kind) + rest)}).encode()

    assert (422, "reference_unusable") == code_of(post(service, body))


def test_an_animated_picture_is_refused(service: Served) -> None:
    frames = [Image.new("RGB", (20, 20), (90 * number, 0, 0)) for number in range(3)]
    sink = io.BytesIO()
    frames[0].save(sink, "GIF", save_all=True, append_images=frames[1:])

    assert (422, "reference_unusable") == code_of(post(service, json.dumps({"image": inline(sink.getvalue())}).encode()))


def test_half_a_film_and_a_film_of_nothing_are_refused(service: Served, tmp_path: Path) -> None:
    whole = film(tmp_path / "look.mp4")

    for data in (whole[:60], b"\x1a\x45\xdf\xa3" + bytes(2000), b"RIFF\xff\xff\xff\xffAVI " + b"LIST" * 500):
        answer = httpx.post(f"{service.url}{PATH}", files={"video": data}, timeout=60)
        assert (422, "reference_unusable") == code_of(answer)


@pytest.mark.parametrize(
    "head", [b"Content-Length: 1073741824\r\n", b"Transfer-Encoding: chunked\r\n"], ids=["announced", "in chunks"]
)
def test_a_gigabyte_is_refused_before_it_has_come(service: Served, head: bytes) -> None:
    piece = bytes(1 << 20)
    chunk = piece if b"Length" in head else b"100000\r\n" + piece + b"\r\n"
    with service.connection() as connection:
        connection.sendall(b"POST /v1/directions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + head + b"\r\n")
        sent = 0
        connection.settimeout(0.01)
        for _ in range(1024):
            try:
                if connection.recv(12, socket.MSG_PEEK):
                    break
            except TimeoutError:
                pass
            connection.settimeout(30)
            connection.sendall(chunk)
            connection.settimeout(0.01 if sent % 8 == 0 else 0.0001)
            sent += 1
        connection.settimeout(30)
        answer = connection.recv(4096)

    assert b"HTTP/1.1 413" == answer[:12]
    assert sent < 200


def test_a_body_shorter_than_it_is_said_to_be_is_not_waited_for(service: Served) -> None:
    assert b"HTTP/1.1 408" == slowly(service, head(b"Content-Length: 1000") + b'{"text": "a')


def test_a_body_that_trickles_in_is_not_waited_for(service: Served) -> None:
    assert b"HTTP/1.1 408" == slowly(service, head(b"Content-Length: 1000") + b'{"text": "', b"a", 0.1)


def test_a_head_that_trickles_in_is_not_waited_for(service: Served) -> None:
    assert b"HTTP/1.1 408" == slowly(service, b"POST /v1/directions HTTP/1.1\r\nX-A: ", b"a", 0.1)


def test_a_connection_on_which_nothing_comes_is_closed(service: Served) -> None:
    assert b"HTTP/1.1 408" == slowly(service, b"")


def test_a_second_request_may_trickle_no_more_than_the_first(service: Served) -> None:
    first = b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"
    with service.connection() as connection:
        connection.sendall(first)
        answer = b""
        while not answer.endswith(b"}"):
            answer += connection.recv(65536)
        connection.sendall(b"GET /health/li")
        start = time.monotonic()
        assert b"HTTP/1.1 408" == connection.recv(65536)[:12]

    assert time.monotonic() - start < 20


def test_a_head_without_end_is_cut_off(service: Served) -> None:
    with service.connection() as connection:
        connection.sendall(b"GET /health/live HTTP/1.1\r\nX-A: ")
        answer = flooded(connection, b"a" * 65536)

    assert answer[:12] in (b"HTTP/1.1 431", b"HTTP/1.1 400", b"")


def test_a_body_of_nothing_but_chunks_and_trailers_is_cut_off(service: Served) -> None:
    with service.connection() as connection:
        connection.sendall(head(b"Transfer-Encoding: chunked") + b"0\r\nX-A: ")
        answer = flooded(connection, b"a" * 65536)

    assert answer[:12] in (b"HTTP/1.1 431", b"HTTP/1.1 400", b"")


def test_what_is_no_http_is_a_problem(service: Served) -> None:
    with service.connection() as connection:
        connection.sendall(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n")
        answer = connection.recv(65536)

    assert b"HTTP/1.1 400" == answer[:12]
    assert b"application/problem+json" in answer


def test_two_lengths_of_one_body_are_refused(service: Served) -> None:
    with service.connection() as connection:
        connection.sendall(head(b"Content-Length: 2\r\nTransfer-Encoding: chunked") + b"0\r\n\r\nGET /health/live HTTP/1.1\r\n\r\n")
        answer = connection.recv(65536)

    assert b"HTTP/1.1 400" == answer[:12]


BOUNDARY = "multipart/form-data; boundary=b"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"--b\r\n", "multipart/form-data", 400),
        (b"no parts", BOUNDARY, 400),
        (b'--b\r\nContent-Disposition: form-data; name="x"; x="' + b"a" * 100_000, BOUNDARY, 400),
        (b"".join(b'--b\r\nContent-Disposition: form-data; name="a%d"\r\n\r\n1\r\n' % n for n in range(500)) + b"--b--\r\n", BOUNDARY, 400),
        (b"".join(b'--b\r\nContent-Disposition: form-data; name="image"; filename="a"\r\n\r\n1\r\n' for n in range(9)) + b"--b--\r\n", BOUNDARY, 400),
        (b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n' + b"x" * (2 << 20) + b"\r\n--b--\r\n", BOUNDARY, 400),
        (b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\na\r\n--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nb\r\n--b--\r\n', BOUNDARY, 422),
        (b'--b\r\nContent-Disposition: form-data; name="keys"; filename="../../keys.json"\r\n\r\n1\r\n--b--\r\n', BOUNDARY, 422),
        (b'--b\r\nContent-Disposition: form-data; name="duration"\r\n\r\nnull\r\n--b--\r\n', BOUNDARY, 422),
        (b'--b\r\nContent-Disposition: form-data; name="context"\r\n\r\n{"a":\r\n--b--\r\n', BOUNDARY, 422),
        (b'--b\r\nContent-Disposition: form-data; name="image"\r\n\r\nfile:///etc/passwd\r\n--b--\r\n', BOUNDARY, 422),
    ],
    ids=lambda value: repr(value)[:60],
)  # fmt: skip
def test_forms_that_are_none_or_too_many_are_refused(service: Served, body: bytes, kind: str, status: int) -> None:
    answer = post(service, body, kind)

    assert status == answer.status_code
    assert "application/problem+json" == answer.headers["content-type"]


def head(more: bytes) -> bytes:
    return b"POST /v1/directions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + more + b"\r\n\r\n"


def slowly(service: Served, first: bytes, then: bytes = b"", pause: float = 0.0) -> bytes:
    """What is answered to a sender that takes its time; at most half a minute is waited for that."""
    with service.connection() as connection:
        connection.sendall(first)
        connection.settimeout(pause or 30)
        for _ in range(300):
            try:
                return connection.recv(65536)[:12]
            except TimeoutError:
                connection.sendall(then)
    raise AssertionError("it was waited for")


def flooded(connection: socket.socket, piece: bytes) -> bytes:
    """What is answered to somebody who sends without end; nothing if the connection was closed on them."""
    try:
        for _ in range(1000):
            connection.sendall(piece)
    except (BrokenPipeError, ConnectionResetError):
        return b""
    connection.settimeout(30)
    return connection.recv(65536)
