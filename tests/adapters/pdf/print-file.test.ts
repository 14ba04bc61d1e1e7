import { beforeAll, describe, expect, it } from "vitest";
import { loadDocuments, renderPrintFile, renderVignette } from "#app/adapters/pdf/vignette-pdf.server.ts";
import { checkStructure, codesIn, fontsOf, informationOf, rasterOf, textOf } from "./tools.ts";
import { official, specimen } from "./vignettes.ts";

beforeAll(loadDocuments);

const fleet = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...(index % 2 ? official : specimen),
    plate: `${10000 + index}-115-16`,
    codeUrl: `${specimen.codeUrl.slice(0, -5)}${String(index).padStart(5, "0")}`,
  }));

async function printed(documents: Parameters<typeof renderPrintFile>[0]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of renderPrintFile(documents)) parts.push(part);
  return Buffer.concat(parts);
}

describe("the print file", () => {
  it("has one page a vignette, in their order, each with its own text and code", async () => {
    const pdf = await printed(fleet(120));
    expect(checkStructure(pdf)).toContain("No syntax or stream encoding errors found");
    expect(informationOf(pdf)).toMatch(/Pages:\s+120\n/);
    for (const page of [1, 50, 51, 120]) expect(textOf(pdf, page)).toContain(`${9999 + page}-115-16`);
    expect(textOf(pdf, 1)).toContain("SPÉCIMEN");
    expect(textOf(pdf, 2)).not.toContain("SPÉCIMEN");
    expect(codesIn(rasterOf(pdf, 150))).toEqual([fleet(1)[0]?.codeUrl]);
  });

  it("holds fonts and background once: fifteen times smaller than the single files", async () => {
    const documents = fleet(400);
    const pdf = await printed(documents);
    const apart = documents.reduce((sum, document) => sum + renderVignette(document).length, 0);
    expect(fontsOf(pdf)).toHaveLength(6);
    expect(apart / pdf.length).toBeGreaterThan(15);
  });

  it("asks for a vignette only when the one before was taken", async () => {
    let asked = 0;
    async function* documents() {
      for (const document of fleet(3)) {
        asked++;
        yield document;
      }
    }
    const parts = renderPrintFile(documents());
    await parts.next();
    expect(asked).toBe(0);
    await parts.next();
    expect(asked).toBe(1);
    await parts.return(undefined);
  });

  it("is the same bytes each time, and sound without a page to print", async () => {
    expect((await printed(fleet(7))).equals(await printed(fleet(7)))).toBe(true);
    expect(checkStructure(await printed([]))).toContain("No syntax");
  });
});
