"""Text → the dates written in it, and the date a document gives itself. Nothing here reads a clock."""

from __future__ import annotations

from sourcing.documents.document import Span
from sourcing.kept.patterns import compile_re
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from sourcing.analysis.language import Language
    from sourcing.documents.document import Document

_LEADING_BLOCKS = 4
_LONGEST_DATE_LINE = 80
_LONGEST_DATELINE = 90
_DATELINE = compile_re(r"\s*(?:[A-Z]{2}[^!?\n]*?|[^!?\n]*?\([A-Z][\w ]+\))\s(?:—|–|--?)\s")
_MONTHS_IN_A_YEAR = 12


class Dated(NamedTuple):
    """A date as far as it is written: "July 9" has no year, "in 2019" no more than one."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def last_day(self) -> date | None:
        """Return the last day this can mean; None where the year is left out or there is no such day."""
        if self.year is None:
            return None
        from datetime import date  # loaded here, as below: few documents are dated so

        month, day = self.month or _MONTHS_IN_A_YEAR, self.day
        try:
            if day is None:
                from calendar import monthrange  # which asks the machine's locale

                day = monthrange(self.year, month)[1]
            return date(self.year, month, day)
        except ValueError:
            return None


def find_dates(text: str, language: Language, start: int = 0, end: int | None = None) -> Iterator[Dated]:
    """Yield the dates in a stretch of text in order: days, months with their year, and years that stand alone."""
    months = language.months
    for match in _pattern(language).finditer(text, start, len(text) if end is None else end):
        parts = {name.rstrip("_"): value for name, value in match.groupdict().items() if value}
        yield Dated(
            Span(*match.span()),
            int(parts["year"]) if "year" in parts else None,
            int(parts["number"]) if "number" in parts else months.get(parts.get("month", "").lower()),
            int(parts["day"]) if "day" in parts else None,
        )


def is_dated(document: Document, language: Language) -> bool:
    """Tell whether any date stands in a document or in its front matter."""
    return bool(document.dates) or next(find_dates(document.text, language), None) is not None


def own_date(document: Document, language: Language) -> date | None:
    """Return the date of a document: the latest its front matter has, else its dateline or a line that dates it."""
    written = [day for text in document.dates for dated in find_dates(text, language) if (day := dated.last_day())]
    if written:
        return max(written)
    for block in document.blocks[:_LEADING_BLOCKS]:
        text = document.block_text(block)
        dateline = _DATELINE.match(text, 0, _LONGEST_DATELINE)
        if dateline is None and len(text) > _LONGEST_DATE_LINE:
            continue
        for dated in find_dates(text, language, 0, dateline.end() if dateline else len(text)):
            if dated.day is not None and (day := dated.last_day()) is not None:
                return day
    return None


@lru_cache(maxsize=4)
def _pattern(language: Language) -> re.Pattern[str]:
    names = sorted(language.months, key=len, reverse=True)
    month = "|".join(form for name in names for form in (name.capitalize(), name.upper()))
    day = r"(?P<day{0}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
    year = r"(?P<year{0}>(?:1[5-9]|20)\d\d)(?!\d)"
    return compile_re(
        r"(?<![\w$£€.,/-])(?:"
        rf"{year.format('')}-(?P<number>0[1-9]|1[0-2])-{day.format('')}"
        rf"|\d\d?[/.]\d\d?[/.]{year.format('_')}"
        rf"|(?P<month>{month})\b\.?\s+(?:{day.format('_')}(?:,?\s+{year.format('__')})?|(?:of\s+)?{year.format('___')})"
        rf"|{day.format('__')}\s+(?:of\s+)?(?P<month_>{month})\b\.?(?:,?\s+{year.format('____')})?"
        rf"|{year.format('_____')}(?![%°]|[.,/-]\d)"
        r")"
    )
