import { number } from "./canvas.server.ts";

/*
 * The fine background that a photocopy blurs. A curve is written once as a form and repeated by the matrix: thousands
 * of lines cost a few hundred bytes.
 */

export interface Rosette {
  x: number;
  /** From the bottom of the page. */
  y: number;
  petals: number;
}

/** A closed oval that reaches from `inner` to `outer` away from the origin. */
export function petalPath(inner: number, outer: number, breadth: number): string {
  const middle = (inner + outer) / 2;
  const [a, b, c, d] = [inner, outer, breadth / 2, middle].map(number);
  const pull = number(inner + (middle - inner) * 0.15);
  const push = number(outer - (outer - middle) * 0.15);
  const minus = number(-breadth / 2);
  return [
    `${a} 0 m`,
    `${pull} ${c} ${d} ${c} ${d} ${c} c`,
    `${push} ${c} ${b} ${number(breadth / 3)} ${b} 0 c`,
    `${b} ${number(-breadth / 3)} ${push} ${minus} ${d} ${minus} c`,
    `${d} ${minus} ${pull} ${minus} ${a} 0 c S`,
  ].join("\n");
}

export function rosette(form: string, { x, y, petals }: Rosette): string {
  const fine = (value: number) => String(Math.round(value * 1e4) / 1e4);
  return Array.from({ length: petals }, (_, petal) => {
    const angle = (petal * 2 * Math.PI) / petals;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return `q ${fine(cos)} ${fine(sin)} ${fine(-sin)} ${fine(cos)} ${number(x)} ${number(y)} cm /${form} Do Q`;
  }).join("\n");
}

/** A wave from the origin to the right; each half period is one Bézier arch. */
export function wavePath(length: number, period: number, height: number): string {
  const half = period / 2;
  const parts = ["0 0 m"];
  for (let arch = 0; arch * half < length; arch++) {
    const x = arch * half;
    const y = number(arch % 2 === 0 ? height : -height);
    parts.push(`${number(x + half * 0.3642)} ${y} ${number(x + half * 0.6358)} ${y} ${number(x + half)} 0 c`);
  }
  return `${parts.join("\n")} S`;
}

/** Waves one above the other, each a little further along: the eye sees a second, slower wave. */
export function waveField(
  form: string,
  field: { x: number; bottom: number; top: number; step: number; shift: number },
): string {
  const rows: string[] = [];
  for (let y = field.bottom, shift = 0; y <= field.top; y += field.step, shift += field.shift) {
    rows.push(`q 1 0 0 1 ${number(field.x - (shift % 24))} ${number(y)} cm /${form} Do Q`);
  }
  return rows.join("\n");
}
