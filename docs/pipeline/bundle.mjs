// Bundles scripts for the browser: node bundle.mjs FOLDER CONSTANTS SCRIPT..., where CONSTANTS is the
// JSON of what takes the place of names in the scripts.
import { build } from "esbuild";

const [outdir, constants, ...entryPoints] = process.argv.slice(2);
const define = Object.fromEntries(
  Object.entries(JSON.parse(constants)).map(([name, value]) => [name, JSON.stringify(value)]),
);
try {
  await build({
    entryPoints,
    outdir,
    define,
    external: ["node:*"], // what a script would import where there is no browser
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    logLevel: "error",
  });
} catch {
  process.exitCode = 1; // esbuild has said why
}
