"""The shapes of noun phrases, as parts of patterns over a sentence's tag string, of which `shapes.py` makes those of attributions."""

from __future__ import annotations

_WORD = (
    r"(?:[dNSncm#%/]|E(?=[nNScmQ#E])|(?<=[d'nNEi])G(?=[nNSc])|(?<=[nN])G(?=,)|[QI]\.?|'|\([^()]{1,8}\)|<[^<>]{1,8}>)"
)
_PART = rf"(?:{_WORD}|r(?=E)|(?<=d)r(?=[nNScmQ])|T(?=[n'])|(?<=d)T(?=N)|-(?=[Nn#]))"
PHRASE = rf"(?:{_PART}+)"
"""A noun phrase without its prepositional tail."""

_TIME_ALONE = r"T(?![n'])"
_STEP = rf"(?:{_PART}|{_TIME_ALONE})"
"""A word of a phrase, or a time that is no part of one.

Here and below each letter can be read in one way only: what could be read in two would take twice as long for each word.
"""
NEARLY = r"(?:p|b?db|pn)(?=d?#)"
"""How near a figure is, behind the preposition of a tail: a survey of about 40, of more than a million, of at least 40."""
_BEHIND_PREPOSITION = rf"(?:(?<!z)t(?=[nS])|r(?!E)|{NEARLY})?"
_TWO_PREPOSITIONS = r"(?:p(?=p(?!n?d?#)))"
"""The first of two prepositions, of which the second says nothing of how near a figure is: away from the syndicate."""
_BEFORE_TAIL = rf"{_TWO_PREPOSITIONS}?[ipz]"
TAIL = rf"(?:i[#d]T(?![n'])|(?:db|y(?=[Nd])|{_BEFORE_TAIL}{_BEHIND_PREPOSITION}){PHRASE}|{_BEFORE_TAIL}(?:{_BEHIND_PREPOSITION}{_TIME_ALONE}|r?o)|zs)"
_NO_PART = r"[EG](?!(?<=E)[nNScmQ#E]|(?<=[d'nNE]G)[nNSc])"
_PARTICIPLE = rf"(?:(?=[EG][xr]?(?:p?y|[ipz])?{_STEP}){_NO_PART}(?:x|r(?!E))?|(?=[vge]r?(?:[ipzy]{_STEP}|d?T))[vge]r?|V(?=y{_STEP}))"
"""A participle behind a noun, before what belongs to it: held in Leeds, published on Sunday, carried out by Acme, run by it."""
REDUCED = rf"(?:{_PARTICIPLE}(?:(?:p?y)?{_STEP}|[ipz](?:{_BEHIND_PREPOSITION}{_STEP}|r?o))+|[vge]r(?=[xvVum]|$))*"
"""What participles reduce clauses to, as one run of words: to which of them each belongs makes no difference."""


def nominal(reduced: str) -> str:
    """A noun phrase with its tail and with what participles may have reduced behind it."""
    return rf"(?:{PHRASE}{TAIL}*{reduced})"


NOMINAL = nominal(REDUCED)
"""A noun phrase with its tail: the director of the bureau in Leeds, shops such as Acme."""
