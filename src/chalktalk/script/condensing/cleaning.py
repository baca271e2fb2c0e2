"""A source's sentence as it can be said: without citations, references to notes, addresses and remarks in brackets."""

import re

_CITATION = re.compile(r"\s*\[(?:\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|citation needed|note \d+|[a-z]|who\?|when\?)\]")
_YEAR = r"(?:1[6-9]|20)\d\d[a-z]?"
_AUTHORS = re.compile(
    rf"\s*\((?:see |e\.g\.,? |cf\. |reviewed in )?[A-Z][^()]{{0,120}}?,?\s{_YEAR}(?:[,;][^()]{{0,160}})?\)"
)
_NAMED_AUTHOR = re.compile(
    rf"(?<=[a-z.])\s*\({_YEAR}\)(?=\s+(?:found|show|report|argue|observ|suggest|propos|describ))"
)
_POINTER = re.compile(
    r"\s*\((?:see |cf\. |as (?:shown|seen) in )?(?:also )?(?:figs?\b\.?|figures?|tables?|eqs?\b\.?|equations?|"
    r"sections?|sect\.|appendix|chapter|supplementary|ref\.|n\s*=|p\s*[<=]|95\s?%\s*CI|left|right|above|below)[^()]{0,120}\)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\s*[(<\[]?(?:https?://|www\.|doi:|mailto:)[^\s)>\]]+[)>\]]?|\s*\(?\b[\w.+-]+@[\w-]+\.[\w.]+\)?", re.IGNORECASE
)
_RAISED = re.compile(r"(?<=[\w.,;)”])[¹²³⁰⁴-⁹](?:[,–⁻]?[¹²³⁰⁴-⁹])*(?=$|[\s.,;:)])|[†‡§](?=\s|$)|(?<=\w)\*(?=\s|$)")
_UNITS = re.compile(r"(?:\b(?:k?m|cm|mm|ft|mi|s|in|yd|nm|µm|x|n|r|t|c|v|e)|\))$")
_REMARK = re.compile(r"\s*[\[{][^\[\]{}]{0,80}[\]}]")
_EMPTY = re.compile(r"\s*\(\s*[,;]*\s*\)")
_BEFORE_MARK = re.compile(r"\s+([.,;:!?])")


def cleaned(sentence: str) -> str:
    """The sentence without what cannot be said; what stands in ordinary round brackets stays."""
    text = sentence
    for pattern in (_ADDRESS, _CITATION, _AUTHORS, _NAMED_AUTHOR, _POINTER):
        text = pattern.sub("", text)
    text = _RAISED.sub(lambda mark: mark[0] if _UNITS.search(text[: mark.start()]) else "", text)
    text = _EMPTY.sub("", _REMARK.sub("", text))
    return _BEFORE_MARK.sub(r"\1", " ".join(text.split()))
