"""The author's own lexicon: how words are said that a voice would get wrong."""

import re
import tomllib
from pathlib import Path
from unicodedata import category, normalize

from chalktalk.documents.brief import Pronunciation
from chalktalk.errors import MachineError, OptionError, Place
from chalktalk.script.frontmatter import Value
from chalktalk.script.terms import term_key

FILE_NAME = "lexicon.toml"

_IPA = re.compile(r"/(.*)/")
_IPA_LETTERS = frozenset(
    "abcdefhijklmnopqrstuvwxyzgɡæɐɑɒɔəɘɛɜɝɚɞɤɨɪɯɵøœɶʉʊʌʏᵻβɸθðʃʒʂʐɕʑçʝxɣχʁħʕɦɬɮɫɭʎʟɱɲɳŋɴɹɻɾɺɽʀʋɥɰʍʔɖʈɟɢʤʧʦ"
    "ˈˌːˑ.ʰʲʷˠˤ‿-' :"
)
_SAYABLE = "'’- "
"""What a respelling may hold beside letters and digits."""
_HINT = 'write it in plain letters, such as "cube control", or in IPA between slashes, such as "/ˈkuːbkənˌtroʊl/"'


def read_lexicon(given: Value | None, script: Path) -> tuple[Pronunciation, ...]:
    """The author's own lexicon: front matter, then `lexicon.toml` beside the script, then that in the current folder.

    Args:
        given: What the front matter has for `lexicon`, if anything.
        script: The script's file; it need not be there.

    Raises:
        OptionError: at a file and line, if an entry or a file cannot be understood.
        MachineError: if a file is there and cannot be read.
    """
    folders = dict.fromkeys((script.parent.absolute(), Path.cwd()))
    written = given.entries if given else ()
    entries = [_entry(word, value.text, Place(str(script), value.line)) for word, value in written]
    entries += (entry for folder in folders for entry in _entries_of(folder / FILE_NAME))
    known: dict[str, Pronunciation] = {}
    for entry in entries:
        known.setdefault(entry.word.casefold(), entry)
    return tuple(known.values())


def _entry(word: str, text: str, place: Place) -> Pronunciation:
    ipa = _IPA.fullmatch(text.strip())
    said = " ".join((ipa[1] if ipa else text).split())
    if not term_key(word):
        raise OptionError("a pronunciation without its word", where=place, hints=("write word = pronunciation",))
    if not said or (ipa and not re.search(r"[^\W\d_]", said)):
        raise OptionError(f"the lexicon does not say how ‘{word}’ is said", where=place, hints=(_HINT,))
    if ipa:
        letters = (sign for sign in normalize("NFD", said) if category(sign) != "Mn")
        if odd := next((sign for sign in letters if sign not in _IPA_LETTERS), None):
            raise OptionError(f"‘{odd}’ in /{said}/ is no letter of the phonetic alphabet", where=place, hints=(_HINT,))
    elif not any(map(str.isalnum, said)) or any(
        sign not in _SAYABLE and category(sign)[0] not in "LMN" for sign in said
    ):
        raise OptionError(f"‘{said}’ is no way to say ‘{word}’: signs are not spoken", where=place, hints=(_HINT,))
    terms, parts = len(term_key(word)), len(said.split())
    if terms > 1 and terms != parts:
        hint = f"give {terms} parts with a space between them, one for each word; hyphens join syllables"
        raise OptionError(f"‘{word}’ has {terms} words, and how it is said has {parts}", where=place, hints=(hint,))
    return Pronunciation(word=" ".join(term_key(word)), **{"ipa" if ipa else "respelling": said})


def _entries_of(path: Path) -> list[Pronunciation]:
    where = Place(str(path))
    try:
        text = path.read_text("utf-8")
        values = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as fault:
        raise MachineError("the lexicon cannot be read", where=where, hints=(str(fault.strerror),)) from fault
    except UnicodeDecodeError as fault:
        raise OptionError("the lexicon is not UTF-8", where=where, hints=("save it as UTF-8",)) from fault
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"line (\d+)", str(fault))
        place = Place(str(path), int(line[1]) if line else None)
        hint = 'write lines such as kubectl = "cube control"; a word with spaces, signs or accents stands in quotes too'
        raise OptionError(f"the lexicon is no TOML: {fault}", where=place, hints=(hint,)) from fault
    entries = []
    for word, value in values.items():
        place = Place(str(path), _line_of(word, text))
        if not isinstance(value, str):
            raise OptionError(f"how ‘{word}’ is said is no text", where=place, hints=(_HINT,))
        entries.append(_entry(word, value, place))
    return entries


def _line_of(word: str, text: str) -> int | None:
    """Where a key of a TOML file stands, as far as can be told without its grammar."""
    pattern = re.compile(rf"\s*[\[\"']*{re.escape(word)}[\]\"']*\s*(?:[=.]|$)")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), None)
