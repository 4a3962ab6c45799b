"""The traps of scores, votes, counts that need no source, idioms and page furniture: each says whether a site is one."""

from __future__ import annotations

from itertools import pairwise

from sourcing.analysis.traps import times
from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_PAIR = compile_re(r"\d{1,3}-\d{1,3}|\w+-to-\w+")
_DATELINE = compile_re(
    r"[A-Z][A-Z.,'’ ]+(?:, \w[\w. ]*)?(?:, \w+\.? \d{1,2}(?:, \d{4})?)?(?: ?\([^)\n]{2,30}\))? ?(?:[-–—]|--)"
)
_LONGEST_DATELINE = 70
_SMALL = 10
_LONGEST_CREDIT = 14
"""In words."""
_CLAUSE = 14
_DEFINITE_LIMIT = 30
_LARGEST_HOUSE = 700
"""Votes up to so many are those of a parliament, whose record anybody can look up."""
_YEARS = frozenset(map(str, range(1800, 2100)))
_MOST_LISTED = 12
_MOST_IN_SIGHT = 100
"""From here on, nobody counts at a glance."""
_NEAREST = 4
_SPEECH_REACH = 5
"""In words: how far behind a share stands the speech that it is of."""
_LINKS = "rpkd"
"""The tags of adverbs, prepositions, conjunctions and determiners."""


def is_pair(site: Site) -> bool:
    """3-1, 52 to 48."""
    if site.shape != "number":
        return False
    if site.length == 1:
        return bool(_PAIR.fullmatch(site.form))
    letters = site.letters[site.reading.first : site.reading.last]
    return letters in ("dtd", "d-d", "wtw")


def is_score(site: Site) -> bool:
    if not is_pair(site) or site.near("poll-words"):
        return False
    named = any(site.has("routs", site.at(site.reading.last + after)) for after in (0, 1))  # a 19-5 half-time lead
    scored = named or site.has("scoring", site.previous) or site.near("score-words")
    return scored and not is_vote(site)


def is_set(site: Site) -> bool:
    """6-4, 7-5."""
    if site.shape != "number" or site.length != 1 or site.letters[site.reading.first] != "r":
        return False
    return any(
        site.raw(site.reading.first + step) == ","
        and site.letters[site.reading.first + 2 * step : site.reading.first + 2 * step + 1] == "r"
        for step in (1, -1)
        if site.sentence.first <= site.reading.first + 2 * step < site.sentence.last
    )


def is_record(site: Site) -> bool:
    return is_pair(site) and site.length == 1 and site.near("record-words") and not site.near("poll-words")


def is_vote(site: Site) -> bool:
    if site.shape == "fraction":
        return site.has("supermajorities", site.next)
    if site.head is not None and site.has("tallied", site.head):
        return True
    if site.head_is("ballots") and (_is_on_record(site) or site.near("vote-leads") or _is_to_another_s(site)):
        return True
    if site.head_is("ballots") and site.value is not None and site.value <= _LARGEST_HOUSE and site.near("tally-verbs"):
        return site.shape in ("number", "word")
    if site.has("tallied", site.next) or site.has("tallied", site.at(site.reading.last + 1)):
        return True
    return is_pair(site) and site.near("vote-words") and site.lists["percent-words"].isdisjoint(site.nearby)


def _is_to_another_s(site: Site) -> bool:
    """Whether votes are set against those of somebody else: 18,204 votes to Fox's 17,966; not votes to have won."""
    return site.has("to", site.after) and site.raw(site.last + 1)[:1].isupper()


def _is_on_record(site: Site) -> bool:
    """Won by 2,147 votes; won 470,000 votes in 2012."""
    if site.previous in site.lists["by"] and not site.reading.scaled:
        return True
    return site.near("tally-verbs") and not _YEARS.isdisjoint(site.sentence_words)


def is_sentence_term(site: Site) -> bool:
    unit = site.head if site.shape != "compound" else site.form.lower().rpartition("-")[2]
    return site.near("sentence-words") and (times.is_time_span(site) or site.has("time-units", unit or ""))


def is_anaphoric(site: Site) -> bool:
    """Tell the two leaders, these four countries, the next three, the 100 largest, the 100 or so guests."""
    if site.is_whole and site.has("definite", site.previous) and (site.has("rank-words", site.next) or _is_or_so(site)):
        return True
    if (
        site.value is None
        or site.value > _DEFINITE_LIMIT
        or site.is_approximated
        or site.reading.scaled
        or site.shape != "number"
    ):
        return False
    return site.has("definite", site.previous) or (
        site.has("definite-links", site.previous) and site.has("definite", site.at(site.reading.first - 2))
    )


def _is_or_so(site: Site) -> bool:
    """The 100 or so guests: how many they were is said by the way."""
    return site.has("or", site.next) and site.has("so", site.at(site.reading.last + 1))


def is_self_evident(site: Site) -> bool:
    """Three cities: Rome, Paris and Oslo."""
    if site.head is None or site.value is None or not 2 <= site.value <= _MOST_LISTED:
        return False
    if site.after not in (":", "—", "–", "--", ",", "(", "-"):
        return False
    items = 1
    previous_was_comma = True
    for index in range(site.last + 1, min(site.sentence.last, site.last + 1 + 8 * _MOST_LISTED)):
        form = site.raw(index)
        if form in (".", ";", ":", "—", ")", "--") and site.letters[index - 1] != "I":
            break
        if form == ",":
            items += 1
            previous_was_comma = True
        elif form.lower() in site.lists["and"]:
            items += 0 if previous_was_comma else 1
            previous_was_comma = False
        else:
            previous_was_comma = False
    return items == site.value


def is_idiom(site: Site) -> bool:
    if site.has("alike", site.previous) and site.form[0].isalpha() and not site.sum_at(site.reading.first):
        return True  # like a million dollars; not: as much as US$5
    if (
        site.shape == "number"
        and site.value is not None
        and site.value > 1
        and not site.reading.scaled
        and site.form.isdecimal()
    ):
        return False
    if site.form.lower() not in site.lists["idiom-words"]:
        return False
    close = site.close
    return any(f" {idiom} " in close for idiom in site.lists["idioms"])


def is_rate_idiom(site: Site) -> bool:
    """Give 110 percent, 100 percent sure, 100% Python."""
    if site.shape != "percent" or site.form.lower() not in site.lists["hundred-percent"]:
        return False
    return (
        site.has("giving", site.previous)
        or site.has("certainty", site.at(site.reading.last))
        or site.raw(site.reading.last)[:1].isupper()
        or site.has("giving", site.at(site.first - 1))
    )


_WHETHER_REACH = 7


def is_hypothetical(site: Site) -> bool:
    conditional = site.has("conditions", site.sentence_start)
    if site.has("supposing", site.sentence_start) or (
        conditional and "," not in site.words.forms[site.sentence.first : site.first]
    ):
        return True
    if site.holds("whether"):
        before = [site.at(at) for at in range(site.first - _WHETHER_REACH, site.first)]
        if "," not in before and not site.lists["whether"].isdisjoint(before):
            return True
    if not site.near("suppositions"):
        return False
    start = max(site.sentence.first, site.reading.first - _CLAUSE)
    for index in range(start, site.first):
        word = site.at(index)
        if site.has("hypotheticals", word) or site.has("hypotheticals", f"{word} {site.at(index + 1)}"):
            return True
        supposed = site.has("conditions", word) and site.has("condition-subjects", site.at(index + 1))
        if supposed and "," not in site.words.forms[index : site.first]:
            return True
    return False


def is_one_case(site: Site) -> bool:
    """A share, say, of $5,000; Say four million: one of many that there might be."""
    if site.has("instances", site.sentence_start) and site.first == site.sentence.first + 1:
        return True
    return any(
        site.has("instances", site.at(at)) and site.raw(at - 1) == site.raw(at + 1) == ","
        for at in range(site.first - _NEAREST, site.first)
    )


def is_recipe(site: Site) -> bool:
    return is_instructed(site) and (site.has("recipe-units", site.next) or site.head_is("recipe-units"))


def is_instruction(site: Site) -> bool:
    if not is_instructed(site) or site.head_is("claim-nouns"):
        return False
    return (
        site.head is None
        or site.head in site.lists["recipe-units"]
        or site.has("time-units", site.head)
        or (site.value is not None and site.value < _SMALL)
    )


def is_instructed(site: Site) -> bool:
    return site.has("instruction-verbs", site.sentence_start) and site.block.kind != "heading"


def is_instructed_share(site: Site) -> bool:
    """Take out a third of the old wood."""
    return site.shape == "fraction" and is_instructed(site)


def is_common_knowledge(site: Site) -> bool:
    return site.near("common-knowledge-ends") and any(phrase in site.close for phrase in site.lists["common-knowledge"])


def is_observed(site: Site) -> bool:
    return site.near("observation-ends") and any(f" {phrase} " in site.close for phrase in site.lists["observation"])


def is_scene(site: Site) -> bool:
    """Hundreds in the crowd held signs, a few hundred made their way, a crowd swelled to dozens: those a reporter stood among."""
    if (site.value is not None and site.value >= _MOST_IN_SIGHT) or site.near("toll-words"):
        return False
    if site.shape == "vague":
        many = site.lists["multiples"] - site.lists["in-sight"]
        forms = [form.lower() for form in site.words.forms[site.reading.first : site.reading.last]]
        if not site.lists["in-sight"].issuperset(forms[0].split()) or not many.isdisjoint(forms):
            return False
    following = [site.at(index) for index in range(site.reading.last, site.last + _NEAREST)]
    if any(site.has("scene-verbs", word) for word in following):
        return True
    if _make_their_way(site):
        return True
    swells = site.has("to", site.at(site.first - 1)) and site.has("swelling", site.at(site.first - 2))
    return swells and site.shape != "number"


def _make_their_way(site: Site) -> bool:
    """Dozens of fans, some of them in costume, were making their way to the exits."""
    if not site.holds("making-way"):
        return False
    after = [site.at(index) for index in range(site.reading.last, site.sentence.last)]
    return any(site.has("making-way", word) and site.has("definite", their) for word, their in pairwise(after))


def is_share_of_a_speech(site: Site) -> bool:
    """More than half of her address was about rents: what everybody could hear."""
    if not site.has("of", site.next):
        return False
    end = min(site.sentence.last, site.reading.last + _SPEECH_REACH)
    return any(site.has("speeches", site.at(index)) for index in range(site.reading.last + 1, end))


def is_dateline(site: Site) -> bool:
    """Tell a dateline: GAZA, July 9 (Reuters)."""
    start = site.block.span.start
    offset = site.words.start(site.reading.first) - start
    if offset > _LONGEST_DATELINE:
        return False
    match = _DATELINE.match(site.text, start, min(site.block.span.end, start + _LONGEST_DATELINE))
    return match is not None and offset < match.end() - start


def is_byline(site: Site) -> bool:
    if site.has("bylines", site.sentence_start) and site.words.start(site.sentence.first) == site.block.span.start:
        return site.raw(site.sentence.first + 1)[:1].isupper() and site.sentence.last - site.sentence.first < 16
    return False


def is_credit(site: Site) -> bool:
    return site.sentence.last - site.sentence.first < _LONGEST_CREDIT and site.has("credits", site.sentence_start)


def is_read_time(site: Site) -> bool:
    unit = site.form.lower().rpartition("-")[2] if site.shape == "compound" else site.next
    if not site.has("reading-units", unit):
        return False
    return (
        site.has("reading", site.at(site.reading.last + 1))
        or site.has("reading", site.at(site.last))
        or site.has("reading", site.head or "")
    )


def is_copyright(site: Site) -> bool:
    return site.has("copyright", site.previous) or (
        site.previous == ")"
        and site.has("copyright", site.at(site.previous_at - 1))
        and site.at(site.previous_at - 2) == "("
    )


def is_fragment(site: Site) -> bool:
    """At 30. Or 50. Much less at 70: a figure with nothing beside it takes up what was said."""
    before = site.words.tags[site.sentence.first : site.first]
    return before != "" and not before.strip(_LINKS) and site.reading.last + 1 >= site.sentence.last


def is_footnote_mark(site: Site) -> bool:
    """[3], ^2."""
    return site.is_whole and ((site.previous == "[" and site.next == "]") or site.previous == "^")


def is_long_ordinal(site: Site) -> bool:
    """The 2,003rd, whose ending is a word of its own."""
    end = site.reading.last
    return site.has("ordinal-endings", site.next) and site.words.end(end - 1) == site.words.start(end)


def is_ordinal(site: Site) -> bool:
    return site.shape == "ordinal"
