"""A PolNeAR checkout to articles with their gold attributions, and to pairs of a sentence with and without its source.

Two layouts are read. The corpus's own: `data/<split>/text/*.txt`, `data/<split>/attributions/<article>_<annotator>.ann`
(brat standoff) and, for sentence bounds, `data/<split>/corenlp/<article>.txt.xml`. And JSONL: `<split>.gold.jsonl`,
`<split>.pairs.jsonl` and `<split>/*.txt`. Offsets are code points of the article's text; spans are half-open.
"""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from xml.etree.ElementTree import ParseError, iterparse

from sourcing.analysis import parse
from sourcing.analysis.language import load_language
from sourcing.documents import read_document
from sourcing.documents.document import Span
from sourcing.documents.source import Source
from sourcing.packs.load import LANGUAGES, shipped_root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Part = Literal["source", "cue", "content"]
PARTS: tuple[Part, ...] = ("source", "cue", "content")
PairKind = Literal["stat", "quote"]

STATISTIC = re.compile(
    r"\d[\d,.]*\s*(?:%|percent|per cent|percentage points?|points?|million|billion|trillion|thousand)"
    r"|[$£€]\s?\d"
    r"|\b(?:half|two[- ]thirds|one[- ]third|a third|a quarter|majority) of\b"
    r"|\b\d{1,3}(?:,\d{3})+\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[“\"]([^“”\"\n]+)[”\"]")
LONG_QUOTE = 4
"""Words from which quoted matter counts as a quotation."""


class CorpusError(Exception):
    """A corpus that cannot be read; the message names the file and the remedy."""


class GoldAttribution(NamedTuple):
    """What annotators marked as one attribution; each part may be in several pieces, and the source may be absent."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Article(NamedTuple):
    """One annotated article and its sentences."""

    name: str
    path: Path
    text: str
    sentences: tuple[Span, ...]
    attributions: tuple[GoldAttribution, ...]


class Pair(NamedTuple):
    """A sentence as written, and the same with its source and cue cut out."""

    name: str
    kind: PairKind
    original: str
    ablated: str


class Corpus(NamedTuple):
    """One split of the corpus."""

    folder: Path
    articles: tuple[Article, ...]
    pairs: tuple[Pair, ...]


def read_corpus(folder: Path, split: str) -> Corpus:
    """Read one split in whichever layout the folder has. Raises CorpusError where it has neither or is broken."""
    if (folder / f"{split}.gold.jsonl").is_file():
        return read_jsonl(folder, split)
    for data in (folder / "data" / split, folder / split):
        if (data / "text").is_dir() and (data / "attributions").is_dir():
            return read_brat(data)
    raise CorpusError(
        f"{folder}: no split {split!r}; give a PolNeAR checkout, with data/{split}/text and data/{split}/attributions"
    )


def read_jsonl(folder: Path, split: str) -> Corpus:
    """Read the JSONL layout."""
    articles = tuple(_jsonl_article(folder / split, row) for row in _rows(folder / f"{split}.gold.jsonl"))
    pairs = tuple(
        Pair(row["id"], row["kind"], row["sentence"], row["ablated"])
        for row in _rows(folder / f"{split}.pairs.jsonl")
        if row["kind"] == "stat" or row["full_quote"]
    )
    return Corpus(folder, articles, pairs)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in _lines(_read(path)):
        try:
            yield json.loads(line)
        except ValueError as error:
            raise CorpusError(f"{path}:{number}: not JSON ({error}); fetch the file again") from error


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank with their numbers; an article's own odd separators do not end a line."""
    return ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())


def _jsonl_article(folder: Path, row: dict[str, Any]) -> Article:
    path = folder / f"{row['id']}.txt"
    golds = tuple(GoldAttribution(*(_spans(gold[part]) for part in PARTS)) for gold in row["attributions"])
    return Article(row["id"], path, _read(path), _spans(row["sentences"]), golds)


def _spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def read_brat(folder: Path) -> Corpus:
    """Read one split's folder of the corpus's own layout; of an article's annotators the first by name is taken.

    Pairs are made here: see `pairs_of`.
    """
    articles = tuple(_brat_article(folder, path) for path in sorted((folder / "text").glob("*.txt")))
    return Corpus(folder, articles, tuple(chain.from_iterable(map(pairs_of, articles))))


def _brat_article(folder: Path, path: Path) -> Article:
    named = re.compile(re.escape(path.stem) + r"(?:_[0-9a-f]{4})?\.ann")
    annotated = sorted(file for file in (folder / "attributions").iterdir() if named.fullmatch(file.name))
    if not annotated:
        raise CorpusError(f"{path}: no annotations in {folder / 'attributions'}; complete the checkout")
    text = _read(path)
    sentences = _corenlp_sentences(folder / "corenlp" / f"{path.name}.xml") or _own_sentences(text)
    return Article(path.stem, path, text, sentences, parse_brat(_read(annotated[0]), str(annotated[0])))


def parse_brat(standoff: str, path: str) -> tuple[GoldAttribution, ...]:
    """Return the attributions in brat standoff: each is an event whose arguments are text-bound spans.

    `T1 Source 0 11<tab>…` is a span, in pieces where `;` parts its offsets; `E1 Attribution:T4 Source:T1 Cue:T2
    Content:T3` is an event. Raises CorpusError where a line is of another form.
    """
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[list[tuple[str, str]]] = []
    for number, line in _lines(standoff):
        try:
            key, fields = line.split("\t")[:2]
            if key.startswith("T"):
                spans[key] = _spans(map(int, piece.split()) for piece in fields.split(" ", 1)[1].split(";"))
            elif key.startswith("E"):
                events.append([_argument(argument) for argument in fields.split()[1:]])
        except (ValueError, TypeError, IndexError) as error:
            raise CorpusError(f"{path}:{number}: not brat standoff: {line[:60]!r}; fetch the file again") from error
    return tuple(_attribution(event, spans, path) for event in events)


def _argument(argument: str) -> tuple[str, str]:
    """Part `Content2:T3` into the part it names, without its number, and the span."""
    role, target = argument.split(":")
    return role.rstrip("0123456789").lower(), target


def _attribution(event: list[tuple[str, str]], spans: dict[str, tuple[Span, ...]], path: str) -> GoldAttribution:
    try:
        return GoldAttribution(
            *(tuple(chain.from_iterable(spans[key] for role, key in event if role == part)) for part in PARTS)
        )
    except KeyError as error:
        raise CorpusError(f"{path}: an event names {error}, which is not there; fetch the file again") from error


def _corenlp_sentences(path: Path) -> tuple[Span, ...]:
    """Return the sentence bounds that CoreNLP found; none where the article was not annotated."""
    if not path.is_file():
        return ()
    try:
        sentences = [node for _, node in iterparse(path) if node.tag == "sentence" and node.find("tokens") is not None]
        starts = [int(node.findtext("tokens/token/CharacterOffsetBegin", "")) for node in sentences]
        ends = [int(node.findtext("tokens/token[last()]/CharacterOffsetEnd", "")) for node in sentences]
    except (ParseError, ValueError) as error:
        raise CorpusError(f"{path}: not CoreNLP output ({error}); fetch the file again") from error
    return tuple(map(Span, starts, ends))


def _own_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences this project finds, for an article that the corpus does not split."""
    language = load_language(shipped_root() / LANGUAGES / "en.yaml")
    return tuple(sentence.span for sentence in parse(read_document(Source("article.txt", text)), language).sentences)


def pairs_of(article: Article) -> Iterator[Pair]:
    """Yield the pairs an article gives.

    They come from sentences that one attribution alone touches, with its source and cue inside: those that have a
    statistic, and those that are nothing but a quotation once source and cue are gone.
    """
    for sentence in article.sentences:
        touching = [gold for gold in article.attributions if touches(chain.from_iterable(gold), sentence)]
        if len(touching) != 1:
            continue
        (gold,) = touching
        credit = [*gold.source, *gold.cue]
        if not gold.source or not gold.cue or not all(_inside(span, sentence) for span in credit):
            continue
        original = article.text[sentence.start : sentence.end]
        ablated = _without(article.text, sentence, credit, gold.content)
        if "\n" in original or '" "' in ablated or "” “" in ablated:
            continue
        if STATISTIC.search(ablated):
            yield Pair(f"{article.name}#{sentence.start}", "stat", original, ablated)
        elif _is_quotation(ablated):
            yield Pair(f"{article.name}#{sentence.start}", "quote", original, ablated)


def _without(text: str, sentence: Span, credit: list[Span], content: Iterable[Span]) -> str:
    """Cut source and cue out of a sentence, with what stands between them unless that is content."""
    whole = Span(min(span.start for span in credit), max(span.end for span in credit))
    cuts = sorted(credit) if touches(content, whole) else [whole]
    kept, start = [], sentence.start
    for cut in cuts:
        kept.append(text[start : cut.start].rstrip(" ,"))
        start = cut.end
    kept.append(text[start : sentence.end].lstrip(" ,").removeprefix("that "))
    rest = " ".join(" ".join(kept).split()).strip(" ,:").removesuffix(" .")
    rest = re.sub(r",([”\"])$", r".\1", rest)
    return rest[:1].upper() + rest[1:] + ("" if re.search(r"[.!?…][”\"’')]*$", rest) else ".")


def _is_quotation(text: str) -> bool:
    """Whether a text is one quotation of some length from its first character to its last."""
    quotation = QUOTED.fullmatch(text.removesuffix("."))
    return quotation is not None and len(quotation.group(1).split()) >= LONG_QUOTE


def _inside(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end


def touches(spans: Iterable[Span], span: Span) -> bool:
    """Whether any of the spans shares a character with this one."""
    return any(other.start < span.end and span.start < other.end for other in spans)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: cannot be read ({error}); complete the checkout") from error
