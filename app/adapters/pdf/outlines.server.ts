import { type Canvas, type Colour, colourOperands, number } from "./canvas.server.ts";
import type { Face, Faces } from "./font.server.ts";
import { type ShapedText, shape } from "./shape.server.ts";

type Point = readonly [number, number];

/** Letters as bare lines around `centre`: seen, but not part of the text that is found and copied. */
export function drawOutlines(
  canvas: Canvas,
  faces: Faces,
  text: string,
  look: { centre: number; y: number; size: number; colour: Colour; lineWidth: number },
): void {
  const shaped = shape(text, faces, "bold");
  const left = look.centre - (shaped.width * look.size) / 2;
  const paths = placedGlyphs(shaped).map(({ face, glyph, along, rise }) =>
    glyphPath(face, glyph, [left + along * look.size, canvas.height - look.y + rise * look.size], look.size),
  );
  canvas.raw(`${colourOperands(look.colour)} RG ${number(look.lineWidth)} w ${paths.join(" ")} S`);
}

/** Where each glyph of a TJ array stands, for a size of 1. */
function placedGlyphs(shaped: ShapedText): { face: Face; glyph: number; along: number; rise: number }[] {
  let along = 0;
  return shaped.pieces.flatMap(({ face, shown, rise }) =>
    [...shown.matchAll(/<([0-9a-f]+)>|(-?\d+)/g)].flatMap(([, glyphs, adjustment]) => {
      if (!glyphs) {
        along -= Number(adjustment) / 1000;
        return [];
      }
      return [...glyphs.matchAll(/.{4}/g)].map(([digits]) => {
        const glyph = Number.parseInt(digits, 16);
        const placed = { face, glyph, along, rise: rise / 1000 };
        along += (face.metrics.widths[glyph] ?? 0) / face.metrics.unitsPerEm;
        return placed;
      });
    }),
  );
}

const at = ([x, y]: Point) => `${number(x)} ${number(y)}`;

/** TrueType outlines are quadratic, curves of PDF are cubic. */
function glyphPath(face: Face, glyph: number, [x, y]: Point, size: number): string {
  const scale = size / face.metrics.unitsPerEm;
  const out: string[] = [];
  let from: Point = [x, y];
  for (const { type, values } of face.font.glyphToJson(glyph)) {
    const points = Array.from({ length: values.length / 2 }, (_, index): Point => {
      return [x + (values[2 * index] ?? 0) * scale, y + (values[2 * index + 1] ?? 0) * scale];
    });
    const end = points.at(-1) ?? from;
    if (type === "M") out.push(`${at(end)} m`);
    else if (type === "L") out.push(`${at(end)} l`);
    else if (type === "Q") out.push(`${cubicControls(from, points[0] ?? from, end)} ${at(end)} c`);
    else if (type === "Z") out.push("h");
    from = end;
  }
  return out.join(" ");
}

function cubicControls(from: Point, control: Point, end: Point): string {
  const towards = (point: Point): Point => [
    point[0] + ((control[0] - point[0]) * 2) / 3,
    point[1] + ((control[1] - point[1]) * 2) / 3,
  ];
  return `${at(towards(from))} ${at(towards(end))}`;
}
