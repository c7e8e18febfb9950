// Runs a Python file in Pyodide: node pyodide.mjs FILE FOLDER, which it finds as /work.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [file, folder] = process.argv.slice(2);
// Sets in compiled code come in the order of hashes: builds must repeat. And nobody needs to know
// the columns that each instruction is from, a tenth of what comes.
const python = await loadPyodide({ env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" } });
python.mountNodeFS("/work", folder);
try {
  python.runPython(readFileSync(file, "utf8"), { filename: file });
} catch (error) {
  console.error(/** @type {Error} */ (error).message.trim().split("\n").at(-1));
  process.exitCode = 1;
}
