"""What a language's YAML file may hold: its keys and the types of their values."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from sourcing.analysis.language_claims import Changes, Claims, Tolls
from sourcing.analysis.language_names import Names, Pronouns, SourceNouns, Strict, Time
from sourcing.analysis.traps.lists import TRAP_LISTS
from sourcing.kinds import Manner

Forms = Annotated[list[str], Field(min_length=4, max_length=4)]
"""A verb's third person, past, participle and -ing form."""


class CueVerbs(Strict):
    """The verbs of one manner, by what they need beside them to attribute."""

    any: list[str]
    clause: list[str]
    document: list[str] = Field(default_factory=list)
    provision: list[str] = Field(default_factory=list)
    hearing: list[str] = Field(default_factory=list)
    infinitive: list[str] = Field(default_factory=list)
    taken: list[str] = Field(default_factory=list)
    quotation: list[str] = Field(default_factory=list)


VerbsByManner = dict[Manner, CueVerbs]


class NumberWords(Strict):
    """The words quantities are made of."""

    words: dict[str, float]
    scales: dict[str, float]
    fractions: dict[str, float]
    ordinals: list[str]
    percent: list[str]
    rates: list[str]
    multiples: dict[str, float]
    approximators: list[str]
    vague: list[str]
    currency_signs: str
    currency_words: list[str]
    currency_codes: list[str]
    currencies: dict[str, list[str]] = Field(default_factory=dict)
    suffixes: dict[str, float] = Field(default_factory=dict)
    parts: dict[str, list[str]] = Field(default_factory=dict)


class Grammar(Strict):
    """The small words that the shapes of attributions turn on; the file says what each list is for."""

    of: list[str]
    by: list[str]
    according: list[str]
    possessive_endings: list[str]
    auxiliary_endings: list[str]
    articles: list[str]
    definite_articles: list[str]
    possessives: list[str]
    definite: list[str]
    counts: list[str]
    halves: list[str]
    grading: list[str]
    stand_alone: list[str]
    and_others: list[str]
    plural_nouns: list[str]
    singular_nouns: list[str]
    hearsay_adverbs: list[str]
    early_adverbs: list[str]
    correlatives: list[str]
    placing_adverbs: list[str]
    whole_titles: list[str]
    yardsticks: list[str]
    bare_yardsticks: list[str]
    no_reports: list[str]
    state_adjectives: list[str]
    rarely_verbs: list[str]
    name_givers: list[str]
    naming_phrases: list[str]
    first_met: list[str]
    demonstratives: list[str]
    noun_openers: list[str]
    heading_labels: list[str]
    abstract_labels: list[str]
    additive_openers: list[str]
    full_text_labels: list[str]
    beats: list[str]
    rank_adjectives: list[str]
    announcing: list[str]
    denials: list[str]
    entertained: list[str]
    infinitive_nouns: list[str]
    unowned_nouns: list[str]
    result_verbs: list[str]
    results: list[str]
    attitudes: list[str]
    remaining: list[str]
    from_: list[str]
    origin_prepositions: list[str]
    facts: list[str]
    impersonal_verbs: list[str]
    standing_verbs: list[str]
    provision_prepositions: list[str]
    hearer_after_to: list[str]
    figure_takers: list[str]
    interview_labels: list[str]
    be: list[str]
    have: list[str]
    modals: list[str]
    months_or_verbs: list[str]
    before_months: list[str]
    fields: list[str]
    taking_up: list[str]
    adding_verbs: list[str]
    always_verbs: list[str]
    personal_verbs: list[str]
    chain_verbs: list[str]
    recipient_verbs: list[str]
    content_nouns: list[str]
    deed_verbs: list[str]
    deeds: list[str]
    light_verbs: list[str]
    issuing_verbs: list[str]
    light_phrases: list[str]
    looks: list[str]
    placing_prepositions: list[str]
    turning_particles: list[str]
    hearer_verbs: list[str]
    opening_prepositions: list[str]
    valuing_verbs: list[str]
    silent_passives: list[str]
    charging_verbs: list[str]
    faulting_verbs: list[str]
    faulting_prepositions: list[str]
    of_which: list[str]
    denied_adverbs: list[str]
    denying: list[str]
    wished_by: list[str]
    voicing_verbs: list[str]
    doubting_verbs: list[str]
    told_verbs: list[str]
    quoted_verbs: list[str]
    quoted_openings: list[str]
    tagging_verbs: list[str]
    quotation_phrases: list[str]
    manner_verbs: list[str]
    manner_prepositions: list[str]
    manner_nouns: list[str]
    spoken_in: list[str]
    reflexives: list[str]
    naming_participles: list[str]
    calling_verbs: list[str]
    wordless: list[str]
    sight_verbs: list[str]
    all_together: list[str]
    anybody: list[str]
    figures_of_people: list[str]
    ranks_of_insiders: list[str]
    sightless: list[str]
    forces: list[str]
    named_storms: list[str]
    asked_verbs: list[str]
    comma_verbs: list[str]
    as_: list[str]
    means: list[str]
    repeats: list[str]
    advising_verbs: list[str]
    summing_up: list[str]
    written_to: list[str]
    written_in: list[str]
    trusting_verbs: list[str]
    document_parts: list[str]
    time_openers: list[str]
    as_objects: list[str]
    until: list[str]
    contrasts: list[str]
    conceding: list[str]
    overhearing: list[str]
    attending: list[str]
    singled_out: list[str]
    home_endings: list[str]
    topic_prepositions: list[str]
    document_adverbs: list[str]
    firm_abbreviations: list[str]
    firm_endings: list[str]
    present_verbs: list[str]
    had: list[str]
    first_objects: list[str]
    whose: list[str]
    no_words: list[str]
    picked_out: list[str]
    so: list[str]
    whether: list[str]
    report_openers: list[str]
    asking_openers: list[str]
    clause_prepositions: list[str]
    report_adverbs: list[str]
    not_apposing: list[str]
    apposing: list[str]
    survey_prepositions: list[str]
    reckoning_prepositions: list[str]
    standpoint_phrases: list[str]
    clause_nouns: list[str]
    bare_sources: list[str]
    courtesy_titles: list[str]
    addressed: list[str]
    anonymity: list[str]
    to_be_named: list[str]
    negations: list[str]
    those: list[str]
    in_the_know: list[str]
    postpositive: list[str]
    male_titles: list[str]
    male_nouns: list[str]
    female_nouns: list[str]
    female_titles: list[str]
    ranked_by: list[str]
    ranked_to_date: list[str]
    since: list[str]
    since_as_reason: list[str]
    counted_off: list[str]
    counting: list[str]
    unranked: list[str]
    tastes: list[str]
    contracted_with_is: list[str]
    records: list[str]
    record_set_by: list[str]
    supposing: list[str]
    future: list[str]
    future_adverbs: list[str]
    schedule_adverbs: list[str]
    naming_verbs: list[str]
    never_final: list[str]
    never_final_openings: list[str]
    always_final: list[str]


class Motives(Strict):
    """Verbs of the mind and words of purpose, and those of whom such verbs say nothing hidden."""

    verbs: list[str]
    bare_wishes: list[str]
    stated_beliefs: list[str]
    public: list[str]
    purposes: list[str]


class Leads(Strict):
    """The wording of a lead in a poll, of its margin of error, and of a race that is called even."""

    words: list[str]
    nouns: list[str]
    evens: list[str]
    margins: list[str]
    points: list[str]


def _known_trap_list(name: str) -> str:
    if name not in TRAP_LISTS:
        near = get_close_matches(name, TRAP_LISTS, 1)
        raise ValueError(f"unknown list {name!r}{f'; did you mean {near[0]!r}?' if near else ''}")
    return name


def _all_trap_lists(lists: dict[str, list[str]]) -> dict[str, list[str]]:
    missing = [name for name in TRAP_LISTS if name not in lists]
    if missing:
        raise ValueError(f"missing key {', '.join(map(repr, missing))}")
    return lists


Traps = Annotated[dict[Annotated[str, AfterValidator(_known_trap_list)], list[str]], AfterValidator(_all_trap_lists)]
"""The word lists of the traps: each that there is, and no other."""


class LanguageFile(Strict):
    """A whole language file."""

    language: str
    cue_verbs: VerbsByManner
    parenthetical_verbs: list[str]
    passive_before_to: list[str]
    position_verbs: list[str]
    plain_verbs: list[str]
    irregular: dict[str, Forms]
    also_spelt: dict[str, str]
    particles: dict[str, list[str]]
    cue_prepositions: list[str]
    noun_or_verb: list[str]
    cue_nouns: dict[Manner, list[str]]
    sources: SourceNouns
    titles: list[str]
    names: Names
    pronouns: Pronouns
    determiners: list[str]
    that: list[str]
    relative: list[str]
    question: list[str]
    coordinators: list[str]
    subordinators: list[str]
    prepositions: list[str]
    to: list[str]
    auxiliaries: list[str]
    adverbs: list[str]
    not_adverbs: list[str]
    not_verbs: list[str]
    verbs: list[str]
    verb_forms: list[str]
    participles: list[str]
    time: Time
    abbreviations: list[str]
    grammar: Grammar
    numbers: NumberWords
    traps: Traps
    registers: dict[str, list[str]]
    additives: list[str]
    claims: Claims
    changes: Changes
    motives: Motives
    tolls: Tolls
    leads: Leads
    lists: dict[str, list[str]] = Field(default_factory=dict)


def by_name(group: BaseModel) -> dict[str, list[str]]:
    """The lists of one mapping of the file under the names they have there."""
    return group.model_dump(by_alias=True)
