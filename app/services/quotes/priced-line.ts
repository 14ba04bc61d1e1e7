import { addDays, type Day, instantInAlgiers } from "#app/domain/day.ts";
import type { Outcome } from "#app/domain/lifecycle.ts";
import { isConverted } from "#app/domain/tariff/lead.ts";
import { type PlateSeries, plateSeries } from "#app/domain/tariff/plate-series.ts";
import { type Price, priceVehicle, type TariffFacts } from "#app/domain/tariff/price-vehicle.ts";
import type { TariffVersion } from "#app/domain/tariff/version.ts";
import type { Kind, VehicleFacts } from "#app/domain/vehicle.ts";
import type { LineReason } from "./line-reason.ts";

/** A vehicle of the selection as the cursor gives it. */
export type QuotedVehicle = { id: string; invoiceNumber: string | null } & TariffFacts &
  Pick<VehicleFacts, "vin" | "depot" | "costCentre">;

export interface PricedLine extends Omit<Price, "outcome" | "reason"> {
  position: number;
  vehicle: QuotedVehicle;
  kind: Kind | null;
  outcome: Outcome;
  reason: LineReason;
}

export interface Pricing {
  year: number;
  asOf: Day;
  tariff: TariffVersion;
  /** The instant of pricing, from which the quote has to hold; null for a simulation, which holds for nobody. */
  now: Date | null;
}

/** The kinds that the category digit of a plate names; 6 and 7 name several, so a person says which. */
const kindOfSeries: Partial<Record<PlateSeries, Kind>> = {
  1: "tourism",
  2: "lorry",
  3: "van",
  4: "bus",
  5: "road_tractor",
  8: "trailer",
  9: "motorcycle",
  public_works: "public_works",
};

/** Documents name the kind of every vehicle: the one of the file, else what the tariff took it for. */
function kindOf({ kind, body, plate }: QuotedVehicle): Kind | null {
  if (kind) return kind;
  if (isConverted(body)) return "converted_utility";
  const series = plateSeries(plate);
  return series === null ? null : (kindOfSeries[series] ?? null);
}

const nothing = { amountMinor: 0n, increaseMinor: 0n, rule: null, costsMoreAt: null, missing: [] };

/**
 * The whole of a window's last day counts as on time: what is priced on it behind the closing hour (V29) has its price
 * until the day ends, instead of one that was over before anybody saw it.
 */
function priceToday(vehicle: QuotedVehicle, { year, asOf, tariff, now }: Pricing): Price {
  const price = priceVehicle(vehicle, year, asOf, tariff);
  const isOver = now !== null && price.costsMoreAt !== null && price.costsMoreAt <= now;
  return isOver ? { ...price, costsMoreAt: instantInAlgiers(addDays(asOf, 1)) } : price;
}

/**
 * One vehicle, one outcome. A vehicle that has its stamp, or is about to be paid for, is already held whatever its
 * price would be; what the law itself leaves out stays exempt or not subject.
 */
export function priceLine(
  vehicle: QuotedVehicle,
  position: number,
  pricing: Pricing,
  isHeld: (vehicle: QuotedVehicle) => boolean,
): PricedLine {
  const { year } = pricing;
  const price = priceToday(vehicle, pricing);
  const line = { position, vehicle, kind: kindOf(vehicle) };
  if (price.outcome === "exempt" || price.outcome === "not_subject") return { ...line, ...price };
  const { legalBasis } = price;
  if (isHeld(vehicle)) {
    return {
      ...line,
      ...nothing,
      legalBasis,
      outcome: "already_held",
      reason: { code: "already_held", params: { year } },
    };
  }
  if (vehicle.invoiceNumber !== null) {
    const reason: LineReason = { code: "already_invoiced", params: { year, number: vehicle.invoiceNumber } };
    return { ...line, ...nothing, legalBasis, outcome: "already_held", reason };
  }
  if (price.outcome === "due" && vehicle.plate === null && vehicle.vin === null) {
    const reason: LineReason = { code: "no_identity", params: {} };
    return { ...line, ...nothing, legalBasis, outcome: "undetermined", reason, missing: ["plate", "vin"] };
  }
  return { ...line, ...price };
}
