"""What makes a figure innocent: each row of the table of traps, with near misses."""

from __future__ import annotations

import pytest
from analysing import analysed, quantities

from sourcing.analysis.facts import TRAPS
from sourcing.analysis.traps import names

TRAPPED = [
    ("date", "It came on January [[20]] at last."),
    ("date", "It came on Jan. [[20]] at last."),
    ("date", "It came on [[20]] Jan 2025 at last."),
    ("date", "It came on [[2025-07-09]] at last."),
    ("date", "It came on December 10, [[12]] and 14."),
    ("month", "It came in October [[2023]] at last."),
    ("year", "It came in [[2016]] at last."),
    ("year", "It came before the [[2016 race]] began."),
    ("year", "It came from the Democrats’ [[2000 presidential nominee]] then."),
    ("year", "It came in the '[[08 campaign]] then."),
    ("year-range", "It came in [[2019-20]] at last."),
    ("year-range", "It lasted from [[1998 to 2003]] there."),
    ("decade", "It came in the [[1990s]] at last."),
    ("season", "It came in the fall of [[2008]] there."),
    ("clock", "They met at [[7 p.m.]] there."),
    ("clock", "They met at [[14:30]] there."),
    ("clock", "They met at [[1430 GMT]] there."),
    ("clock", "They met by [[7pm]] there."),
    ("time-span", "They met in [[two days]] there."),
    ("time-span", "He ruled for [[12 years]] there."),
    ("time-span", "He left after [[18 months]] there."),
    ("time-span", "He left [[three years]] ago."),
    ("time-span", "He left after a [[30-minute speech]] there."),
    ("time-span", "He served a [[12-year term]] there."),
    ("age", "A [[42-year-old]] came."),
    ("age", "A boy aged [[12]] came."),
    ("age", "Jennifer Lopez, [[37]], came."),
    ("age", "Voters [[65]] and older came."),
    ("age", "People [[under 30]] came."),
    ("ordinal", "It was her [[third visit]] there."),
    ("ordinal", "It is the [[21st century]] now."),
    ("score", "They won [[3-1]] in the game."),
    ("set", "She won [[6-4]], 7-5 there."),
    ("record", "They have a [[12-4 record]] now."),
    ("phone", "Call [[555-123-4567]] now."),
    ("address", "He lives at [[10 Downing Street]] now."),
    ("postcode", "It is in Austin, TX [[78701]] now."),
    ("room", "It is in room [[204]] of it."),
    ("flight", "It was Flight [[17]] then."),
    ("road", "They took Route [[66]] then."),
    ("legal-reference", "It broke Article [[5]] then."),
    ("legal-reference", "It broke Section [[230]] then."),
    ("legal-reference", "It broke Resolution [[242]] then."),
    ("legal-reference", "It broke § [[4]] then."),
    ("legal-reference", "It broke H.R. [[1234]] then."),
    ("legal-reference", "It broke Proposition [[8]] then."),
    ("structural-reference", "It stands in Figure [[3]] there."),
    ("structural-reference", "It stands on page [[44]] there."),
    ("structural-reference", "He was No. [[2]] then."),
    ("list-number", "They want ([[1]]) peace and no more."),
    ("product", "They flew a Boeing [[737]] then."),
    ("product", "They sold the iPhone [[15]] then."),
    ("product", "They study Type [[2 diabetes]] there."),
    ("group", "They met at the Group of [[20]] then."),
    ("brand", "It is in the Fortune [[500]] now."),
    ("brand", "It is in the S&P [[500]] now."),
    ("event", "It was after [[9/11]] then."),
    ("event", "It was Apollo [[11]] then."),
    ("event", "They work [[24/7]] there."),
    ("event", "It was Super Bowl [[50]] then."),
    ("idiom", "It was [[fifty-fifty]] then."),
    ("idiom", "He is [[one]] of the best."),
    ("idiom", "On the [[one hand]] it rains."),
    ("idiom", "They helped [[one]] another there."),
    ("idiom", "There was no [[one]] there."),
    ("version", "It runs on [[3.12.1]] there."),
    ("address-ip", "It runs on [[10.0.0.1]] there."),
    ("identifier", "It closes #[[51]] there."),
    ("identifier", "It follows RFC [[9110]] there."),
    ("identifier", "See https://t.co/[[12345]] there."),
    ("recipe", "Add [[2 cups]] of flour."),
    ("recipe", "Bake at [[350 degrees]] there."),
    ("instruction", "Press it [[3 times]] there."),
    ("anaphoric", "The [[two leaders]] met."),
    ("anaphoric", "Met by these [[four countries]] there."),
    ("anaphoric", "The next [[three]] came."),
    ("self-evident", "They saw [[three cities]]: Rome, Paris and Oslo."),
    ("vote", "The Senate voted [[52-48]] there."),
    ("vote", "The bill passed by a vote of [[52 to 48]] there."),
    ("sentence-term", "He was sentenced to [[12 years]] there."),
    ("hypothetical", "If you invest [[$100]] it grows."),
    ("hypothetical", "Suppose [[500 people]] came."),
    ("price", "The tickets cost [[$12]] there."),
    ("headline", "# [[40 people]] came"),
    ("table", "| a |\n|---|\n| [[40 people]] |"),
    ("dateline", "GAZA, July [[9]] (Reuters) - They met."),
    ("byline", "By Ann Roe and [[40 men]]"),
    ("credit", "Photo by the [[40 men]] there."),
    ("read-time", "It is a [[3 min read]] there."),
    ("copyright", "It says © [[2025]] there."),
    ("footnote-mark", "It says so ^[[2]] there."),
    ("common-knowledge", "A week has [[seven days]] there."),
    ("observation", "I counted [[40 tents]] there."),
    ("rate-idiom", "He gave [[110 percent]] there."),
    ("rate-idiom", "He is [[100 percent]] sure."),
    ("small", "They have [[nine dogs]] now."),
    ("question", "How many of the [[140 vessels]] were inspected?"),
    ("question", "Is it true that [[dozens of families]] left?"),
    ("measurement", "The dial is a [[13-inch brass]] one."),
    ("measurement", "The panel is [[31 x]] 42 cm there."),
    ("measurement", "It was shot on [[16mm]] there."),
    ("measurement", "It is a [[45-litre pack]] there."),
    ("measurement", "The [[1.7-litre jug]] is cold."),
    ("measurement", "It reads [[97]] °C at last."),
    ("measurement", "It was [[11]] C there."),
    ("measurement", "Minus [[11]] when they got up."),
    ("measurement", "Use [[40 g butter]] for it."),
    ("measurement", "The kitchen is [[24 ft]] by 14 ft."),
    ("measurement", "The rows are [[23 centimetres]] apart."),
    ("measurement", "The inns are [[12 miles]] apart."),
    ("measurement", "Gusts reach [[50 mph]] there."),
    ("measurement", "It keeps [[up to 500 MB]] there."),
    ("measurement", "The film lasts [[114 mins]] there."),
    ("recipe", "With the main colour cast on [[44 sts]] there."),
    ("recipe", "Work [[20 rounds]] in rib."),
    ("recipe", "Tension is [[26 stitches]] and 34 rows there."),
    ("instruction", "Keep the tablets below [[25]] there."),
    ("price", "Offers [[over £285,000]] for it."),
    ("price", "They are sold at the counter for [[£3.50]] a bag."),
    ("price", "The book is out at [[£16.99]] now."),
    ("price", "They take [[£14]] a ticket."),
    ("price", "The shop has [[20 per cent]] off all scarves."),
    ("price", "Save [[15%]] when you buy both."),
    ("price", "The premium is [[24%]] plus VAT there."),
    ("price", "A clock. [[£1,500–2,500]]"),
    ("price", "[[£129.00]] · Free delivery"),
    ("limit", "The default batch size is now [[256]] there."),
    ("score", "Marston made [[188-7]] from their 40 overs."),
    ("score", "Lal batted through the innings for [[91]], her best."),
    ("score", "They lasted [[40 overs]] there."),
    ("score", "The top score was [[38 out of 50]] there."),
    ("proceedings", "He was fined [[£660]] there."),
    ("proceedings", "He was ordered to pay [[£660]] there."),
    ("contract", "No increase shall exceed [[5%]] of the charges."),
    ("contract", "It shall not exceed [[£250,000]] there."),
    ("limit", "The list returns [[25 items]] by default there."),
    ("limit", "Requests are limited to [[100]] a minute there."),
    ("list-number", "[[14.3 Whalebone busk]], carved by a sailor."),
    ("structural-reference", "Aisles [[15 to 30]] are mine."),
    ("age", "She lives with Ann, who is [[28]] there."),
    ("age", "It goes to Mrs Eccles, who is [[90]] on Thursday."),
    ("identifier", "They pay into a [[401]](k) there."),
    ("product", "They watched “[[24]]” there."),
    ("terms", "They pay a [[40 percent]] excise tax there."),
    ("terms", "They want a [[$15]] minimum wage there."),
    ("terms", "The minimum wage is now [[$10]] an hour."),
    ("terms", "They give three [[$50,000]] prizes there."),
    ("terms", "They have a goal of [[$1 billion]] there."),
    ("terms", "Her [[$350 billion]] plan failed."),
    ("terms", "He is short of the [[1,237 delegates]] needed to win."),
    ("terms", "The constitution reserves [[25 percent]] of the seats for them."),
    ("terms", "He proposed [[nearly $1 billion]] for it."),
    ("history", "The men killed [[130 people]] in Paris in November."),
    ("history", "He was one of [[20 students]] killed there three years ago."),
    ("history", "In 2012 a gunman killed [[26 people]] there."),
    ("descriptive", "It has an [[80-member council]] now."),
    ("descriptive", "They bought the [[275-acre course]] there."),
    ("descriptive", "It is a [[1,200-page report]] there."),
    ("hedged", "It is expected to bring in [[$25 billion]] there."),
    ("hedged", "They are reportedly spending [[$1.5 million]] on it."),
    ("method", "The margin of error was plus or minus [[3.5 percentage points]] there."),
    ("method", "The poll was taken among [[1,000 adults]] by telephone."),
    ("measurement", "Uptake was [[42%]] higher on them (p < 0.01)."),
    ("vote", "It was rejected by [[64 percent]] of voters there."),
    ("vote", "[[Only 360 Republicans]] caucused there."),
    ("observation", "The clip has [[over 400,000 views]] now."),
    ("group", "The top [[1 percent]] grew rich."),
    ("vote", "The vote was [[611]] in favor and 748 opposed."),
    ("record", "She has won [[13]] of the past 19 races."),
    ("anaphoric", "He went to all [[99 counties]] of it."),
    ("descriptive", "It has a [[150,000-square-foot centre]] there."),
    ("age", "Ann Cheney, [[50]], received 40 percent of it."),
    ("terms", "Berlin’s pledge last month to add [[almost 7,000 soldiers]] was welcome."),
    ("terms", "It is on the [[$20]] bills there."),
    ("terms", "They need to clear the 15-percent hurdle, [[15 percent]] threshold."),
    ("age", "Among those [[26 to 34]], she leads."),
    ("group", "It is one of the top [[10 arms]] sellers."),
    ("self-evident", "He plays the [[36 holes]] of it."),
    ("table", "No [[58%]]"),
    ("market", "Oil settled at [[$42.46]] a barrel."),
    ("market", "The yield on the Treasury note fell to [[1.45 percent]] there."),
    ("common-knowledge", "The town has a population of [[54,000]] now."),
    ("observation", "The Post interviewed [[20]] of them."),
    ("terms", "There are [[691 delegates]] at stake there."),
    ("terms", "At stake in both are [[213 delegates]] now."),
    ("terms", "It takes [[2,383 delegates]] to win there."),
    ("terms", "They filed a [[$40 million]] lawsuit there."),
    ("event", "They joined the Fight for [[15 Movement]] then."),
    ("hedged", "He was accused of using [[$50 million]] for it."),
    ("hedged", "They are worth [[$43 million]], depending on the list."),
    ("market", "It rose $6.20, or [[1 percent]], to $758.81."),
    ("measurement", "It weighs [[more than 100,000 pounds]] now."),
    ("history", "They died after the attack that left [[14 people]] dead there."),
    ("age", "It was 60 percent among those [[30 to 44]] and less among those older."),
    ("idiom", "They sent in [[a few hundred dollars]] each."),
    ("idiom", "She won [[a majority of the delegates]] there."),
    ("record", "The crowd of [[2,314]] sang."),
    ("age", "Men [[under 35 support]] her."),
]


@pytest.mark.parametrize(("name", "marked"), TRAPPED)
def test_a_figure_is_trapped(name, marked):
    suffix = ".md" if marked.startswith(("#", "|")) else ".txt"
    before, _, rest = marked.partition("[[")
    expected, _, after = rest.partition("]]")
    text = before + expected + after
    document = analysed(text, suffix).document
    found = {document.text[each.span.start : each.span.end]: each.traps for each in quantities(text, suffix)}
    assert name in found.get(expected, ()), found


@pytest.mark.parametrize(
    "text",
    [
        "They agreed on a 60-day ceasefire there.",
        "“Were 40 men there?” asked 30 women.",
        "The spill was 900 tonnes of oil.",
        "They seized 400 kg of cocaine there.",
        "The country has 3,000 miles of road.",
        "The burned area is 40 hectares.",
        "Sales rose by 12 percent.",
        "The house cost £285,000 in the end.",
        "The bank was fined $2 billion.",
        "They want a $15 an hour wage.",
        "One out of five left.",
        "With unemployment close to 12 percent, who is left?",
        "Why ask him, though he has 38 percent of them?",
        "Among men she is at minus 40.",
        "The firm closed a deal for $31.32 million.",
        "It holds a 9 percent stake there.",
        "$50 million.",
        "The group is limited in its reach to 300 homes.",
        "They built 20 homes there, building 30 homes a year on average.",
        "They train 5,000 soldiers there.",
        "About 2000 people were killed.",
        "They lost 1,500 jobs there.",
        "Trump led 48-44 in the poll.",
        "Clinton leads 46 percent to 42 percent.",
        "He has 1,237 delegates.",
        "The pilot logged 2,766 flying hours.",
        "Patients wait 18 weeks on average.",
        "The fund gave $40 in donations.",
        "Clinton will win at least 18.",
        "It costs more than 56.",
        "The 57,000 dead were named.",
        "About 30,000 people voted for 40 new members.",
        "She leads by a 9-point margin.",
        "They agreed that the plan would cost $5 billion.",
        "The bomb killed 14 people.",
        "The minimum cost was $900 million.",
        "He took 53 percent of the Latino vote.",
        "A poll put her at 53 percent of the vote.",
        "The tax cut cost $3 billion.",
        "The plan has the support of 30 percent of farmers.",
    ],
)
def test_a_near_miss_is_not_trapped(text):
    assert any(not quantity.traps for quantity in quantities(text)), quantities(text)


def test_a_bracketed_number_is_a_footnote_s_mark():
    assert ["footnote-mark" in found.traps for found in quantities("It says so [3] there.")] == [True]


def test_a_bare_number_is_a_product_once_it_was_named():
    assert [found.traps for found in quantities("The Boeing 737 fell. The 737 was old. They sold 737 homes.")] == [
        ("product",),
        ("product",),
        (),
    ]


def test_a_number_is_no_product_before_it_is_named():
    assert [found.traps for found in quantities("They flew 737 there.")] == [()]


def test_a_quotation_that_ends_the_paragraph_before_opens_no_title():
    plain = "Dozens of clubs here are in transition."
    assert [one.traps for one in quantities(f"She called it “a war.”\n\n{plain}")] == [()]


def test_every_trap_can_occur_and_no_other():
    assert set(TRAPS) == names()


def test_every_trap_has_an_example_here():
    assert {name for name, _ in TRAPPED} | {"heading-number"} == set(TRAPS)


def test_a_heading_s_number_is_no_figure():
    assert all("heading-number" in found.traps for found in quantities("# 3.1 Scope of it\n\nText.", ".md"))
    assert quantities("# 3.1 Scope of it\n\nText.", ".md")
