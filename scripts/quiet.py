"""Ctrl-C ends a command without a word, also while the engine is still loading: commands import this before it."""

from __future__ import annotations

import sys
from collections.abc import Callable


def _tell(kind: type[BaseException], error: BaseException, trace: object) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, error.__traceback__)


sys.excepthook = _tell


def run(main: Callable[[], int]) -> None:
    """Run a command, and exit with the status that it returns."""
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)  # as a shell says of what was interrupted
