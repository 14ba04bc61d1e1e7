import type { Font } from "harfbuzzjs";
import { type PlacedGlyph, placeRightToLeft } from "./harfbuzz-run.server.ts";

/*
 * What each glyph says to a reader who searches or copies (ToUnicode).
 *
 * A joined Arabic letter has a glyph that no character maps to: it is learnt by shaping the letter in its four places.
 * Lam-alef is one glyph for two letters, which a reader that turns the line round would swap: it is given its one
 * Arabic Presentation Form instead, equal to the two letters after NFKC.
 */

const presentationForms = new Map<string, string>();
for (let character = 0xfef5; character <= 0xfefc; character++) {
  const form = String.fromCharCode(character);
  const letters = form.normalize("NFKC");
  if (!presentationForms.has(letters)) presentationForms.set(letters, form);
}

export function readableGlyphs(font: Font, glyphOf: ReadonlyMap<number, number>, letters: string): Map<number, string> {
  const textOf = new Map<number, string>();
  for (const [character, glyph] of [...glyphOf].sort(([a], [b]) => a - b)) {
    if (!textOf.has(glyph)) textOf.set(glyph, String.fromCodePoint(character));
  }
  const learn = (text: string) => learnFrom(placeRightToLeft(font, text), text, textOf);
  for (const letter of letters) for (const text of [letter, `ب${letter}`, `${letter}ب`, `ب${letter}ب`]) learn(text);
  if (letters) for (const pair of presentationForms.keys()) for (const text of [pair, `ب${pair}`]) learn(text);
  return textOf;
}

function learnFrom(placed: PlacedGlyph[], text: string, textOf: Map<number, string>): void {
  for (const { glyph, cluster } of placed) {
    if (textOf.has(glyph) || placed.filter((other) => other.cluster === cluster).length > 1) continue;
    const end = Math.min(text.length, ...placed.map((other) => other.cluster).filter((start) => start > cluster));
    const letters = text.slice(cluster, end);
    textOf.set(glyph, presentationForms.get(letters) ?? letters);
  }
}

const utf16 = (text: string) =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, "0")).join("");

/** The ToUnicode CMap (ISO 32000-1, 9.10.3), at most 100 entries a block. */
export function toUnicodeMap(textOf: ReadonlyMap<number, string>): string {
  const entries = [...textOf].sort(([a], [b]) => a - b);
  const blocks: string[] = [];
  for (let start = 0; start < entries.length; start += 100) {
    const block = entries.slice(start, start + 100);
    const rows = block.map(([glyph, text]) => `<${glyph.toString(16).padStart(4, "0")}> <${utf16(text)}>`);
    blocks.push(`${block.length} beginbfchar\n${rows.join("\n")}\nendbfchar`);
  }
  return [
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
    "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange",
    ...blocks,
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
  ].join("\n");
}
