"""How a passage of a source is pointed at and known again: its address, its digest, where copies are looked up."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote, urlsplit

# What the digest in a reading does not see, as seeds/readings.yml states.
_STRAIGHT = str.maketrans({**dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‘’‚‛", "'")})
_ARCHIVE = "https://web.archive.org/web/"
_COPY = re.compile(r"https?://web\.archive\.org/web/[^/]+/(?=https?:)")


def text_fragment(address: str, from_: str, to: str = "") -> str:
    """Return an address that leads to a passage by its first and last words, or by its words if it has no last ones.

    As "URL Fragment Text Directives" asks: after the address's own fragment, hyphen, comma and ampersand escaped. A
    directive that the address has already is replaced. The address of a PDF stays as it is: a browser's reader of
    PDFs takes what follows the # for its own instructions (a page), and finds no text by it.
    """
    if urlsplit(address).path.lower().endswith(".pdf"):
        return address
    plain = address.split(":~:")[0]
    words = ",".join(map(_escaped, filter(None, (from_, to))))
    return f"{plain}{'' if '#' in plain else '#'}:~:text={words}"


def _escaped(words: str) -> str:
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")


def passage_digest(passage: str) -> str:
    """Return the SHA-256 of a passage after NFC, with white space as one space and straight marks and apostrophes."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", passage.strip())).translate(_STRAIGHT)
    return hashlib.sha256(text.encode()).hexdigest()


def lookup_address(address: str) -> str:
    """Return the address under which archived copies of a page can be looked up; for a copy, those of its original."""
    return f"{_ARCHIVE}*/{_COPY.sub('', address, count=1).split('#')[0]}"
