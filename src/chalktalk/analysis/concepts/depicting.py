"""Words to find a concept's icon by: its name, and what else it is called or is a kind of."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from chalktalk.analysis.concepts.mentions import Naming
from chalktalk.analysis.concepts.nameable import FRAMES, GENERIC, NOMINAL, TITLES
from chalktalk.analysis.language.wording import words

OTHER_NAMES = 2
NEAR = 20
"""Tokens after a name in which the sentence may tell that it is someone's."""
HUMAN = words("he she his her him himself herself who whose")
SAYING = words(
    "say write invent discover notice publish think believe argue propose paint compose marry ask tell want know "
    "study teach decide realise realize suggest claim describe explain prove win die"
)
"""What people do and things hardly ever do."""
ROLES = words(
    "engineer inventor writer author poet painter artist composer king queen emperor sultan pope chemist surgeon nurse "
    "teacher farmer merchant banker architect explorer philosopher monk priest sailor pilot astronaut lawyer director "
    "photographer journalist designer founder owner maker clerk officer programmer biologist geologist doctor"
)
ROLE_ENDINGS = ("ist", "ician", "ologer", "grapher", "omer")
LYING = words("in near at from across outside around")
"""Prepositions before the name of a place."""
SETTLEMENTS = words("village town city port island province state region kingdom county district valley")
"""What a place is said to be before `of`."""
NAMERS = words("called named dubbed")


def icon_words(full: tuple[str, ...], namings: Sequence[Naming]) -> str:
    """The query: names parted by semicolons, the fullest first, each with its head first.

    A person's name ends in `person`, a place's in `place`.
    """
    first = " ".join(head_first(full))
    hint = _hint(full, namings)
    names = dict.fromkeys([f"{first} {hint}" if hint else first])
    if hint != "person":
        names |= dict.fromkeys(genus for naming in namings for genus in _kinds(naming))
        names |= dict.fromkeys(" ".join(head_first(naming.words)) for naming in namings)
    names.pop(first if hint else "", None)
    return "; ".join(list(names)[: 1 + OTHER_NAMES])


def head_first(name: Sequence[str]) -> list[str]:
    """The words of a name, most telling first: `cell blood white`, `statute anne`."""
    if "of" in name[1:-1]:
        at = list(name).index("of")
        return list(dict.fromkeys([*name[:at][::-1], *name[at:]]))
    return list(dict.fromkeys(reversed(name)))


def _hint(full: tuple[str, ...], namings: Sequence[Naming]) -> str:
    proper = [naming for naming in namings if naming.proper]
    if not proper or any(naming.words == full and not naming.proper for naming in namings):
        return ""
    if any(_is_person(naming) for naming in proper):
        return "person"
    return "place" if any(_is_place(naming) for naming in proper) else ""


def _is_person(naming: Naming) -> bool:
    """Whether it is named so by a trained pipeline, follows a role or title, or does what only people do."""
    doc = naming.sentence.doc
    if any(
        entity.label_ == "PERSON" and entity.start < naming.end and naming.start < entity.end for entity in doc.ents
    ):
        return True
    said = [token for token in doc[max(0, naming.start - 2) : naming.start] if token.lower_ not in NAMERS]
    before = said[-1] if said else None
    role = before.lemma_.lower().strip(".") if before is not None else ""
    if role in ROLES | TITLES or (role.endswith(ROLE_ENDINGS) and before is not None and before.pos_ == "NOUN"):
        return True
    rest = doc[naming.end : naming.end + NEAR]
    after = [token for token in rest if not token.is_punct and token.pos_ not in ("ADV", "AUX")]
    acts = bool(after) and after[0].pos_ in ("VERB", "PRON") and after[0].lemma_.lower() in SAYING | {"who"}
    spoken_of = any(token.lower_ in HUMAN - {"who", "whose"} for token in rest)
    return acts or (spoken_of and not _is_place(naming))


def _is_place(naming: Naming) -> bool:
    doc = naming.sentence.doc
    if doc[naming.start].ent_type_ in ("GPE", "LOC"):
        return True
    before = [token.lower_ for token in doc[max(0, naming.start - 2) : naming.start]]
    if len(before) > 1 and before[0] in SETTLEMENTS and before[1] == "of":
        return True
    return bool(before) and before[-1] in LYING and not naming.text.isupper()


def _kinds(naming: Naming) -> Iterator[str]:
    """What its sentence says it is a kind of: `Meganeura, a dragonfly`, `cells called osteoclasts`."""
    doc = naming.sentence.doc
    end = naming.end
    following = [token.lower_ for token in doc[end : end + 2]]
    before = [token for token in doc[max(0, naming.start - 3) : naming.start] if token.pos_ != "DET"]
    if (
        len(following) == 2
        and following[0] in (",", "(", "—", "is", "are", "was", "were")
        and following[1] in ("a", "an")
    ):
        yield from _head_after(doc, end + 1)
    if len(before) > 1 and before[-1].lower_ in NAMERS and before[-2].pos_ == "NOUN":
        yield from _telling(before[-2].lemma_.lower())


def _head_after(doc: Doc, start: int) -> Iterator[str]:
    """The head of the noun phrase that starts there; of what follows, if it only says `a kind of`."""
    at = start
    while at + 1 < len(doc) and (doc[at].pos_ in ("DET", "ADJ", "ADV", "NUM") or doc[at + 1].pos_ in NOMINAL):
        at += 1
    if doc[at].lemma_.lower() in FRAMES and at + 2 < len(doc) and doc[at + 1].lower_ == "of":
        yield from _head_after(doc, at + 2)
    elif doc[at].pos_ in NOMINAL:
        yield from _telling(doc[at].lemma_.lower())


def _telling(word: str) -> Iterator[str]:
    if word not in GENERIC:
        yield word
