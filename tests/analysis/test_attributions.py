"""Who says what: each attribution of a sentence with its source `{S …}`, its cue `{V …}` and its content `{C …}`.

Where a sentence has more than one, digits after the letter say which attributions a stretch belongs to: `{S12 Roe}`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

import pytest
from analysing import ENGLISH

from sourcing.analysis import analyse
from sourcing.documents import document_from_text

MARK = re.compile(r"\{([SVC])(\d*) ([^{}]*)\}")


class Parts(NamedTuple):
    """One attribution, its parts as the text they span."""

    source: str | None
    cue: str
    content: tuple[str, ...]


def read(text, suffix=".txt"):
    return analyse(document_from_text(text, f"a{suffix}"), ENGLISH)


def found_in(text):
    def shown(span):
        return None if span is None else text[span.start : span.end]

    return [Parts(shown(a.source), shown(a.cue), tuple(map(shown, a.content))) for a in read(text).attributions]


def unmarked(marked):
    """A sentence without its marks, and the attributions they mark in the order of their numbers."""
    numbered = {}
    for letter, numbers, words in MARK.findall(marked):
        for number in numbers or "1":
            numbered.setdefault(number, {"S": [], "V": [], "C": []})[letter].append(words)
    expected = [
        Parts(parts["S"][0] if parts["S"] else None, parts["V"][0], tuple(parts["C"]))
        for _, parts in sorted(numbered.items())
    ]
    return MARK.sub(lambda mark: mark.group(3), marked), expected


FOUND = [
    "{C Losses reached $4 billion}, {S Moody's} {V estimated}.",
    "{S A clerk at St Luke's} {V confirmed} {C that fourteen patients had gone}.",
    "{C The ward will open in May}, {S the hospital trust} {V said}.",
    "{S Doctors} {V advised} him {C to go home}.",
    "{S A coalition of 40 groups} has written to the minister {V urging} {C her to ban it}.",
    "I {V was told} by {S the nurse}, who was kind, {C that it was only a virus}.",
    "{S The botanist} {V considered} {C the plant a variety}, a view that few now share.",
    "{S Roe} {V has always maintained} {C that the loan was repaid}, a position her own papers do little to support.",
    "{S The owner of the Bluebell Tearoom, who took over in March}, {V hopes} {C to stay open}.",
    "{S The junta's spokesman} neither confirmed nor {V denied} {C that the envoy had been moved}.",
    "{V According to} {S an intelligence official, speaking on condition of anonymity}, {C half the shells were fit}.",
    "{S Acme} {V is pleased to announce} {C that it has been approved}.",
    "{S I} {V suspect} {C the mayor knows this perfectly well}.",
    "{S Unite, which represents about 700 of the drivers}, {V warned} {C that the strike could spread}.",
    "{S Unite} {V has said} {C drivers would strike}.",
    "{S Nearly two-thirds of the teachers questioned} {V said} {C they had caught a pupil}.",
    "{S The nurse on duty that night, who asked not to be named}, {V said} {C the lights went out twice}.",
    "{S Residents of Hob Lane} {V fear} {C the new junction will send lorries past the school}.",
    "{S A judge in Delaware} {V asked} on Monday {C why either firm needed the patents}.",
    "{S The clerk} {V declined} three times {C to say if she would go}.",
    "Ministers {V were advised} in 2016 {C that stocks of gowns would last nine days}.",
    "{C The hostages are alive}, their families {V have been told}.",
    "In a statement issued late on Sunday, {S the presidency} {V dismissed} {C the allegations as “malicious fiction”}.",
    "{S1 The ferry's website} {V1 says} {C1 boats leave hourly}; {S2 the man in the booth}, consulting the sky, {V2 said} {C2 maybe four}.",
    "{C The drug shrank tumours}, {V reports} {S a paper in this week's Annals of Oncology}.",
    "{C “You get used to it,”} {S Ann Roe} {V promises}, holding open the door.",
    "{S Paragraph 14 of the mill's licence} {V requires} {C that the sluice be inspected weekly}.",
    "Despite {S the mayor}'s {V claim} on Tuesday {C that the weir is sound}, no survey has been made.",
    "Despite {S the mayor}'s {V assertion} {C that the weir is sound}, no survey has been made.",
    "{S Fed officials} {V saw} {C no hurry to cut}.",
    "{S The Greens} {V want} {C the inquiry held in public}; ministers, so far, are silent.",
    "{S Its new owners} {V had vowed} {C to keep the name}; a year on, only the name survives.",
    "{S Three peers} {V endorsed} {C her}, and the bad blood kept the others away.",
    "{S The bank} {V has stressed} {C those worries at a forum in Hull}, and it raised them again in May.",
    "{V According to} {S officials in both capitals, none of whom would be named}, {C a draft runs to 40 pages}.",
    "{C “We’ve no water,”} {S Sister Agnes Roe, who runs the clinic at Hob}, {V said} by satellite phone.",
    "{C Talks with the guild}, {S the airline} {V said} in a filing to the stock exchange, {C had been slow}.",
    "{C Nobody at the care home}, {V according to} {S inspectors}, {C could say when it began}.",
    "{S1 Campaigners} {V1 argue} {C1 the felling was unlawful}; {C2 the oaks were rotten}, {V2 according to} {S2 the council}.",
    "{S The chairman} {V told} shareholders, to some heckling, {C that the board had heard}.",
    "{C “We ship on Thursdays,”} {S our head of looms, Ann Roe}, {V likes to say}.",
    "{S The trust} {V said} {C rents fell}.",
    "{S Her agent} would neither confirm nor {V deny} {C that the house had been sold}.",
    "It grinds three tons, {C which} {S its makers} {V claim} {C is four times as fast}.",
    "{C “It is hard,”} {V says} {S Ann Roe}, adviser for environmental think tank Green Weir.",
    "{S Labour} {V claim} {C the plan would cost £4bn more}.",
    "{S Hall} {V claimed} {C the title was hers}.",
    "{C Forty mills burned in Leeds}, {S the Health and Safety Board} {V said}.",
    "{C Forty mills burned in Leeds and York}, {S the Health and Safety Board (HSB)} {V said} Wednesday.",
    "{C Rents fell in Iowa and Ohio}, {S the council} {V said}.",
    "{C Rents fell in Leeds and York}, {S the minister} {V told} reporters.",
    "{S Roe and Ann Fox, the mayor of Leeds}, {V said} {C rents fell}.",
    "{C Rents fell in Leeds}, {S the mills and ports authority} {V said}.",
    "{S Leeds, York and the council} {V said} {C rents fell}.",
    "{S Roe, the weavers and the council} {V said} {C rents fell}.",
    "{S The Melbourne Storm} {V said} {C the coach would leave}.",
    "{S The mayor} toured the weir after the flood, {V warning} {C that it would not hold}.",
    "{C “Who would have thought that we won?”} {S Roe} {V said}, looking out on the crowd.",
    "{S The agency} {V classifies} {C the language as endangered}.",
    "{C Demand is to reach 610 tons by 2020} - {S industry insiders} {V say}.",
    "Demand is to reach 610 tons by 2020 - {S industry insiders} {V say} {C the plant is late}.",
    "{S The Thursday-night club in Leeds} {V said} {C rents fell}.",
    "{S A study published on Sunday} {V found} {C that the wells were dry}.",
    "{S Figures reported on Friday} {V now suggest} {C that the wells are dry}.",
    "The group published {S a report} that {V found} {C 60 percent of wells were dry}.",
    "Officials handed out {S a leaflet in May} that {V said} {C homes would be built}.",
    "{S The bank}’s {V forecast of} {C a fall in rents} was wrong.",
    "{S The Leeds Post} {V first reported} {C that rents fell}.",
    "{S Critics, including Ann Roe}, {V said} {C the plan went too far}.",
    "{C The president}, {S his aides} {V said}, {C was asleep}.",
    "Rents rose; {S builders} {V put} {C the number at 12,000}.",
    "{S Averages of polls} {V show} {C Roe with a lead of three points}.",
    "{S My father} {V used to say} {C that rents fall}.",
    "It {V is understood} {C the club has offered $20 million}.",
    "It {V is thought} {C some 300 people were on board}.",
    "{S Jurors} {V were told} {C the pair met online}.",
    "{C “Two loud bangs,”} as {S Ann Roe} {V put it}.",
    "{C “I never saw her again,”} {V sobbed} {S the mother}.",
    "{C “We lost,”} {S he} {V shrugged}.",
    # How, when or to whom it is said is no part of who says it, and the rest of it may follow
    "{C “Is it over?”} {V said} {S Ann Roe} in a faltering voice.",
    "{C “It is over,”} {V said} {S Ann Roe} on Tuesday.",
    "{C “It is over,”} {V said} {S the clerk} in a statement.",
    "{C “It is over,”} {V said} {S the minister in Leeds}.",
    "{C “It is over,”} {V said} {S Ann Roe with the Weather Service}.",
    "{C “I wonder,”} {V said} {S Mr Fox} to himself, {C “whether rents fell.”}",
    "{C “I see,”} {V replied} {S Roe}, with the brightest smiles, {C “and rents fell.”}",
    "{C “I see,”} {V said} {S Roe}, smiling, {C “that rents fell.”}",
    "{C “I see,”} {S he} {V replied}, speaking very slowly, {C “that rents fell.”}",
    "{C “It is over,”} {V said} {S Ann Roe}, looking at her; {C “rents fell.”}",
    "{C1 “It is over,”} {V1 said} {S12 Ann Roe}, {V2 adding}, {C2 “Rents fell.”}",
    # Whom, where and when it was told
    "{S Ann Roe} {V told} the BBC on Thursday {C this time rents fell}.",
    "{S Ann Roe} {V told} reporters in Leeds on Tuesday {C the damage seemed less}.",
    "{S Roe} {V told} Congress on Monday {C to act}.",
    "{C The plans} {V were criticised} by {S senior EU officials} on Monday.",
    # What is said opens with somebody's comment, or with several things
    "{S Mr Roe} {V said} {C Mr Fox’s comment that rents fell was wrong}.",
    "{V According to} {S the charity Eat Well}, {C leeks, kale and other greens are easy to grow}.",
    "{V According to} {S Ann Roe, Ben Fox and Eve Lee}, {C rents fell}.",
    "{S Ali Fox} {V was quoted by the daily al-Qamar as saying}: {C “None has asked.”}",
    # Verbs that say something only beside a quotation
    "{C “It is over,”} {V returned} {S Ann Roe}.",
    "{C “But—”} {V began} {S Mr Fox}.",
    "{C “Never!”} {S he} {V snapped}.",
    "{C “It is over,”} {S he} {V went on}, smiling, {C “in May.”}",
    "{C “Perhaps,”} {V thought} {S Alice}, {C “it is over.”}",
    "{C “You,”} {V said} {S Tom} to his brother, {C “are late.”}",
    "{S ANN ROE, HOST}{V :} {C Rents fell}.",
    # The source before what it says
    "{S Ann Roe} {V said} {C that rents fell}.",
    "{S Roe} {V believes} {C that rents fell}.",
    "{S Ann Roe, an analyst at the bank}, {V said} {C the results looked solid}.",
    "{S The judges} {V held} {C that the order could not stand}.",
    "{C “Would you sell?”} {S Roe} {V pressed}.",
    "{S The firm} {V posted} {C a 33 percent increase in quarterly profit}.",
    "{S The bank} {V posted} {C a loss of $4 million}.",
    "{S The mayor} {V has said} repeatedly {C that rents fell}.",
    "{S The mayor} {V did not say} {C whether rents fell}.",
    "{S Ann Roe, the mayor of Leeds}, {V said} {C rents fell}.",
    "{S He}{V 's arguing} {C that rents fell}.",
    "{S The campaign} {V points out} {C that rents fell}.",
    "{S The treasury} {V put} {C the toll at 300}.",
    "{S The bank} {V estimates} {C Mr. Roe's rents at $40 million}.",
    "It rests on a {S Leeds Post} {V report} over the weekend {C that rents fell}.",
    "{C Rents fell}, {V according to} {S the Leeds Post}, and the top tenth paid 9 percent.",
    "It lost the $20 million {S experts} {V say} {C it costs to run}.",
    "{C The slump} {V was first reported} by {S the Leeds Post}.",
    "{S Records compiled by the Centre for Housing in Leeds} {V show} {C rents fell}.",
    "{C Rents fell}, {S court records compiled by the tenants} {V show}.",
    "{C Rents fell}, {S the Post} {V has learned}.",
    "{S The mayor, Ann Roe}, {V said} {C rents fell}.",
    "{S Ann Roe (Green)} {V said} {C rents fell}.",
    "{S Dr. Ann Roe} {V said} {C rents fell}.",
    "{S Roe}, speaking in Leeds, {V said} {C rents fell}.",
    "{S Roe and Fox} {V said} {C rents fell}.",
    "{S Medics and residents} {V said} {C 40 people had died}.",
    "{S The report} {V says} {C rents fell}.",
    "{S The law} {V says} {C that tenants may stay}.",
    "{S The court} {V ruled} {C that the law was void}.",
    "{S The study} {V found} {C that naps help recall}.",
    "{S The census} {V shows} {C that 40 towns grew}.",
    "{S The treasury} {V estimates} {C that 300 homes burned}.",
    "{S Researchers at Leeds University} {V found} {C that naps help recall}.",
    "{S The United Nations} {V has reported} {C mass displacement}.",
    "{S The mayor} {V asked} {C whether rents fell}.",
    # To whom, where and when
    "{S Roe} {V told} the Leeds Post {C that rents fell}.",
    "{S Roe} {V wrote} on X {C that rents fell}.",
    "In a post on X, {S she} {V added} {C that rents fell}.",
    "In a statement on Monday, {S the company} {V said} {C it would appeal}.",
    "On Monday {S Roe} {V said} {C rents fell}.",
    "{S Two officials} {V said} on Monday {C that talks had failed}.",
    "{S The Leeds Post} {V reported} Monday {C that rents fell}.",
    "{S Sources close to the club} {V told} the BBC {C that Roe would leave}.",
    # After what it says
    "{C Rents fell}, {S Ann Roe} {V said}.",
    "{C Rents fell}, {S Roe} {V said} in a statement.",
    "{C Rents fell}, {S Roe} {V told} the Post on Monday.",
    "{C Rents fell last year}, {S the report} {V said}.",
    "{C That is not true}, {S he} {V said}.",
    "{C “Rents fell,”} {S the mayor} {V told} reporters.",
    "{C “We are working on this,”} {S he} {V wrote} on X.",
    # Inverted
    "{C Rents fell}, {V said} {S Ann Roe}.",
    "{C “Rents fell,”} {V said} {S the mayor}.",
    "{C “Never,”} {V said} {S Roe, who leads the league}.",
    "{C “I saw it,”} {V recalled} {S Roe}.",
    "{C “Why?”} {V asked} {S Roe}.",
    "{C Rents will fall}, {V predicts} {S Roe}.",
    # In the middle
    "{C Rents}, {S Ann Roe} {V said}, {C fell by half}.",
    "{C “Rents fell,”} {S she} {V added}, {C “and wages rose.”}",
    "{C “If rents fall,”} {S she} {V said}, {C “we will stay.”}",
    "{S The bank’s envoy, Ann Roe}, {V signaled} {C progress in the talks between Leeds and York, led by Hull}.",
    # A colon, a label, a dash
    "{S The mayor} {V said}: {C “Rents fell.”}",
    "{S The mayor}{V :} {C “Rents fell.”}",
    "{S MODERATOR}{V :} {C Do you agree that rents fell}?",
    "{C “Rents fell.”} {V —} {S Ann Roe}",
    # According to
    "{V According to} {S the temple authorities} {C over one lakh pilgrims visited on Sunday and paid Rs. 1.16 crore}.",
    "{V According to} {S the temple authorities} {C 50 pilgrims visited on Sunday}.",
    "{V According to} {S the ministry} {C the number of cases rose by 50}.",
    "{V According to} {S the figures the ministry published in May}, {C rents fell}.",
    "{V According to} {S the treasury}, {C rents fell}.",
    "{C Rents fell}, {V according to} {S the treasury}.",
    "{C Rents fell}, {V according to} {S Ann Roe, the mayor}.",
    "{C “Rents fell,”} {V according to} {S the mayor}.",
    "{C The war killed 1,200 people and displaced 251}, {V according to} {S Israeli figures}.",
    "As {S Roe} {V noted}, {C rents fell}.",
    "As {V reported} by {S the Leeds Post}, {C rents fell}.",
    # Figures, polls
    "{S The ministry’s figures} {V show} {C that rents fell}.",
    "{S Figures from the treasury} {V show} {C rents fell}.",
    "{S Data from the treasury} {V show} {C that rents fell}.",
    "{V In} {S a survey released Thursday}, {C 79 percent were content}.",
    "{S A Reuters poll} {V showed} {C 54 percent want change}.",
    # Passives
    "{C The suspect} {V is believed} {C to have fled}.",
    "The council {V was told} by {S the auditor} {C that rents fell}.",
    # Naming, accusing, promising, wanting
    "{S She} {V praised} {C what he called “a great victory.”}",
    "{S Roe} {V says} {C she “never saw the money.”}",
    "{S The mayor} {V described} {C the plan as a failure}.",
    "{S Prosecutors} {V accused} {C Roe of taking bribes}.",
    "{S Prosecutors} {V allege} {C he took bribes}.",
    "{S Roe} {V denied} {C that she took the money}.",
    "{S Roe} {V denies} {C the charges}.",
    "{S Roe} {V pledged} {C to cut rents}.",
    "{S Roe} {V urged} {C tenants to stay}.",
    "{S The mayor} {V warned of} {C floods}.",
    "{S Roe} {V expressed} {C a desire to leave}.",
    # A place and its region are one, inside an aside and before a noun
    "{S The firm}, based in Tulsa, Okla., {V said} {C rents fell}.",
    "{S The Salem, Ore., firm} {V said} {C rents fell}.",
    # An aside ends where the clause goes on
    "{S Roe}, {V noting} {C that 14 rivals had failed}, bought the shop.",
    "Mr. Roe, {V asked} {C whether the shop would be sold}, laughed.",
    "{S The bank}'s {V forecast} {C that rents would fall to £400} was wrong.",
    "{S Roe}'s {V claim} {C that he had hoped to lose £40} was never tested.",
    # A verb without a subject goes on with the report where it cannot go on with the attribution
    "{S Roe} {V said} {C the firm would close 2 shops and dismiss 40 people}.",
    "{S12 Some} {V1 fear} {C1 that rents fell} and {V2 warn} {C2 that wages rose}.",
    # What a "that" or a quotation is said of belongs to it
    "{S Roe} {V denied} {C reports that rents had fallen}.",
    "{S Roe} {V called} {C the rent “a £40 mistake.”}",
    "{S The firm, which is based in Dayton, Ohio}, {V said} {C rents fell}.",
    "{C The report}, {S she} {V said}, {C “is a dud.”}",
    "{C1 Rents fell}, {S12 Roe} {V1 said}, {V2 adding} {C2 that they had to}.",
    "{C1 Fox intends to build 40 homes}, {S12 Roe} {V1 said}, {V2 adding} {C2 that rents fell}.",
    "{S Families of the missing} {V said} {C 40 had been seen}.",
    "{C “Will you have tea?”} {S Ann} {V asked} him. {C “There is plenty.”}",
    "{C “Five!”} {V echoed} {S the girl}.",
    "{V Asked} {C for comment}, the council sent 40 pages.",
    "{S The accused} {V pleaded} {C guilty to two counts}.",
    # What stands before a subject, inside it and in the middle of its clause
    "In Leeds, {S Roe and Fox} {V said} {C rents fell}.",
    "In a 2019 study, {S Roe and colleagues} {V reported} {C that 41% of wells were dry}.",
    "{S Shops such as Acme} {V complain} {C that thefts cost them 2% of sales}.",
    "{C The law}, {S its critics} {V argue}, {C would put 300 papers out of business}.",
    "{S Tallies by the registrar and others} {V show} {C 40 dead}.",
    "{S He} {V supposed} {C she had left}.",
    # Where and when it was said
    "{S Roe} {V said} in a speech on Monday {C she would go}.",
    "{S The firm} {V said} in a statement {C the two sides had met}.",
    "{C The plant} {V was first described} by {S Roe} in 1911.",
    "In 1911 {S the poet} {V wrote} {C that rents fell}.",
    "{C “You will find,”} {V said} {S the lawyer}, taking off his hat, {C “that rents fell.”}",
    "{S Two clerks who asked not to be named} {V said} {C rents fell}.",
    "What {S she} {V found} was {C that rents fell}.",
    "{S The agency} {V put} {C the number of displaced at 40}.",
    "{C The theft} {V was reported} to the police.",
    "{S Scholars} {V disagree about} {C whether the wall stood}.",
    "{V According to} {S tradition}, {C the wall fell in 640}.",
    # More than one
    "{S1 Roe} {V1 said} {C1 rents fell}, but {S2 Fox} {V2 said} {C2 they rose}.",
    "{S12 Roe} {V1 said} {C1 rents fell} and {V2 added} {C2 that wages rose}.",
    "{C1 “Rents fell,”} {S12 Roe} {V1 said}, {V2 adding} {C2 that wages rose}.",
    "{V1 Asked} {C1 whether rents fell}, {S2 he} {V2 said} {C2 they had not}.",
    "{S Roe} left the stage, {V saying} {C that rents fell}.",
    # Of two levels only the outer
    "{S The Leeds Post} {V reported} {C that Roe said rents fell}.",
    "{V Per} {S the treasury}, {C rents fell}.",
    "{C Rents fell}, {V per} {S the treasury}.",
    "{V In the words of} {S the mayor}, {C rents fell}.",
    "{C Rents fell}, as {S the mayor} {V put it}.",
    "{C The law is void}, {S the court} {V ruled}.",
    "{C Rents fell}, {V reports} {S the Leeds Post}.",
    "{S The Leeds Post} {V reports} {C rents fell}.",
    "{C Rents will fall}, {S the bank} {V forecast}.",
    "{C Rents}, {V according to} {S the treasury}, {C fell}.",
    "{C “Never,”} {V said} {S Roe, 42, a nurse from Leeds}.",
    "{S ROE}{V :} {C Rents fell last year}.",
    "Speaking to reporters, {S he} {V acknowledged} {C that rents fell}.",
    "{C Rents fell}, {V according to} {S a report published by the treasury in May}.",
    "{S People who met him} {V say} {C the plan is dead}.",
    "{S The report that came out Friday} {V said} {C rents fell}.",
    "But {S a woman who had been a nurse in Leeds} {V asked} {C why}.",
    "{S The foundation} {V reported} to the treasury {C that rents fell}.",
    "{C In some ways}, {S the brothers} {V noted}, {C rents fell}.",
    "{S12 Roe} {V1 criticized} {C1 the plan on Monday}, {V2 arguing} {C2 that rents would rise}.",
    "{S12 Roe} {V1 distanced himself from} {C1 the plan} by {V2 saying} {C2 rents would rise}.",
    "{S Jolly} {V said} {C rents fell}.",
    "{S Nine in 10} {V say} {C they will stay}.",
    "{S1 Tenants} {V1 say} {C1 they are content}; {S2 owners} {V2 say} {C2 they are not}.",
    "{S An analysis of sheds that had burned since Jan. 1, 2015}, {V shows} {C the costs}.",
    "{S12 The mayor’s opponents} {V1 said} {C1 the town should stand with Leeds}, {V2 not declare} {C2 neutrality}.",
    "{S Ann Roe, a friend of the mayor}, {V calls} {C the idea a mistake}.",
    "{C1 “Rents fell,”} {S1 Roe} {V1 said} in {C2 a video} {V2 posted} by {S2 the mayor}.",
    "{V According to} {S the treasury}, {C 571 of them — most of the farmers — supported Roe, with 100 undecided}.",
    "{S Roe} {V reports} {C investments in farms worth $5,000}.",
    "{S She} {V has been critical of} {C the plan}.",
    "{S Many tenants} {V are eager} {C to leave}.",
    "{S The mayor} {V remained confident} {C that rents would fall}.",
    "He faced {V questions about} {C the fund}.",
    "{S The mayor}’s {V plea} {C to keep the road} failed.",
    "{S The tenants we met} {V say} {C rents fell}.",
    "But {S documents from his 1995 tax return} {V show} {C he took a loss}.",
    # A name behind the verb is the hearer's where the verb has a subject
    "{C “Rents fell,”} {S Ann Roe, director of the housing practice at Acme}, {V told} DW.",
    "{S Ms Roe}, prosecuting, {V told} the court {C that Fox stole 40 cars}.",
    "{S Ann Roe, from Leeds, who lost 40 sheep}, {V said}: {C “It is a disaster.”}",
    "{S The bank’s chief economist, Dr Ann Roe}, {V told} the BBC: {C “Rents fell.”}",
    "{S A spokesman for the Department of Health}{V :} {C “Rents fell.”}",
    "{S Five judges at that court} {V wrote} {C that the order was void}.",
    "{S The revised order} also lifts a ban and {V says} {C tenants may stay}.",
    "{S The 43-page ruling} {V argued} {C that the order was void}.",
    "{S Roe} {V told} the representatives of the old government and his opponents {C that rents fell}.",
    "“Rents fell.” {S It} {V also says} {C wages rose}.",
    # Courts, in which things are heard
    "{S The court} {V heard} {C that Fox stole 40 cars}.",
    "{S St Albans Crown Court} {V heard} {C he stole 40 cars}.",
    "{S An inquest in Leeds} {V heard} {C he died in a fire}.",
    "{S Jurors} {V were told} {C that Fox stole 40 cars}.",
    "{S The court} {V was told} {C how Fox stole 40 cars}.",
    # Words that somebody else passes on
    "{S Mr Fox} {V was quoted as saying} {C that rents fell}.",
    "{C Rents fell}, {S Seoul officials} {V were quoted as saying} by the Korea Herald.",
    "{S Mr Fox} {V was quoted by the Leeds Post as saying} {C that rents fell}.",
    "{S Mr Fox} {V was quoted as saying} by the Leeds Post {C that rents fell}.",
    "The Leeds Post quoted {S a clerk} {V as saying} {C rents fell}.",
    "The agency quoted {S police in Leeds} {V as saying} {C that rents fell}.",
    "{C “Rents fell,”} Reuters quoted {S Ann Roe} {V as saying}.",
    "{V According to} {S the plan}, {C rents fell}.",
    "{V According to} {S law professor Ann Roe}, {C rents fell}.",
    "{S The counsel} {V averred} {C that rents fell}.",
    "{S The mayor} {V exuded confidence} {C that rents would fall}.",
    "{S Its results for 2016} {V show} {C total sales were higher}.",
    # Works, with the year in which they came out
    "{S Fox} (1998) {V reports} {C no effect of naps}.",
    "{S Fox} (1998, p. 12) {V claims} {C that naps help}.",
    "As {S Fox} (1998) {V shows}, {C naps help}.",
    "As {S Fox et al.} (1998) {V show}, {C naps help}.",
    "{S The Leeds Bank (LB)} {V forecasts} {C growth of 3 percent}.",
    "{C “I was there with a friend,”} {S she} {V remembers}.",
    "{S Two reports} {V suggested} {C that between 28 and 35 members were opposed to the plan}.",
    # As per, informed, found there
    "{V As per} {S the police}, {C 40 people were hurt}.",
    "{S The BBC} {V found} {C there were 40 deaths}.",
    "{C Rents fell}, {S the ministry} {V informed}.",
    "{S The town} {V is also strongly opposed} {C to the plan}.",
    # A phrase that opens the sentence, with no comma behind it
    "In the past {S Mr Roe} {V has said} {C rents fell}.",
    "After the inquest {S the coroner} {V wrote} {C that rents fell}.",
    "In a statement {S Acme} {V said} {C 40 jobs would go}.",
    "On a visit to Leeds {S Mr Roe} {V said} {C 40 jobs would go}.",
    # Who says so, at the end of a headline
    "{C Forty schools to close}{V :} {S minister}",
    "{C Over 40 killed in bus crash}{V :} {S police}",
    # An object with a clause of its own, which is no report
    "{S The mayor} {V announced} {C a plan that would cut rents}.",
    "{S Ann Roe} {V criticized} {C a report that found errors in the count}.",
    "{S She} {V pointed to} {C a study that had found no harm}.",
    "{S The mayor} {V promised} voters {C that rents would fall}.",
    "{S Roe} {V acknowledged} {C the fact that rents had fallen}.",
    "{S The panel} {V found} {C no evidence that rents had fallen}.",  # A relative clause ends where the main one goes on; a thing ends where a clause begins
    "Ann Roe, {S who} {V has endorsed} {C the plan}, raised $2 million.",
    # What stands between a verb and its particle, or its report
    "{S Roe} {V spoke highly of} {C the mayor}.",
    "{S The firm} {V complained} to officials about {C the use of its emblem}.",
    "{S Roe} {V pledged} Saturday {C to rid the town of rats}.",
    "{S Polls} {V show} {C as many as 30 percent of tenants would move}.",
    "{C That carries risks}, as {S her supporters} {V point out}.",
    "{C Rents fell}, as {V first reported} by {S the Leeds Post}.",
    "{C “Rents fell,”} {S City Hall press secretary Ann Roe} {V said}.",
    # Verbs that only carry a noun
    "{S Critics} {V raised questions about} {C her health}.",
    "{S Roe} {V had kind words for} {C the mayor}.",
    "{S Roe} {V has made a reference to} {C the plan}.",
    "{S She} {V gave assurances} {C that rents would fall}.",
    # Before a colon
    "{S She} {V went on}: {C “Rents fell.”}",
    "{S A paper} {V had this to say} about it: {C “Rents fell.”}",
    # An aside that ends with a time; a clause's own verbs are not the subject's
    "{S Ann Roe, who worked for the bank for 30 years}, {V said} {C rents fell}.",
    "{S Roe, who attended the rally on Wednesday}, {V said} {C it was dull}.",
    "{C “We are tying hands,”} {S state Sen. Ann Roe (D)} {V said} on Monday.",
    "The lead among tenants {S who} {V say} {C they will vote} is large.",
    "{C Rents fell}, {S tallies by Kantar and other firms} {V show}.",
    # Reduced clauses, and who else can be a subject
    "{S A study published on Sunday} {V found} {C that one in six pupils skips breakfast}.",
    "{S Nobody at the club} {V would say} {C how much the player cost}.",
    "{C Rents rose}, {V according to} {S a database of more than a million leases in the area}.",
    "{C Rents rose}, {V according to} {S records from at least 40 counties}.",
    "{S A study of about 56,000 births} {V found} {C that rents matter}.",
    "{S The mayor} {V signalled} {C that rents would rise}.",
    "{S She} {V learnt} {C that rents would rise}.",
    "{S More than a dozen nurses} {V said} {C that rents rose}.",
    "{C Rents rose}, {V said} {S more than a dozen former clerks}.",
    "{C Rents rose}, {V according to} {S nearly 40 residents}.",
    "{C Rents rose}, {V according to} {S about half of the tenants}.",
    # Bodies whose names join words, behind a comma
    "In a statement, {S a spokesman for the Department of Health and Human Services} {V said} {C rents rose}.",
    "In a statement, {S the Ministry of Justice and Labour} {V said} {C rents rose}.",
    "{C Rents rose by a third}, {S the Centers for Disease Control and Prevention} {V said}.",
    # Ages, firms and clauses that tell apart
    "{V According to} {S Ann Roe, 45}, {C rents rose}.",
    "{C Rents rose}, {V said} {S Roe, now 72}.",
    "{C Rents rose}, {V said} {S Acme, Inc.} on Monday.",
    "But {S Acme, Inc.} {V said} {C rents rose}.",
    "The firm left; {S a clerk who asked not to be named} {V said} {C rents rose}.",
    # What the words that name a source do
    "{C “Rents,”} {V said} {S two clerks briefed on the plan}, {C “rose.”}",
    "{S A report by the bank} {V said} on Monday {C that rents rose}.",
    "{C Rents}, {S Ann Roe and Ben Fox} {V say}, {C had risen}.",
    "{S The mayor, Ann Roe}{V :} {C “Rents rose.”}",
    "{V According to} {S the mayor of Leeds, Ann Roe}, {C “rents rose.”}",
    "They build a mill, {C which} {S the union of weavers} {V estimates} {C will cost $40 million}.",
    # What takes up the quotation before it, or adds to it
    "{C “Rents rose.”} So {V said} {S Ann Roe} on Monday.",
    "{C “Rents rose and fell.”} That was what {S the mayor} {V said}.",
    "{C “Rents rose and fell.”} {S The mayor} {V added}: {C “So did wages.”}",
    "{S A survey of 2,000 drivers carried out by the insurer} {V found} {C that half had lied about their mileage}.",
    "{C The lake is dying}, or so {S its keepers} {V say}.",
    "{C The shop will close}, so {V says} {S its owner}.",
    "{V According to} {S Kemi Adeyemo, who runs the clinic}, {C 90 percent of the mothers walk there}.",
    "{S The defence}’s {V contention is} {C that the knife was planted}.",
    "{S The union}’s {V claim}: {C 400 nurses left in a year}.",
    "{S The council}’s {V position is} {C that the road is private}.",
    "{S His} {V conclusion}: {C the bridge would not last 10 years}.",
    "{S The doctor}’s {V advice was} {C to drink two litres a day}.",
    "{C “It’s a disgrace,”} {V slammed} {S mum-of-three Tracey Pell, 41}.",
    "{C “He had it coming,”} {V fumed} {S one neighbour}.",
    "{C “I’m over the moon,”} {V beamed} {S the striker}.",
    "{S The report to members} {V states}: {C “The hall is unsafe.”}",
    "{C Naps cut errors by a third}, {V says} {S lead author Dr Yuki Abe of Kyoto University}.",
    "{C “Naps cut errors by a third,”} {V says} {S Abe, lead author of the study}.",
    "{C “Naps cut errors,”} {S lead researcher Yuki Abe} {V said}.",
    "{S A meta-analysis of 40 trials} {V found} {C no benefit}.",
    "{S Hundreds} {V have complained} {C that the buses are late}.",
    "{S Garda} {V say} {C the man, aged 40, was found at 6am}.",
    "{S Both sides} {V say} {C 40 rockets were fired}.",
    "{S The minister}, visiting the camp, {V said} {C 4,000 people lived there}.",
    "Although {S Rao} {V says} {C 40 cows died}, the vet counted 12.",
    "It was Rao {S who} {V first claimed} {C that 40 cows had died}.",
    "{C The number of dead} {V is put} {C at 40}.",
    "{C The number of dead} {V is estimated} {C at 40}.",
    "{C The cost} {V was estimated} by {S the council} {C at £40m}.",
    "It {V was announced} on Friday {C that the firm lost £40m}.",
    "{C The plan} – {S the mayor} {V says} – {C would cost £40m}.",
    "{C The plan} ({S the mayor} {V says}) {C would cost £40m}.",
    "{S The mayor} {V said} late on Monday {C that 40 homes would go}.",
    "{S The mayor} {V said} in a statement posted on Facebook {C that 40 homes would go}.",
    "{S The mayor} {V said} by phone {C that 40 homes would go}.",
    "{S The mayor} {V explained} to tenants {C why 40 homes would go}.",
    "In an interview published on Sunday, {S the mayor} {V said} {C 40 homes would go}.",
    "{S A notice on the door} {V said} {C the shop would shut for 40 days}.",
    "{S The mayor} {V appeared to suggest} {C that 40 homes would go}.",
    "{V According to} {S Ann Dean, head of housing at the council}, {C 40 homes would go}.",
    "{V According to} {S the council’s head of housing, Ann Dean}, {C 40 homes would go}.",
    "{C Most} ({V according to} {S the ministry}) {C were women}.",
    "{C Most were women} ({V according to} {S the ministry}).",
    "{C Most were women}, {V claims} {S the charity}.",
    "{C Most}, {V says} {S Holt}, {C were women}.",
    "{C This}, {V says} {S Holt}, {C is why 40 homes went}.",
    "{C It is}, {S he} {V said}, {C “a mess”}.",
    "{C The plan is}, {V in the words of} {S one tenant}, {C “a mess”}.",
    "{C The plan} {V was welcomed} on Tuesday by {S farmers}.",
    "{C The total} {V was calculated} by {S the bank} {C at $40 million}.",
    "{C Rents fell 4 percent}, it {V was reported}.",
    "{C Rents fell 4 percent}, it {V was claimed} yesterday.",
    "{C Rents will fall}, it {V is thought}.",
    "{S MPs} {V heard} {C the fund had lost £40m}.",
    "{S The meeting} {V heard} {C that the fund had lost £40m}.",
    "{S The study’s lead author, David Lunn}, {V said} {C 40 percent recovered}.",
    "{S Ng} {V said} on the earnings call {C that margins would rise 4 points}.",
    "{S The IMF} {V projects} {C growth of 4 percent}.",
    "{S Satellite images} {V show} {C 40 trucks at the gate}.",
    "{C “We lost 40 oaks”}, {S Mrs Hall} {V told} the meeting.",
    "{S Hall}’s {V reply}: {C “We lost 40 oaks.”}",
    "{S Hall} {V put} {C their age at more than 400 years}.",
    "{S Hall} {V called for} {C 40 oaks to be planted}.",
    "{S Hall} {V begged} {C the council to plant 40 oaks}.",
    "{S Hall} {V notified} members {C that 40 oaks were felled}.",
    "{S Video posted online} {V showed} {C 40 trucks at the gate}.",
    "A man identified as {S Ali} {V said} {C 40 men came}.",
    "{C The lamps}, {S Pugh} {V claims}, {C cost £40 each}.",
    "{C The lamps cost £40 each}, {S Pugh} {V said} by email.",
    "{C “The lamps cost £40 each,”} {V read} {S the notice}.",
    "{C “The lamps cost £40 each,”} {S the notice} {V read}.",
    "{C “The lamps cost £40 each,”} {V according to} {S the notice}.",
    "{S Pugh} {V said} {C that, according to the police, 40 lamps were lost}.",
    "{S Pugh} {V gave evidence} {C that 40 lamps were lost}.",
    "{S Pugh} {V took the view} {C that 40 lamps were lost}.",
    "{S Pugh and Orr} {V report} {C a loss of 40 percent}.",
    "{S Pugh and colleagues} {V found} {C a loss of 40 percent}.",
    "{S Pugh’s team} {V found} {C a loss of 40 percent}.",
    "{S A University of Leeds poll} out this week {V shows} {C Roe with an 8-point lead over Fox}.",
    "{S More than six in 10} {V said} {C rents fell}.",
    "{S Nearly all of the mills} {V said} {C rents fell}.",
    "{S Only three weavers} {V said} {C rents fell}.",
    "{S A survey released Wednesday} {V found} {C that the wells were dry}.",
    "{S A survey conducted last week} {V found} {C that the wells were dry}.",
    "{S The men arrested on Sunday night} {V said} {C rents fell}.",
    "{C Rents fell}, {V according to} {S an online Leeds Post poll out Thursday}.",
    "{S The then mayor} {V said} {C rents fell}.",
    "{V According to} {S the recently restored charter}, {C the mill is older}.",
    "{S The bank} {V issued a statement Tuesday saying} {C that rents fell}.",
    "{S The bank} {V released a statement on Monday saying} {C that rents fell}.",
    "{S The bank} {V has also put out a leaflet saying} {C that rents fell}.",
    "{S The guild} {V sent out a text message to its members saying} {C that the mill was shut}.",
    "{S The guild} {V wrote a letter urging} {C members to stay}.",
    "{S The mayor} gave a speech, {V saying} {C that the mill was shut}.",
    "{S The club} {V lashed out at} {C the referee after the match}.",
    "{S The union} {V pushed back against} {C the cuts}.",
    "{S The chef} {V distanced himself from} {C the plan}.",
    "{S The tenants} {V balked at} {C a rise of 40 percent}.",
    "{S The weavers} {V warned of} {C a strike that could shut the mill}.",
    "{S She} {V ’d like to thank} {C her crew}.",
    "{S He} {V would like to see} {C the mills reopen}.",
    "{S The weavers} {V would like} {C to sell the mill}.",
    "{S The coach} {V expressed concern} {C that the pitch was unsafe}.",
    "{S The chef} {V voiced deep fears} {C that the kitchen would close}.",
    "{C The actress} {V appeared} {C ready to quit}.",
    "{C The crowd} {V appeared} {C tired}.",
    "{S The coach} {V has in recent weeks questioned} {C whether the pitch is safe}.",
    "Roe, {S who} {V has in the past described} {C the dam as unsafe}, left the town.",
    "{S The firm} {V has in recent years said} {C it would stay}.",
    "{S Ann Roe} {V questioned} {C the referee’s judgment}.",
    "{S The weavers} {V have openly questioned} {C his fitness to lead}.",
    "{S Roe} toured the mill, {V challenging} {C the guild’s account of the fire}.",
    "{S The guild} {V endorsed} {C Roe} on Thursday.",
    "{S The guild} {V rejected} {C the offer} last week.",
    "{S The guild} {V backed} {C a ban on Sunday trading}.",
    "{S The guild} {V offered} {C a holiday}.",
    "The guild, {S which} {V backed} {C the plan} in December, left the town.",
    "As word of the fire spread, {S she} gave a speech in Leeds, {V predicting} {C that rents would fall}.",
    "While the guild fought for rents, {S Ann Roe} has won over the tenants by {V promising} {C to cut them}.",
    "Ever since {S1 she} {V1 endorsed} {C1 Hall} this month, {S2 Ann Roe} has been busy, {V2 attacking} {C2 the mayor}.",
    "When the players left, {S the coach} sat on the bench and {V joked} {C that he was too old for it}.",
    "{S12 The chef} {V acknowledged} {C that the critic thought the soup was cold} and {V2 called} {C2 it a bad night}.",
    "{S12 Roe} {V said} {C that she liked the paper her son wrote} but {V2 criticized} {C2 its title}.",
    "{S Nevada’s coach, Brian Orr, a goalkeeper}, {V said} Tuesday {C that he was late}.",
    "{S The mayor of Leeds, Ann Roe, who was late}, {V said} {C it was dark}.",
    "Last May, {S a judge handling a lawsuit} {V ordered} {C the firm to make the files public}.",
    "{S Ann May, 60, a doctor}, {V said} {C it was dark}.",
    "{C “It is late,”} {V said} {S Mike Orr, an adviser to media and tech start-ups and a former director at Acme}.",
    "{C “It is late,”} {V said} {S Rick Orr, a former senior aide to Hall and Fox and currently an analyst at Acme}.",
    "{S Chris Carr, the club’s coach}, {V released a statement confirming} {C he would leave}.",
    "It {V seems} {C that the wells are dry}.",
    "It {V seemed} {C likely that rents would fall}.",
    "{C It} {V seemed} {C tired}.",
    "{C The mill} {V seemed} {C likely to shut}.",
    "{C1 “They are not with the club,”} {S12 she} {V1 said}, {V2 adding}, {C2 “Mr. Roe is grateful for their help.”}",
    "{C1 “Rents fell,”} {S12 Roe} {V1 said}, {V2 calling} {C2 the plan “brilliant.”}",
    "{C1 Rents fell}, {S12 Roe} {V1 said} on Monday in Paris, {V2 noting} {C2 the mill “is shut.”}",
    "{C “Rents fell,”} {S Roe} {V said}, looking at her, {C “and they will fall again.”}",
]

KNOWN_MISSES = [
    "{S Forbes} {V lists} {C Roe with $40bn}.",
    "{S Legend} {V has it} {C that the bridge was built in one night}.",
    # Cues of the vocabulary that no shape reads
    # Words that are nouns as often as verbs
    # Nouns that attribute
    "Tenants mocked {S the mayor}’s {V claim} {C that rents fell}.",
    # Places of source and content
    "{S Roe} {V told} the Leeds Post {C rents fell}.",
    # One that is there, and one too many
    "{S The mayor}, asked about rents, {V said} {C they fell}.",
]

NOT_ATTRIBUTED = [
    "The inhalers are sold under four brand names and come in two strengths.",
    "Colonel Roe was twice cited for gallantry in Leeds.",
    "Monsignor Roe said Mass in the ruins on Sunday, for a congregation of eleven.",
    "Acme has recalled 42,000 of its vans because a wire can chafe.",
    "Ann Roe claimed her third stage of the tour on the climb to Hull.",
    "Hall announced himself with a straight six in his first over.",
    "Mr Justice Roe said nothing for almost a minute, took off his glasses and left.",
    "It is the town’s most feared bull.",
    "The most feared bull of the town ran.",
    "The officers laid 41 alcohol-related charges during that week.",
    "In May, she returned to Leeds.",
    "The “great” show went on Tuesday.",
    "In Leeds, Ann Roe: a life in pictures.",
    "The annual report was late.",
    "The move saw 40 weavers lose their work.",
    "The floods threatened 40 mills in the valley.",
    "Dozens of weavers died in an attack claimed by the band in the hills.",
    "The Red Bull driver claimed an early advantage as he beat the Mercedes.",
    "Ann Hall claimed a surprise podium, with Roe in fourth.",
    "Fires threatened 40 mills in the valley.",
    "They left before Cyclone Freya could slam the coast.",
    "Some 3,000 weavers fled as a grass fire spread, threatening to cut them off.",
    "The storm, which saw 40 homes flooded, hit Cork.",
    "The insurer paid the claims last year.",
    "The state of the roads is poor.",
    "Demand for coal rose.",
    "The mayor pressed the button and the pumps started.",
    "The towns were cut off as road and rail links were hit.",
    "The note was short.",
    "The call lasted an hour.",
    "The charges were dropped.",
    "The view from the hill is fine.",
    "Police found a body.",
    "The army found 40 shells.",
    "The judge found Roe guilty.",
    "The mayor asked for help.",
    "Her claims, notes and reports filled the shelf.",
    "The reports of the committee are on the table.",
    "Rents fell.",
    "Who said rents fell?",
    "Who knows whether talks had failed?",
    "She reports to the chief editor.",
    "He answers to the board.",
    "A firm called Acme Tools sold the barn.",
    "The three states that vote in March are small.",
    "Rents declined to $900.",
    "She is adding to her lead.",
    "His approval rating rose.",
    "They accepted awards for it.",
    "The Latest: Roe wins Leeds.",
    "Editor’s note: This article has been updated.",
    "The council responded quickly by cutting rents.",
    "It is critical to leave.",
    "The road is concerned.",
    "The court heard the case.",
    "Source: Al Jazeera and news agencies.",
    "Tenants heard that rents fell.",
    "He acted as per usual.",
    "The hall has three rooms: office, kitchen, store.",
    "The club held a rally in the square that drew thousands.",
    "Roe began a movement that outlived her.",
    "They put a measure that failed twice on the ballot.",
    "The meeting was held in the old mill.",
    "The votes were counted twice.",
    "The last round was held by the lake.",
    "Roe backed away from the stove.",
    "The firm put together a crew of divers.",
    "The fund raised its position in the bank.",
    "Her comments in Leeds drew a crowd.",
    "The rate is back to normal.",
    "The authorities declared war on the province.",
    "Roe has claimed a victory in the north.",
    "Roe has support from half of the town.",
    "Poe has backing from the rest.",
    "Nobody can be returned to a country at war.",
    "Careers were pursued for money.",
    "Rents fell after a process that began in May and concluded Monday.",
    "It is one of the most Labour-leaning towns in the north.",
    "They set rents according to income and size of household.",
    "They sorted them according to the age of the tenants.",
    "It went according to plan.",
    "They found themselves in Leeds that night.",
    "Gulf states that back the plan met on Monday.",
    "It spans new tools and flexible learning methods for all.",
    "It consists of some attributes (data) and a name.",
    "It relies on some attribute construction that comes late.",
    "At several points Roe's figures differ.",
    "They lost half of the primary votes that they had won before.",
    "He joined a rowing club called the Harbour League.",
    "The club, also known as HRC, sold the barn.",
    "The hard part is finding a buyer.",
    "Tenants are allowed to keep a dog.",
    "A deposit is required.",
    "A list of the rents is included.",
    "Will you vote for Ann Roe?",
    "He was the man that told police the door was open.",
    "Clinton attacks on the plan grew louder.",
    "Leeds attacks test the new mayor.",
    "Business issues do not excite the town.",
    "Roe holds that seat in the north.",
    "They were held to account.",
    "She assumed a new role in May.",
    "The club maintained an overwhelming lead in May.",
    "If you support the plan, come on Monday.",
    "The flood claimed 40 lives.",
    "The storm claimed 14 lives.",
    "She claims benefits of £90 a week.",
    "She answered the phone on the third ring.",
    "She was seen in Leeds on Monday.",
    "The couple were pronounced man and wife.",
    "He was pronounced dead at 4pm.",
    "She was appointed head in 2010.",
    "The hotel is rated four stars.",
    "She wrote 40 novels.",
    "The truck backed up 40 metres.",
    "The road was blocked and traffic backed up.",
    "He was sworn in as mayor.",
    "Having said that, it rained.",
    "She was sworn in.",
    "It was ranked 40th.",
    "Cabs were hailed.",
    "The taxi was hailed at 4pm.",
    "A rebel group claimed responsibility for the attack, in which 14 people died.",
    "A group calling itself the Red Dawn burnt 14 houses.",
    "She asked not to be named.",
    "He did not wish to be identified.",
    "She called the police.",
    "Crews were called to the house at 4pm.",
    "The bond was quoted at 99.",
    "The town is known as the home of lace.",
    "The fight is remembered in three songs.",
    "Her face said it all.",
    "He had promised; and it was nine miles.",
    "Rain is forecast for Monday.",
    "She was appointed to the bench in 1988.",
    "He was supposed to pay £40.",
    "The composer wrote nine symphonies.",
    "She wrote her name in the book.",
    "The clock said half past four.",
    "The band appeared last night in Leeds.",
    "The actress appeared on stage.",
    "Weavers like to sing.",
    "Police questioned his wife.",
    "Police questioned two men about the fire.",
    "Roe has in recent weeks won 40 matches.",
    "Police questioned her when she came home.",
    "The guild sells its mills when it sees fit.",
]

WRONGLY_ATTRIBUTED = [
    "The team won 14 games, revealing a tendency to win late.",
    "He knew the road well.",
    "The club backed the car into a wall.",
]


@pytest.mark.parametrize("marked", FOUND)
def test_an_attribution_is_found_with_its_parts(marked):
    text, expected = unmarked(marked)
    assert found_in(text) == expected


@pytest.mark.parametrize("marked", KNOWN_MISSES)
@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known miss: promote it to FOUND")
def test_an_attribution_that_is_missed_so_far(marked):
    text, expected = unmarked(marked)
    assert found_in(text) == expected


@pytest.mark.parametrize("text", NOT_ATTRIBUTED)
def test_words_that_only_look_like_cues_attribute_nothing(text):
    assert found_in(text) == []


@pytest.mark.parametrize("text", WRONGLY_ATTRIBUTED)
@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known false alarm: promote it to NOT_ATTRIBUTED")
def test_words_that_are_taken_for_cues_so_far(text):
    assert found_in(text) == []


def test_who_is_described_before_a_quotation_speaks_it_though_an_aside_says_something_too():
    found = found_in('Lorna Fox, who rates the shares a hold, was more upbeat: "This is a business in transition."')
    assert found[1] == ("Lorna Fox, who rates the shares a hold", "was", ('"This is a business in transition."',))


def test_a_participle_goes_on_with_the_subject_of_its_clause():
    text = "Ann Roe said that the meeting focused on rents, while reaffirming her aim to cut them."
    assert [text[slice(*attribution.source)] for attribution in read(text).attributions] == ["Ann Roe", "Ann Roe"]


KINDS = [
    ("named", "Ann Roe said rents fell."),
    ("named", "The mayor, Ann Roe, said rents fell."),
    ("named", "Ann Roe, the mayor, said rents fell."),
    ("named", "Mr. Roe said rents fell."),
    ("named", "Fox et al. said rents fell."),
    ("named", "As shown by Fox (1998), rents fell."),
    ("role", "The mayor said rents fell."),
    ("role", "The mayor’s aide said rents fell."),
    ("role", "Three economists at Leeds University said rents fell."),
    ("role", "Witnesses told of a loud blast."),
    ("institution", "The White House said rents fell."),
    ("institution", "Gaza’s health ministry said rents fell."),
    ("institution", "The treasury said rents fell."),
    ("institution", "Police said rents fell."),
    ("institution", "The mayor’s office said rents fell."),
    ("institution", "NASA said rents fell."),
    ("document", "The report said rents fell."),
    ("document", "The census shows that rents fell."),
    ("document", "A Reuters poll showed rents fell."),
    ("pronoun", "She said rents fell."),
    ("pronoun", "It said rents fell."),
    ("pronoun", "His insistence that rents fell won the day."),
    ("unspecific", "Officials said rents fell."),
    ("unspecific", "Israeli officials said rents fell."),
    ("unspecific", "Rents fell, according to Israeli figures."),
    ("unspecific", "Officials familiar with the talks said rents fell."),
    ("anonymous", "A person familiar with the matter said rents fell."),
    ("anonymous", "People briefed on the move said rents fell."),
    ("anonymous", "Sources close to the club said rents fell."),
    ("institution", "Reuters said rents fell."),
    ("institution", "Hamas said rents fell."),
    ("named", "Secretary of State Ann Roe said rents fell."),
    ("named", "The former ambassador to Norway Ann Roe said rents fell."),
    ("anonymous", "Aides to Ann Berit Roe said rents fell."),
    ("named", "Department of Justice spokesman Ann Roe said rents fell."),
    ("named", "Federal Reserve Bank of Leeds City President Ann Roe said rents fell."),
    ("institution", "The office of Leeds Mayor Ann Roe said rents fell."),
    ("anonymous", "An official said rents fell."),
    ("anonymous", "Sources said rents fell."),
    ("anonymous", "More than a dozen sources said rents fell."),
    ("anonymous", "A source said rents fell."),
    ("anonymous", "A senior aide to the mayor said rents fell."),
    ("anonymous", "One official, who asked not to be named, said rents fell."),
    ("vague", "Experts say rents fell."),
    ("vague", "Political observers say rents fell."),
    ("role", "Leeds observers say rents fell."),
    ("role", "Detectives said rents fell."),
    ("vague", "Critics said rents fell."),
    ("vague", "Some say rents fell."),
    ("vague", "Many believe that rents fell."),
    ("vague", "Some Democrats said rents fell."),
    ("vague", "Many Democratic strategists said rents fell."),
    ("vague", "Several Clinton allies said rents fell."),
    ("role", "Democrats said rents fell."),
    ("role", "Some Democrats in Ohio said rents fell."),
    ("role", "Some of Clinton's allies said rents fell."),
    (None, "Rents are believed to have fallen."),
]


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_the_words_of_a_source_say_what_kind_it_is(kind, text):
    assert [attribution.kind for attribution in read(text).attributions][-1] == kind


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Zoë Brontë said rents fell.", "Zoë Brontë", "named"),
        ("“Rents fell,” said André Gide.", "André Gide", "named"),
        ("Élodie Gérard said rents fell.", "Élodie Gérard", "named"),
        ("José’s café said rents fell.", "José’s café", "role"),
    ],
)
def test_accents_may_be_written_as_marks_that_combine(form, text, source, kind):
    written = unicodedata.normalize(form, text)
    (attribution,) = read(written).attributions
    assert unicodedata.normalize("NFC", written[attribution.source.start : attribution.source.end]) == source
    assert attribution.kind == kind


@pytest.mark.parametrize("lead", ["🙂 ", "👩‍👩‍👧 ", "★ ", "• "])
@pytest.mark.parametrize(("source", "kind"), [("Critics", "vague"), ("The mayor", "role"), ("Officials", "unspecific")])
def test_a_sign_before_a_sentence_belongs_to_no_source(lead, source, kind):
    text = f"{lead}{source} said rents fell."
    (attribution,) = read(text).attributions
    assert text[attribution.source.start : attribution.source.end] == source
    assert attribution.kind == kind


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("In her view, the tax would cost £900.", "her", "In her view", ["the tax would cost £900"]),
        ("In her telling, the club had no members.", "her", "In her telling", ["the club had no members"]),
        ("The tax, in her view, is a mess.", "her", "in her view", ["The tax", "is a mess"]),
        ("By his own account, he drank nine pints.", "his", "By his own account", ["he drank nine pints"]),
        ("By the bank’s reckoning, rents fell.", "the bank", "By the bank’s reckoning", ["rents fell"]),
        (
            "Rents fell, by the minister’s own admission.",
            "the minister",
            "by the minister’s own admission",
            ["Rents fell"],
        ),
        ("As the union sees it, 300 jobs are at risk.", "the union", "sees", ["300 jobs are at risk"]),
        ("The view of most tenants is that rents fell.", "most tenants", "view of", ["that rents fell"]),
    ],
)
def test_a_standpoint_attributes_with_the_words_that_say_whose_it_is(text, source, cue, content):
    assert found_in(text) == [Parts(source, cue, tuple(content))]


@pytest.mark.parametrize(
    "text",
    [
        "In his account were £40.",
        "A house in view of the sea was sold.",
        "In her view stood 40 trees.",
        "His answer to the test was wrong.",
    ],
)
def test_a_noun_of_thought_alone_attributes_nothing(text):
    assert found_in(text) == []
