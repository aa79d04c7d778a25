// Builds what pages are served with into src/heed/ui/static/ui/built/: the stylesheets, the few script modules
// of govuk-frontend that pages use, the font, and the licences of all three. Run by `npm run build`.

import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import * as sass from "sass";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
const govuk = join(modules, "govuk-frontend/dist/govuk");
const font = join(modules, "@fontsource/atkinson-hyperlegible");
const styles = join(root, "src/heed/ui/styles");
const built = join(root, "src/heed/ui/static/ui/built");

const STYLESHEETS = ["heed", "staff"];
const COMPONENTS = ["button", "error-summary", "exit-this-page", "skip-link"];
const FONTS = ["atkinson-hyperlegible-latin-400-normal.woff2", "atkinson-hyperlegible-latin-700-normal.woff2"];

/** The script and everything it imports, as paths. Imports are relative, so the tree keeps its shape when copied. */
async function withImports(path, seen = new Set()) {
  if (seen.has(path)) return seen;
  seen.add(path);
  const text = await readFile(path, "utf8");
  for (const [, imported] of text.matchAll(/^import .* from '(\.[^']+)';$/gm)) {
    await withImports(resolve(dirname(path), imported), seen);
  }
  return seen;
}

/** The script without its documentation and without the pointer to a source map that is not served. */
function served(text) {
  return text
    .replace(/\/\*\*[\s\S]*?\*\/\n?/g, "")
    .replace(/^\/\/# sourceMappingURL=.*\n?/gm, "")
    .replace(/\n{2,}/g, "\n");
}

async function write(path, content) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

async function copy(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

await rm(built, { recursive: true, force: true });

for (const name of STYLESHEETS) {
  const { css } = sass.compile(join(styles, `${name}.scss`), { loadPaths: [modules], style: "compressed" });
  await write(join(built, `${name}.css`), css);
}

const scripts = new Set();
for (const name of COMPONENTS) await withImports(join(govuk, `components/${name}/${name}.mjs`), scripts);
for (const path of scripts) {
  await write(join(built, "govuk", relative(govuk, path)), served(await readFile(path, "utf8")));
}

for (const name of FONTS) await copy(join(font, "files", name), join(built, "fonts", name));

const licences = await Promise.all(
  ["govuk-frontend/package.json", "@fontsource/atkinson-hyperlegible/package.json"].map(async (path) => {
    const { name, version, license } = JSON.parse(await readFile(join(modules, path), "utf8"));
    return `${name} ${version}: ${license}`;
  }),
);
await write(join(built, "licences/README.txt"), `Served with Heed:\n${licences.join("\n")}\n`);
await copy(join(font, "LICENSE"), join(built, "licences/atkinson-hyperlegible.txt"));
await copy(join(root, "src/heed/ui/styles/govuk-frontend.licence.txt"), join(built, "licences/govuk-frontend.txt"));

console.log(`Built ${relative(root, built)}: ${STYLESHEETS.length} stylesheets, ${scripts.size} script modules.`);
