"""`python -m sourcing`: the same as the `sourcing` command."""

from __future__ import annotations

from sourcing.start import program

if __name__ == "__main__":
    program()
