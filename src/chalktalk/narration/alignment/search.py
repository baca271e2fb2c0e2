"""The best path of a text through a sound: an exact Viterbi search that may leave words out and pass over noise.

Skipping words goes from gap to gap (see `chains`) at a price, without taking time. Scores are counted from the best
that any phone without context gets in the same frame: so they stay small, and one number says how much worse than that
noise is taken to be.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chalktalk.narration.alignment.acoustic import AcousticModel, Floats, Integers
from chalktalk.narration.alignment.chains import NOISE, Chain, chains_of
from chalktalk.narration.alignment.pronouncing import Token
from chalktalk.narration.alignment.scores import senone_scores

NOISE_FRAME = 5.0
"""What a frame of noise costs. This and all prices are natural logarithms of likelihoods."""

SKIP, SKIP_WORD = 40.0, 40.0
"""What leaving out words costs, to begin with and for each word. The prices were chosen on the first half of the
sentences in bench/sync, with sentences cut out of the sound and put into it, wrong words and coughs."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A chain on the best path."""

    chain: Chain
    start: int
    """First frame."""
    end: int
    """One past the last."""
    score: float
    """Mean over its frames, counted from the best phone without context."""


def best_path(model: AcousticModel, streams: Floats, tokens: Sequence[Token], *, whole: bool) -> list[Passage]:
    """The passages of the best path, in order; tokens that have none were skipped.

    Args:
        model: the acoustic model.
        streams: the features of the sound.
        tokens: the text.
        whole: whether the text ends with the sound; else it may go on behind it, and the last passage may be cut short.
    """
    chains = chains_of(model, tokens)
    scores, columns = _frame_scores(model, streams, chains)
    return _Search(model, chains, scores, columns, len(tokens)).run(whole=whole)


def _frame_scores(model: AcousticModel, streams: Floats, chains: list[Chain]) -> tuple[Floats, Integers]:
    """A column of scores for each different pair of senones, and the column of each state."""
    pairs = np.array([pair for chain in chains for pair in chain.senones], dtype=np.int32)
    different, columns = np.unique(pairs, axis=0, return_inverse=True)
    plain = model.phone_senones.ravel()
    senones = np.unique(np.concatenate((different[different >= 0], plain)))
    scores = senone_scores(model, streams, senones)
    best = scores[:, np.searchsorted(senones, plain)].max(axis=1)
    near, apart = (np.searchsorted(senones, np.maximum(different[:, side], 0)) for side in (0, 1))
    table = np.maximum(scores[:, near], scores[:, apart]) - best[:, None]
    table[:, different[:, 0] == NOISE] = -NOISE_FRAME
    return table, columns.ravel().astype(np.int32)


class _Search:
    """One search and what it remembers of every frame."""

    def __init__(
        self, model: AcousticModel, chains: list[Chain], scores: Floats, columns: Integers, words: int
    ) -> None:
        self.chains, self.scores, self.columns = chains, scores, columns
        lengths = np.array([len(chain.senones) for chain in chains])
        self.lasts = np.cumsum(lengths) - 1
        self.firsts = self.lasts - lengths + 1
        self.sources = np.array([chain.source for chain in chains])
        targets = np.array([chain.target for chain in chains])
        self.first_chains = np.searchsorted(targets, np.arange(words + 1))
        self.prices = np.array([chain.price for chain in chains], dtype=np.float32)
        self.skipping = SKIP_WORD * np.arange(words + 1, dtype=np.float32)
        self.stay, self.leave = _transitions(model, chains)
        frames = scores.shape[0]
        self.came = np.zeros((frames, columns.size), dtype=np.bool_)
        self.exits = np.empty((frames, len(chains)), dtype=np.float32)
        self.arrived = np.empty((frames, words + 1), dtype=np.float32)

    def run(self, *, whole: bool) -> list[Passage]:
        """Go through all frames; every array holds one value for each state, chain or gap."""
        values = np.full(self.columns.size, -np.inf, dtype=np.float32)
        moved = np.empty_like(values)
        gaps = -SKIP - self.skipping
        gaps[0] = 0
        for frame, row in enumerate(self.scores):
            np.add(values[:-1], self.leave[:-1], out=moved[1:])
            moved[self.firsts] = gaps[self.sources] - self.prices
            values += self.stay
            np.greater(moved, values, out=self.came[frame])
            np.maximum(values, moved, out=values)
            values += row[self.columns]
            self.exits[frame] = values[self.lasts] + self.leave[self.lasts]
            self.arrived[frame] = np.maximum.reduceat(self.exits[frame], self.first_chains)
            gaps = self._skipped(self.arrived[frame])
        return self._traced(values, whole=whole)

    def _skipped(self, arrived: Floats) -> Floats:
        """The best score in every gap, words before it skipped or not."""
        before = np.maximum.accumulate(arrived + self.skipping)[:-1]
        gaps = arrived.copy()
        np.maximum(gaps[1:], before - self.skipping[1:] - SKIP, out=gaps[1:])
        return gaps

    def _traced(self, values: Floats, *, whole: bool) -> list[Passage]:
        """Follow the best path back from the last frame."""
        frame = len(self.scores) - 1
        if whole:
            left = self.skipping[-1] - self.skipping
            left[:-1] += SKIP
            state = self._arriving(frame, int(np.argmax(self.arrived[frame] - left)))
        else:
            state = int(np.argmax(values))
        passages = [self._back(frame, state)]
        while (frame := passages[-1].start - 1) >= 0:
            gap = self._before_skip(frame, passages[-1].chain.source)
            passages.append(self._back(frame, self._arriving(frame, gap)))
        return passages[::-1]

    def _arriving(self, frame: int, gap: int) -> int:
        """The last state of the chain that reaches a gap with the best score."""
        past = self.first_chains[gap + 1] if gap + 1 < self.first_chains.size else len(self.chains)
        first = self.first_chains[gap]
        return int(self.lasts[first + np.argmax(self.exits[frame, first:past])])

    def _before_skip(self, frame: int, gap: int) -> int:
        """The gap that the words skipped into this one, if any, started from."""
        if not gap:
            return 0
        worth = self.arrived[frame, :gap] + self.skipping[:gap]
        best = int(np.argmax(worth))
        return best if worth[best] - self.skipping[gap] - SKIP > self.arrived[frame, gap] else gap

    def _back(self, frame: int, state: int) -> Passage:
        """The passage through the chain of a state, which is reached at a frame."""
        index = int(np.searchsorted(self.lasts, state))
        first = int(self.firsts[index])
        end, total = frame + 1, 0.0
        while True:
            total += float(self.scores[frame, self.columns[state]])
            if self.came[frame, state]:
                if state == first:
                    break
                state -= 1
            frame -= 1
        return Passage(self.chains[index], frame, end, total / (end - frame))


def _transitions(model: AcousticModel, chains: list[Chain]) -> tuple[Floats, Floats]:
    """What staying in each state and leaving it cost; noise stays as long as it likes."""
    numbers = [model.phones[phone] if phone else -1 for chain in chains for phone in (chain.phones or ("",))]
    stay = [model.stay[number] if number >= 0 else np.zeros(1) for number in numbers]
    leave = [model.leave[number] if number >= 0 else np.zeros(1) for number in numbers]
    return np.concatenate(stay).astype(np.float32), np.concatenate(leave).astype(np.float32)
