// The progress page: the table of all exercises with what was checked here, and the learner's files.
import { button, element } from "./elements.js";
import { download, File, loadCourse } from "./files.js";
import { textOf } from "./message.js";
import { ask, NoAnswer } from "./python.js";
import { forgetful, read, whenChangedElsewhere } from "./store.js";
import { verdictOf } from "./verdicts.js";
import { pick, say } from "./words.js";

const { signs } = COURSE;

/**
 * @param {ParentNode} inside  @param {string} selector  Of what the template holds.
 * @returns {HTMLElement}
 */
const find = (inside, selector) => /** @type {HTMLElement} */ (inside.querySelector(selector));

/** @param {HTMLElement} page */
export async function show(page) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = page.querySelectorAll("[data-row]");
  const rows = [...found];
  fillIn(page, rows);
  find(page, ".without-script").hidden = true;
  const files = find(page, "[data-files]");
  files.hidden = false;
  const { modules } = await loadCourse();
  const looks = [() => fillIn(page, rows)];
  const look = () => {
    for (const each of looks) each();
  };
  for (const [module, stubs] of Object.entries(modules)) {
    const made = fileRow(new File(module, stubs), look);
    files.append(made.row);
    looks.push(made.look);
  }
  whenChangedElsewhere(look);
}

/** @param {HTMLElement} page  @param {HTMLElement[]} rows */
function fillIn(page, rows) {
  const here = rows.filter((row) => row.dataset.module);
  const verdicts = new Map(here.map((row) => [row, verdictOf(row.dataset.row ?? "")]));
  for (const [row, verdict] of verdicts) {
    const { module, callable, points } = row.dataset;
    const kind = verdict?.kind ?? "unknown";
    const sign = find(row, ".sign");
    sign.textContent = signs[kind];
    sign.className = `sign ${kind.replace(" ", "-")}`;
    const shown = find(row, ".points");
    shown.dataset.first ??= shown.textContent ?? "";
    // No text is stored for a stub that was never changed.
    /** @type {string | null} */
    const text = read(`part/${module}/${callable}`);
    const changed = verdict !== null && text !== null && text !== verdict.text;
    shown.textContent = verdict ? `${verdict.points} / ${points}${changed ? " *" : ""}` : shown.dataset.first;
    row.title = changed ? say("changed") : "";
  }
  const full = here.filter((row) => verdicts.get(row)?.kind === "full");
  const sum = (/** @type {(row: HTMLElement) => number} */ count) => here.reduce((total, row) => total + count(row), 0);
  const points = sum((row) => verdicts.get(row)?.points ?? 0);
  const all = sum((row) => Number(row.dataset.points));
  const unsolved = here.filter((row) => !full.includes(row));
  const next = unsolved.find((row) => row.dataset.optional === undefined) ?? unsolved[0];
  find(page, "[data-standing]").replaceChildren(
    element("progress", { max: all, value: points, "aria-hidden": "true" }),
    element("p", {}, say("standing", full.length, here.length, points, all)),
    next ? element("p", {}, `${say("next")}: `, find(next, "a").cloneNode(true)) : element("p", {}, say("done")),
  );
}

/**
 * A file to be handed out, taken in, or begun again; what is said of that stands beside it.
 * @param {File} file  @param {() => void} onChange
 */
function fileRow(file, onChange) {
  const said = element("span", { role: "status", className: "muted" });
  const input = element("input", { type: "file", accept: ".py", hidden: true });
  input.addEventListener("change", async () => {
    const given = input.files?.[0];
    if (!given) return;
    said.textContent = say("starting");
    try {
      said.textContent = await takeIn(file, given);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      said.textContent = say(error.why, ...error.values);
    }
    input.value = ""; // now, or some browsers would forget the file while it is read
    onChange();
  });
  /** @param {"restored" | "wasReset"} words */
  const tell = (words) => {
    said.textContent = say(words);
    onChange();
  };
  const restore = button("", () => {
    file.bringBack();
    tell("restored");
  });
  const row = element(
    "div",
    { className: "lab-bar" },
    element("code", {}, file.name),
    button(say("download"), () => download(file.name, file.whole())),
    button(say("upload"), () => input.click()),
    button(say("reset"), () => {
      file.reset();
      tell("wasReset");
    }),
    restore,
    input,
    said,
  );
  const look = () => {
    restore.textContent = say("restore", file.earlier);
    restore.hidden = file.earlier === 0;
  };
  look();
  return { row, look };
}

/** @param {File} file  @param {Blob & { name: string }} given */
async function takeIn(file, given) {
  let bytes;
  try {
    // Python says what is too long; more than that it need not get.
    bytes = new Uint8Array(await given.slice(0, COURSE.mostBytes + 1).arrayBuffer());
  } catch {
    return say("unreadable", given.name);
  }
  // One character a byte: Python finds out about encodings as it does at home.
  let content = "";
  for (const byte of bytes) content += String.fromCharCode(byte);
  const { module, head } = file;
  const answer = await ask({ do: "split", module, content, head: head.text });
  if (answer.error) return pick(answer.error).map(textOf).join("\n");
  const { parts, added, leftOut, flaw, belongs } = answer;
  if (belongs) return say("misplaced", given.name, `${belongs}.py`);
  if (parts.length < 2) return say("foreign", given.name);
  file.replace(parts);
  return [
    say("uploaded", given.name),
    added.length ? say("completed", added.join(", ")) : "",
    leftOut.length ? say("leftOut", leftOut.join(", ")) : "",
    parts.length < file.parts.size ? say("left") : "",
    ...(flaw ? pick(flaw).map(textOf) : []),
    forgetful() ? say("unsaved") : "",
  ]
    .filter(Boolean)
    .join(" ");
}
