import { encodeCodeUrl } from "#app/adapters/code/vignette-code.ts";
import type { VignetteDocument } from "#app/adapters/pdf/vignette-document.ts";
import { vignetteTemplateVersion } from "#app/adapters/pdf/vignette-pdf.server.ts";
import type { Vignette } from "./vignette-access.server.ts";

/**
 * What the bytes of a PDF depend on beside its record: the template, and the address its code begins with. Kept with
 * the size and the hash; documents sealed under another are rendered and sealed again before they leave.
 */
export const sealVersion = (baseUrl: string): string => `${vignetteTemplateVersion} ${baseUrl}`;

/** The document of an issued vignette, from its row alone. */
export function documentOf(row: Vignette, baseUrl: string): VignetteDocument {
  if (!row.code || !row.issuedAt) throw new Error(`vignette ${row.serial} is not issued`);
  return {
    serial: row.serial,
    specimen: row.specimen,
    year: row.year,
    plate: row.plate,
    vin: row.vin,
    kind: row.kind,
    make: row.make,
    model: row.model,
    energy: row.energy,
    fiscalPower: row.fiscalPower,
    seats: row.seats,
    grossWeightKg: row.grossWeightKg,
    firstCirculationYear: row.firstCirculationYear,
    amountMinor: row.amountMinor,
    increaseMinor: row.increaseMinor,
    issuedAt: row.issuedAt,
    expiresOn: row.expiresOn,
    company: row.company,
    officialNumber: row.officialNumber,
    codeUrl: encodeCodeUrl(baseUrl, row.code),
  };
}

/** Names are made of the plate and the serial only, whatever a customer called his vehicle. */
export const fileNameOf = ({ plate, serial }: Pick<Vignette, "plate" | "serial">): string =>
  plate ? `${plate}_${serial}.pdf` : `${serial}.pdf`;
