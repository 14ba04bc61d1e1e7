import type { Face, Faces, Weight } from "./font.server.ts";
import { type PlacedGlyph, placeRightToLeft } from "./harfbuzz-run.server.ts";
import { type Direction, type VisualRun, visualRuns } from "./visual-runs.ts";

/** Glyphs of one face. `adjustment` and `rise` are in thousandths of the size, as TJ and Ts want them. */
export interface Piece {
  face: Face;
  /** Parts of one TJ array: glyphs in hexadecimal, or a move to the left. */
  shown: string;
  rise: number;
}

export interface ShapedText {
  /** For a size of 1. */
  width: number;
  pieces: readonly Piece[];
}

const hexadecimal = Array.from({ length: 65536 }, (_, glyph) => glyph.toString(16).padStart(4, "0"));

const replacement = 0xfffd;

interface Segment {
  face: Face;
  text: string;
}

/** A character stays with the face of its neighbours when that face has it: spaces and points follow their word. */
function segmentsOf(text: string, faces: readonly Face[], preferred: Face | undefined): Segment[] {
  const segments: Segment[] = [];
  let face = preferred;
  for (const character of text) {
    const code = character.codePointAt(0) ?? replacement;
    if (!face?.glyphOf.has(code)) face = faces.find((candidate) => candidate.glyphOf.has(code));
    const shown = face ? character : "\ufffd";
    face ??= faces[0];
    if (!face) throw new Error("No face is loaded");
    const last = segments.at(-1);
    if (last?.face === face) last.text += shown;
    else segments.push({ face, text: shown });
  }
  return segments;
}

/** Latin text and digits need no shaper: one glyph a character. */
function simplePiece({ face, text }: Segment): { piece: Piece; width: number } {
  let glyphs = "";
  let width = 0;
  for (const character of text) {
    const glyph = face.glyphOf.get(character.codePointAt(0) ?? replacement) ?? 0;
    glyphs += hexadecimal[glyph];
    width += face.metrics.widths[glyph] ?? 0;
  }
  return { piece: { face, shown: `<${glyphs}>`, rise: 0 }, width: width / face.metrics.unitsPerEm };
}

/** poppler takes a gap of a tenth of the size for a space between words: kerning stays under it. */
const widestGap = 0.085;

function closer(placed: PlacedGlyph, face: Face): PlacedGlyph {
  const width = face.metrics.widths[placed.glyph] ?? 0;
  const limit = Math.round(widestGap * face.metrics.unitsPerEm);
  const excess = placed.advance - width - limit;
  if (width === 0 || excess <= 0) return placed;
  return { ...placed, advance: placed.advance - excess, xOffset: Math.min(placed.xOffset, limit) };
}

/** A TJ array moves by the width of each glyph; what the shaper wants beyond that is written as an adjustment. */
function shapedPieces({ face, text }: Segment): { pieces: Piece[]; width: number } {
  const thousandth = 1000 / face.metrics.unitsPerEm;
  const pieces: Piece[] = [];
  let shown = "";
  let pending = "";
  let rise = 0;
  let lag = 0;
  let width = 0;
  const flush = () => {
    if (pending) shown += `<${pending}>`;
    pending = "";
  };
  const close = () => {
    flush();
    if (shown) pieces.push({ face, shown, rise });
    shown = "";
  };
  for (const wanted of placeRightToLeft(face.font, text)) {
    const placed = closer(wanted, face);
    const wantedRise = Math.round(placed.yOffset * thousandth);
    if (wantedRise !== rise) {
      close();
      rise = wantedRise;
    }
    const adjustment = Math.round((lag - placed.xOffset) * thousandth);
    if (adjustment) {
      flush();
      shown += adjustment;
    }
    pending += hexadecimal[placed.glyph];
    lag = (face.metrics.widths[placed.glyph] ?? 0) + placed.xOffset - placed.advance;
    width += placed.advance;
  }
  flush();
  const adjustment = Math.round(lag * thousandth);
  if (adjustment) shown += adjustment;
  close();
  return { pieces, width: width / face.metrics.unitsPerEm };
}

function shapeRun(run: VisualRun, faces: readonly Face[]): ShapedText {
  const pieces: Piece[] = [];
  let width = 0;
  const arabic = faces[1];
  const segments = segmentsOf(run.text, faces, run.rightToLeft ? arabic : faces[0]);
  if (run.rightToLeft) segments.reverse();
  for (const segment of segments) {
    if (run.rightToLeft || segment.face === arabic) {
      const shaped = shapedPieces(segment);
      pieces.push(...shaped.pieces);
      width += shaped.width;
    } else {
      const simple = simplePiece(segment);
      pieces.push(simple.piece);
      width += simple.width;
    }
  }
  return { pieces, width };
}

/** Fixed labels and the names of one fleet come back on every page; plates and amounts do not and cost less to shape. */
const remembered = new Map<string, ShapedText>();
const rememberedLimit = 5000;

export function shape(text: string, faces: Faces, weight: Weight, direction: Direction = "auto"): ShapedText {
  const runs = visualRuns(text, direction);
  const [only] = runs;
  if (runs.length === 1 && only && !only.rightToLeft) return shapeRun(only, faces[weight]);
  const key = `${weight} ${direction} ${text}`;
  const known = remembered.get(key);
  if (known) return known;
  const parts = runs.map((run) => shapeRun(run, faces[weight]));
  const shaped = {
    width: parts.reduce((sum, part) => sum + part.width, 0),
    pieces: parts.flatMap((part) => part.pieces),
  };
  if (remembered.size >= rememberedLimit) remembered.clear();
  remembered.set(key, shaped);
  return shaped;
}
