// Reads one {"name", "data", "language"} a line; answers with how that explorer first looks.
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const load = (name) => import(pathToFileURL(join(process.argv[2], `${name}.js`)));
const { wordsOf } = await load("words");

for await (const line of createInterface({ input: process.stdin })) {
  const { name, data, language } = JSON.parse(line);
  let answer;
  try {
    const explorer = await load(name);
    const panels = explorer.panels(explorer.begin(data), wordsOf(name, language));
    answer = { html: panels.map((panel) => panel.markup).join("") };
  } catch (error) {
    answer = { error: error.message.split("\n")[0] };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
