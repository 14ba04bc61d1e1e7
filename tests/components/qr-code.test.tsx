import jsQR from "jsqr";
import { expect, test } from "vitest";
import { qrModules } from "#app/adapters/qr/qr-modules.ts";
import { drawCode, QrCode } from "#app/components/ui/qr-code.tsx";
import { draw } from "#tests/components/draw.tsx";

const scale = 4;
const quiet = 4 * scale;

/** Paints the bars of the path on a white square, as a screen does. */
function paint({ size, path }: { size: number; path: string }) {
  const side = size * scale + 2 * quiet;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < scale; row++) {
      const start = ((Number(y) * scale + quiet + row) * side + Number(x) * scale + quiet) * 4;
      for (let at = 0; at < Number(length) * scale; at++) pixels.set([0, 0, 0], start + at * 4);
    }
  }
  return { pixels, side };
}

test("a drawn code is read back", () => {
  const address = "https://ostoul.example/v#abcdefghijklmnopqrstuvwxyz0123456789";
  const { pixels, side } = paint(drawCode(qrModules(address)));
  expect(jsQR(pixels, side, side)?.data).toBe(address);
});

test("a drawn code says what it opens", () => {
  const markup = draw(<QrCode drawing={{ size: 1, path: "M0 0h1v1h-1z" }} label="Vérifier" />, "fr");
  expect(markup).toContain('role="img" aria-label="Vérifier"');
});
