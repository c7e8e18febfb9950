// Reads one {"tex", "display"} a line, answers each with one line: {"html"} or {"error"}.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

/** @type {typeof import("katex")} */
const { default: katex } = await import(pathToFileURL(process.argv[2]).href);

/**
 * \htmlClass, which colours a symbol, is the one thing beyond plain TeX that we allow.
 * @param {{ command: string }} context
 */
function trust({ command }) {
  if (command === "\\htmlClass") return true;
  throw new Error(`${command} is not allowed`);
}
const strict = (/** @type {string} */ code) => (code === "htmlExtension" ? "ignore" : "error");

for await (const line of createInterface({ input: process.stdin })) {
  const { tex, display } = JSON.parse(line);
  let answer;
  try {
    const options = { displayMode: display, throwOnError: true, strict, trust };
    answer = { html: katex.renderToString(tex, options) };
  } catch (error) {
    answer = { error: /** @type {Error} */ (error).message };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
