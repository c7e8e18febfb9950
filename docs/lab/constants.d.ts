// What the build puts in the place of these names: `docs/pipeline/browser/lab.py`.
import type { Both, Kind } from "./page/answers.js";

declare global {
  /** Python's parts: their sizes, and versions that change with them. */
  const DOWNLOADS: Record<string, { bytes: number; version: string }>;
  /** Pyodide's lock file. */
  const LOCK: object;
  const COURSE: { signs: Record<Kind | "unknown", string>; selfCheck: Both; mostBytes: number; torch: string };
  /** In a copy for a folder: files, as addresses, that scripts have brought. */
  var carried: Record<string, string>;
}
