"""Publishing: what goes beside the film."""

from chalktalk.publishing.packaging import package

__all__ = ["package"]
