"""A quantity in its place → the names of all that makes it innocent, each decided by one small predicate."""

from __future__ import annotations

from sourcing.analysis import (
    trap_ages,
    trap_counts,
    trap_history,
    trap_names,
    trap_registers,
    trap_surveys,
    trap_terms,
    trap_times,
    trap_vague,
    trap_values,
)
from sourcing.light import lru_cache
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcing.analysis.site import Site


def traps_of(site: Site) -> tuple[str, ...]:
    """All the traps that apply, in the order of the registry."""
    shape = "word" if site.shape == "number" and site.length == 1 and site.form[0].isalpha() else site.shape
    predicates = _asked(shape, site.signs)
    if site.previous in site.lists["naming"]:
        predicates = (*predicates, *_NAMED)
    found = dict.fromkeys(name for name, is_trap in predicates if is_trap(site))
    of_block = _BY_BLOCK.get(site.block.kind)
    return (*found, of_block) if of_block else tuple(found)


_BY_BLOCK = {"heading": "headline", "table_cell": "table", "caption": "credit"}
Predicate = tuple[str, "Callable[[Site], bool]"]
_EVERYWHERE: tuple[Predicate, ...] = (
    ("credit", trap_counts.is_credit),
    ("hypothetical", trap_counts.is_hypothetical),
    ("observation", trap_counts.is_observed),
    ("question", trap_registers.is_question),
    ("limit", trap_registers.is_limit),
    ("contract", trap_registers.is_contract),
    ("hedged", trap_terms.is_hedged),
    ("table", trap_terms.is_table_line),
)
_TIMES: tuple[Predicate, ...] = (
    ("date", trap_times.is_date),
    ("month", trap_times.is_month),
    ("year", trap_times.is_year),
    ("year-range", trap_times.is_year_range),
    ("season", trap_times.is_season),
    ("clock", trap_times.is_clock),
    ("time-span", trap_times.is_time_span),
    ("age", trap_ages.is_age),
)
_NAMES: tuple[Predicate, ...] = (
    ("phone", trap_names.is_phone),
    ("address", trap_names.is_address),
    ("postcode", trap_names.is_postcode),
    ("legal-reference", trap_names.is_before_statute),
    ("list-number", trap_names.is_list_number),
    ("heading-number", trap_names.is_heading_number),
    ("product", trap_names.is_product),
    ("product", trap_names.is_written_title),
    ("product", trap_names.is_inside_name),
    ("product", trap_names.is_model),
    ("group", trap_names.is_group),
    ("event", trap_names.is_event),
    ("identifier", trap_names.is_identifier),
)
_NAMED: tuple[Predicate, ...] = (
    ("room", trap_names.is_room),
    ("flight", trap_names.is_flight),
    ("road", trap_names.is_road),
    ("legal-reference", trap_names.is_legal_reference),
    ("structural-reference", trap_names.is_structural_reference),
    ("brand", trap_names.is_brand),
    ("version", trap_names.is_version),
)
"""These ask for a word of their lists before the figure, so they are asked only where one stands there."""
_COUNTS: tuple[Predicate, ...] = (
    ("score", trap_counts.is_score),
    ("score", trap_registers.is_innings),
    ("measurement", trap_registers.is_measurement),
    ("measurement", trap_values.is_angle),
    ("measurement", trap_values.is_in_formula),
    ("measurement", trap_values.is_tolerance),
    ("recipe", trap_registers.is_stitching),
    ("set", trap_counts.is_set),
    ("record", trap_counts.is_record),
    ("vote", trap_counts.is_vote),
    ("idiom", trap_counts.is_idiom),
    ("recipe", trap_counts.is_recipe),
    ("instruction", trap_counts.is_instruction),
    ("anaphoric", trap_counts.is_anaphoric),
    ("anaphoric", trap_counts.is_fragment),
    ("self-evident", trap_counts.is_self_evident),
    ("sentence-term", trap_counts.is_sentence_term),
    ("dateline", trap_counts.is_dateline),
    ("byline", trap_counts.is_byline),
    ("read-time", trap_counts.is_read_time),
    ("copyright", trap_counts.is_copyright),
    ("footnote-mark", trap_counts.is_footnote_mark),
    ("common-knowledge", trap_counts.is_common_knowledge),
    ("small", trap_counts.is_small),
    ("terms", trap_terms.is_term),
    ("history", trap_history.is_history),
    ("descriptive", trap_terms.is_descriptive),
    ("method", trap_surveys.is_method),
    ("measurement", trap_surveys.is_tested),
    ("observation", trap_terms.is_counter),
    ("record", trap_terms.is_gate),
    ("market", trap_terms.is_market),
    ("common-knowledge", trap_terms.is_population),
    ("observation", trap_terms.is_own_work),
    ("vote", trap_terms.is_ballot_tally),
    ("self-evident", trap_terms.is_plain_count),
    ("group", trap_terms.is_group_name),
    ("record", trap_terms.is_run_of_wins),
    ("anaphoric", trap_terms.is_whole_set),
    ("anaphoric", trap_terms.is_taken_up),
    ("structural-reference", trap_names.is_further_reference),
    ("vote", trap_terms.is_turnout),
    ("self-evident", trap_values.is_difference),
    ("common-knowledge", trap_values.is_stated_population),
    ("common-knowledge", trap_values.is_home_to),
    ("self-evident", trap_values.is_signed_by),
    ("measurement", trap_values.is_base_of_rate),
    ("observation", trap_counts.is_scene),
    ("headline", trap_vague.is_in_capitals),
)
_WORDS: tuple[Predicate, ...] = (
    ("score", trap_registers.is_innings),
    ("measurement", trap_registers.is_measurement),
    ("clock", trap_times.is_clock),
    ("time-span", trap_times.is_time_span),
    ("age", trap_ages.is_age),
    ("group", trap_names.is_group),
    ("event", trap_names.is_event),
    ("product", trap_names.is_written_title),
    ("vote", trap_counts.is_vote),
    ("idiom", trap_counts.is_idiom),
    ("recipe", trap_counts.is_recipe),
    ("instruction", trap_counts.is_instruction),
    ("anaphoric", trap_counts.is_anaphoric),
    ("self-evident", trap_counts.is_self_evident),
    ("sentence-term", trap_counts.is_sentence_term),
    ("common-knowledge", trap_counts.is_common_knowledge),
    ("small", trap_counts.is_small),
    ("history", trap_history.is_history),
    ("anaphoric", trap_terms.is_taken_up),
    ("self-evident", trap_terms.is_plain_count),
    ("method", trap_surveys.is_method),
    ("observation", trap_counts.is_scene),
)
"""What a number of one written word can be."""
_SPANS: tuple[Predicate, ...] = (
    ("terms", trap_terms.is_term),
    ("descriptive", trap_terms.is_descriptive),
    ("date", trap_times.is_date_span),
    ("identifier", trap_names.is_identifier),
    ("product", trap_names.is_product),
    ("product", trap_names.is_model),
    ("measurement", trap_registers.is_measurement),
    ("time-span", trap_times.is_time_span),
    ("age", trap_ages.is_age),
    ("sentence-term", trap_counts.is_sentence_term),
    ("read-time", trap_counts.is_read_time),
    ("small", trap_counts.is_small),
)
_SHARES: tuple[Predicate, ...] = (
    ("instruction", trap_counts.is_instructed_share),
    ("group", trap_terms.is_group_name),
    ("market", trap_terms.is_market),
    ("terms", trap_terms.is_term),
    ("method", trap_surveys.is_method),
    ("measurement", trap_surveys.is_tested),
    ("vote", trap_terms.is_share_of_vote),
    ("self-evident", trap_values.is_difference),
    *_EVERYWHERE,
)
_BY_SHAPE: dict[str, tuple[Predicate, ...]] = {
    "word": (*_WORDS, *_EVERYWHERE),
    "number": (*_TIMES, *_NAMES, *_COUNTS, *_EVERYWHERE),
    "stamp": (
        ("date", trap_times.is_date),
        ("clock", trap_times.is_clock),
        ("year-range", trap_times.is_year_range),
        ("phone", trap_names.is_phone),
        ("event", trap_names.is_event),
        ("version", trap_names.is_version),
        ("address-ip", trap_names.is_ip_address),
        ("identifier", trap_names.is_identifier),
        ("product", trap_names.is_model),
        ("dateline", trap_counts.is_dateline),
        *_EVERYWHERE,
    ),
    "percent": (
        ("rate-idiom", trap_counts.is_rate_idiom),
        ("price", trap_registers.is_discount),
        ("score", trap_values.is_points),
        ("measurement", trap_values.is_tolerance),
        *_SHARES,
    ),
    "ratio": (("score", trap_registers.is_points_scored), ("record", trap_terms.is_won_share), *_EVERYWHERE),
    "fraction": (("vote", trap_counts.is_vote), ("measurement", trap_values.is_in_formula), *_SHARES),
    "money": (
        ("price", trap_counts.is_price),
        ("price", trap_registers.is_cited_price),
        ("measurement", trap_terms.is_weight),
        ("proceedings", trap_registers.is_proceedings),
        ("terms", trap_terms.is_term),
        ("market", trap_terms.is_market),
        ("market", trap_values.is_closing_price),
        ("self-evident", trap_values.is_difference),
        ("measurement", trap_values.is_base_of_rate),
        *_EVERYWHERE,
    ),
    "multiple": (("idiom", trap_counts.is_idiom), ("self-evident", trap_values.is_times_that), *_EVERYWHERE),
    "few": (
        ("idiom", trap_vague.is_few),
        ("time-span", trap_times.is_time_span),
        ("idiom", trap_counts.is_idiom),
        *_EVERYWHERE,
    ),
    "vague": (
        ("idiom", trap_counts.is_idiom),
        ("product", trap_vague.is_title),
        ("self-evident", trap_values.is_given_after),
        ("terms", trap_terms.is_planned),
        ("terms", trap_vague.is_meant),
        ("observation", trap_vague.is_witnessed),
        ("observation", trap_counts.is_scene),
        ("observation", trap_vague.is_mail),
        ("anaphoric", trap_vague.is_presupposed),
        ("headline", trap_vague.is_in_capitals),
        ("idiom", trap_vague.is_plain_majority),
        ("history", trap_history.is_history),
        *_EVERYWHERE,
    ),
    "age": (("age", trap_ages.is_age),),
    "compound": (*_SPANS, *_EVERYWHERE),
    "decade": (("decade", trap_times.is_decade),),
    "ordinal": (("ordinal", trap_counts.is_ordinal), ("date", trap_times.is_date)),
}


_NEEDS: dict[Callable[[Site], bool], tuple[str, ...]] = {
    trap_counts.is_byline: ("bylines",),
    trap_counts.is_common_knowledge: ("common-knowledge-ends",),
    trap_counts.is_credit: ("credits",),
    trap_counts.is_hypothetical: ("suppositions", "whether"),
    trap_counts.is_instructed_share: ("instruction-verbs",),
    trap_counts.is_instruction: ("instruction-verbs",),
    trap_counts.is_observed: ("observation-ends",),
    trap_counts.is_price: ("prices",),
    trap_counts.is_recipe: ("instruction-verbs",),
    trap_counts.is_record: ("record-words",),
    trap_counts.is_scene: ("scene-verbs",),
    trap_counts.is_score: ("score-words",),
    trap_counts.is_sentence_term: ("sentence-words",),
    trap_history.is_history: ("toll-words", "toll-nouns"),
    trap_names.is_further_reference: ("structural-references",),
    trap_registers.is_innings: ("cricket-words",),
    trap_registers.is_limit: ("limit-signs",),
    trap_registers.is_stitching: ("stitches",),
    trap_surveys.is_method: ("margin-words", "researchers", "likely-respondents", "respondents"),
    trap_terms.is_ballot_tally: ("vote-words",),
    trap_terms.is_gate: ("gates",),
    trap_terms.is_hedged: ("varying", "hedges", "expecting"),
    trap_terms.is_market: ("market-verbs",),
    trap_terms.is_plain_count: ("countable",),
    trap_terms.is_planned: ("planning",),
    trap_terms.is_population: ("peopled", "populations"),
    trap_terms.is_run_of_wins: ("tally-verbs",),
    trap_terms.is_taken_up: ("them",),
    trap_terms.is_turnout: ("balloting",),
    trap_terms.is_weight: ("weighing",),
    trap_terms.is_won_share: ("tally-verbs",),
    trap_times.is_season: ("seasons",),
    trap_vague.is_few: ("small-change",),
    trap_values.is_base_of_rate: ("rate-bases",),
    trap_values.is_closing_price: ("market-verbs",),
    trap_values.is_difference: ("differences",),
    trap_values.is_home_to: ("homes",),
    trap_values.is_signed_by: ("signed-by",),
    trap_values.is_times_that: ("taking-up",),
}
"""The word lists without which some of them never apply: they are asked only in a sentence with a word of one of theirs."""
SIGNS = frozenset([listed for needed in _NEEDS.values() for listed in needed])
"""All of these lists."""


@lru_cache(maxsize=1024)
def _asked(shape: str, signs: frozenset[str]) -> tuple[Predicate, ...]:
    """The predicates of a shape that may apply in a sentence whose words are on these of the lists."""
    return tuple(
        [
            (name, is_trap)
            for name, is_trap in _BY_SHAPE[shape]
            if is_trap not in _NEEDS or not signs.isdisjoint(_NEEDS[is_trap])
        ]
    )


def names() -> frozenset[str]:
    """All the names that `traps_of` can give."""
    tables = (*_BY_SHAPE.values(), _NAMED)
    return frozenset([*_BY_BLOCK.values(), *(name for table in tables for name, _ in table)])
