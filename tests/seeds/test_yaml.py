"""Files that are no plain YAML: what no editor meant, with both places where a mistake has two."""

from __future__ import annotations

import pytest

from desk import Desk, Row, row

ROWS = {
    "a tab in the indent": row(
        "claims.yml",
        "  kind: refusal",
        "\tkind: refusal",
        "seeds/claims.yml:29:1: found a tab, expected spaces: put spaces in its place",
    ),
    "a double quotation mark not closed": row(
        "claims.yml",
        "title: The miller asked for more time",
        'title: "The miller asked for more time',
        "seeds/claims.yml:48:1: found invalid YAML: unexpected end of stream (while scanning a quoted "
        "scalar, begun at line 39, column 10), expected plain lists and mappings: check the quotation marks, "
        "colons and indents",
    ),
    "a single quotation mark not closed": row(
        "claims.yml",
        "title: The miller asked for more time",
        "title: 'The miller asked for more time",
        "seeds/claims.yml:48:1: found invalid YAML: unexpected end of stream (while scanning a quoted "
        "scalar, begun at line 39, column 10), expected plain lists and mappings: check the quotation marks, "
        "colons and indents",
    ),
    "a quotation mark not closed before another": row(
        "passages.yml",
        "years,\"'",
        'years,"',
        "seeds/passages.yml:24:21: found invalid YAML: expected <block end>, but found '<scalar>' (after the text "
        "in ', begun at line 16, column 9), expected plain lists and mappings: check the quotation marks, colons and "
        "indents",
    ),
    "no character": row(
        "terms.yml",
        "headword: wheel",
        'headword: "\\U00110000"',
        "seeds/terms.yml:2:16: found invalid YAML: invalid Unicode character escape code (while parsing a quoted "
        "scalar, begun at line 2, column 13), expected plain lists and mappings: check the quotation marks, colons and "
        "indents",
    ),
    "a bracket not closed": row(
        "claims.yml",
        "[p2a, p2b, p2c]",
        "[p2a, p2b, p2c",
        "seeds/claims.yml:21:8: found invalid YAML: expected ',' or ']', but got ':' (while parsing a flow "
        "sequence, begun at line 20, column 13), expected plain lists and mappings: check the quotation "
        "marks, colons and indents",
    ),
    "a wrong indent": row(
        "claims.yml",
        "  kind: refusal",
        "   kind: refusal",
        "seeds/claims.yml:29:8: found invalid YAML: mapping values are not allowed here, expected plain "
        "lists and mappings: check the quotation marks, colons and indents",
    ),
    "a colon in plain text": row(
        "claims.yml",
        "title: The miller asked for more time",
        "title: The miller: he asked for more",
        "seeds/claims.yml:39:20: found invalid YAML: mapping values are not allowed here, expected plain "
        "lists and mappings: check the quotation marks, colons and indents",
    ),
    "no space after the colon": row(
        "claims.yml",
        "kind: refusal",
        "kind:refusal",
        "seeds/claims.yml:30:3: found invalid YAML: could not find expected ':' (while scanning a simple "
        "key, begun at line 29, column 3), expected plain lists and mappings: check the quotation marks, "
        "colons and indents",
    ),
    "an at sign": row(
        "claims.yml",
        "title: The miller asked",
        "title: @The miller asked",
        "seeds/claims.yml:39:10: found invalid YAML: character '@' that cannot start any token, "
        "expected plain lists and mappings: check the quotation marks, colons and indents",
    ),
    "an unknown escape": row(
        "claims.yml",
        "title: The miller asked for more time",
        'title: "The \\q miller"',
        "seeds/claims.yml:39:16: found invalid YAML: unknown escape character 'q' (while scanning a "
        "double-quoted scalar, begun at line 39, column 10), expected plain lists and mappings: check the "
        "quotation marks, colons and indents",
    ),
    "a dash missing": row(
        "claims.yml",
        "- id: keeps-wheel",
        "  id: keeps-wheel",
        'seeds/claims.yml:27:3: found the key "id" and 8 more keys a second time (first at line 16, column '
        "3), expected each once: join them, or begin an entry with a dash",
    ),
    "a key twice": row(
        "claims.yml",
        "  kind: refusal",
        "  kind: refusal\n  kind: request",
        'seeds/claims.yml:30:3: found the key "kind" a second time (first at line 29, column 3), expected '
        "each once: join them, or begin an entry with a dash",
    ),
    "an anchor": row(
        "claims.yml",
        "kind: refusal",
        "kind: &said refusal",
        "seeds/claims.yml:29:9: found a YAML anchor, alias or tag, expected plain values: write the value out",
    ),
    "an alias": row(
        "claims.yml",
        "kind: request",
        "kind: *said",
        "seeds/claims.yml:40:9: found a YAML anchor, alias or tag, expected plain values: write the value out",
    ),
    "a merge key": row(
        "claims.yml",
        "- id: keeps-wheel",
        "- <<: {core: The closing}\n  id: keeps-wheel",
        "seeds/claims.yml:27:3: found a YAML merge key (<<), expected plain values: write the values out",
    ),
    "a tag": row(
        "claims.yml",
        "kind: refusal",
        "kind: !!str refusal",
        "seeds/claims.yml:29:9: found a YAML anchor, alias or tag, expected plain values: write the value out",
    ),
    "a tag that runs code": row(
        "claims.yml",
        "kind: refusal",
        "kind: !!python/object/apply:os.system [ls]",
        "seeds/claims.yml:29:9: found a YAML anchor, alias or tag, expected plain values: write the value out",
    ),
    "a second document": row(
        "claims.yml",
        "- id: keeps-wheel",
        "---\n- id: keeps-wheel",
        "seeds/claims.yml:27:1: found a second document (---), expected one document a file: join them",
    ),
    "a list as a key": row(
        "claims.yml",
        "kind: refusal",
        "? [a]\n  : b\n  kind: refusal",
        "seeds/claims.yml:29:5: found a list or mapping as a key, expected a word: check the indents",
    ),
    "too many levels": row(
        "claims.yml",
        "[closing-day]",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[closing-day]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "seeds/claims.yml:13:40: found more than 32 levels, expected a flat list of entries: check the indents",
    ),
}


@pytest.mark.parametrize("change", ROWS.values(), ids=ROWS)
def test_a_file_that_is_no_plain_yaml(desk: Desk, change: Row) -> None:
    assert desk.after(change) == change.findings


def test_a_tab_after_a_colon_is_a_space(desk: Desk) -> None:
    desk.change("terms.yml", "headword: wheel", "headword:\twheel\t")
    assert desk.findings() == []
