"""Says which names of HTML elements are blocks, which are no prose, and which end others that have no end tag."""

from __future__ import annotations

from sourcing.kept.patterns import IGNORE_CASE, late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcing.kinds import BlockKind

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list_item"),
    **dict.fromkeys(("td", "th"), "table_cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "blockquote",
}
LISTS = frozenset({"ul", "ol", "dl", "menu"})
BLOCKS = (
    frozenset(KINDS)
    | LISTS
    | frozenset(
        {
            "address",
            "article",
            "aside",
            "body",
            "center",
            "details",
            "dialog",
            "div",
            "fieldset",
            "figure",
            "footer",
            "form",
            "head",
            "header",
            "hgroup",
            "hr",
            "html",
            "legend",
            "main",
            "nav",
            "p",
            "pre",
            "search",
            "section",
            "summary",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
        }
    )
)
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
NO_PROSE = frozenset(
    {
        "audio",
        "button",
        "canvas",
        "datalist",
        "del",
        "head",
        "iframe",
        "math",
        "nav",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "pre",
        "rp",
        "rt",
        "s",
        "script",
        "select",
        "strike",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
        "xmp",
    }
)
NOTES = frozenset(
    {"doc-endnotes", "doc-endnote", "doc-footnote", "footnotes", "footnote", "endnotes", "endnote"}
) | frozenset(
    {"doc-bibliography", "doc-biblioentry", "bibliography", "biblioentry", "references", "reflist", "refbegin"}
)
"""What a list of notes or of works is marked with."""
_HIDING_STYLE = late_re(r"display\s*:\s*none", IGNORE_CASE)
NO_PROSE_ROLES = frozenset({"button", "menu", "menubar", "navigation", "search", "toolbar"})
PLACEHOLDERS = frozenset({"code", "kbd", "samp", "math", "tt"})
INLINE_KEPT = frozenset({"a", "q", "sup"}) | NO_PROSE | PLACEHOLDERS
"""Inline elements that change what is shown; the others (b, em, span) leave no trace."""

HEAD_CONTENT = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
CELLS = ("td", "th")
IMPLIED_ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # A start tag of this name ends an open one of these, unless one of those was opened since.
    "li": (("li",), ("ul", "ol", "menu", "table", "td", "th")),
    "dt": (("dt", "dd"), ("dl", "table", "td", "th")),
    "dd": (("dt", "dd"), ("dl", "table", "td", "th")),
    "td": (CELLS, ("table", "tr")),
    "th": (CELLS, ("table", "tr")),
    "tr": (("tr",), ("table",)),
    "tbody": (("tbody", "thead", "tfoot", "caption"), ("table",)),
    "thead": (("tbody", "thead", "tfoot", "caption"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot", "caption"), ("table",)),
}


def is_no_prose(attributes: Mapping[str, str]) -> bool:
    """Whether an element is not shown, or is there to get about the page."""
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("role", "").lower() in NO_PROSE_ROLES
        or attributes.get("aria-hidden", "").lower() == "true"
        or _HIDING_STYLE.search(attributes.get("style", "")) is not None
    )


_WIKI_LINKS = frozenset({"mw:wikilink", "wikilink", "mw-redirect", "mw-disambig", "mw-selflink"})
"""What the programs of wikis, and converters of their pages, mark a link from page to page with."""
_WIKI_PAGES = ("/wiki/", "/w/index.php")
_TEAM_PAGES = ("/wiki/spaces/", "/wiki/display/", "/wiki/pages/", "/wiki/x/")
"""Where Confluence keeps what a team writes down: reports and measurements, which may well be a source."""


def leads_to_wiki_page(target: str) -> bool:
    """Whether an address is that of another article of the same wiki, rather than a page of the team that keeps it."""
    return target.startswith(_WIKI_PAGES) and not target.startswith(_TEAM_PAGES)


def leads_on(attributes: Mapping[str, str]) -> bool:
    """Whether a link leads to another page of the same wiki, where a reader may read on: no source of what stands here."""
    return leads_to_wiki_page(attributes.get("href", "")) or any(
        not _WIKI_LINKS.isdisjoint(attributes.get(name, "").lower().split()) for name in ("rel", "class")
    )
