"""Whether two phrases name two of one kind: by opposites, by the same noun, by words of the same pieces."""

from collections.abc import Sequence

from spacy.tokens import Token

from chalktalk.analysis.language.wording import words

OPPOSITES = tuple(
    frozenset(pair.split("/"))
    for pair in sorted(
        words(
            "old/new old/young hot/cold warm/cold high/low higher/lower big/small large/small left/right "
            "inner/outer male/female man/woman boy/girl summer/winter day/night morning/evening north/south "
            "east/west northern/southern eastern/western rich/poor strong/weak hard/soft firm/soft wet/dry "
            "fast/slow light/dark light/heavy before/after first/second former/latter past/future urban/rural "
            "public/private good/bad positive/negative active/passive open/closed internal/external long/short "
            "cheap/expensive early/late upper/lower domestic/foreign simple/complex black/white red/white "
            "analog/digital analogue/digital credit/debit parent/child adult/child predator/prey buyer/seller "
            "teacher/student fixed/variable raw/cooked up/down one/other some/other most/few plant/animal "
            "short-term/long-term direct/indirect thin/thick deep/shallow liquid/solid hand/machine human/machine "
            "same/different inside/outside above/below more/less more/fewer better/worse with/without "
            "ancient/modern traditional/modern manual/automatic natural/artificial alternating/direct land/sea "
            "quickly/slowly fast/slowly open/close little/much hers/yours mine/yours his/hers loosen/tighten "
            "push/pull win/lose theory/practice city/country town/country body/mind input/output static/kinetic "
            "rise/fall increase/decrease gain/lose grow/shrink heat/cool warm/cool expand/contract add/remove "
            "lend/borrow lender/borrower buy/sell wholesale/retail majority/minority local/global temporary/permanent "
            "natural/synthetic smooth/rough dull/sharp sender/receiver employer/employee landlord/tenant "
            "amateur/professional empty/full wild/tame loud/quiet tight/loose wide/narrow near/far whole/half "
            "primary/secondary major/minor even/odd attack/defence war/peace beginner/expert novice/expert "
            "freehold/leasehold supply/demand import/export profit/loss asset/liability "
            "static/dynamic here/there hard/little inside/out offline/online acid/alkaline sweet/sour"
        )
    )
)
"""Words that name the two ends of one thing."""
LEAST_LETTERS = 7
QUANTIFIED = words("every each all any")
DENYING = ("non", "un", "in", "im", "ir", "il", "dis", "de", "anti")
"""Prefixes that turn a word into its opposite."""
SHORT = 4
"""Letters of a word that happens to stand in another: `side` in `inside`."""
VARIED = words("one ones kind kinds type types sort sorts")


def opposite(own: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether two phrases hold words that are opposites."""
    first = {form for token in own for form in (token.lower_, token.lemma_.lower())}
    second = {form for token in other for form in (token.lower_, token.lemma_.lower())}
    return any((pair & first) and (pair & second) and len((pair & first) | (pair & second)) == 2 for pair in OPPOSITES)


def of_one_kind(own: list[Token], other: list[Token]) -> bool:
    """Whether two phrases name two of one kind, in any of these ways."""
    return opposite(own, other) or kindred(own, other)


def kindred(own: list[Token], other: list[Token]) -> bool:
    """Whether two phrases name things of one kind by the same word, or by words of the same pieces."""
    return _twins(own, other) or _siblings(own, other) or denies(own, other)


def _twins(own: list[Token], other: list[Token]) -> bool:
    """Whether two phrases name the same head, or `one`, and tell it apart."""
    told = [[token for token in tokens if token.pos_ not in ("DET", "ADP", "PRON")] for tokens in (own, other)]
    if own[0].lower_ in QUANTIFIED or not all(told) or max(len(tokens) for tokens in told) < 2 or own[0].tag_ == "PRP":
        return False
    heads = [tokens[-1] for tokens in told]
    varied = any(head.lower_ in VARIED and len(tokens) > 1 for head, tokens in zip(heads, told, strict=True))
    counted = heads[1].lower_ != "one" or heads[0].tag_ in ("NN", "CD")
    same = heads[0].lemma_.lower() == heads[1].lemma_.lower()
    return same or (varied and counted and min(len(tokens) for tokens in told) > 1)


def denies(own: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether one phrase denies a word of the other by a prefix: `a recourse deal` and `a non-recourse factor`."""
    said = [_spelled(tokens) for tokens in (own, other)]
    return any(
        prefix + word in said[1 - at] for at in (0, 1) for word in said[at] if len(word) > SHORT for prefix in DENYING
    )


def _spelled(tokens: Sequence[Token]) -> set[str]:
    """The words of a phrase in lower case, a hyphenated one in one piece."""
    return set("".join(token.text_with_ws for token in tokens).lower().replace("-", "").split())


def _alike_letters(first: str, second: str) -> int:
    """How many letters two words begin with in common."""
    return next((at for at, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]), len(first))


def _siblings(own: list[Token], other: list[Token]) -> bool:
    """Whether two terms are built of the same pieces: `introvert` and `extrovert`, `mitosis` and `meiosis`."""
    first, second = own[-1].lemma_.lower(), other[-1].lemma_.lower()
    if first == second or min(len(first), len(second)) < LEAST_LETTERS:
        return False
    ahead = _alike_letters(first, second)
    behind = min(_alike_letters(first[::-1], second[::-1]), min(len(first), len(second)) - ahead)
    return ahead + behind >= max(4, 0.4 * max(len(first), len(second)))
