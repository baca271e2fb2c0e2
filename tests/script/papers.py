"""PDF files, made as simply as the format allows (ISO 32000-1, 7.5), for tests that read them."""

import textwrap
import zlib
from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A line of text on a page."""

    x: float
    y: float
    size: float
    text: str
    bold: bool = False


SIZES = {
    "title": (18, True, 60, 30),
    "heading": (13, True, 70, 22),
    "text": (10, False, 95, 8),
    "note": (7, False, 120, 4),
}
"""Of a piece: letters in points, whether they are bold, characters a line, space above."""


def pdf(pages: Sequence[Sequence[Line]], trailer: bytes = b"", count: int | None = None) -> bytes:
    """A PDF file of these pages."""
    objects = [b"", b""]
    face = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objects += [face % b"Times-Roman", face % b"Times-Bold"]
    kids: list[int] = []
    for lines in pages:
        drawn = b"".join(_drawn(line) for line in lines)
        packed = zlib.compress(drawn)
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
        resources = b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        box = b"/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
        objects.append(b"<< %s %s /Contents %d 0 R >>" % (box, resources, len(objects)))
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    named = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids) if count is None else count, named)
    return assembled(objects, trailer)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects, numbered from 1, as a file whose catalogue is the first."""
    data = b"%PDF-1.5\n"
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(data))
    return data + head + tail


def _drawn(line: Line) -> bytes:
    text = line.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    font = "F2" if line.bold else "F1"
    return f"BT /{font} {line.size} Tf {line.x} {line.y} Td ({text}) Tj ET\n".encode("cp1252")


def typeset(pieces: Sequence[tuple[str, str]]) -> list[list[Line]]:
    """Titles, headings, text and notes broken to lines and pages, with a running head and page numbers."""
    pages: list[list[Line]] = []
    lines: list[Line] = []
    y = 740.0

    def turn() -> None:
        nonlocal lines, y
        margins = [Line(72, 760, 8, "Journal of Cold Science"), Line(300, 40, 9, str(len(pages) + 1))]
        pages.append([*margins, *lines])
        lines, y = [], 740.0

    for kind, text in pieces:
        size, bold, width, above = SIZES[kind]
        y -= above
        for part in textwrap.wrap(text, width):
            if y < 70:
                turn()
            lines.append(Line(72, y, size, part, bold))
            y -= size * 1.2
    turn()
    return pages


PAPER = (
    ("title", "Glaciers as Clocks: What Ice Cores Tell about Past Climate"),
    ("text", "Marta Lindqvist and Jon Okafor, Institute of Ice Research"),
    ("heading", "Abstract"),
    (
        "text",
        (
            "Ice cores are cylinders of ice that are drilled out of glaciers and ice sheets. The deepest core "
            "from Antarctica reaches back 800,000 years. In this paper we describe how air bubbles in the ice "
            "record the composition of the atmosphere. We show that carbon dioxide and temperature rose and "
            "fell together through eight ice ages, and that today's concentration of 420 parts per million is "
            "higher than at any time in the record."
        ),
    ),
    ("heading", "1 Introduction"),
    (
        "text",
        (
            "Snow that falls on the inner ice sheet never melts. Every winter adds a layer, and the weight of "
            "new layers presses the old ones into ice [1, 2]. At a depth of about 80 meters the snow has become"
            " so dense that the air between the flakes is cut off from the surface (Schwander and Stauffer, "
            "1984). From then on, each bubble is a sealed sample of the air of its time. This makes ice cores "
            "the only archive that holds the ancient atmosphere itself rather than a trace of it [3]."
        ),
    ),
    ("text", "Tree rings reach back 14,000 years and corals about 400,000 years. Neither contains air."),
    ("heading", "2 Methods"),
    (
        "text",
        (
            "A hollow drill with a diameter of ten centimeters cuts the core in pieces of three meters. The "
            "pieces are kept at minus 36 degrees Celsius, because warmer ice lets gases escape. In the "
            "laboratory a slice is crushed under vacuum, and a mass spectrometer measures the gases that it "
            "sets free (see Fig. 2). Layers are counted like tree rings down to a depth where they become too "
            "thin; below that, volcanic ash of known age serves as a mark. Table 1 lists the cores that we "
            "used."
        ),
    ),
    ("note", "1 The full data set is available at https://data.example.org/ice under an open licence."),
    ("heading", "3 Results"),
    (
        "text",
        (
            "The concentration of carbon dioxide swung between 180 parts per million in ice ages and 280 parts "
            "per million in warm periods. Temperature over Antarctica followed the same rhythm, with a "
            "difference of about ten degrees between the extremes (Fig. 3). A full cycle takes about 100,000 "
            "years. The warming at the end of an ice age took some 5,000 years, whereas cooling took ten times "
            "as long."
        ),
    ),
    (
        "text",
        (
            "Before the year 1750 the concentration had never passed 300 parts per million in the whole record."
            " It reached 420 parts per million in 2023. The present rise is about 100 times faster than the "
            "fastest natural rise that we found. Methane shows the same pattern: it has more than doubled since"
            " 1750 (Okafor et al., 2019; Lindqvist, 2021)."
        ),
    ),
    ("heading", "4 Discussion"),
    (
        "text",
        (
            "Does carbon dioxide drive temperature, or does temperature drive carbon dioxide? The cores suggest"
            " that both are true. Small changes in the orbit of the Earth begin the warming. The ocean then "
            "gives off carbon dioxide, because warm water holds less gas than cold water, and the gas carries "
            "the warming further. A gas bubble is younger than the ice around it, by up to 5,000 years, which "
            "long hid the order of events."
        ),
    ),
    ("heading", "5 Conclusion"),
    (
        "text",
        (
            "Ice cores show that climate and carbon dioxide have moved together for 800,000 years. A project "
            "that is now drilling at Little Dome C hopes to reach ice that is 1.5 million years old. If it "
            "succeeds, it will tell why ice ages became longer and colder about a million years ago. The "
            "archive itself is at risk: glaciers outside the polar regions may lose half of their ice in this "
            "century."
        ),
    ),
    ("heading", "References"),
    ("text", "[1] Petit, J. et al. (1999) Climate and atmospheric history of the past 420,000 years. Nature 399."),
    ("text", "[2] Luthi, D. (2008) High-resolution carbon dioxide record. Nature 453."),
)
"""A paper as journals print it, with what such papers have."""
