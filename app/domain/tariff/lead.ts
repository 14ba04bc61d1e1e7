import { type PlateSeries, plateSeries } from "#app/domain/tariff/plate-series.ts";
import type { Table } from "#app/domain/tariff/version.ts";
import type { Kind, VehicleFacts } from "#app/domain/vehicle.ts";

/** Where kind and plate lead before energy, age and amounts are looked at. */
export type Lead =
  | { to: "table"; table: Table }
  | { to: "not_subject"; status: string; confirm: boolean }
  | { to: "exempt"; status: string }
  /** Plate categories 6 and 7 have no stated tariff: a person decides (V3). */
  | { to: "person" };

const tourism: Lead = { to: "table", table: "tourism" };
const utility: Lead = { to: "table", table: "utility" };
const passengers: Lead = { to: "table", table: "passenger_transport" };
const person: Lead = { to: "person" };
const notSubject = (status: string, confirm = false): Lead => ({ to: "not_subject", status, confirm });
const exempt = (status: string): Lead => ({ to: "exempt", status });

interface KindProfile {
  lead: Lead;
  /** Plate series that agree with the kind; any other is a contradiction (V5). */
  series: readonly PlateSeries[];
}

const profiles: ReadonlyMap<Kind, KindProfile> = new Map<Kind, KindProfile>([
  ["tourism", { lead: tourism, series: [1] }],
  ["lorry", { lead: utility, series: [2] }],
  ["van", { lead: utility, series: [3] }],
  ["bus", { lead: passengers, series: [4] }],
  ["road_tractor", { lead: utility, series: [5] }],
  ["other_tractor", { lead: person, series: [6] }],
  ["agricultural", { lead: notSubject("agricultural", true), series: [6] }],
  ["special", { lead: person, series: [7] }],
  ["ambulance", { lead: exempt("ambulance"), series: [7] }],
  ["fire", { lead: exempt("fire"), series: [7] }],
  ["trailer", { lead: notSubject("trailer"), series: [8] }],
  ["semi_trailer", { lead: notSubject("trailer"), series: [8] }],
  ["motorcycle", { lead: notSubject("under_4_wheels"), series: [9] }],
  ["public_works", { lead: notSubject("public_works"), series: ["public_works", 7] }],
  ["converted_utility", { lead: tourism, series: [1, 3] }],
]);

/** DGI page: digits 2, 3 and 5 are table B, 4 is table C; 1 is table A by elimination (V4). */
const leadsOfSeries: ReadonlyMap<PlateSeries, Lead> = new Map<PlateSeries, Lead>([
  [1, tourism],
  [2, utility],
  [3, utility],
  [4, passengers],
  [5, utility],
  [6, person],
  [7, person],
  [8, notSubject("trailer")],
  [9, notSubject("under_4_wheels")],
  ["public_works", notSubject("public_works")],
]);

type Identity = Pick<VehicleFacts, "kind" | "plate" | "body">;

export type LeadReading =
  | { clear: true; lead: Lead; kind: Kind | null; series: PlateSeries | null }
  | { clear: false; kind: Kind; series: PlateSeries };

/** Undefined: neither a kind nor a readable plate. */
export function readLead(facts: Identity): LeadReading | undefined {
  const series = plateSeries(facts.plate);
  const kind = facts.kind ?? (isConverted(facts.body) ? "converted_utility" : null);
  const profile = kind === null ? undefined : profiles.get(kind);
  if (kind === null || profile === undefined) {
    const lead = series === null ? undefined : leadsOfSeries.get(series);
    return lead && { clear: true, lead, kind: null, series };
  }
  if (series !== null && !profile.series.includes(series)) return { clear: false, kind, series };
  return { clear: true, lead: profile.lead, kind, series };
}

const conversion =
  /am[ée]nag[ée]e?\s+(?:en\s+|pour\s+)?utilitaire|مهي[أا]ة\s+(?:ك)?نفعية|converted\s+(?:to\s+)?utility/iu;

/** Véhicule aménagé en utilitaire: taxed by CV in table A, whatever its body. */
export const isConverted = (body: string | null): boolean => body !== null && conversion.test(body);

/** Quads and other light four-wheelers have no stated tariff (V25). */
export const isLightVehicle = (body: string | null): boolean => body !== null && /\bquad\b|كواد/iu.test(body);
