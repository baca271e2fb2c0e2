"""Characters trained on Replicate: a LoRA of SDXL, from some pictures.

Source: Replicate's HTTP API reference (`trainings.create`) and the trainer of stability-ai/sdxl, November 2026.
"""

from chalktalk.documents.asking import Usage
from chalktalk.documents.base import Blob
from chalktalk.errors import BrokenAnswerError
from chalktalk.providers.ports import Access
from chalktalk.providers.replicate_jobs import done, given, versioned
from chalktalk.providers.wire import host_of

_LONGEST = 5400.0
"""Seconds."""


async def train_lora(
    pictures: Blob, *, token: str, destination: str, access: Access, trainer: str = "stability-ai/sdxl"
) -> tuple[str, Usage]:
    """Train a model on pictures of a character: what to write as `lora` to have it drawn, and what that used up.

    Args:
        pictures: A ZIP file of some.
        token: The word by which prompts shall name the character.
        destination: The user's own model on Replicate that takes the result, `owner/name`; it has to exist.
        access: How Replicate is reached.
        trainer: The model that is trained.

    Raises:
        ProviderError: if that does not come to a good end.
    """
    model, _, version = versioned(trainer).partition(":")
    about = {"input_images": await given(pictures, access), "token_string": token}
    about["caption_prefix"] = f"a drawing of {token}"
    path = f"/v1/models/{model}/versions/{version}/trainings"
    job = await done("trainings", path, {"destination": destination, "input": about}, access, longest=_LONGEST)
    trained = job.output.get("version") if isinstance(job.output, dict) else None
    if not isinstance(trained, str):
        raise BrokenAnswerError(f"{host_of(access)} trained without a result", paid=True)
    return trained, job.usage()
