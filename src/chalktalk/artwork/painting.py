"""The stage: a picture asked of painters, looked over, and asked for again where it will not do."""

import asyncio
from dataclasses import dataclass, field

from chalktalk.artwork.checking import Checked, check_picture
from chalktalk.documents.asking import (
    Answered,
    ModerationRequest,
    Offer,
    PictureAnswer,
    PictureRequest,
    Tried,
)
from chalktalk.documents.assets import Asset
from chalktalk.documents.base import Blob
from chalktalk.documents.painting import Flawed, Painting, PaintingWish
from chalktalk.engine import Context, stage
from chalktalk.errors import BudgetError, NoProviderError

ATTEMPTS = 3
"""Pictures that one painter draws at most: the first and two more."""
BLIND = "misasked"
"""The fault of judges that do not look at pictures."""


@stage("paint", version=1)
async def paint(context: Context, wish: PaintingWish) -> Painting:
    """A picture that will do, from the first painter of the chain who draws one; or the reasons why there is none."""
    asking = _Asking(context, wish)
    return await asking.painting()


@dataclass(slots=True)
class _Asking:
    """One wish on its way through its painters, and what became of it so far."""

    context: Context
    wish: PaintingWish
    flawed: list[Flawed] = field(default_factory=list)
    tried: list[Tried] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    refusal: str | None = None

    async def painting(self) -> Painting:
        """Ask the judges, then painter after painter."""
        rest = () if await self._is_refused() else self.wish.painters
        while rest:
            painter, done = await self._drawn_by_one(rest)
            if done is not None:
                return done
            rest = rest[rest.index(painter) + 1 :] if painter in rest else ()
        return self._told()

    async def _drawn_by_one(self, rest: tuple[Offer, ...]) -> tuple[Offer | None, Painting | None]:
        """The first of the rest who draws anything, and their first picture that will do, if they draw one."""
        painter: Offer | None = None
        for attempt in range(ATTEMPTS):
            answered = await self._asked(attempt, rest if painter is None else (painter,))
            if answered is None:
                break
            painter = answered.offer
            checked = await asyncio.to_thread(self._look_over, answered.answer)
            findings = (*checked.findings, *(() if checked.findings else await self._objections(answered.answer)))
            if checked.picture is not None and not findings:
                blob = self.context.store.put(checked.picture.data, checked.picture.media_type)
                width, height = checked.picture.image.size
                asset = Asset(path=f"painting {blob.digest[:12]}", blob=blob, width=width, height=height)
                return painter, self._told(answered, asset)
            price = 0 if answered.remembered else answered.price
            self.flawed.append(Flawed(offer=painter, attempt=attempt, price=price, findings=findings))
        return painter, None

    async def _asked(self, attempt: int, chain: tuple[Offer, ...]) -> Answered[PictureAnswer] | None:
        wish = self.wish
        request = PictureRequest(
            attempt=attempt,
            prompt=wish.prompt,
            negative=wish.negative,
            width=wish.width,
            height=wish.height,
            reference=wish.reference,
            lora=wish.lora,
        )
        try:
            answered = await self.context.desk.ask(request, chain)
        except NoProviderError as fault:
            self._note(fault)
            return None
        except BudgetError as fault:
            self.refusal = fault.message
            return None
        self.tried += answered.tried
        return answered

    def _look_over(self, answer: PictureAnswer) -> Checked:
        if self.wish.drawn and answer.credit is not None:
            return Checked(None, ("it was found and not drawn",))
        return check_picture(self.context.store.get(answer.picture.digest), self.wish.width, self.wish.height)

    async def _is_refused(self) -> bool:
        """Whether what is wished for may not be shown, or nobody can say so."""
        if not self.wish.judges:
            return False
        try:
            judged = await self.context.desk.ask(ModerationRequest(text=self.wish.prompt), self.wish.judges)
        except (NoProviderError, BudgetError) as fault:
            self.refusal = f"nobody could judge whether it can be shown: {fault.message}"
            return True
        if not judged.answer.allowed:
            why = ", ".join(judged.answer.categories) or "no reason given"
            self.refusal = f"it was judged not fit to be shown ({why})"
        return not judged.answer.allowed

    async def _objections(self, answer: PictureAnswer) -> tuple[str, ...]:
        """What judges who look at pictures say against this one."""
        if not self.wish.judges:
            return ()
        try:
            judged = await self.context.desk.ask(_judging(answer.picture), self.wish.judges)
        except NoProviderError as fault:
            if reasons := [one for one in _tried_in(fault) if not one.category.startswith(BLIND)]:
                self.remarks.append(f"nobody judged the picture itself: {reasons[0].message}")
            return ()
        except BudgetError as fault:
            self.remarks.append(f"nobody judged the picture itself: {fault.message}")
            return ()
        why = ", ".join(judged.answer.categories) or "no reason given"
        return () if judged.answer.allowed else (f"it was judged not fit to be shown ({why})",)

    def _note(self, fault: NoProviderError) -> None:
        tried = _tried_in(fault)
        self.tried += tried
        if not tried:
            self.refusal = fault.message

    def _told(self, answered: Answered[PictureAnswer] | None = None, asset: Asset | None = None) -> Painting:
        wish = self.wish
        return Painting(
            text=wish.text,
            prompt=wish.prompt,
            role=wish.role,
            asset=asset,
            offer=answered.offer if answered else None,
            credit=answered.answer.credit if answered else None,
            price=answered.price if answered else 0,
            remembered=answered.remembered if answered else False,
            flawed=tuple(self.flawed),
            tried=tuple(dict.fromkeys(self.tried)),
            refusal=self.refusal if asset is None else None,
            remarks=tuple(dict.fromkeys(self.remarks)),
        )


def _judging(picture: Blob) -> ModerationRequest:
    return ModerationRequest(picture=picture)


def _tried_in(fault: NoProviderError) -> tuple[Tried, ...]:
    return tuple(one for one in fault.tried if isinstance(one, Tried))
