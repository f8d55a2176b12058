"""`make tidy`: letters, order and lines of nav put right by edits of the text; a second run changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import build_pages
import pytest
import tidy
from findings import apply, read

from browser.site import ROOT
from desk import STORIES, Desk, seeds_of

NAV = ROOT / "tests/checks/findings/nav.yml"


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with a nav that lists every page."""
    (right,) = (row for row in read(NAV) if not row.findings)
    for edit in right.edits:
        apply(edit)
    return desk


def texts() -> dict[str, str]:
    files = [*Path("seeds").iterdir(), Path("mkdocs.yml")]
    return {path.name: path.read_text("utf-8") for path in files if path.exists()}


def changed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Tidy; return the lines that it shows as changed. A second run changes nothing."""
    before = texts()
    assert tidy.main([]) == 0
    shown = capsys.readouterr().out.splitlines()
    after = texts()
    assert tidy.main([]) == 0
    assert capsys.readouterr().out == "All is tidy.\n"
    assert texts() == after
    lines = [line for line in shown if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert bool(lines) == (before != after)
    return lines


@pytest.mark.parametrize("story", STORIES)
def test_what_is_tidy_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], story: str
) -> None:
    Desk(seeds_of(story))
    if (config := seeds_of(story).parent / "mkdocs.yml").exists():
        shutil.copy(config, folder)
    assert changed(capsys) == []


def test_a_passage_cut_in_two(full: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """The new one has no id; those after it move on, and with them all that names them."""
    full.change(
        "claims.yml", "plain: The miller says no", "plain: See [there](p1b), “close”[p1b] # kept\n  # plain: p1b"
    )
    old = full.read("passages.yml")
    first = old.index("  text: ") + len("  text: ")
    line = old[first : old.index("\n", first)]
    words = line.strip("'\"")
    one, two = words[: words.index(" ", 8)], words[words.index(" ", 8) + 1 :]
    quote = line[0] if line[0] in "'\"" else ""
    full.change("passages.yml", line + "\n", f"{quote}{one}{quote}\n# new:\n- text: {quote}{two}{quote}\n")
    lines = changed(capsys)
    assert "-- text: " + f"{quote}{two}{quote}" in lines
    assert "+- id: p1b" in lines
    assert "+  text: " + f"{quote}{two}{quote}" in lines
    assert "+  plain: See [there](p1c), “close”[p1c] # kept" in lines
    assert "# plain: p1b" in full.read("claims.yml"), "a comment is nobody's"
    assert "  passages: [p1a, p1c]" in full.read("claims.yml")


def test_what_was_published_keeps_its_letter(full: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    published = "addresses: [claims/]\nwords: {p1a: '00000000', p1b: '00000000', p1d: '00000000'}\n"
    full.write("published.yml", published + "sentences: {}\nentered: []\n")
    text = full.read("passages.yml")
    at = text.index("- id: p1b")
    words = next(line for line in text[at:].splitlines() if line.startswith("  text: "))
    quote = words[8] if words[8] in "'\"" else ""
    one, _, two = words[8:].strip("'\"").partition(" ")
    full.change("passages.yml", words, f"  text: {quote}{one}{quote}\n- id: p1b\n  text: {quote}{two}{quote}")
    assert changed(capsys) == ["-- id: p1b", "+- id: p1e"]
    assert "passages: [p1a, p1b]" in full.read("claims.yml")


def test_claims_go_where_their_passages_stand(full: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    text = full.read("claims.yml")
    head, _, rest = text.partition("- id: mill-closes")
    first, _, others = rest.partition("\n- id: ")
    moved = f"{head}# Said second.\n- id: {others.rstrip()}\n\n# Said first.\n- id: mill-closes{first.rstrip()}\n"
    full.write("claims.yml", moved)
    assert any("[claim-order]" in line for line in full.findings())
    assert build_pages.main([]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "1 of these can be left to a program: make tidy"
    changed(capsys)
    assert full.findings() == []
    after = full.read("claims.yml")
    assert after.index("# Said first.\n- id: mill-closes") < after.index("# Said second.\n- id: ninety-years")
    assert sorted(after.splitlines()) == sorted(moved.splitlines())


def test_lines_of_nav(full: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    config = Path("mkdocs.yml")
    right = config.read_text("utf-8")
    lines = right.splitlines(keepends=True)
    for number in range(3, len(lines) - 1):
        if "index.md" in lines[number] or lines[number].rstrip().endswith(":"):
            continue
        config.write_text("".join(lines[:number] + lines[number + 1 :]), "utf-8")
        assert changed(capsys) == ["+" + lines[number].rstrip("\n")]
        assert config.read_text("utf-8") == right


def test_seeds_that_cannot_be_read(full: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, and nothing is written."""
    for file, old, new, told in (
        ("claims.yml", "kind: refusal", "kind: He said: no", "seeds/claims.yml:29:"),
        ("passages.yml", "id: p1b\n", "id: p1b\n  text: 'x'\n", "seeds/passages.yml:"),
        ("terms.yml", "headword", "head: [", "seeds/terms.yml:"),
    ):
        kept = full.read(file)
        full.change(file, old, new)
        before = texts()
        assert tidy.main([]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(told)
        assert len(err.splitlines()) == 1
        assert texts() == before
        full.write(file, kept)
    full.change("passages.yml", "Mayor Ida Holm", "mayor Ida Holm")
    assert tidy.main([]) == 1
    assert "a passage that does not follow" in capsys.readouterr().err


def test_wrong_usage(desk: Desk) -> None:
    with pytest.raises(SystemExit) as ended:
        tidy.main(["--seeds", "nowhere"])
    assert ended.value.code == 2
