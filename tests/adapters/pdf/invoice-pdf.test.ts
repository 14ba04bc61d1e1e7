import { beforeAll, describe, expect, it } from "vitest";
import type { DocumentParty, InvoiceDocument, InvoiceDocumentLine } from "#app/adapters/pdf/invoice-document.ts";
import { renderInvoice } from "#app/adapters/pdf/invoice-pdf.server.ts";
import { renderReceipt } from "#app/adapters/pdf/receipt-pdf.server.ts";
import { loadDocuments } from "#app/adapters/pdf/vignette-pdf.server.ts";
import { locales } from "#app/domain/locale.ts";
import { checkStructure, informationOf, textOf, unpacked } from "./tools.ts";

beforeAll(loadDocuments);

const seller: DocumentParty = {
  name: "SARL Ostoul Services",
  address: "12, rue Didouche Mourad, 16000 Alger",
  phone: "+213 21 00 00 00",
  email: "facturation@ostoul.example",
  legalForm: "SARL",
  activity: "Services administratifs aux entreprises",
  capitalMinor: 100_000_000n,
  rc: "16/00-0015609 B 01",
  nif: "416001000000007",
  nis: "000016001000007",
  ai: "16010012345",
};

const buyer: DocumentParty = {
  ...seller,
  name: "مؤسسة الجزائر للنقل",
  address: "المنطقة الصناعية، الرويبة",
  activity: "نقل البضائع",
  phone: null,
  email: null,
  capitalMinor: null,
  rc: "16/00-0098765 B 09",
  nif: "000916009876543",
  nis: null,
  ai: null,
};

const lines: InvoiceDocumentLine[] = Array.from({ length: 10 }, (_, index) => ({
  plate: `${12345 + index}-115-16`,
  vin: `VF1RJA0065246813${index}`,
  kind: "tourism",
  costCentre: index < 4 ? "Alger Centre" : null,
  rule: "S3-tourism-005",
  amountMinor: 800_000n,
  increaseMinor: index === 0 ? 550_000n : 0n,
}));

/** The worked example of the invoice's law: ten vehicles, 85,500.00 advanced, 1,500.00 of fee, 285.00 of VAT. */
const invoice: InvoiceDocument = {
  number: "FA-2026-000123",
  issuedAt: new Date("2026-11-20T23:30:00Z"),
  dueOn: "2026-12-05",
  poNumber: "BC-2026/0457",
  seller,
  buyer,
  advanced: [{ year: 2026, vehicleCount: 10, stampsMinor: 8_000_000n, increaseCount: 1, increasesMinor: 550_000n }],
  fee: { count: 10, unitMinor: 15_000n, totalMinor: 150_000n },
  vatBasisPoints: 1900,
  vatMinor: 28_500n,
  totalMinor: 8_728_500n,
  payment: {
    method: "transfer",
    reference: "OST 4821 7735 06",
    rib: "003 00060 0000147202 42",
    accountHolder: "SARL Ostoul Services",
  },
  shares: [
    {
      costCentre: "Alger Centre",
      vehicleCount: 4,
      stampsMinor: 3_200_000n,
      increasesMinor: 550_000n,
      feeMinor: 60_000n,
      vatMinor: 11_400n,
      totalMinor: 3_821_400n,
    },
    {
      costCentre: null,
      vehicleCount: 6,
      stampsMinor: 4_800_000n,
      increasesMinor: 0n,
      feeMinor: 90_000n,
      vatMinor: 17_100n,
      totalMinor: 4_907_100n,
    },
  ],
  lines,
  void: false,
  specimen: false,
};

const inFrench = () => textOf(renderInvoice(invoice, "fr"));

describe("an invoice", () => {
  it.each(locales)("is a sound file in %s, with its title and language", (locale) => {
    const pdf = renderInvoice(invoice, locale);
    expect(checkStructure(pdf)).toContain("No syntax or stream encoding errors found");
    expect(informationOf(pdf)).toMatch(/Title:.*FA-2026-000123[\s\S]*Pages:\s+2\n[\s\S]*595\.28 x 841\.89 pts \(A4\)/);
    expect(unpacked(pdf)).toContain(`/Lang (${locale}-DZ)`);
    expect(unpacked(pdf)).toContain(locale === "ar" ? "/Direction /R2L" : "/Direction /L2R");
  });

  it("carries every mention of decree 05-468 art. 3 and law 04-02 art. 34", () => {
    const text = inFrench();
    for (const mention of [
      "FA-2026-000123",
      "21/11/2026",
      "05/12/2026",
      "BC-2026/0457",
      "SARL Ostoul Services",
      "12, rue Didouche Mourad, 16000 Alger",
      "+213 21 00 00 00",
      "SARL · Services administratifs aux entreprises",
      "1 000 000,00 DZD",
      "16/00-0015609 B 01",
      "416001000000007",
      "000016001000007",
      "16010012345",
      "مؤسسة الجزائر للنقل",
      "16/00-0098765 B 09",
      "000916009876543",
      "Virement bancaire",
      "OST 4821 7735 06",
      "003 00060 0000147202 42",
      "Cachet et signature du vendeur",
    ]) {
      expect(text).toContain(mention);
    }
  });

  it("sets the sums advanced apart from the fee and its VAT", () => {
    const text = inFrench();
    expect(text).toMatch(/Vignettes automobiles 2026 .* 10 — 80 000,00/);
    expect(text).toMatch(/Majorations de retard 2026 .* 1 — 5 500,00/);
    expect(text).toMatch(/Frais de service, par véhicule .* 10 150,00 1 500,00/);
    expect(text).toMatch(/Total des sommes avancées .* 85 500,00/);
    expect(text).toMatch(/TVA .*19 % .*285,00/);
    expect(text).toMatch(/Total à payer TTC .* 87 285,00/);
    expect(text).toContain("Sommes avancées pour le compte du client, hors champ de la TVA");
  });

  it("writes the total in words, in French and Arabic whatever the language", () => {
    for (const locale of locales) {
      const text = textOf(renderInvoice(invoice, locale));
      expect(text).toContain("quatre-vingt-sept mille deux cent quatre-vingt-cinq dinars");
      expect(text).toContain("سبعة وثمانون ألفًا ومائتان وخمسة وثمانون دينارًا".normalize("NFKC").slice(0, 12));
    }
    expect(textOf(renderInvoice(invoice, "en"))).toContain("eighty-seven thousand two hundred and eighty-five dinars");
  });

  it.each([
    ["ar", "87.285,00"],
    ["fr", "87 285,00"],
    ["en", "87,285.00"],
  ] as const)("has labels in French and Arabic and figures of the language: %s", (locale, total) => {
    const text = textOf(renderInvoice(invoice, locale));
    for (const label of ["Facture", "فاتورة", "Désignation", "التسمية", "Quantité", "الكمية"])
      expect(text).toContain(label);
    expect(text).toContain(total);
  });

  it("is split by cost centre", () => {
    const text = inFrench();
    expect(text).toContain("Alger Centre 4 32 000,00 5 500,00 714,00 38 214,00");
    expect(text).toContain("Sans centre 6 48 000,00 0,00 1 071,00 49 071,00");
  });

  it("has an annex of every vehicle whose totals are those of the first page", () => {
    const annex = textOf(renderInvoice(invoice, "fr"), 2);
    expect(annex).toContain(
      "1 12345-115-16 VF1RJA00652468130 Véhicule de tourisme Alger Centre S3-tourism-005 8 000,00 5 500,00 13 500,00",
    );
    for (const line of lines) expect(annex).toContain(`${line.plate} ${line.vin}`);
    expect(annex).toContain("Total 80 000,00 5 500,00 85 500,00");
  });

  it("keeps plates in order in the Arabic annex", () => {
    const annex = textOf(renderInvoice(invoice, "ar"), 2);
    for (const line of lines) expect(annex).toContain(String(line.plate));
  });

  it("goes on over as many pages as it needs, heading and number on each", () => {
    const many = {
      ...invoice,
      lines: Array.from(
        { length: 500 },
        (_, index) => ({ ...lines[0], plate: `${20000 + index}-115-16` }) as InvoiceDocumentLine,
      ),
    };
    const pdf = renderInvoice(many, "fr");
    const pages = Number(/Pages:\s+(\d+)/.exec(informationOf(pdf))?.[1]);
    expect(pages).toBeGreaterThan(8);
    for (let page = 2; page <= pages; page++) {
      const text = textOf(pdf, page);
      expect(text).toContain("Immatriculation");
      expect(text).toContain("FA-2026-000123");
      expect(text).toContain(`${page} / ${pages}`);
    }
    const whole = textOf(pdf);
    for (let index = 0; index < 500; index++) expect(whole).toContain(`${20000 + index}-115-16`);
  });

  it("shows no VAT for a seller under IFU (CTCA art. 64)", () => {
    const text = textOf(
      renderInvoice({ ...invoice, vatBasisPoints: null, vatMinor: 0n, totalMinor: 8_700_000n }, "fr"),
    );
    expect(text).not.toMatch(/TVA .*19/);
    expect(text).toMatch(/Total à payer TTC .* 87 000,00/);
  });

  it("says that it is cancelled, and only then", () => {
    const text = textOf(renderInvoice({ ...invoice, void: true }, "fr"));
    expect(text).toContain("FACTURE ANNULÉE");
    expect(text).toContain("فاتورة ملغاة");
    expect(inFrench()).not.toContain("ANNULÉE");
  });

  it("says on every page that a demonstration is worth nothing", () => {
    const pdf = renderInvoice({ ...invoice, specimen: true }, "fr");
    for (const page of [1, 2])
      expect(textOf(pdf, page)).toContain("Spécimen de démonstration, sans valeur comptable ni fiscale");
    expect(inFrench()).not.toContain("Spécimen");
  });

  it("is the same bytes each time", () => {
    expect(Buffer.from(renderInvoice(invoice, "ar")).equals(Buffer.from(renderInvoice(invoice, "ar")))).toBe(true);
  });

  it("keeps hostile names inert", () => {
    const name = ")/AA<</JS(app.alert(1))>>endstream endobj";
    const pdf = renderInvoice(
      { ...invoice, number: name, buyer: { ...buyer, name, address: name }, poNumber: name },
      "fr",
    );
    expect(checkStructure(pdf)).toContain("No syntax or stream encoding errors found");
    expect(unpacked(pdf)).not.toMatch(/\/(?:JS|JavaScript|AA|OpenAction|Launch|URI|Annots)\b/);
  });
});

describe("a receipt", () => {
  it.each([
    ["ar", "بطاقة بنكية", "87.285,50"],
    ["fr", "Carte bancaire", "87 285,50"],
    ["en", "Bank card", "87,285.50"],
  ] as const)("says who paid what, when and how: %s", (locale, method, amount) => {
    const receipt = {
      number: "RC-2026-000045",
      invoiceNumber: "FA-2026-000123",
      paidAt: new Date("2026-11-21T23:30:00Z"),
      method: "card",
      reference: "pi_3Qx7YJ2eZvKYlo2C",
      amountMinor: 8_728_550n,
      seller,
      buyer,
      remainingMinor: 0n,
      specimen: false,
    } as const;
    const pdf = renderReceipt(receipt, locale);
    const text = textOf(pdf);
    expect(checkStructure(pdf)).toContain("No syntax or stream encoding errors found");
    for (const part of [
      "RC-2026-000045",
      "FA-2026-000123",
      "22/11/2026",
      method,
      amount,
      "pi_3Qx7YJ2eZvKYlo2C",
      "416001000000007",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("quatre-vingt-sept mille deux cent quatre-vingt-cinq dinars et cinquante centimes");
  });
});
