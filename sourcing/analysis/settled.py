"""The letters of words, each told by itself → the same, told by the words beside them.

A capital at a sentence's start counts for nothing, a quotation is one thing, and a verb's form behind an article is a noun.
"""

from __future__ import annotations

from sourcing.analysis.lettered import APOSTROPHE
from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sourcing.analysis.parts import Sentence
    from sourcing.analysis.quotations import Quoted
    from sourcing.analysis.words import Words

_OPENING = frozenset(b"\"-('.;")
"""The tags of marks that a sentence may open with."""
_FUNCTION = frozenset("dsoipzykbwqtxr")
_LOWERED = _FUNCTION | frozenset("vuge")
"""What a capitalised word of a headline may turn out to be."""
_NO_SUBJECTS = frozenset("rGTuVp")
"""Tags of words that are no subject of a verb of speech."""
_VERBAL_NOUN = compile_re(r"V(?<=[dn']V)(?=[vVm])")
"""A form of a verb between a noun or its article and another verb is a noun: his tax return shows, the rise claims."""
_GERUND_NOUN = compile_re(r"g(?<=[d']g)(?=[^t\"])")
"""A cue verb's -ing form after an article is a noun: another ranking."""
_AFTER_DETERMINER = compile_re("(?<=d)(?:V|u(?=[xv,.;:)])|[vE](?=(?:,#,)?[xvV]|,[vegE][^,]{1,12},[xvV]))")
_BEFORE_VERB = compile_re("u(?<=[nS]u)(?=v)")
"""So is the base of a verb between a noun and another verb: the hospital trust said."""
_DESCRIBING = compile_re("(?<=d)[ve](?=[nSQ])")
"""A cue verb's past form between an article and a noun is an adjective: the learned judge, a proposed site."""
_HEAD_BEHIND_GERUND = compile_re("g(?<=[nN]g)(?=S[xvV])")
"""A cue verb's -ing form between two nouns, of which the second alone has a verb, may name a kind: a thrift holding company."""
_AUXILIARY = compile_re(r"'(?<=[swtqo]')")
"""What is attached to a pronoun is a verb: she's."""
_THAT_NIGHT = compile_re(r"t(?<=[nNS]t)(?=T[,;.v])")
"""What looks like the opening of a clause says which time it was: the nurse on duty that night."""
_EITHER = compile_re(r"s(?<=xs)(?=u)|s(?<=[nSNQ]s)(?=[vE])")
"""Between an auxiliary or a subject and its verb "neither" is no pronoun: would neither confirm nor deny, Roe neither confirmed nor."""
_ASKED = compile_re(r"v(?<=[SnN]v)(?=v[st\"])")
"""The first of two cue verbs in a row tells who speaks: the teachers questioned said that."""
_DAY = compile_re(r"\d{1,2}(?:[a-z]{2})?$")
"""A day of a month: 3, 21st."""
_PHRASE_LENGTH = 6
"""A quotation of up to this many words, marks included, may be a noun phrase."""


def settled_tags(
    words: Words,
    sentences: Iterable[Sentence],
    headlines: Iterable[Sentence],
    cases: str,
    quotations: Iterable[Quoted],
    *,
    lowered: Mapping[str, str],
    lists: Mapping[str, frozenset[str]],
) -> str:
    """The letters of all words of a document; `cases` has one letter for each word that says how it is written."""
    tags = bytearray(words.tags, "ascii")
    _lower_starts(tags, words, sentences, lowered, lists)
    _lower_headlines(tags, words, headlines, lowered)
    _tell_months(tags, words, lists)
    if APOSTROPHE in cases:
        _settle_apostrophes(tags, words, cases, quotations)
    _mask_quoted(tags, words, quotations)
    settled = _THAT_NIGHT.sub("d", _AUXILIARY.sub("x", tags.decode("ascii")))
    settled = _EITHER.sub(lambda word: "r" if words.lower(word.start()) in lists["correlatives"] else "s", settled)
    settled = _VERBAL_NOUN.sub("n", _GERUND_NOUN.sub("n", settled))
    settled = _BEFORE_VERB.sub(lambda verb: "n" if words.lower(verb.end()) in lists["always-verbs"] else "u", settled)
    settled = _ASKED.sub("E", settled)
    return _with_nouns(settled, words, lists["noun-openers"], lists["plural-nouns"])


def _lower_starts(
    tags: bytearray,
    words: Words,
    sentences: Iterable[Sentence],
    lowered: Mapping[str, str],
    lists: Mapping[str, frozenset[str]],
) -> None:
    """A capital at a sentence's start counts for nothing, but for a word that can only be a name: Jolly said."""
    articles, modals = lists["articles"], lists["modals"]
    speaking, personal = lists["always-verbs"], lists["personal-verbs"]
    for _, _, first, last in sentences:
        index = first
        while index < last and tags[index] in _OPENING:
            index += 1
        if index < last:
            found, form = tags[index], words.forms[index]
            if (found == _NAME and not _is_made_up(form)) or (found == _INITIAL and form.lower() in articles):
                tag = lowered[form]
                bare = tag in _NO_SUBJECTS or form.lower() in modals
                following = words.lower(index + 1) if index + 1 < last else ""
                names = bare and following in speaking  # Will said
                names = names or (tag == "G" and _speaks(tags, words, index + 1, last, speaking | personal))
                names = names or (tag in "uV" and _tells_of_name(tags, index))
                names = names or (tag == "o" and form.isupper())  # US officials
                names = names or (tag in "GEv" and _names_subject(tags, index))
                tags[index] = _NAME if names else ord(tag)


def _speaks(tags: bytearray, words: Words, verb: int, last: int, verbs: frozenset[str]) -> bool:
    """Whether a verb of speech stands at a place, or behind an auxiliary there, so that who stands before it has a name: Fleming argued."""
    if verb + 1 < last and tags[verb] == _AUXILIARY_TAG:
        verb += 1
    return verb < last and words.lower(verb) in verbs


def _is_made_up(form: str) -> bool:
    """Whether capitals inside a word make it a name wherever it stands: BMTrading."""
    return not form.isupper() and form[1:] != form[1:].lower() and form.isalpha()


_NAME, _INITIAL = b"NI"
_AUXILIARY_TAG, _TIME = b"xT"


def _tells_of_name(tags: bytearray, index: int) -> bool:
    """Whether a clause or an auxiliary with a verb of speech follows, so that the word is who speaks: Unite, which; Unite has said."""
    return bytes(tags[index + 1 : index + 3]) in _BEHIND_NAMES


_BEHIND_NAMES = (b",w", b"xv")


def _names_subject(tags: bytearray, index: int) -> bool:
    """Whether the rest of a name and its verb follow a word: Downing Street has."""
    following = bytes(tags[index + 1 : index + 5])
    return following.startswith(b"N") and following.lstrip(b"N").startswith((b"x", b"v"))


def _lower_headlines(tags: bytearray, words: Words, headlines: Iterable[Sentence], lowered: Mapping[str, str]) -> None:
    for sentence in headlines:
        for index in range(sentence.first, sentence.last):
            if tags[index] == _NAME and (tag := lowered[words.forms[index]]) in _LOWERED:
                tags[index] = ord(tag)


def _tell_months(tags: bytearray, words: Words, lists: Mapping[str, frozenset[str]]) -> None:
    """A month whose name is another word elsewhere, by a figure or behind what months stand behind: on May 3, in May."""
    for month in lists["months-or-verbs"]:
        name = month.title()
        at = words.text.find(name)
        while at >= 0:
            index = words.index_at(at)
            if index < len(tags) and tags[index] == _NAME and words.forms[index] == name:
                day = words.lower(index - 1) if index else ""
                dated = tags[index + 1 : index + 2] == b"#" or day in lists["before-months"]
                if dated or _DAY.match(day):
                    tags[index] = _TIME
            at = words.text.find(name, at + len(name))


def _settle_apostrophes(tags: bytearray, words: Words, cases: str, quotations: Iterable[Quoted]) -> None:
    """A lone ’ that no quotation uses is a possessive after s: "Hamas’ military"."""
    edges = {edge for quotation in quotations for edge in (quotation.span.start, quotation.span.end - 1)}
    index = cases.find(APOSTROPHE)
    while index >= 0:
        if words.start(index) not in edges:
            tags[index] = ord("'" if index and words.forms[index - 1][-1:] in ("s", "S", "z", "x") else "r")
        index = cases.find(APOSTROPHE, index + 1)


def _with_nouns(tags: str, words: Words, openers: frozenset[str], plurals: frozenset[str]) -> str:
    """A verb's form right behind an article or a possessive is a noun or an adjective: the deal, the accused said, the learned judge."""
    tags = _AFTER_DETERMINER.sub(lambda verb: "n" if words.lower(verb.start() - 1) in openers else verb.group(), tags)
    tags = _DESCRIBING.sub(lambda verb: "E" if words.lower(verb.start() - 1) in openers else verb.group(), tags)
    several = ("s", *plurals)
    return _HEAD_BEHIND_GERUND.sub(lambda verb: verb[0] if words.lower(verb.end()).endswith(several) else "n", tags)


def _mask_quoted(tags: bytearray, words: Words, quotations: Iterable[Quoted]) -> None:
    for quotation in quotations:
        if not quotation.closed and not quotation.continues:
            continue  # nobody knows where it ends
        first, last = words.index_at(quotation.span.start), words.index_at(quotation.span.end)
        opens = tags[last : last + 1] == b"," and words.opens_sentence(first)  # “We lost”, she said
        stands_alone = opens or tags[max(0, first - 2) : first] in _HANDS_OVER
        if not stands_alone and _is_phrase(words.forms, first, last, closed=quotation.closed):
            tags[first:last] = b"n" * (last - first)
            continue
        tags[first:last] = b"~" * (last - first)
        if first < last:
            tags[first] = _QUOTED
            if quotation.closed:
                tags[last - 1] = _QUOTED


_QUOTED = ord('"')
_HANDS_OVER = (b"v,", b"v:")
"""What a quotation follows that is no phrase however short: she answered, “No one”."""


def _is_phrase(forms: Sequence[str], first: int, last: int, *, closed: bool) -> bool:
    """Whether a quotation is a short phrase inside a sentence, which stands there like a noun."""
    if not closed or last - first > _PHRASE_LENGTH:
        return False
    inner_end = forms[last - 2] if last - first > 2 else "."
    return inner_end[-1].isalnum()
