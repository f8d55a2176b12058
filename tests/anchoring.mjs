// Finds the targets of annotations with the independent library of the Apache Annotator project.
// Standard input: {"documents": {name: {"html" or "text": ..., "article": ...}}, "selectors": [...]}.
// Standard output: {name: [[{"text", "start"}, ...], ...]}: for each selector all that it finds, in characters.
import { text } from "node:stream/consumers";
import { JSDOM } from "jsdom";

// The library takes these from the browser when it is loaded.
const { window } = new JSDOM();
for (const name of ["Node", "NodeFilter", "Range", "document"]) globalThis[name] = window[name];
const { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher } = await import("@apache-annotator/dom");
const matchers = {
  TextPositionSelector: createTextPositionSelectorMatcher,
  TextQuoteSelector: createTextQuoteSelectorMatcher,
};

/** Return an element that holds the text of a document, which may be a built article page. */
function scope({ html, text, article }) {
  const body = window.document.createElement("div");
  if (text !== undefined) {
    body.append(text);
    return body;
  }
  // What stands between the paragraphs of the page is the site's. In its place: what the article has there.
  const gaps = article.split(/\S[^\n]*/);
  const page = new JSDOM(html).window.document;
  page.querySelectorAll(".noteref").forEach((element) => element.remove());
  body.append(gaps.shift());
  for (const paragraph of page.querySelectorAll(".article p.words")) {
    body.append(window.document.importNode(paragraph, true), gaps.shift() ?? "");
  }
  return body;
}

/** Return what a selector finds in an element: the words, and how many characters stand before them. */
async function found(selector, element) {
  const ranges = [];
  for await (const range of matchers[selector.type](selector)(element)) {
    const before = window.document.createRange();
    before.setStart(element, 0);
    before.setEnd(range.startContainer, range.startOffset);
    ranges.push({ text: range.toString(), start: [...before.toString()].length });
  }
  return ranges;
}

const { documents, selectors } = JSON.parse(await text(process.stdin));
const results = {};
for (const [name, content] of Object.entries(documents)) {
  const element = scope(content);
  results[name] = [];
  for (const selector of selectors) results[name].push(await found(selector, element));
}
process.stdout.write(JSON.stringify(results));
