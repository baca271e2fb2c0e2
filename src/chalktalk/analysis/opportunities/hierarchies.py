"""Hierarchies: a whole and its parts, or a class and its members."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from chalktalk.analysis.language.grammar import Clause, Tokens, clauses
from chalktalk.analysis.language.parts import part
from chalktalk.analysis.language.phrases import phrase_at, phrase_before
from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.analysis.language.wording import phrases, words
from chalktalk.analysis.patterns.announcements import PARTS, announced, named_after
from chalktalk.analysis.patterns.enumerations import MarkdownList, Series, item_head, markdown_lists, series
from chalktalk.documents.analysis import HierarchyOpportunity, Part, Priority
from chalktalk.documents.base import Span

MADE = {
    ("consist", "of"): 2, ("make", "of"): 3, ("make", "up"): 2, ("compose", "of"): 2, ("comprise", ""): 2,
    ("divide", "into"): 2, ("split", "into"): 2, ("break", "into"): 2, ("fall", "into"): 2, ("separate", "into"): 2,
    ("include", ""): 3, ("contain", ""): 3, ("have", ""): 3, ("group", "into"): 2, ("sort", "into"): 2,
    ("give", "to"): 2, ("branch", "into"): 2, ("branch", "out"): 2, ("grow", "into"): 3, ("develop", "into"): 3,
    ("build", "from"): 2, ("build", "of"): 2, ("come", "in"): 2, ("form", "of"): 2,
}  # fmt: skip
"""Verbs that name parts, with the particle that has to follow, and how many parts there must be."""
PARTICLES = words("of into from in to out")
WEAK = words("have contain include come make")
"""Verbs that mean something else as often."""
CLASSING = words("divide split break sort group separate classify cut")
"""Verbs that do it to their object: `we sort them into …`."""
FORMING = words("form make constitute compose belong descend")
"""Verbs after the members, which name the whole: `strings and brass make up the orchestra`."""
COMPANY = phrases("together with", "along with", "alongside", "as well as", "like", "just like")
"""What names the other members of a class: `it is a mammal, like bats, seals and whales`."""
INSTANCES = phrases("such as", "including", "for example", "for instance")
"""What names members of the class before it."""
LONGEST_LINK = 2
"""Words in the longest of these."""
FOCUS = 2
"""A sentence with instances is about them if it has at most so many times their words."""
POINTING = words("it they this that these those there he she we you i who which")


def hierarchies(reading: Reading) -> Iterator[HierarchyOpportunity]:
    """All hierarchies of a script."""
    for listed in markdown_lists(reading):
        found = _bullets(listed)
        if found is not None:
            yield found
    for sentence in reading.sentences:
        if sentence.list_item:
            continue
        found = _sentence(reading, sentence) or _told_apart(reading, sentence)
        if found is not None:
            yield found


def _sentence(reading: Reading, sentence: ReadSentence) -> HierarchyOpportunity | None:
    """One sentence that names a whole and its parts."""
    rows = list(series(sentence, 2))
    if not rows:
        return None
    parts = clauses(sentence)
    for row in rows:
        found = (
            _counted(reading, row)
            or _made(reading, row, parts)
            or _parts_are(reading, row, parts)
            or _members(row)
            or _in_company(row)
        )
        if found is not None:
            return found
    return None


def _counted(reading: Reading, row: Series) -> HierarchyOpportunity | None:
    """`There are three kinds of rock: …`, `it has two parts, a and b`."""
    sentence = row.sentence
    told = announced(sentence, row.start)
    if told is None or told.count != len(row.items) or sentence.doc[told.noun].lemma_.lower() not in PARTS:
        return None
    whole = _whole(reading, sentence, told.noun, row.start)
    return None if whole is None else _hierarchy(sentence, whole, row.parts, 0.85, (told.start, told.noun + 1))


def _made(reading: Reading, row: Series, parts: Sequence[Clause]) -> HierarchyOpportunity | None:
    """`A flower consists of petals, a stem and roots`: the verb stands right before the row, perhaps with a number."""
    sentence, doc = row.sentence, row.sentence.doc
    clause = next((one for one in reversed(parts) if one.verb is not None and one.verb[1] <= row.start), None)
    if clause is None or clause.verb is None or clause.head is None or doc[-1].text == "?":
        return None
    verb, between = clause.head.lemma_.lower(), doc[clause.verb[1] : row.start]
    after = [token.lower_ for token in between if token.pos_ not in ("ADV", "DET")]
    particle = "up" if after[:1] == ["up"] else after[-1] if after and after[-1] in PARTICLES else ""
    least = None if "apart" in after else MADE.get((verb, particle))  # what falls apart is no more
    passive = clause.head.tag_ == "VBN"
    if least is None or len(row.items) < least or (verb in CLASSING | {"make", "compose"} and not passive):
        return None
    if verb in WEAK and any(token.tag_ in ("PRP$", "NNS", "NN") for token in between if token.lower_ not in PARTS):
        return None
    subject = clause.subject or clause.shared_subject
    whole = subject_of(reading, sentence, subject)
    if whole is None:
        return None
    confidence = 0.8 if verb not in WEAK else 0.6 if verb != "have" else 0.5
    return _hierarchy(sentence, whole, row.parts, confidence, clause.verb)


def _parts_are(reading: Reading, row: Series, parts: Sequence[Clause]) -> HierarchyOpportunity | None:
    """`The parts of a flower are …`, `rocks are either a, b or c`, `we sort galaxies into …`."""
    sentence, doc = row.sentence, row.sentence.doc
    clause = next((one for one in reversed(parts) if one.verb is not None and one.verb[1] <= row.start), None)
    if clause is None or clause.verb is None or clause.head is None or doc[-1].text == "?":
        return None
    between = [doc[at].lower_ for at in range(clause.verb[1], row.start)]
    if clause.head.lemma_.lower() in CLASSING and clause.head.tag_ != "VBN" and between[-1:] == ["into"]:
        thing = phrase_at(doc, clause.verb[1])
        known = thing is not None and thing[1] == row.start - 1 and doc[thing[0]].pos_ != "PRON"
        return _hierarchy(sentence, part(sentence, *thing), row.parts, 0.7, clause.verb) if thing and known else None
    if clause.head.lemma_ != "be" or clause.subject is None:
        return None
    subject = clause.subject
    noun = next((at for at in range(*subject) if doc[at].tag_ == "NNS" and doc[at].lemma_.lower() in PARTS), None)
    if noun is not None and noun + 2 < subject[1] and doc[noun + 1].lower_ == "of":
        return _hierarchy(sentence, part(sentence, noun + 2, subject[1]), row.parts, 0.75, (noun, noun + 1))
    if between == ["either"] and len(row.items) > 2:
        whole = subject_of(reading, sentence, subject)
        return None if whole is None else _hierarchy(sentence, whole, row.parts, 0.65, clause.verb)
    return None


def _members(row: Series) -> HierarchyOpportunity | None:
    """`Copper, iron and zinc are all metals`; `strings, brass and drums make up the orchestra`."""
    sentence, doc = row.sentence, row.sentence.doc
    if row.end >= len(doc) - 2 or len(row.items) < 3:
        return None
    after = row.end + (doc[row.end].pos_ == "ADV")
    verb = doc[after].lemma_.lower()
    if verb not in FORMING and verb != "be":
        return None
    start = after + 1
    while start < len(doc) - 1 and doc[start].lower_ in ("all", "up", "to", "together", "from"):
        start += 1
    whole = phrase_at(doc, start) or phrase_at(doc, start - 1)
    if whole is None or (verb == "make" and "up" not in {token.lower_ for token in doc[after:start]}):
        return None
    plural = doc[whole[1] - 1].tag_ in ("NNS", "NNPS") and doc[whole[0]].lower_ not in ("a", "an", "the")
    ends = whole[1] >= len(doc) - 1 or doc[whole[1]].is_punct
    if verb == "be" and not (plural and ends):
        return None
    return _hierarchy(sentence, part(sentence, max(start, whole[0]), whole[1]), row.parts, 0.65, (after, start))


def _in_company(row: Series) -> HierarchyOpportunity | None:
    """`It belongs to the cephalopods, together with the squid, …`; `metals such as copper, silver and gold conduct`."""
    sentence, doc = row.sentence, row.sentence.doc
    said = tuple(token.lower_ for token in doc[max(0, row.start - LONGEST_LINK) : row.start])
    link = next((one for one in (*COMPANY, *INSTANCES) if said[-len(one) :] == one), None)
    if link is None:
        return None
    cue = (row.start - len(link), row.start)
    end = cue[0] - (cue[0] > 0 and doc[cue[0] - 1].text == ",")
    whole = phrase_before(doc, end) if link in INSTANCES else _class_named(doc, end)
    if whole is None:
        return None
    plural = doc[whole[1] - 1].tag_ in ("NNS", "NNPS")
    focused = len(doc) <= FOCUS * (row.end - row.start) and len(row.items) > 2 and whole[0] <= 1
    if link in INSTANCES and not (plural and focused):
        return None
    return _hierarchy(sentence, part(sentence, *whole), row.parts, 0.5 if link in INSTANCES else 0.65, cue)


def _class_named(doc: Doc, end: int) -> Tokens | None:
    """The class that a thing belongs to, named before a token: `belongs to the cephalopods`, `is one of the apes`."""
    for at in range(end - 1):
        one_of = doc[at].lower_ == "one" and doc[at + 1].lower_ == "of" and at > 0 and doc[at - 1].lemma_ == "be"
        if one_of or (doc[at].lemma_.lower() == "belong" and doc[at + 1].lower_ == "to"):
            whole = phrase_at(doc, at + 2)
            return whole if whole is not None and whole[1] == end else None
    return None


def _whole(reading: Reading, sentence: ReadSentence, noun: int, end: int) -> Part | None:
    """What there are three kinds of: after `of`, or the sentence's subject."""
    doc = sentence.doc
    if noun + 1 < end and doc[noun + 1].lower_ == "of":
        last = next(
            (at for at in range(noun + 2, end) if doc[at].text in (":", ",", "—", "–", "(") or doc[at].pos_ == "VERB"),
            end,
        )
        if last > noun + 2:
            return part(sentence, noun + 2, last)
    main = next((one for one in clauses(sentence) if one.verb is not None), None)
    return None if main is None else subject_of(reading, sentence, main.subject or main.shared_subject)


def subject_of(reading: Reading, sentence: ReadSentence, subject: Tokens | None) -> Part | None:
    """A subject as the whole; for a pronoun, the subject of the sentence before."""
    if subject is None:
        return None
    opening = sentence.doc[subject[0]]
    if opening.lower_ not in POINTING or subject[1] - subject[0] > 1:
        return part(sentence, *subject)
    if opening.lower_ not in ("it", "they", "these", "this") or not sentence.index:
        return None
    before = reading.sentences[sentence.index - 1]
    main = next((one for one in clauses(before) if one.verb is not None and one.subject is not None), None)
    if main is None or main.subject is None or before.doc[main.subject[0]].lower_ in POINTING:
        return None
    return part(before, *main.subject)


def _bullets(listed: MarkdownList) -> HierarchyOpportunity | None:
    """Markdown bullets under `… is one of three things:` or `there are two kinds of …:`."""
    lead = listed.lead
    told = None if lead is None else announced(lead)
    if lead is None or told is None or told.count != len(listed.items):
        return None
    doc = lead.doc
    one_of = told.start > 1 and doc[told.start - 1].lower_ == "of" and doc[told.start - 2].lower_ == "one"
    if not one_of and doc[told.noun].lemma_.lower() not in PARTS:
        return None
    clause = next((one for one in reversed(clauses(lead)) if one.verb is not None), None)
    subject = None if clause is None else clause.subject
    of = told.noun + 1 < len(doc) and doc[told.noun + 1].lower_ == "of"
    end = next((at for at in range(told.noun, len(doc)) if doc[at].is_punct), len(doc))
    if of and end > told.noun + 2:
        whole = part(lead, told.noun + 2, end)
    elif subject is not None and doc[subject[0]].lower_ not in POINTING:
        whole = part(lead, *subject)
    else:
        whole = part(lead, told.start, told.noun + 1)
    parts = tuple(item_head(item) or part(item[0], 0, len(item[0].doc)) for item in listed.items)
    return HierarchyOpportunity(
        span=Span(start=lead.span.start, end=listed.items[-1][-1].span.end),
        priority=Priority.HIGH,
        confidence=0.85,
        evidence=(lead.span_of(told.start, told.noun + 1),),
        reason=f"a list of kinds: “{doc[told.start : told.noun + 1].text}”",
        whole=whole,
        parts=parts,
    )


def _told_apart(reading: Reading, sentence: ReadSentence) -> HierarchyOpportunity | None:
    """`It has three layers.` and the sentences after it that name one each."""
    told = announced(sentence)
    if told is None or sentence.doc[told.noun].lemma_.lower() not in PARTS:
        return None
    named = named_after(reading, sentence, told)
    whole = _whole(reading, sentence, told.noun, len(sentence.doc)) if named else None
    if whole is None:
        return None
    parts = tuple(part(one.sentence, *one.tokens) for one in named)
    cue = (told.start, told.noun + 1)
    sure = 0.75 if told.count > 2 else 0.55  # two are rather a comparison
    return _hierarchy(sentence, whole, parts, sure, cue).model_copy(
        update={"span": Span(start=sentence.span.start, end=named[-1].sentence.span.end)}
    )


def _hierarchy(
    sentence: ReadSentence, whole: Part, parts: tuple[Part, ...], confidence: float, cue: Tokens
) -> HierarchyOpportunity:
    said = sentence.doc[cue[0] : cue[1]].text
    return HierarchyOpportunity(
        span=sentence.span,
        priority=Priority.HIGH if confidence > 0.6 else Priority.MEDIUM,
        confidence=confidence,
        evidence=(sentence.span_of(*cue),),
        reason=f"a whole and its parts: “{said}”",
        whole=whole,
        parts=parts,
    )
