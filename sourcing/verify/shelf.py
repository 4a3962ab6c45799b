"""Paths and globs → the library of sources they name, and an error for each that cannot be one."""

from __future__ import annotations

import os
import pickle
from glob import glob, has_magic
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from sourcing.documents import SUFFIXES, format_of, read_document
from sourcing.documents.discovery import unreadable
from sourcing.documents.source import Source, UnreadableError, decode, describe_os_error
from sourcing.errors import Error
from sourcing.kept import Form, recall
from sourcing.verify.library import Held, Library, Pressed, press
from sourcing.verify.tongue import foreign_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.analysis.language import Language
    from sourcing.lean.typed import StrPath
    from sourcing.verdicts import Named

PDF = ".pdf"
_PICKLED = Form(pickle.dumps, pickle.loads)
"""An index is mostly arrays of numbers, which pickle writes as they are."""
_WORTH_KEEPING = 100_000
"""Bytes of a source from which on its index is kept between runs; a PDF's always is."""
_ALIKE_LENGTH = 0.2


class _Read(NamedTuple):
    """What became of one file: a source, or nothing, and what is wrong with it."""

    held: Held | None
    errors: tuple[Error, ...] = ()


class Shelf:
    """Reads each source once, and again only when its file has changed."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._read: dict[str, tuple[tuple[int, int], _Read]] = {}

    def library(self, named: Named, article: Source) -> tuple[Library | None, tuple[Error, ...]]:
        """Return the sources of an article, None where not one can be read.

        There is an error for each name that stands for no source; the article itself is none.
        """
        sources: list[Held] = []
        errors: list[Error] = []
        own = os.path.realpath(article.path)
        for item in _files(named):
            if isinstance(item, Error):
                errors.append(item)
            elif os.path.realpath(item) == own:
                errors.append(
                    Error(item, f"this is the article itself, which cannot be its own source; {_leave(named)}")
                )
            else:
                read = self._file(item)
                errors += read.errors
                if read.held is not None and _same_words(read.held, article):
                    what = f"this says word for word what the article {article.path} says"
                    errors.append(Error(item, f"{what}; {_leave(named)}"))
                elif read.held is not None:
                    sources.append(read.held)
        return Library(tuple(sources)) if sources else None, tuple(errors)

    def _file(self, path: str) -> _Read:
        try:
            state = Path(path).stat()
        except OSError as error:
            return _Read(None, (Error(path, f"cannot be read: {describe_os_error(error)}"),))
        stamp = state.st_mtime_ns, state.st_size
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            known = self._read[path] = stamp, self._new(path)
        return known[1]

    def _new(self, path: str) -> _Read:
        try:
            held, errors = _held(path)
        except UnreadableError as error:
            return _Read(None, (unreadable(error),))
        if not len(held.index):
            return _Read(None, (Error(path, "this source is empty: it holds no words"),))
        share = foreign_share(held.text, self._language)
        if share is not None:
            what = f"this source seems not to be in English (small words of English are {share:.0%} of its words)"
            remedy = "what is quoted from it is a translation and cannot be compared; name an English text"
            return _Read(None, (*errors, Error(path, f"{what}; {remedy}")))
        return _Read(held, errors)


def _held(path: str) -> tuple[Held, tuple[Error, ...]]:
    """Read a source, or take what an earlier run found in it. Raises UnreadableError."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UnreadableError(path, f"cannot be read: {describe_os_error(error)}") from error
    if not data.strip():
        raise UnreadableError(path, "this source is empty: it holds no words")
    if PurePath(path).suffix.lower() == PDF:
        return _held_pdf(path, data)
    source = decode(data, path)

    def pressed() -> Pressed:
        return press(read_document(source))

    worth = len(data) >= _WORTH_KEEPING
    return Held(source, recall("source", [format_of(path), data], pressed, form=_PICKLED) if worth else pressed()), ()


def _held_pdf(path: str, data: bytes) -> tuple[Held, tuple[Error, ...]]:
    from sourcing.documents.pdf import read_pdf

    def read() -> tuple[str, Pressed, tuple[int, ...]]:
        pages = read_pdf(data, path)
        return pages.document.source.text, press(pages.document, pages.starts), pages.without_text

    text, pressed, without = recall("pdf", [data], read, form=_PICKLED)
    errors: tuple[Error, ...] = ()
    if without:
        numbers = ", ".join(map(str, without))
        what = f"no text on page {numbers} of this PDF, and so nothing there was compared"
        errors = (Error(path, f"{what}; run text recognition (OCR) on it"),)
    return Held(Source(path, text), pressed), errors


def _leave(named: Named) -> str:
    return f"leave it out of {named.by}"


def _files(named: Named) -> Iterator[str | Error]:
    """Yield the files that the names stand for, in order and each once, and an error for a name that has none."""
    seen: set[str] = set()
    for name in named.names:
        found = list(_named(named.folder, name))
        if not found:
            what = "no file matches this" if has_magic(name) else "no such file or folder"
            if Path(named.folder, name).is_dir():
                what = "no source is in this folder"
            yield Error(str(_below(named.folder, name)), f"{what}; it is named by {named.by}")
        for path in found:
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                yield path


def _named(folder: StrPath, name: str) -> Iterable[str]:
    path = _below(folder, name)
    if path.is_dir():
        return sorted(str(file) for file in path.rglob("*") if file.is_file() and _is_source(file.relative_to(path)))
    if path.exists():
        return [str(path)]
    found = map(Path, sorted(glob(str(path), recursive=True)))  # noqa: PTH207 - a name may be absolute
    return [str(file) for file in found if file.is_file()]


def _below(folder: StrPath, name: str) -> Path:
    return Path(os.path.normpath(Path(folder, Path(name).expanduser())))


def _is_source(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and (path.suffix.lower() in SUFFIXES or path.suffix.lower() == PDF)


def _same_words(held: Held, article: Source) -> bool:
    """Whether a source is a copy of the article, whatever its format."""
    mine, its = (len(text) for text in (article.text, held.text))
    if abs(mine - its) > _ALIKE_LENGTH * max(mine, its):
        return False
    own = read_document(article).text
    return held.text.split() == own.split() or held.source.text == article.text
