"""An article's facts and the sources it rests on → whether the sources say what the article says they do."""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.verdicts import Placed, Verification
from sourcing.verify import figures, names, quotations
from sourcing.verify.figures import verify_figures
from sourcing.verify.names import verify_names
from sourcing.verify.quotations import verify_quotations

if TYPE_CHECKING:
    from sourcing.analysis.facts import Facts
    from sourcing.verdicts import Verdict
    from sourcing.verify.library import Library


def verify(facts: Facts, library: Library) -> Verification:
    """Hold every quotation, figure and name of an article against its sources."""
    document = facts.document
    for held in library.sources:
        held.look_up(
            {*quotations.sought_in(facts, held), *figures.sought_in(facts, held), *names.sought_in(facts, held)}
        )
    quoted = list(verify_quotations(facts, library))
    compared = [verdict.span for verdict in quoted if verdict.verdict != "not-checkable"]
    others = [*verify_figures(facts, library, compared), *verify_names(facts, library)]
    verdicts = sorted([*quoted, *others], key=lambda verdict: (verdict.span, verdict.of))
    return Verification(
        document.source.path,
        tuple(_placed(verdict, facts) for verdict in verdicts),
        tuple(held.path for held in library.sources),
    )


def _placed(verdict: Verdict, facts: Facts) -> Placed:
    start, end = facts.document.offsets.to_source(verdict.span)
    source = facts.document.source
    return Placed(verdict, source.position(start), source.position(end))
