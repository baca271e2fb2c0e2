"""The review queue: films that inspection did not approve, one small file each, beside the store's own."""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from chalktalk.documents.brief import Brief
from chalktalk.documents.inspection import Inspection, Verdict
from chalktalk.documents.review import Decision, Review
from chalktalk.engine import Store
from chalktalk.errors import DocumentError, OptionError, Place
from chalktalk.naming import file_name
from chalktalk.nearest import suggestion

_FOLDER = "reviews"


class ReviewQueue:
    """The queue of one store; whatever was decided stays in it until the film is made again."""

    def __init__(self, store: Store) -> None:
        self._folder = store.root / _FOLDER

    def file(self, folder: Path, brief: Brief, title: str, scenes: Sequence[str], outcome: Inspection) -> Review | None:
        """Note how a film in a folder came out: one that was approved leaves the queue, any other enters it.

        Args:
            folder: Where it lies.
            brief: What it was made from.
            title: What it is called.
            scenes: Ids of its scenes, in order.
            outcome: What inspection made of it.

        Returns:
            Its entry in the queue; None if it needs no person.
        """
        name = _name_of(folder)
        if outcome.verdict is Verdict.APPROVE:
            self._path(name).unlink(missing_ok=True)
            return None
        review = Review(
            id=name,
            folder=str(folder.absolute()),
            title=title,
            made=datetime.now(UTC).isoformat(timespec="seconds"),
            brief=brief,
            scenes=tuple(scenes),
            inspection=outcome,
        )
        self._write(review)
        return review

    def all(self) -> Iterator[Review]:
        """Every film in it, the newest first."""
        found = (self._read(path) for path in self._folder.glob("*.json"))
        yield from sorted(found, key=lambda review: review.made, reverse=True)

    def find(self, name: str) -> Review:
        """A film by its name in the queue, by the beginning of that, or by its folder.

        Raises:
            OptionError: if there is none, or more than one.
        """
        known = {path.stem for path in self._folder.glob("*.json")}
        exact = {name, _name_of(Path(name))} & known
        fitting = exact or {one for one in known if one.startswith(name)}
        if len(fitting) == 1:
            return self._read(self._path(fitting.pop()))
        if fitting:
            raise OptionError(f"{name} may be any of {', '.join(sorted(fitting))}", hints=("write more of it",))
        hints = suggestion(name, known) if known else ("nothing waits for review",)
        raise OptionError(f"there is no film {name} in the review queue", hints=hints)

    def decide(self, review: Review, decision: Decision, note: str) -> None:
        """Keep what a person made of a film."""
        self._write(review.model_copy(update={"decision": decision, "note": note}))

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"

    def _read(self, path: Path) -> Review:
        try:
            return Review.model_validate_json(path.read_bytes())
        except ValidationError as fault:
            hints = ("make the film again, which writes it anew", "or remove the file")
            raise DocumentError("this is no film that waits for review", where=Place(str(path)), hints=hints) from fault

    def _write(self, review: Review) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self._folder, delete=False) as file:
            file.write(review.model_dump_json(indent=2))
        Path(file.name).replace(self._path(review.id))


def _name_of(folder: Path) -> str:
    place = folder.absolute()
    mark = hashlib.sha256(str(place).encode("utf-8", "surrogateescape")).hexdigest()
    return f"{file_name(place.name)}-{mark[:4]}"
