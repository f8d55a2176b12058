"""The files of texts: each text is asked for, and what a file lacks or has too much is found where it stands."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
import yaml

from browser.site import ROOT
from desk import Desk, page
from explainer.languages import asked, load
from explainer.seeds import model

ENGLISH = load.FOLDER / "en.yml"
TEXTS = yaml.load(ENGLISH.read_text("utf-8"), yaml.BaseLoader)
KEYS = {f"{group}.{key}" for group, texts in TEXTS.items() for key in texts}
German = Callable[..., list[str]]


def test_every_text_is_asked_for() -> None:
    keys = {one.key for one in asked.asked()}
    for path in [ROOT / "scripts/hooks.py", *(ROOT / "scripts/explainer/languages").glob("*.py")]:
        keys |= set(re.findall(r'"([a-z]+(?:\.[a-z]+)?)"', path.read_text("utf-8")))
    for path in (ROOT / "scripts/theme").rglob("*.html"):
        keys |= {f"theme.{name}" for name in re.findall(r"(?:\btexts|\{\}\))\.([a-z_]+)", path.read_text("utf-8"))}
    assert {key for key in KEYS if key not in keys and key.partition(".")[0] not in keys - {"theme"}} == set()


@pytest.mark.parametrize(
    ("group", "words"),
    {
        "forms_mean": model.FORMS,
        "attributions_mean": model.ATTRIBUTIONS,
        "kinds_mean": model.KINDS,
        "results_mean": model.RESULTS,
        "confidence_means": model.CONFIDENCE,
        "tiers_mean": model.TIERS,
        "source_kinds": model.SOURCE_KINDS,
    }.items(),
)
def test_the_vocabularies_mean_on_the_pages_what_they_mean_in_the_schemas(group: str, words: dict[str, str]) -> None:
    assert TEXTS[group] == words


@pytest.mark.parametrize(
    ("group", "words"),
    {
        "forms": model.FORMS,
        "attributions": model.ATTRIBUTIONS,
        "kinds": model.KINDS,
        "results": model.RESULTS,
        "confidence": model.CONFIDENCE,
        "tiers": model.TIERS,
        "when": model.WHEN,
        "changes": model.CHANGES,
        "speaking": model.VOICES,
    }.items(),
)
def test_every_word_of_the_vocabularies_has_a_label(group: str, words: dict[str, str]) -> None:
    assert list(TEXTS[group]) == list(words)


@pytest.fixture
def german(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> German:
    """Return a function that edits a copy of the English file, as the German one, and says what is found then."""
    languages = Path("engine/languages").absolute()
    languages.mkdir(parents=True)
    shutil.copy(ENGLISH, languages)
    monkeypatch.setattr(load, "FOLDER", languages)
    desk.change("site.yml", "language: en", "language: de-AT")

    def edited(*edits: tuple[str, str]) -> list[str]:
        text = ENGLISH.read_text("utf-8")
        for old, new in edits:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (languages / "de.yml").write_text(text, "utf-8")
        return [line.removeprefix("engine/languages/") for line in desk.findings()]

    return edited


def test_a_copy_of_the_english_file_is_a_language(german: German) -> None:
    assert german() == []


def test_the_language_decides_days_lists_labels_plurals_and_marks(german: German, desk: Desk) -> None:
    """What is typed as “…” stands on the page, and in the data, between the marks of the language."""
    edits = [
        ("  open: “\n  close: ”", "  open: „\n  close: “"),
        ('  words: {one: "{count} word", other: "{count} words"}', '  words: "{count} Wörter"'),
        ("  paraphrase: paraphrase", "  paraphrase: Wiedergabe"),
    ]
    assert german(*edits) == []
    build = desk.build()
    home, quoted = unescape(page(build, "index.md")), 'data-passage="p1a" dir="auto">„will close“</span>'
    assert '<time datetime="1931-03-02">2. März 1931</time>' in home
    assert "Wörter" in home
    assert quoted in page(build, "claims/mill-closes.md")
    assert "„will close“" in page(build, "data/claims.json")
    assert "Wiedergabe" in page(build, "article.md")
    assert '"kind": "assertion of fact"' in page(build, "data/claims.json"), "data keep the words of the vocabularies"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "  show: Show\n",
            "",
            ':3: found no "article.show", expected a line for it: in English it is "Show" [language]',
        ),
        (
            "  show: Show\n",
            "  show: Zeige\n  shown: Show\n",
            ':3: found "article.shown", expected a key that en.yml has: delete it.'
            ' Did you mean "article.show"? [language]',
        ),
        ("  show: Show\n", "  show:\n", ':3: found no text for "article.show", expected one: write it [language]'),
        (
            "  heading: Paragraph {number}, {speakers}\n",
            "  heading: Absatz {nummer}, {speakers}\n",
            ':12: found "Absatz {nummer}, {speakers}", expected {number}, {speakers}'
            " and no other such place [language]",
        ),
        (
            '  how: "[How the notes are made]({to})."\n',
            "  how: So entstehen die Anmerkungen.\n",
            ':8: found "So entstehen die Anmerkungen.", expected [words]({to}) and no other such place [language]',
        ),
        (
            "  show: Show\n",
            "  show: Zeige {alles}\n",
            ':9: found "Zeige {alles}", expected no place to fill in [language]',
        ),
        (
            "  show: Show\n",
            '  show: "*Zeige*"\n',
            ':9: found "*Zeige*", expected no emphasis where English has none [language]',
        ),
        (
            "  show: Show\n",
            "  show: Zeige}\n",
            ':9: found "Zeige}", expected "}" only as part of {name}, *emphasis* or [words]({name}) [language]',
        ),
        (
            '  words: {one: "{count} word", other: "{count} words"}\n',
            '  words: {one: "{count} Wort", few: "{count} Worte", other: "{count} Wörter"}\n',
            ':3: found "count.words" by one, few, other, expected one text for each of one, other [language]',
        ),
        (
            "  show: Show\n",
            "  show: {one: Zeige, other: Zeigen}\n",
            ':3: found "article.show" by one, other, expected one text: it has no number [language]',
        ),
        (
            "  locale: en-GB\n",
            "  locale: en-GB\nextra: words\n",
            ':1: found no texts below "extra", expected a line for each, indented [language]',
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_found_where_it_stands(german: German, old: str, new: str, found: str) -> None:
    lines = german((old, new))
    assert [re.sub(r"^de\.yml:\d+", "", line) for line in lines] == [found]


def test_the_finding_that_the_readme_shows(german: German) -> None:
    (shown,) = re.findall(
        r"^scripts/explainer/languages/de\.yml:.*$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    lines = german(("  checked: Records were checked to {month}.", "  checked: Belege bis {Monat}."))
    assert lines == [shown.removeprefix("scripts/explainer/languages/")]


def test_the_articles_words_say_their_language_where_it_is_not_the_pages(desk: Desk) -> None:
    """Each has its own direction on every page, whatever the page's."""
    desk.change("site.yml", "  date_note:", "  language: ar\n  date_note:")
    build = desk.build()
    assert build.findings == []
    pages = [text.decode() for path, text in build.files() if path.endswith(".md")]
    tags = [
        tag for text in pages for tag in re.findall(r"<[a-z]+ [^>]*data-passage=[^>]*>|<p class=.words[^>]*>", text)
    ]
    assert len(tags) > 20
    assert [tag for tag in tags if not tag.endswith(' lang="ar" dir="auto">')] == []


def test_a_text_that_a_template_asks_for_must_be_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    template = Path("engine/pages/none.md.j2").absolute()
    template.parent.mkdir(parents=True)
    template.write_text('# {{ title }}\n\n{{ t("none.stand") }} {{ t("forms", form) }}\n', "utf-8")
    monkeypatch.setattr(asked, "ENGINE", template.parents[1])
    expected = 'found the text "none.stand", expected one that languages/en.yml has: add it [language]'
    assert desk.findings() == [f"engine/pages/none.md.j2:3:7: {expected}"]
