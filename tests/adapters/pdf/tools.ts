import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const packageOf: Record<string, string> = {
  pdftotext: "poppler-utils",
  pdftoppm: "poppler-utils",
  pdffonts: "poppler-utils",
  pdfinfo: "poppler-utils",
  qpdf: "qpdf",
  zbarimg: "zbar-tools",
  unzip: "unzip",
  zipinfo: "unzip",
  python3: "python3",
};

/** Runs a tool on files; a missing tool is said in so many words. */
export function run(tool: string, args: string[]): string {
  try {
    return execFileSync(tool, args, {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C.UTF-8" },
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new Error(`${tool} is missing: install the package ${packageOf[tool] ?? tool}`);
    }
    throw error;
  }
}

export function withFile<Result>(bytes: Uint8Array, ending: string, work: (file: string) => Result): Result {
  const directory = mkdtempSync(path.join(tmpdir(), "ostoul-document-"));
  try {
    const file = path.join(directory, `document.${ending}`);
    writeFileSync(file, bytes);
    return work(file);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const onPdf = (bytes: Uint8Array, tool: string, args: (file: string) => string[]) =>
  withFile(bytes, "pdf", (file) => run(tool, args(file)));

/** What a reader finds: NFKC, without marks of direction, white space as one space. */
export const readable = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ");

const laidOut = (pdf: Uint8Array, page?: number): string =>
  onPdf(pdf, "pdftotext", (file) => [...(page ? ["-f", `${page}`, "-l", `${page}`] : []), "-layout", file, "-"]);

export const textOf = (pdf: Uint8Array, page?: number): string => readable(laidOut(pdf, page));

/** The same, line by line. */
export const linesOf = (pdf: Uint8Array): string[] =>
  laidOut(pdf)
    .split("\n")
    .map((line) => readable(line).trim());

/** Throws with what qpdf says about a file that is not clean. */
export const checkStructure = (pdf: Uint8Array): string => onPdf(pdf, "qpdf", (file) => ["--check", file]);

/** Every object written out, nothing compressed. */
export const unpacked = (pdf: Uint8Array): string =>
  withFile(pdf, "pdf", (file) => {
    run("qpdf", ["--qdf", "--object-streams=disable", file, `${file}.qdf`]);
    return readFileSync(`${file}.qdf`, "latin1");
  });

export const fontsOf = (pdf: Uint8Array): string[] =>
  onPdf(pdf, "pdffonts", (file) => [file])
    .trim()
    .split("\n")
    .slice(2);

export const informationOf = (pdf: Uint8Array): string => onPdf(pdf, "pdfinfo", (file) => [file]);

export interface Raster {
  /** One byte a pixel, 0 is black. */
  grey: Uint8Array;
  width: number;
  height: number;
}

/** The first page as a printer of this resolution sees it. */
export const rasterOf = (pdf: Uint8Array, dpi: number): Raster =>
  withFile(pdf, "pdf", (file) => {
    run("pdftoppm", ["-r", `${dpi}`, "-gray", "-singlefile", file, file]);
    const image = readFileSync(`${file}.pgm`);
    const head = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(image.toString("latin1", 0, 64));
    if (!head) throw new Error("pdftoppm wrote no grey picture");
    return { grey: image.subarray(head[0].length), width: Number(head[1]), height: Number(head[2]) };
  });

/** What the codes in a picture say. */
export function codesIn({ grey, width, height }: Raster): string[] {
  const picture = Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), grey]);
  return withFile(picture, "pgm", (file) => run("zbarimg", ["--quiet", "--raw", file]).trim().split("\n"));
}

/** As a hand holds a telephone: turned, and farther away at the top than at the bottom. */
export function askew({ grey, width, height }: Raster, degrees: number): Raster {
  const side = Math.ceil(Math.hypot(width, height));
  const out = new Uint8Array(side * side).fill(255);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 255 : (grey[y * width + x] ?? 255);
  for (let row = 0; row < side; row++) {
    const away = 1.08 - (0.12 * row) / side;
    for (let column = 0; column < side; column++) {
      const [dx, dy] = [(column - side / 2) * away, (row - side / 2) * away];
      const [x, y] = [dx * cos + dy * sin + width / 2, dy * cos - dx * sin + height / 2];
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [across, down] = [x - left, y - top];
      const upper = at(left, top) * (1 - across) + at(left + 1, top) * across;
      const lower = at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across;
      out[row * side + column] = upper * (1 - down) + lower * down;
    }
  }
  return { grey: out, width: side, height: side };
}
