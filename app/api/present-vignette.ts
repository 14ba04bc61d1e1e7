import type { z } from "zod";
import { toApiMoney } from "#app/domain/money.ts";
import type { IssueProgress } from "#app/services/vignettes/issue-progress.server.ts";
import type { ListedVignette } from "#app/services/vignettes/list-vignettes.server.ts";
import type { vignetteCounts, vignetteObject } from "./vignettes.ts";

export function presentVignette(vignette: ListedVignette): z.input<typeof vignetteObject> {
  const { delivery } = vignette;
  return {
    serial: vignette.serial,
    status: vignette.status,
    specimen: vignette.specimen,
    year: vignette.year,
    plate: vignette.plate,
    vin: vignette.vin,
    amount: toApiMoney(vignette.amountMinor + vignette.increaseMinor),
    issued_at: vignette.issuedAt?.toISOString() ?? null,
    expires_on: vignette.expiresOn,
    official_number: vignette.officialNumber,
    sha256: vignette.sha256,
    invoice_id: vignette.invoiceId,
    vehicle_id: vignette.vehicleId,
    delivery: { status: delivery.status, email: delivery.email, at: delivery.at?.toISOString() ?? null },
  };
}

export const presentCounts = ({ expected, issued, sent, bounced }: IssueProgress): z.input<typeof vignetteCounts> => ({
  expected,
  issued,
  sent,
  bounced,
});
