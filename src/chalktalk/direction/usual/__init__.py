"""What is usual on a platform, for a kind of video, in a style and for a feeling: tables, and typed access to them."""

from chalktalk.direction.usual.usual import (
    CategoryUsual,
    FeelingUsual,
    PlatformUsual,
    SceneUsual,
    StyleUsual,
    usual_category,
    usual_feeling,
    usual_platform,
    usual_style,
)

__all__ = [
    "CategoryUsual",
    "FeelingUsual",
    "PlatformUsual",
    "SceneUsual",
    "StyleUsual",
    "usual_category",
    "usual_feeling",
    "usual_platform",
    "usual_style",
]
