// The progress page: the table of all exercises with what was checked here, and the learner's files.
import { button, element } from "./elements.js";
import { File, download, loadCourse } from "./files.js";
import { NoAnswer, ask } from "./python.js";
import { verdictOf } from "./verdicts.js";
import { read } from "./store.js";
import { pick, say } from "./words.js";

const { signs } = COURSE;

export async function show(page) {
  const rows = [...page.querySelectorAll("[data-row]")];
  fillIn(page, rows);
  page.querySelector(".without-script").hidden = true;
  const files = page.querySelector("[data-files]");
  files.hidden = false;
  const { modules } = await loadCourse();
  for (const [module, stubs] of Object.entries(modules)) {
    files.append(fileRow(new File(module, stubs), () => fillIn(page, rows)));
  }
}

function fillIn(page, rows) {
  const here = rows.filter((row) => row.dataset.module);
  const verdicts = new Map(here.map((row) => [row, verdictOf(row.dataset.row)]));
  for (const [row, verdict] of verdicts) {
    const { module, callable, points } = row.dataset;
    const kind = verdict?.kind ?? "unknown";
    const sign = row.querySelector(".sign");
    sign.textContent = signs[kind];
    sign.className = `sign ${kind.replace(" ", "-")}`;
    if (!verdict) continue;
    // No text is stored for a stub that was never changed.
    const text = read(`part/${module}/${callable}`);
    const changed = text !== null && text !== verdict.text;
    row.querySelector(".points").textContent = `${verdict.points} / ${points}${changed ? " *" : ""}`;
    row.title = changed ? say("changed") : "";
  }
  const full = here.filter((row) => verdicts.get(row)?.kind === "full");
  const sum = (count) => here.reduce((total, row) => total + count(row), 0);
  const points = sum((row) => verdicts.get(row)?.points ?? 0);
  const all = sum((row) => Number(row.dataset.points));
  const next = here.find((row) => !full.includes(row));
  page.querySelector("[data-standing]").replaceChildren(
    element("progress", { max: all, value: points, "aria-hidden": "true" }),
    element("p", {}, say("standing", full.length, here.length, points, all)),
    next
      ? element("p", {}, `${say("next")}: `, next.querySelector("a").cloneNode(true))
      : element("p", {}, say("done")),
  );
}

/** A file to be handed out, and to be taken in; what is said of that stands beside it. */
function fileRow(file, onChange) {
  const said = element("span", { role: "status", className: "muted" });
  const input = element("input", { type: "file", accept: ".py", hidden: true });
  input.addEventListener("change", async () => {
    const [given] = input.files;
    input.value = "";
    if (!given) return;
    said.textContent = say("starting");
    try {
      said.textContent = await takeIn(file, given);
      onChange();
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      said.textContent = say(error.message, ...error.values);
    }
  });
  return element(
    "div",
    { className: "lab-bar" },
    element("code", {}, file.name),
    button(say("download"), () => download(file.name, file.whole())),
    button(say("upload"), () => input.click()),
    input,
    said,
  );
}

async function takeIn(file, given) {
  const bytes = new Uint8Array(await given.arrayBuffer());
  // One character a byte: Python finds out about encodings as it does at home.
  let content = "";
  for (const byte of bytes) content += String.fromCharCode(byte);
  const answer = await ask({ do: "split", module: file.module, content });
  if (answer.trouble) return say("trouble", answer.trouble);
  if (answer.error) return pick(answer.error);
  if (answer.parts.length < 2) return say("foreign", given.name);
  file.replace(answer.parts);
  return say("uploaded", given.name);
}
