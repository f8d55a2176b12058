"""`make published`: what readers hold keeps its meaning, and no sentence changes in silence.

The story is a small one whose article and seeds are edited after publication.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import publish
import pytest

from browser.site import ROOT, Site
from browser.site import build as build_site
from desk import Desk, page

PUBLISHED = Path("seeds/published.yml")
ADDED = "Nobody else spoke of the mill."
MOVED = """\
moved:
  - {old: claims/keeps-wheel/, new: claims/wheel-stays/}
  - {old: article/#p3a, new: article/#p4a}
  - {old: article/#p3b, new: article/#p4b}
  - {old: article/#p4a, new: article/#p5a}
  - {old: article/#p5a, new: article/#p6a}
  - {old: article/#p5b, new: article/#p6b}
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """Run the command; return its exit status and the lines that it says."""
    status = publish.main(arguments)
    out, err = capsys.readouterr()
    assert (status == 0) == bool(out) != bool(err)
    return status, (out or err).splitlines()


@pytest.fixture
def published(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The small story, published."""
    assert run(capsys) == (0, ["Recorded for the first time: 50 addresses."])
    return desk


def enter(desk: Desk, old: str, new: str, more: str = "") -> None:
    fields = more or "kind: correction, where: ninety-years"
    words = f"old: {old}, new: {new}" if new else f"old: {old}"
    desk.change("site.yml", "", f"corrections:\n  - {{date: 1931-12-31, {fields}, {words}}}\n")


def edit_the_article(desk: Desk) -> None:
    """Put a paragraph into it, number the passages after it anew, and rename a claim."""
    article = desk.read("article.txt").replace("Otto Lund, the", f"{ADDED}\nOtto Lund, the")
    desk.write("article.txt", article)
    desk.change(
        "site.yml", desk.read("site.yml").partition("sha256: ")[2][:64], hashlib.sha256(article.encode()).hexdigest()
    )
    for file in ("passages.yml", "claims.yml", "terms.yml", "record.yml", "comparison-ends.yml"):
        text = desk.read(file)
        for number in (5, 4, 3):
            for letter in "ab":
                text = text.replace(f"p{number}{letter}", f"p{number + 1}{letter}")
        desk.write(file, text)
    new = f"- id: p3a\n  text: {ADDED}\n  form: the article's own voice\n  voice: article\n"
    new += "  attribution: no source named\n  note: It names nobody.\n  no_claim: It says only that.\n\n"
    desk.change("passages.yml", "- id: p4a\n  text: Otto", new + "- id: p4a\n  text: Otto")
    for file in ("claims.yml", "comparison-ends.yml", "site.yml"):
        desk.write(file, desk.read(file).replace("keeps-wheel", "wheel-stays"))


def test_an_article_edited_after_publication(published: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    edit_the_article(published)
    found = published.findings()
    assert all("[address-kept]" in line for line in found)
    added = [line.partition(" add ")[2].partition("}")[0] + "}" for line in found]
    expected = MOVED.replace("claims/wheel-stays/", "...").splitlines()[1:]
    assert sorted(added) == sorted(line.removeprefix("  - ") for line in expected)
    assert run(capsys)[0] == 1
    published.change("site.yml", "", MOVED)
    assert published.findings() == []
    status, lines = run(capsys)
    assert status == 0, lines
    assert lines[-1].startswith("Recorded: 5")
    assert "moved: claims/keeps-wheel/ -> claims/wheel-stays/" in lines
    assert "new: article/#p6a" in lines
    assert published.findings() == []
    published.change("site.yml", MOVED, "")
    assert any('no "claims/keeps-wheel/" any more' in line for line in published.findings()), "who held it still does"


def test_a_second_run_changes_nothing(published: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    before = PUBLISHED.read_text("utf-8")
    assert run(capsys) == (0, ["Recorded: 50 addresses, 0 of them new."])
    assert PUBLISHED.read_text("utf-8") == before


def test_a_page_leads_on_without_a_program(published: Desk) -> None:
    edit_the_article(published)
    published.change("site.yml", "", MOVED)
    leads = page(published.build(), "claims/keeps-wheel/index.html")
    assert '<meta http-equiv="refresh" content="0; url=../../claims/wheel-stays/">' in leads
    assert '<a href="../../claims/wheel-stays/">The miller will not sell the wheel</a>' in leads
    assert "<script" not in leads
    method = page(published.build(), "method.md")
    assert "- <code>article/&#35;p3a</code>: now at [article/&#35;p4a](article.md#p4a)\n" in method
    published.change("site.yml", "new: claims/wheel-stays/", "gone: It was said twice & no more.")
    assert "It was said twice &amp; no more." in page(published.build(), "claims/keeps-wheel/index.html")


def test_it_is_part_of_a_strict_site(published: Desk, folder: Path) -> None:
    """The page is on the site, and neither in its navigation nor in its search."""
    edit_the_article(published)
    published.change("site.yml", "", MOVED)
    pages = [f"  - {path}\n" for path in dict(published.build().files()) if path.endswith(".md")]
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    before, _, rest = settings.partition("nav:\n")
    settings = before + "nav:\n" + "".join(pages) + "\n# The hook" + rest.partition("# The hook")[2]
    Path("mkdocs.yml").write_text(settings.replace("scripts/", f"{ROOT}/scripts/"), "utf-8")
    published.docs.mkdir()
    build_site(folder / "mkdocs.yml", folder / "site")
    site = Site(folder / "site", "")
    (there,) = site.html("claims/keeps-wheel/").xpath("//a/@href")
    assert (folder / "site/claims/keeps-wheel" / there / "index.html").is_file()
    for file in ("search/search_index.json", "sitemap.xml", "index.html"):
        assert '"claims/keeps-wheel/' not in (folder / "site" / file).read_text("utf-8"), file
        assert "/claims/keeps-wheel/<" not in (folder / "site" / file).read_text("utf-8"), file


CHANGE = "She says that the mill is old and that it is to stay.", "She says that the mill is old and will stay."


def test_a_change_is_entered_first(published: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """As a correction that has the new words; the old record stays until then, and the pages build."""
    before = PUBLISHED.read_text("utf-8")
    published.change("claims.yml", *CHANGE)
    assert published.findings() == []
    status, lines = run(capsys)
    assert (status, len(lines)) == (1, 1)
    assert lines[0].startswith(f'seeds/claims.yml:21:10: found “{CHANGE[1]}”, new in "ninety-years" since')
    assert PUBLISHED.read_text("utf-8") == before
    enter(published, *CHANGE)
    assert run(capsys) == (0, [f"changed: “{CHANGE[1]}” (ninety-years)", "Recorded: 50 addresses, 0 of them new."])
    published.change("claims.yml", CHANGE[1], "She says that it is old and will stay.")
    assert run(capsys)[0] == 1
    published.change("claims.yml", "She says that it is old and will stay.", "So, s" + CHANGE[1][1:])
    assert run(capsys)[0] == 1, "a correction that was published counts once"


def test_a_change_is_typographical_in_one_word(published: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    published.change("claims.yml", *CHANGE)
    assert run(capsys, "--typographical", "mill-closes")[0] == 1
    assert run(capsys, "--typographical", "ninety-years")[0] == 0
    published.change("site.yml", "sources_read: They are made up.", "sources_read: They were made up.")
    assert run(capsys)[1][0].startswith("seeds/site.yml:19:15: found “They were made up.”, new in")
    assert run(capsys, "--typographical", "site")[0] == 0
    with pytest.raises(SystemExit) as ended:
        publish.main(["--typographical", "ninety-year"])
    assert ended.value.code == 2
    assert 'no entry "ninety-year". Did you mean "ninety-years"?' in capsys.readouterr().err


def test_a_sentence_that_goes(published: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    gone = "She does not say what for."
    published.change("claims.yml", f" {gone}", "")
    status, lines = run(capsys)
    assert (status, len(lines)) == (1, 1)
    assert lines[0].startswith('seeds/claims.yml:16:7: found 1 sentence less in "ninety-years"')
    enter(published, gone, "")
    assert run(capsys)[0] == 0


def test_new_entries_need_no_entry(published: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    more = "- id: price\n  question: What did the mill cost?\n  record: A bill.\n"
    published.change("questions.yml", "", more)
    published.change("claims.yml", "open: [closing-day]", "open: [closing-day, price]")
    status, lines = run(capsys)
    assert status == 0
    assert lines[0] == "new: questions/#price"
    assert "changed: “What did the mill cost?” (price)" in lines


def test_a_renamed_claim_hides_no_change(published: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    published.write("claims.yml", published.read("claims.yml").replace("ninety-years", "old-mill"))
    published.change("site.yml", "", "moved: [{old: claims/ninety-years/, new: claims/old-mill/}]\n")
    published.change("claims.yml", *CHANGE)
    assert 'new in "old-mill"' in run(capsys)[1][0]


def test_nothing_unfinished_is_recorded(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.change("site.yml", "lead:", "unfinished: Not yet.\nlead:")
    assert run(capsys)[0] == 1
    assert not PUBLISHED.exists()
