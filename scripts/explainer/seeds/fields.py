"""The kinds of value a seed field can have, each with its own rule and its own message."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic_core import core_schema

from explainer.findings import short, suggest
from explainer.seeds import markup
from explainer.seeds.located import Scalar, Sequence

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LONGEST = 48
MOST_WORDS = "mostWords"
"""The keyword by which the schema of our own text tells its limit to whoever writes the schemas."""


class WrongError(ValueError):
    """What a rule says of a value that breaks it: what was found, and what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"found {found}, expected {expected}")
        self.found, self.expected = found, expected


class Prose(Scalar):
    """Our own text: a small subset of Markdown (see markup.py), read once, checked for wording and length."""

    __slots__ = ("limit", "own", "rich", "tokens")

    limit: int
    """The most words that it may have."""
    rich: bool
    """Whether it may have quotations and links."""
    own: tuple[str, ...]
    """The passages that its entry is about: they decide where quoted words stand."""
    tokens: markup.Tokens

    @property
    def plain(self) -> str:
        """The text without its marks."""
        return markup.plain(self.tokens)


class Name(Scalar):
    """A name, title or wording of others, shown as it is and never checked for wording."""

    __slots__ = ()


class Ref(Scalar):
    """The id of an entry of another kind."""

    __slots__ = ("kinds",)

    kinds: tuple[str, ...]


_NULLS = ("~", "null", "Null", "NULL")


def _text(value: object, expected: str) -> Scalar:
    if not isinstance(value, Scalar):
        found = "a list" if isinstance(value, list) else "a mapping"
        raise WrongError(found, f"{expected}: check the indents")
    if not value.strip():
        raise WrongError("nothing", f"{expected}: write it, or delete the line if none is needed")
    if value in _NULLS and value.is_plain:
        mend = "write it, or delete the line if none is needed"
        raise WrongError(f"{value}, which is YAML for nothing", f"{expected}: {mend}")
    return value


class Rule:
    """Annotation of a field: the function that checks its value, and what its JSON Schema says.

    Where the context of the validation collects faults, a value that breaks the rule is told there, and is None.
    """

    def __init__(self, check: Callable[[object], Scalar], **schema: Any) -> None:
        self.check, self.schema = check, {"type": "string", **schema}

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(self.validated)

    def validated(self, value: object, info: Any) -> Scalar | None:
        """Return the value, or tell in the context of the validation that it breaks the rule."""
        try:
            return self.check(value)
        except WrongError as wrong:
            if info.context is None:
                raise
            info.context.add(value, wrong.found, wrong.expected)
            return None

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return self.schema


def prose(limit: int, *, rich: bool = True) -> Rule:
    """Return the validation of our own text of at most `limit` words, in the small Markdown subset if it is rich."""

    def check(value: object) -> Prose:
        text: Prose = _text(value, "text").like(Prose)
        text.limit, text.rich, text.own, text.tokens = limit, rich, (), markup.parse(text)
        return text

    return Rule(check, **{MOST_WORDS: limit})


def label(limit: int) -> Rule:
    """Return the validation of our own text of at most `limit` words, without quotations or links."""
    return prose(limit, rich=False)


def _name(value: object) -> Name:
    name: Name = _text(value, "text").like(Name)
    return name


def _phrase(value: object) -> Name:
    name = _name(value)
    if not any(char.isalnum() for char in name):
        raise WrongError(f'"{short(name)}"', "a word or phrase, with letters or digits: write it out")
    return name


def _verbatim(value: object) -> Scalar:
    return _text(value, "words of the article")


def identifier(value: object) -> Scalar:
    """Return a value that is an id: small letters, digits and single hyphens; raise `WrongError` where it is none."""
    text = _text(value, "an id")
    if not re.fullmatch(ID_PATTERN, text) or len(text) > ID_LONGEST:
        mend = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:ID_LONGEST].strip("-") or "a-short-id"
        rule = f"small letters, digits and single hyphens, at most {ID_LONGEST} characters"
        raise WrongError(f'the id "{text[:60]}"', f'{rule}: for instance "{mend}"')
    return text


def form(
    what: str, pattern: str, expected: str | Callable[[str], str], read: Callable[[str], object] = str, **schema: Any
) -> Rule:
    """Return the validation of `what`, a text that has the form of `pattern` and that `read` accepts.

    `expected` is the mend, or gives that of a value.
    """

    def check(value: object) -> Scalar:
        text = _text(value, what)
        with contextlib.suppress(ValueError):
            if re.fullmatch(pattern, text, re.ASCII) and read(text):
                return text
        raise WrongError(f'"{short(text)}"', expected(text) if callable(expected) else expected)

    return Rule(check, pattern=f"^({pattern})$", **schema)


def choice(words: Mapping[str, str]) -> Rule:
    """Return the validation of a closed vocabulary: a mapping of each word to what it means."""

    def check(value: object) -> Scalar:
        text = _text(value, "one of the words " + ", ".join(words))
        if text not in words:
            listed = ", ".join(f'"{word}"' for word in words)
            raise WrongError(f'"{short(text)}"', f"one of {listed}: choose one.{suggest(text, words)}")
        return text

    return Rule(check, enum=list(words), enumDescriptions=list(words.values()))


def ref(*kinds: str) -> Rule:
    """Return the validation of an id that must name an entry of one of `kinds`."""

    def check(value: object) -> Ref:
        text: Ref = _text(value, f"the id of a {' or '.join(kinds)}").like(Ref)
        text.kinds = kinds
        return text

    return Rule(check)


class OneOrMore:
    """Annotation of a field that holds one value or a list of them, always read as a list."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(self._validated)

    def _validated(self, value: object, info: Any) -> list[Scalar]:
        values = value if isinstance(value, Sequence) and value else [value]
        found = [self._rule.validated(item, info) for item in values]
        return [item for item in found if item is not None]

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [self._rule.schema, {"type": "array", "items": self._rule.schema, "minItems": 1}]}


IdText = Annotated[Scalar, Rule(identifier, pattern=ID_PATTERN, maxLength=ID_LONGEST)]
NameText = Annotated[Name, Rule(_name)]
Phrase = Annotated[Name, Rule(_phrase)]
Verbatim = Annotated[Scalar, Rule(_verbatim)]
Number = Annotated[Scalar, form("a number", "[1-9][0-9]?", "a whole number from 1 to 99: correct it")]
_COUNT: Any = {"type": ["integer", "string"], "minimum": 1, "maximum": 99_999}  # an editor reads digits as a number
Count = Annotated[Scalar, form("a number", "[1-9][0-9]{0,4}", "a whole number from 1 to 99999: correct it", **_COUNT)]
Digest = Annotated[Scalar, form("a SHA-256", "[0-9a-f]{64}", "64 digits from 0 to f: copy the SHA-256 again")]
Language = Annotated[
    Scalar, form("a language", r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag such as en or en-GB: correct it")
]
