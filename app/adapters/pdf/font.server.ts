import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import * as harfbuzz from "harfbuzzjs";
import subsetFont from "subset-font";
import { readableGlyphs } from "./readable-glyphs.server.ts";
import { embeddableProgram, type Metrics, readMetrics, readTables } from "./sfnt.ts";

export type Weight = "regular" | "bold";

/** One embedded font: one script in one weight, the same in every document of the process. */
export interface Face {
  /** Name in the resources of a page. */
  id: string;
  postScriptName: string;
  bold: boolean;
  program: Uint8Array;
  metrics: Metrics;
  glyphOf: ReadonlyMap<number, number>;
  /** What a reader finds and copies for a glyph. */
  textOf: ReadonlyMap<number, string>;
  font: harfbuzz.Font;
}

/** In the order they are asked for a character. */
export type Faces = Record<Weight, readonly Face[]>;

const between = (first: number, last: number) =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));

const arabicLetters = `${between(0x621, 0x63a)}${between(0x641, 0x64a)}ٱپچژڤڨکگی`;

const scripts = [
  {
    id: "L",
    name: "IBMPlexSans",
    package: "@fontsource/ibm-plex-sans",
    file: "ibm-plex-sans-latin",
    characters: `${between(0x20, 0x7e)}${between(0xa0, 0xff)}ŒœŸ–—‘’“”•…€−\ufffd`,
    features: [],
    letters: "",
  },
  {
    id: "A",
    name: "IBMPlexSansArabic",
    package: "@fontsource/ibm-plex-sans-arabic",
    file: "ibm-plex-sans-arabic-arabic",
    characters: `${arabicLetters} ${between(0x640, 0x640)}${between(0x64b, 0x652)}ٰ،؛؟`,
    features: ["ccmp", "init", "medi", "fina", "isol", "rlig", "mark", "mkmk", "kern"],
    letters: arabicLetters,
  },
  {
    id: "E",
    name: "IBMPlexSansExt",
    package: "@fontsource/ibm-plex-sans",
    file: "ibm-plex-sans-latin-ext",
    characters: `${between(0x100, 0x130)}${between(0x132, 0x17f)}ȘșȚț`,
    features: [],
    letters: "",
  },
] as const;

type Script = (typeof scripts)[number];

async function loadFace(script: Script, weight: Weight): Promise<Face> {
  const number = weight === "bold" ? 600 : 400;
  const path = createRequire(import.meta.url).resolve(`${script.package}/files/${script.file}-${number}-normal.woff2`);
  const subset = await subsetFont(await readFile(path), script.characters, {
    targetFormat: "sfnt",
    noHinting: true,
    keepFeatures: [...script.features],
  });
  const tables = readTables(subset);
  const metrics = readMetrics(tables);
  const face = new harfbuzz.Face(new harfbuzz.Blob(subset), 0);
  const font = new harfbuzz.Font(face);
  font.setScale(metrics.unitsPerEm, metrics.unitsPerEm);
  const glyphOf = new Map<number, number>();
  for (const character of face.collectUnicodes()) glyphOf.set(character, font.nominalGlyph(character) ?? 0);
  // The narrow no-break space of French figures is drawn as the no-break space, which the faces have.
  const noBreakSpace = glyphOf.get(0xa0);
  if (noBreakSpace !== undefined) glyphOf.set(0x202f, noBreakSpace);
  return {
    id: `${script.id}${weight === "bold" ? "B" : "R"}`,
    postScriptName: `${subsetTag(script.id, weight)}+${script.name}-${weight === "bold" ? "SemiBold" : "Regular"}`,
    bold: weight === "bold",
    program: embeddableProgram(tables),
    metrics,
    glyphOf,
    textOf: readableGlyphs(font, glyphOf, script.letters),
    font,
  };
}

/** Six capital letters before the name of a subset font (ISO 32000-1, 9.6.4). */
const subsetTag = (script: string, weight: Weight) => `OSTOU${weight === "bold" ? "B" : script}`;

let loading: Promise<Faces> | undefined;
let loaded: Faces | undefined;

/** Reads, subsets and learns the fonts once per process. */
export async function loadFaces(): Promise<void> {
  loading ??= Promise.all(
    (["regular", "bold"] as const).map((weight) => Promise.all(scripts.map((script) => loadFace(script, weight)))),
  ).then(([regular = [], bold = []]) => ({ regular, bold }));
  loaded = await loading;
}

export function loadedFaces(): Faces {
  if (!loaded) throw new Error("loadDocuments() must have ended before a document is rendered");
  return loaded;
}
