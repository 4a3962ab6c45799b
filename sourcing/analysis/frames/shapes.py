"""The shapes of English attributions, as regular expressions over a sentence's tag string.

The letters are those of `language.py`. Patterns named `LEFT_…` are matched backwards from a place (the `regex` module's
reverse mode), the others forwards.
"""

from __future__ import annotations

from sourcing.analysis.frames.noun_phrases import NEARLY, NOMINAL, PHRASE, REDUCED, TAIL, nominal
from sourcing.kept.patterns import compile_re, compile_regex, late_re, late_regex

_ASIDE = r"(?:[^;\"~]|\"~+\"){1,45}?"
_WHEN = r"p?(?:d|n|r)?T(?:T|#|,#)*"
_TIME = rf"(?:,{_WHEN},?|{_WHEN}|,r{{1,2}},|,p(?:d|n|#|N|S){{1,4}},)"
AUXILIARY = r"(?:(?:[xr]|(?<=x)[db])*)"


def _left_subject(reduced: str) -> str:
    one = nominal(reduced)
    many = rf"(?:(?:{one}(?:,{one}){{1,4}},?k|(?:{one}|s)k)?(?:{one}[oE]?|s))"
    aside = rf"(?P<aside>,{_ASIDE},|-{_ASIDE}-|\([^()]{{1,20}}\))"
    no_date = "(?:(?!#)|(?<!T(?:#[kz])?))"  # on May 3 and 4, 2010, said
    return rf"(?r){no_date}(?P<subject>w|{many}){aside}?(?P<time>{_TIME})?(?P<aux>{AUXILIARY})$"


LEFT_SUBJECT = compile_regex(_left_subject(REDUCED))
"""Matched backwards from a cue verb: subject, what stands between commas, a time, auxiliaries and adverbs."""
LEFT_PLAIN_SUBJECT = late_regex(_left_subject(""))
"""The same where no word can be a participle: half of that pattern, and of its time, is for those."""

DATELINE = late_re(r"(?:[NIdn]\.?){1,4}(?:,(?:[NITi#]\.?){1,3}){0,2}(?:\([^()]{1,3}\))?[-_]{1,2}")
"""Where and when a report was written, and which agency sent it, before a dash: LEEDS, May 3 (Wire) -."""

LEFT_PLACE = late_regex(
    rf"(?r)(?:(?<=pN{{1,3}})(?P<comma>,)(?:[NI]\.?){{1,3}},|(?<=dN{{1,3}})(?P<comma>,)I\.?(?P<closing>,)[nS]{{1,3}}{AUXILIARY})$"
)
"""The comma between a place and the region it lies in: based in Tulsa, Okla., or the Tulsa, Okla., firm."""

LISTED = late_re(rf"{PHRASE},?k")
"""The last things of a list: a cook and a nurse."""
NAME_ASIDE = late_re(r",[NQI.]+,$")
"""A name between commas, behind what its bearer is: her mother, Ann Roe, told."""
TAG_ASIDE = late_re(r",(?:s|[NQI.]+)[xr]*[vVm],")
"""Who says all of it, between commas behind the subject: the tenants, Roe notes, back the plan."""

LEFT_HOME = late_regex(
    rf"(?r)^k?(?P<subject>[NQI][NQI.]{{1,4}}(?:,#,)?i(?:N|I\.?){{1,3}},(?:N|I\.?){{1,3}}),?(?P<aux>{AUXILIARY})$"
)
"""A name, a place and the region that lies in, at the start: Ann Roe of Columbia, South Carolina."""

AT_END = late_re(r"[xr]*[vm](?:p?[dr]?T+|p[^,;:\"~vVxuwt]{0,12})?[.;]?\Z")
"""A verb with which the sentence ends, but for when and where something was said."""

LEFT_WORK = late_regex(r"(?r)(?:^|(?<=[;:kb-]))(?P<subject>[dnSNQI.]{1,8},[^,;:\"~]{1,14}\"~+\")$")
"""Somebody and what they wrote, whose title ends in a comma of its own: Ann Roe, author of "The Weir,"."""

LEFT_RELATIVE = compile_regex(
    rf"(?r)(?:^|(?<=[,;\"kb:-]))r?(?P<subject>{PHRASE}(?:[ip]{PHRASE})?(?:[wt][xr]*[vVuExm](?:[^,;:\"~wt-]|(?<=#),(?=#)){{0,40}}?|s[xr]*[vVE]))(?:(?<=#),)?(?P<aux>{AUXILIARY})$"
)
"""A subject with the clause that tells it apart, at the start of its own clause: a man who was there."""

LEFT_DOCUMENT = compile_regex(rf"(?r)(?P<subject>{NOMINAL})t(?P<aux>{AUXILIARY})$")
"""What a clause tells apart that opens with "that", before the clause's own verb: a report in May that found."""

WHEN = late_re(r"(?:p[dnNSQ']{1,6})?(?:d(?=p))?p?[dr]?T*")
"""Where and when something was done, behind the verb: published in Leeds on Sunday."""

LONG_ASIDE = late_re(
    r"r?(?P<subject>(?P<name>(?:[dNSQI]\.?|i(?=[NQ]))*N)|d[^,;:\"~vVuxmwt]*[NS][^,;:\"~vVuxmwt]*),[^vVuxmw;:\"~]*w[^;:\"~]*,"
)
"""A name at the start and what is told of it up to the last comma, which has a clause of its own and no verb before that."""

LEFT_TIME = compile_regex(r"(?r)(?:p?(?:d|r)?T+|p#)$")
"""When something was said, before its verb: and on Monday announced."""

LEFT_DATE = late_regex(r"(?r)T#(?:(?:,?[kzp]|,)#)*$")
"""A date that ends in a figure: on July 6 and 7, from May 2 to 9, in July 2010."""

TIME_OF_DEED = late_regex(r"(?r)(?:(?<=[NSocm'#%n])|p)r?d?r?T+$")
"""When something was done, behind what it was done to: endorsed Roe late on Thursday, rejected it last week."""
TIMED = late_re(r"d?r?T")
FOR_TIME = late_re(r"p(?:d|#|r)*T+(?=[.,;]|$)")
"""How long or when, with nothing behind it: no deaths reported for two days."""
TITLED = late_re(rf"\"~+\"(?:,?y{PHRASE})?(?=[,.;]|$)")
"""A work by its title, and whose it is."""
LEFT_AUXILIARY = compile_regex(rf"(?r)(?P<aux>{AUXILIARY})$")
PARTING_TIME = late_regex(r"(?r)(?<=x)p(?:[dn#r]{0,2}T+|dp)$")
"""A time between an auxiliary and its verb: in recent weeks."""

CHAIN = compile_regex(r"(?r)(?P<aux>[xr]*(?:p|(?<=x)d)?)(?P<verb>[vugeVEGnm])(?:p|r|p?T)?z(?:r*)$")
"""A verb, an adjective or a noun before "to": went on to, was quick to, was at pains to, had the kindness to."""

RIGHT_SOURCE = compile_re(
    rf"(?P<source>s|o(?!\w)|{NOMINAL}(?:(?!,k(?:E|[dnNSQc#]++r*(?:[vVxu]|E[d#])))(?:,{NOMINAL}){{0,4}},?k{NOMINAL})?(?:(?:[EGv]|w|t(?=[xr]*[vVxu])|z(?=x[EVv]))[^,;:.\"~-]{{1,30}})?)"
)
"""A source after its cue: said the mayor, according to a report published in May."""

RIGHT_ASIDE = compile_re(
    r",(?:#,(?=[dNSQn]))?(?=[dNSQn#w]|siw|r#|I\.[NS'])(?:[^,;:\"~wvVxu]{1,30}(?<=[ipnN])\"~+\"|[^,;:\"~]{1,40})(?=[,.;]|$)"
)
AGE = late_re(r"N,r?#(?=,)")
"""How old somebody is, behind the end of a name: according to Ann Roe, 45, rents fell."""
RIGHT_HOME = late_re(r",(?:#,)?(?P<of>[ip])[dnNSI]{1,4}(?:,(?:[NI]\.?){1,3})?(?=[,.;]|$)")
"""Where a name is from, and perhaps how old: said Ann Roe, 30, of Gainesville, Florida."""
RIGHT_JOINED = late_re(
    rf"(?<=[ip]N)(?:(?<=N)k(?=N){NOMINAL})+(?=[,.;]|p|$)|(?<=NN)(?:(?<=N)k(?=N){NOMINAL})+(?=[,.;]|p|$)"
)
"""What goes on with the name of a body behind a conjunction: said Ann Roe of the Board of Health and Safety."""
RIGHT_DETAIL = late_re(r",(?:#(?=[,.;]|$)|w)")
"""What follows a name that is an apposition itself: said her aunt, Ann Roe, 41; said her aunt, Ann Roe, who."""
RIGHT_REGION = late_re(r"(?:(?<=[ip]N)|(?<=[ip]NN)),(?:[NI]\.?){1,3}(?=[,.;]|$)")
"""The region a place lies in, behind an aside that ends with the place: said Ann Roe, a broker based in Tampa, Fla."""
RIGHT_NAMED_AGAIN = late_re(r"(?:(?<=N)|(?<=[NI]\.)),d[^,;:\"~vVxuwTtEgG]{1,24}(?=[,.;]|$)")
"""What the name at the end of an aside is: said Ann Roe, who runs Acme, a firm in Leeds."""
MANNER = late_re(r"(?:,[gGprEebV]|[pzrb]|[d#n]?T)[^;:\"~vu]{0,60}[,;.-](?=\"~)")
"""How something was said, between the speaker and the rest of it: Roe replied, looking at her, "…"."""
LONG_MANNER = late_re(r",[^;:\"~]{2,40},(?=\"~)")
"""The same behind a tag, whatever it tells."""
DOING = late_re(r"(?:d[nNScm]{1,3})?[GgV]")
"""What somebody, or something of theirs, does meanwhile: sitting down; her eyes shining."""
PHRASE_OR_TIME = late_re(rf"o|T|{PHRASE}")
AUTHORS = late_re(r"(?:[NQI]\.?)+(?:k(?:[NQI]\.?|S)+)?$")
"""Names, and perhaps others without one: Ann Roe and colleagues."""
BODY_AT_END = late_re(r"d[nNEc]*S(?:[ip][dnNScQEIT#'.ip]+)?")
"""A person, a body or a document by what it is, and what tells which: a paper in this week's Annals."""
SHARE_OF = late_re(r"[#%nS]i[dnE#]*[NSn]$")
"""A majority of Republicans; 41 percent of likely voters."""
PUT_IN = late_re(r"wd?[nSE]+$")
"""Which its makers | claim is: the start of a relative clause up to the verb of whose words it is put in."""
ASIDE_NAME = late_re(r"[,\"-]b?d?[NQI.]{1,6}$")
"""A name that opens an aside: The lamps, Ann Roe claims, cost £40."""
INSERTED = late_re(r"[dnSQ]{0,3}[NQI.]+,(?=[xvV])")
"""Who says so, between the subject and the verb of what is said: Mice, notes Ann Roe, are small."""
TAIL_NAME = late_regex(r"(?r)[nS][ip]d?[NQI.]{1,5}$")
"""A noun and the name that tells which: residents of Hob Lane."""
JOINED_NAME = late_re(r"N(?:\.|I)?k[NQI.]{1,6}$")
REPORTERS = late_re(r",d?[nN#]*S$")
FINITE = late_re(r"[vVxu]")
"""A letter that makes a stretch a clause rather than a phrase."""

FINITE_OR_PAST = late_re(r"[vVxuE]")
"""The same, or a form in -ed that may be the verb of a clause."""

OWNER = compile_regex(
    r"(?r)(?P<source>d|(?:(?:[dN#SncQI.]|E(?=[nNScm]))(?:[dN#SncQI.]|E(?=[nNScm])|[ip](?=d|N))*)?[NSncQ]')(?P<middle>[nErNdc#]{0,3})$"
)
"""Who a cue noun belongs to: "his" claim, the mayor's repeated claim."""

_VERB_GROUP = r"[xr]*[vVxuEeG]"
CLAUSE = compile_re(rf"(?!dr?(?:[GEe][nSNmc$#]|GV))(?:s|{NOMINAL}(?:,{_ASIDE},)?|r(?=x)){_VERB_GROUP}")
"""A subject, or "there", and a finite verb; "an overwhelming lead" is none."""

INSERTED_AHEAD = late_re(rf"(?:[dnSQ]{{0,3}}[NQI.]+|d[nN]{{0,2}}[SQ]),(?={CLAUSE.pattern})")
"""Who says so, between when it is and the clause of what is said: Each year, reports Ann Roe, rents rise."""

TIMED_ANEW = late_re(rf"kp[d#r]*T[T#]*,?(?={CLAUSE.pattern})")
"""A conjunction, when it was, and another clause: but on 25 October she left."""

ANEW = late_re(rf",(?={CLAUSE.pattern})")
"""The comma behind which another clause begins."""
ANEW_JOINED = compile_re(rf"[,;][kb]*(?={CLAUSE.pattern}|(?:s|[NQI]+)m)")
"""The same, though a conjunction may open it: blamed the rain, but the river was low."""
SUMMED_UP = late_re(r",d[ncm](?=[wtisdNz])")
"""A comma and a noun that may stand for what was said before it: a view that, a claim the bank denies."""
GOES_ON_AGAINST = late_re(r",?(?P<joins>k)(?=r*(?:[vVx]|E[dNo#s]))")
"""The conjunction behind an object with which the clause goes on, whatever stands in the object: announced a plan to cut rents but dropped it."""
GOES_ON = late_re(r"(?<!E)k(?=r?x|V|v(?![dtqzo\"])|E[dNo#])")
"""The conjunction behind an object with which the clause goes on: pleaded not guilty and was released; backed the plan and raised the rent."""
CALLED = late_re(rf"(?:s|{PHRASE})\"~+\",?(?P<joins>k)(?=r*(?:[vV]|E[dNo#t]))")
"""Something, what it is called in a quotation, and the conjunction with which the clause goes on: called it "a mess" and felt that."""
TO_DO = late_re(r"z(?![d#N$Q])")
"""What opens an infinitive: to close, but not to the town."""
BEHIND_QUOTATION = compile_re(rf"\"~+\"[,;]?(?P<anew>[kb])(?:,?r,?|pn,?)?(?:{CLAUSE.pattern}|[vVE](?![nNScm]))")
"""A quotation at the start and what somebody does or is besides: "…", and she left; "…" and threw it away."""
CLAUSE_PERHAPS = late_re("[nS]E")
"""A noun and a form in -ed: "the results looked" more often than "the mayor elected"."""

TOLD = late_re(r"[vVxum~]|(?<![d'#pi])E")
"""The verb of a clause, or what may be or hold one: not the past form between an article and a noun."""

LED_IN = late_re(r"[rTGgz](?:[^,;:\"~xvVuwt]|(?<=z)[vVu]|[wt][^,;:\"~]*)*,")
"""A phrase that opens a clause, with no verb but one that tells something apart: sometime in the week that followed."""
MAIN_CLAUSE = compile_re(rf",(?:s|{NOMINAL}|r(?=x)){_VERB_GROUP}")
NAMED = late_regex(r"(?r)(?P<name>(?:[dnSEc#]|r(?=E))*(?:[NQI]\.?)+(?:\([^()]{1,8}\))?),(?:#,)?$")
"""A name before a comma, which an apposition follows, perhaps an age between them."""

ROLE_BEFORE = late_regex(rf"(?r)(?:^|(?<=[;:\"kb-]))(?P<role>{PHRASE}(?:[ip]{PHRASE})?),$")
"""What somebody is, at the start of a clause, before a comma and the name: the mayor of Leeds."""

DONE = late_re(r"(?<=[NS])E(?=[d#$]|[nm][EpzT,])")
"""A form in -ed that is what somebody did rather than what they are: the bank raised rates to 4 percent."""

DID = late_re(r"(?<=[NSQI])Ep?(?=d[nESGm]{0,2}[nScm](?:[pz][dnNScT#]{1,4})?$|S$)")
"""A form in -ed that is what somebody did with a thing: released a statement, sent out letters."""

ANY_SUBJECT = late_re(rf"(?P<source>s|{NOMINAL})(?=[xr]*[vVxuEe])")

BEFORE_COMMA = late_regex(rf"(?r)(?:^|[,\"-])[krb]*(?P<source>s|{NOMINAL}(?:k{NOMINAL})?),$")
"""The noun phrase that a participle between commas belongs to."""

TIMED_CLAUSE = compile_re(rf"p?(?:(?:d|r)?T+#?|[d#]Tr)(?!['T]),?(?=(?:s|r(?=x)|{NOMINAL}(?:,{_ASIDE},)?){_VERB_GROUP})")
"""When it was said, between the cue and a clause: said Thursday he would go."""

PLACED_CLAUSE = late_re(rf"p(?:[NI]\.?){{1,3}}(?=(?:s|d{NOMINAL}){_VERB_GROUP})")
"""Where it was said, between the cue and a clause: said in Geneva it had lost touch with them."""

SHORT_ASIDE = late_re(r",p[rdnES]{1,2},(?=[dtsn#$])")
"""A few words between commas behind the cue: had expected, on average, a profit."""

SPOKEN_IN = late_re(rf"p(?:d[nNSEcm]{{0,2}})?(?P<noun>[nScm])(?:p?(?:d|r)?T+)?,?(?=(?:s|{NOMINAL}){_VERB_GROUP})")
"""In what it was said, between the cue and a clause: said in a speech on Monday she would go."""

SPOKEN_HOW = late_re(r"p[dnNScmEGr]{0,4}(?:p?[dr]?T+)?(?=q)")
"""In what, how or when it was said, between the cue and a question: described in some detail how, asked on Monday why."""

TIMED_INFINITIVE = compile_re(r"(?=[pT])(?:p?(?:d|r)?T+)?(?:p[dNnS'#]{1,6})?(?:p?d?T+)?(?=zr?(?:[uVvmx]|n(?=d)))")
"""When and where it was said, between the cue and an infinitive: promised Sunday at a rally to end."""

FIGURE = compile_re(rf"[rp]?n?\$?#(?!(?:{NOMINAL}|{TAIL}+{REDUCED})?{_VERB_GROUP})")
"""A figure that no clause begins with: 40 lives."""

AT_FIGURE = late_re(r"p[rpdnb]{0,3}[$#]")
"""What something is put at: at about 300."""

AT_LEAST = compile_re(r"p[nrzb]{1,2}[$#]")
"""At least 40, up to $3."""
COUNTED = late_re(r"p[nrzb]{1,2}[$#d]")
"""What opens a clause whose subject is counted: at least two, up to 300."""
AS_MANY = late_re(r"(?:b[dn]b|p[rnd]{1,2}|d)?r?[$#]")
"""A figure and what says how near it is: as many as 30, at least 30, some 30."""
NAMED_ALONE = late_re(r"(?:d[nScm]|#)(?=[.,;:!?kbT]|$)")
"""A thing or a number and nothing that it is called: called the police, called 911."""
VALUED = late_re(rf"{PHRASE}(?:[ip](?:{PHRASE}|E))?(?P<at>p)[rpdnb]{{0,3}}[$#]")
"""Something and the figure it is put at: the toll at about 300."""
BARE_NAME = late_re(r"d?(?:[NQI]\.?|'(?=N)|[ip](?=[dN])|d(?=N)|#(?!n))+(?=[,.;:!?()wxvVEp-]|$)")
"""A name with nothing after it that is said of it: "called Acme, …", not "called Roe a liar"."""

WHERE = compile_re(r"(?:[pTr][pzTdnNcm#SQI'.ir]{0,9})(?=[,)-])")
TO_WHOM = late_re(r"(?:[osTdnNcm#SQI'.ir][pTdnNcm#SQI'.ir]{0,9})(?=[,)-])")
CLAUSE_SUBJECT = compile_re(rf"(?:^|[,\"-])[krb]*(?P<source>s|{NOMINAL})(?=(?:,{_ASIDE},)?[xr]*[vVxuEe])")
MAIN_SUBJECT = late_re(rf",[r,]*(?P<source>s|{NOMINAL})(?=(?:,{_ASIDE},)?[xr]*[vVxuEe])")
"""The subject of the clause that follows one which opens the sentence."""
BEFORE_CONJUNCTION = "krTdn#p"
"""The tags of what may stand before the conjunction that opens a sentence: even as, two days after, at a time when."""

STANDING = late_re(rf"(?:^|[,;k])[rk]*(?P<source>{NOMINAL})r?(?P<verb>[xVv])(?=[dNo])(?=[^,;]{{0,24}}[#m])")
"""A poll or a count and how somebody stands in it: Thursday's poll has Roe leading by six points."""

SURVEY = compile_re(
    rf"[py](?P<source>{NOMINAL}(?:k{NOMINAL})?)(?:,(?P<aside>[EGv][^;\"~,]{{1,12}}),)?(?=[,.;:!?-]|$|[pyTdNnS#s])"
)
"""In a poll released Thursday, … / …, in the latest survey."""

COLON_SPEAKER = late_regex(
    rf"(?r)(?P<source>s|{NOMINAL}){_TIME}?(?P<verb>{AUXILIARY}[EV]|vp|[xV]d?zu)?(?:p(?:{PHRASE}|[so]))?(?P<colon>:)$"
)
"""A speaker before a colon and a quotation."""

COLON_ASIDE = late_re(rf"(?P<source>o|{PHRASE}),[^,:;\"~]{{1,40}}:$")
"""A speaker at the start, how they look or speak, and a colon before a quotation: Ann, with a smile:."""

COLON_CLAUSE = late_re(
    rf"(?:^|[,;k])[kr]*(?P<source>s|{PHRASE}(?:[ip]{PHRASE})?)(?P<verb>[xr]*(?:[vVx]|E(?=[do#$])))[^,:;\"~vVxutwq]{{0,14}}:$"
)
"""Somebody and what they do, before a colon and a quotation."""

MADE_COMMENT = late_re(rf"(?:^|[,;])[rkp]*(?P<source>s|{NOMINAL})(?P<verb>[xr]*[vVE]d?[rnEGpg]*[cm]):")
"""Somebody, a verb and what was said, before a colon: Roe made the following comment:."""

HEADLINE = late_regex(r"(?r)(?<=[^:;\"]{3})(?P<colon>:)(?P<source>d?(?:[nNQIScE']|[ip](?=[dNn])){1,7})$")
"""What happened, a colon and who says so, as headlines have it: Forty schools to close: minister."""

NAMED_REPORT = compile_regex(r"(?r)(?P<source>[NQI]+)$")
"""Whose report it is, by the name right before the noun: a Leeds Post report that."""
BEFORE_THAT = compile_re(r"r*(?:p[dnNSQ'#]{1,6})?(?:p?[dr]*T+)?(?:\([^()]{1,14}\))?(?=t)")
"""Where and when it was said, or who is cited, between a passive and "that": announced in Leeds on Monday that; argued (Roe 1998) that."""
TIME_BEFORE_THAT = late_re(r"p?[dr]?T+(?=t[^T])")
"""When something was claimed, between the noun and "that"."""
REPORT_LINK = late_re(r"(?:p[prdnTNS#]{1,6})?(?=t)")
"""When or where a report was made, between it and "that": from over the weekend."""

REPORTED = compile_regex(
    r"(?:(?![dINQSn.]*+'[nE]{0,2}[cm]t|[^,:;\"~t]{0,14}bg)[^,:;\"~vVxu-]{0,14}?,?(?<!b)(?P<content>t)"
    r"|[pTdnNSic,G#'QI.roz]{0,18},(?P<content>t)"
    r"|p[^,;:\"~vVxut]{1,12},[qw][^,;:\"~t]{1,20},(?P<content>t)"
    r"|(?:[odnNSQI'.]{1,4})?,(?:[pbz][^,;:\"~t]{1,10}|r{1,2}),(?P<content>[tq])"
    r"|p(?:[^,:;\"~vVxu-]|v(?=[pyT])){0,16}(?P<content>t)"
    r"|(?:(?!g[,:]\")[^;\"~vVxut(]|\([^()\"]{1,20}\)){0,16}[,:]?(?P<content>\"~))"
)
"""From a cue to the `that` or the quotation mark that opens what was said."""

OBJECT_THAT = compile_re(r"r*(?!d?r?T)(?:[dNScmn#$GQ']|E(?=[nNScm]))[^\"t]*t")
"""An object with a clause that tells it apart: announced a plan that would cut rents."""

VOICED = late_re(r"(?:[drnEGcmS'])*[ncmS](?=t)")
"""What is voiced, before "that": deep concern."""

RESUMED = late_re(r"(?=,(?:p?(?:d|r)?T+)?[xr]*(?:[vVx]|E[dNo#$]))")
"""The comma after which the verb of the main clause stands: the mayor, who backs the plan, has said."""
RESUMED_PERHAPS = late_re(r",[xr]*[vVxE]")
"""The same, though what stands behind the comma may be one more participle."""
AFTER_CLAUSE = late_re(rf"t?{CLAUSE.pattern}(?:z[vV]?|[^,;:\"kbtwqxvVz])+(?<!z)(?=[xvV])")
"""A clause up to the verb of the main one: of those who say they will vote, most are."""

AFTER_THING = late_re(rf"{NOMINAL}(?=[xvV])")
"""A thing up to the verb of the main clause: those who called for a vote were few."""

_WHEN = r"(?:p[dnNSQ']{1,6})?p?r?[dr]?T+"
RECIPIENT = compile_re(
    rf"(?:(?:o|{PHRASE}){_WHEN}(?=(?:s|{NOMINAL}){_VERB_GROUP}|z)"
    rf"|d[nSc]{{1,2}}(?=(?:[QI]\.?)?N{{1,3}}{_VERB_GROUP})"
    rf"|(?:o|s|{PHRASE}(?:[ip]{PHRASE})?)(?<!d(?=N))(?<![QI](?=N))(?<!E),?(?=[tqz\"sdNQ]|rx)|(?:o|{PHRASE}?N(?=(?:n|S){_VERB_GROUP})))"
)
"""Whom something was told, and where and when before what it was: told the paper in Leeds on Monday rents fell."""
HEARER = late_re(rf"z(?:o|{PHRASE})(?=[pq])")
"""Who hears it, and what comes next: complained to the police about."""
HEARER_PLAIN = late_re(rf"z(?:o|{PHRASE})(?=s[xr]*[vVxE])")
"""Who hears it, before a clause that a pronoun opens: said to them we had missed them."""
HEARER_ASKED = late_re(rf"(?:o|{PHRASE})(?=[bp])")
"""Who is asked something, before "if" or "about"."""
TOLD_OF = late_re(r",w[^,;:\"~]{1,14},(?=t)")
"""What is told of an agent, before "that"."""
AGENT = compile_re(rf"(?:p?[dr]?[T#]+|r){{0,3}}y(?P<source>o|{NOMINAL}(?:(?:,{NOMINAL}){{0,4}},?k{NOMINAL})?)")
WRITTEN_IN = late_re(rf"p(?P<source>{NOMINAL})")
"""A preposition and where something stands: in the report, on page 12."""
OBJECT = compile_re(rf"(?:o|G?{NOMINAL}(?:k{NOMINAL})?)")
TO_DO_IT = compile_re(rf"(?:{OBJECT.pattern})r?z[uVvxmn]")
"""Who is told, and what to do: him not to go."""
INTRODUCED = late_re(rf"(?P<name>(?:[NQI]\.?|[ip](?=[iN])){{2,6}})(?:,{NOMINAL}){{1,4}}$")
"""A full name and what its bearer is: Ann Roe, founder of Acme, author of Plans."""
CREDIT = compile_re(r"\"~+\"\.?-(?P<source>(?:[NQIdnSipkT#,.']){1,14})$")
"""A quotation, a dash and who said it."""

TAGGED = late_re(r"\"~+\",?(?:[vm](?=[dnNSQs])|(?:s|d?[nNSQI.]{1,5})v)")
"""A quotation and who speaks it behind: "Rents fell," said the mayor."""
HEADED = late_re(r"[dnNSQcm]{1,4}:(?=\"~+\",?$)")
"""A few words and a colon before a quotation, as a form has them: Statement: "Rents fell,"."""
LABEL = late_re(r"(?P<source>(?:[NQISnd']\.?|[ipkz](?=[NQSd])){1,8}(?:,[NQISnd']{1,5})?):")

HEAD_AND_TAIL = compile_re(NOMINAL)
HEAD = compile_re(rf"(?:{NEARLY})?{PHRASE}")
"""The part of a nominal that ends in its head noun: of more than a dozen nurses in Leeds all but the last two."""

OPENING_CLAUSE = late_re(r"(?:d[nScmE]*)?[nScm]E[prdnNSc'i]*,(?=[NQ]k[NQ])")
"""A clause that only looks like the first of several names: Fire erupted in the hall, Leeds and York officials said."""

LEAD_IN = compile_regex(r"(?r)[,;-][kb]?(?:p|T|r)(?:[pdnNT#SirE']{0,8}),?$")
"""A comma and a phrase of time or place before a subject: ", at the town hall this week"."""
