// Reads what pages tell of themselves with the library of Wikimedia's citation service.
// Standard input: {name: html}. Standard output: {name: {highwirePress, dublinCore, openGraph}}.
import { json } from "node:stream/consumers";
import metadata from "html-metadata";
const found = {};
for (const [name, html] of Object.entries(await json(process.stdin))) {
  const { highwirePress, dublinCore, openGraph } = await metadata.loadFromString(html);
  found[name] = { highwirePress, dublinCore, openGraph };
}
process.stdout.write(JSON.stringify(found));
