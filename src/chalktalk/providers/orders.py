"""What a courier is told when it is started: whom it may ask, how often, and what that may cost."""

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_serializer

from chalktalk.documents.asking import Micros, Port

TIME_LIMITS = {Port.TEXT: 180.0, Port.SPEECH: 120.0, Port.IMAGE: 180.0, Port.MODERATION: 30.0}
"""Seconds that a call may take: the longest that vendors are known to need, and half as much again."""


class _Told(BaseModel):
    """Goes from process to process, never into the store."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class VendorOrders(_Told):
    """One vendor as it is configured here."""

    url: str
    """Base of its addresses, without a slash at the end."""
    key: SecretStr | None = None
    requests_a_minute: float | None = Field(default=None, gt=0)
    """For each port; None leaves it to the registry."""
    concurrency: int | None = Field(default=None, gt=0)
    """Calls under way at the same time; None leaves it to the registry."""

    @field_serializer("key", when_used="json")
    def _told(self, key: SecretStr | None) -> str | None:
        """As it is: this goes over a pipe to a process of our own."""
        return None if key is None else key.get_secret_value()


class Retries(_Told):
    """How faults are met."""

    first_wait: float = Field(default=2.0, ge=0)
    """Seconds before the second try; every further one waits twice as long."""
    tries: int = Field(default=5, gt=0)
    """Of one offer, the first included: waits of 2, 4, 8 and 16 seconds."""
    cool_down: float = Field(default=30.0, ge=0)
    """Seconds for which a vendor that is down is not asked."""
    time_limit: float | None = Field(default=None, gt=0)
    """Seconds that a call may take; None leaves it to `TIME_LIMITS`."""


class Orders(_Told):
    """The whole of it."""

    store: str
    """Folder of the store, where answers and the ledger go."""
    video: str
    """Whose costs these are."""
    budget: Micros | None = None
    """What the video may cost at most, with all that was spent on it before."""
    prices: str | None = None
    """The user's own price book."""
    vendors: dict[str, VendorOrders]
    retries: Retries = Retries()
