"""The traps of vague quantities: dozens, hundreds, a majority that are no evidence. Each says whether a site is one."""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_NEAREST = 3
_BEHIND_A_VERB = "rpd"
"""The tags of what may stand between a verb and its object: bring back, spend only, lose many."""
_FEWEST_CAPITALS = 2
_VOTED = 10
"""In words: how far behind those who vote it may say what they did."""
_NOUNS = ("n", "S", "N", "c", "m", "%")
_ACT = 5
"""In words: how far behind "half of" the act stands that somebody is half of."""
_ASKED = 6
"""In words: how far behind "majority" it may say of what."""


def is_witnessed(site: Site) -> bool:
    """Peppered with dozens of questions: what a reporter who was there had before the eyes."""
    return site.head_is("witnessed")


def is_mail(site: Site) -> bool:
    """Hundreds of letters and cards have come: whoever is shown them sees how many."""
    return site.head_is("mail") and site.first == site.sentence.first


def is_presupposed(site: Site) -> bool:
    """The dozens who signed; one of hundreds of letters: how many they are is said by the way, and not claimed."""
    if not site.has("multiples", site.form.lower()):
        return False
    return site.has("definite", site.previous) or (
        site.has("of", site.previous) and site.has("picked", site.at(site.previous_at - 1))
    )


def is_standing(site: Site) -> bool:
    """In addition to the 1,900 houses already there: how many they are is said by the way, too."""
    return site.head is not None and site.has("definite", site.previous) and site.has("standing", site.after)


def is_meant(site: Site) -> bool:
    """To move thousands, asks for volunteers to sort dozens of boxes: what is to be done, and is not said to have been.

    Told from what was brought about: she managed to move thousands, the rule is likely to move thousands.
    """
    verb = site.first - 1
    while site.words.tags[verb] in _BEHIND_A_VERB and verb > site.sentence.first + 1:
        verb -= 1
    if not site.has("to", site.at(verb - 1)) or site.near("toll-words"):
        return False
    return not site.has("brought-about", site.at(verb - 2))


def is_in_capitals(site: Site) -> bool:
    """Accounts SIPHONING BILLIONS FROM the continent, 16 INJURED IN FLORIDA: words of a heading that runs into its text."""
    start = site.reading.first
    forms = [form for form in map(site.raw, range(start - 1, start + 3)) if form.isalpha()]
    return len(forms) >= _FEWEST_CAPITALS and all(len(form) > 1 and form.isupper() for form in forms)


def is_list_title(site: Site) -> bool:
    """10 things to know for today, 31 Readers Share Their Thoughts: a heading that says how long the list below it is."""
    opens_block = site.first == site.sentence.first and site.words.start(site.first) == site.block.span.start
    if not opens_block or not site.is_whole:
        return False
    following = range(site.reading.last, site.reading.last + _TITLE)
    noun = next((at for at in following if site.has("listed", site.at(at))), None)
    if noun is not None and site.has("list-joints", site.at(noun + 1)):
        return True
    opens_text = site.sentence.block == 0
    return opens_text and any(site.raw(at).istitle() and site.has("list-verbs", site.at(at)) for at in following)


_TITLE = 3
"""How many words after its figure the noun of a list's title stands: 7 surprising facts about."""


def is_pointer(site: Site) -> bool:
    """More: 13 walks to take; (READ ALSO: 5 ways out): a line that sends the reader elsewhere."""
    opening = site.sentence.first + (site.sentence_start == "(")
    if site.words.start(site.sentence.first) != site.block.span.start or not site.has("pointers", site.at(opening)):
        return False
    return ":" in (site.raw(opening + 1), site.raw(opening + 2))


def is_part_of_way(site: Site) -> bool:
    """A third of the way up: how far somebody or something has come, which is a manner of speaking."""
    end = site.reading.last
    return (
        site.has("of", site.next)
        and site.has("ways", site.at(end + 2))
        and site.words.tags[end + 3 : end + 4] not in _NOUNS
    )


def is_ages(site: Site) -> bool:
    """Thousands of years old, millions of years ago."""
    return site.head in site.lists["time-units"] and not site.near("toll-words")


def is_title(site: Site) -> bool:
    """Tell the series “Billions” from billions."""
    before = site.reading.first - 1
    return (
        site.length == 1
        and site.form[:1].isupper()
        and before >= site.sentence.first
        and site.words.tags[before] == '"'
    )


def is_few(site: Site) -> bool:
    """A few hundred dollars: a sum that claims nothing."""
    return site.shape == "few" and site.near("small-change")


def is_plain_majority(site: Site) -> bool:
    """To win a majority of the delegates: what winning is, no evidence; not "has won a majority"."""
    before = range(max(site.sentence.first, site.first - _NEAREST), site.first)
    held = next((at for at in before if site.has("majority-held", site.at(at))), None)
    if held is not None and not site.has("to", site.at(held - 1)) and not site.has("tally-verbs", site.at(held + 1)):
        return False
    following = [site.at(at) for at in range(site.reading.first, min(site.sentence.last, site.reading.last + _ASKED))]
    return (
        not site.lists["majorities-of"].isdisjoint(following) and "majority" in site.lists["vague-nouns"] & site.nearby
    )


_APPROXIMATED = 4
"""In words: how long what stands before a figure may be: more than."""


def is_majority_of(site: Site) -> bool:
    """A majority of 62, or of 62 votes, whose figure is given: what a vote was or takes; not a majority of 62 pupils."""
    if "majority" not in (site.at(at) for at in range(site.first, site.reading.last + 1)):
        return False
    of = next((at for at in range(site.first, site.last + 1) if site.has("of", site.at(at))), site.last)
    if site.has("of", site.at(of)) and site.raw(of + 1)[:1].isalpha():  # of more than 9,000
        of = next((at for at in range(of + 1, of + _APPROXIMATED) if site.raw(at + 1)[:1].isdecimal()), of)
    if not site.raw(of + 1)[:1].isdecimal():
        return False
    return site.words.tags[of + 2 : of + 3] not in _NOUNS or site.has("vote-words", site.at(of + 2))


def is_half_of_act(site: Site) -> bool:
    """One half of the comedy duo: who somebody is, and no share of anything."""
    if site.length > 1 or not (site.has("one-of-two", site.previous) and site.has("of", site.next)):
        return False
    opening = site.reading.last + 1
    act = next((at for at in range(opening, opening + _ACT) if site.has("acts-of-two", site.at(at))), None)
    return act is not None and site.words.tags[act + 1 : act + 2] != "'"


def is_house_majority(site: Site) -> bool:
    """A majority of deputies passed it: what a vote was, which is on record."""
    held = [site.at(at) for at in range(site.reading.first, min(site.sentence.last, site.last))]
    if site.lists["houses"].isdisjoint(held) or "majority" not in held:
        return False
    after = [site.at(at) for at in range(site.last, min(site.sentence.last, site.last + _VOTED))]
    return not site.lists["house-verbs"].isdisjoint(after)
