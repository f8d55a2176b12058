// Starts the theme's search worker, whose name follows the "#" of this address, so that it finds what people type.
// Words are compared by their letters and digits alone; a hit shows them as they stand.
"use strict";

// What parts words, beside what the language of the site parts them by. The brackets of "287(g)" do not, nor do the
// marks within a number or an abbreviation. The index writes "&" as an entity.
const BETWEEN = [
  /[\s\u200b\-\u2010-\u2015\/\u2026"\u201c-\u201e\u00ab\u00bb'\u2018-\u201b\u02bc;:!?\[\]{}<>=*|\u00b7^~+]+/,
  /&(?:amp;|lt;|gt;)?/,
  /[.,](?!\w)/,
  /\((?!\w\))/,
  /\)(?<!\(\w\))/,
].map(part => part.source);
// Letters with something added that Unicode does not take apart.
const BARE = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"};
let between;

const bare = word => word.toLowerCase()
  .normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC")
  .replace(/[ßæœøđðþłı]/g, letter => BARE[letter])
  .replace(/[^\p{L}\p{M}\p{N}.]|^\.+|\.+$/gu, "");

// Heard before the theme's own listener, which is added below.
addEventListener("message", ({data: message}) => {
  const config = message.data?.config;
  if (config) {
    config.separator = [`(?:${config.separator})`, ...BETWEEN].join("|");
    config.pipeline = [];
    config.fields.title.boost = 10;
    between = new RegExp(config.separator);
  } else if (typeof message.data === "string") {
    // A query is words, not lunr's language of signs.
    message.data = message.data.split(between).map(bare).filter(Boolean).join(" ");
  }
});

importScripts(location.hash.slice(1));

lunr.Token = class extends lunr.Token {
  constructor(word, metadata) {
    super(bare(word), metadata);
  }
};

// What has all the words, or else what has one; small words count where there are no others.
const {search} = lunr.Index.prototype;
lunr.Index.prototype.search = function (query) {
  const words = query.split(" ");
  const found = search.call(this, words.map(word => `+${word}`).join(" "));
  if (found.length) return found;
  const telling = words.filter(word => word.length > 2 && lunr.stopWordFilter(word.slice(0, -1)));
  return search.call(this, (telling.length ? telling : words).join(" "));
};
