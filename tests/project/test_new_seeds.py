"""`make new`: an article's text becomes seeds that tile it, that nobody can publish by mistake, and that build."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import new_seeds
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from browser.site import Site
from browser.site import build as build_site
from desk import build, read_yaml
from explainer.article.marks import quoted_runs
from explainer.new.stubs import Layout

TODAY = datetime.date(2024, 2, 29)
ODD = (
    'Mr. J. Smith of the U.S. Navy left. "I stay. I do," he said. 3*4*5 is 60! # {{ x }} <b>&amp;</b> [1] (1)',
    "",
    "   「はい。いいえ。」そして。\tΤέλος.\u00a0\u00a0Next  one two three. 👩‍👩‍👧 e\u0301 'x'\\n: - \"",
    "x",
    "“No closing mark. Two. Three.",
    "a" * 900 + ". " + "B. C D? " * 800,
    "FILL IN. FILL IN.",
)
OWN = "  form: the article's own voice\n  voice: article\n  attribution: no source named"
TEXTS = {
    "odd": "\n".join(ODD),
    "one letter": "x",
    "many newlines": "\n\n \nOne. Two.\n\n\nThree.\n\n",
    "YAML's own signs": "- a: b\n? x\n'It''s' | > & * ! %\n---\n...\n# no comment\nno\n1.10\n12:30\n~",
    "one long paragraph": "It is so. " * 1000,
}


def tiles(article: str, entries: list[dict[str, str]]) -> bool:
    """Tell whether passages follow one another through the article, each inside the paragraph that its id names."""
    lines = [line for line in article.split("\n") if line.strip()]
    found: dict[int, list[str]] = {}
    for entry in entries:
        match = re.fullmatch(r"p([1-9]\d*)[a-z]{1,2}", entry["id"])
        assert match
        found.setdefault(int(match[1]), []).append(entry["text"])
    assert len({entry["id"] for entry in entries}) == len(entries)
    assert list(found) == list(range(1, len(lines) + 1))
    return all("".join(lines[n - 1].split()) == "".join("".join(texts).split()) for n, texts in found.items())


def passages(folder: Path) -> list[dict[str, str]]:
    found, findings = read_yaml("passages.yml", (folder / "seeds/passages.yml").read_text("utf-8"))
    assert findings == []
    return list(found)


@pytest.mark.parametrize("article", TEXTS.values(), ids=TEXTS)
def test_the_passages_tile_the_article(tmp_path: Path, article: str) -> None:
    new_seeds.lay_out(tmp_path / "new", article, TODAY)
    assert (tmp_path / "new/seeds/article.txt").read_bytes() == article.encode()
    left = map(str, build(tmp_path / "new/seeds").findings)
    assert [line for line in left if "FILL IN" not in line and "unfinished" not in line] == []
    assert tiles(article, passages(tmp_path / "new"))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1).filter(str.strip))
def test_any_text_is_tiled(article: str) -> None:
    entries, findings = read_yaml("passages.yml", Layout(article, "en").files()["passages"])
    assert findings == []
    assert tiles(article, entries)
    assert all(entry["text"] in article for entry in entries)


def test_the_letters_of_a_paragraph_go_on_after_z(tmp_path: Path) -> None:
    new_seeds.lay_out(tmp_path / "new", TEXTS["one long paragraph"], TODAY)
    ids = [passage["id"] for passage in passages(tmp_path / "new")]
    assert ids[:2] + ids[25:28] + ids[-1:] == ["p1a", "p1b", "p1z", "p1aa", "p1ab", "p1zz"]


def findings(folder: Path) -> list[str]:
    return list(map(str, build(folder / "seeds", thorough=True).findings))


def drop(file: Path, *starts: str) -> None:
    """Delete the lines of a file that start with one of `starts`."""
    lines = file.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(starts)]
    assert len(lines) - len(kept) == len(starts)
    file.write_text("".join(kept), "utf-8")


def test_the_seeds_cannot_be_published_by_mistake(tmp_path: Path) -> None:
    folder, site = tmp_path / "new", tmp_path / "new/seeds/site.yml"
    new_seeds.lay_out(folder, TEXTS["odd"], TODAY)
    message = (
        f'{site}:10:13: found "unfinished: Laid out by program; not yet edited.", '
        "expected finished seeds: complete them, then delete this line"
    )
    assert sum(line.startswith(message) for line in findings(folder)) == 1
    with pytest.raises(RuntimeError, match=re.escape(message.split(": ", 1)[1])):
        build_site(folder / "mkdocs.yml", tmp_path / "site")
    assert not list(folder.glob("docs/**/*.md"))

    drop(site, "unfinished:")
    left = findings(folder)
    assert {line.rpartition("[")[2] for line in left} == {"fill-in]"}, "nothing but what an editor has to write"
    to_do = {str(file): file.read_text("utf-8").count("FILL IN") for file in (folder / "seeds").glob("*.yml")}
    to_do[str(folder / "seeds/passages.yml")] -= 2  # the article says it, too
    for line in left:
        file, times = line.split(":")[0], re.search('found "FILL IN" ([0-9]+) times', line)
        assert times
        assert to_do.pop(file) == int(times[1])
    assert set(to_do.values()) == {0}


def written(file: Path) -> None:
    """Write something for all that is to be written, and make each passage the article's own voice."""
    text = re.sub(r"(?m)^  form: .*\n  voice: .*\n  attribution: .*", OWN, file.read_text("utf-8"))
    text = re.sub(r"(?m)^(  attribution: .*\n(?:  note.*\n))(?!  no_claim)", r"\1  no_claim: Made up.\n", text)
    file.write_text(re.sub(r"(?m)(: |\[|')FILL IN(?:: [^'\n]*)?(?='|$)", r"\1Made up.", text), "utf-8")


def test_the_pages_are_built_and_read_back(tmp_path: Path) -> None:
    """The page says the article's words, whatever they are."""
    article = TEXTS["odd"]
    new_seeds.lay_out(tmp_path / "new", article, TODAY)
    drop(tmp_path / "new/seeds/site.yml", "unfinished:")
    for name in ("claims", "record", "people"):
        (tmp_path / f"new/seeds/{name}.yml").write_text("[]\n", "utf-8")
    for name in ("site", "passages"):
        written(tmp_path / f"new/seeds/{name}.yml")
    titles = [line[run.first : run.last] for line in article.split("\n") for run in quoted_runs(line)]
    site = tmp_path / "new/seeds/site.yml"
    site.write_text(re.sub("(?m)^article:$", f"article:\n  titles: {titles}", site.read_text("utf-8")), "utf-8")
    assert [line for line in findings(tmp_path / "new") if "[hard-to-read]" not in line] == []
    build_site(tmp_path / "new/mkdocs.yml", tmp_path / "site")
    lines = [line.lstrip() for line in article.split("\n") if line.strip()]
    assert Site(tmp_path / "site", "").paragraphs == lines


REFUSED = {
    "no names": ("", "", "Name both: make new DIR=folder ARTICLE=text-file"),
    "no article": ("new", "none.txt", "none.txt is no file: name the text of an article"),
    "a folder as the article": ("new", "full", "full is no file: name the text of an article"),
    "a folder with content": ("full", "a.txt", "full is there already and not empty: name a new folder"),
    "a file as the folder": ("a.txt", "a.txt", "a.txt is there already and not empty: name a new folder"),
}


@pytest.mark.parametrize(("folder", "article", "message"), REFUSED.values(), ids=REFUSED)
def test_wrong_usage(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    folder: str,
    article: str,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/kept.txt").write_text("kept", "utf-8")
    (tmp_path / "a.txt").write_text("A. B.", "utf-8")
    with pytest.raises(SystemExit) as stopped:
        new_seeds.main([folder, article])
    assert stopped.value.code == 2
    assert capsys.readouterr().err == message + "\n"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.txt", "full", "kept.txt"]


BAD = {
    "Windows line ends": (b"A.\r\nB.", "1:3: found Windows line ends (CR LF), expected line feeds (LF) only"),
    "a lone CR": (b"A.\n\rB.", "2:1: found a lone carriage return (CR), expected line feeds (LF) only"),
    "a byte-order mark": (b"\xef\xbb\xbfA.", "1:1: found a byte-order mark, expected plain UTF-8"),
    "another encoding": (b"caf\xe9.", "1:4: found the byte 0xE9, expected UTF-8"),
    "nothing": (b" \n", "1:1: found an empty file, expected text"),
}


@pytest.mark.parametrize(("content", "message"), BAD.values(), ids=BAD)
def test_an_article_that_the_builder_would_refuse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, message: str
) -> None:
    article = tmp_path / "a.txt"
    article.write_bytes(content)
    assert new_seeds.main([str(tmp_path / "new"), str(article)]) == 1
    assert capsys.readouterr().err.startswith(f"{article}:{message}: ")
    assert not (tmp_path / "new").exists()


def test_the_command_says_what_comes_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("A. B.", "utf-8")
    (tmp_path / "new").mkdir()
    assert new_seeds.main([str(tmp_path / "new"), str(tmp_path / "a.txt")]) == 0
    assert capsys.readouterr().out.endswith(f"\n  make pages DIR={tmp_path}/new\n")
    assert (tmp_path / "new/docs/data/schemas/passages.json").is_file(), "an editor completes from the first line on"


WRAPPED = """\
The mill at Brook Lane will close in the autumn, the mayor of the town
said on Monday, and its wheel will stand in the yard of the school from
then on. The miller had asked for one more year, and had not been given
it by the council, which met in May.

Nobody knows what becomes of the mill itself, which has stood for some
ninety years and which the town has owned for the last ten of them all,
"""


def test_wrapped_lines_are_no_paragraphs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "a.txt"
    article.write_text(WRAPPED, "utf-8")
    assert new_seeds.main([str(tmp_path / "new"), str(article)]) == 1
    message = "found lines of at most 71 characters that break inside sentences, expected one line for each paragraph: "
    assert capsys.readouterr().err.startswith(f"{article}:1:1: {message}")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("where", ["some.txt/new", "x" * 300])
def test_a_folder_that_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], where: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("some.txt").write_text("It is so.", "utf-8")
    with pytest.raises(SystemExit) as ended:
        new_seeds.main([where, "some.txt"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith(f"{where} cannot be made (")


def test_a_folder_of_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("some.txt").write_text("It is so.", "utf-8")
    assert new_seeds.main(["a, b: 😀", "some.txt"]) == 0
    settings, problems = read_yaml("mkdocs.yml", Path("a, b: 😀/mkdocs.yml").read_text("utf-8"))
    assert problems == []
    assert settings["site_name"] == "a, b: 😀"


def test_an_article_in_a_language_without_texts(tmp_path: Path) -> None:
    """Its pages are English, and say what language its own words are in."""
    new_seeds.lay_out(tmp_path / "new", "Die Mühle schließt.\n", TODAY, "de-AT")
    seeds = build(tmp_path / "new/seeds").seeds
    assert seeds
    assert (seeds.site.language, seeds.site.article.language) == ("en", "de-AT")
