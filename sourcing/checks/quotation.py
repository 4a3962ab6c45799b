"""Quotations at fault: no speaker, left open, alone in a paragraph or block, a late speaker, two speakers, a word or two."""

from __future__ import annotations

from sourcing.analysis.quotations import is_run_together
from sourcing.checks.apart import is_a_turn, is_heading_in_marks, is_in_exchange, is_listed, stands_in_a_row
from sourcing.checks.circumstances import is_in_short_paragraphs
from sourcing.checks.late import late_speakers
from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.nearby import is_name_near, is_somebody_near
from sourcing.checks.scope import excepted, innocent, name_of, occurs, speaker
from sourcing.documents.document import Span
from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Attribution, Quotation, Sentence
    from sourcing.documents.document import Block
    from sourcing.packs.model import QuotationRule

    _Numbered = Iterable[tuple[int, Quotation]]

_SIGNATURE = late_re(r"(?:—|–|--|-)\s*\w")
_LONGEST_SIGNATURE = 12
"""In words."""
_LABEL = late_re(r"[“\"][A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}: ")
"""Who speaks, as a transcript puts it inside the marks."""


def check(rule: QuotationRule, facts: Facts, here: frozenset[int] | None = None) -> Iterator[Match]:
    """One match a sentence for each quotation at fault, of those that start `here` if sentences are given."""
    found: list[tuple[int, Match]] = []
    for fault in rule.quotation.faults:
        if fault in _LOCAL:
            found.extend(_LOCAL[fault](rule, facts, _quotations_in(facts, here)))
        else:
            found.extend(item for item in _FAULTS[fault](rule, facts) if here is None or item[0] in here)
    yield from one_a_sentence(sorted(found, key=lambda item: item[1].span))


def _quotations_in(facts: Facts, here: frozenset[int] | None) -> _Numbered:
    """The quotations that start in some sentences, or all of them."""
    if here is None:
        return enumerate(facts.marked)
    return [(index, facts.marked[index]) for number in sorted(here) for index in facts.read.quotations_of(number)]


def _blockquotes(rule: QuotationRule, facts: Facts) -> Iterable[tuple[int, Match]]:
    if not any(block.kind == "blockquote" for block in facts.document.blocks):
        return ()
    from sourcing.checks.blockquotes import uncredited_blockquotes  # few documents have one

    return uncredited_blockquotes(rule, facts)


def _no_speaker(rule: QuotationRule, facts: Facts, asked: _Numbered) -> Iterator[tuple[int, Match]]:
    for number, quotation in asked:
        block = facts.sentences[quotation.sentence].block
        if (
            (quotation.closed or quotation.continues)
            and not (number and facts.marked[number - 1].continues)
            and quotation.words >= rule.quotation.words
            and not is_name_near(quotation, facts)
            and not facts.read.has_speaker(number)
            and not _is_title(quotation, facts)
            and not (_is_whole_paragraph(quotation, facts) and is_heading_in_marks(quotation, facts))
            and not _covered_by_link(quotation, facts)
            and not facts.finder.credits.is_credited_quote(block)
            and not facts.finder.credits.is_labelled(block)
            and not facts.finder.credits.is_signed(block)
            and not _is_led_in(rule, facts, quotation)
            and not is_somebody_near(quotation, facts)
            and not _is_spoken_on(number, facts)
            and not (stands_in_a_row(quotation, facts) or is_a_turn(quotation, facts))
        ):
            yield from _reported(rule, facts, number, quotation.span)


def _is_spoken_on(number: int, facts: Facts) -> bool:
    """Whether a quotation goes on in the next paragraph, and its speaker is named there or further on."""
    while facts.marked[number].continues and number + 1 < len(facts.marked):
        number += 1
        if facts.read.has_speaker(number) or is_name_near(facts.marked[number], facts):
            return True
    return False


def _dangling(rule: QuotationRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    """Paragraphs that are nothing but an unattributed quotation, unless the paragraph before left one open."""
    from sourcing.checks.pulled import is_pulled_out  # few paragraphs are

    open_before = False
    blocks = facts.document.blocks
    for number, quotation in enumerate(facts.marked):
        block = blocks[facts.sentences[quotation.sentence].block]
        if (
            _is_whole_paragraph(quotation, facts)
            and quotation.closed
            and not open_before
            and not _is_led_in(rule, facts, quotation)
            and not facts.document.block_text(block).isupper()
            and not is_heading_in_marks(quotation, facts)
            and not is_pulled_out(quotation, facts)
            and quotation.words >= rule.quotation.words
            and not _has_speaker_in(block, number, facts)
            and _LABEL.match(facts.document.text, quotation.span.start) is None
            and not _is_credited_below(facts, facts.sentences[quotation.sentence].block)
            and not is_in_exchange(quotation, facts)
            and not is_listed(quotation, facts)
        ):
            yield from _reported(rule, facts, number, quotation.span)
        open_before = quotation.continues


def _is_whole_paragraph(quotation: Quotation, facts: Facts) -> bool:
    """Whether a quotation is all of its paragraph."""
    block = facts.document.blocks[facts.sentences[quotation.sentence].block]
    return quotation.span.start <= block.span.start and quotation.span.end >= _without_stop(facts, block)


def _has_speaker_in(block: Block, number: int, facts: Facts) -> bool:
    """Whether a quotation's speaker is named in its own paragraph, and not only taken to go on from the one before."""
    if not facts.read.has_speaker(number):
        return False
    attribution = facts.attribution_of(number)
    return attribution is None or attribution.cue.start >= block.span.start


def _is_credited_below(facts: Facts, block: int) -> bool:
    """Whether the paragraph after is a dash and a name."""
    following = facts.document.blocks[block + 1 : block + 2]
    below = facts.document.block_text(following[0]).strip() if following else ""
    signed = bool(following) and (following[0].kind == "list_item" or _SIGNATURE.match(below) is not None)
    return signed and len(below.split()) <= _LONGEST_SIGNATURE


def _is_led_in(rule: QuotationRule, facts: Facts, quotation: Quotation) -> bool:
    """Whether a quotation opens a paragraph to which the one before hands over, with a colon or in words that do."""
    block, before = facts.sentences[quotation.sentence].block, quotation.sentence - 1
    if not block or quotation.span.start > facts.document.blocks[block].span.start:
        return False
    ending = facts.document.block_text(facts.document.blocks[block - 1]).rstrip()[-1:]
    if ending == ":" or (ending == "," and _ends_in_cue(facts, before)):
        return True
    led_in = rule.quotation.led_in
    return led_in is not None and before >= 0 and occurs(led_in, facts, facts.sentences[before].span)


def _ends_in_cue(facts: Facts, sentence: int) -> bool:
    """Whether a sentence breaks off after a verb of saying and a comma: the mayor declared, | “…”."""
    last = facts.sentences[sentence].last - 2
    return last > facts.sentences[sentence].first and facts.words.tags[last] in "vu"


def _without_stop(facts: Facts, block: Block) -> int:
    text = facts.document.block_text(block)
    return block.span.start + len(text.rstrip(" .!?…"))


def _unbalanced(rule: QuotationRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    balanced_with = -1
    for number, quotation in enumerate(facts.marked):
        if quotation.closed or quotation.continues or number == balanced_with:
            continue
        if _closes_on_next_line(number, facts):
            balanced_with = number + 1
            continue
        mark = Span(quotation.span.start, quotation.span.start + 1)
        yield from _reported(rule, facts, number, mark)


def _closes_on_next_line(number: int, facts: Facts) -> bool:
    """Whether a quotation's mark is closed at the end of the next line, where blank lines part paragraphs and none is between.

    So stands a quotation that was pulled out of a page, with its credit under it, and a paragraph broken by mistake.
    """
    if number + 1 == len(facts.marked):
        return False
    opened, closing = facts.marked[number : number + 2]
    block = facts.sentences[opened.sentence].block
    if closing.closed or closing.continues or facts.sentences[closing.sentence].block != block + 1:
        return False
    text, (line, next_line) = facts.document.text, facts.document.blocks[block : block + 2]
    ends_line = next_line.span.end - closing.span.start == 1
    between = text[line.span.end : next_line.span.start]
    return ends_line and (between.count("\n") or between.count("\r")) == 1 and _BLANK_LINE.search(text) is not None


_BLANK_LINE = late_re(r"\n[ \t\r]*\n|\r[ \t]*\r")


def _late(rule: QuotationRule, facts: Facts, asked: _Numbered) -> Iterator[tuple[int, Match]]:
    for number, span in late_speakers(asked, facts):
        yield from _reported(rule, facts, number, span)


def _mixed(rule: QuotationRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    """In each paragraph the first sentence in marks that somebody else is named for than for the one before.

    Of a block that is several paragraphs run together nobody can say who stands in which.
    """
    candidates: dict[int, list[int]] = {}
    for number, quotation in enumerate(facts.marked):
        if (
            quotation.words >= rule.quotation.words
            and may_have_named_speaker(facts.sentences[quotation.sentence], facts)
            and _opening(quotation, facts).isupper()
        ):
            candidates.setdefault(facts.sentences[quotation.sentence].block, []).append(number)
    for block, numbers in candidates.items():
        if is_run_together(facts.document.blocks[block]):
            continue
        if facts.marked[numbers[0]].sentence != facts.marked[numbers[-1]].sentence:
            yield from _mixed_in_paragraph(rule, facts, numbers)


def may_have_named_speaker(sentence: Sentence, facts: Facts) -> bool:
    """Whether a sentence may cite somebody as named, for which it needs a name outside the marks, or a word that stands for some."""
    if facts.words.tags.find("N", sentence.first, sentence.last) >= 0:
        return True
    return not facts.language.words["and-others"].isdisjoint(facts.words.lowered(sentence.first, sentence.last))


def _mixed_in_paragraph(rule: QuotationRule, facts: Facts, numbers: Iterable[int]) -> Iterator[tuple[int, Match]]:
    before: tuple[Quotation, Attribution] | None = None
    for number in numbers:
        quotation = facts.marked[number]
        attribution = facts.attribution_of(number)
        if attribution is None or attribution.kind != "named" or attribution.sentence != quotation.sentence:
            continue
        before = before or (quotation, attribution)
        first, speaker_before = before
        if first.sentence == quotation.sentence or _may_be_one(speaker_before, attribution, facts):
            continue
        for sentence, match in _reported(rule, facts, number, quotation.span):
            spoken = name_of(speaker_before, facts) or None
            yield sentence, match._replace(related=((f"{spoken} speaks here", first.span),))
        return


def _may_be_one(one: Attribution, other: Attribution, facts: Facts) -> bool:
    """Whether two speakers share a word of their names."""
    return not set(name_of(one, facts).split()).isdisjoint(name_of(other, facts).split())


def _scare(rule: QuotationRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    """A few words in marks, in a sentence where nobody says anything."""
    speaking = {attribution.sentence for attribution in facts.attributions}
    for number, quotation in _fragments(rule, facts):
        if (
            quotation.sentence not in speaking
            and not facts.read.has_speaker(number)
            and not _stands_alone(quotation, facts)
        ):
            yield from _reported(rule, facts, number, quotation.span)


def _stands_alone(quotation: Quotation, facts: Facts) -> bool:
    """Whether the sentence is a value in markup that was not read, a headline without a stop, or nothing but the words."""
    text, sentence = facts.document.text, facts.sentences[quotation.sentence]
    before = text[sentence.span.start : quotation.span.start].rstrip()
    block = facts.document.block_text(facts.document.blocks[sentence.block]).rstrip()
    return not before or before[-1] in "=<" or block[-1].isalnum()


def _fragment(rule: QuotationRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    for number, quotation in _fragments(rule, facts):
        attribution = facts.attribution_of(number)
        if attribution is not None:
            yield from _reported(rule, facts, number, quotation.span)


def _fragments(rule: QuotationRule, facts: Facts) -> Iterator[tuple[int, Quotation]]:
    """The quotations of few words that are part of the writer's sentence: no name, title, outcry or figure."""
    most = rule.quotation.most_words
    for number, quotation in enumerate(facts.marked):
        if not quotation.closed or quotation.words < rule.quotation.words:
            continue
        if (most is None or quotation.words <= most) and _opening(quotation, facts).islower():
            said = facts.document.text[slice(*quotation.span)].rstrip("”\"'’»")
            if said[-1:] not in ("!", "?"):
                yield number, quotation


def _opening(quotation: Quotation, facts: Facts) -> str:
    """The first character within the marks."""
    return facts.document.text[slice(*quotation.span)].lstrip("“\"'‘«„`")[:1]


def _reported(rule: QuotationRule, facts: Facts, number: int, span: Span) -> Iterator[tuple[int, Match]]:
    """A place to report for a quotation, by its index."""
    quotation = facts.marked[number]
    sentence = quotation.sentence
    if excepted(rule, facts, sentence, span) or innocent(rule.unless, facts, sentence):
        return
    who = speaker(rule, facts, lambda: facts.attribution_of(number))
    fields = {"text": facts.document.text[slice(*span)], "words": quotation.words, "speaker": who}
    softer = rule.in_short_paragraphs
    is_soft = softer is not None and (facts.read.has_speaker(number) or is_in_short_paragraphs(facts))
    said = softer if is_soft else None
    yield sentence, Match(span, (), fields, said=said)


def _is_title(quotation: Quotation, facts: Facts) -> bool:
    """Whether most of its longer words are capitalised, as in the title of a work."""
    words = [word for word in facts.document.text[quotation.span.start : quotation.span.end].split() if len(word) > 3]
    capitals = sum(word.strip("“”\"'‘’(")[:1].isupper() for word in words)
    return len(words) > 1 and capitals >= _TITLE_SHARE * len(words)


_TITLE_SHARE = 0.75


def _covered_by_link(quotation: Quotation, facts: Facts) -> bool:
    covers = facts.finder.kinds(quotation.sentence, quotation.span)
    return bool(facts.document.links) and any(
        cover.kind in ("link", "footnote") and cover.reach == "sentence" for cover in covers
    )


_LOCAL: Mapping[str, Callable[[QuotationRule, Facts, _Numbered], Iterator[tuple[int, Match]]]] = {
    "no-speaker": _no_speaker,
    "late": _late,
}
LOCAL_FAULTS = frozenset(_LOCAL)
"""Those that a quotation has by itself and by the paragraphs beside it."""
_FAULTS: Mapping[str, Callable[[QuotationRule, Facts], Iterable[tuple[int, Match]]]] = {
    "dangling": _dangling,
    "unbalanced": _unbalanced,
    "blockquote": _blockquotes,
    "mixed": _mixed,
    "scare": _scare,
    "fragment": _fragment,
}
