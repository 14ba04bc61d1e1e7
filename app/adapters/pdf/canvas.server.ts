import type { Face, Faces, Weight } from "./font.server.ts";
import { type ShapedText, shape } from "./shape.server.ts";
import type { Direction } from "./visual-runs.ts";

/** `#rrggbb`. */
export type Colour = `#${string}`;

export interface TextStyle {
  size: number;
  weight?: Weight;
  colour?: Colour;
  align?: "left" | "right" | "centre";
  /** `auto`: as the first letter says. Plates, numbers and amounts are `ltr`. */
  direction?: Direction;
  /** The text is set smaller, never beyond half, until it fits. */
  maxWidth?: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Shape {
  fill?: Colour;
  stroke?: Colour;
  lineWidth?: number;
  radius?: number;
}

/** Enough for a printer of 2400 dpi, and short. */
export const number = (value: number): string => String(Math.round(value * 100) / 100);

const operands = new Map<Colour, string>();

export function colourOperands(colour: Colour): string {
  const known = operands.get(colour);
  if (known) return known;
  const channels = [1, 3, 5].map(
    (at) => Math.round((Number.parseInt(colour.slice(at, at + 2), 16) / 255) * 1000) / 1000,
  );
  const text = channels.join(" ");
  operands.set(colour, text);
  return text;
}

/** A text is never set smaller than this part of its size. */
const smallest = 0.5;

function fittingSize(width: number, { size, maxWidth }: TextStyle): number {
  if (!maxWidth || width * size <= maxWidth) return size;
  return Math.max(size * smallest, Math.floor((maxWidth / width) * 100) / 100);
}

/** How far a quarter circle's control points stand from its ends. */
const roundness = 0.5523;

/**
 * One page, written as it is drawn. Points, measured from the top left corner. Draws text and shapes only: no
 * annotation, form or link can come out of it, whatever the text says.
 */
export class Canvas {
  readonly facesUsed = new Set<Face>();
  private operators: string[] = [];

  constructor(
    readonly width: number,
    readonly height: number,
    private readonly faces: Faces,
  ) {}

  measure(text: string, style: Pick<TextStyle, "size" | "weight" | "direction">): number {
    return shape(text, this.faces, style.weight ?? "regular", style.direction).width * style.size;
  }

  /** `y` is the line the letters stand on. Returns the width drawn. */
  text(x: number, y: number, text: string, style: TextStyle): number {
    const shaped = this.fitted(text, style);
    if (shaped.pieces.length === 0) return 0;
    const size = fittingSize(shaped.width, style);
    const width = shaped.width * size;
    const left = style.align === "right" ? x - width : style.align === "centre" ? x - width / 2 : x;
    const out = [`BT ${colourOperands(style.colour ?? "#000000")} rg 1 0 0 1 ${number(left)} ${this.up(y)} Tm`];
    let face: Face | undefined;
    let rise = 0;
    for (const piece of shaped.pieces) {
      if (piece.face !== face) {
        face = piece.face;
        this.facesUsed.add(face);
        out.push(`/${face.id} ${number(size)} Tf`);
      }
      if (piece.rise !== rise) {
        rise = piece.rise;
        out.push(`${number((rise * size) / 1000)} Ts`);
      }
      out.push(`[${piece.shown}]TJ`);
    }
    if (rise) out.push("0 Ts");
    this.operators.push(`${out.join("\n")} ET`);
    return width;
  }

  /** What is too long even at half its size loses its end, and says so. */
  private fitted(text: string, style: TextStyle): ShapedText {
    const { maxWidth, size, weight = "regular", direction } = style;
    const shaped = shape(text, this.faces, weight, direction);
    if (!maxWidth || shaped.width * size * smallest <= maxWidth) return shaped;
    const characters = [...text];
    let kept = Math.floor((characters.length * maxWidth) / (shaped.width * size * smallest));
    for (; kept > 0; kept--) {
      const shorter = shape(`${characters.slice(0, kept).join("").trimEnd()}…`, this.faces, weight, direction);
      if (shorter.width * size * smallest <= maxWidth) return shorter;
    }
    return shape("…", this.faces, weight, direction);
  }

  line(x1: number, y1: number, x2: number, y2: number, colour: Colour, lineWidth = 0.5): void {
    this.operators.push(
      `${number(lineWidth)} w ${colourOperands(colour)} RG ${number(x1)} ${this.up(y1)} m ${number(x2)} ${this.up(y2)} l S`,
    );
  }

  rectangle(box: Box, look: Shape): void {
    const out: string[] = [];
    if (look.fill) out.push(`${colourOperands(look.fill)} rg`);
    if (look.stroke) out.push(`${number(look.lineWidth ?? 0.5)} w ${colourOperands(look.stroke)} RG`);
    out.push(look.radius ? this.roundedPath(box, look.radius) : this.straightPath(box));
    out.push(look.fill && look.stroke ? "B" : look.fill ? "f" : "S");
    this.operators.push(out.join(" "));
  }

  private straightPath({ x, y, width, height }: Box): string {
    return `${number(x)} ${this.up(y + height)} ${number(width)} ${number(height)} re`;
  }

  private roundedPath({ x, y, width, height }: Box, radius: number): string {
    const right = x + width;
    const bottom = y + height;
    const bend = radius * (1 - roundness);
    const at = (px: number, py: number) => `${number(px)} ${this.up(py)}`;
    return [
      `${at(x + radius, y)} m ${at(right - radius, y)} l`,
      `${at(right - bend, y)} ${at(right, y + bend)} ${at(right, y + radius)} c ${at(right, bottom - radius)} l`,
      `${at(right, bottom - bend)} ${at(right - bend, bottom)} ${at(right - radius, bottom)} c ${at(x + radius, bottom)} l`,
      `${at(x + bend, bottom)} ${at(x, bottom - bend)} ${at(x, bottom - radius)} c ${at(x, y + radius)} l`,
      `${at(x, y + bend)} ${at(x + bend, y)} ${at(x + radius, y)} c h`,
    ].join(" ");
  }

  /** Draws a Form XObject of the page's resources as it is. */
  form(name: string): void {
    this.operators.push(`/${name} Do`);
  }

  /** What `draw` draws is turned about a point, anticlockwise. */
  turned(x: number, y: number, degrees: number, draw: () => void): void {
    const angle = (degrees * Math.PI) / 180;
    const fine = (value: number) => String(Math.round(value * 1e5) / 1e5);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const up = this.height - y;
    this.operators.push(
      `q ${fine(cos)} ${fine(sin)} ${fine(-sin)} ${fine(cos)} ${number(x - x * cos + up * sin)} ${number(up - x * sin - up * cos)} cm`,
    );
    draw();
    this.operators.push("Q");
  }

  /** Raw operators, in the page's own coordinates (from the bottom left corner). */
  raw(operators: string): void {
    this.operators.push(operators);
  }

  private up(y: number): string {
    return number(this.height - y);
  }

  toString(): string {
    return this.operators.join("\n");
  }
}
