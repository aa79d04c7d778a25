// Builds what pages are served with into src/heed/ui/static/ui/built/: the stylesheets, the script that every page
// starts with, the font, and the licences of what is in them. Run by `npm run build`.

import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild-wasm";
import * as sass from "sass";
import subsetFont from "subset-font";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
const font = join(modules, "@fontsource/atkinson-hyperlegible");
const styles = join(root, "src/heed/ui/styles");
const scripts = join(root, "src/heed/ui/static/ui");
const built = join(scripts, "built");

const STYLESHEETS = ["heed", "staff"];
const WEIGHTS = ["400", "700"];

// What nearly every page in English is written with: one small file. All else that Latin alphabets need, Welsh among
// them, comes from the second and third file, which a browser fetches for pages that hold one of their letters
// (styles/_type.scss says which are which).
const EVERYDAY = [...range(0x20, 0x7e), ..."\u00a0£©·×–—‘’“”•…‹›−"].join("");
const REST = [...range(0xa1, 0xff), ..."ıŒœˆ˜‚„€™"].join("");

/** The characters from one code point to another, both among them. */
function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n));
}

/** Leaves out of the bundle what a script asks for only when it needs it, and finds it from where the bundle lies. */
const askedForWhenNeeded = {
  name: "asked-for-when-needed",
  setup(build) {
    build.onResolve({ filter: /^\.\// }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path: `../${path.slice(2)}`, external: true } : undefined,
    );
  },
};

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

await esbuild.build({
  entryPoints: [join(scripts, "heed.js")],
  outdir: built,
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  nodePaths: [modules],
  legalComments: "none",
  plugins: [askedForWhenNeeded],
});

for (const weight of WEIGHTS) {
  const name = (part) => `atkinson-hyperlegible-${part}-${weight}-normal.woff2`;
  const latin = await readFile(join(font, "files", name("latin")));
  for (const [part, letters] of Object.entries({ everyday: EVERYDAY, rest: REST })) {
    await write(join(built, "fonts", name(part)), await subsetFont(latin, letters, { targetFormat: "woff2" }));
  }
  await copy(join(font, "files", name("latin-ext")), join(built, "fonts", name("latin-ext")));
}

const licences = await Promise.all(
  ["govuk-frontend/package.json", "@fontsource/atkinson-hyperlegible/package.json"].map(async (path) => {
    const { name, version, license } = JSON.parse(await readFile(join(modules, path), "utf8"));
    return `${name} ${version}: ${license}`;
  }),
);
await write(join(built, "licences/README.txt"), `Served with Heed:\n${licences.join("\n")}\n`);
await copy(join(font, "LICENSE"), join(built, "licences/atkinson-hyperlegible.txt"));
await copy(join(root, "src/heed/ui/styles/govuk-frontend.licence.txt"), join(built, "licences/govuk-frontend.txt"));

console.log(`Built ${relative(root, built)}: ${STYLESHEETS.length} stylesheets, a script, and the font in two weights.`);
