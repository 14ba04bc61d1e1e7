import type { Day } from "#app/domain/day.ts";
import { plateParts } from "#app/domain/plate/plate-parts.ts";
import type { ImportField, VehicleFacts } from "#app/domain/vehicle.ts";
import { checkBetweenFields } from "./check-between-fields.ts";
import { findMissingFacts } from "./find-missing-facts.ts";
import { judgePlate } from "./judge-plate.ts";
import { confirmableCodes } from "./problem-codes.ts";
import type { JudgedRow, RowCells, RowProblem } from "./sheet.ts";
import { cleanCell, isBlank } from "./values/clean-cell.ts";
import { readEmail, readPhone } from "./values/read-contact.ts";
import { readFirstCirculation } from "./values/read-first-circulation.ts";
import { readEnergy, readExemption, readKind } from "./values/read-kind-energy.ts";
import { readFiscalPower, readSeats, readWeight } from "./values/read-numbers.ts";
import { readUtilityBody } from "./values/read-utility-body.ts";
import { readVin } from "./values/read-vin.ts";
import { accepted, refused, type ValueReading } from "./values/value-reading.ts";

export interface JudgeContext {
  today: Day;
  /** Fields whose unlikely value a person has confirmed. */
  confirmed?: ReadonlySet<ImportField>;
}

/** Longer than any name on a card; a longer text has come into the wrong column. */
const longestText = 200;
const spreadsheetError = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|VALEUR!|NOM\?|NOMBRE!|NUL!)$/i;

const readText = (clean: string): ValueReading<string> =>
  clean.length > longestText ? refused("text_too_long") : accepted(clean);

/** Reads the cells of one row and keeps what is wrong with them. */
export class RowReader {
  readonly problems: RowProblem[] = [];
  constructor(
    readonly cells: RowCells,
    readonly context: JudgeContext,
  ) {}

  clean(field: ImportField): string | null {
    const raw = this.cells[field];
    if (raw === undefined || raw === "") return null;
    const clean = cleanCell(raw);
    return isBlank(clean) ? null : clean;
  }

  read<T>(field: ImportField, reader: (clean: string) => ValueReading<T>): T | null {
    const clean = this.clean(field);
    if (clean === null) return null;
    const reading = this.#damage(clean) ?? reader(clean);
    this.note(field, reading);
    return reading.value;
  }

  note(field: ImportField, { code, level = "error", suggestion = null }: Omit<ValueReading<unknown>, "value">) {
    if (!code) return;
    const confirmed = confirmableCodes.has(code) && this.context.confirmed?.has(field);
    const value = this.cells[field] ?? null;
    this.problems.push({ field, code, value, suggestion, level: confirmed ? "notice" : level });
  }

  #damage(clean: string): ValueReading<never> | undefined {
    if (clean.includes("\ufffd")) return refused("damaged_text");
    return clean.startsWith("#") && spreadsheetError.test(clean) ? refused("cell_error") : undefined;
  }
}

/** Makes every value canonical or a problem. The order matters: the year and the kind help to read the plate. */
export function judgeRow(row: number, cells: RowCells, context: JudgeContext): JudgedRow {
  const reader = new RowReader(cells, context);
  const circulation = reader.read("first_circulation", (clean) => readFirstCirculation(clean, context.today));
  const hintedKind = readHint(reader);
  const card = { ...(circulation && { year: circulation.year }), ...(hintedKind && { kind: hintedKind }) };
  const plate = judgePlate(reader, "plate", card);
  const category = plate.canonical ? plateParts(plate.canonical)?.category : undefined;
  const kind = reader.read("kind", (clean) => readKind(clean, category));
  const energy = reader.read("energy", readEnergy);
  const body = readUtilityBody(reader.read("body", readText));
  const facts: VehicleFacts = {
    plate: plate.canonical,
    previousPlate: judgePlate(reader, "previous_plate", {}).canonical,
    vin: reader.read("vin", (clean) => readVin(clean, circulation?.year ?? null, context.today)),
    fleetNumber: reader.read("fleet_number", readText),
    kind: kind ?? (plate.series === "public_works" && reader.clean("kind") === null ? "public_works" : null),
    body: body.text,
    make: reader.read("make", readText),
    model: reader.read("model", readText),
    energy,
    fiscalPower: reader.read("fiscal_power", readFiscalPower),
    seats: reader.read("seats", readSeats),
    grossWeightKg: reader.read("gross_weight", readWeight),
    firstCirculationYear: circulation?.year ?? null,
    firstCirculationOn: circulation?.on ?? null,
    exemption: reader.read("exemption", (clean) => readExemption(clean, energy)),
    depot: reader.read("depot", readText),
    costCentre: reader.read("cost_centre", readText),
    driverName: reader.read("driver_name", readText),
    driverEmail: reader.read("driver_email", readEmail),
    driverPhone: reader.read("driver_phone", readPhone),
  };
  if (facts.plate === null && facts.vin === null) refuseUnidentified(reader, plate.series !== null);
  checkBetweenFields(reader, facts, body.utility);
  findMissingFacts(reader, facts);
  const invalid = reader.problems.some((problem) => problem.level === "error");
  return { row, state: invalid ? "invalid" : "ready", facts, cells, problems: reader.problems };
}

/** The kind as far as its word alone says it. */
function readHint(reader: RowReader) {
  const clean = reader.clean("kind");
  return clean === null ? null : readKind(clean).value;
}

/** A vehicle is known by its plate or its chassis number; a provisional or special plate needs the latter. */
function refuseUnidentified(reader: RowReader, specialSeries: boolean) {
  if (specialSeries) return reader.note("vin", { code: "chassis_required" });
  if (reader.clean("plate") === null && reader.clean("vin") === null)
    reader.note("plate", { code: "identity_missing" });
}
