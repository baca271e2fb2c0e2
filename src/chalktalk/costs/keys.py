"""Keys of calls: the same request to the same offer has the same key, and is paid for once."""

import hashlib
import json
from typing import Any

from chalktalk.documents.asking import Offer, Request


def call_key(request: Request[Any], offer: Offer) -> str:
    """SHA-256 over port, provider, model and request without its advice (canonical JSON), in lower-case hexadecimal."""
    asked = json.dumps(
        request.model_dump(mode="json", exclude=set(request.advice)),
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    identity = json.dumps([request.port, offer.provider, offer.model]) + asked
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
