"""Seeds that do not hold together: the tables in findings/."""

from __future__ import annotations

from pathlib import Path

import pytest
from findings import Row, rows


@pytest.mark.parametrize("row", rows(__file__))
def test_a_seed_that_does_not_hold(folder: Path, row: Row, renew: bool) -> None:
    row.judge(row.happens(), renew)
