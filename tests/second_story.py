"""The second story: what `make new` lays out of its article, finished by a list of edits, and tidied.

`tests/second/edits/` has the edits of each file that is laid out (edits.py says how they read); `tests/second/seeds/`
has the files that an editor writes whole.
"""

from __future__ import annotations

import datetime
import io
import shutil
from contextlib import redirect_stdout
from pathlib import Path

import new_seeds
import tidy
from edits import edited

PARTS = Path(__file__).parent / "second"
DAY = datetime.date(2026, 11, 22)


def finished(folder: Path) -> Path:
    """Make the second explainer in a new folder; return its settings."""
    new_seeds.lay_out(folder, (PARTS / "article.txt").read_text("utf-8"), DAY)
    edit(folder)
    tidied(folder)
    return folder / "mkdocs.yml"


def edit(folder: Path) -> None:
    """Do to what was laid out what the editor did."""
    shutil.copytree(PARTS / "seeds", folder / "seeds", dirs_exist_ok=True)
    for edits in (PARTS / "edits").iterdir():
        path = folder / edits.name if edits.name == "mkdocs.yml" else folder / "seeds" / edits.name
        path.write_text(edited(path.read_text("utf-8"), edits.read_text("utf-8")), "utf-8")


def tidied(folder: Path) -> str:
    """Tidy; return what the command shows."""
    with redirect_stdout(io.StringIO()) as shown:
        assert tidy.main(["--seeds", str(folder / "seeds"), "--docs", str(folder / "docs")]) == 0
    return shown.getvalue()
