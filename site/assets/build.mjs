// Builds build/assets/ (ignored by git) from site/assets/ and the npm packages, in about a second.
//   css/{base,layout,components,pages}/*.css  → site.css, each folder its own cascade layer above KERN
//   css/{admin,street_map}.css                → for our pages inside Wagtail's admin; for the city's map of streets
//   js/*.js                                   → one module each, js/parts/ bundled into them
//   images/*                                  → copied
// and build/fonts/, which forums/printing sets its sheets in: no browser asks for these.
import { cp, glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";
import * as esbuild from "esbuild";
import * as sass from "sass";
import { dropUnusedProperties, forEveryDirection } from "./kern.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, "../..");
const out = path.join(root, "build/assets");
const printed = path.join(root, "build/fonts");
const modules = path.join(root, "node_modules");
const target = ["chrome109", "firefox115", "safari16.4"];
const sourceMap = /\n\/\/# sourceMappingURL=.*/;
const layers = ["base", "layout", "components", "pages"];

function kern() {
  const { css } = sass.compile(path.join(here, "css/kern.scss"), {
    loadPaths: [modules],
    quietDeps: true,
    logger: sass.Logger.silent,
  });
  return forEveryDirection(css);
}

async function ours() {
  const imports = [];
  for (const layer of layers) {
    const files = (await Array.fromAsync(glob(`css/${layer}/*.css`, { cwd: here }))).sort();
    imports.push(...files.map((file) => `@import "./${file}" layer(${layer});`));
  }
  return imports.join("\n");
}

async function css() {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `@layer kern, ${layers.join(", ")};\n@import "kern" layer(kern);\n${await ours()}`,
      resolveDir: here,
      loader: "css",
    },
    plugins: [{
      name: "kern",
      setup(build) {
        build.onResolve({ filter: /^kern$/ }, () => ({ path: "kern", namespace: "kern" }));
        build.onLoad({ filter: /.*/, namespace: "kern" }, () => ({ contents: kern(), loader: "css" }));
      },
    }],
    bundle: true,
    minify: true,
    target,
    write: false,
    outfile: path.join(out, "site.css"),
  });
  await writeFile(path.join(out, "site.css"), dropUnusedProperties(outputFiles[0].text));
}

// Beside site.css: of the administration, and of the map of streets, which most installations never load.
async function otherCss() {
  const entryPoints = ["admin", "street_map"].map((name) => path.join(here, `css/${name}.css`));
  await esbuild.build({ entryPoints, outdir: out, bundle: true, minify: true, target, nodePaths: [modules] });
}

async function js() {
  const entryPoints = await Array.fromAsync(glob("js/*.js", { cwd: here }));
  await esbuild.build({
    entryPoints: entryPoints.map((file) => path.join(here, file)),
    outdir: out,
    bundle: true,
    minify: true,
    format: "esm",
    target,
  });
}

async function fonts() {
  const files = await Array.fromAsync(glob("@expo-google-fonts/*/{400Regular,700Bold}/*.ttf", { cwd: modules }));
  await Promise.all(files.map((file) => cp(path.join(modules, file), path.join(printed, path.basename(file)))));
}

await Promise.all([out, printed].map((folder) => rm(folder, { recursive: true, force: true })));
await mkdir(out, { recursive: true });
await Promise.all([
  fonts(),
  css(),
  otherCss(),
  js(),
  cp(path.join(here, "images"), out, { recursive: true }),
  readFile(path.join(modules, "htmx.org/dist/htmx.min.js")).then((file) =>
    writeFile(path.join(out, "htmx.min.js"), file)),
  readFile(path.join(modules, "altcha/dist/workers/pbkdf2.js")).then((file) =>
    writeFile(path.join(out, "proof-worker.js"), file)),
  readFile(path.join(modules, "maplibre-gl/dist/maplibre-gl-worker.mjs"), "utf8").then((file) =>
    writeFile(path.join(out, "street_map_worker.js"), file.replace(sourceMap, ""))),
]);
