"""Paths and globs → the library of sources they name, and an error for each that cannot be one."""

from __future__ import annotations

import os
from glob import glob, has_magic
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from sourcing.documents import SUFFIXES, read_document
from sourcing.documents.source import UnreadableError, read_source
from sourcing.findings import Error
from sourcing.verify.library import Held, Library
from sourcing.verify.tongue import foreign_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.analysis.language import Language
    from sourcing.documents.source import Source
    from sourcing.verdicts import Named

PDF = ".pdf"


class _Read(NamedTuple):
    """What became of one file: a source, or nothing, and what is wrong with it."""

    held: Held | None
    errors: tuple[Error, ...] = ()


class Shelf:
    """Reads each source once, and again only when its file has changed."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._read: dict[tuple[str, int, int], _Read] = {}

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
                    errors.append(
                        Error(item, f"this says word for word what the article {article.path} says; {_leave(named)}")
                    )
                elif read.held is not None:
                    sources.append(read.held)
        return Library(tuple(sources)) if sources else None, tuple(errors)

    def _file(self, path: str) -> _Read:
        try:
            state = Path(path).stat()
        except OSError as error:
            return _Read(None, (Error(path, f"cannot be read: {(error.strerror or str(error)).lower()}"),))
        key = path, state.st_mtime_ns, state.st_size
        if key not in self._read:
            self._read[key] = self._new(path)
        return self._read[key]

    def _new(self, path: str) -> _Read:
        try:
            held = _pdf(path) if PurePath(path).suffix.lower() == PDF else _Read(Held(read_document(read_source(path))))
        except UnreadableError as error:
            return _Read(None, (Error(error.path, error.message, error.line, error.column),))
        if held.held is None:
            return held
        if not any(block.span.end > block.span.start for block in held.held.document.blocks):
            return _Read(None, (Error(path, "this source is empty: it holds no words"),))
        share = foreign_share(held.held.text, self._language)
        if share is not None:
            message = f"this source seems not to be in English (of its words {share:.0%} are English function words); quotations from it are translations and cannot be compared"
            return _Read(None, (*held.errors, Error(path, message)))
        return held


def _pdf(path: str) -> _Read:
    from sourcing.verify.pdf import read_pdf

    held, errors = read_pdf(path)
    return _Read(held, errors)


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


def _named(folder: Path, name: str) -> Iterable[str]:
    path = _below(folder, name)
    if path.is_dir():
        return sorted(str(file) for file in path.rglob("*") if file.is_file() and _is_source(file.relative_to(path)))
    if path.exists():
        return [str(path)]
    found = map(Path, sorted(glob(str(path), recursive=True)))  # noqa: PTH207 - a name may be absolute
    return [str(file) for file in found if file.is_file()]


def _below(folder: Path, name: str) -> Path:
    return Path(os.path.normpath(folder / Path(name).expanduser()))


def _is_source(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and (path.suffix.lower() in SUFFIXES or path.suffix.lower() == PDF)


def _same_words(held: Held, article: Source) -> bool:
    """Whether a source is a copy of the article, whatever its format."""
    return held.text.split() == article.text.split() or held.document.source.text == article.text
