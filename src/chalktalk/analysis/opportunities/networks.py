"""Networks: things connected with one another, or many with one. Rare; only what is said outright counts."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.parts import part
from chalktalk.analysis.language.phrases import phrase_at, phrase_before
from chalktalk.analysis.language.reading import Reading
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.enumerations import Series, series
from chalktalk.documents.analysis import NetworkOpportunity, Part, Priority

CONNECTING = words("connect link join wire network tie hook couple bind")
"""Verbs that connect their object or subject with what `to` or `with` names."""
EXCHANGING = words("talk speak communicate trade exchange connect link")
"""Verbs that many do among themselves: `with each other`."""
WITH = words("to with into")
LEAST = 3
OPENING = 3
"""Tokens of a sentence within which a hub that is its subject starts."""
BETWEEN = words("route link connection traffic trade line road cable flight message network")
"""Nouns that run between things."""


def networks(reading: Reading) -> Iterator[NetworkOpportunity]:
    """All networks of a script."""
    for sentence in reading.sentences:
        for row in series(sentence, 2):
            found = _hub_first(row) or _hub_last(row) or _mesh(row)
            if found is not None:
                yield found
                break


def _hub_first(row: Series) -> NetworkOpportunity | None:
    """`A router connects the phone, the printer and the laptop`; `the brain is linked to the eyes, …`."""
    sentence, doc = row.sentence, row.sentence.doc
    through = row.start > 1 and doc[row.start - 1].lower_ in WITH
    thing = phrase_before(doc, row.start - 1) if through else None  # `it links Venice with Tunis, …`
    verb = row.start - 1 - through if thing is None else thing[0] - 1
    if verb < 1 or len(row.items) < LEAST or doc[verb].lemma_.lower() not in CONNECTING:
        return None
    end = verb
    while end > 1 and doc[end - 1].pos_ in ("AUX", "ADV"):
        end -= 1
    hub = thing or phrase_before(doc, end)
    if hub is None or doc[hub[1] - 1].pos_ == "PRON" or (thing is None and hub[0] > OPENING):
        return None
    if thing is None and through != (doc[verb].tag_ == "VBN"):
        return None
    return _network(row, (verb, row.start), part(sentence, *hub))


def _hub_last(row: Series) -> NetworkOpportunity | None:
    """`The phone, the printer and the laptop are linked to the router`, `are connected by cables`."""
    sentence, doc = row.sentence, row.sentence.doc
    verb = row.end
    while verb < len(doc) and doc[verb].pos_ in ("AUX", "ADV", "DET"):
        verb += 1
    if verb + 2 >= len(doc) or doc[verb].lemma_.lower() not in CONNECTING:
        return None
    cue, following = (row.end, verb + 1), doc[verb + 1]
    if following.lower_ == "by" and len(row.items) >= LEAST:
        return _network(row, cue, None)
    if following.lower_ not in WITH:
        return None
    if doc[verb + 2].lower_ in ("each", "one"):
        return _network(row, cue, None)
    hub = phrase_at(doc, verb + 2)
    return None if hub is None else _network(row, cue, part(sentence, *hub))


def _mesh(row: Series) -> NetworkOpportunity | None:
    """`Doctors, nurses and patients talk to each other`; `routes between Rome, Carthage and Athens`."""
    doc = row.sentence.doc
    if len(row.items) < LEAST:
        return None
    after = [token.lower_ for token in doc[row.end : row.end + 8]]
    lemmas = [token.lemma_.lower() for token in doc[row.end : row.end + 4]]
    mutual = any(pair in (("each", "other"), ("one", "another")) for pair in pairwise(after))
    if mutual and any(lemma in EXCHANGING for lemma in lemmas):
        verb = next(at for at, lemma in enumerate(lemmas) if lemma in EXCHANGING)
        return _network(row, (row.end + verb, row.end + verb + 1), None)
    between = row.start > 1 and doc[row.start - 1].lower_ in ("between", "among")
    if between and doc[row.start - 2].lemma_.lower() in BETWEEN:
        return _network(row, (row.start - 2, row.start), None)
    return None


def _network(row: Series, cue: Tokens, hub: Part | None) -> NetworkOpportunity:
    """A star around a hub, or everything with everything."""
    nodes = (*([hub] if hub else []), *row.parts)
    links = tuple((0, at) for at in range(1, len(nodes))) if hub else tuple(combinations(range(len(nodes)), 2))
    sentence = row.sentence
    return NetworkOpportunity(
        span=sentence.span,
        priority=Priority.MEDIUM,
        confidence=0.7,
        evidence=(sentence.span_of(*cue),),
        reason=f"things connected: “{sentence.doc[cue[0] : cue[1]].text}”",
        nodes=nodes,
        links=links,
    )
