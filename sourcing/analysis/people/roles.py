"""A name in its sentence → the words beside it that say who its bearer is: a title, an apposition, where one belongs."""

from __future__ import annotations

from sourcing.analysis.people.names import is_title
from sourcing.analysis.remembered import Remembered
from sourcing.kept.patterns import compile_re, compile_regex
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.people.names import Name

_LEADING = compile_regex(r"(?r)(?:[dnNSQEG#'c]|I\.?|(?<=Q)\.|i(?=[nN]))*$")
_APPOSED = compile_regex(
    r"(?r)(?<![ipdnNSQE#'c])(?P<role>(?:d|#(?=[inS])|N'|N(?=[nNSQ])|[SQ](?=i))(?:[dnNSQE#'c]|[ip](?=[dNnS]))*),$"
)
_FOLLOWING = compile_regex(
    r"(?:\((?P<role>[^()]{1,8})\)"
    r"|[,-](?:#,)?(?P<role>(?:d|[pi][dN]|#i|[nSQEG#rk]+(?=[ipzSQnN'])|[SQI]|N+(?:'|[inSQ]))[^,;:\"~wt]*)"
    r"|(?P<role>p[dn]{0,2}N+(?:[nS](?=[vV,x]))?|i[dnNS]+)"
    r"|,(?P<role>w)|,(?P<role>#)[,.]|x(?P<role>d[dnSQE#]+))"
)
_OWNED = compile_regex(r"(?r)(?P<role>(?:[dnS]*|N+)(?:N|S)'|[dnNE]*[n#])$")
_CLOSING = frozenset(".!?")
_PREDICATE = compile_re(r"[xr]*[vVu](?=$|[,.])")
"""A verb at the end of what follows a name, which is no part of a role."""


class Role(NamedTuple):
    """The words of a role, the nouns in it that a reader may take it up by, and the document's word its name starts at."""

    text: str
    heads: tuple[str, ...]
    at: int


_REMEMBERED: Remembered[tuple[object, ...], tuple[Role | None]] = Remembered()
"""The role beside a name or None, by the text and tags of its sentence and its place there."""
_BEFORE = 1
"""How many words before a sentence may bear on the roles in it."""


def role_beside(name: Name, parsed: Parsed) -> Role | None:
    """What stands beside a name to say whose it is; a bare courtesy title says nothing."""
    if not parsed.words.remembered:
        return _role_before(name, parsed) or _role_after(name, parsed)
    (start, end), _, first, last = parsed.sentences[name.sentence]
    tags = parsed.words.tags[max(0, first - _BEFORE) : last]
    key = parsed.document.text[start:end], tags, name.lead - first, name.first - first, name.last - first
    readings = _REMEMBERED.of(parsed.language)
    read = readings.get(key)
    if read is None:
        read = readings.keep(key, (_role_before(name, parsed) or _role_after(name, parsed),))
    role = read[0]
    return None if role is None else Role(role.text, role.heads, name.first)


def _role_before(name: Name, parsed: Parsed) -> Role | None:
    """The mayor Ann Roe; the mayor, Ann Roe; the union's Ann Roe; the potter Ann Roe; Republican Ann Roe."""
    tags, floor = parsed.words.tags, parsed.sentences[name.sentence].first
    if name.titled or (name.first > floor and is_title(parsed.words.lower(name.first - 1), parsed.language)):
        leading = _LEADING.search(tags, floor, name.first)
        if leading is not None and not _ends_in_courtesy(name.first, parsed):
            return _role(name, leading.start(), name.first, parsed)
    apposed = _APPOSED.search(tags, floor, name.lead)
    if apposed is not None and (_is_closed(name, tags) or _names_a_role(*apposed.span("role"), parsed)):
        return _role(name, *apposed.span("role"), parsed)
    owned = _OWNED.search(tags, floor, name.lead)
    if owned is not None:
        return _role(name, *owned.span("role"), parsed)
    return _role(name, name.lead, name.first, parsed) if name.lead < name.first and not name.titled else None


def _role_after(name: Name, parsed: Parsed) -> Role | None:
    """Ann Roe, the mayor; Ann Roe of Leeds; Ann Roe, who; Ann Roe is the mayor."""
    tags = parsed.words.tags
    following = _FOLLOWING.match(tags, name.last, parsed.sentences[name.sentence].last)
    if following is None:
        return None
    start, end = following.span("role")
    if tags[name.last] == "-" and (closed := tags.find("-", start, end)) > start:
        end = closed
    while end > start + 1 and tags[end - 1] in _CLOSING:
        end -= 1
    if tags[start] != "w" and tags[name.last] in ",-":
        predicate = _PREDICATE.search(tags, start, end)
        end = predicate.start() if predicate else end
        if end == start:
            return None
    role = _role(name, start, end, parsed)
    return role if role.heads or tags[name.last] != "x" else None


def _ends_in_courtesy(end: int, parsed: Parsed) -> bool:
    """Whether Mr, Ms or the like stands right before a name."""
    words = parsed.words
    last = end - 2 if words.forms[end - 1] == "." else end - 1
    return words.lower(last) in parsed.language.words["courtesy-titles"]


def _is_closed(name: Name, tags: str) -> bool:
    """Whether a comma or a stop follows a name, which closes an apposition."""
    return tags[name.last : name.last + 1] in (",", ".")


def _names_a_role(start: int, end: int, parsed: Parsed) -> bool:
    return any(parsed.words.tags[index] in "SQ" for index in range(start, end))


def _role(name: Name, start: int, end: int, parsed: Parsed) -> Role:
    words, language = parsed.words, parsed.language
    text = parsed.document.text[words.start(start) : words.end(end - 1)]
    roles, titles = language.source_nouns["role"], language.words["titles"]
    heads = dict.fromkeys(word for word in words.lowered(start, end) if word in roles or word in titles)
    return Role(" ".join(text.split()).rstrip(" ,"), tuple(heads), name.first)
