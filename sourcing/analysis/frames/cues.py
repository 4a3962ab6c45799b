"""A cue verb in its sentence → the words that belong to it: auxiliaries before it, a particle after it."""

from __future__ import annotations

from sourcing.analysis.frames import Frame, Range, shapes
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.frames import SentenceView
    from sourcing.analysis.language import CueVerb


class Cue:
    """A verb with the auxiliaries before it and the particle after it. `chained`: it follows "went on to"."""

    __slots__ = ("chained", "has_particle", "sentence", "tag", "verb", "words")

    def __init__(  # noqa: PLR0917 - names take longer to pass
        self,
        sentence: SentenceView,
        verb: CueVerb,
        tag: str,
        words: Range,
        chained: bool,  # noqa: FBT001
        has_particle: bool,  # noqa: FBT001
    ) -> None:
        self.sentence = sentence
        self.verb = verb
        self.tag = tag
        self.words = words
        self.chained = chained
        self.has_particle = has_particle

    def of_words(self, words: Range) -> Cue:
        """The same verb with other words about it."""
        return Cue(self.sentence, self.verb, self.tag, words, self.chained, self.has_particle)

    def frame(
        self, source: Range | None, content: tuple[Range, ...], unit: int | None = None, *, shared: bool = False
    ) -> Frame:
        start = self.words.first if unit is None else unit
        return Frame(source, self.words, content, start, self.verb.manner, self.verb.lemma, shared)


def read_cue(sentence: SentenceView, index: int, verb: CueVerb) -> Cue | None:
    """The verb group around a verb; None for a plain infinitive and for a verb that lacks its particle or reports nothing."""
    particle = _particle(sentence, index + 1, verb)
    if not particle and (verb.needs == "particle" or sentence.is_one_of(index + 1, "turning-particles")):
        return None
    following = f"{verb.lemma} {sentence.lower(index + 1)}"
    if not sentence.language.words["no-reports"].isdisjoint((following, f"{following} {sentence.lower(index + 2)}")):
        return None
    tags = sentence.tags
    if tags[index] in "gG" and tags.endswith("-", 0, index) and tags.startswith("-", index + 1):
        return None  # a basic task - bragging -
    infinitive = tags.endswith(("z", "zr"), 0, index)
    group = shapes.CHAIN.match(tags, 0, index) if infinitive else None
    if infinitive and (group is None or not sentence.is_one_of(group.start("verb"), "chain-verbs")):
        return None
    first = group.start() if group else before_auxiliaries(sentence, index)
    if first and sentence.is_one_of(first - 1, "early-adverbs"):
        first -= 1
    if first > 1 and tags[first] == "r" and tags[first - 1] in "ve" and tags[first - 2] in "nSNm":
        first += 1  # a video posted online showed
    if first < index and tags[first] == "r" and sentence.is_one_of(first, "placing-adverbs"):
        first += 1
    return Cue(sentence, verb, tags[index], Range(first, index + 1 + particle), infinitive, particle > 0)


def before_auxiliaries(sentence: SentenceView, index: int) -> int:
    """Where the auxiliaries and adverbs start that end right before a word."""
    tags = sentence.tags
    if not tags.endswith(_IN_GROUP, 0, index):
        parted = _before_parting_time(sentence, index) if tags.endswith(_ENDS_TIME, 0, index) else None
        if parted is None:
            return index
        index = parted
    group = shapes.LEFT_AUXILIARY.match(tags, 0, index)
    return group.start() if group else index


def _before_parting_time(sentence: SentenceView, index: int) -> int | None:
    """Where a time starts that parts a verb from its "have": has in recent weeks said, had in the past described."""
    timed = shapes.PARTING_TIME.match(sentence.tags, 0, index)
    return timed.start() if timed is not None and sentence.is_one_of(timed.start() - 1, "have") else None


_ENDS_TIME = ("T", "dp")
"""The tags of what may end a time; "past" is a preposition elsewhere."""
_IN_GROUP = ("x", "r", "d", "b")
"""The tags of what may stand right before a verb in its group."""


def _particle(sentence: SentenceView, index: int, verb: CueVerb) -> int:
    """How many words after the verb belong to it: called for, made it clear, spoke highly of."""
    phrases = sentence.language.particles.get(verb.lemma, ())
    if not phrases:
        return 0
    adverb = 1 if sentence.tag(index) in ("r", "T") else 0  # called loudly for; called Wednesday for
    for phrase in phrases:
        if sentence.has_phrase(index + adverb, phrase):
            return len(phrase) + adverb
    return 0


def needs_quotation(cue: Cue) -> bool:
    """Whether a verb says something only beside a quotation: "…," returned Roe; "…," he went on."""
    if not cue.has_particle:
        return cue.verb.needs == "quotation"
    phrase = f"{cue.verb.lemma} {cue.sentence.lower(cue.words.last - 1)}"
    return phrase in cue.sentence.language.words["quotation-phrases"]


_BEHIND_VERB = ("t", "q", "s", "p", ",", ".", '"', "")
"""The tags of what no noun opens with, so that a participle before it describes none."""


def is_adjective(sentence: SentenceView, index: int) -> bool:
    """The pledged delegates, three proposed sites, the town's most feared bull: a participle before its noun."""
    tag = sentence.tags[index]
    if index == 0 or tag not in "uve":
        return False
    before = sentence.tags[index - 1]
    early = sentence.is_one_of(index - 1, "early-adverbs") and sentence.tag(index - 2) in ("N", "S", "n", "s", "w", "x")
    if early or (before == "d" and sentence.tag(index + 1) == "y"):
        return False
    is_graded = sentence.is_one_of(index - 1, "grading") and sentence.tag(index - 2) in ("'", "d")
    stands_alone = sentence.is_one_of(index - 1, "stand-alone") and not is_graded
    if tag == "u":
        counted = sentence.is_one_of(index - 1, "counts") and sentence.tag(index + 1) not in ("n", "S", "c")
        is_object = before == "d" and not counted and sentence.tag(index - 2) in ("i", "p")
        return before in "dip'y" and (is_object or not stands_alone)
    # Moody's estimated, St Luke's confirmed that: no noun follows that it could describe
    if sentence.is_one_of(index, "always-verbs") or (before == "'" and sentence.tag(index + 1) in _BEHIND_VERB):
        return False
    if before == "#":
        return (
            sentence.tag(index + 1) in ("n", "S", "c", "N") and shapes.LEFT_DATE.search(sentence.tags, 0, index) is None
        )
    return before in "d'ipy" and not stands_alone and _before_parting_time(sentence, index) is None
