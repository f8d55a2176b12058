"""Every character of a seed's value knows its line and column, whatever way YAML wrote it: folded, quoted, escaped."""

from __future__ import annotations

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from desk import read_yaml

WORDS = st.text("ab cd,.:-'\"\\#é“”–ß木😀%&*!|>[]{}?@\t\n", max_size=80)
STYLES = st.sampled_from([None, '"', "'", "|", ">"])


@settings(max_examples=500, deadline=None)
@given(WORDS, STYLES, st.booleans(), st.integers(10, 60))
def test_a_character_stands_where_its_place_says(value: str, style: str | None, unicode: bool, width: int) -> None:
    entries = [{"first": "x", "text": value}]
    source = yaml.safe_dump(entries, default_style=style, allow_unicode=unicode, width=width)
    ((entry,), findings) = read_yaml("seed.yml", source)
    (text,) = (known for key, known in entry.items() if key == "text")
    assert (text, findings) == (value, [])
    lines = source.split("\n")
    for offset, char in enumerate(value):
        _, line, column = text.at(offset)
        code = ord(char)
        written = (char, f"\\{char}", f"\\x{code:02X}", f"\\u{code:04X}", f"\\U{code:08X}")
        assert char.isspace() or lines[line - 1][column - 1 :].startswith(written), (char, line, column, source)
