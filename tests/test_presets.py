"""The presets that ship: which rules each runs, and that innocent text stays quiet in all of them but strict."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from sourcing import check_paths, check_text
from sourcing.options import Options
from sourcing.packs.presets import resolve_preset
from sourcing.workspace import Workspace

PACKS = Workspace(Options()).packs(None)
PRESETS = ("conflict", "docs", "news", "science", "strict", "verification", "wiki")
INNOCENT = Path(__file__).parent / "innocent"
DOCUMENTS = sorted(path for path in INNOCENT.iterdir() if path.suffix in {".txt", ".md", ".html"})


def rules_of(preset):
    return resolve_preset(preset, PACKS).rules


def test_these_presets_ship():
    assert tuple(PACKS.presets) == PRESETS


def test_strict_runs_every_rule():
    assert set(rules_of("strict")) == set(PACKS.rules)


@pytest.mark.parametrize("preset", ["conflict", "science"])
def test_a_preset_that_extends_news_leaves_none_of_its_rules_out(preset):
    assert set(rules_of("news")) <= set(rules_of(preset))


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_watches_over_suppressions(preset):
    suppressions = {name for name, loaded in PACKS.rules.items() if loaded.rule.kind == "suppression"}
    assert suppressions <= set(rules_of(preset))


@pytest.mark.parametrize("preset", ["conflict", "docs", "science", "wiki"])
def test_innocent_text_gives_no_preset_more_to_report_than_news_where_each_finding_was_reviewed(preset):
    reviewed = yaml.safe_load((INNOCENT / "reported.yaml").read_text(encoding="utf-8"))
    known = Counter((name, entry["rule"], entry["text"]) for name, entries in reviewed.items() for entry in entries)
    report = check_paths(DOCUMENTS, preset=preset, processes=1)
    found = Counter(
        (Path(finding.path).name, finding.rule, " ".join(finding.text.split())) for finding in report.findings
    )
    assert report.errors == ()
    asks_for_more = set(PACKS.presets[preset].preset.rules) - {"malformed-link"}  # wiki: a citation, not only a name
    new = sorted(entry for entry in (found - known).elements() if entry[1] not in asks_for_more)
    assert [entry for entry in new if (entry[0], entry[2]) not in places_in_news()] == []


@lru_cache(maxsize=1)
def places_in_news():
    """The words that `news` reports with their files, related ones too: a more special rule may take any of them."""
    findings = check_paths(DOCUMENTS, preset="news", processes=1).findings
    return {
        (Path(finding.path).name, " ".join(place.text.split()))
        for finding in findings
        for place in (finding, *finding.related)
    }


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The mill ground 4,000 sacks a year, its owner said.", ["unattributed-number"]),
        ("The mill ground [4,000 sacks](https://archive.org/mill) a year.", []),
        ("The mill ground 4,000 sacks a year.[^1]\n\n[^1]: Moll, *Mills of the Weir*, p. 40.", []),
        ("It was the largest mill in the country, the miller said.", ["unattributed-superlative"]),
    ],
)
def test_in_an_encyclopaedia_only_a_citation_covers(text, rules):
    assert [finding.rule for finding in check_text(text, "mill.md", preset="wiki").findings] == rules


def test_in_documentation_what_a_program_prints_is_quoted():
    text = "The gauge answers “the tide is not yet stable” at first. Lakes are not yet supported."
    assert [finding.text for finding in check_text(text, "a.md", preset="docs").findings] == ["yet"]


def test_in_documentation_small_figures_are_settings():
    text = "The cache holds 400 entries. It has 250,000 users."
    assert [finding.text for finding in check_text(text, "a.md", preset="docs").findings] == ["250,000 users"]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("The map has 65,536 tiles in all.", []),
        ("The users' tides come to 2000T in all.", []),
        ("The share of users must be more than 50% for it to pay.", []),
        ("A wildcard has a lower priority than any other tide.", []),
        ("It gives (1 + 0.04/12) users of it.", []),
        ("For instance, a weight of two sends 50% of the users' tides there.", []),
        ("You can scale it to a million users before it slows.", []),
        ("In the benchmarks below, reading is about 10% faster.", []),
        ("Empty tides sort as if larger than any other tide.", []),
        ("Coverage dropping below 80% of the users' tides fails the build.", []),
        ("Without it, the gauge would lose 50% of its users' tides.", []),
        ("It is faster than any other gauge.", ["faster than any other"]),
        ("The default of the window increased to 65535B.", []),
        ("The identifiers from 1000 to 60000 are free.", []),
        ("Write a line such as “It serves 40,000 harbours” yourself.", []),
        ("The set has 100% coverage.", []),
        ("Shift the box by half its width.", []),
        ("It keeps thousands of entries.", []),
        ("It is made for a large number of tides.", []),
        ("`/` is the only root ever in use.", []),
        ("The gauge reads the first byte of any record.", []),
        ("It stops when a large number of projects are open.", []),
        ("> Draw tides in a terminal", []),
        ("The parts have a tolerance of 5%, or smaller.", []),
        ("It scales better to a large number of contributors.", []),
        ("Hundreds of companies use it.", ["Hundreds of companies"]),
        ("About 40% of the companies use it.", ["About 40%"]),
        ("It made reading 12% faster.", ["12%"]),
        ("Files with less than 10% of the lines are left out.", []),
        ("Set the opacity to 50%.", []),
        ("The gauge works for the first time in the world.", []),
        ("It is the only tide library in the world.", ["only tide library"]),
        ("It made reading 12% faster in the benchmark of the gauge.", []),
        ("The cursor is not currently pointing to a row.", []),
        ("It lists the recently opened files.", []),
        ("Tides are currently kept for a day.", ["currently"]),
        ("In our own tests it made reading 12.5% faster.", []),
        ("It is the most popular tide library in the world.", ["most popular tide library"]),
        ("It reads 12% slower in the benchmark of gauges, or 30% slower than Tide.", []),
        ("It gained 12% of the users, so we drew the benchmark anew.", ["12%"]),
        ("Currently worked tides are not stopped.", []),
        ("In 7 out of 8 cases users gained, as the benchmarks show.", []),
        ("Users gained under the licence of version 1.3 %% or later.", []),
        ("We will use the new tides (expecting a 10-20% performance increase).", []),
        ("Tide takes dozens/hundreds/thousands of users and draws them.", []),
        ("560177 Users should send tides in one file.", []),
        ("The gauge opens a new record context within the server in the world of tides.", []),
        ("It is not worth changing what costs less than 0.001% of the running time.", []),
        ("Even if only 3% of the users paid, the gauge would be free.", []),
        ("Half the world's users depend on that slip.", []),
        ("The tests of the gauge gained 12% coverage.", []),
        ("Tide works with currently supported versions of Norway's gauge.", []),
        ("`size` is the number of tides currently in cache.", []),
        ("`size` is the length of tides (or lakes) currently buffered by the gauge.", []),
        ("It lists the tides that have been read and are currently usable.", []),
        ("The scale is decreased by about 30% for all users' gauges.", ["about 30%"]),
        ("The scale is decreased by about 30%.", []),
        ("The picture is reduced to 40% but still shows tides.", []),
        ("It reduces memory usage by 30%.", ["30%"]),
        ("Users see 1kOhm, 5% tolerance.", []),
        ("Write %9 %_ to make the users' tides bold.", []),
        ("The size is doubled so that reading is faster.", []),
        ("When it is full, 50% of tides are dropped, which is faster.", []),
        ("It suits deployments with a large number of servers.", []),
        ("A storm that causes overly large numbers of clients to ask at once is rare.", []),
        ("It serves a large number of websites.", ["a large number of websites"]),
        ("It may be used to ensure that some gauges are there.", []),
        ("Zero was 1900-01-01T00:00:00 for all users.", []),
        ("The tables that have been drawn are long. Lakes are currently missing.", ["currently"]),
    ],
)
def test_in_documentation_the_product_s_own_measures_need_no_source(text, reported):
    assert [finding.text for finding in check_text(f"# Tide\n\n{text}\n", "a.md", preset="docs").findings] == reported


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("An ion is likely to bind there.", []),
        ("It has an arbitrary value of 120 there.", []),
        ("The number of named mills is 1,540.", ["1,540"]),
        ("The lowest rating for the title is 2400.", []),
        ("The crown is divided into 100 pence.", []),
        ("The mint struck 50-crown notes until it burnt down.", []),
        ("The list takes in mills above a highest flow of 5,000.", []),
        ("The pennyweight is one tenth of a crown.", []),
        ("Banknotes come in denominations of ¥5 or ¥100.", []),
        ("The weir cost £348,000.", ["£348,000"]),
        ("It grinds one tenth of the flour in the valley.", ["one tenth"]),
        ("The weir held 8500 barrels in spring.", ["8500 barrels"]),
        ("Tides of Wrath is called “a brutal novel” on its cover.", []),
        ("The mill is likely to fail by the next decade.", ["is likely to"]),
        ("They say “it takes 400 sacks to fill her” of a full boat.", []),
        ("The old sack is equivalent to 40 pecks there.", []),
        ("Ask arrived with 50 boats, each with 40 men (Book 2).", []),
        ("Such a weir is said to be closed.", []),
        ("A weir that does not drain is said to be closed.", []),
        ("If the Greek letter is used, the weir is assumed to be closed.", []),
        ("English is spoken less, but it is understood to varying degrees in the valley.", []),
        ("The ring is divided along its rim into 12 equal parts.", []),
        ("Two teams of eleven players use curved sticks.", []),
        ("She made films in black and white, colour and 4K.", []),
        ("The charge is roughly equal to half of the weight.", []),
        ("The weight is roughly (to within 2%) that of the sack.", []),
        ("It roams over most of the southern two-thirds of the valley.", []),
        ("He was one third of the Weir Trio.", []),
        ("Tin and its like are group 14 metals.", []),
        ("The god of the weir was believed to have ruled the valley.", []),
        ("The miller was believed to have ruled the valley.", ["was believed to have"]),
        ("Of the people of the valley, many claimed at least one parent of Norse descent.", []),
        ("In tides, the Moll points, also called knots, are where water stands.", []),
        ("It is the fear of people who identify or are perceived as weavers.", []),
        ("The popular perception of him as a heroic miller is wrong.", []),
        ("Sponges are bound to the bed of the sea.", []),
        ("In Islam, the spirit is seen as a messenger.", []),
        ("A theorem that is believed to be true is called a conjecture.", []),
        ("The rod is roughly equal to 3.26 spans or 2,062 thumbs.", []),
        ("According to tradition, the town gave fourteen young men to the weir.", []),
        ("With historic communities in the valley, it lives on.", []),
        ("The following are examples of cognates, including twelve pronouns and a verb.", []),
        ("Its historic usage has spread.", []),
        ("Here the first number has, for example, twice as much weight as the second.", []),
        ("Take the sentence “the gain of a mill should be raised”, which means little.", []),
        ("The envoy landed on the coast and claimed it for Norway.", []),
        ("The charter would have admitted Kent as a county.", []),
        ("Generous acts make people feel good about themselves.", []),
        ("The articles are written by researchers rather than by staff.", []),
        ("The old mill is said to be haunted.", ["is said to be"]),
        ("Ask is a god who married Embla the Beloved there.", []),
        ("Ask was a renowned miller.", ["renowned"]),
        ("The king claimed Embla as his ancestor.", []),
        ("The king claimed that Embla was his ancestor.", ["claimed"]),
        ("According to other reports in Moll's lost play, he went as a beggar.", []),
        ("According to other reports, he went as a beggar.", ["other reports"]),
        ("It was one of the first mills in Weirland history.", ["first mills"]),
        ("He made it the largest mill in the Weir Valley's history.", ["largest mill"]),
        ("He has the largest collection in natural history.", []),
        ("The weir is a form of verse with a structure consisting of fourteen lines.", []),
        ("It is a collection of two million sacks.", ["two million sacks"]),
        ("Weirs are typically defined as dams kept up for at least 30 years.", []),
        ("The weir dates to the Jurassic period, some 174 to 201 million years ago.", []),
        ("The weir spans 43 million years from the flood to the drought of 23.04 Ma.", []),
        ("Leeds (46%[^1]) and York (40%) hold the majority of the lake.\n\n[^1]: Weirs, p. 4.", []),
        ("Stars spend the majority of their lives there.", []),
        ("The majority of the millers are poor.", ["The majority of the millers"]),
        ("Any deed is understood to bear fruit.", []),
        ("The attacking party is said to be laying siege.", []),
        ("It is about the heroic life.", []),
        ("Critics said that the film was dull.[3]", []),
        ("Matter having the property of an acid is said to be acidic.", []),
        ("The corpus we currently possess is his.", []),
        (
            "Recently, there has been a rise. Last year it fell. It has recently been closed.",
            ["Recently", "Last year", "recently"],
        ),
        ("In 2014 it had recently been closed. In the last year of his life he sang.", []),
        ("On average, it is the saltiest sea in the world.", ["saltiest sea"]),
        ("Some studies have shown that it goes far at night.[^1]\n\n[^1]: Roe, *Films*, p. 4.", []),
        ("Isomers are many. For example:[^1]\n\n- C32: 27,711,253,769 isomers\n\n[^1]: Roe, *Isomers*, p. 4.", []),
        ("Some critics call the film dull.[^1]\n\n[^1]: Roe, *Films*, p. 4.", []),
        ("Critics said that the film was dull. It had songs.[3]", ["Critics"]),
        ("It is about the heroic defence of the weir.", ["heroic"]),
        ("Widely regarded as one of the greatest rulers in the world, he drained it.", ["Widely regarded as"]),
    ],
)
def test_in_an_encyclopaedia_what_is_explained_owes_nothing(text, reported):
    assert [finding.text for finding in check_text(text, "a.md", preset="wiki").findings] == reported


def test_a_message_shows_an_ellipsis_where_code_or_a_picture_stands():
    text = "It is the largest `tide` harbour in the country.\n"
    (finding,) = check_text(text, "a.md", preset="wiki").findings
    assert finding.message == "'largest … harbour' has no citation"


def test_in_documentation_reserved_addresses_are_no_fault():
    text = "Open [the page](https://example.com/a), then [the other]()."
    assert [finding.text for finding in check_text(text, "a.md", preset="docs").findings] == ["the other"]
    report = check_text(text, "a.md", preset="news")
    assert [place.text for place in report.findings[0].related] == ["the other"]
