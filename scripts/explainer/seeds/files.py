"""Reads a file that an editor wrote: UTF-8 text with line feeds, or a finding that says what it is instead."""

from __future__ import annotations

import re
from pathlib import Path

from explainer.findings import Finding, Place, Problem

_BACKUP = re.compile(r".*~|#.*#|\..*|.*\.(?:orig|rej|bak|sw[op])", re.DOTALL)
LARGEST = 9_500_000
_NOT_TEXT = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def set_aside(name: str) -> bool:
    """Return whether a file's name is one that editors and systems give to what they keep beside an editor's file."""
    return bool(_BACKUP.fullmatch(name))


def read_text(path: Path, findings: list[Finding]) -> str | None:
    """Return the text of a file as UTF-8 without a byte-order mark, line feeds only; or None, and add a finding."""

    def refuse(found: str, mend: str, before: str = "") -> None:
        place = Place(path.as_posix(), before.count("\n") + 1, len(before) - before.rfind("\n"))
        findings.append(Problem(place, found, mend).finding("file"))

    data, text = b"", ""
    try:
        data = path.read_bytes()
        text = data.decode()
    except FileNotFoundError:
        refuse("no such file", "it in the seeds folder: create it")
    except IsADirectoryError:
        refuse("a folder", "a file: move the folder away")
    except OSError as error:
        refuse(f"an unreadable file ({error.strerror})", "a readable one: check its permissions")
    except UnicodeDecodeError as error:
        refuse(f"the byte 0x{data[error.start]:02X}", "UTF-8: save the file as UTF-8", data[: error.start].decode())
    else:
        at = text.find("\r")
        if len(data) > LARGEST:
            refuse(f"{len(data):,} bytes", f"at most {LARGEST:,}: split the file, or remove what is not text")
        elif text.startswith("\ufeff"):
            refuse("a byte-order mark", "plain UTF-8: save the file without it")
        elif at >= 0:
            kind = "Windows line ends (CR LF)" if text[at : at + 2] == "\r\n" else "a lone carriage return (CR)"
            refuse(kind, "line feeds (LF) only: convert the line ends", text[:at])
        elif match := _NOT_TEXT.search(text):
            refuse(f"the character U+{ord(match[0]):04X}", "text: delete it", text[: match.start()])
        elif not text.strip():
            refuse("an empty file", "text: fill it in")
        else:
            return text
    return None
