// Bundles scripts for the browser: node bundle.mjs FOLDER OPTIONS SCRIPT..., where OPTIONS is JSON:
// `constants`, what takes the place of names in the scripts, and `offline`, for pages opened from a
// folder. Browsers load no modules there: each script is one classic script with all that it imports.
import { build } from "esbuild";

const [outdir, options, ...entryPoints] = process.argv.slice(2);
const { constants, offline } = JSON.parse(options);
const define = Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]));
// By this Pyodide knows a classic worker, and refuses it for what it could not import: here that is in the script.
if (offline) define["globalThis.importScripts"] = "undefined";
try {
  await build({
    entryPoints,
    outdir,
    define,
    external: ["node:*", "ws"], // what a script would import where there is no browser
    bundle: true,
    entryNames: "[name]", // whatever folder a script lies in
    splitting: !offline,
    conditions: offline ? ["offline"] : [], // package.json's "imports" know it
    minify: true,
    format: offline ? "iife" : "esm",
    target: "es2022",
    charset: "utf8",
    logLevel: "error",
  });
} catch {
  process.exitCode = 1; // esbuild has said why
}
