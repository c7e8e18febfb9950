// Reads one {"name", "data", "language"} a line; answers with how that explorer first looks.
import { createInterface } from "node:readline";
import { wordsOf } from "../../lab/explorers/language.js";

/** @import { Explorer } from "../../lab/explorers/explorer.js" */

for await (const line of createInterface({ input: process.stdin })) {
  const { name, data, language } = JSON.parse(line);
  let answer;
  try {
    /** @type {{ default: Explorer }} */
    const { default: explorer } = await import(`../../lab/explorers/figures/${name}.js`);
    const panels = explorer.panels(explorer.begin(data), wordsOf(explorer, language));
    answer = { html: panels.map((panel) => panel.markup).join("") };
  } catch (error) {
    answer = { error: String(/** @type {Error} */ (error).message).split("\n")[0] };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
