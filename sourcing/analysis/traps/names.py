"""The traps of names and identifiers: products, titles, models, groups, events, versions, codes."""

from __future__ import annotations

from sourcing.kept.patterns import compile_re, compile_regex, late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_IP = late_re(r"\d{1,3}(?:\.\d{1,3}){3}")
_VERSION = late_re(r"\d+(?:\.\d+){2,}")
_RELEASE = compile_re(r"\d{1,3}\.0\d?")
_EDITION = late_re(r"\d{3,}\.\d")
_CHEMICAL = compile_re(r"\d{1,2}-[A-Z]{2,}\d*")
_INITIALS = compile_regex(r"(?r)[A-Z]\. ?& ?[A-Z]\. ?$")
_QUOTES = frozenset("\"“”„«»‘’'")
_EXCHANGE = compile_re(r"\.[A-Z]{1,2}\)")
_LONG = 7
_FEWEST_TITLE_WORDS = 2
_SHORTEST_MODEL = 3


def is_product(site: Site) -> bool:
    """IPhone 15, the band 36 Wheels, and a later bare 737 once Boeing 737 has been named."""
    if (site.length != 1 and site.shape != "compound") or site.is_approximated:
        return False
    if site.has("products", site.previous) and site.previous_form != site.previous:
        site.named.add(site.form)
        return True
    if site.previous_form in _QUOTES and site.next_form in _QUOTES:
        return True
    if site.next_form[:1].isupper() and (
        site.has("titled", site.previous) or (site.is_whole and site.has("time-units", site.next))
    ):
        return True
    if site.form in site.named and not site.head_is("claim-nouns"):
        return True
    return _follows_name(site) or _follows_initials(site) or _is_model_of_one(site)


def _is_model_of_one(site: Site) -> bool:
    """Tell the Lumia 735 smartphone, of which there is one: no count, as the noun is no plural."""
    name = site.previous_at
    if not site.is_whole or not site.previous_is_name or name != site.reading.first - 1 or site.next != site.head:
        return False
    if site.next.endswith("s") or site.has("claim-nouns", site.next) or site.has("measure-units", site.next):
        return False
    return site.has("definite", site.at(name - 1)) or site.has("definite", site.at(name - 2))


def _follows_initials(site: Site) -> bool:
    """Tell the S.&P. 500."""
    start = site.words.start(site.reading.first)
    return site.is_whole and _INITIALS.search(site.text, max(0, start - _LONG), start) is not None


def is_inside_name(site: Site) -> bool:
    """Tell Under 70 Auto Sales, South 24 Weirs: the word before or how much has a capital that no sentence explains, and so has the next."""
    if not site.is_whole or not site.next_form[:1].isupper():
        return False
    opening = site.raw(site.first)
    if site.first > site.sentence.first and opening[:1].isupper():
        return True
    return site.previous_is_name and site.has("compass", site.previous)


def is_written_title(site: Site) -> bool:
    """Tell the novel Nineteen Eighty-Four, the Twelve Mansions, a Thousand Faces and Depression Ten by their capitals."""
    if site.reading.first == site.sentence.first or site.previous_form in _QUOTES:
        return False
    if site.shape == "number" and site.is_whole and _is_titled(site):
        return True
    if site.form[:1].isupper() and site.previous_form[:1].isupper() and site.block.kind != "heading":
        return True
    forms = [*site.words.forms[site.reading.first : site.reading.last], site.next_form]
    if site.length > 1 and site.has("article", site.form):
        del forms[0]
    elif site.length >= _FEWEST_TITLE_WORDS:
        forms.pop()
    return site.block.kind != "heading" and all(form[:1].isupper() for form in forms)


def _is_titled(site: Site) -> bool:
    """Tell See No Evil: 12 Hard Truths; the club 54 Below, as no small word has a capital but in a name."""
    if not site.next_form[:1].isupper() or site.block.kind == "heading":
        return False
    if site.previous == ":":
        return site.raw(site.previous_at - 1)[:1].isupper()
    return site.next_form.istitle() and site.has("small-words", site.next)


def is_surname(site: Site) -> bool:
    """Tell Ten Boom, behind what he said, from ten of anything: “…,” Ten Boom said."""
    before = site.reading.first - 1
    if site.length > 1 or not (site.form.istitle() and site.next_form.istitle()) or before < site.sentence.first:
        return False
    if site.words.tags[before] == '"':
        return site.raw(before - 1) == ","
    return site.words.tags[before] in "vN"


def is_model(site: Site) -> bool:
    """The 3000/4000 series, the GS 3000/4000, a 68020 CPU, 68008-based; the 8086 shifted it, and later a bare 8086."""
    if site.is_approximated or "," in site.form:
        return False
    if site.raw(site.reading.first + 1) == "/" and site.previous_form.isupper():
        return True
    last = max(site.last, site.reading.last + 1)
    kinds = (site.at(index) for index in range(site.reading.last, last))
    named = site.has("model-endings", site.form.lower().rpartition("-")[2])
    if named or not site.lists["model-words"].isdisjoint(kinds):
        return len(site.form) >= _SHORTEST_MODEL and not site.head_is("claim-nouns")
    following = site.words.tags[site.reading.last : site.reading.last + 2].lstrip("r")[:1]
    alone = site.head is None and following in tuple("xVvE,.;:)p")
    if not (site.is_whole and len(site.form) > _SHORTEST_MODEL and site.has("model-articles", site.previous) and alone):
        return False
    site.named.add(site.form)
    return True


def _follows_name(site: Site) -> bool:
    """Tell a bare number right after a name, with nothing counted: "Xbox 360", "Rio 2016", "Atlas 2000.0", "Debian 10 Buster", "Kepler 22 b"."""
    codename = site.is_whole and site.next_form[:1].isupper() and not site.next.endswith("s")
    return (
        (site.is_whole or _EDITION.fullmatch(site.form) is not None)
        and site.previous_is_name
        and (site.head is None or len(site.head) == 1 or codename)
        and site.words.tags[site.previous_at] in "Nn~"
        and site.previous_at == site.reading.first - 1
        and not site.has("naming", site.previous)
        and (site.words.tags[site.reading.last : site.reading.last + 1] == "x" or not site.near("poll-words"))
    )


def is_group(site: Site) -> bool:
    pair = f"{site.at(site.reading.first - 2)} {site.previous}"
    return pair in site.lists["groups"] or (site.has("groups", site.previous) and site.previous_is_name)


def is_brand(site: Site) -> bool:
    return site.has("brands", site.previous) and site.previous_form[:1].isupper() and not site.is_approximated


def is_event(site: Site) -> bool:
    if (
        site.shape == "stamp"
        and "".join(site.words.forms[site.reading.first : site.reading.last]) in site.lists["slashed-events"]
    ):
        return True
    pair = f"{site.at(site.reading.first - 2)} {site.previous}"
    if pair in site.lists["events"]:
        return True
    if site.is_whole and site.has("numbered-missions", site.previous) and site.previous_form[:1].isupper():
        return True
    if site.form in site.lists["special-numbers"]:
        return site.head is None or site.has("special-uses", site.head)
    return site.has("events", site.previous) and site.previous_form[:1].isupper() and site.head is None


def is_version(site: Site) -> bool:
    """Tell a version by the word before it or by its form, or one of two behind a name: Atlas 3.4/3.5."""
    if site.shape == "stamp":
        is_one_of_two = site.previous_is_name and "." in site.form and site.raw(site.reading.first + 1) == "/"
        return is_one_of_two or bool(_VERSION.fullmatch(site.form))
    return site.has("version-words", site.previous) and site.head is None


def is_designation(site: Site) -> bool:
    """What a thing is known as: a source known as 121102."""
    is_bare = site.is_whole and site.head is None and not site.is_approximated
    return is_bare and site.has("as", site.previous) and site.has("designating", site.at(site.previous_at - 1))


def is_release(site: Site) -> bool:
    """Debian 11.0, Ubuntu 24.04: a count is not written with such a nought."""
    is_named = site.previous_form != "" and site.words.tags[site.previous_at] == "N"
    return is_named and _RELEASE.fullmatch(site.form) is not None


def is_ip_address(site: Site) -> bool:
    return site.shape == "stamp" and bool(_IP.fullmatch(site.form))


def is_identifier(site: Site) -> bool:
    """#51, RFC 9110, 12-HETE, a number inside a link or a handle, a long row of digits."""
    start = site.words.start(site.reading.first)
    if start and site.text[start - 1] in "#@/=_&?\\" and site.shape != "stamp":
        return True
    end = site.words.end(site.reading.last - 1)
    if (
        site.text[end : end + 1] in ("/", "_", "=", "@")
        and site.text[end + 1 : end + 2].isalnum()
        and site.shape != "stamp"
    ):
        return True
    if (
        _CHEMICAL.fullmatch(site.form)
        or _is_lettered(site, end)
        or _is_labelled(site, start)
        or _is_dashed(site, start)
        or _is_ticker(site)
    ):
        return True
    if site.has("identifier-words", site.previous) and not site.is_approximated and _is_uncounted(site):
        return True
    if site.shape == "stamp":
        return not any(mark in site.letters[site.reading.first : site.reading.last] for mark in ":/")
    return site.is_whole and len(site.form) >= _LONG and site.head is None


def _is_uncounted(site: Site) -> bool:
    """Whether what follows a number is not what it counts: "port 8000 between", "RFC 9110 Section 5"."""
    return site.head is None or site.previous_form.isupper()


def _is_lettered(site: Site, end: int) -> bool:
    """401(k)."""
    mark = site.text[end : end + 3]
    return site.is_whole and mark[:1] == "(" and mark[1:2].isalpha() and mark[2:] == ")"


def _is_labelled(site: Site, start: int) -> bool:
    """mail-list:50731, U+2055, X.400, a port at :1234."""
    mark, before = site.text[max(0, start - 1) : start], site.text[max(0, start - 2) : start - 1]
    if mark == "." and before.isupper():
        return not site.text[max(0, start - 3) : start - 2].isalnum()
    return (mark == "+" and before.isalpha()) or (mark == ":" and site.shape == "number" and not before.isdecimal())


def _is_dashed(site: Site, start: int) -> bool:
    """K–12, with a dash for its hyphen."""
    letter = site.text[max(0, start - 3) : start]
    return letter[-1:] == "–" and letter[-2:-1].isupper() and not letter[:-2].isalnum()


def _is_ticker(site: Site) -> bool:
    """The number an exchange trades a company under, with which exchange that is: (TWSE: 2495), (6758.T)."""
    end = site.words.end(site.reading.last - 1)
    if site.previous == "(" and site.is_whole and _EXCHANGE.match(site.text, end):
        return True
    exchange = site.previous_at - 1
    return site.previous == ":" and site.raw(exchange).isupper() and site.raw(exchange - 1) in ("(", ";")
