"""Reading a brief's words: wishes, field by field, with the words that make them.

Values of wishes, by `Aim`. `any` stands for the thing as a whole: music at all, more cuts than before.

| Aim                       | values                                                                                  |
|---------------------------|-----------------------------------------------------------------------------------------|
| `platform`, `category`    | as in `Platform` and `Category`; of a text one category at most                         |
| `style`, `feeling`        | as in `Style` and `Feeling`                                                             |
| `subject`                 | the text's own words                                                                    |
| `audience`                | the text's own words: `children aged 8`                                                 |
| `language`                | BCP 47: `de`                                                                            |
| `aspect`                  | as in `Aspect`: `9:16`                                                                  |
| `duration`                | seconds: `90`; with MORE and LESS seconds or `any`; with TIMES a factor: `0.5`          |
| `palette`                 | `#rrggbb`; with MORE and LESS also `any`: more or less colourful                        |
| `light.key`               | `low`, `normal`, `high`; `darker` is MORE `low`                                         |
| `light.contrast`          | `soft`, `normal`, `hard`                                                                |
| `light.temperature`       | `cool`, `neutral`, `warm`; `warmer` is MORE `warm`                                      |
| `composition`             | as in `Balance`; or `thirds`, `symmetry`, `negative_space`, `close`, `distant`          |
| `motion`, `transitions`   | as in `Motion` and `Transitions`                                                        |
| `pacing.cuts_a_minute`    | SET a number; MORE, LESS `any` (`fast cuts`, `slower`); TIMES a factor; WITHOUT `any`   |
| `pacing.energy`           | `high`, `low`, `rising`, `falling`, `arc`, `steady`                                     |
| `captions`                | SET as in `CaptionMode`; WITHOUT `any`                                                  |
| `overlays`                | SET a number a minute, or `any`; MORE, LESS, WITHOUT `any`                              |
| `music`                   | `any`, or as in `Feeling`: `upbeat music` is SET `joyful`                               |
| `effects`                 | `any`                                                                                   |
| `voice`                   | `any`, `female`, `male`, `child`, `young`, `deep`, `british`, `american`, `slow`,       |
|                           | `fast`, `whispering`, or as in `Feeling`                                                |
| `scenes`                  | their number; MORE, LESS `any`                                                          |
"""

from collections.abc import Iterable, Iterator

from chalktalk.direction.words.amounts import amount_wishes, wish_of
from chalktalk.direction.words.bearing import bearing_of
from chalktalk.direction.words.languages import language_of
from chalktalk.direction.words.lists import Entry
from chalktalk.direction.words.page import Hit, Page, page_of
from chalktalk.direction.words.palette import palette_wishes
from chalktalk.direction.words.persons import audience_wishes, language_wishes
from chalktalk.direction.words.platforms import platform_wishes
from chalktalk.direction.words.shapes import shape_wishes
from chalktalk.direction.words.tokens import Break
from chalktalk.direction.words.topics import category_in, subject_in
from chalktalk.documents.creative.wishes import Aim, Feeling, How, Wish, Wording

_READ_ELSEWHERE = frozenset({Aim.PLATFORM, Aim.ASPECT})
_EVERYWHERE = frozenset({Aim.CAPTIONS, Aim.DURATION, Aim.SCENES})
"""What is wished for even among the words that say what the video is about."""


_COMPARED = frozenset({Aim.FEELING, Aim.KEY, Aim.CONTRAST, Aim.TEMPERATURE, Aim.STYLE, Aim.MOTION})
"""Where a comparison (`wärmer`) looks like an ending of the word itself (`warmer Ton`)."""


def read_words(text: str, language: str | None = None) -> Wording:
    """The wishes in a brief's text.

    Args:
        text: The user's words.
        language: BCP 47 tag that the text is taken for where its words do not tell.
    """
    page = page_of(text, language_of(text, language))
    readers = (platform_wishes, shape_wishes, amount_wishes, palette_wishes, audience_wishes, language_wishes)
    found = [wish for read in readers for wish in read(page)]
    found += _listed(page, _places(page, found))
    asked = _places(page, found)
    found += _category(page)
    wishes = tuple(sorted(dict.fromkeys(found), key=lambda wish: (wish.start, wish.end, wish.field, wish.value)))
    return Wording(
        language=page.language,
        wishes=wishes,
        subject=subject_in(page, asked),
        characters=len(text),
        informative=_informative(page, wishes),
    )


def _places(page: Page, wishes: Iterable[Wish]) -> frozenset[int]:
    return page.within((wish.start, wish.end) for wish in wishes)


def _category(page: Page) -> Iterator[Wish]:
    if sign := category_in(page):
        yield wish_of(page, sign.first, sign.last, Aim.CATEGORY, sign.category)


def _listed(page: Page, taken: frozenset[int]) -> Iterator[Wish]:
    """What stands in the lists as a wish, outside of the stretches that ask for something else."""
    for hit in page.hits:
        if hit.first in page.muted or hit.first in taken:
            continue
        compared = any(entry.how in {How.MORE, How.LESS} for entry in hit.entries)
        for entry in hit.entries:
            if compared and entry.field in _COMPARED and entry.how is How.SET:
                continue
            if entry.field is None or entry.field in _READ_ELSEWHERE or not _speaks(page, hit, entry):
                continue
            if how := bearing_of(page, hit, entry.how):
                field, value, first, last = _of_sound(page, hit, entry)
                if how is How.WITHOUT and field is Aim.CAPTIONS:
                    value = "any"
                yield wish_of(page, first, last, field, value, how)


def _speaks(page: Page, hit: Hit, entry: Entry) -> bool:
    if hit.first in page.topical and entry.field not in _EVERYWHERE:
        return False
    shade = hit.of("shade")
    beside = page.covering[hit.last] if page.before(hit.last) is Break.NONE and hit.last < len(page.tokens) else None
    if entry.field is Aim.FEELING and entry.value == Feeling.WARM and _is_light(beside):
        return False
    return not (shade and beside and (beside.of("colour") or beside.of("thing")))


def _is_light(hit: Hit | None) -> bool:
    """`warm golden light` is no feeling."""
    return hit is not None and (
        any(entry.field in {Aim.TEMPERATURE, Aim.KEY, Aim.CONTRAST} for entry in hit.entries)
        or any(hit.of(kind) for kind in ("colour", "thing", "cue"))
    )


def _of_sound(page: Page, hit: Hit, entry: Entry) -> tuple[Aim, str, int, int]:
    """`calm voice` asks for a calm voice, and `upbeat music` for such music, not for a film of this feeling."""
    assert entry.field is not None
    if entry.field is Aim.FEELING and page.before(hit.last) is Break.NONE:
        for at in range(hit.last, min(hit.last + 3, len(page.tokens))):
            if page.tokens[at].before is not Break.NONE:
                break
            here = page.covering[at]
            for kind, field in (("voiced", Aim.VOICE), ("played", Aim.MUSIC)):
                if here and here.of(kind):
                    return field, entry.value, hit.first, here.last
            if here and any(other.field in {Aim.VOICE, Aim.MUSIC} for other in here.entries):
                other = next(other.field for other in here.entries if other.field in {Aim.VOICE, Aim.MUSIC})
                assert other is not None
                return other, entry.value, hit.first, here.last
    return entry.field, entry.value, hit.first, hit.last


def _informative(page: Page, wishes: Iterable[Wish]) -> float:
    """Share of the words with a sense of their own that ask for something or say what it is about."""
    content = [at for at in range(len(page.tokens)) if not page.is_small(at)]
    if not content:
        return 0.0
    about = {at for sign in page.signs for at in range(sign.first, sign.last)} | page.topical
    telling = about | _places(page, wishes)
    return round(sum(at in telling for at in content) / len(content), 3)
