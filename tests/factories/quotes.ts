import type postgres from "postgres";
import type { VehicleFacts } from "#app/domain/vehicle.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { priceQuote } from "#app/services/quotes/price-quote.server.ts";
import { type QuoteRequest, requestQuote } from "#app/services/quotes/request-quote.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import type { TestCompany } from "#tests/factories/accounts.ts";

type Facts = Partial<VehicleFacts>;

/** The small fleet of the law's worked examples: ten taxed vehicles, one exempt, one not subject, one for a person. */
export const smallFleet: Facts[] = [
  { plate: "00101-119-16", kind: "tourism", fiscalPower: 6, firstCirculationYear: 2019, energy: "diesel" },
  { plate: "00102-123-16", kind: "tourism", fiscalPower: 8, firstCirculationYear: 2023, energy: "petrol" },
  { plate: "00103-124-16", kind: "tourism", fiscalPower: 11, firstCirculationYear: 2024, energy: "diesel" },
  { plate: "00104-121-16", kind: "tourism", fiscalPower: 5, firstCirculationYear: 2021, energy: "lpg" },
  { plate: "00105-325-31", kind: "van", grossWeightKg: 3500, firstCirculationYear: 2025, energy: "diesel" },
  { plate: "00106-316-31", kind: "van", grossWeightKg: 2400, firstCirculationYear: 2016, energy: "petrol" },
  { plate: "00107-222-25", kind: "lorry", grossWeightKg: 19000, firstCirculationYear: 2022, energy: "diesel" },
  { plate: "00108-515-25", kind: "road_tractor", grossWeightKg: 44000, firstCirculationYear: 2015, energy: "diesel" },
  { plate: "00109-420-09", kind: "bus", seats: 30, firstCirculationYear: 2020, energy: "diesel" },
  { plate: "00110-424-09", kind: "bus", seats: 18, firstCirculationYear: 2024, energy: "diesel" },
  { plate: "00111-124-16", kind: "tourism", fiscalPower: 7, firstCirculationYear: 2024, energy: "hybrid" },
  { plate: "00112-818-16", kind: "trailer", firstCirculationYear: 2018 },
  { plate: "00113-719-16", kind: "special", firstCirculationYear: 2019, energy: "diesel" },
];

/** Amounts of the law for 2026, in dinars, plate by plate; null: nothing is bought. */
export const smallFleetAmounts: Record<string, number | null> = {
  "00101-119-16": 1_000,
  "00102-123-16": 3_000,
  "00103-124-16": 25_000,
  "00104-121-16": 1_500,
  "00105-325-31": 12_000,
  "00106-316-31": 3_000,
  "00107-222-25": 18_000,
  "00108-515-25": 8_000,
  "00109-420-09": 6_000,
  "00110-424-09": 8_000,
  "00111-124-16": null,
  "00112-818-16": null,
  "00113-719-16": null,
};

/** Inserts vehicles past the walls and answers their ids, in order. */
export async function insertVehicles(
  owner: postgres.Sql,
  company: Pick<TestCompany, "id">,
  fleet: Facts[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const facts of fleet) {
    const columns = Object.fromEntries(Object.entries(facts).map(([name, value]) => [snake(name), value ?? null]));
    const [row] = await owner`insert into vehicles ${owner({ company_id: company.id, ...columns })} returning id`;
    ids.push(row?.id);
  }
  return ids;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Asks a quote and prices it at once. */
export async function quoteNow(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  request: Partial<QuoteRequest> = {},
): Promise<string> {
  const asked = await requestQuote(house, actor, { year: 2026, vehicles: "all", ...request });
  if (isRefusal(asked)) throw new Error(`the quote was refused: ${asked.code}`);
  await priceQuote(house, actor, asked);
  return asked.quoteId;
}
