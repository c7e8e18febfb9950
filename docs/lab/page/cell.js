// A lesson's code cell, to be changed and run where it stands. What came before it runs first.
import { fetchFile } from "#site";
import { Bench } from "./bench.js";
import { Editor } from "./editor.js";
import { element } from "./elements.js";
import { start } from "./python.js";
import { say } from "./words.js";

/** @import { Part } from "./answers.js" */

/** @type {Map<string, Promise<string[]>>} */
const lessons = new Map();

/**
 * The code of a lesson's cells, as much of it as runs here.
 * @param {string} lesson
 */
function cellsOf(lesson) {
  const asked = lessons.get(lesson) ?? fetchFile(`cells/${lesson}.json`).then((response) => response.json());
  lessons.set(lesson, asked);
  asked.catch(() => lessons.delete(lesson)); // to be tried again
  return asked;
}

/** @param {HTMLElement} place  @param {HTMLElement} opener */
export async function open(place, opener) {
  start();
  const { lesson = "", cell } = place.dataset;
  const cells = await cellsOf(lesson);
  const number = Number(cell);
  const printed = /** @type {HTMLElement} */ (place.previousElementSibling);
  const panel = element("div", { className: "lab" });
  const code = element("div", { className: "lab-editor" });
  panel.append(code);
  place.append(panel);
  const run = () => {
    /** @type {Part[]} */
    const files = [["cell", editor.text]];
    const before = cells.slice(0, number).join("\n");
    return bench.ask({ do: "run", files, before }, "running", (answer) => {
      bench.showRun(answer);
      const lines = [...(answer.error?.en ?? "").matchAll(/\bline (\d+)/g)];
      editor.mark(lines.map((match) => Number(match[1])));
    });
  };
  const editor = new Editor({
    parent: code,
    text: cells[number],
    label: say("change"),
    keys: [{ key: "Mod-Enter", run }],
  });
  const bench = new Bench(panel, (line) => () => editor.goTo(line));
  bench.add(say("run"), run, { className: "primary", keys: say("runKeys") });
  bench.add(say("reset"), () => {
    editor.text = cells[number];
  });
  bench.add(say("close"), () => {
    editor.destroy();
    panel.remove();
    printed.hidden = false;
    opener.hidden = false;
    opener.focus();
  });
  bench.tell(say("drawn"), "muted");
  printed.hidden = true;
  opener.hidden = true;
  editor.view.focus();
}
