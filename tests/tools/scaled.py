"""Synthetic seeds: the story of a seeds folder told several times over, as one long article that passes every check.

Each copy has its own paragraphs, passages, claims, people, terms, questions, context, records, events and comparisons,
under renumbered ids; the sources are shared, and what is said of the article as a document. Every word of the article
has a letter of its own in each copy, in the passages and in the quotations alike, so that a quotation still stands in
one place only.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import yaml

from explainer.seeds import markup, model
from explainer.seeds.entry import Entry
from explainer.seeds.fields import Prose, Ref
from explainer.seeds.kinds import KINDS, ONE_EACH, Seeds
from explainer.seeds.load import load
from explainer.seeds.located import read_yaml

REPEATED = ("passages", "claims", "people", "terms", "questions", "context", "record", "events")
COMPARISONS = KINDS["comparisons"].file
WHOLE_WORD = re.compile(r"\b(?!(?:Sen|Gov)\.)[^\W_]+")  # a title that is cut short stays one, and ends no sentence
FIRST_LETTER = 0x100  # Ā and the letters after it: none of them stands in ordinary English text
MOST = 0x7F


class _Copy:
    """One retelling of the story: its words and its ids. The first is the story itself."""

    def __init__(self, seeds: Seeds, number: int) -> None:
        self.seeds, self.number = seeds, number
        self.sources = {str(source.id) for source in seeds.sources}
        entries = [
            *(entry for name in REPEATED for entry in self.entries(name, own=True)),
            *(c.id for c in seeds.comparisons),
        ]
        paragraphs = sum(bool(line.strip()) for line in seeds.article.splitlines())
        self.ids = {name: self._id(name, paragraphs) for name in (str(getattr(e, "id", e)) for e in entries)}

    def _id(self, name: str, paragraphs: int) -> str:
        if not self.number:
            return name
        if match := re.fullmatch(r"p(\d+)([a-z]{1,2})", name):
            return f"p{int(match[1]) + self.number * paragraphs}{match[2]}"
        return f"{name}-c{self.number}"

    def entries(self, name: str, *, own: bool = False) -> list[Any]:
        """Return the entries of a file that this copy has, or those that it has under an id of its own."""
        shared = self.seeds.site.article.context if own or self.number else ()
        return [entry for entry in getattr(self.seeds, name) if entry.id not in shared]

    def words(self, text: str) -> str:
        """Return words of the article as this copy has them."""
        letter = chr(FIRST_LETTER + self.number)
        return WHOLE_WORD.sub(rf"\g<0>{letter}", text) if self.number else text

    def prose(self, text: str) -> str:
        """Return our own text with its quotations of the article and its links as this copy has them."""
        edits = []
        for token in markup.flat(markup.parse(text)):
            if isinstance(token, markup.Link):
                edits.append((token.offset, token.target, self.ids.get(token.target, token.target)))
            elif isinstance(token, markup.Quote) and token.mark not in self.sources:
                edits.append((token.offset, token.words, self.words(token.words)))
                mark = token.offset + len(token.words) + len("”[")
                if not token.mark and WHOLE_WORD.sub("", token.words) == token.words:  # the same words in every copy
                    passage = next(str(p.id) for p in self.seeds.passages if token.words in p.text)
                    edits.append((mark - 1, "", f"[{self.ids[passage]}]"))
                else:
                    edits.append((mark, token.mark, self.ids.get(token.mark, token.mark)))
        for at, old, new in sorted(edits, reverse=True):
            text = text[:at] + new + text[at + len(old) :]
        return text

    def entry(self, value: Any, field: str = "") -> Any:
        """Return an entry as plain values for YAML, without its empty fields."""
        if isinstance(value, Entry):
            parts = {name: self.entry(part, name) for name, part in vars(value).items()}
            if isinstance(value, model.Passage):
                parts["text"] = self.words(str(value.text))
            if isinstance(value, model.Term):
                parts["forms"] = [f"{form}{self.number or ''}" for form in value.forms]
            if isinstance(value, (model.Row, model.Column)):
                parts["id"] = str(value.id)  # a name inside the comparison, not an id of the seeds
            fields = type(value).model_fields
            return {fields[name].alias or name if name in fields else name: p for name, p in parts.items() if p}
        if isinstance(value, list):
            return [self.entry(part, field) for part in value]
        if isinstance(value, dict):
            return {str(name): self.entry(part) for name, part in value.items()}
        if isinstance(value, Prose):
            return self.prose(str(value))
        if field == "named_as":
            return self.words(str(value))
        if field == "id" or isinstance(value, Ref):
            return self.ids.get(str(value), str(value))
        return str(value or "")


def write_scaled(folder: Path, times: int, into: Path) -> int:
    """Write the seeds of `folder`, told `times` over, into the folder `into`; return the number of passages."""
    if not 1 <= times <= MOST:
        raise ValueError(f"{times} copies: there are letters for 1 to {MOST}")
    seeds, findings = load(folder)
    if seeds is None or findings:
        raise ValueError("\n".join(map(str, findings)))
    copies = [_Copy(seeds, number) for number in range(times)]
    article = "\n".join(copy.words(seeds.article) for copy in copies)
    site = copies[0].entry(seeds.site)
    site["article"]["titles"] = [copy.words(str(title)) for title in seeds.site.article.titles for copy in copies]
    site["article"]["sha256"] = hashlib.sha256(article.encode()).hexdigest()
    into.mkdir(parents=True)
    (into / "article.txt").write_text(article, "utf-8", newline="\n")
    for name in ("site", "wording", *(name for name, kind in KINDS.items() if kind.file and ONE_EACH not in kind.file)):
        if name in REPEATED:
            _write(into / f"{name}.yml", [copy.entry(entry) for copy in copies for entry in copy.entries(name)])
        else:
            _write(into / f"{name}.yml", site if name == "site" else copies[0].entry(getattr(seeds, name)))
    for comparison in seeds.comparisons:
        for copy in copies:
            _write(into / COMPARISONS.replace(ONE_EACH, copy.ids[comparison.id]), copy.entry(comparison))
    return len(seeds.passages) * times


def _write(path: Path, value: Any) -> None:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, "utf-8", newline="\n")


def write_config(config: Path, seeds: Path, into: Path, *, hook: bool) -> None:
    """Write a MkDocs configuration like `config` for scaled seeds: their pages in its nav, with or without its hook."""
    before, _, after = COMPARISONS.partition(ONE_EACH)
    names = [path.name.removeprefix(before).removesuffix(after) for path in seeds.glob(COMPARISONS)]
    pages = [f"{name}.md" for name in names]
    claims, _ = read_yaml("claims.yml", (seeds / "claims.yml").read_text("utf-8"))
    pages += [f"claims/{claim['id']}.md" for claim in claims]
    settings, _ = read_yaml(config.as_posix(), config.read_text("utf-8"))
    listed = set(re.findall(r"[\w/-]+\.md", str(settings["nav"])))
    more = sorted(page for page in pages if page not in listed)
    written = {
        "INHERIT": str(config),
        "nav": [*_plain(settings["nav"]), *([{"The copies": more}] if more else [])],
        "theme": {"custom_dir": str(config.parent / settings["theme"]["custom_dir"])},
        "hooks": [str(config.parent / path) for path in settings["hooks"]] if hook else [],
        "extra": {"seeds": seeds.name},
    }
    _write(into, written)


def _plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {str(name): _plain(part) for name, part in node.items()}
    return [_plain(part) for part in node] if isinstance(node, list) else str(node)
