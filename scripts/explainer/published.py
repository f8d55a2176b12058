"""What readers may hold of a site: its addresses with the words that they mean, and the sentences of ours.

`addresses` and `sentences` are what stands now; `Before` is what `published.yml` says of the last publication.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Any, NamedTuple

from explainer.article.sentences import sentences
from explainer.index import Index
from explainer.pages.book import address_of
from explainer.pages.table import PAGES
from explainer.seeds import markup
from explainer.seeds.entry import Entry
from explainer.seeds.fields import Prose
from explainer.seeds.model import Correction
from explainer.seeds.published import Moved, Published

SITE = "site"
"""The name under which the sentences stand that are said once for the whole site."""
_BESIDE = re.compile(r"article/#(?:note-p[0-9]+[a-z]+|p[0-9]+)")


class Text(NamedTuple):
    """A sentence of ours, as it is shown, and the value that it stands in."""

    words: str
    value: Prose

    @property
    def digest(self) -> str:
        """What is kept of it."""
        return digest(self.words)


def digest(words: str) -> str:
    """Return eight digits for words, whatever white space is between them."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:8]


def shown(words: str) -> str:
    """Return words as pages show them: with single spaces and typographic apostrophes."""
    return markup.typographic(" ".join(words.split()))


def addresses(index: Index) -> dict[str, str]:
    """Return the addresses below the home page that the seeds make, each with its path in the docs folder."""
    paths = [path for path in PAGES if path != "index.md"]
    for kind, entry in index.entries():
        if kind.name == "context":
            paths += [f"{page}#fact-{entry.id}" for page in index.shown_on(entry.id)]
        elif kind.name not in ("voice", "reading"):
            paths.append(kind.home.format(id=entry.id))
    for comparison in index.seeds.comparisons:
        paths += [f"{comparison.id}.md#{row.id}" for row in comparison.rows]
    paths += [f"article.md#p{span.paragraph}" for span in index.walk.spans]
    paths += [f"article.md#note-{passage.id}" for passage in index.seeds.passages if passage.note]
    return {address_of(page) + mark + fragment: page + mark + fragment for page, mark, fragment in map(_apart, paths)}


def _apart(path: str) -> tuple[str, str, str]:
    return path.partition("#")


def words(index: Index) -> dict[str, str]:
    """Return a digest of the words of each passage, by its id."""
    return {str(passage.id): digest(passage.text) for passage in index.seeds.passages}


def texts(index: Index) -> dict[str, list[Text]]:
    """Return the sentences of ours under the id of the entry that they stand in, or under the site's name."""
    language = index.seeds.site.language
    found = {str(entry.id): list(_texts(entry, language)) for kind, entry in index.entries() if kind.name != "voice"}
    found.setdefault(SITE, []).extend(_texts(index.seeds.site, language))
    return {name: own for name, own in found.items() if own}


def _texts(value: Any, language: str) -> Iterator[Text]:
    if isinstance(value, Prose):
        yield from (Text(words, value) for words in _cut(value.plain, language))
    elif isinstance(value, Entry) and not isinstance(value, (Correction, Moved)):
        yield from _texts(list(vars(value).values()), language)
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part, language)


def _cut(text: str, language: str) -> list[str]:
    return [shown(text[start:end]) for start, end in sentences(text, language)]


def entered(index: Index) -> list[str]:
    """Return a digest of each correction, and of each line of `moved`."""
    site = index.seeds.site
    lines = [f"{line.old} {line.new or line.gone}" for line in site.moved]
    return sorted({*map(digest, lines), *(digest(_told(correction)) for correction in site.corrections)})


def _told(correction: Correction) -> str:
    return f"{correction.date} {correction.old} {_new(correction)}"


def _new(correction: Correction) -> str:
    new = correction.new
    return shown(new.plain if isinstance(new, Prose) else new or "")


class Before:
    """The last publication, compared with what stands now."""

    def __init__(self, index: Index, published: Published) -> None:
        self.index, self.published = index, published
        self.now, self.words = addresses(index), words(index)
        self._was = {str(name): str(own) for name, own in published.words.items()}
        self._sentences = {str(name): own.split() for name, own in published.sentences.items()}
        self._entered = {str(own) for own in published.entered}
        self._ids = {own: name for name, own in reversed(self.words.items())}

    def lost(self) -> Iterator[tuple[Any, str]]:
        """Return each address that leads nowhere, or to other words, and stands under `moved` for neither.

        Each comes with the address where its words stand now, or "".
        """
        moved = {str(line.old) for line in self.index.seeds.site.moved}
        afresh = {str(line.old) for line in self.index.seeds.site.moved if not self.stood(line)}
        for address in self.published.addresses:
            told = address in moved or self._with_passages(address, moved)
            if (address not in self.now and not told) or (self.means_other(address) and address not in afresh):
                yield address, self._stands(address)

    def _with_passages(self, address: str, moved: set[str]) -> bool:
        """Return whether an address is that of a note or paragraph and went with its passages, which are told."""
        if not _BESIDE.fullmatch(address):
            return False
        beside = address.removeprefix("article/#").removeprefix("note-")
        known = [*self._was, *(old.removeprefix("article/#") for old in moved)]
        own = [name for name in known if beside in (name, name.rstrip(ascii_lowercase))]
        return any(f"article/#{name}" in moved or self._was.get(name) != self.words.get(name) for name in own)

    def means_other(self, address: str) -> bool:
        """Return whether an address is that of a passage that has other words now."""
        own = address.removeprefix("article/#")
        return own in self.words and self._was.get(own, self.words[own]) != self.words[own]

    def stood(self, line: Moved) -> bool:
        """Return whether a line of `moved` stood there when the last publication was made."""
        return digest(f"{line.old} {line.new or line.gone}") in self._entered

    def _stands(self, address: str) -> str:
        """Return the address of the passage that has the words now which another had, or ""."""
        name = self._ids.get(self._was.get(address.removeprefix("article/#"), ""))
        return f"article/#{name}" if name else ""

    def new_sentences(self) -> Iterator[tuple[str, Text]]:
        """Return the sentences that were not published before, each with the entry that it stands in."""
        known = {one for own in self._sentences.values() for one in own}
        for name, own in texts(self.index).items():
            yield from ((name, text) for text in own if text.digest not in known)

    def changed(self) -> Iterator[tuple[str, Text | None, int]]:
        """Return what changed in each entry that was published, and stands in no new correction.

        That is a sentence that was not there; or None, and how many sentences are gone without another in their place.
        """
        old, known = self._sentences, {one for own in self._sentences.values() for one in own}
        now = texts(self.index)
        present = {text.digest for own in now.values() for text in own}
        told = [one for one in self.index.seeds.site.corrections if digest(_told(one)) not in self._entered]
        for name, own in now.items():
            before = self._before(name)
            if before not in old:
                continue
            added = [text for text in own if text.digest not in known]
            for text in added:
                if not any(_overlap(text.words, _new(correction)) for correction in told):
                    yield name, text, 0
            gone = [one for one in old[before] if one not in present]
            taken = {digest(words) for c in told for words in _cut(c.old, self.index.seeds.site.language)}
            if (left := len(gone) - len(added) - len(taken.intersection(gone))) > 0:
                yield name, None, left

    def _before(self, name: str) -> str:
        """Return the id that an entry had when it was published, or ""."""
        if self.index.kinds.get(name) == "passage":
            same = next((old for old, own in self._was.items() if own == self.words[name]), "")
            if same:
                return same
        elif name in self._sentences:
            return name
        home = next((address for address, path in self.now.items() if path == self._home(name)), "")
        line = next((line for line in self.index.seeds.site.moved if line.new == home and not self.stood(line)), None)
        return re.split("[/#]", line.old.rstrip("/"))[-1].removeprefix("fact-") if line and home else ""

    def _home(self, name: str) -> str:
        if name not in self.index.kinds:
            return ""
        page, fragment = self.index.home(name)
        return f"{page}#{fragment}" if fragment else page


def _overlap(one: str, other: str) -> bool:
    return bool(other) and (one in other or other in one)


def record(index: Index) -> str:
    """Return the text of `published.yml` for what stands now; addresses that were lost stay, as readers hold them."""
    before = index.seeds.published
    held = {str(address) for address in before.addresses} if before else set()
    lines = ["addresses:", *(f"- {address}" for address in sorted({*addresses(index), *held}))]
    lines += ["words:", *(f"  {name}: '{own}'" for name, own in words(index).items())]
    lines.append("sentences:")
    for name, own in texts(index).items():
        lines.append(f"  {name}: '{' '.join(text.digest for text in own)}'")
    told = entered(index)
    lines += ["entered:", *(f"- '{own}'" for own in told)] if told else ["entered: []"]
    return "".join(f"{line}\n" for line in lines)
