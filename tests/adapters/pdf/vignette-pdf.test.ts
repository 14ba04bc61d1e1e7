import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import path from "node:path";
import jsQR from "jsqr";
import { beforeAll, describe, expect, it } from "vitest";
import type { VignetteDocument } from "#app/adapters/pdf/vignette-document.ts";
import { loadDocuments, renderVignette, vignetteTemplateVersion } from "#app/adapters/pdf/vignette-pdf.server.ts";
import { askew, checkStructure, codesIn, fontsOf, informationOf, rasterOf, textOf, unpacked } from "./tools.ts";
import { bare, official, specimen } from "./vignettes.ts";

beforeAll(loadDocuments);

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("the file", () => {
  it.each([
    ["a specimen", specimen],
    ["an official copy with letters beyond Latin-1", official],
    ["a vehicle of which little is known", bare],
  ])("is sound for %s: clean structure, A6, every font embedded", (_, document) => {
    const pdf = renderVignette(document);
    expect(checkStructure(pdf)).toContain("No syntax or stream encoding errors found");
    for (const font of fontsOf(pdf)) expect(font).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
    expect(informationOf(pdf)).toMatch(/Pages:\s+1\n[\s\S]*Page size:\s+297\.64 x 419\.53 pts/);
  });

  it("says its title and language", () => {
    const pdf = renderVignette(specimen);
    expect(informationOf(pdf)).toContain("قسيمة السيارات 2026 · Vignette automobile 2026 · 12345-115-16");
    expect(unpacked(pdf)).toMatch(/\/Lang \(ar-DZ\)/);
    expect(unpacked(pdf)).toMatch(/\/Direction \/R2L/);
  });

  it("stays small enough for a million drivers' mailboxes", () => {
    expect(renderVignette(specimen).length).toBeLessThan(75_000);
  });
});

describe("what is read on the page", () => {
  const common = ["2026-7KQXM-4TBZR-H9WPC", "21/11/2026", "31/03/2027", "VF1RJA00652468135"];

  it.each<[string, VignetteDocument, string[]]>([
    [
      "specimen",
      specimen,
      [
        ...common,
        "12345-115-16",
        "Renault Symbol Extrême",
        "Véhicule de tourisme · Passenger car",
        "سيارة سياحية",
        "Essence · Petrol",
        "7 CV",
        "1 545 kg",
        "SARL Ostoul Transport",
        "3 500,00",
        "1 750,00",
        "5 250,00",
        "SPÉCIMEN",
        "SPECIMEN",
      ],
    ],
    [
      "official copy",
      official,
      [
        ...common,
        "00042-216-58",
        "Škoda Octavia",
        "Véhicule aménagé en utilitaire · Vehicle converted to utility",
        "مركبة مهيأة نفعية",
        "بنزين وغاز طبيعي",
        "مؤسسة عبد القادر للنقل",
        "15 300,00",
        "0,00",
        "QST-2026-00981234",
        "Copie établie par Ostoul d’après le document officiel",
      ],
    ],
    ["bare", bare, [...common, "دون رقم تسجيل", "sans immatriculation · not registered", "Camion · Lorry", "شاحنة"]],
  ])("is the record, field by field: %s", (_, document, fields) => {
    const text = textOf(renderVignette(document));
    for (const field of fields) expect(text).toContain(field);
  });

  it.each([
    "قسيمة السيارات",
    "الضريبة السنوية على المركبات",
    "رقم التسجيل",
    "رقم الهيكل",
    "أول استعمال",
    "العلامة والطراز",
    "صنف المركبة",
    "الطاقة",
    "القوة الجبائية",
    "عدد المقاعد",
    "الوزن الإجمالي",
    "صاحب المركبة",
    "القسيمة",
    "الزيادة",
    "الرقم التسلسلي",
    "تاريخ الإصدار",
    "نهاية الصلاحية",
    "الرقم الرسمي",
    "امسح الرمز للتحقق من صحة القسيمة",
  ])("can be found by a search for «%s»", (label) => {
    expect(textOf(renderVignette(specimen))).toContain(label);
  });

  it("never calls an official copy a specimen, nor a specimen official", () => {
    expect(textOf(renderVignette(official))).not.toMatch(/sp[eé]cimen/i);
    const said = textOf(renderVignette(specimen));
    expect(said).not.toContain("document officiel");
    expect(said).not.toContain("À présenter au contrôle");
    expect(said).toContain("ne prouve le paiement d’aucune taxe");
    expect(textOf(renderVignette(official))).toContain("À présenter au contrôle");
  });

  it("shows letters of other scripts as replaced, without losing the rest", () => {
    expect(textOf(renderVignette({ ...specimen, company: "ⵜⴰⵙⵏⴰ 中 SARL" }))).toContain(
      "\ufffd\ufffd\ufffd\ufffd\ufffd \ufffd SARL",
    );
  });

  it("shortens what no size can hold", () => {
    const text = textOf(renderVignette({ ...specimen, company: "Établissement ".repeat(40) }));
    expect(text).toContain("Établissement Établissement");
    expect(text).toContain("Éta...");
  });
});

describe("the code", () => {
  it.each([150, 200])("is read from the printed page at %i dpi", (dpi) => {
    for (const document of [specimen, official, bare]) {
      expect(codesIn(rasterOf(renderVignette(document), dpi))).toEqual([document.codeUrl]);
    }
  });

  it.each([4, 17, 93, 181])("is read from a page held askew by %i degrees, at 150 dpi", (degrees) => {
    expect(codesIn(askew(rasterOf(renderVignette(specimen), 150), degrees))).toEqual([specimen.codeUrl]);
  });

  it("is read by a second reader", () => {
    const { grey, width, height } = rasterOf(renderVignette(specimen), 200);
    const pixels = new Uint8ClampedArray(grey.length * 4);
    grey.forEach((level, index) => {
      pixels.set([level, level, level, 255], index * 4);
    });
    expect(jsQR(pixels, width, height)?.data).toBe(specimen.codeUrl);
  });

  it("is at least 26 mm wide, with four modules of white around it", () => {
    const operators = unpacked(renderVignette(specimen));
    const [, module = "0"] = /q 0 g ([\d.]+) 0 0 -[\d.]+ [\d.]+ [\d.]+ cm/.exec(operators) ?? [];
    // Version 12 for this text: 65 modules.
    expect((Number(module) * 65 * 25.4) / 72).toBeGreaterThanOrEqual(26);
  });
});

describe("the bytes", () => {
  it("are the same each time", () => {
    expect(sha256(renderVignette(specimen))).toBe(sha256(renderVignette({ ...specimen })));
  });

  it("are the same in another process", () => {
    const script = path.join(import.meta.dirname, "render-elsewhere.mjs");
    const other = execFileSync(process.execPath, [script], { encoding: "utf8" });
    expect(other.trim()).toBe(sha256(renderVignette(official)));
  });

  it("belong to the template's version: a change of either is a change of both", () => {
    expect({ version: vignetteTemplateVersion, sha256: sha256(renderVignette(specimen)) }).toMatchInlineSnapshot(`
      {
        "sha256": "6d7ceb32d68ea7fdbe0539cf087650fa1d6469e78abe51a19a07f46baeecc97f",
        "version": "2",
      }
    `);
  });

  it.each<[string, Partial<VignetteDocument>]>([
    ["plate", { plate: "12346-115-16" }],
    ["vin", { vin: "VF1RJA00652468136" }],
    ["amount", { amountMinor: 350001n }],
    ["increase", { increaseMinor: 175001n }],
    ["company", { company: "SARL Ostoul Transports" }],
    ["expiry", { expiresOn: "2027-04-01" }],
    ["day of issue", { issuedAt: new Date("2026-11-20T22:59:59Z") }],
    ["code", { codeUrl: `${specimen.codeUrl}A` }],
  ])("change with the %s", (_, change) => {
    expect(sha256(renderVignette({ ...specimen, ...change }))).not.toBe(sha256(renderVignette(specimen)));
  });
});

describe("names that try to be more than text", () => {
  it.each([
    ")/AA<</JS(app.alert(1))/S/JavaScript>>",
    "endstream endobj 1 0 obj<</OpenAction<</S/Launch/F(cmd.exe)>>>>endobj",
    "<FEFF> Tj ET /JS BT \\) \\\\ (",
    "/URI(http://evil.example)/Annots[",
  ])("are inert: %s", (name) => {
    const pdf = renderVignette({ ...specimen, company: name, make: name, serial: name, plate: name });
    expect(checkStructure(pdf)).toContain("No syntax or stream encoding errors found");
    expect(unpacked(pdf)).not.toMatch(/\/(?:JS|JavaScript|AA|OpenAction|Launch|URI|Annots|AcroForm|EmbeddedFile)\b/);
  });
});
