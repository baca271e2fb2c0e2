"""What a file is, by how it begins; names and headers are whatever somebody wrote."""

import re
from dataclasses import dataclass

from chalktalk.documents.creative.brief import Medium


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    name: str
    """For messages: `a PNG picture`."""
    media_type: str
    medium: Medium | None
    """None for what is not read."""


def _picture(name: str, media_type: str) -> Kind:
    return Kind(f"a {name} picture", media_type, Medium.PICTURE)


def _film(name: str, media_type: str) -> Kind:
    return Kind(f"a film ({name})", media_type, Medium.FILM)


_SIGNATURES = (
    (0, b"\x89PNG\r\n\x1a\n", _picture("PNG", "image/png")),
    (0, b"\xff\xd8\xff", _picture("JPEG", "image/jpeg")),
    (0, b"GIF87a", _picture("GIF", "image/gif")),
    (0, b"GIF89a", _picture("GIF", "image/gif")),
    (0, b"II*\0", _picture("TIFF", "image/tiff")),
    (0, b"MM\0*", _picture("TIFF", "image/tiff")),
    (0, b"\x1a\x45\xdf\xa3", _film("WebM or Matroska", "video/webm")),
    (0, b"\0\0\x01\xba", _film("MPEG", "video/mpeg")),
    (0, b"\0\0\x01\xb3", _film("MPEG", "video/mpeg")),
    (0, b"FLV\x01", _film("Flash", "video/x-flv")),
    (0, b"fLaC", Kind("a sound", "audio/flac", None)),
    (0, b"ID3", Kind("a sound", "audio/mpeg", None)),
    (0, b"%PDF-", Kind("a PDF file", "application/pdf", None)),
    (0, b"PK\x03\x04", Kind("a ZIP file", "application/zip", None)),
    (0, b"\x1f\x8b\x08", Kind("a gzip file", "application/gzip", None)),
    (0, b"8BPS", Kind("a Photoshop file", "image/vnd.adobe.photoshop", None)),
    (0, b"%!PS", Kind("a PostScript file", "application/postscript", None)),
    (0, b"#EXTM3U", Kind("a playlist", "application/vnd.apple.mpegurl", None)),
)
"""Offset, bytes, kind; from the formats' own specifications."""
_RIFF = {
    b"WEBP": _picture("WebP", "image/webp"),
    b"AVI ": _film("AVI", "video/x-msvideo"),
    b"WAVE": Kind("a sound", "audio/wav", None),
}
_STILLS = (b"avif", b"avis", b"heic", b"heix", b"heif", b"mif1", b"msf1")
"""Brands of ISO base media files (ISO/IEC 14496-12) that hold pictures."""
_TS_PACKET = 188
"""Bytes of a packet of an MPEG transport stream (ISO/IEC 13818-1), which begins with 0x47."""
_BMP_HEADERS = (12, 40, 52, 56, 108, 124)
"""Bytes of a BMP file's second header, by version."""


_PASSENGERS = (
    (re.compile(rb"%PDF-[12]\."), "a PDF file"),
    (re.compile(rb"<(?:script|svg|html|!doctype html|iframe)[\s>]", re.IGNORECASE), "a page with programs"),
    (re.compile(rb"<\?php\s", re.IGNORECASE), "a PHP program"),
)
"""What is known wherever in a file it begins, and has no place in a picture."""
_ZIP_ENTRY, _ZIP_END, _ZIP_TAIL = b"PK\x01\x02", b"PK\x05\x06", 22 + 0xFFFF
"""Of a ZIP file, which is read from its end (APPNOTE.TXT, 4.3.12 and 4.3.16), and how far from there that may be."""


def passenger_of(data: bytes) -> str | None:
    """What a picture or a film is at the same time, for programs that read it as that; None for nothing else."""
    tail = data[-_ZIP_TAIL:]
    if _ZIP_END in tail and _ZIP_ENTRY in data:
        return "a ZIP file"
    return next((name for pattern, name in _PASSENGERS if pattern.search(data)), None)


def kind_of(head: bytes) -> Kind | None:
    """The kind of a file, from its first some thousand bytes; None if it is like nothing that is known."""
    by_magic = (kind for offset, magic, kind in _SIGNATURES if head.startswith(magic, offset))
    return next(by_magic, None) or _riff(head) or _boxes(head) or _bitmap(head) or _packets(head) or _markup(head)


def _riff(head: bytes) -> Kind | None:
    return _RIFF.get(head[8:12]) if head.startswith(b"RIFF") else None


def _boxes(head: bytes) -> Kind | None:
    if head[4:8] == b"ftyp":
        if head[8:12] in _STILLS:
            return Kind("an AVIF or HEIC picture", "image/heif", None)
        return _film("MP4 or QuickTime", "video/mp4")
    return _film("QuickTime", "video/quicktime") if head[4:8] in (b"moov", b"mdat", b"wide", b"free") else None


def _bitmap(head: bytes) -> Kind | None:
    known = head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADERS
    return _picture("BMP", "image/bmp") if known else None


def _packets(head: bytes) -> Kind | None:
    known = len(head) > 2 * _TS_PACKET and head[0] == head[_TS_PACKET] == head[2 * _TS_PACKET] == 0x47
    return _film("MPEG", "video/mp2t") if known else None


def _markup(head: bytes) -> Kind | None:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not text.startswith(b"<"):
        return None
    if b"<svg" in text:
        return Kind("an SVG drawing", "image/svg+xml", None)
    known = text.startswith((b"<!doctype html", b"<html", b"<?xml", b"<!--", b"<head", b"<body"))
    return Kind("a page or another text", "text/html", None) if known else None
