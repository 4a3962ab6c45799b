"""A word that can be a cue verb → whether it is a verb here, by the words beside it.

Half of the cue verbs are nouns or adjectives as often: the mayor's claims, three proposed sites.
"""

from __future__ import annotations

from sourcing.analysis.frames import Range, head_noun, shapes
from sourcing.analysis.frames.neighbours import Place, place_of
from sourcing.analysis.frames.plain_subjects import subject_match
from sourcing.analysis.parts import SPOKEN
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcing.analysis.frames import SentenceView

_LONGEST_NAME = 6
_LONGEST_SUBJECT = 12
"""In words: how far before its verb a document is looked for."""
_BODIES = ("dS", "dnS", "dNS", "dcS")
_COMPLEMENT = 'dtsoq"'
"""What opens the object or clause of a verb."""


def is_verb(sentence: SentenceView, index: int) -> bool:
    """Whether a form that is a noun as often as a verb is a verb here."""
    place = place_of(sentence, index)
    previous, following = place.previous, place.following
    if sentence.is_one_of(index, "rarely-verbs") and not _hands_over(place) and _goes_with_noun(place):
        return _records_that(place)
    if previous in "d'":
        return _stands_behind_determiner(place)
    if _is_counted_off(place) or (previous == "x" and _is_base_after_helper(place)):
        return False
    if previous in "swxz" or _hands_over(place) or _bursts_out(place) or _is_in_relative(place):
        return True
    if previous in "ip#^yG" and following != "t":
        return previous == "#" and _finds(place)
    after = _AFTER.get(previous)
    return _finds(place) or _follows_as(place) or (after is not None and after(place))


def _is_in_relative(place: Place) -> bool:
    """Whether a clause goes on behind it with its own verb, so that it is who says so: which the union estimates will cost $40."""
    if place.following != "x":
        return False
    sentence, tags = place.sentence, place.sentence.tags
    opening = tags.rfind("w", 0, place.at)
    if opening < 1 or tags[opening - 1] != ",":
        return False
    if shapes.HEAD_AND_TAIL.fullmatch(tags, opening + 1, place.at) is None:
        return False
    if tags[place.before] == "N":
        return place.third  # which Yukos claims was sold
    head, words = head_noun(sentence, Range(opening + 1, place.at)), sentence.language.words
    is_plural = head in words["plural-nouns"] or (head.endswith("s") and head not in words["singular-nouns"])
    return place.third != is_plural


def _is_counted_off(place: Place) -> bool:
    """Whether it is what a number and an adjective with a hyphen count: 41 alcohol-related charges."""
    sentence, before = place.sentence, place.before
    counted = place.previous == "n" and place.third and "-" in sentence.lower(before)
    return counted and sentence.tag(before - 1) == "#" and sentence.tag(before - 2) not in ("n", "N")


def _stands_behind_determiner(place: Place) -> bool:
    """Whether a determiner is who speaks: some claim that; the tower was, some claim, built by monks."""
    sentence, before = place.sentence, place.before
    alone = sentence.is_one_of(before, "stand-alone") and sentence.tag(before - 1) not in ("i", "p")
    if place.previous != "d" or not alone:
        return False
    objects = _COMPLEMENT + ("Nz#$" if _is_plural(place) else "Nz")
    return place.following in objects or (place.following == "," and sentence.tag(before - 1) == ",")


def _hands_over(place: Place) -> bool:
    """Whether it stands between a noun and a colon with a quotation: the report to members states: "…"."""
    verb = place.sentence.language.cue_verbs.get(place.form)
    hands = place.previous in "nSNImc" and place.sentence.tags.startswith(':"', place.at + 1)
    if not hands or verb is None or verb.manner not in SPOKEN:
        return False
    return place.third or verb.lemma in place.sentence.language.words["same-past"]


def _records_that(place: Place) -> bool:
    """Whether it is the only verb before a "that" with a clause: a stone in the wall records that he lodged here."""
    if place.previous != "n" or not place.third or _is_plural(place) or place.following != "t":
        return False
    sentence, verb = place.sentence, place.sentence.language.cue_verbs.get(place.form)
    if verb is None or verb.manner not in SPOKEN:
        return False
    clause = shapes.CLAUSE.match(sentence.tags, place.at + 2)
    return clause is not None and shapes.FINITE.search(sentence.tags, 0, place.at) is None


def _goes_with_noun(place: Place) -> bool:
    """Whether what stands before the word makes it a noun: all votes, email comments, Gulf states; not "…," states Roe."""
    sentence, before = place.sentence, place.before
    tells_which = sentence.is_one_of(before, "state-adjectives") or "-" in sentence.lower(before)
    tags = place.previous == '"' and place.third and place.following in "NI"
    return tells_which or (place.previous in 'nd,k#"' and not tags)


def _is_base_after_helper(place: Place) -> bool:
    """Whether a base form follows a form of "be" or "have", and so is no verb: the rate is back, she has support."""
    language = place.sentence.language
    verb = language.cue_verbs.get(place.form)
    if verb is None or verb.lemma != place.form or place.form in language.words["same-past"]:
        return False
    return place.sentence.is_one_of(place.before, "be") or place.sentence.is_one_of(place.before, "have")


def _follows_as(place: Place) -> bool:
    """Whether it closes a clause that only says who says so: as Roe et al. show, rents fell."""
    if place.following not in ",." or place.third == _is_plural(place):
        return False
    subject = subject_match(place.sentence.tags, place.at)
    return subject is not None and place.sentence.is_one_of(subject.start() - 1, "as")


def _finds(place: Place) -> bool:
    """A document's verb before what it says: polls show that, figures put the cost."""
    verb = place.sentence.language.cue_verbs.get(place.form)
    if verb is None or verb.needs != "document":
        return False
    if place.following in "tqs" or (place.previous == "T" and place.following in "dsNQ"):
        return True
    figure = _opens_figure(place)
    opens = figure if place.third else place.following == "." or _opens_clause(place) or figure
    return opens and _is_of_document(place)


def _opens_figure(place: Place) -> bool:
    """Whether a figure follows with what it is at most: polls show as many as 30 percent."""
    return shapes.AS_MANY.match(place.sentence.tags, place.at + 1) is not None


def _is_of_document(place: Place) -> bool:
    """Whether a document that it agrees with stands before the verb, with nothing finite between: records of the court show."""
    sentence, documents = place.sentence, place.sentence.language.source_nouns["document"]
    for at in range(place.at - 1, max(-1, place.at - _LONGEST_SUBJECT), -1):
        if sentence.tags[at] in 'vVxuw;:"':
            return False
        if sentence.lower(at) in documents and _is_in_plural(sentence, at) != place.third:
            return True
    return False


def _after_comma(place: Place) -> bool:
    if place.form.endswith("ed"):
        return place.following in _COMPLEMENT + "GNzn$#"
    if place.following == "t":
        return True
    if place.third:
        inserted = shapes.INSERTED.match(place.sentence.tags, place.at + 1) or _stands_ahead(place)
        return bool(inserted) or _closes_with_name(place) or _follows_apposition(place) or _hands_to_body(place)
    return (place.following == "z" or _opens_clause(place)) and _follows_aside_of_several(place)


def _stands_ahead(place: Place) -> bool:
    """Whether who says it stands between when and what: each year, reports the Post, rents fall."""
    tags = place.sentence.tags
    ahead = shapes.INSERTED_AHEAD.match(tags, place.at + 1)
    return ahead is not None and shapes.FINITE.search(tags, 0, place.before) is None


def _follows_aside_of_several(place: Place) -> bool:
    """Whether the comma closes what is said of several: ten members, or 32 percent, forecast rents will fall."""
    match = subject_match(place.sentence.tags, place.at)
    if match is None or match.start("aside") < 0:
        return False
    head = head_noun(place.sentence, Range(*match.span("subject")))
    return head.endswith("s") and head not in place.sentence.language.words["singular-nouns"]


def _follows_apposition(place: Place) -> bool:
    """Whether the comma closes what is said of a name, so that a verb follows: Ann Roe, the mayor, calls it a mistake."""
    if place.following not in "dNsoQqz":
        return False
    tags, told_apart = place.sentence.tags, shapes.LEFT_RELATIVE.match(place.sentence.tags, 0, place.at)
    match = None if told_apart else subject_match(tags, place.at)
    return bool(told_apart or (match and match.start("aside") >= 0 and tags[match.end("subject") - 1] in "NS"))


def _closes_with_name(place: Place) -> bool:
    """Whether the sentence ends in a name or a noun that speaks: `…, reports the Leeds Post`, `…, claims the charity`."""
    rest = place.sentence.tags[place.at + 1 : place.sentence.end]
    named = "N" in rest and not rest.lstrip("d").strip("NQI.")
    return 0 < len(rest) <= _LONGEST_NAME and (named or rest in _BODIES)


def _hands_to_body(place: Place) -> bool:
    """Whether who says what stands before the comma closes the sentence, with no verb: "…, reports a paper in this week's Annals"."""
    tags = place.sentence.tags
    body = shapes.BODY_AT_END.match(tags, place.at + 1, place.sentence.end)
    return (
        body is not None
        and body.end() == place.sentence.end
        and shapes.FINITE.search(tags, 0, place.before) is not None
    )


def _after_name(place: Place) -> bool:
    if place.following == "G" and place.form.endswith("ed"):
        return True
    if place.third and place.following == "," and shapes.ASIDE_NAME.search(place.sentence.tags, 0, place.before + 1):
        return True
    may_agree = place.third or _is_past(place) or _is_plural(place) or _is_joined(place) or _is_of_several(place)
    if place.sentence.is_one_of(place.at, "rarely-verbs"):
        return may_agree and (place.following in _COMPLEMENT or _opens_clause(place))
    return may_agree and (
        place.following in _COMPLEMENT + "NQIS#$z"
        or (place.third and (place.following in "prG." or _opens_clause(place)))
        or ((place.third or _is_plural(place) or _is_past(place)) and place.following == "n" and _is_last_verb(place))
        or _is_counted(place)
    )


def _is_past(place: Place) -> bool:
    """Whether the form is a past one: Roe backed it, Roe thought it her best work."""
    verb = place.sentence.language.cue_verbs.get(place.form)
    irregular = verb is not None and verb.lemma != place.form and not place.form.endswith(("s", "ing"))
    return irregular or place.form.endswith("ed") or place.form in place.sentence.language.words["same-past"]


def _is_joined(place: Place) -> bool:
    """Whether the name before the word is the second of two, which take a verb without s: Roe and Fox report."""
    return shapes.JOINED_NAME.search(place.sentence.tags, 0, place.before + 1) is not None


def _is_of_several(place: Place) -> bool:
    """Whether several are the subject whose home or cause the name before the word is: residents of Hob Lane fear."""
    tail = shapes.TAIL_NAME.match(place.sentence.tags, 0, place.at)
    return tail is not None and _is_plural(place._replace(before=tail.start()))


def _is_last_verb(place: Place) -> bool:
    """Whether its clause has no other verb, so that the word is it: Roe reports investments in farms."""
    tags = place.sentence.tags
    ends = [end for end in (tags.find(mark, place.at) for mark in ";,t") if end >= 0]
    clause = tags[place.at + 1 : min(ends, default=place.sentence.end)]
    return not shapes.FINITE.search(clause) and not shapes.FINITE.search(tags, 0, place.at)


def _after_noun(place: Place) -> bool:
    sentence, following = place.sentence, place.following
    plural = _is_plural(place)
    if (
        (following in "xVv" and _is_put_in(place))
        or (following == "p" and (sentence.tag(place.at + 2) == "t" or _closes_report(place) or _reports_in(place)))
        or (following in "pz" and _has_particle(place))
    ):
        return True
    if place.third and plural and _has_tail(sentence.tags, place.before):
        return following in _COMPLEMENT + "N."
    if place.third and following == "p" and sentence.lower(place.before) in sentence.language.source_nouns["provision"]:
        return True
    if place.third and place.previous == "n":
        return not plural and following in _COMPLEMENT
    if not place.third and not plural and following in "stdNn#$" and _has_tail(sentence.tags, place.before):
        return _opens_clause(place) or following == "t"
    same = place.form in sentence.language.words["same-past"]
    past = place.form in sentence.language.cue_verbs and (same or (_is_past(place) and _opens_clause(place)))
    leads = following == "z" and not place.third and sentence.tag(place.at + 2) in ("d", "N", "#", "'")
    agrees = past or place.third != plural
    return agrees and not leads and following in _COMPLEMENT + "NIzSn#$cG.,r"  # led the tourists back to the camp


def _is_put_in(place: Place) -> bool:
    """Which its makers claim is: whose word a relative clause is."""
    return not place.third and _is_plural(place) and shapes.PUT_IN.search(place.sentence.tags, 0, place.at) is not None


def _closes_report(place: Place) -> bool:
    """Whether somebody, behind a comma, says so somewhere, and the sentence ends: rents fell, researchers report in the Post."""
    tags, verb = place.sentence.tags, place.sentence.language.cue_verbs.get(place.form)
    if verb is None or verb.manner not in SPOKEN or place.third == _is_plural(place):
        return False
    behind = shapes.REPORTERS.search(tags, 0, place.before + 1) and shapes.FINITE.search(tags, 0, place.before)
    return behind is not None and not shapes.FINITE.search(tags, place.at + 1)


def _reports_in(place: Place) -> bool:
    """Whether where it is said follows, and then "that" with a clause: the team reports in the journal that rents fell."""
    tags, verb = place.sentence.tags, place.sentence.language.cue_verbs.get(place.form)
    if verb is None or verb.manner not in SPOKEN or not place.third or _is_plural(place):
        return False
    link = shapes.REPORT_LINK.match(tags, place.at + 1)
    return link is not None and shapes.CLAUSE.match(tags, link.end() + 1) is not None


def _has_particle(place: Place) -> bool:
    """Whether a verb's own particle follows after a noun in the plural, or its tail: as supporters of the plan point out."""
    verb = place.sentence.language.cue_verbs.get(place.form)
    particles = place.sentence.language.particles.get(verb.lemma, ()) if verb else ()
    plural = _is_plural(place) or _has_tail(place.sentence.tags, place.before)
    return not place.third and plural and (place.sentence.lower(place.at + 1),) in particles


def _bursts_out(place: Place) -> bool:
    """Whether it stands with its own particle behind a quotation, or behind who spoke it: "…," burst out the boy; "…," Roe burst out."""
    if place.following != "p" or place.previous not in '"NnSQ' or '"' not in place.sentence.tags[: place.at]:
        return False
    verb = place.sentence.language.cue_verbs.get(place.form)
    phrase = f"{verb.lemma} {place.sentence.lower(place.at + 1)}" if verb else ""
    return phrase in place.sentence.language.words["quotation-phrases"]


def _opens_clause(place: Place) -> bool:
    return shapes.CLAUSE.match(place.sentence.tags, place.at + 1) is not None


def _is_counted(place: Place) -> bool:
    """Whether a share of people stands before the word, so that a noun after it is its object."""
    return place.following in "nc" and shapes.SHARE_OF.search(place.sentence.tags, 0, place.before + 1) is not None


def _is_plural(place: Place) -> bool:
    """Whether the noun before the word takes a verb without s: polls, people, but not analysis."""
    return _is_in_plural(place.sentence, place.before)


def _is_in_plural(sentence: SentenceView, noun: int) -> bool:
    ends_so = sentence.lower(noun).endswith("s") and not sentence.is_one_of(noun, "singular-nouns")
    return ends_so or sentence.is_one_of(noun, "plural-nouns")


def _after_quotation(place: Place) -> bool:
    return place.following in "NI" or _after_break(place)


def _after_participle(place: Place) -> bool:
    """A clip posted online shows that: an adverb closes the reduced clause."""
    return place.before < place.at - 1 and place.following in _COMPLEMENT


def _after_break(place: Place) -> bool:
    return place.following in _COMPLEMENT or (place.following == "p" and place.sentence.tag(place.at + 2) == "t")


_AFTER: dict[str, Callable[[Place], bool]] = {
    ",": _after_comma,
    **dict.fromkeys("NQI", _after_name),
    "%": _after_break,
    "v": _after_participle,
    **dict.fromkeys("Sncm", _after_noun),
    "k": _after_break,
    '"': _after_quotation,
}


def _has_tail(tags: str, noun: int) -> bool:
    """Whether a noun stands in another's tail, so that it is not what the verb agrees with: an average of polls."""
    head = tags[:noun].rstrip("dnNSc#'Er")
    return head.endswith(("i", "p"))
