// The cells of a lesson as a reader has changed them, kept by the browser for both languages.
import { keysBelow } from "./store.js";
import { SavedText } from "./versions.js";

/**
 * The saved text of each cell. A cell is known by its place and by the code that the lesson has there: where
 * the lesson was changed meanwhile, what was written to a cell follows it to its new place; and where there
 * is no such cell any more, it can be brought back in the one that took its place.
 * @param {string} lesson  @param {{ key: string, code: string }[]} cells  Keys change when codes do.
 */
export function savedCells(lesson, cells) {
  const names = cells.map(({ key }, number) => `${lesson}/${number}.${key}`);
  const saved = cells.map(({ code }, number) => new SavedText("cell", names[number], { ko: code, en: code }));
  for (const found of keysBelow(`cell/${lesson}`)) {
    const name = found.slice("cell/".length);
    if (names.includes(name)) continue;
    const [, number, key] = name.match(/(\d+)\.(\w+)$/) ?? [];
    const moved = cells.findIndex((cell) => cell.key === key);
    const here = saved[moved >= 0 ? moved : Math.min(Number(number) || 0, saved.length - 1)];
    const old = new SavedText("cell", name, { ko: "", en: "" });
    if (moved >= 0 && here.text === here.original) here.write(old.text, here.original);
    else here.keep(old.text);
    old.write("", ""); // takes it away
  }
  return saved;
}
