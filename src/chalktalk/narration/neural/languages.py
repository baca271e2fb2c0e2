"""Which of several languages a voice should speak for a script in some language."""

_ONE = {"nb": "no", "nn": "no", "cmn": "zh"}
"""Tags that people use for the same."""

_USUAL = {"en": "en-us", "pt": "pt-br", "es": "es-es", "fr": "fr-fr", "nl": "nl-nl"}
"""Where several accents share a bare tag, the one most viewers are used to."""


def nearest_language(languages: tuple[str, ...], wanted: str) -> tuple[str, bool] | None:
    """The one of a voice's languages for a script in `wanted`, and whether its accent is right too; all BCP 47 tags.

    None if it speaks none in which the script could be read.
    """
    plain = wanted.lower().replace("_", "-")
    plain = _USUAL.get(plain, plain)
    same = [tag for tag in languages if _language(tag) == _language(plain)]
    if not same:
        return None
    right = [tag for tag in same if tag.lower() in (plain, _language(tag)) or "-" not in plain]
    return (right or same)[0], bool(right)


def _language(tag: str) -> str:
    first = tag.lower().replace("_", "-").split("-")[0]
    return _ONE.get(first, first)
