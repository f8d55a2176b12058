"""Makes the pictures of the README anew from the built site: `make pictures`.

The only connections are to a server on this machine.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from browser.chromium import chromium
from browser.server import serve
from browser.site import ROOT, build

INTO = ROOT / ".github/pictures"


@dataclass(frozen=True)
class Picture:
    """A part of a page as a window shows it: where it is scrolled to, and what the window is like."""

    page: str
    width: int
    height: int
    top: str = ""
    options: dict[str, Any] = field(default_factory=dict)


PICTURES = {
    "article": Picture("article/", 1280, 760, top="#p2"),
    "home-phone": Picture("", 390, 844, options={"color_scheme": "dark"}),
    "jail-access": Picture("jail-access/", 1280, 900),
}


def main() -> None:
    """Build, serve, and write each picture."""
    with tempfile.TemporaryDirectory() as folder:
        build(ROOT / "mkdocs.yml", Path(folder))
        with serve(Path(folder)) as address, chromium() as browser:
            for name, picture in PICTURES.items():
                window = {"width": picture.width, "height": picture.height}
                page = browser.new_page(viewport=window, reduced_motion="reduce", **picture.options)
                page.goto(address + picture.page + picture.top)
                page.screenshot(path=INTO / f"{name}.png")
                page.close()


if __name__ == "__main__":
    main()
