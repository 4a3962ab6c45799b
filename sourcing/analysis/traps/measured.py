"""The traps of what is measured or made to measure: heights, speeds, distances, capacities, what gauges and screens show.

Each predicate says whether a site is one.
"""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_DEGREE = "°"
_METRES = "m"
_HOTTEST = 130
_NEAREST = 4


def is_angle(site: Site) -> bool:
    """An angle of 109.5° between them; 60 degrees south; south of 60 degrees."""
    if site.next == _DEGREE:
        return True
    if not site.has("degree-words", site.next):
        return False
    return site.has("compass", site.at(site.reading.last + 1)) or (
        site.has("of", site.previous) and site.has("compass", site.at(site.reading.first - 2))
    )


def is_height(site: Site) -> bool:
    """At an altitude of 2,356m; over 3,700m high; 60m from the ground; a 30m section of the wall: a length whose letter could be that of a million."""
    if site.has("of", site.at(site.first - 1)) and site.has("heights", site.at(site.first - 2)):
        return True
    end = site.words.end(site.reading.last - 1)
    if not site.form[:1].isdecimal() or site.text[end - 1 : end] != _METRES:
        return False
    return site.has("upwards", site.next) or site.head_is("upwards") or site.head_is("measured-pieces")


def is_in_feet(site: Site) -> bool:
    """A bridge 24’ in length and 26’ wide."""
    end = site.reading.last
    return site.is_whole and site.has("feet-marks", site.next) and site.has("across", site.at(end + 1))


def is_dimension(site: Site) -> bool:
    """A cape a thousand feet high, 700 miles south of York, 150 feet from her, for 200 feet: how large or how far, where nothing burns or floods it."""
    length = site.has("lengths", site.next) or site.head_is("lengths")
    if not length or site.holds("toll-events"):
        return False
    if site.has("for-word", site.at(site.first - 1)):
        return True
    end = site.reading.last + 1
    return any(site.has("extents", site.at(at)) for at in (end, site.last))


def is_speed(site: Site) -> bool:
    """From 110 kilometres an hour to 80, where a limit or a speed is told."""
    return site.head is None and site.is_whole and site.near("speeds")


def is_weighed(site: Site) -> bool:
    """It weighed 20 tonnes, a stone weighing 709 carats: what whoever has it can weigh."""
    return site.head is not None and site.has("weighing", site.at(site.first - 1)) and not site.reading.scaled


def is_pound_of_something(site: Site) -> bool:
    """1/2 pound chipped ham, a pound of coffee: a weight, though the word is that of a currency."""
    if not site.has("weights", site.at(site.reading.last - 1)):
        return False
    if site.has("of", site.next) or "/" in site.words.forms[site.reading.first : site.reading.last]:
        return True
    return site.words.tags[site.reading.last : site.reading.last + 1] in _WEIGHED


_WEIGHED = ("n", "E", "S", "G", "m")
"""The tags of what may stand behind a pound and be what weighs so much."""


def is_verb_won(site: Site) -> bool:
    """Eighty thousand won top honours: a verb, though the word is that of a currency, too."""
    end = site.reading.last
    if not site.has("won", site.at(end - 1)):
        return False
    tags = site.words.tags[end : end + 2]
    return tags[:1] in ("n", "c", "m", "N", "E", "S") or (tags[:1] == "d" and tags[1:] != "T")


def is_weight(site: Site) -> bool:
    """It weighs 100,000 pounds: a weight, though the word is that of a currency."""
    return site.has("weights", site.at(site.reading.last - 1)) and site.near("weighing")


def is_in_the_sky(site: Site) -> bool:
    """Many thousands of km per second, 20 million km across, where stars and planets are told of: what astronomers have measured."""
    if not site.holds("sky"):
        return False
    end = site.reading.last
    units = (site.head or "", site.next, site.at(end + 1) if site.has("of", site.next) else "")
    return any(site.has("distance-units", unit) for unit in units)


def is_covered(site: Site) -> bool:
    """Stretching across 19,685 square feet, covers 300 hectares: how large a place is, where nothing burns it or floods it."""
    if _is_travelled(site) or _is_how_long(site) or _is_of_a_ship(site):
        return True
    if site.holds("toll-events") or not (site.has("square", site.next) or site.head_is("area-units")):
        return False
    return not site.lists["covering"].isdisjoint(site.before(_NEAREST))


def _is_travelled(site: Site) -> bool:
    """Crossed 14,535 kilometres, walked 400 miles: how far somebody went, which the map shows."""
    if site.head is not None and not site.head_is("distance-units"):
        return False
    units = site.has("distance-units", site.next) or site.head_is("distance-units")
    return units and not site.lists["travelling"].isdisjoint(site.before(_NEAREST))


def _is_how_long(site: Site) -> bool:
    """The line runs for 14 miles: how long a thing is, which the map shows."""
    units = site.has("distance-units", site.next) or site.head_is("distance-units")
    return units and site.has("for-word", site.at(site.first - 1)) and site.has("running", site.at(site.first - 2))


def _is_of_a_ship(site: Site) -> bool:
    """She displaced 2,380 tons: how large a ship is."""
    return site.has("displacing", site.at(site.first - 1))


def is_steep(site: Site) -> bool:
    """A climb of nine kilometres at an average of 8%: how steep a road is."""
    return site.near("slopes") and site.has("at", site.at(site.first - 1))


def is_rate(site: Site) -> bool:
    """Fired ten times a second: how often a device does something."""
    if site.head not in site.lists["times-word"]:
        return False
    return site.has("for-each", site.after) and site.has("shortest-times", site.at(site.last + 1))


def is_index_reading(site: Site) -> bool:
    """A pollutant index of 101 to 200, PM2.5 readings of 75-118 micrograms: what gauges show, which are read in public."""
    return site.near("gauges") and (site.head is None or site.head_is("gauged") or site.has("upwards", site.previous))


_DIGITS = "0123456789.,"


def is_built_for(site: Site) -> bool:
    """A plant with a capacity of 1,200 MW, a 450MW wind farm: what it is built for."""
    if site.head_is("power-plants") and (
        site.has("power-units", site.next) or site.has("power-units", site.form.lower().lstrip(_DIGITS))
    ):
        return True
    return site.holds("built-for") and (site.head_is("power-units") or site.has("power-units", site.next))


def is_of_a_machine(site: Site) -> bool:
    """An engine of 151 PS, a train at 400 km/h: what a machine is made for."""
    unit = site.at(site.reading.last)
    if site.has("engine-units", unit):
        return True
    return site.has("speed-units", unit) and (unit != "km" or site.raw(site.reading.last + 1) == "/")


def is_damp(site: Site) -> bool:
    """Kept at 38 per cent humidity: what a gauge shows."""
    return site.has("moisture", site.next)


def is_heavy_machine(site: Site) -> bool:
    """A 22-tonne excavator: how heavy a machine is made."""
    return site.head_is("heavy-machines") and site.has("tonnes", site.form.lower().rpartition("-")[2])


def is_capacity(site: Site) -> bool:
    """A plane that can carry 180 passengers, a hall that seats 1,200 people: how many it is made for."""
    verb = site.at(site.first - 1)
    before = site.at(site.first - 2)
    if site.head is None and site.has("of", verb) and site.has("capacities", before):
        return True  # the ground has a capacity of 2,150
    if not site.has("carrying", verb) or not site.head_is("carried"):
        return site.head is None and site.has("carrying", verb) and site.has("venues", before)
    return site.has("seating", verb) or site.has("able", before) or site.has("venues", before)


def is_long_book(site: Site) -> bool:
    """The novel is 320 pages long, the 400 page report, a report that runs to 400 pages: anybody can turn to the last one."""
    if not site.head_is("leaves"):
        return site.has("leaf", site.next) and not site.is_approximated
    if site.has("at", site.sentence_start) and site.first == site.sentence.first + 1:
        return True  # at 640 pages it is a long haul
    if site.raw(site.first - 2) == "," and site.has("at", site.at(site.first - 1)) and site.after == ",":
        return True  # the novel, at 486 pages, is neither
    return site.has("upwards", site.after) or not site.lists["running-to"].isdisjoint(site.before(2))


def is_within(site: Site) -> bool:
    """Came within a hundred meters of his home: how near, which the map shows."""
    units = site.head_is("distance-units") or site.head_is("measure-units")
    near = site.has("within", site.at(site.first - 1)) and site.has("nearing", site.at(site.first - 2))
    return units and near and site.has("of", site.after)


def is_warm(site: Site) -> bool:
    """Highs around 70, a low of 14: how warm it is, whose unit the reader knows."""
    if site.head is not None or (site.value or 0) > _HOTTEST:
        return False
    return not site.lists["temperatures"].isdisjoint(site.before(_NEAREST)[-2:])


def is_concentration(site: Site) -> bool:
    """20% aqueous iodide solution, 0.85% saline, to 80% saturation: how strong what somebody mixed is."""
    end = site.reading.last
    for at in range(end, min(end + _NEAREST, site.sentence.last)):
        if site.has("solutions", site.at(at)):
            return True
        if site.words.tags[at] not in _DESCRIBING:
            return False
    return False


_DESCRIBING = frozenset("nEGmcN-")
"""The tags of words that may stand before a noun and tell which."""


def is_significant(site: Site) -> bool:
    """Significant at less than the 5% level: how sure a test is of what it found."""
    return site.has("significance-levels", site.next) and site.near("significance")


def is_of_a_battery(site: Site) -> bool:
    """The battery fell to 20 percent, it charges to 50 percent: what the screen shows."""
    to = site.has("to", site.at(site.first - 1)) or site.has("at", site.at(site.first - 1))
    return to and (site.near("batteries") or site.has("charging-for", site.at(site.first - 2)))
