"""What a screen reader says: guidepup's virtual one, and the names in Chromium's accessibility tree.

Not tested with NVDA itself. In NVDA's source, of the notes' possible roles `doc-footnote` is the one that is spoken in
browse mode, and named at the words whose details it is; `note` is passed over, and a group is details like any other.
"""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page

from browser.checkers import expect_none, module
from browser.chromium import NewPage
from browser.site import Site

# The virtual screen reader walks through the paragraphs below an element. From words with details it goes to these,
# and takes the first link there. Returns what it said for each: at the words, at the note, at the link, and after it.
WALK = """async ([source, within]) => {
  const { virtual } = await import(URL.createObjectURL(new Blob([source], {type: 'text/javascript'})));
  const container = document.querySelector(within), seen = new Set(), told = [];
  const say = async step => { await step; return virtual.lastSpokenPhrase(); };
  await virtual.start({container});
  while (true) {
    if (await say(virtual.next()) !== 'linked details') {
      if (virtual.activeNode === container) break;
      continue;
    }
    if (seen.has(virtual.activeNode)) break;
    seen.add(virtual.activeNode);
    const note = await say(virtual.perform(virtual.commands.jumpToDetailsElement));
    await virtual.next();
    const link = await say(virtual.next());
    const back = await say(virtual.act().then(() => new Promise(resolve => setTimeout(resolve))));
    told.push([note, link, back]);
  }
  const groups = (await virtual.spokenPhraseLog()).filter(phrase => phrase.startsWith('group, '));
  await virtual.stop();
  return [told, [...new Set(groups)]];
}"""


def walk(page: Page, address: str, within: str) -> Any:
    """Return what the virtual screen reader said in an element of a page."""
    reader = module("@guidepup/virtual-screen-reader/lib/esm/index.browser.js").read_text("utf-8")
    page.goto(address)
    return page.evaluate(WALK, [reader, within])


def heads(note: html.HtmlElement) -> list[str]:
    """Return what stands above a note for those who see it: speaker, form and attribution, as far as there is each."""
    head = note.getparent().find_class("head")[0].text_content()
    return [" ".join(part.split()) for part in head.split("·")]


@pytest.mark.parametrize(("name", "within"), [("article/", ".article"), ("", ".specimen")], ids=["article", "home"])
def test_each_note_is_reached_from_its_words_and_leads_back(
    each_site: Site, new_page: NewPage, name: str, within: str
) -> None:
    """One step there, one back; with its kind (the role and the form), its number, and who speaks."""
    told, groups = walk(new_page(bypass_csp=True), each_site.address + name, within)
    notes = each_site.html(name).find_class("note")
    assert len(told) == len(notes) > 0
    for (said, link, back), note in zip(told, notes, strict=True):
        number = note.find_class("no")[0].text
        assert said.startswith(f"doc-footnote, Note {number}: ")
        assert [part for part in heads(note) if part not in said] == [], said
        assert link == f"doc-backlink, Back to the words of note {number}"
        assert back == f"doc-noteref, Note {number}"
    labels = {note.xpath("string(ancestor::*[contains(@class, 'notes')]/@aria-label)") for note in notes}
    assert {f"group, {label}" for label in labels} == set(groups)
    if name:
        numbers = [note.xpath("string(ancestor::section/@aria-labelledby)").removeprefix("p") for note in notes]
        assert labels == {f"Notes on paragraph {number}" for number in numbers}


def test_headings_are_read_without_their_links(each_site: Site, page: Page) -> None:
    """A heading's name is its words: nothing of the link to it, which those who see it can copy."""
    tools, wrong, read = page.context.new_cdp_session(page), [], 0
    for name in each_site.visited:
        page.goto(each_site.address + name, wait_until="domcontentloaded")
        root = tools.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        found = tools.send("Accessibility.queryAXTree", {"nodeId": root, "role": "heading"})["nodes"]
        headings = [node["name"]["value"] for node in found if not node["ignored"]]
        wrong += [f"{name}: {words}" for words in headings if set("#¶") & set(words) or "Link to" in words]
        read += len(headings)
    expect_none(wrong)
    assert read > len(each_site.visited)
