import { afterAll, describe, expect, it } from "vitest";
import { findHeaderRow } from "#imports/columns/find-header-row.ts";
import { matchHeading } from "#imports/columns/match-heading.ts";
import { fieldsOf, forgetUploads, readText } from "./collect-events.ts";

afterAll(forgetUploads);

const how = (heading: string) => {
  const match = matchHeading(heading);
  return "field" in match
    ? `${match.how} ${match.field}`
    : "candidates" in match
      ? `${match.how} ${match.candidates}`
      : match.how;
};

describe("headings", () => {
  it.each([
    ["Immatriculation", "exact plate"],
    ["N° d’immatriculation", "exact plate"],
    ["NUMÉRO DE CHÂSSIS", "exact vin"],
    ["n° châssis", "exact vin"],
    ["رَقْمُ التَّسجيل", "exact plate"],
    ["رقم الهيكل", "exact vin"],
    ["القوّة الجبائية", "exact fiscal_power"],
    ["PTC (kg)", "exact gross_weight"],
    ["Puissance (CV)", "exact fiscal_power"],
    ["Puissance (kW)", "not_imported"],
    ["Puissance fiscale (kW)", "not_imported"],
    ["Date de 1ère mise en circulation", "exact first_circulation"],
    ["Marque du véhicule", "exact make"],
    ["Aménagé en utilitaire", "exact body"],
    ["Numéro de parc", "exact fleet_number"],
    ["Couleur", "not_imported"],
    ["Charge utile", "not_imported"],
    ["سنة الصنع", "not_imported"],
    ["Type", "ambiguous model,kind"],
    ["Type du véhicule", "ambiguous model,kind"],
    ["Année", "ambiguous first_circulation"],
    ["puissance", "ambiguous fiscal_power"],
    ["Immatriculaton", "similar plate"],
    ["Carburent", "similar energy"],
    ["registration_expires", "none"],
    ["last_service_date", "none"],
    ["fuel_level", "none"],
    ["Échéance assurance", "not_imported"],
    ["Météo", "none"],
    ["", "none"],
  ])("%j is %s", (heading, expected) => expect(how(heading)).toBe(expected));
});

describe("the row of headings", () => {
  it.each<[string, string[][], number | null]>([
    [
      "first",
      [
        ["Immat", "Marque"],
        ["12345-115-16", "Renault"],
      ],
      0,
    ],
    ["under titles", [["Parc automobile 2026"], [""], ["Arrêté au", "31/10/2026"], ["N°", "Immat", "Marque"]], 3],
    [
      "under a table of contacts",
      [
        ["Nom", "Société X"],
        ["Immatriculation", "Marque", "Énergie", "PTC"],
      ],
      1,
    ],
    ["one column", [["Immatriculation"], ["12345-115-16"]], 0],
    [
      "none",
      [
        ["12345-115-16", "Renault"],
        ["12346-115-16", "Peugeot"],
      ],
      null,
    ],
  ])("%s", (_name, rows, at) => expect(findHeaderRow(rows)?.at ?? null).toBe(at));
});

describe("columns of a file", () => {
  const rows = Array.from({ length: 10 }, (_, index) => 12_345 + index);

  it("believes a misspelt heading only when the values prove it", async () => {
    const proven = await readText("a.csv", `Immatriculaton;Marque\n${rows.map((n) => `${n}-115-16;Kia`).join("\n")}\n`);
    expect(fieldsOf(proven)).toEqual(["plate", "make"]);
    const unproven = await readText("b.csv", `Immatriculaton;Marque\n${rows.map((n) => `${n};Kia`).join("\n")}\n`);
    expect(fieldsOf(unproven)).toEqual([null, "make"]);
    expect(unproven.columns[0]?.candidates).toEqual(["plate"]);
  });

  it("never guesses an ambiguous heading, and settles it by values that prove it", async () => {
    const body = rows.map((n) => `${n}-115-16;Clio;2015;7`).join("\n");
    const read = await readText("c.csv", `رقم المركبة;Type;Année;Puissance\n${body}\n`);
    expect(fieldsOf(read)).toEqual(["plate", null, null, "fiscal_power"]);
    expect(read.columns[1]?.candidates).toEqual(["model", "kind"]);
    const kilowatts = await readText("d.csv", `Immat;Puissance\n${rows.map((n) => `${n}-115-16;85`).join("\n")}\n`);
    expect(fieldsOf(kilowatts)).toEqual(["plate", null]);
  });

  it("shows a column as doubtful when too few of its values can be read", async () => {
    const values = rows.map((n, index) => (index < 4 ? `voir ${index};x` : `${n}-115-16;x`)).join("\n");
    const { columns, rowCount } = await readText("e.csv", `Immat;Marque\n${values}\n`);
    expect(columns[0]).toMatchObject({ field: "plate", confidence: 0.6 });
    expect(rowCount).toBe(10);
  });

  it("asks which of two columns is meant, unless one is clearly better", async () => {
    const both = await readText("f.csv", `Immat;Dépôt;Site\n${rows.map((n) => `${n}-115-16;a;b`).join("\n")}\n`);
    expect(fieldsOf(both)).toEqual(["plate", null, null]);
    const clear = await readText(
      "g.csv",
      `Matricule;Immatriculation\n${rows.map((n, i) => `${i < 8 ? 100 + i : `${n}-115-31`};${n}-115-16`).join("\n")}\n`,
    );
    expect(fieldsOf(clear)).toEqual([null, "plate"]);
  });

  it("proposes columns without headings, and takes them when a person agrees", async () => {
    const text = `${rows.map((n) => `${n}-115-16;Renault`).join("\n")}\n`;
    const read = await readText("h.csv", text);
    expect(read).toMatchObject({ file: { headerRow: 0 }, failed: { code: "missing_column" } });
    expect(read.columns[0]).toMatchObject({ field: null, candidates: ["plate"] });
    const agreed = await readText("h.csv", text, { headerRow: 0, columns: { 0: "plate", 1: "make" } });
    expect(agreed).toMatchObject({ rowCount: 10 });
    expect(agreed.rows[0]).toMatchObject({ row: 1, facts: { plate: "12345-115-16", make: "Renault" } });
  });

  it("remembers a choice for the same headings, and lets the choice of today win", async () => {
    const text = `Matricule;Type;Marque\n${rows.map((n) => `${n}-115-16;VP;Kia`).join("\n")}\n`;
    const { headingsHash = "" } = await readText("i.csv", text);
    const remembered = { [headingsHash]: { 1: "kind", 2: null } } as const;
    expect(fieldsOf(await readText("i.csv", text, { remembered }))).toEqual(["plate", "kind", null]);
    expect(fieldsOf(await readText("i.csv", text, { remembered, columns: { 1: "model" } }))).toEqual([
      "plate",
      "model",
      null,
    ]);
    expect(fieldsOf(await readText("j.csv", text.replace("Type", "Types"), { remembered }))[1]).toBeNull();
  });

  it("takes another row of headings when told", async () => {
    const read = await readText("k.csv", "Immat;Marque\nNuméro de plaque;Constructeur\n12345-115-16;Kia\n", {
      headerRow: 2,
    });
    expect(read.file?.headerRow).toBe(2);
    expect(read.rows.map(({ row }) => row)).toEqual([3]);
  });

  it("lends the unit of the heading to the numbers below", async () => {
    const kilos = await readText("l.csv", "Immat;PTC (kg)\n00256-914-30;300\n00257-914-30;0,3 t\n");
    expect(kilos.rows.map(({ facts }) => facts.grossWeightKg)).toEqual([300, 300]);
    const tonnes = await readText("m.csv", "Immat;PTC (t)\n12345-215-16;3,5\n12346-215-16;19\n");
    expect(tonnes.rows.map(({ facts }) => facts.grossWeightKg)).toEqual([3500, 19_000]);
  });

  it("hands over the first five rows as they are", async () => {
    const { sample } = await readText("n.csv", `Immat;Marque\n${rows.map((n) => ` ${n} 115 16;Kia`).join("\n")}\n`);
    expect(sample).toHaveLength(5);
    expect(sample[0]).toEqual([" 12345 115 16", "Kia"]);
  });
});
