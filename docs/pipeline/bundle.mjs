// Bundles scripts for the browser: node bundle.mjs FOLDER SCRIPT...
import { build } from "esbuild";

const [outdir, ...entryPoints] = process.argv.slice(2);
try {
  await build({
    entryPoints,
    outdir,
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
