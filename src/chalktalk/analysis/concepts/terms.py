"""How hard a term is by itself: how far from what can be touched, and how far from everyday language.

Both are estimates from a word's form and frequency, not measurements: there is no concreteness lexicon here. A
plain noun of which nothing is known is taken to be a little more concrete than abstract.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from wordfreq import available_languages, zipf_frequency

from chalktalk.analysis.language.wording import words
from chalktalk.analysis.telling.difficulty import syllables

COMMON, RARE = 6.0, 2.5
"""Zipf frequencies of words of every day and of rare ones: log10 of uses in a billion words (Van Heuven et al. 2014).
The small word list ends at 3."""
ABSTRACTION, TECHNICALITY = 0.6, 0.4
"""What each counts for in a concept's difficulty."""

UNKNOWN = 0.4
"""Abstraction of a noun whose form says nothing."""
BY_ENDING = (
    (re.compile(r"(ology|ism|ity|ness|hood|ship|dom|acy|ency|ancy|ics|itude)$"), 0.9),
    (re.compile(r"(tion|sion|ence|ance|ment|sis|ure|graphy|metry|nomy|cracy)$"), 0.75),
    (re.compile(r"ing$"), 0.6),
    (re.compile(r"(er|or|ist|ian|eer|ee|ess|ant)$"), 0.25),
    (re.compile(r"(let|ette|ling|phone|scope|meter|gram|ware)$"), 0.2),
)
"""What an ending says: qualities and doctrines; events and states; actions; doers and tools; small things, devices."""
ABSTRACT = words(
    "idea thought concept theory law rule right duty freedom power force energy time space truth belief faith hope "
    "fear love hate anger joy grief mind memory knowledge skill risk chance luck cost price value worth wealth debt "
    "trust demand supply growth decline change cause effect logic reason sense meaning proof doubt choice goal plan "
    "method system process structure pattern model order chaos peace war crime sin virtue culture history future past "
    "age era life death sleep dream pain pleasure health disease speed heat weight length depth height rate ratio "
    "average trend market economy trade tax policy state society class status role gene entropy gravity mass charge "
    "field frequency wave spin copyright credit interest inflation empathy reflex instinct habit"
)
CONCRETE = words(
    "cell virus body brain heart lung blood bone skin hand finger eye ear nose mouth tooth head arm leg foot hair "
    "muscle nerve stomach animal dog cat horse cow pig sheep bird fish snake frog insect bee ant butterfly tree leaf "
    "root flower seed plant rose grass fruit apple bean grain rice wheat flour bread loaf dough cheese milk egg meat "
    "salt sugar tea coffee beer wine water ice snow rain cloud river lake sea ocean island mountain hill stone rock "
    "sand soil mud metal iron steel copper gold silver tin wood paper glass plastic rubber cloth wool silk leather "
    "house wall roof door window room floor bed chair table desk lamp cup bowl pot pan plate knife fork spoon oven "
    "fridge stove bottle box bag basket book page pen pencil ink letter map picture photo camera clock watch phone "
    "screen computer laptop keyboard mouse cable chip battery motor engine wheel car bus truck lorry train ship boat "
    "plane rocket satellite bridge road street lane tower castle church school shop factory farm field garden park "
    "city town village planet star moon sun earth sky satellite king queen emperor soldier army child baby woman man "
    "doctor nurse teacher student waiter driver string hammer key jack pedal gun sword arrow bomb ball coin note "
    "ticket shoe coat hat glove ring needle thread rope chain nail screw lever spring piston valve pipe pump tank "
    "mirror lens telescope crystal atom molecule electron proton neutron photon bacteria bacterium fungus mold yeast "
    "egg shell feather wing tail umbrella mattress pillow piano violin drum guitar stem bud wall fleet ship horse"
)
LEARNED = re.compile(
    r"ph|rh|psy|chr|ology|graph|therm|hydr|^bio|neur|cardi|cyt|morph|^poly|photo|electr|^syn|^meta|^micr|^macr|hyper|^hypo|"
    r"^anti|^iso|lysis|osis$|itis$|zyme|plasm|trop|phil|path|^para|^endo|^exo|^inter|^trans|^sub|^quant|(ase|ose|ium|ix|ome)$"
)
"""Greek and Latin word parts that terms are made of."""


def abstraction(name: Sequence[str], *, proper: bool) -> float:
    """0: can be touched. 1: can only be thought. The head counts most; a proper name is someone or somewhere."""
    if proper:
        return 0.2
    each = [_abstraction(word) for word in name]
    return each[-1] if len(each) == 1 else 0.7 * each[-1] + 0.3 * max(each[:-1])


def _abstraction(word: str) -> float:
    if word in CONCRETE:
        return 0.1
    if word in ABSTRACT:
        return 0.85
    return next((value for ending, value in BY_ENDING if len(word) > 4 and ending.search(word)), UNKNOWN)


def technicality(name: Sequence[str], language: str, *, proper: bool, capitals: bool) -> float:
    """0: a word of every day. 1: a word of experts. By its most technical word; half for a mere proper name.

    Frequency weighs half, the length in syllables a quarter, Greek and Latin word parts a quarter. Capitals that stand
    for words (`DNS`) are always somewhat technical.
    """
    if capitals:
        return 0.6
    each = max((_technicality(word, language) for word in name), default=0.0)
    return 0.5 * each if proper else each


def _technicality(word: str, language: str) -> float:
    long = min(1.0, max(0, syllables(word) - 1) / 4)
    return 0.5 * rarity(word, language) + 0.25 * long + 0.25 * (LEARNED.search(word) is not None)


def hardness(abstract: float, technical: float) -> float:
    """A concept's difficulty."""
    return ABSTRACTION * abstract + TECHNICALITY * technical


@lru_cache(maxsize=16384)
def rarity(word: str, language: str) -> float:
    """0 for a word of every day, 1 for a rare one, or in a language that nothing is known of."""
    code = language.lower().split("-")[0]
    if code not in _languages():
        return 1.0
    return min(1.0, max(0.0, (COMMON - zipf_frequency(word, code, wordlist="small")) / (COMMON - RARE)))


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    return frozenset(available_languages("small"))
