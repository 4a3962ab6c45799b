"""A trap → the word lists without which it never applies, so that few are asked of a figure."""

from __future__ import annotations

from sourcing.analysis.traps import (
    counts,
    courts,
    history,
    names,
    play,
    public,
    registers,
    surveys,
    terms,
    times,
    vague,
    values,
)
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcing.analysis.traps.site import Site

NEEDS: dict[Callable[[Site], bool], tuple[str, ...]] = {
    counts.is_byline: ("bylines",),
    counts.is_common_knowledge: ("common-knowledge-ends",),
    counts.is_credit: ("credits",),
    counts.is_hypothetical: ("suppositions", "whether"),
    counts.is_instructed_share: ("instruction-verbs",),
    counts.is_instruction: ("instruction-verbs",),
    counts.is_observed: ("observation-ends",),
    counts.is_price: ("prices", "goods", "payers"),
    counts.is_recipe: ("instruction-verbs",),
    counts.is_record: ("record-words",),
    counts.is_scene: ("scene-verbs", "swelling", "making-way"),
    counts.is_share_of_a_speech: ("speeches",),
    counts.is_score: ("score-words",),
    counts.is_sentence_term: ("sentence-words",),
    courts.is_award: ("awarding",),
    courts.is_charged_sum: ("charged",),
    courts.is_liable: ("liable",),
    courts.is_count: ("court-counts", "penalising"),
    history.is_history: ("toll-words", "toll-nouns"),
    names.is_dialled: ("dialling",),
    names.is_further_reference: ("structural-references",),
    names.is_further_section: ("sections",),
    play.is_against: ("score-words",),
    vague.is_pointer: ("pointers",),
    play.is_mark: ("race-words",),
    play.is_purse: ("purses",),
    play.is_points_won: ("play-words", "score-words", "standing-on"),
    public.is_budget_line: ("budgets",),
    public.is_required: ("bound",),
    public.is_seats: ("chambers",),
    public.is_set_rate: ("rate-setters",),
    public.is_tax: ("taxes-by-name",),
    public.is_outcome: ("turnouts", "outcomes-named"),
    registers.is_innings: ("cricket-words",),
    registers.is_limit: ("limit-signs", "thresholds"),
    registers.is_stitching: ("stitches",),
    surveys.is_method: ("margin-words", "researchers", "likely-respondents", "respondents"),
    terms.is_ballot_tally: ("vote-words",),
    play.is_gate: ("gates", "match-days"),
    terms.is_hedged: ("varying", "hedges", "expecting"),
    terms.is_market: ("market-verbs", "valuations"),
    terms.is_plain_count: ("countable", "trophies"),
    terms.is_planned: ("planning",),
    terms.is_population: ("peopled", "populations", "peoples"),
    terms.is_run_of_wins: ("tally-verbs",),
    terms.is_taken_up: ("them",),
    terms.is_turnout: ("balloting", "caucusing"),
    terms.is_weight: ("weighing",),
    terms.is_won_share: ("tally-verbs",),
    times.is_season: ("seasons",),
    vague.is_few: ("small-change",),
    vague.is_list_title: ("listed", "list-verbs"),
    vague.is_standing: ("standing",),
    vague.is_house_majority: ("house-verbs",),
    values.is_base_of_rate: ("rate-bases",),
    values.is_closing_price: ("market-verbs",),
    values.is_added_up: ("summing",),
    values.is_change_between: ("moving",),
    values.is_difference: ("differences", "more-or-fewer"),
    values.is_home_to: ("homes",),
    values.is_signed_by: ("signed-by",),
    values.is_weighed: ("weighing",),
    values.is_speed: ("speeds",),
    values.is_times_that: ("taking-up",),
}
"""The word lists without which some of them never apply: they are asked only in a sentence with a word of one of theirs."""
SIGNS = frozenset([listed for needed in NEEDS.values() for listed in needed])
"""All of these lists."""
