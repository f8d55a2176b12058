"""Finds and reads the file of a language: what it lacks beside English and what the pages ask for, or has too much."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel.core import Locale

from explainer.findings import Finding, Place, Problem, short, suggest
from explainer.languages.asked import Asked
from explainer.languages.language import Language, known_locale
from explainer.languages.texts import Text
from explainer.seeds.files import read_text
from explainer.seeds.located import Scalar, read_yaml

FOLDER = Path(__file__).parent
ENGLISH, CHECK = "en", "language"
_LOCALE = "language.locale"
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_Values = dict[str, tuple[Scalar, dict[str, Scalar]]]
"""For each key the place where it stands, and its text under "", or its texts by number."""


def load(tag: Scalar, asked: Iterable[Asked] = ()) -> tuple[Language | None, list[Finding]]:
    """Return the language of a tag, as in BCP 47, and what is wrong with it, with its file or with what is asked of it.

    It is None where there is a finding.
    """
    name = _named(tag)
    if name is None:
        names = ", ".join(f'"{file.stem}"' for file in sorted(FOLDER.glob("*.yml")))
        file = (FOLDER.relative_to(FOLDER.parents[2]) / f"{tag.partition('-')[0]}.yml").as_posix()
        mend = f"one of {names}, or a file {file}: copy {ENGLISH}.yml to it and translate that, as its head says"
        return None, [_problem(tag, f'the language "{tag}", which has no file of texts', mend)]
    findings: list[Finding] = []
    english = _read(ENGLISH, findings)
    own = english if name == ENGLISH else _read(name, findings)
    if english is None or own is None:
        return None, findings
    locale = known_locale(tag if "-" in tag else str(own[_LOCALE][1][""] if _LOCALE in own else tag))
    if locale is None:
        where = own[_LOCALE][0] if _LOCALE in own else tag
        return None, [_problem(where, f'"{where}", of which the CLDR has no days', "a language tag that it has")]
    findings += _compared(own, english, name, locale)
    findings += [
        Problem(one.place, f'the text "{one.key}"', f"one that languages/{ENGLISH}.yml has: add it").finding(CHECK)
        for one in asked
        if one.key not in english and not any(key.startswith(f"{one.key}.") for key in english)
    ]
    if findings:
        return None, findings
    texts = {key: _texts(values) for key, (_, values) in own.items()}
    return Language(str(tag), texts, locale), findings


def of_seeds(folder: Path) -> Language | None:
    """Return the language of a folder of seeds, read for that alone; None where it has none that can be used."""
    text = read_text(folder / "site.yml", [])
    site, _ = read_yaml("", text) if text is not None else (None, [])
    tag = site.get(Scalar("language")) if isinstance(site, Mapping) else None
    return load(tag)[0] if isinstance(tag, Scalar) and tag else None


def known_or_english(tag: str) -> Language:
    """Return the language of a tag, or English where it has no file that can be used."""
    language = load(Scalar(tag))[0] if _named(tag) else None
    return language or english()


def english() -> Language:
    """Return English, which is always there."""
    language, _ = load(Scalar(ENGLISH))
    assert language
    return language


def _named(tag: str) -> str | None:
    """Return the name of the file for a tag: that of the whole tag, or of as much of it as there is a file for."""
    parts = tag.split("-")
    found = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((name for name in found if (FOLDER / f"{name}.yml").exists()), None)


def _shown(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()


def _problem(where: Any, found: str, expected: str) -> Finding:
    return Problem(where, found, expected).finding(CHECK)


def _read(name: str, findings: list[Finding]) -> _Values | None:
    """Return the texts of a file; None, with findings, where it has not the shape of one."""
    path = _shown(FOLDER / f"{name}.yml")
    text = read_text(FOLDER / f"{name}.yml", findings)
    tree, problems = read_yaml(path, text) if text is not None else (None, [])
    findings += problems
    if tree is None or problems:
        return None
    values: _Values = {}
    before = len(findings)
    for group, texts in tree.items() if isinstance(tree, Mapping) else ():
        if not isinstance(texts, Mapping):
            findings.append(_problem(group, f'no texts below "{group}"', "a line for each, indented"))
            continue
        for key, value in texts.items():
            by_number = value if isinstance(value, Mapping) else {"": value}
            if by_number and all(isinstance(part, Scalar) and part for part in by_number.values()):
                values[f"{group}.{key}"] = key, {str(category): part for category, part in by_number.items()}
            else:
                findings.append(_problem(key, f'no text for "{group}.{key}"', "one: write it"))
    if not values and len(findings) == before:
        findings.append(_problem(Place(path, 1, 1), "no texts", f"groups of them, as in {ENGLISH}.yml"))
    return values if len(findings) == before else None


@cache
def _text(source: str) -> Text:
    """Return a text; each is read once, though it is compared, and loaded again on each build."""
    return Text(source)


def _texts(values: dict[str, Scalar]) -> Text | dict[str, Text]:
    return _text(values[""]) if "" in values else {category: _text(text) for category, text in values.items()}


def _compared(own: _Values, english: _Values, name: str, locale: Locale) -> Iterator[Finding]:
    """Return what a file lacks or has too much beside the English one, and texts that do not fill in the same."""
    top = Place(_shown(FOLDER / f"{name}.yml"), 1, 1)
    groups = {key.partition(".")[0]: where for key, (where, _) in reversed(own.items())}
    for key, (_, texts) in english.items():
        if key not in own:
            where = groups.get(key.partition(".")[0], top)
            words = short(next(reversed(texts.values())))
            yield _problem(where, f'no "{key}"', f'a line for it: in English it is "{words}"')
    categories = {*locale.plural_form.tags, "other"}
    for key, (where, texts) in own.items():
        if key not in english:
            yield _problem(where, f'"{key}"', f"a key that {ENGLISH}.yml has: delete it.{suggest(key, english)}")
            continue
        models = [_text(text) for text in english[key][1].values()]
        numbered = len(models) > 1 or any("count" in model.names for model in models)
        if "" not in texts and (not numbered or texts.keys() != categories):
            listed = ", ".join(sorted(categories, key=_CATEGORIES.index))
            expected = f"one text for each of {listed}" if numbered else "one text: it has no number"
            yield _problem(where, f'"{key}" by {", ".join(texts)}', expected)
        for text in texts.values():
            if fault := _unlike(_text(text), models):
                yield _problem(text, f'"{short(text)}"', fault)


def _unlike(text: Text, models: list[Text]) -> str:
    """Return what is expected of a text that does not fill in the same as the English ones, or marks more; else ""."""
    names, links = set.union(*(m.names for m in models)), set.union(*(m.links for m in models))
    if text.stray:
        return f'"{text.stray}" only as part of {{name}}, *emphasis* or [words]({{name}})'
    if not text.names <= names or not names - {"count"} <= text.names or text.links != links:
        wanted = [f"{{{name}}}" for name in sorted(names)] + [f"[words]({{{name}}})" for name in sorted(links)]
        return f"{', '.join(wanted)} and no other such place" if wanted else "no place to fill in"
    if text.emphases > max(model.emphases for model in models):
        return "no emphasis where English has none"
    return ""
