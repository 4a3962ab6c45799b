"""A quantity in its place → the names of all that makes it innocent, each decided by one small predicate."""

from __future__ import annotations

from sourcing.analysis.traps import (
    ages,
    counts,
    courts,
    deals,
    history,
    markets,
    names,
    play,
    public,
    ranks,
    registers,
    surveys,
    terms,
    times,
    vague,
    values,
)
from sourcing.analysis.traps.needs import NEEDS
from sourcing.light import lru_cache
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcing.analysis.traps.site import Site


def traps_of(site: Site) -> tuple[str, ...]:
    """All the traps that apply, in the order of the registry."""
    shape = "word" if site.shape == "number" and site.length == 1 and site.form[0].isalpha() else site.shape
    predicates = _asked(shape, site.signs & _SIGNS_OF[shape])
    if site.previous in site.lists["naming"]:
        predicates = (*predicates, *_NAMED)
    found = dict.fromkeys(name for name, is_trap in predicates if is_trap(site))
    of_block = _BY_BLOCK.get(site.block.kind)
    return (*found, of_block) if of_block else tuple(found)


_BY_BLOCK = {"heading": "headline", "table_cell": "table", "caption": "credit"}
Predicate = tuple[str, "Callable[[Site], bool]"]
_EVERYWHERE: tuple[Predicate, ...] = (
    ("credit", counts.is_credit),
    ("hypothetical", counts.is_hypothetical),
    ("observation", counts.is_observed),
    ("question", registers.is_question),
    ("limit", registers.is_limit),
    ("contract", registers.is_contract),
    ("hedged", terms.is_hedged),
    ("table", terms.is_table_line),
)
_TIMES: tuple[Predicate, ...] = (
    ("date", times.is_date),
    ("month", times.is_month),
    ("year", times.is_year),
    ("year-range", times.is_year_range),
    ("season", times.is_season),
    ("clock", times.is_clock),
    ("time-span", times.is_time_span),
    ("age", ages.is_age),
)
_NAMES: tuple[Predicate, ...] = (
    ("phone", names.is_phone),
    ("phone", names.is_dialled),
    ("address", names.is_address),
    ("postcode", names.is_postcode),
    ("legal-reference", names.is_before_statute),
    ("list-number", names.is_list_number),
    ("heading-number", names.is_heading_number),
    ("product", names.is_product),
    ("product", names.is_written_title),
    ("product", names.is_inside_name),
    ("product", names.is_model),
    ("group", names.is_group),
    ("event", names.is_event),
    ("identifier", names.is_identifier),
)
_NAMED: tuple[Predicate, ...] = (
    ("room", names.is_room),
    ("flight", names.is_flight),
    ("road", names.is_road),
    ("legal-reference", names.is_legal_reference),
    ("structural-reference", names.is_structural_reference),
    ("brand", names.is_brand),
    ("version", names.is_version),
)
"""These ask for a word of their lists before the figure, so they are asked only where one stands there."""
_COUNTS: tuple[Predicate, ...] = (
    ("score", counts.is_score),
    ("score", registers.is_innings),
    ("score", play.is_played),
    ("event", play.is_race),
    ("score", play.is_mark),
    ("record", ranks.is_records),
    ("identifier", ranks.is_numbered),
    ("vote", public.is_majority),
    ("vote", public.is_lead),
    ("score", ranks.is_round),
    ("score", ranks.is_near_record),
    ("record", ranks.is_ranked),
    ("proceedings", courts.is_count),
    ("proceedings", courts.is_charged),
    ("measurement", registers.is_measurement),
    ("measurement", values.is_height),
    ("measurement", values.is_speed),
    ("measurement", values.is_in_feet),
    ("measurement", values.is_angle),
    ("measurement", values.is_in_formula),
    ("measurement", values.is_tolerance),
    ("recipe", registers.is_stitching),
    ("set", counts.is_set),
    ("record", counts.is_record),
    ("vote", counts.is_vote),
    ("idiom", counts.is_idiom),
    ("recipe", counts.is_recipe),
    ("instruction", counts.is_instruction),
    ("anaphoric", counts.is_anaphoric),
    ("anaphoric", counts.is_fragment),
    ("self-evident", counts.is_self_evident),
    ("sentence-term", counts.is_sentence_term),
    ("dateline", counts.is_dateline),
    ("byline", counts.is_byline),
    ("read-time", counts.is_read_time),
    ("copyright", counts.is_copyright),
    ("footnote-mark", counts.is_footnote_mark),
    ("common-knowledge", counts.is_common_knowledge),
    ("small", counts.is_small),
    ("ordinal", counts.is_long_ordinal),
    ("terms", terms.is_term),
    ("terms", terms.is_under_plan),
    ("history", history.is_history),
    ("descriptive", terms.is_descriptive),
    ("method", surveys.is_method),
    ("measurement", surveys.is_tested),
    ("observation", terms.is_counter),
    ("record", play.is_gate),
    ("market", markets.is_market),
    ("market", markets.is_index),
    ("common-knowledge", terms.is_population),
    ("observation", terms.is_own_work),
    ("vote", terms.is_ballot_tally),
    ("self-evident", terms.is_plain_count),
    ("group", terms.is_group_name),
    ("record", terms.is_run_of_wins),
    ("anaphoric", terms.is_whole_set),
    ("anaphoric", terms.is_taken_up),
    ("structural-reference", names.is_further_reference),
    ("legal-reference", names.is_further_section),
    ("score", play.is_against),
    ("structural-reference", public.is_second_reference),
    ("common-knowledge", public.is_seats),
    ("terms", public.is_required),
    ("market", public.is_set_rate),
    ("measurement", values.is_weighed),
    ("vote", terms.is_turnout),
    ("self-evident", values.is_difference),
    ("self-evident", values.is_added_up),
    ("common-knowledge", values.is_stated_population),
    ("common-knowledge", values.is_home_to),
    ("self-evident", values.is_signed_by),
    ("measurement", values.is_base_of_rate),
    ("measurement", values.is_index_reading),
    ("price", values.is_of_a_box),
    ("observation", counts.is_scene),
    ("headline", vague.is_in_capitals),
    ("headline", vague.is_list_title),
    ("headline", vague.is_pointer),
    ("anaphoric", vague.is_standing),
    ("terms", deals.is_agreed),
    ("limit", deals.is_offered_by_a_service),
    ("terms", public.is_moved_limit),
)
_WORDS: tuple[Predicate, ...] = (
    ("group", terms.is_group_name),
    ("score", registers.is_innings),
    ("score", play.is_played),
    ("proceedings", courts.is_count),
    ("proceedings", courts.is_charged),
    ("measurement", registers.is_measurement),
    ("clock", times.is_clock),
    ("time-span", times.is_time_span),
    ("age", ages.is_age),
    ("group", names.is_group),
    ("event", names.is_event),
    ("product", names.is_written_title),
    ("product", names.is_surname),
    ("vote", counts.is_vote),
    ("idiom", counts.is_idiom),
    ("recipe", counts.is_recipe),
    ("instruction", counts.is_instruction),
    ("anaphoric", counts.is_anaphoric),
    ("self-evident", counts.is_self_evident),
    ("sentence-term", counts.is_sentence_term),
    ("common-knowledge", counts.is_common_knowledge),
    ("small", counts.is_small),
    ("history", history.is_history),
    ("anaphoric", terms.is_taken_up),
    ("self-evident", terms.is_plain_count),
    ("method", surveys.is_method),
    ("observation", counts.is_scene),
)
"""What a number of one written word can be."""
_SPANS: tuple[Predicate, ...] = (
    ("score", play.is_played),
    ("event", play.is_race),
    ("score", play.is_mark),
    ("measurement", values.is_height),
    ("terms", terms.is_term),
    ("descriptive", terms.is_descriptive),
    ("date", times.is_date_span),
    ("identifier", names.is_identifier),
    ("product", names.is_product),
    ("product", names.is_model),
    ("measurement", registers.is_measurement),
    ("time-span", times.is_time_span),
    ("age", ages.is_age),
    ("sentence-term", counts.is_sentence_term),
    ("read-time", counts.is_read_time),
    ("small", counts.is_small),
)
_SHARES: tuple[Predicate, ...] = (
    ("market", public.is_set_rate),
    ("terms", public.is_tax),
    ("terms", public.is_allotted),
    ("terms", public.is_proposed_rate),
    ("price", markets.is_repriced),
    ("terms", public.is_required),
    ("vote", public.is_outcome),
    ("instruction", counts.is_instructed_share),
    ("group", terms.is_group_name),
    ("market", markets.is_market),
    ("market", markets.is_index),
    ("terms", terms.is_term),
    ("method", surveys.is_method),
    ("measurement", surveys.is_tested),
    ("vote", terms.is_share_of_vote),
    ("common-knowledge", terms.is_population),
    ("self-evident", values.is_difference),
    ("self-evident", values.is_change_between),
    ("observation", counts.is_share_of_a_speech),
    ("terms", deals.is_agreed),
    ("terms", deals.is_holding),
    ("terms", deals.is_bid),
    ("self-evident", deals.is_remainder),
    ("terms", public.is_moved_limit),
    *_EVERYWHERE,
)
_BY_SHAPE: dict[str, tuple[Predicate, ...]] = {
    "word": (*_WORDS, *_EVERYWHERE),
    "number": (*_TIMES, *_NAMES, *_COUNTS, *_EVERYWHERE),
    "stamp": (
        ("date", times.is_date),
        ("clock", times.is_clock),
        ("year-range", times.is_year_range),
        ("phone", names.is_phone),
        ("event", names.is_event),
        ("version", names.is_version),
        ("address-ip", names.is_ip_address),
        ("identifier", names.is_identifier),
        ("product", names.is_model),
        ("dateline", counts.is_dateline),
        *_EVERYWHERE,
    ),
    "percent": (
        ("rate-idiom", counts.is_rate_idiom),
        ("price", registers.is_discount),
        ("score", values.is_points),
        ("score", play.is_points_won),
        ("score", ranks.is_points_in_table),
        ("measurement", values.is_tolerance),
        ("structural-reference", values.is_pages),
        *_SHARES,
    ),
    "ratio": (("score", registers.is_points_scored), ("record", terms.is_won_share), *_EVERYWHERE),
    "fraction": (
        ("vote", counts.is_vote),
        ("idiom", vague.is_half_of_act),
        ("measurement", values.is_in_formula),
        *_SHARES,
    ),
    "money": (
        ("price", counts.is_price),
        ("price", registers.is_cited_price),
        ("price", markets.is_sold_by),
        ("price", markets.is_repriced),
        ("price", deals.is_launch_price),
        ("terms", deals.is_bid),
        ("terms", public.is_moved_limit),
        ("market", deals.is_valued),
        ("terms", play.is_purse),
        ("measurement", terms.is_weight),
        ("proceedings", registers.is_proceedings),
        ("proceedings", courts.is_award),
        ("proceedings", courts.is_charged_sum),
        ("terms", courts.is_liable),
        ("terms", public.is_budget_line),
        ("terms", public.is_tendered),
        ("terms", public.is_proposed_rate),
        ("terms", public.is_allotted),
        ("terms", terms.is_term),
        ("market", markets.is_market),
        ("market", markets.is_closing_price),
        ("market", markets.is_knocked_down),
        ("hypothetical", values.is_example),
        ("self-evident", values.is_difference),
        ("self-evident", values.is_added_up),
        ("measurement", values.is_base_of_rate),
        *_EVERYWHERE,
    ),
    "multiple": (("idiom", counts.is_idiom), ("self-evident", values.is_times_that), *_EVERYWHERE),
    "few": (
        ("idiom", vague.is_few),
        ("time-span", times.is_time_span),
        ("idiom", counts.is_idiom),
        ("observation", counts.is_scene),
        *_EVERYWHERE,
    ),
    "vague": (
        ("idiom", counts.is_idiom),
        ("time-span", vague.is_ages),
        ("product", vague.is_title),
        ("self-evident", values.is_given_after),
        ("terms", terms.is_planned),
        ("terms", vague.is_meant),
        ("observation", vague.is_witnessed),
        ("observation", counts.is_scene),
        ("observation", vague.is_mail),
        ("anaphoric", vague.is_presupposed),
        ("headline", vague.is_in_capitals),
        ("headline", vague.is_list_title),
        ("idiom", vague.is_plain_majority),
        ("vote", vague.is_house_majority),
        ("vote", vague.is_majority_of),
        ("history", history.is_history),
        *_EVERYWHERE,
    ),
    "age": (("age", ages.is_age),),
    "compound": (*_SPANS, *_EVERYWHERE),
    "decade": (("decade", times.is_decade),),
    "ordinal": (("ordinal", counts.is_ordinal), ("date", times.is_date)),
}


_SIGNS_OF = {
    shape: frozenset([listed for _, is_trap in predicates for listed in NEEDS.get(is_trap, ())])
    for shape, predicates in _BY_SHAPE.items()
}
"""Those that bear on a shape."""


@lru_cache(maxsize=1024)
def _asked(shape: str, signs: frozenset[str]) -> tuple[Predicate, ...]:
    """The predicates of a shape that may apply in a sentence whose words are on these of the lists."""
    return tuple(
        [
            predicate
            for predicate in _BY_SHAPE[shape]
            if predicate[1] not in NEEDS or not signs.isdisjoint(NEEDS[predicate[1]])
        ]
    )


def trap_names() -> frozenset[str]:
    """All the names that `traps_of` can give."""
    tables = (*_BY_SHAPE.values(), _NAMED)
    return frozenset([*_BY_BLOCK.values(), *(name for table in tables for name, _ in table)])
