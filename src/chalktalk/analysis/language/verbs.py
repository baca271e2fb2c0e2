"""The verb of each clause, where a tagger took it for a noun or a noun for it: a clause has a verb, an object has none.

Explainers speak in short clauses of bare nouns (`water boils, steam rises`) and in commands (`heat the oil, then cut
it`), which look like rows of nouns to a tagger that learnt from newspapers and novels.
"""

from collections.abc import Iterator

from chalktalk.analysis.language.line import (
    AFTER_SUBJECT,
    AFTER_VERB,
    BARE,
    BREAKS,
    FINITE,
    IN_NOUN_PHRASE,
    JOINS,
    LIKELY,
    NOUNS,
    OBJECT,
    PLURAL_PRONOUNS,
    POSSIBLE,
    RELATIVES,
    SINGULAR,
    TO_BE,
    TO_DO,
    TO_HAVE,
    UNLIKELY,
    Line,
)
from chalktalk.analysis.language.wording import words


def mend_verbs(line: Line) -> None:
    """A verb for every clause that can have one, and no second one where a noun must stand."""
    for start, end in list(stretches(line)):
        _mend_command(line, start, end)
        _mend_question(line, start, end)
        _mend_missing_verb(line, start, end)
        _mend_participles(line, start, end)
        _mend_surplus_verb(line, start, end)


def stretches(line: Line) -> Iterator[tuple[int, int]]:
    """The sentence between marks and connectives, each with room for one clause."""
    start = 0
    for at in range(len(line.codes) + 1):
        if line.code(at) in BREAKS or line.code(at) in JOINS:
            if at > start:
                yield start, at
            start = at + 1


def _mend_command(line: Line, start: int, end: int) -> None:
    """`heat the oil`, `then cut it`, `always wash your hands`: a bare verb opens the clause."""
    first = start
    while first < end - 1 and line.codes[first] in ("AV0", "ITJ", "ORD"):
        first += 1
    code, following = line.codes[first], line.code(first + 1)
    opens = line.code(start - 1) in BREAKS | {"CJC"}
    if code == "VVB" and opens:
        line.codes[first] = "VVI"  # as after `to`: it tells nobody's doing
    elif code in ("NN1", "NN0", "NP0", "AJ0", "VVN", "VVD") and opens and following not in ("HYP", "PRF", "POS"):
        if line.has_finite(first + (code == "VVD"), end) or (code != "NN1" and _awaited(line, start)):
            return
        plain = code not in ("VVN", "VVD") or not line.words[first].endswith("ed")
        sure = POSSIBLE if following in OBJECT - {"CRD"} else LIKELY if following in AFTER_VERB | NOUNS else 0.0
        if plain and line.bare(first) >= sure:
            line.codes[first] = "VVI"


def _awaited(line: Line, start: int) -> bool:
    """Whether a subject before an inserted clause still waits for its verb: `the canal, opened in 1869, cut …`."""
    before = [stretch for stretch in stretches(line) if stretch[1] < start]
    if not before:
        return False
    opening, end = before[0]
    subject = line.codes[opening] in IN_NOUN_PHRASE and line.codes[end - 1] in NOUNS
    return subject and not any(code in FINITE or code in BARE for code in line.codes[opening:end])


def _mend_question(line: Line, start: int, end: int) -> None:
    """`How does a vaccine work`: the verb that `does` and `can` wait for stands after the subject."""
    first = next((at for at in range(start, end) if line.codes[at] not in RELATIVES and line.codes[at] != "AV0"), end)
    if first < end and line.codes[first] in TO_DO | {"VM0"} and not any(code in BARE for code in line.codes[first:end]):
        for at in range(first + 2, end):
            after_subject = line.codes[at - 1] in NOUNS or line.codes[at - 1] == "PNP"
            if line.codes[at] in ("NN1", "AJ0", "VVB") and after_subject and line.bare(at) >= POSSIBLE:
                line.codes[at] = "VVI"
                return


def _mend_missing_verb(line: Line, start: int, end: int) -> None:
    """Give a stretch its verb if it lacks one and a noun can be it: `a battery stores energy`, `roots hold plants`."""
    asked = next((at for at in range(start + 2, end) if line.codes[at] == "AVQ" and line.codes[at - 1] == "NN2"), end)
    if line.has_finite(start, asked) or line.code(start) in BARE:
        return
    if _goes_on_after_aside(line, start) or _is_one_of_series(line, start, end):
        return
    for at in range(start + 1, asked):
        better = _as_verb(line, at, start)
        if better:
            line.codes[at] = better
            if line.codes[at - 1] == "AJ0":
                line.codes[at - 1] = "NN1"  # `light travels`
            return


def _goes_on_after_aside(line: Line, start: int) -> bool:
    """Make the first word the verb of a subject before: `whales, which breathe air, dive deep`, `a dog that barks`."""
    code, joined = line.codes[start], line.code(start - 1)
    relative = joined in ("CJT", "PNQ") and line.code(start - 2) in NOUNS
    if not relative and not (joined == "PUN" and line.words[start - 1] == "," and _awaited(line, start)):
        return False
    if code in ("NN2", "NN1") and line.code(start + 1) in AFTER_SUBJECT:
        better = "VVZ" if code == "NN2" else "VVB"
        likely = line.chance(line.words[start], "VVZ") if code == "NN2" else line.bare(start)
        if likely >= (UNLIKELY if relative else LIKELY - 1.0):
            line.codes[start] = better
            return True
    return False


def _is_one_of_series(line: Line, start: int, end: int) -> bool:
    """Make a word alone the verb that it is between others: `it rises, cools, and drops its water`."""
    between = line.words[start - 1 : start] == [","] and line.words[end : end + 1] in ([","], ["and"])
    if end != start + 1 or not between or line.codes[start] != "NN2" or not line.may(start, "VVZ", POSSIBLE):
        return False
    following = end + 2 if line.code(end + 1) in JOINS else end + 1
    if line.code(following) not in ("VVZ", "VBZ") or {"VVZ", "VBZ"}.isdisjoint(line.codes[:start]):
        return False
    line.codes[start] = "VVZ"
    return True


def _as_verb(line: Line, at: int, start: int) -> str | None:
    """The finite verb that this word would be after the subject before it, if it can be one."""
    code, subject, following = line.codes[at], line.codes[at - 1], line.code(at + 1)
    need = UNLIKELY + 2 if following in BREAKS | {"CJC", "PRP"} else POSSIBLE if following in OBJECT else UNLIKELY
    third = (
        subject in SINGULAR
        or subject in ("PNI", "DT0")
        or (subject == "AJ0" and at == start + 1 and line.may(at - 1, "NN1", LIKELY))
    )
    if code == "NN2" and third and following in AFTER_SUBJECT and line.words[at] != line.words[at - 1]:
        return "VVZ" if line.may(at, "VVZ", need) else None
    plural = subject == "NN2" or (subject == "PNP" and line.words[at - 1] in PLURAL_PRONOUNS)
    if code in ("NN1", "AJ0", "VVI", "AV0") and plural and following in AFTER_SUBJECT and line.code(at + 1) != "HYP":
        return "VVB" if line.bare(at) >= (POSSIBLE if subject == "PNP" else need) else None
    said = subject in NOUNS or subject in ("PNP", "PNI", "DT0", "EX0") or line.code(line.before(at)) in NOUNS | {"PNP"}
    if code == "VVN" and said and line.may(at, "VVD", POSSIBLE) and not _is_reduced(line, at, start):
        return "VVD"
    return None


def _is_reduced(line: Line, at: int, start: int) -> bool:
    """Whether a participle says something of the noun before it: `a picture made by hand`, `a box, lined with it`."""
    helped = any(code in TO_BE | TO_HAVE for code in line.codes[start:at])
    hangs_on = start > 0 and line.codes[start - 1] in BREAKS and line.has_finite(0, start)
    follows = line.code(at + 1)
    aside = line.code(at - 1) != "PNP" and (
        line.words[at + 1 : at + 2] == ["by"] or (hangs_on and follows not in OBJECT)
    )
    return helped or aside


def _mend_participles(line: Line, start: int, end: int) -> None:
    """`The firm founded in 1998 grew`: of two finite verbs the first only says which firm."""
    for at in range(start + 1, end):
        if line.codes[at] == "VVD" and line.codes[at - 1] in NOUNS and line.code(at + 1) in ("PRP", "AVP"):
            later = [n for n in range(at + 1, end) if line.codes[n] in FINITE]
            own_subject = later and any(code in ("PNP", "DTQ", "PNQ", "EX0") for code in line.codes[start : later[0]])
            if later and not own_subject and line.may(at, "VVN", UNLIKELY):
                line.codes[at] = "VVN"


def _mend_surplus_verb(line: Line, start: int, end: int) -> None:
    """`They carry it to the lymph nodes`: what ends an object is a noun, and so is `cell walls` after `many`."""
    for at in range(start + 1, end):
        if line.codes[at] != "VVZ" or line.codes[at - 1] not in NOUNS or not line.may(at, "NN2", POSSIBLE):
            continue
        opening = line.phrase_start(at)
        governed = opening > start and line.codes[opening - 1] in words("PRP PRF VVB VVI VVD VVZ VVG")
        has_verb = any(code in FINITE or code in BARE for code in line.codes[start:opening])
        relative = any(code in RELATIVES or code == "PNP" for code in line.codes[start + 1 : opening])
        one_of_many = line.code(opening - 1) == "PRF"
        one_there = line.code(opening - 1) == "PRP" and line.code(opening - 2) in SINGULAR  # `air over lakes rises`
        if (governed and has_verb and not relative) or (line.codes[at - 1] == "NN2" and not (one_of_many or one_there)):
            line.codes[at] = "NN2"
