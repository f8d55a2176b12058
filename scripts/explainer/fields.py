"""The kinds of value a seed field can have, each with its own rule and its own message."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Annotated, Any

from pydantic_core import core_schema

from explainer.findings import short, suggest
from explainer.located import Scalar

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LONGEST = 48
ADDRESS_PATTERN = r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[1-9][0-9]{0,4})?([/?#][!#-;=?-\[\]_a-z~]*)?"


class Prose(Scalar):
    """Our own text: a small subset of Markdown (see markup.py), checked for wording and length."""

    __slots__ = ("limit", "own", "rich")

    limit: int
    rich: bool
    own: tuple[str, ...]


class Name(Scalar):
    """A name, title or wording of others, shown as it is and never checked for wording."""

    __slots__ = ()


class Ref(Scalar):
    """The id of an entry of another kind."""

    __slots__ = ("kinds",)

    kinds: tuple[str, ...]


def _text(value: object, expected: str) -> Scalar:
    if not isinstance(value, Scalar):
        found = "a list" if isinstance(value, list) else "a mapping"
        raise ValueError(f"found {found}, expected {expected}: check the indents")
    if not value.strip():
        raise ValueError(f"found nothing, expected {expected}: write it, or delete the line if none is needed")
    return value


class Rule:
    """Annotation of a field: the function that checks its value, and what its JSON Schema says."""

    def __init__(self, check: Callable[[object], Scalar], **schema: Any) -> None:
        self.check, self.schema = check, {"type": "string", **schema}

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return self.schema


def _prose(limit: int, rich: bool) -> Rule:
    def check(value: object) -> Prose:
        text: Prose = _text(value, "text").like(Prose)
        text.limit, text.rich, text.own = limit, rich, ()
        return text

    return Rule(check)


def _name(value: object) -> Name:
    name: Name = _text(value, "text").like(Name)
    return name


def _verbatim(value: object) -> Scalar:
    return _text(value, "words of the article")


def _id(value: object) -> Scalar:
    text = _text(value, "an id")
    if not re.fullmatch(ID_PATTERN, text) or len(text) > ID_LONGEST:
        mend = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:ID_LONGEST].strip("-") or "a-short-id"
        rule = f"small letters, digits and single hyphens, at most {ID_LONGEST} characters"
        raise ValueError(f'found the id "{text[:60]}", expected {rule}: for instance "{mend}"')
    return text


def _reads(text: str, pattern: str, read: Callable[[str], object]) -> bool:
    try:
        return bool(re.fullmatch(pattern, text, re.ASCII)) and bool(read(text))
    except ValueError:
        return False


def _date(value: object) -> Scalar:
    text = _text(value, "a date")
    if not _reads(text, r"\d{4}-\d\d-\d\d", date.fromisoformat):
        raise ValueError(f'found "{short(text)}", expected a date of the calendar as YYYY-MM-DD: correct it')
    return text


def _date_or_undated(value: object) -> Scalar:
    text = _text(value, 'a date or "undated"')
    return text if text == "undated" else _date(value)


def _moment(value: object) -> Scalar:
    text = _text(value, "a date and time")
    if not _reads(text, r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", datetime.fromisoformat):
        raise ValueError(f'found "{short(text)}", expected a moment in UTC as YYYY-MM-DDThh:mm:ssZ: correct it')
    return text


def _address(value: object) -> Scalar:
    text = _text(value, "an address")
    if not re.fullmatch(ADDRESS_PATTERN, text):
        expected = "a web address such as https://www.example.org/page, without spaces, quotation marks or accents"
        raise ValueError(f'found the address "{short(text)}", expected {expected}: copy it again')
    return text


def _digest(value: object) -> Scalar:
    text = _text(value, "a SHA-256")
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise ValueError(f'found "{short(text)}", expected 64 digits from 0 to f: copy the SHA-256 of article.txt')
    return text


def _number(value: object) -> Scalar:
    text = _text(value, "a number")
    if not re.fullmatch("[1-9][0-9]?", text):
        raise ValueError(f'found "{short(text)}", expected a whole number from 1 to 99: correct it')
    return text


def choice(words: Mapping[str, str]) -> Rule:
    """Return the validation of a closed vocabulary: a mapping of each word to what it means."""

    def check(value: object) -> Scalar:
        text = _text(value, "one of the words " + ", ".join(words))
        if text not in words:
            listed = ", ".join(f'"{word}"' for word in words)
            raise ValueError(f'found "{short(text)}", expected one of {listed}: choose one.{suggest(text, words)}')
        return text

    return Rule(check, enum=list(words))


def ref(*kinds: str) -> Rule:
    """Return the validation of an id that must name an entry of one of `kinds`."""

    def check(value: object) -> Ref:
        text: Ref = _text(value, f"the id of a {' or '.join(kinds)}").like(Ref)
        text.kinds = kinds
        return text

    return Rule(check)


def prose(limit: int) -> Rule:
    """Return the validation of our own text of at most `limit` words, in the small Markdown subset."""
    return _prose(limit, rich=True)


def label(limit: int) -> Rule:
    """Return the validation of our own text of at most `limit` words, without quotations or links."""
    return _prose(limit, rich=False)


IdText = Annotated[Scalar, Rule(_id, pattern=ID_PATTERN, maxLength=ID_LONGEST)]
NameText = Annotated[Name, Rule(_name)]
Verbatim = Annotated[Scalar, Rule(_verbatim)]
Date = Annotated[Scalar, Rule(_date, format="date")]
DateOrUndated = Annotated[Scalar, Rule(_date_or_undated)]
Moment = Annotated[Scalar, Rule(_moment, format="date-time")]
Number = Annotated[Scalar, Rule(_number, pattern="^[1-9][0-9]?$")]
Digest = Annotated[Scalar, Rule(_digest, pattern="^[0-9a-f]{64}$")]
Address = Annotated[Scalar, Rule(_address, format="uri")]
