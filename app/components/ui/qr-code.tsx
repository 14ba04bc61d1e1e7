/** A code ready to be drawn: loaders send one path instead of hundreds of modules. */
export interface CodeDrawing {
  /** Modules in a row. */
  size: number;
  path: string;
}

/** From modules row by row, 1 for dark: neighbours in a row become one bar. */
export function drawCode({ size, modules }: { size: number; modules: ArrayLike<number> }): CodeDrawing {
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => (modules[y * size + x] ? "1" : "0")).join(""),
  );
  const bars = rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map(({ 0: bar, index }) => ({ x: index, y, bar })));
  return { size, path: bars.map(({ x, y, bar }) => `M${x} ${y}h${bar.length}v1h-${bar.length}z`).join("") };
}

export interface QrCodeProps {
  drawing: CodeDrawing;
  /** What the code opens. */
  label: string;
  className?: string;
}

/** Dark on light in both themes. The quiet zone, four modules of white, is the caller's padding. */
export const QrCode = ({ drawing, label, className }: QrCodeProps) => (
  <svg
    role="img"
    aria-label={label}
    viewBox={`0 0 ${drawing.size} ${drawing.size}`}
    shapeRendering="crispEdges"
    className={className}
  >
    <path d={drawing.path} fill="var(--plate-ink)" />
  </svg>
);
