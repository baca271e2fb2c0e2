"""The English words that the rules lean on. Other languages get none, and the rules that need none.

The tables are short on purpose: they hold what changes a decision, not a dictionary. A proper tagger will replace them.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(*phrases: str) -> tuple[tuple[str, ...], ...]:
    """Longest first, so that `at the same time` is tried before `at`."""
    return tuple(sorted((tuple(phrase.split()) for phrase in phrases), key=lambda phrase: (-len(phrase), phrase)))


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What is known of a language's words; empty for one we know nothing of."""

    articles: frozenset[str] = frozenset()
    """Also possessives and pointing words: what may open a noun phrase and says nothing itself."""
    pronouns: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    """Adverbs that a label can do without."""
    adjectives: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    """Stems, see `stem`."""
    vague: frozenset[str] = frozenset()
    """Nouns that show nothing: `thing`, `way`."""
    times: frozenset[str] = frozenset()
    """Nouns that say when, not what."""
    negations: frozenset[str] = frozenset()
    """Words without which a label would say the opposite."""
    openers: tuple[tuple[str, ...], ...] = ()
    """Phrases that lead into a thought without being part of it: `but here is the thing`."""
    first_words: tuple[tuple[str, ...], ...] = ()
    """Phrases that open a sequence."""
    order_words: tuple[tuple[str, ...], ...] = ()
    """Phrases that carry a sequence on, those that open it among them."""
    contrast_words: tuple[tuple[str, ...], ...] = ()
    """Phrases in a second sentence that set its subject against the first one's."""
    closing_words: tuple[tuple[str, ...], ...] = ()
    """Phrases that open a closing."""
    joiners: frozenset[str] = frozenset()
    """Words that join two clauses whose subjects stand against each other."""
    headings: dict[str, str] = field(default_factory=dict)
    """A heading by kind of visual, where the text offers none."""


NO_LEXICON = Lexicon()

_BASE_VERBS = """
accept ache act add adapt affect agree aim allow announce answer appear apply arrange arrive ask attach attack attract
avoid bake balance bathe beat become begin believe belong bend bind blend block blow boil borrow bounce break
breathe bring build burn burst buy call carry cast catch cause change charge check choose chase claim clean climb close
collapse collect combine come compare compete compute connect consist consume contain continue contract control convert
cook cool copy cost cover crack crash create creep cross cry cure cut dance deal decide declare decline defend define
deliver demand depend describe destroy detect develop die differ dig disappear discover display dissolve divide do
double draw dream drink drive drop dry earn eat emit enable encode encounter encourage end enter escape evolve exist
expand expect explain explode explore expose extract face fade fail fall fear feed feel fight fill filter find finish
fit fix float flow fly focus fold follow force forget form freeze gain gather generate get give glow go grab grow guard
guess guide handle hang happen harm hatch hate have heal hear heat help hide hit hold hunt imagine improve include
increase infect inject insert inspire invent invest involve join jump keep kick kill kiss know label land last laugh
launch lay lead lean learn leave lend let lie lift like limit link listen live load lock look lose love lower make
manage march mark match matter mean measure meet melt mix move multiply need notice obey observe obtain occur offer open
operate orbit order outgrow outnumber outrun own pass pay permit pick place plan play point pour praise predict
prefer prepare press prevent produce promise protect prove provide pull pump punish push put raise reach react read
realise realize receive recognise recognize record recover reduce reflect refuse regulate reject release rely remain
remember remove repair repeat replace require resist respond rest return reveal ride ring rise roll rot rule run rush
save say scatter scratch search see seem select sell send separate serve set settle shake shape share shift shine shoot
show shrink shut sign sing sink sit sleep slide slip slow smell solve sort speak spend spill spin split spoil spread
stand start stay steal stick stop store strike struggle study succeed suck suffer suggest supply support suppose
surround survive sweep swim swing switch take talk taste teach tear tell tend test think threaten throw tie touch trace
track trade train transform translate transmit trap travel treat trigger trust try turn twist understand unlock use
vaccinate vanish vary vibrate visit vote wait wake walk want warm warn wash waste watch weaken wear weigh win wipe work
worry wrap write yield
"""

_IRREGULAR_VERBS = """
was were been being had has did done does went gone made took taken gave given got gotten came became began begun broke
broken brought built bought caught chose chosen cost cut dealt drew drawn drank drove driven ate eaten fell fallen fed
felt fought found flew flown forgot forgotten froze frozen grew grown held hid hidden hit kept knew known laid led left
lent lost meant met paid put ran rose risen said saw seen sold sent set shook shone shot showed shown shrank sang sank
sat slept spoke spent spun stood stole stuck struck swam taught told thought threw thrown understood woke wore won
wrote written
"""

ENDING = re.compile(r"(?<=..)(?:ing|(?<!e)ed)$")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word's rough stem: equal for its plural, third person, -ing and -ed forms. Lower case in, lower case out."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    bare = ENDING.sub("", word)
    if bare != word and any(sign in "aeiouy" for sign in bare):
        word = bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "lsz" else bare
    return word[:-1] if len(word) > 2 and word.endswith("e") else word


ENGLISH = Lexicon(
    articles=_words(
        "a an the this that these those my your his her its our their some any another such what which whose"
    ),
    pronouns=_words(
        "i you he she it we they me him us them myself yourself himself herself itself ourselves themselves "
        "ones each someone somebody anyone anybody everyone everybody nobody something anything everything "
        "nothing who whom here there it's that's there's they're you're we're i'm he's she's what's mine "
        "yours hers ours theirs others"
    ),
    prepositions=_words(
        "of in on at by for with without from to into onto out off over under above below between among "
        "through across about around against along after before during until till since behind beside besides "
        "beyond near per via inside outside depending according given toward towards upon within throughout "
        "despite except up down away back like instead"
    ),
    conjunctions=_words(
        "and or but nor so yet because although though while whereas if unless when whenever where wherever "
        "that which who whose how why whether as than then however therefore thus hence until once"
    ),
    auxiliaries=_words(
        "am is are was were be been being have has had do does did can could will would shall should may "
        "might must cannot can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't "
        "couldn't wouldn't shouldn't not never ought"
    ),
    adverbs=_words(
        "very really quite just only even also too still already almost nearly about around simply actually "
        "basically literally again ever always often usually sometimes perhaps maybe soon now today tomorrow "
        "yesterday alone instead indeed rather somewhat exactly roughly merely mostly mainly together later "
        "alike once twice ago yesterday far enough so please finally suddenly slowly quickly easily"
    ),
    adjectives=_words(
        "new old good bad big small large little long short high low hot cold real full empty free first "
        "second third last next few many much several other same different great own late early young "
        "important strange tiny huge main whole hard easy simple true false right wrong strong weak weakened "
        "safe plain single certain possible better best worse worst bigger larger smaller harmless dangerous "
        "deep wide thick thin warm cool rich poor bright dark heavy fast slow cheap sturdy fragile mild stray "
        "ready busy able dry wet clean red blue green white black every both all one no twentieth nineteenth "
        "modern ancient local global natural two three four five six seven eight nine ten eleven twelve more "
        "most less least hundred thousand million billion half blind well ill sick entire very stable common"
    ),
    negations=_words(
        "not never no cannot can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't "
        "hadn't couldn't wouldn't shouldn't without"
    ),
    verbs=frozenset(stem(word) for word in _BASE_VERBS.split()) | _words(_IRREGULAR_VERBS),
    vague=_words(
        "thing things way ways lot lots kind kinds sort sorts case cases fact point points part parts end "
        "start beginning reason reasons example examples number numbers row rows order turn rest side place "
        "one ones come go take make get do keep put let seem stay become give start begin call mean comes "
        "goes takes makes gets keeps puts lets seems stays becomes gives starts begins calls means came went "
        "took made got kept gave began became been called meant feel feels felt"
    ),
    times=_words(
        "time times moment moments second seconds minute minutes hour hours day days night nights week weeks "
        "month months year years decade decades century centuries today morning evening january february "
        "march april june july august september october november december"
    ),
    openers=_phrases(
        "and", "but", "so", "or", "yet", "now", "then", "also", "however", "in fact", "of course", "after all",
        "it turns out that", "it turns out", "turns out", "that means that", "that means", "this means", "that is why",
        "this is why", "that's why", "here is the thing", "here's the thing", "here is the trick", "the point is",
        "the truth is", "the trick is", "in other words", "for example", "for instance", "imagine that", "suppose that",
        "remember that", "as a result", "therefore", "thus", "meanwhile", "right now", "in short", "to sum up",
        "in the end", "here is why", "you see", "think of it like this", "no wonder", "instead",
        "on the one hand", "on the other hand", "at last", "at first",
    ),
    first_words=_phrases(
        "first", "firstly", "first of all", "to begin with", "to start with", "step one", "the first step", "at first",
        "it starts with", "it begins with", "it all starts", "to start",
    ),
    order_words=_phrases(
        "first", "firstly", "first of all", "to begin with", "to start with", "step one", "step two", "step three",
        "the first step", "the second step", "the third step", "the next step", "the last step", "it starts with",
        "it begins with", "it all starts", "to start", "second", "secondly", "third", "thirdly", "fourth", "fifth",
        "then", "next", "after that", "afterwards", "after this", "later", "soon after", "and then", "finally",
        "at last", "lastly", "in the end", "eventually", "at first", "from there", "weeks later", "days later",
        "years later", "months later", "minutes later", "seconds later", "once that is done", "last",
    ),
    contrast_words=_phrases(
        "in contrast", "by contrast", "on the other hand", "conversely", "on the contrary",
    ),
    closing_words=_phrases(
        "so remember", "remember", "in short", "to sum up", "in summary", "in a nutshell", "all in all", "so",
        "in the end",
        "to conclude", "in conclusion", "that is why", "that's why", "and that is", "now you know", "the next time",
        "next time", "and so", "to recap", "so next time", "put simply", "the lesson", "and that's",
    ),
    joiners=_words("whereas while but"),
    headings={
        "list": "What belongs together",
        "process": "How it works",
        "comparison": "Side by side",
        "recap": "What to remember",
    },
)  # fmt: skip


def lexicon_for(language: str) -> Lexicon:
    """The tables for a BCP 47 language tag."""
    return ENGLISH if language.lower().split("-")[0] == "en" else NO_LEXICON
