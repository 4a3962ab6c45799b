"""What covers a figure, and from how far: each text's first figure marked `[[ ]]`, with the cover nearest to it."""

from __future__ import annotations

import pytest
from analysing import ENGLISH, unmarked

from sourcing.analysis import analyse
from sourcing.documents import document_from_text


def covers(marked, suffix):
    """The kind and reach of all that covers the claim marked."""
    text, [(start, end)] = unmarked(marked)
    document = document_from_text(text, f"a{suffix}")
    claims = [
        claim
        for claim in analyse(document, ENGLISH).claims
        if document.offsets.to_source(claim.span).start < end and start < document.offsets.to_source(claim.span).end
    ]
    assert claims, "no claim is found there"
    return [(cover.kind, cover.reach) for cover in claims[0].covers]


SENTENCE = [
    # What somebody believes, and who they are that believe it
    ("role", ".txt", "The minister believes that [[300 homes]] burned."),
    ("pronoun", ".txt", "[[Forty members]] who want to lead the party met."),
    ("pronoun", ".txt", "They cross [[300 kilometres]] of salt, and it is the finest thing you will see this year."),
    # In the sentence, wherever the cue stands
    ("institution", ".txt", "The fire service said [[300 homes]] burned."),
    ("institution", ".txt", "[[300 homes]] burned, the fire service said."),
    ("institution", ".txt", "On Monday, the fire service said, [[300 homes]] burned."),
    ("institution", ".txt", "According to the treasury, [[300 homes]] burned."),
    ("unspecific", ".txt", "The war killed 1,200 people and displaced [[251 families]], according to Israeli figures."),
    ("named", ".txt", "Roe said that rents fell and that [[40 tenants]] left."),
    ("document", ".txt", "The report found that [[300 homes]] burned."),
    ("document", ".txt", "In a filing on Monday, the firm had [[300 workers]]."),
    ("pronoun", ".txt", "She said [[300 homes]] burned."),
    ("role", ".txt", "[[Three in five]] insiders in the valley said it would rain."),
    ("vague", ".txt", "Experts say [[300 homes]] burned."),
    ("named", ".txt", "Roe said the marsh — [[900 hectares]] of reed — would be drained."),
    ("named", ".txt", "Roe has pledged to drain [[900 hectares]] — the whole marsh — by June."),
    ("role", ".txt", "Tenants said they feared eviction, with [[40 tenants]] already gone."),
    ("institution", ".txt", "The ministry said 20 homes burned, while [[40 barns]] stood."),
    # Who counted is the subject, or a paper that the figure stands in
    ("document", ".txt", "The flood agency raised the death toll to [[267]] on Monday."),
    ("document", ".txt", "The centre is monitoring [[265 herons]] on the coast."),
    ("document", ".txt", "The observatory has logged [[3,400 sightings]] since May."),
    ("document", ".txt", "Police counted [[340 cartridges]] on the square."),
    ("document", ".txt", "The ministry gives the number as [[40,000]]."),
    ("document", ".txt", "The union, which claims [[40,000 members]], met there."),
    ("document", ".txt", "Estimates by the council range from [[40,000 to 60,000]]."),
    ("document", ".txt", "Calculations by Acme show [[40,000 homes]] at risk."),
    ("document", ".txt", "The union's latest estimate is [[40,000]]."),
    ("document", ".txt", "Going by census figures, [[40,000 people]] live there."),
    ("document", ".txt", "The loss came to [[$40 million]], going by Moll's books."),
    ("document", ".txt", "The number, the ministry's own, is [[40,000]]."),
    ("document", ".txt", "A study in Nature links [[40,000 deaths]] to soot."),
    ("institution", ".txt", "Growth will be [[4 percent]], on the bank's forecast."),
    (
        "document",
        ".txt",
        "They held a call, including one in which organizers claimed [[400 delegates]] and alternates participated.",
    ),
    ("document", ".txt", "Men made up [[half]] of the voters where exit polls were held."),
    ("document", ".txt", "The president's Gallup average that year was [[53%]]."),
    ("document", ".txt", "The Education Department fined the university [[$2.4 million]]."),
    ("document", ".txt", "The October report beat all forecasts, with [[271,000 jobs]]."),
    ("document", ".txt", "One ranking pegs the tycoon as the richest, with [[$42 billion]]."),
    ("document", ".txt", "In the ministry's latest forecast, spending reaches [[$4.2 billion]]."),
    (
        "document",
        ".txt",
        "By the last year of the budget office's 10-year outlook, the deficit would pass [[$1 trillion]].",
    ),
    ("document", ".txt", "As of the last fundraising report, Roe had raised [[$293,565]]."),
    ("document", ".txt", "He listed the resort in his financial disclosure as a liability of [[$50 million]]."),
    # The next sentence only says whose it is
    ("institution", ".txt", "[[300 homes]] burned. That is according to the fire service."),
    ("institution", ".txt", "[[300 homes]] burned.\n\nThat’s according to the fire service."),
    # In a quotation with a speaker
    ("named", ".txt", "“[[300 homes]] burned,” Ann Roe said."),
    ("named", ".txt", "“We lost,” Ann Roe said. “[[300 homes]] burned.”"),
    ("named", ".txt", "“We lost,” Ann Roe said.\n“[[300 homes]] burned.”"),
    ("document", ".txt", "Transcript as follows:\n“It was night.\n“[[300 homes]] burned.”"),
    ("named", ".txt", "“We lost,” Ann Roe said. “It was night.\n“[[300 homes]] burned.”"),
    # A line that hands over to a block quote
    ("named", ".md", "Ann Roe said:\n\n> It rained. [[300 homes]] burned.\n"),
    ("named", ".md", "Ann Roe, founder of the bank:\n\n> It rained.\n>\n> [[300 homes]] burned.\n"),
    # A link or a note
    ("link", ".md", "[[300 homes]] burned ([count](https://fire.example.org/1))."),
    ("link", ".html", '<p><a href="https://fire.example.org/1">[[300 homes]]</a> burned.</p>'),
    ("link", ".html", '<p>[[300 homes]] burned, <a href="https://fire.example.org/1">as counted</a>.</p>'),
    ("footnote", ".md", "[[300 homes]] burned.[^1]\n\n[^1]: Fire service, table 4.\n"),
    ("footnote", ".md", "[[300 homes]][^1] burned. Then it rained.\n\n[^1]: Fire service, table 4.\n"),
    # Whoever heard them counted them.
    ("role", ".txt", "[[More than 40 residents]] said the road was closed."),
    ("unspecific", ".txt", "[[At least a dozen officials]] told the Post she would win."),
]

CARRIED = [
    # By a pronoun or an additive at the start
    ("institution", ".txt", "The ministry said it was over. It had counted [[300 homes]]."),
    ("named", ".txt", "Ann Roe said it was over. She lost [[300 sheep]] that night."),
    ("institution", ".txt", "The ministry said it was over. Also, [[300 homes]] burned."),
    # By a definite description of the source, or by what points back to what was said
    ("document", ".txt", "A study by Leeds Water found leaks. The study counted [[300 homes]]."),
    ("named", ".txt", "Ann Roe said 900 voters came. Of those voters, [[300 people]] left early."),
    ("named", ".txt", "Ann Roe said 900 voters came in May. In June, the number was [[1,200]]."),
    # By the same one's words in the sentence after
    ("named", ".txt", "Ann Roe said the barns were lost. Some [[300 homes]] burned. Roe said it was over."),
    ("named", ".txt", "Ann Roe said the barns were lost. Some [[300 homes]] burned. It was over, she said."),
    # From the line that hands over with a colon
    ("institution", ".txt", "The ministry also points out some figures:\n[[300 homes]] burned."),
    # From a list's lead-in
    ("institution", ".md", "The ministry said the following:\n\n- [[300 homes]] burned\n- 40 barns burned\n"),
    ("institution", ".md", "The ministry reported these losses:\n\n- 40 barns burned\n- [[300 homes]] burned\n"),
    ("institution", ".md", "The ministry said:\n\n- [[300 homes]] burned\n- 40 barns burned\n"),
    ("institution", ".md", "According to the ministry:\n\n- 40 barns burned\n- [[300 homes]] burned\n"),
    # From the end of the paragraph
    ("link", ".md", "[[300 homes]] burned. Then it rained ([count](https://fire.example.org/1))."),
    ("footnote", ".md", "[[300 homes]] burned. Then it rained.[^1]\n\n[^1]: Fire service, table 4.\n"),
]

DISTANT = [
    ("institution", ".txt", "The ministry said it was over. [[300 homes]] burned."),
    ("named", ".txt", "According to Ann Roe, it was over. [[300 homes]] burned."),
]

UNCOVERED = [
    # What somebody believes of others says nothing of the figure before it
    (".txt", "In 2011 the state freed [[1,000 prisoners]], including some it deemed guilty."),
    (".txt", "While the premier deserves credit for taking in [[40,000 refugees]], she must remember the war."),
    # What was counted, or cost something, is no one who counts; nor is a place or a name.
    (".txt", "In the valley [[300 homes]] were counted."),
    (".txt", "The report cost [[$3 million]]."),
    (".txt", "Chicago recorded [[412 murders]] last year."),
    (".txt", "Emily's List spent [[$10 million]] on it."),
    (".txt", "The agency raised [[$10 million]] for the lock."),
    (".txt", "It put [[340 herons]] at risk after a report."),
    (".txt", "[[300 homes]] burned."),
    (".txt", "The ministry said it was over. Then it rained. [[300 homes]] burned."),
    (".txt", "The ministry said it was over.\n[[300 homes]] burned."),
    (".txt", "[[300 homes]] burned. Then it rained, the ministry said."),
    (".txt", "[[300 homes]] burned. That was a pity, the ministry said."),
    (".txt", "The ministry was rebuilt. [[300 homes]] burned."),
    (".txt", "“[[300 homes]] burned.”"),
    # What somebody wants or does covers nothing of the next sentence.
    (".txt", "The council opposed the plan. It also had a price, [[300 homes]]."),
    (".txt", "The ministry backed the plan. It also burned [[300 homes]]."),
    (".txt", "[[40 percent of voters]] said they were content."),
    (".txt", "[[Three in five]] farmers in the valley said it would rain."),
    (".txt", "Once it rained, and it still does: [[an average of 81 percent]] of shepherds said so."),
    (".txt", "Once it rained, and it still does: [[an average of 81%]] of shepherds said so."),
    (".txt", "The Leeds poll has Roe ahead.\nLast month, she led by [[9 points]]."),
    (".txt", "The Leeds poll has Roe ahead.\nIn August, she led by [[9 points]]."),
    (".txt", "[[40 percent of voters]] said they were content, while 60 percent said they were not."),
    (".txt", "Roe has pledged to drain the marsh — [[900 hectares]] of reed — by June."),
    (".md", "The ministry said it was over.\n\n- [[300 homes]] burned\n"),
    (".md", "It rained, and this is what followed:\n\n- [[300 homes]] burned\n"),
    (".md", "It rained.\n\n> [[300 homes]] burned.\n"),
    (".md", "Ann Roe said:\n\n> It rained.\n\nThen [[300 homes]] burned.\n"),
    (".md", "See [the map](https://fire.example.org/1).\n\n[[300 homes]] burned."),
    (".md", "It rained ([count](https://fire.example.org/1)). [[300 homes]] burned."),
]


@pytest.mark.parametrize(("kind", "suffix", "marked"), SENTENCE)
def test_a_source_in_the_sentence_covers_a_figure(kind, suffix, marked):
    assert covers(marked, suffix)[:1] == [(kind, "sentence")]


@pytest.mark.parametrize(("kind", "suffix", "marked"), CARRIED)
def test_a_source_is_carried_to_a_figure(kind, suffix, marked):
    assert covers(marked, suffix)[:1] == [(kind, "carried")]


@pytest.mark.parametrize(("kind", "suffix", "marked"), DISTANT)
def test_a_source_one_sentence_away_is_distant(kind, suffix, marked):
    assert covers(marked, suffix) == [(kind, "distant")]


@pytest.mark.parametrize(("suffix", "marked"), UNCOVERED)
def test_nothing_covers_a_figure(suffix, marked):
    assert covers(marked, suffix) == []


def test_a_passive_without_an_agent_covers_with_no_kind():
    assert covers("[[300 homes]] are believed to have burned.", ".txt") == [(None, "sentence")]


def test_a_poll_named_before_covers_the_share_of_those_it_asked():
    assert (
        covers("The poll was taken in May. [[40 percent of voters]] said they were content.", ".txt")[0][1]
        == "sentence"
    )
