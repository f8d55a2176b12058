"""Seeds that cannot be read or are of the wrong shape: the tables in findings/."""

from __future__ import annotations

from pathlib import Path

import pytest
from findings import Row, rows


@pytest.mark.parametrize("row", rows(__file__))
def test_a_seed_that_cannot_be_used(folder: Path, row: Row, renew: bool) -> None:
    row.judge(row.happens(), renew)
