"""Whether something happens in a clause: what tells a step from a state, a remark, a wish or an aside."""

from chalktalk.analysis.language.bounds import RELATIVE, VERBAL
from chalktalk.analysis.language.grammar import Clause
from chalktalk.analysis.language.wording import phrases, words

STATES = words(
    "be have know like love hate mean need want contain include consist belong depend exist matter resemble"
    " equal weigh cost remain stay deserve own lack involve concern believe think suppose guess hope wish doubt "
    "prefer understand remember forget imagine consider agree call name say tell write explain argue claim report "
    "suggest show describe ask wonder mind care tend deserve own owe fit suit measure last range vary differ sit live "
    "speak refer represent count describe define hold expect prove"
)
"""Verbs in which nothing happens, or someone merely says something."""
BIDDEN = words("hold stay write call tell ask measure count describe name leave remain weigh say explain check")
"""States that are acts where one is told to do them: `hold your breath`."""
MEASURING = words("weigh measure count")
"""States of a thing that are acts where they are done to it: `the milk is weighed`."""
ASKING = words(
    "let say suppose imagine picture think consider remember notice note look read see forget worry stop try"
)
"""Imperatives that ask for attention, not for a step."""
SUPPOSING = words("say suppose imagine picture")
UNREAL = words("not n't n’t never hardly rarely seldom can could may might should would cannot must needn't")
"""Before a verb they say that it does not happen, or only might."""
ABLE = words("can could")
"""Those that a result may have: `so nutrients can pass`."""
WHENEVER = phrases(
    "each time",
    "every time",
    "the moment",
    "the instant",
    "by the time",
    "a little before",
    "just before",
    "shortly before",
    "shortly after",
    "as long as",
    "so long as",
    "as far as",
    "the first time",
    "the next time",
)
"""What makes a clause the time of another."""
NOBODY = words("no nobody nothing none neither no-one")
TIMES = words("second minute hour day week month year time while moment")
"""What `it takes`, where it only measures."""
COMMENTING = words("this that which it")
"""Subjects of `makes it cheap`."""
NOT_STEPS = words("there what")
SENSES = words("look feel sound seem taste smell appear")
"""Verbs that are states before an adjective: `looks white`, but `looks it up`."""
HAPPENING = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN"})


def happens(clause: Clause, *, chained: bool) -> bool:
    """Whether something happens in a clause that is said as a fact, or as an instruction.

    A state counts where it comes `again`, and as a link in a row of results: `so it fills up, so they want it wider`.

    Args:
        clause: The clause.
        chained: Whether it stands in such a row.
    """
    head = clause.head
    if head is None or not is_main(clause) or not _is_real(clause, chained=chained):
        return False
    if _is_comment(clause) or _is_aside(clause):
        return False
    doc, lemma = clause.sentence.doc, head.lemma_.lower()
    rest = doc[clause.rest[0] : clause.end]
    if clause.imperative and lemma in ASKING:
        return lemma in SUPPOSING and len(rest) > 0 and rest[0].lower_ == "you"
    if chained or (clause.imperative and lemma in BIDDEN):
        return True
    obliged = lemma == "have" and clause.rest[0] < len(doc) and doc[clause.rest[0]].tag_ == "TO"
    comes_again = any(token.lower_ == "again" for token in doc[clause.start : clause.end])
    asks = lemma == "ask" and any(token.lower_ == "for" for token in rest)
    seems = lemma in SENSES and len(rest) > 0 and rest[0].tag_ not in ("PRP", "RP") and rest[0].lower_ != "up"
    state = lemma in STATES and not (head.tag_ == "VBN" and lemma in MEASURING)
    return obliged or comes_again or asks or (not state and not seems and head.pos_ == "VERB")


def _is_real(clause: Clause, *, chained: bool) -> bool:
    """Whether it is said to happen, by somebody: not `could`, not `has happened`, not `nobody does`."""
    doc, head, verb = clause.sentence.doc, clause.head, clause.verb
    assert head is not None
    assert verb is not None
    who = _who(clause)
    whole = clause.subject is not None and clause.subject[1] - clause.subject[0] > 1  # `what is left goes …`
    if head.tag_ not in HAPPENING or who in NOBODY or (who in NOT_STEPS and not whole):
        return False
    results = chained and any(doc[at].lower_ == "so" for at in range(*clause.opener))
    unreal = UNREAL - ABLE if results else UNREAL
    perfect = doc[verb[0]].lemma_.lower() == "have" or head.lemma_.lower() == "do"
    done = verb[1] - verb[0] > 1 and head.tag_ == "VBN" and perfect
    return not done and not any(token.lower_ in unreal for token in doc[clause.start : verb[1]])


def _who(clause: Clause) -> str:
    """The first word of its subject."""
    subject = clause.subject or clause.shared_subject
    return "" if subject is None else clause.sentence.doc[subject[0]].lower_


def _is_comment(clause: Clause) -> bool:
    """Whether a clause judges, measures or invites: `that makes it cheap`, `it takes a minute`, `let's talk`."""
    doc, head, subject, who = clause.sentence.doc, clause.head, clause.subject, _who(clause)
    assert head is not None
    if who == "the" and subject is not None and doc[subject[0] + 1].tag_ in ("JJR", "RBR"):
        return doc[subject[0] + 2].pos_ in ("PRON", "DET")  # `the deeper it stands, the tighter the seal`
    lemma, rest = head.lemma_.lower(), doc[clause.rest[0] : clause.end]
    if clause.imperative:
        invites = any(token.lower_ == "let" for token in doc[clause.start : clause.rest[0]])
        return invites or (lemma == "do" and len(rest) > 0 and rest[0].tag_ == "PRP")  # `so do you`
    judges = lemma == "make" and who in COMMENTING and any(token.pos_ == "ADJ" for token in rest[1:])
    return judges or (lemma == "take" and any(token.lemma_.lower() in TIMES for token in rest))


def _is_aside(clause: Clause) -> bool:
    """Whether a verb only says more of a noun or names a time: `a clock that takes …`, `each time a cell divides`."""
    doc, verb = clause.sentence.doc, clause.verb
    assert verb is not None
    opening = tuple(token.lower_ for token in doc[clause.start : clause.start + 3])
    if any(opening[: len(phrase)] == phrase for phrase in WHENEVER) or _is_time(clause):
        return True
    following = doc[verb[1]].lower_ if verb[1] < len(doc) else ""
    if verb[1] - verb[0] == 1 and (following == "by" or (following == "of" and doc[verb[0]].lower_ == "made")):
        return True
    first, last = clause.subject or (0, 0)
    relative = [
        at for at in range(first, last) if doc[at].tag_ in RELATIVE or (at > first and doc[at].lower_ == "that")
    ]
    verbs = [at for at in range(first, last) if doc[at].pos_ in VERBAL]
    return not clause.subordinate and bool(relative) and not any(at > relative[-1] for at in verbs)


def _is_time(clause: Clause) -> bool:
    """Whether a clause only says which time it was: `(on) the day you signed up`, not `during the day they sleep`."""
    if clause.subject is None:
        return False
    before = [token.lower_ for token in clause.sentence.doc[clause.start : clause.subject[0]]]
    return before[-1:] != [] and before[-1] in TIMES and before[:-1] in (["the"], ["on", "the"])


def is_main(clause: Clause) -> bool:
    """Whether a clause is told for itself: `so …` and `, which …` go on with the story, `because …` explains it."""
    doc = clause.sentence.doc
    if not clause.subordinate:
        return True
    opener = [doc[at].lower_ for at in range(*clause.opener)]
    after_mark = clause.start > 0 and doc[clause.start - 1].text == ","
    if opener == ["before"] and doc[clause.opener[1]].lower_ == "long":
        return True
    return opener[-1] == "so" or (after_mark and opener in (["which"], ["who"]))
