"""The traps of what somebody set or what is on record: terms of laws and plans, descriptions.

Each predicate says whether a site is one.
"""

from __future__ import annotations

from itertools import pairwise

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_NOUN_REACH = 5
"""How many words may stand between a sum and the plan it is the sum of."""
_SET_REACH = 10
"""How many words may stand between a word that sets a sum and the sum."""
_PLAIN_LIMIT = 100
_RULE = "|"
_TABLE_WORDS = 6
_NEAREST = 3
_PLAN_REACH = 12
_LONG_PLAN_REACH = 30
"""How many words after a plan stands the last of what it involves: putting up a hall, and building 152 homes."""
_CLAUSE = 12


def is_term(site: Site) -> bool:
    """A 50%+1 majority; a 40 percent excise tax; the $15 minimum wage; a $50,000 prize; her $350 billion plan; a goal of $1 billion."""
    ways = (_is_at_least, _describes_a_term, _is_threshold, _is_set_by_law, is_planned, _is_condition_of_force)
    if any(says(site) for says in ways):
        return True
    proposes = any(map(site.holds, ("proposing", "goals", "levies", "wages-set")))
    return proposes and (_is_proposed(site) or _is_proposed_after(site))


def _is_at_least(site: Site) -> bool:
    """50%+1, version 18.0+; not 4,300+ homes, which are counted."""
    return site.next == "+" and site.words.tags[site.reading.last + 1 : site.reading.last + 2] not in _COUNTED


_COUNTED = ("n", "S")


def _is_proposed(site: Site) -> bool:
    """Whether words before the figure set it: a goal of $1 billion, has pledged $5 million, a tax of 3 percent."""
    last = site.reading.first if site.has("ways-up", site.at(site.first - 1)) else site.first
    before = [site.at(index) for index in range(max(site.sentence.first, last - _SET_REACH), last)]
    if not before:
        return False
    if not site.lists["proposing"].isdisjoint(before[-_NEAREST:]):
        return True
    if before[-1] in site.lists["to"] and not site.lists["goals"].isdisjoint(before[-2:-1]):
        return True
    if before[-1] in site.lists["of"]:
        return not site.lists["goals"].isdisjoint(before[-3:-1])
    set_by_law = site.lists["levies"] | (site.lists["wages-set"] if site.shape == "money" else frozenset())
    return not set_by_law.isdisjoint(before) and not site.lists["setting"].isdisjoint(before[-2:])


def _is_proposed_after(site: Site) -> bool:
    """As low as 10 percent, which Ann Roe proposed."""
    end = site.last
    if site.at(end) != "," or not site.has("relatives", site.at(end + 1)):
        return False
    following = {site.at(at) for at in range(end + 2, end + 2 + _SET_REACH)}
    return not site.lists["proposing"].isdisjoint(following)


def _describes_a_term(site: Site) -> bool:
    """Whether the figure stands before the noun it is a term of, with nothing between but words that describe it."""
    if not site.holds("terms") or (site.is_approximated and site.shape != "money"):
        return False
    if site.raw(site.reading.first + 1) == "-" and site.head_is("terms"):
        return True
    terms = site.lists["terms"]
    for index in range(site.reading.last, min(site.sentence.last, site.reading.last + _NOUN_REACH)):
        word = site.at(index)
        if word in terms:
            return _is_attributive(site)
        if not word[:1].isalpha() and word != "-":
            return False
        if site.words.tags[index] not in "nNScmEGre~":
            return False
    return False


def _is_attributive(site: Site) -> bool:
    return site.words.tags[site.first - 1 : site.first] not in ("v", "V") or site.first == site.sentence.first


def _is_threshold(site: Site) -> bool:
    """The 1,237 delegates needed to win."""
    opening, stakes = site.sentence.first, site.lists["at-stake"]
    if site.holds("at-stake-ends") and any(
        f"{site.at(at)} {site.at(at + 1)}" in stakes
        for at in (opening, opening + 1, *range(site.last, site.last + _SET_REACH))
    ):
        return True
    if site.has("reaching", site.previous) and site.near("needs"):
        return True
    if _is_enough(site):
        return True
    if site.near("needs") and any(
        site.has("outstanding", site.at(at)) for at in range(site.reading.last, site.reading.last + _NEAREST)
    ):
        return True
    if site.has("needs", site.at(site.first - 1)):
        after = [site.at(at) for at in range(site.last, min(site.sentence.last, site.last + _NEAREST))]
        if not site.lists["winning"].isdisjoint(after):
            return True
    return site.holds("needing") and any(
        site.has("needing", site.at(index)) for index in range(site.last, min(site.sentence.last, site.last + _NEAREST))
    )


def _is_enough(site: Site) -> bool:
    """Would have to get 67 percent of the seats for a majority: what somebody has to reach."""
    if not site.holds("stakes"):
        return False
    before = [site.at(at) for at in range(max(site.sentence.first, site.first - 1 - _NEAREST), site.first)]
    needing = site.lists["having"] | site.lists["needs"]
    return any(word in needing and to in site.lists["to"] for word, to in pairwise(before))


def is_planned(site: Site) -> bool:
    """Plans to build 340 homes; a bid for 20 stalls; proposals that include moving thousands."""
    if not site.holds("planning") or site.near("toll-words"):
        return False
    moving = site.words.tags[site.first - 1] in "gG" or site.has("making-of-plans", site.at(site.first - 1))
    reach = _LONG_PLAN_REACH if moving else _PLAN_REACH
    before = site.before(reach)
    named = next((at for at, word in enumerate(before) if word in site.lists["planning"]), None)
    if named is None:
        return False
    if moving and named + 1 < len(before):
        return True
    return not site.lists["planned-for"].isdisjoint(before[named + 1 :])


def is_under_plan(site: Site) -> bool:
    """Some 168 mills would go under his proposals: what a plan provides, which is named; not what closed under it.

    What it would cost, and whom it would hit, somebody has worked out.
    """
    if site.lists["will-be"].isdisjoint(site.sentence_words):
        return False
    end = min(site.sentence.last, site.last + _PLAN_REACH)
    under = next((at for at in range(site.last, end) if site.has("under-a-plan", site.at(at))), None)
    if under is None:
        return False
    named = [site.at(at) for at in range(under + 1, min(site.sentence.last, under + 1 + _NOUN_REACH))]
    plan = next((at for at, word in enumerate(named) if word in site.lists["plans-made"]), None)
    return plan is not None and "," not in named[:plan]


def _is_set_by_law(site: Site) -> bool:
    """The constitution reserves 25 percent of seats; the rule will require at least 40 hours."""
    setters, laws = site.lists["law-verbs"], site.lists["laws"]
    if setters.isdisjoint(site.sentence_words) or laws.isdisjoint(site.sentence_words):
        return False
    lowest = max(site.sentence.first, site.first - 1 - _CLAUSE)
    verb = next((at for at in range(site.first - 1, lowest, -1) if site.at(at) in setters), None)
    if verb is None:
        return False
    return any(site.at(at) in laws for at in range(max(site.sentence.first, verb - _CLAUSE), verb))


def _is_condition_of_force(site: Site) -> bool:
    """The treaty takes effect once countries with 55 percent of emissions ratify it."""
    if not site.holds("in-force"):
        return False
    before = site.before(_CLAUSE)
    conditions = site.lists["force-conditions"]
    return any(
        word in site.lists["in-force"] and not conditions.isdisjoint(before[at + 1 : at + 1 + _NEAREST])
        for at, word in enumerate(before)
    )


def is_hedged(site: Site) -> bool:
    """Expected to bring in $25 billion, reportedly worth $4 million, accused of taking $50: other rules ask who says so."""
    if site.near("varying"):
        return True
    if not site.holds("hedges") and not site.holds("expecting"):
        return False
    before = site.before(_CLAUSE)
    if not site.lists["hedges"].isdisjoint(before):
        return True
    return any(
        word in site.lists["expecting"] and following in site.lists["to"] and site.has("being", previous)
        for previous, word, following in zip(before, before[1:], before[2:], strict=False)
    )


def is_group_name(site: Site) -> bool:
    """The top 1 percent; the 1 percent; a magazine's 100 most influential people."""
    if site.form == "1" and site.has("definite", site.previous) and not site.has("of", site.next):
        return True
    if site.is_approximated:
        return False
    if site.has("ranked-groups", site.at(site.first - 1)):
        return True
    ranks = site.has("ranking", site.next) or (site.next.endswith("est") and site.head is not None)
    return ranks and site.is_whole and site.near("listings")


def is_counter(site: Site) -> bool:
    """A video with 400,000 views: the page that has it shows how many."""
    return site.head_is("counters") or any(site.has("shown", site.at(at)) for at in (site.first - 1, site.first - 2))


def is_population(site: Site) -> bool:
    """A town with a population of 54,000, its two million inhabitants, a state that is 95 percent white: what a census publishes."""
    if site.head_is("inhabitants-of-all"):
        return any(site.has(name, site.at(site.first - 1)) for name in ("of", "definite", "having", "with"))
    if site.at(site.first - 1) in site.lists["of"] and site.has("peopled", site.at(site.first - 2)):
        return True
    if site.shape == "percent" and site.has("being", site.at(site.first - 1)) and site.has("peoples", site.next):
        return True
    return any(
        site.has("populations", site.at(at)) for at in range(max(site.sentence.first, site.first - 2), site.first)
    )


def is_own_work(site: Site) -> bool:
    """Politico interviewed nearly 20 of them; close to 50 interviews: the newsroom's own work."""
    return site.head_is("reporting") or any(
        site.has("reporting", site.at(at)) for at in (site.first - 1, site.first - 2)
    )


def is_descriptive(site: Site) -> bool:
    """An 80-member council, a 275-acre course, a 6,800 kilogram bomb, the 100- and 200-metre races; not a 9-point lead."""
    if _shares_its_noun(site) or (site.has("single-units", site.next) and site.head not in (None, site.next)):
        return True
    if site.shape == "compound":
        unit, following = site.form.lower().split("-")[-1], site.next_form
    elif site.raw(site.reading.first + 1) == "-":
        unit, following = site.at(site.reading.first + 2).split("-")[-1], site.raw(site.reading.first + 3)
    else:
        return False
    if site.head_is("denominations"):
        return True  # the 20-cent coin
    if unit in site.lists["tonnages"]:  # a ship, where a name follows
        return following[:1].isupper()
    return unit in site.lists["describing-units"]


def _shares_its_noun(site: Site) -> bool:
    """Tell the first number of "100- and 200-metre"."""
    hyphen, following = site.reading.last, site.at(site.reading.last + 1)
    return (
        site.next == "-"
        and (site.has("pairing", following) or site.has("or", following))
        and site.words.end(hyphen) < site.words.start(hyphen + 1)
    )


def is_turnout(site: Site) -> bool:
    """Only 360 Republicans caucused; in the caucuses, 34,000 people supported her; 367,491 people cast a ballot: a tally that officials publish."""
    if site.is_approximated and site.reading.scaled:
        return False
    if site.has("to", site.after) and site.at(site.last + 1) in site.lists["balloting"]:
        return True
    if site.has("siding-with", site.after) and site.holds("caucusing") and not site.is_approximated:
        return site.head is not None
    return site.has("balloting", site.after) and site.head is not None


def is_ballot_tally(site: Site) -> bool:
    """The vote, 611 in favor and 748 opposed; with 349 for, 92 abstaining; by 34 votes to 12."""
    following = site.at(site.reading.last + 1)
    return site.near("vote-words") and (
        site.has("siding", site.next)
        or (site.has("in", site.next) and site.has("siding", following))
        or (site.has("purposes", site.next) and following in (",", "and", "to"))
        or (site.has("to", site.previous) and site.has("ballots", site.at(site.previous_at - 1)))
    )


def is_won_share(site: Site) -> bool:
    """Swept seven out of 11 states: wins that anybody can count."""
    following = range(site.reading.last, min(site.sentence.last, site.reading.last + _NEAREST))
    return site.near("tally-verbs") and any(site.has("countable", site.at(at)) for at in following)


def is_run_of_wins(site: Site) -> bool:
    """She has won 13 of the past 19 contests."""
    if not site.has("of", site.next) or site.at(site.first - 1) not in site.lists["tally-verbs"]:
        return False
    return any(site.has("runs", site.at(at)) for at in range(site.reading.last + 1, site.reading.last + 4))


def is_taken_up(site: Site) -> bool:
    """There are forty of them: what they are was said before."""
    if site.is_approximated or site.value is None or site.value >= _PLAIN_LIMIT or not site.has("of", site.next):
        return False
    return site.has("them", site.at(site.reading.last + 1))


def is_whole_set(site: Site) -> bool:
    """All 99 of its counties, all 110 members, five of the state's 21 districts: how many there are of them is on the map."""
    if site.is_approximated or site.reading.scaled:
        return False
    if site.has("whole", site.previous):
        return True
    return site.head_is("districts") and site.words.tags[site.previous_at] == "'" and (site.value or 0) < _PLAIN_LIMIT


def is_plain_count(site: Site) -> bool:
    """The 36 holes of a course, 25 parties, 11 debates: few, and on a list of things that anybody can count."""
    if site.value is None or site.value >= _PLAIN_LIMIT or site.near("toll-words"):
        return False
    if site.holds("trophies") and site.holds("tally-verbs"):
        after = (site.at(index) for index in range(site.reading.last, min(site.sentence.last, site.last + _NEAREST)))
        if any(site.has("trophies", word) for word in after):
            return True
    end = min(site.sentence.last, max(site.last, site.reading.last + _NEAREST))
    return any(site.has("countable", site.at(index)) for index in range(site.reading.last, end))


def is_listed(site: Site) -> bool:
    """The 33 winners are: Ann Roe, Ben Fox: what is counted out behind it."""
    is_few = site.value is not None and site.value < _PLAIN_LIMIT
    return is_few and site.has("definite", site.at(site.first - 1)) and ":" in (site.after, site.at(site.last + 1))


def is_table_line(site: Site) -> bool:
    """A line that is a name and a figure: No 58%; one between the rules of a drawn table: | Leeds | 58% |."""
    begin, end = site.block.span
    if site.text[begin] == site.text[end - 1] == _RULE:
        return True
    (first, last), words = site.sentence[2:], site.words
    if last - first > _TABLE_WORDS or (words.start(first), words.end(last - 1)) != site.block.span:
        return False
    return all(form[0].isupper() for form in words.forms[first:last] if form[0].isalpha())


def is_share_of_vote(site: Site) -> bool:
    """Won with 53 percent of the vote; 54 percent of the electorate voted in favour; half the vote; was rejected by 64 percent of voters; a 22-point defeat."""
    if site.has("turnouts", site.next) or site.has("outcomes", site.next):
        return True
    if site.has("voting", site.next) and site.has("siding", site.at(site.reading.last + 1)):
        return True
    if site.shape == "fraction" and site.has("definite", site.next):
        return site.at(site.reading.last + 1) in site.lists["ballots"] and not site.near("surveys")
    if not site.has("of", site.next) or site.near("surveys"):
        return False
    noun_at = site.reading.last + 1 + site.has("definite", site.at(site.reading.last + 1))
    if site.at(noun_at) not in site.lists["ballots"]:
        return False
    side = site.at(noun_at + 2)
    sides = any(site.has(name, side) for name in ("in", "purposes", "to", "siding"))
    return (sides and site.has("voting", site.at(noun_at + 1))) or site.near("tally-verbs")
