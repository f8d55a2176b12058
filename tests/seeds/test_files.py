"""A seed file that cannot be read as text: every way has its own finding, and the other files are still checked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desk import Desk, permissions_bind

Break = Callable[[Path], None]


def rewritten(change: Callable[[bytes], bytes]) -> Break:
    return lambda path: path.write_bytes(change(path.read_bytes())) and None


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def own_link(path: Path) -> None:
    """Put a link to itself in the file's place: nobody can read that, not even root."""
    path.unlink()
    path.symlink_to(path.name)


# What is done to the file, and the finding that follows; {end} is the column of the first line's end.
BROKEN: dict[str, tuple[Break, str]] = {
    "missing": (Path.unlink, "1:1: found no such file, expected it in the seeds folder: create it"),
    "empty": (rewritten(lambda _: b""), "1:1: found an empty file, expected text: fill it in"),
    "blank": (rewritten(lambda _: b" \n\n"), "1:1: found an empty file, expected text: fill it in"),
    "a folder": (folder, "1:1: found a folder, expected a file: move the folder away"),
    "unreadable": (
        own_link,
        "1:1: found an unreadable file (Too many levels of symbolic links), expected a readable one: "
        "check its permissions",
    ),
    "Latin-1": (
        rewritten(lambda data: data.replace(b"i", b"\xe9", 1)),
        "1:{i}: found the byte 0xE9, expected UTF-8: save the file as UTF-8",
    ),
    "UTF-16": (
        rewritten(lambda data: data.decode().encode("utf-16")),
        "1:1: found the byte 0xFF, expected UTF-8: save the file as UTF-8",
    ),
    "a byte-order mark": (
        rewritten(lambda data: b"\xef\xbb\xbf" + data),
        "1:1: found a byte-order mark, expected plain UTF-8: save the file without it",
    ),
    "CR LF": (
        rewritten(lambda data: data.replace(b"\n", b"\r\n")),
        "1:{end}: found Windows line ends (CR LF), expected line feeds (LF) only: convert the line ends",
    ),
    "a lone CR": (
        rewritten(lambda data: data.replace(b"\n", b"\r", 1)),
        "1:{end}: found a lone carriage return (CR), expected line feeds (LF) only: convert the line ends",
    ),
    "a null character": (
        rewritten(lambda data: data.replace(b"i", b"\0", 1)),
        "1:{i}: found the character U+0000, expected text: delete it",
    ),
    "a line separator": (
        rewritten(lambda data: data.replace(b"i", "\u2028".encode(), 1)),
        "1:{i}: found the character U+2028, expected text: delete it",
    ),
    "10 MB": (
        rewritten(lambda data: data.ljust(10_000_000)),
        "1:1: found 10,000,000 bytes, expected at most 9,500,000: split the file, or remove what is not text",
    ),
}


@pytest.mark.parametrize("file", ["article.txt", "passages.yml", "claims.yml", "site.yml"])
@pytest.mark.parametrize("way", BROKEN)
def test_a_file_that_is_no_text_has_one_finding(desk: Desk, way: str, file: str) -> None:
    spoil, finding = BROKEN[way]
    first = desk.read(file).split("\n", 1)[0]
    spoil(desk.seeds / file)
    assert desk.findings() == [f"seeds/{file}:{finding.format(i=first.index('i') + 1, end=len(first) + 1)}"]


def test_a_file_that_others_alone_may_read(desk: Desk) -> None:
    (desk.seeds / "terms.yml").chmod(0)
    with permissions_bind():
        assert not os.access(desk.seeds / "terms.yml", os.R_OK, effective_ids=True)
        findings = desk.findings()
    assert findings == [
        "seeds/terms.yml:1:1: found an unreadable file (Permission denied), expected a readable one: "
        "check its permissions"
    ]


UNKNOWN = {
    "claim.yml": 'found an unknown file, expected the seed files only. Did you mean "claims.yml"?',
    "notes.md": "found an unknown file, expected the seed files only.",
    "comparison-ends.yaml": "found an unknown file, expected the seed files only.",
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_file_that_is_no_seed(desk: Desk, name: str) -> None:
    desk.write(name, "- id: more\n")
    assert desk.findings() == [f"seeds/{name}:1:1: {UNKNOWN[name]}"]


def test_all_files_are_checked_together(desk: Desk) -> None:
    """A file that cannot be read, one with a wrong date, and a wrong quotation in a third: three findings."""
    desk.change("terms.yml", "plain: The part", "plain: 'The part")
    desk.change("sources.yml", "published: 1931-02-20", "published: 1931-02-30")
    desk.change("claims.yml", "“will close”", "“will cease”")
    assert desk.findings() == [
        "seeds/claims.yml:11:67: found “ease” in a quotation; the article has it up to “will c”, "
        "expected words of the article, or a source's id after them: copy them again",
        'seeds/sources.yml:5:14: found "1931-02-30", expected a date of the calendar as YYYY-MM-DD: correct it',
        "seeds/terms.yml:6:1: found invalid YAML: unexpected end of stream (while scanning a quoted scalar, "
        "begun at line 3, column 10), expected plain lists and mappings: check the quotation marks, colons and indents",
    ]


def test_a_file_of_comments_holds_nothing(desk: Desk) -> None:
    desk.write("events.yml", "# none yet\n")
    assert desk.findings() == ["seeds/events.yml:1:1: found nothing, expected a list: write [] if there is none"]


def test_a_name_of_a_comparison_that_is_too_long(desk: Desk) -> None:
    long = "e" * 49
    name = f"comparison-{long}.yml"
    (desk.seeds / "comparison-ends.yml").rename(desk.seeds / name)
    (finding,) = desk.findings()
    assert finding == (
        f'seeds/{name}:1:8: found a comparison named "{long}", expected a free id in its file name: rename the file'
    )
