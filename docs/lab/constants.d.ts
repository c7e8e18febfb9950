// What the build puts in the place of these names: `docs/pipeline/browser/lab.py`.
import type { Both, Kind } from "./page/answers.js";

declare global {
  /**
   * Python's parts: their sizes, versions that change with them, and the folder that they are unpacked to.
   * What brings packages by name is loaded once code imports one of them, the rest at the start.
   */
  const DOWNLOADS: Record<string, { bytes: number; version: string; folder: string; brings: string[] }>;
  /** Pyodide's lock file. */
  const LOCK: import("pyodide").Lockfile;
  const COURSE: { signs: Record<Kind | "unknown", string>; selfCheck: Both; mostBytes: number; torch: string };
  /** In a copy for a folder: files, as addresses, that scripts have brought. */
  var carried: Record<string, string>;
}
