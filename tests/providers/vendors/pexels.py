"""Pexels, as its API documentation has it."""

from typing import Any
from urllib.parse import urlsplit

from vendor_kit import Asked, Given, route
from vendors.drawing import Painter, drawn

from chalktalk.documents.asking import Usage

PHOTOS = (
    ("heart", "Ada Example", 1200, 800),
    ("heart", "Björn Beispiel", 6000, 4000),
    ("heart", "Chloé Exemple", 4000, 2600),
    ("lighthouse", "Dov Dugma", 5000, 3000),
)
"""What it has: subject, photographer, width, height."""


class Pexels(Painter):
    """`/v1/search`, and the photographs."""

    @route("GET", "/v1/search")
    def search(self, asked: Asked) -> Given:
        """Photographs of a subject."""
        self.charge("search", Usage())
        (query,) = asked.query["query"]
        found = [self._photo(at, *photo) for at, photo in enumerate(PHOTOS) if photo[0] in query.lower()]
        return Given.of({"total_results": len(found), "page": 1, "per_page": 15, "photos": found})

    def _photo(self, at: int, subject: str, name: str, width: int, height: int) -> dict[str, Any]:
        url = f"{self.url}/photos/{at}.jpeg"
        sized = {"large2x": f"{url}?auto=compress&cs=tinysrgb&dpr=2&h=650&w=940", "original": url}
        about = {"photographer": name, "alt": f"A {subject}", "url": f"https://www.pexels.com/photo/{at}/"}
        return {"id": at, "width": width, "height": height, "src": sized, **about}

    @route("GET", "/photos/{name}")
    def photo(self, asked: Asked, name: str) -> Given:
        """A photograph, cut to a size if one is asked for."""
        subject, _, width, height = PHOTOS[int(name.partition(".")[0])]
        if self.flaws:
            return self.paint(subject, width, height, "JPEG")
        size = (int(asked.query["w"][0]), int(asked.query["h"][0])) if "w" in asked.query else (width, height)
        assert urlsplit(asked.path).query == ""
        return Given(body=drawn(subject + name, *size, "JPEG"), media_type="image/jpeg")

    def error(self, status: int, asked: Asked) -> Given:
        """As its gateway says it."""
        return Given.of({"status": status, "code": f"no such key: {asked.key}"}, status)
