"""The traps of what a public body sets or has for all to see: seats, rates, taxes, turnout, sums set aside. Each says whether a site is one."""

from __future__ import annotations

from itertools import pairwise

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_MOST_SEATS = 3000
_HIGHEST_RATE = 100
_CLAUSE = 12
_HIGHEST_LINE = 1_000_000
_LIMIT_REACH = 14
_NEAREST = 6
_NEAR = 3
_IMPOSED_REACH = 24
_GRANTED_REACH = 7
"""In words: how far before a sum it may stand who gave it."""
_REQUIRED_REACH = 8
"""In words: how far before a figure it may stand that it must be reached."""


def is_seats(site: Site) -> bool:
    """The parliament has 349 seats; the Commons has 650 MPs: how large a house is."""
    if site.value is None or site.value >= _MOST_SEATS or site.is_approximated or site.reading.scaled:
        return False
    if site.head_is("seated") and site.has("definite", site.at(site.first - 1)) and _is_told_before(site, "of"):
        return True  # 63 of the chamber's 120 seats, 152 of the 338 seats
    if site.head_is("electing-districts") and _is_told_before(site, "elected"):
        return True  # elected from 21 constituencies
    return (
        site.head_is("seated")
        and site.has("having", site.at(site.first - 1))
        and site.has("chambers", site.at(site.first - 2))
    )


def _is_told_before(site: Site, name: str) -> bool:
    return not site.lists[name].isdisjoint(site.before(_NEAREST))


def is_set_rate(site: Site) -> bool:
    """The central bank cut rates by 25 basis points to 1.5%: what it announces; not a share of something beside it."""
    if site.value is None or site.value >= _HIGHEST_RATE or site.has("of", site.next):
        return False
    before = site.before(_NEAREST)
    if not site.lists["other-rates"].isdisjoint(before):
        return False
    return site.holds("rate-setters") and site.holds("rate-moves") and site.holds("interest")


def is_set_limit(site: Site) -> bool:
    """Has raised the limit for mills from 49% to 74%, limits visits to 50 people, caps rents at $400: what a body sets for all to see."""
    before = site.before(_LIMIT_REACH)
    to = before[-1] if before else ""
    if (site.has("to", to) or site.has("at", to)) and not site.lists["limiting"].isdisjoint(before[-_NEAREST:-1]):
        return True
    moved = next((at for at, word in enumerate(before) if word in site.lists["revising-verbs"]), None)
    if moved is None or before[-1] not in site.lists["moved-to"]:
        return False
    return not site.lists["caps"].isdisjoint(before[moved + 1 : moved + 1 + _NEAR])


def is_budget_line(site: Site) -> bool:
    """The council added $3,500 to the budget; its budget was cut by $5,000: what a board decides line by line, in public."""
    if site.value is None or site.value >= _HIGHEST_LINE or site.is_approximated:
        return False
    return site.near("budgets") and site.near("budgeting")


def is_tendered(site: Site) -> bool:
    """The second bid was for $402,684; approved was a grant in the amount of $6,000: what a board opens or decides in public."""
    if site.value is None or site.value >= _HIGHEST_LINE:
        return False
    if site.near("tenders"):
        return not site.is_approximated
    return site.has("amount", site.at(site.first - 2)) and site.holds("approving")


def is_granted(site: Site) -> bool:
    """The arts fund gave the choir £2,000: what a body gives away, which it tells itself; not what it pays for."""
    if site.is_approximated or not site.has("granted-for", site.next):
        return False
    before = site.before(_GRANTED_REACH)
    return any(giver in site.lists["givers"] and gave in site.lists["grants-made"] for giver, gave in pairwise(before))


def is_allotted(site: Site) -> bool:
    """Of the rise, 2 percent will be used for parks; will allocate $25m; it is allocated in three, 1 percent to cover rents: what somebody has set aside."""
    before = site.before(_CLAUSE)
    if site.shape == "money" and not site.lists["setting-aside"].isdisjoint(before[-1:]):
        return True
    if not site.lists["allotted-to"].isdisjoint(before):
        return any(site.has("allotted-for", site.at(at)) for at in range(site.reading.last, site.last + _NEAR))
    coming = range(site.reading.last, site.reading.last + _NEAREST)
    modal = next((at for at in coming if site.has("to-come", site.at(at))), None)
    return modal is not None and any(_is_set_aside_at(site, at) for at in (modal + 1, modal + 2))


def _is_set_aside_at(site: Site, verb: int) -> bool:
    """Whether a verb says what a sum is for: be spent on, go towards, and of money, for pupils go to college, go to."""
    word, purpose = site.at(verb), site.at(verb + 1)
    if site.has("going", word):
        return site.has("towards", purpose) or (site.shape == "money" and site.has("to", purpose))
    return site.has("allotting", word) and site.has("allotted-for", purpose)


def is_proposed_rate(site: Site) -> bool:
    """The proposed rise in rates is 7.41 per cent; is proposed to raise revenue by 7 percent: what is proposed, for all to see."""
    before = site.before(_CLAUSE)
    proposed = next((at for at, word in enumerate(before) if word in site.lists["rate-proposals"]), None)
    if proposed is None or not site.lists["costing"].isdisjoint(before):
        return False
    if any(word in site.lists["to"] for word in before[proposed + 1 : proposed + 2]):
        return site.has("by", site.at(site.first - 1))
    return not site.lists["proposed-by-rule"].isdisjoint(before[proposed + 1 : proposed + _NEAR])


def is_tax(site: Site) -> bool:
    """VAT will rise from 20% to 22%: what a law sets; not a share of something: evasion of VAT is 30% of it."""
    return not site.has("of", site.next) and site.near("taxes-by-name") and site.has("setting", site.at(site.first - 1))


def is_imposed(site: Site) -> bool:
    """Imposed duties on looms of 51.5 percent: what a body puts on goods, for all to see."""
    before = site.before(_IMPOSED_REACH)
    imposed = next((at for at, word in enumerate(before) if word in site.lists["imposing"]), None)
    if imposed is None or site.has("of", site.next):
        return False
    return not site.lists["duties"].isdisjoint(before[imposed + 1 :])


def is_required(site: Site) -> bool:
    """A candidate must obtain the support of 15% of members; will require firms to deposit 20 percent: what a rule asks for.

    So does one by which it needs a 60 percent majority, or two thirds of them must approve.
    """
    before = site.before(_CLAUSE)
    if site.shape != "number" and site.has("supermajorities", site.next):
        asked_for = site.lists["requiring"] | site.lists["needs"]
        if not asked_for.isdisjoint(before[-_NEAR:]):
            return True
    if site.shape == "fraction" and not site.lists["serving"].isdisjoint(before[-_NEAREST:]):
        return True  # must serve at least two-thirds of it
    if site.shape == "fraction" and site.has("of", site.next):
        return any(site.has("bound", site.at(at)) for at in range(site.reading.last, site.reading.last + _NEAREST))
    required = next((at for at, word in enumerate(before) if word in site.lists["requiring"]), None)
    if required is not None and site.shape == "percent" and not site.lists["to"].isdisjoint(before[required + 1 :]):
        return True
    before = before[-_REQUIRED_REACH:]
    bound = next((at for at, word in enumerate(before) if word in site.lists["bound"]), None)
    return bound is not None and not site.lists["getting"].isdisjoint(before[bound + 1 : bound + 3])


def is_outcome(site: Site) -> bool:
    """Turnout was 62%; the unionist vote in the islands was 63.7%: what returning officers publish."""
    if site.is_approximated or site.near("surveys"):
        return False
    if any(site.has("turnouts", site.at(at)) for at in (site.first - 2, site.first - 3)):
        return True
    before = site.before(_CLAUSE)
    return site.has("being", site.previous) and not site.lists["outcomes-named"].isdisjoint(before)


def is_second_reference(site: Site) -> bool:
    """Between junctions 9 and 11, year 11 and 12 students: the second of two numbers that one word names."""
    if not site.is_whole or site.is_approximated:
        return False
    joined = site.has("and", site.previous) or site.has("to", site.previous)
    if not joined or not site.at(site.previous_at - 1).isdecimal():
        return False
    named_by = site.at(site.previous_at - 2)
    return site.has("school-years", named_by) or (site.has("naming", named_by) and not site.head_is("claim-nouns"))


def is_placed_with(site: Site) -> bool:
    """The Weavers were third with 6,902: votes, which are counted in public; a poll gives shares."""
    if site.head is not None or site.length > 1 or not site.has("with", site.previous):
        return False
    placed, verb = site.at(site.previous_at - 1), site.at(site.previous_at - 2)
    return site.has("places-taken", placed) and (site.has("being", verb) or site.has("taking-places", verb))


def is_lead(site: Site) -> bool:
    """Ministers lost the vote by 31: how a house decided, which is on record."""
    by = site.has("by", site.previous) and site.head is None and site.is_whole
    return by and site.holds("ballots") and site.holds("decided")


def is_majority(site: Site) -> bool:
    """A majority of 62; cut his majority from 12,300 to 1,200: what a vote or a count was, which is on record."""
    if site.reading.scaled or not (site.head is None or site.head_is("ballots") or site.head_is("seated")):
        return False
    last = site.first - 1
    if not site.has("majority-links", site.at(last)):
        return False
    index = last
    while index > site.sentence.first and (
        site.has("majority-links", site.at(index)) or site.at(index)[:1].isdecimal()
    ):
        index -= 1
    return site.has("majorities", site.at(index))


_MOST_WORKS = 5000


def is_body_of_work(site: Site) -> bool:
    """Has starred in more than 100 films, wrote 12 novels: what catalogues list of whoever made it."""
    if site.value is None or site.value >= _MOST_WORKS:
        return False
    counted = (site.head or "", site.at(site.reading.last + 1))
    if site.head is None and site.holds("works") and site.has("others", site.previous):
        return True  # has starred in 100 films and been in at least another 100
    return any(site.has("works", noun) for noun in counted) and not site.lists["making-works"].isdisjoint(
        site.before(_NEAR)
    )


def is_counted_online(site: Site) -> bool:
    """Has two million followers, 300,000 views on video sites: what the page shows to whoever looks."""
    return site.head_is("counted-online") or (site.head is None and site.holds("counted-online"))


def is_on_the_ballot(site: Site) -> bool:
    """228 candidates are competing for 90 seats: who stands is on the ballot papers."""
    if site.is_approximated or site.reading.scaled:
        return False
    return (
        (site.head_is("candidates") or site.head_is("seated")) and site.near("competing") and site.holds("candidates")
    )


def is_public_vote(site: Site) -> bool:
    """With 5% of the public vote: what a show announces."""
    if not site.has("of", site.next):
        return False
    public = site.reading.last + 1 + site.has("definite", site.at(site.reading.last + 1))
    return site.has("publicly", site.at(public)) and site.at(public + 1) in site.lists["ballots"]
