"""Turns front matter and the elements of a page into the dates a file says it has, as they are written there."""

from __future__ import annotations

from sourcing.kept.patterns import MULTILINE, late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ELEMENTS = frozenset({"meta", "time"})
"""The elements that may date a page."""

_KEYS = frozenset(
    {
        "date",
        "datemodified",
        "datepublished",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.modified",
        "last-modified",
        "lastmod",
        "lastmodified",
        "lastupdated",
        "modified",
        "modified_time",
        "pubdate",
        "publishdate",
        "published",
        "published_time",
        "updated",
        "updated_time",
    }
)
_ENTRY = late_re(r"^([\w.-]+)[ \t]*[:=][ \t]*[\"']?([^\"'\n#]+)", MULTILINE)


def front_matter_dates(text: str) -> tuple[str, ...]:
    """Return the dates in the metadata at the top of a Markdown file, be it YAML or TOML.

    >>> front_matter_dates("date: 2026-05-01")
    ('2026-05-01',)
    """
    return tuple(value.strip() for key, value in _ENTRY.findall(text) if not _KEYS.isdisjoint(_spellings(key)))


def _spellings(key: str) -> tuple[str, str]:
    """A key as it is written and without what joins its words: date_published, datepublished."""
    lowered = key.lower()
    return lowered, lowered.replace("_", "")


def element_dates(attributes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the date that a `meta` or `time` element gives its page; a `time` that dates anything else gives none."""
    names = " ".join(attributes.get(name, "") for name in ("name", "property", "itemprop", "http-equiv")).lower()
    dates_page = "pubdate" in attributes or any(name.rpartition(":")[2] in _KEYS for name in names.split())
    value = attributes.get("content") or attributes.get("datetime") or ""
    return (value.strip(),) if dates_page and value.strip() else ()
