import type { VignetteDocument } from "#app/adapters/pdf/vignette-document.ts";

const signedLike = Buffer.from(Uint8Array.from({ length: 195 }, (_, index) => (index * 89 + 13) & 255));

export const specimen: VignetteDocument = {
  serial: "2026-7KQXM-4TBZR-H9WPC",
  specimen: true,
  year: 2026,
  plate: "12345-115-16",
  vin: "VF1RJA00652468135",
  kind: "tourism",
  make: "Renault",
  model: "Symbol Extrême",
  energy: "petrol",
  fiscalPower: 7,
  seats: 5,
  grossWeightKg: 1545,
  firstCirculationYear: 2015,
  amountMinor: 350000n,
  increaseMinor: 175000n,
  issuedAt: new Date("2026-11-20T23:30:00Z"),
  expiresOn: "2027-03-31",
  company: "SARL Ostoul Transport",
  officialNumber: null,
  codeUrl: `https://ostoul.example/v#${signedLike.toString("base64url")}`,
};

export const official: VignetteDocument = {
  ...specimen,
  specimen: false,
  plate: "00042-216-58",
  kind: "converted_utility",
  energy: "petrol_cng",
  make: "Škoda",
  model: "Octavia",
  amountMinor: 1530000n,
  increaseMinor: 0n,
  company: "مؤسسة عبد القادر للنقل",
  officialNumber: "QST-2026-00981234",
};

export const bare: VignetteDocument = {
  ...specimen,
  plate: null,
  kind: "lorry",
  make: null,
  model: null,
  energy: null,
  fiscalPower: null,
  seats: null,
  grossWeightKg: null,
  firstCirculationYear: null,
};
