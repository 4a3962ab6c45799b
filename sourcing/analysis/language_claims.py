"""What a language's YAML file may hold of what claims by its wording: ranks and forecasts, rises and falls, tolls and crowds."""

from __future__ import annotations

from sourcing.analysis.language_names import Strict


class Claims(Strict):
    """The wording that makes claims without a figure."""

    superlatives: list[str]
    scopes: list[str]
    scope_openers: list[str]
    scope_acts: list[str]
    scope_spans: list[str]
    histories: list[str]
    ranked_in: list[str]
    ranked_at: list[str]
    ranked_regions: list[str]
    not_ranked: list[str]
    bare_superlatives: list[str]
    first_openers: list[str]
    first_scopes: list[str]
    ranking_verbs: list[str]
    ranking_openers: list[str]
    ranking_places: list[str]
    predictions: list[str]
    schedule_verbs: list[str]
    outcome_verbs: list[str]
    outcome_subjects: list[str]


class Changes(Strict):
    """The wording of a rise, a fall or a multiple, and of the two levels it lies between."""

    verbs: list[str]
    nouns: list[str]
    multiples: list[str]
    by: list[str]
    of: list[str]
    from_: list[str]
    to: list[str]
    adverbs: list[str]
    parted_by: list[str]


class Tolls(Strict):
    """The wording beside a count of people that makes them casualties or a crowd."""

    people: list[str]
    these: list[str]
    out_of: list[str]
    asides: list[str]
    casualty_nouns: list[str]
    casualty_acts: list[str]
    casualty_events: list[str]
    casualty_states: list[str]
    casualty_sums: list[str]
    summing_verbs: list[str]
    casualty_ends: list[str]
    crowd_nouns: list[str]
    crowd_openers: list[str]
    crowd_acts: list[str]
    crowd_sizes: list[str]
