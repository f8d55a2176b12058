"""The data files."""

from __future__ import annotations

from explainer.entries import Entries


def data_files(entries: Entries) -> dict[str, bytes]:
    return {}
