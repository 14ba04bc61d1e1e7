import { qrModules, quietZone } from "../qr/qr-modules.ts";
import type { Box, Canvas } from "./canvas.server.ts";

/** Vectors under one matrix and one fill: every printer draws sharp edges. Rows of dark modules are one rectangle. */
export function drawCode(canvas: Canvas, text: string, square: Box): void {
  const { size, modules } = qrModules(text);
  const unit = square.width / (size + 2 * quietZone);
  const fine = (value: number) => String(Math.round(value * 1e5) / 1e5);
  const left = square.x + quietZone * unit;
  const top = canvas.height - square.y - quietZone * unit;
  const parts = [`q 0 g ${fine(unit)} 0 0 ${fine(-unit)} ${fine(left)} ${fine(top)} cm`];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!modules[y * size + x]) continue;
      let end = x + 1;
      while (end < size && modules[y * size + end]) end++;
      parts.push(`${x} ${y} ${end - x} 1 re`);
      x = end;
    }
  }
  parts.push("f Q");
  canvas.raw(parts.join("\n"));
}
