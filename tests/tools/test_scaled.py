"""The synthetic seeds of the benchmark pass every check, so that it measures a whole build."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.site import ROOT
from desk import build, page
from tools.scaled import write_config, write_scaled


@pytest.mark.parametrize("times", [1, 3])
def test_scaled_seeds_build(tmp_path: Path, times: int) -> None:
    passages = write_scaled(ROOT / "seeds", times, tmp_path / "seeds")
    write_config(ROOT / "mkdocs.yml", tmp_path / "seeds", tmp_path / "mkdocs.yml", hook=True)
    built = build(tmp_path / "seeds", tmp_path / "mkdocs.yml", thorough=True)
    assert [str(finding) for finding in built.findings] == []
    assert built.seeds is not None
    assert len(built.seeds.passages) == passages
    assert len(built.seeds.claims) % times == 0
    article = page(built, "article.md")
    assert article.count('<section class="paragraph"') % times == 0
