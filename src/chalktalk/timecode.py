"""A moment as people read it off a player."""


def timecode(seconds: float) -> str:
    """Minutes, and seconds to a tenth, such as `1:07.4`: rounded before it is split, so never `0:60.0`.

    Args:
        seconds: From the film's or the recording's start; not negative.
    """
    minutes, tenths = divmod(round(seconds * 10), 600)
    return f"{minutes}:{tenths / 10:04.1f}"
