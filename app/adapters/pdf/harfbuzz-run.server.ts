import * as harfbuzz from "harfbuzzjs";

export interface PlacedGlyph {
  glyph: number;
  /** Index in the text of the first character it stands for. */
  cluster: number;
  advance: number;
  xOffset: number;
  yOffset: number;
}

const buffer = new harfbuzz.Buffer();

const lamAlef = /ل[\u064b-\u0652\u0670]*[آأإا]/g;

/**
 * Only lam-alef is joined into one sign, as the script demands. The face has other pairs (ير، ين، لى) that read well but
 * are found and copied in the wrong order: readers turn a right-to-left line round glyph by glyph.
 */
function withoutOtherLigatures(text: string): harfbuzz.Feature[] {
  const features: harfbuzz.Feature[] = [];
  let start = 0;
  for (const { index, 0: pair } of text.matchAll(lamAlef)) {
    if (index > start) features.push(new harfbuzz.Feature("rlig", 0, start, index));
    start = index + pair.length;
  }
  if (start < text.length) features.push(new harfbuzz.Feature("rlig", 0, start, text.length));
  return features;
}

/** Glyphs from left to right, placed by the font's own rules. */
export function placeRightToLeft(font: harfbuzz.Font, text: string): PlacedGlyph[] {
  buffer.reset();
  buffer.addText(text);
  buffer.setDirection(harfbuzz.Direction.RTL);
  buffer.setScript("Arab");
  buffer.setLanguage("ar");
  harfbuzz.shape(font, buffer, withoutOtherLigatures(text));
  return buffer.getGlyphInfosAndPositions().map((placed) => ({
    glyph: placed.codepoint,
    cluster: placed.cluster,
    advance: placed.xAdvance ?? 0,
    xOffset: placed.xOffset ?? 0,
    yOffset: placed.yOffset ?? 0,
  }));
}
