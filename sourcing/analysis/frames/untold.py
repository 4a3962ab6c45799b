"""A cue verb and what follows it → whether that is no report, but when, where, how or to whom somebody spoke, or a deed."""

from __future__ import annotations

from sourcing.analysis.frames import shapes
from sourcing.analysis.parts import SPOKEN
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Match

    from sourcing.analysis.frames import Range, SentenceView
    from sourcing.analysis.language import CueVerb


def is_hearer(sentence: SentenceView, to: int, verb: CueVerb, *further: str) -> bool:
    """Whether a "to" opens whom something was told rather than what: reported to the police.

    `further` are more lists of verbs of which that holds here.
    """
    if not any(verb.lemma in sentence.language.words[verbs] for verbs in ("hearer-after-to", *further)):
        return False
    return sentence.tag(to + 1) not in ("u", "v", "V", "m", "x", "r", "G", "g")


def asked_about(sentence: SentenceView, start: int, verb: CueVerb) -> int | None:
    """Where it starts what somebody is asked or told of: asked Ann Roe if it was late; told her about the plan."""
    asked = (
        shapes.HEARER_ASKED.match(sentence.tags, start)
        if verb.lemma in sentence.language.words["asked-verbs"]
        else None
    )
    if asked is None:
        return None
    about = (sentence.lower(asked.end()),) in sentence.language.particles.get(verb.lemma, ())
    return asked.end() if about or sentence.is_one_of(asked.end(), "asking-openers") else None


def after_hearer(sentence: SentenceView, start: int, verb: CueVerb) -> int | None:
    """Where it stands what somebody was told: explained to tenants why, complained to the police about the noise."""
    if sentence.tag(start) != "z":
        return None
    plain = shapes.HEARER_PLAIN.match(sentence.tags, start) if verb.manner in SPOKEN else None
    if plain is not None:
        return plain.end()
    if verb.lemma not in sentence.language.words["hearer-after-to"]:
        return None
    hearer = shapes.HEARER.match(sentence.tags, start)
    if hearer is None:
        return None
    if sentence.tags[hearer.end()] == "q":
        return hearer.end()
    about = (sentence.lower(hearer.end()),) in sentence.language.particles.get(verb.lemma, ())
    return hearer.end() + 1 if about else None


def spoken_in(sentence: SentenceView, start: int, verb: CueVerb) -> Match[str] | None:
    """In what something was said, before the clause that was: said in a speech on Monday she would go."""
    if sentence.tag(start) != "p" or verb.manner not in SPOKEN:
        return None
    placed = shapes.PLACED_CLAUSE.match(sentence.tags, start)
    if placed is not None:
        return placed
    how = shapes.SPOKEN_HOW.match(sentence.tags, start)
    if how is not None:
        return how
    spoken = shapes.SPOKEN_IN.match(sentence.tags, start)
    return spoken if spoken and sentence.is_one_of(spoken.start("noun"), "spoken-in") else None


def is_no_report(sentence: SentenceView, start: int, verb: CueVerb) -> bool:
    """Whether a verb with its object is something done, or how a source stays unnamed: declared war, asked not to be named."""
    if sentence.tags[start] in "rz":
        be = sentence.skip(start, "rz")
        stays = sentence.is_one_of(be, "be") or sentence.is_one_of(be, "remaining")
        return stays and sentence.is_one_of(be + 1, "naming-participles")
    return _does_something(sentence, start, verb)


def is_deed(sentence: SentenceView, noun: int, verb: CueVerb) -> bool:
    """Whether a verb with this noun is something done: claimed victory, an attack claimed by."""
    return f"{verb.lemma} {sentence.lower(noun)}" in sentence.language.words["deeds"]


def _does_something(sentence: SentenceView, start: int, verb: CueVerb) -> bool:
    """Whether a verb has such a noun in its object, and no clause: claimed an early advantage; not "claimed the title was his"."""
    if verb.lemma not in sentence.language.words["deed-verbs"]:
        return False
    end = sentence.skip(start, _OBJECT)
    if is_deed(sentence, end, verb):
        return True  # claimed more lives, whose form is a verb's
    if sentence.tag(end) in ("v", "V", "x"):
        return False
    return any(is_deed(sentence, noun, verb) for noun in range(start, end))


_OBJECT = "dEG#nNIiScTm'-"


def is_cut_off(sentence: SentenceView, opening: int, start: int, verb: CueVerb) -> bool:
    """Whether a comma or a semicolon after the verb ends what it says."""
    if sentence.tag(opening) == ";":
        return True
    if sentence.tag(opening) != "," or sentence.tags[start] in '"t':
        return False
    if sentence.tags[start] in "kw":
        return True
    return verb.lemma not in sentence.language.words["comma-verbs"]


def behind_circumstance(sentence: SentenceView, end: int) -> int:
    """Where the comma stands behind which a clause begins: as Roe reports in the Post, rents fell; as she said when she left, they rose."""
    where = shapes.WHERE.match(sentence.tags, end)
    if where is not None:
        return where.end()
    comma = sentence.tags.find(",", end) if sentence.tag(end) == "b" else -1
    return max(end, comma)


def clause_told(sentence: SentenceView, start: int) -> int | None:
    """Where a clause begins behind whom it was told: told the paper she was "done with it"."""
    hearer = shapes.RECIPIENT.match(sentence.tags, start)
    return hearer.end() if hearer is not None and sentence.tag(hearer.end()) == "s" else None


def _goes_on(sentence: SentenceView, start: int) -> bool:
    """Whether a conjunction and a verb follow a verb that has said nothing: he howled and threw a spoon."""
    return sentence.tags[start] == "k" and sentence.tag(start + 1) in ("v", "V", "E")


def is_circumstance(sentence: SentenceView, cue: Range, start: int, verb: CueVerb) -> bool:
    """Whether what follows only says when, where, how or in what belief, or what else was done."""
    tag = sentence.tags[start]
    if sentence.is_one_of(start, "clause-prepositions") and shapes.MAIN_CLAUSE.search(sentence.tags, start):
        return False
    how = sentence.skip(start, "r")
    if verb.manner in SPOKEN and sentence.tag(how) == "y" and sentence.tag(how + 1) in ("G", "g"):
        return True
    if verb.manner == "belief" and tag in "pTb" and sentence.tag(start + 1) not in ("'", "q"):
        return not (sentence.is_one_of(start, "report-openers") or shapes.AT_LEAST.match(sentence.tags, start))
    if _goes_on(sentence, start) or _is_only_when_or_whom(sentence, start, verb) or _says_until(sentence, start):
        return True
    if tag == "z" and is_hearer(sentence, start, verb):
        return True
    return _is_bare_object(sentence, cue, start, verb) or (
        tag in "pTy"
        and sentence.tag(start + 1) not in ("'", "#", "d", "$")
        and not shapes.AT_LEAST.match(sentence.tags, start)
        and cue.last == start
        and verb.needs != "infinitive"
        and verb.manner in SPOKEN
    )


def _is_only_when_or_whom(sentence: SentenceView, start: int, verb: CueVerb) -> bool:
    """Whether what follows only says when or how often, or of a verb with a hearer to whom: asked him again."""
    recipient = verb.lemma in sentence.language.words["recipient-verbs"]
    if sentence.is_one_of(start, "report-adverbs"):
        return False
    if verb.manner in SPOKEN and shapes.FOR_TIME.match(sentence.tags, start) is not None:
        return True
    return not sentence.tags[start : sentence.end].strip("roTN" if recipient else "rT")


def _says_until(sentence: SentenceView, start: int) -> bool:
    """Whether what follows only says until when somebody spoke: talked until the candles went out."""
    if not sentence.is_one_of(start, "until"):
        return False
    return shapes.MAIN_CLAUSE.search(sentence.tags, start, sentence.end) is None


def _no_words_at(sentence: SentenceView, start: int) -> int:
    """How many words stand here that are said instead of what was said: she said nothing, their smiles said a lot."""
    if sentence.is_one_of(start, "no-words"):
        return 1
    pair = f"{sentence.lower(start)} {sentence.lower(start + 1)}"
    return 2 if pair in sentence.language.words["no-words"] else 0


def _is_bare_object(sentence: SentenceView, cue: Range, start: int, verb: CueVerb) -> bool:
    """Whether a verb has an object of which nothing is said: asked him, called the police, claimed 40 lives."""
    words = sentence.language.words
    if verb.lemma in words["plain-verbs"]:
        length = _no_words_at(sentence, start)
        if length:
            ends = sentence.tag(start + length) in (*",.;:!?kb", "")
            return ends or shapes.FOR_TIME.match(sentence.tags, start + length) is not None
    if verb.lemma in words["recipient-verbs"] and sentence.is_one_of(start + 1, "no-words"):
        return start + 2 == sentence.end and sentence.tags[start] in "od"
    if sentence.lower(cue.last - 1) not in sentence.language.cue_verbs:
        return False
    named_alone = shapes.NAMED_ALONE.match(sentence.tags, start) or sentence.tags[start] == "p"
    called = verb.lemma in words["calling-verbs"] and named_alone
    return bool(called or (verb.lemma in words["figure-takers"] and shapes.FIGURE.match(sentence.tags, start)))


def after_manner(sentence: SentenceView, start: int, verb: CueVerb) -> int | None:
    """Where the rest of what was said opens behind how: "Yes," he said, as if he had not heard, "I know."."""
    how = shapes.LONG_MANNER.match(sentence.tags, start) if verb.manner in SPOKEN else None
    if how is None or '"' not in sentence.tags[max(0, start - _LONGEST_TAG) : start]:
        return None
    others = (sentence.language.cue_verbs.get(sentence.lower(at)) for at in range(*how.span()))
    return None if any(_tells_more(sentence, other) for other in others if other is not None) else how.end()


def is_told_by_another(sentence: SentenceView, start: int, said: int) -> bool:
    """Whether a participle before a quotation says it: "…," Roe said, adding, "…"; Roe said, calling it "…"."""
    if sentence.tags[said] != '"' or sentence.tags.find("g", start, said) < 0:
        return False
    others = (
        sentence.language.cue_verbs.get(sentence.lower(at)) for at in range(start, said) if sentence.tags[at] == "g"
    )
    return any(_tells_more(sentence, other) for other in others if other is not None)


def _tells_more(sentence: SentenceView, verb: CueVerb) -> bool:
    """Whether a verb may have words of its own beside a tag: Roe said, adding."""
    manner = verb.lemma in sentence.language.words["manner-verbs"]
    return verb.manner in SPOKEN and verb.needs in ("any", "clause") and not manner


_LONGEST_TAG = 8
"""In words: how far before the end of its verb the tag of a quotation begins."""
