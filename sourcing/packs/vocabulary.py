"""A language file → its vocabulary, or one located error for each fault.

The file is read the fast way; only when that fails is it read again by the reader that knows places.
"""

from __future__ import annotations

import yaml

from sourcing.analysis.language import build_language, load_language
from sourcing.analysis.language_file import LanguageFile
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.packs.located import LocatedError, LocatedErrors
from sourcing.packs.validated import validated
from sourcing.packs.yaml_places import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from sourcing.analysis.language import Language


def read_language(path: Path) -> Language:
    """Read a language file.

    Raises LocatedErrors: it cannot be read, is not YAML, or lacks a key or has a word that is none.
    """
    try:
        return load_language(path)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}; install sourcing again"
        raise LocatedErrors([LocatedError(str(path), 1, 1, message)]) from None
    except (yaml.YAMLError, ValueError):
        return build_language(validated(LanguageFile, read_yaml(str(path), path.read_bytes())))
