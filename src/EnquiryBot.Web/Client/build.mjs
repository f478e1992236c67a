// Builds what the web host serves: widget.js, widget.css (the same rules for browsers without constructed style
// sheets), staff.js, and the style sheets of the pages: pages.css and staff.css. Usage: node build.mjs [--outdir <folder>]
import { build, transform } from "esbuild";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { outdir: { type: "string", default: "artifacts/client" } } });
const outdir = resolve(values.outdir);

// Newer style rules are rewritten for these; in scripts es2019 alone decides.
const oldBrowsers = ["chrome80", "firefox78", "safari13"];

async function minifiedStyle() {
  const source = await readFile(join(here, "style.css"), "utf8");
  return (await transform(source, { loader: "css", minify: true, target: oldBrowsers })).code.trim();
}

const styleAsText = {
  name: "style-as-text",
  setup(bundler) {
    bundler.onLoad({ filter: /\.css$/ }, async () => ({ contents: await minifiedStyle(), loader: "text" }));
  },
};

async function write(name, text) {
  await writeFile(join(outdir, name), text);
  const zipped = gzipSync(text, { level: 9 }).length;
  console.log(`${name}: ${Buffer.byteLength(text)} bytes, ${zipped} bytes with gzip`);
}

async function bundle(name, entry, target, plugins = []) {
  const built = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    charset: "utf8",
    legalComments: "none",
    target,
    plugins,
  });
  await write(name, built.outputFiles[0].text);
}

async function styleSheet(name, entry) {
  const { css } = compile(join(here, entry), {
    loadPaths: [resolve(here, "../../../node_modules")],
    style: "compressed",
    quietDeps: true,
  });
  await write(name, css);
}

await mkdir(outdir, { recursive: true });
await bundle("widget.js", "main.ts", "es2019", [styleAsText]);
await write("widget.css", await minifiedStyle());
await bundle("staff.js", "staff.ts", "es2020");
await styleSheet("pages.css", "pages.scss");
await styleSheet("staff.css", "staff.scss");
