"""A language: its small texts by their keys, and its days, plurals, lists and quotation marks.

How days and lists are written and which numbers are plural is the Unicode CLDR's, as Babel has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from explainer.languages.texts import Text
from explainer.seeds import markup
from explainer.seeds.dates import first_day
from explainer.seeds.fields import Prose

Texts = Mapping[str, Text | Mapping[str, Text]]
"""Texts by their keys, `group.name`; one that differs by number is several, by the categories of the CLDR."""


class Language:
    """The language of a site: `tag` as the seeds have it, the texts of its file, and how it writes days and lists."""

    def __init__(self, tag: str, texts: Texts, locale: Locale) -> None:
        self.tag, self._texts, self._locale = tag, texts, locale
        self.marks = (self.text("marks.open"), self.text("marks.close"))
        self._plural = locale.plural_form

    def find(self, key: str, word: str, values: Mapping[str, object]) -> Text:
        """Return the text of a key, or of a word of the group that the key names; by `count` where that decides."""
        found = self._texts[f"{key}.{word}" if word else key]
        return found if isinstance(found, Text) else found[self._plural(int(str(values["count"])))]

    def text(self, key: str, word: str = "", /, **values: object) -> str:
        """Return the text of a key as plain words, with values filled in."""
        return self.find(key, word, values).plain({name: self.plain(value) for name, value in values.items()})

    def plain(self, value: object) -> str:
        """Return a value as plain words: our own text with the quotation marks of the language."""
        return markup.plain(value.tokens, self.marks) if isinstance(value, Prose) else str(value)

    def group(self, name: str) -> dict[str, str]:
        """Return the plain texts of a group by their names."""
        own = ((key.removeprefix(f"{name}."), text) for key, text in self._texts.items() if key.startswith(f"{name}."))
        return {key: text.plain({}) for key, text in own if isinstance(text, Text)}

    def day(self, value: str) -> str:
        """Return a day, month or year of the seeds as readers write it; other words as they are."""
        return day(value, self._locale)

    @cached_property
    def weekdays(self) -> tuple[str, ...]:
        """The names of the days of the week, Monday first."""
        return _weekdays(self._locale)

    def listed(self, words: Iterable[str]) -> str:
        """Return words as a list in a sentence, as in `Ida Holm and Otto Lund`."""
        return format_list([*words], locale=self._locale)


@cache
def day(value: str, locale: Locale) -> str:
    """Return a day, month or year of the seeds as a language writes it; other words as they are."""
    try:
        date = first_day(value)
    except ValueError:
        return value
    if len(value) == len("YYYY-MM-DD"):
        return format_date(date, "long", locale)
    return str(format_skeleton("yMMMM", date, locale=locale)) if len(value) == len("YYYY-MM") else value


def weekdays(tag: str) -> tuple[str, ...]:
    """Return the names of the days of the week in another language, Monday first; none where the CLDR has none."""
    locale = known_locale(tag)
    return _weekdays(locale) if locale else ()


def _weekdays(locale: Locale) -> tuple[str, ...]:
    names = locale.days["format"]["wide"]
    return tuple(str(names[number]) for number in range(7))


def known_locale(tag: str) -> Locale | None:
    """Return what the CLDR has for a language tag, or for as much of it as it knows; None where it knows none."""
    parts = tag.split("-")
    while parts:
        try:
            return Locale.parse("-".join(parts), sep="-")
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return None
