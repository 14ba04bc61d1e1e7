import type { WilayaPlace } from "#app/domain/column-answers.ts";
import { plateParts } from "#app/domain/plate/plate-parts.ts";
import type { Energy, ImportField, Kind, VehicleFacts } from "#app/domain/vehicle.ts";
import { checkBetweenFields } from "./check-between-fields.ts";
import { findMissingFacts } from "./find-missing-facts.ts";
import { judgePlate } from "./judge-plate.ts";
import { confirmableCodes } from "./problem-codes.ts";
import type { JudgedRow, RowCells, RowProblem } from "./sheet.ts";
import { type FieldReaders, fieldReaders, type ReadingContext, readCell } from "./values/field-readers.ts";
import { readExemption, readKind } from "./values/read-kind-energy.ts";
import { readUtilityBody } from "./values/read-utility-body.ts";
import { isPlainVin, readVin } from "./values/read-vin.ts";
import { nothing, type ValueReading } from "./values/value-reading.ts";

export interface JudgeContext extends ReadingContext {
  /** Where the wilaya stands in the numbers of the column, as a person said. */
  wilayaPlace?: WilayaPlace | undefined;
  /** Fields whose unlikely value a person has confirmed. */
  confirmed?: ReadonlySet<ImportField>;
  /** Of a whole file: what they have read once they know. */
  readers?: FieldReaders;
}

/** Reads the cells of one row and keeps what is wrong with them. */
export class RowReader {
  readonly problems: RowProblem[] = [];
  constructor(
    readonly cells: RowCells,
    readonly context: JudgeContext,
    readonly readers: FieldReaders,
  ) {}

  /** The value of a cell, whose problem is kept. */
  read<F extends keyof FieldReaders>(field: F): ReturnType<FieldReaders[F]>["value"] {
    const raw = this.cells[field];
    if (raw === undefined || raw === "") return null;
    return this.keep(field, this.readers[field](raw));
  }

  keep<T>(field: ImportField, reading: ValueReading<T>): T | null {
    if (reading.code) this.note(field, reading);
    return reading.value;
  }

  note(field: ImportField, { code, level = "error", suggestion = null }: Omit<ValueReading<unknown>, "value">) {
    if (!code) return;
    const confirmed = confirmableCodes.has(code) && this.context.confirmed?.has(field);
    const value = this.cells[field] ?? null;
    this.problems.push({ field, code, value, suggestion, level: confirmed ? "notice" : level });
  }

  /** Something is written there, readable or not. */
  isFilled(field: ImportField): boolean {
    const raw = this.cells[field];
    return raw !== undefined && raw !== "" && readCell(raw, () => filled) === filled;
  }
}

const filled: ValueReading<never> = { value: null };

/** Makes every value canonical or a problem. The order matters: the year and the kind help to read the plate. */
export function judgeRow(row: number, cells: RowCells, context: JudgeContext): JudgedRow {
  const reader = new RowReader(cells, context, context.readers ?? fieldReaders(context));
  const circulation = reader.read("first_circulation");
  const kindReading = cells.kind ? reader.readers.kind(cells.kind) : nothing;
  const plate = judgePlate(reader, "plate", {
    year: circulation?.year,
    kind: kindReading.value ?? undefined,
    wilayaPlace: context.wilayaPlace,
  });
  const kind = reader.keep("kind", settleKind(kindReading, cells.kind, plate.canonical));
  const energy = reader.read("energy");
  const body = readUtilityBody(reader.read("body"));
  const facts: VehicleFacts = {
    plate: plate.canonical,
    previousPlate: judgePlate(reader, "previous_plate", { wilayaPlace: context.wilayaPlace }).canonical,
    vin: readChassis(reader, circulation?.year ?? null),
    fleetNumber: reader.read("fleet_number"),
    kind: kind ?? (plate.series === "public_works" && !reader.isFilled("kind") ? "public_works" : null),
    body: body.text,
    make: reader.read("make"),
    model: reader.read("model"),
    energy,
    fiscalPower: reader.read("fiscal_power"),
    seats: reader.read("seats"),
    grossWeightKg: reader.read("gross_weight"),
    firstCirculationYear: circulation?.year ?? null,
    firstCirculationOn: circulation?.on ?? null,
    exemption: readReason(reader, energy),
    depot: reader.read("depot"),
    costCentre: reader.read("cost_centre"),
    driverName: reader.read("driver_name"),
    driverEmail: reader.read("driver_email"),
    driverPhone: reader.read("driver_phone"),
  };
  if (facts.plate === null && facts.vin === null) refuseUnidentified(reader, plate.series !== null);
  const parts = facts.plate === null ? null : plateParts(facts.plate);
  checkBetweenFields(reader, facts, parts, body.utility);
  findMissingFacts(reader, facts, parts);
  const invalid = reader.problems.some((problem) => problem.level === "error");
  return { row, state: invalid ? "invalid" : "ready", facts, cells, problems: reader.problems };
}

/** A word with two meanings is settled by the category digit of the plate, where there is one. */
function settleKind(reading: ValueReading<Kind>, raw: string | undefined, plate: string | null): ValueReading<Kind> {
  if (reading.code !== "kind_ambiguous" || !raw || !plate) return reading;
  const category = plateParts(plate)?.category;
  return readCell(raw, (clean) => readKind(clean, category));
}

function readChassis(reader: RowReader, firstYear: number | null): string | null {
  const raw = reader.cells.vin;
  if (!raw) return null;
  if (isPlainVin(raw)) return raw;
  return reader.keep(
    "vin",
    readCell(raw, (clean) => readVin(clean, firstYear, reader.context.today)),
  );
}

function readReason(reader: RowReader, energy: Energy | null) {
  const raw = reader.cells.exemption;
  return raw
    ? reader.keep(
        "exemption",
        readCell(raw, (clean) => readExemption(clean, energy)),
      )
    : null;
}

/** A vehicle is known by its plate or its chassis number; a provisional or special plate needs the latter. */
function refuseUnidentified(reader: RowReader, specialSeries: boolean) {
  if (specialSeries) return reader.note("vin", { code: "chassis_required" });
  if (!reader.isFilled("plate") && !reader.isFilled("vin")) reader.note("plate", { code: "identity_missing" });
}
