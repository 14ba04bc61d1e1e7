import { type ImportField, importFields } from "#app/domain/vehicle.ts";
import { type PickedColumn, pickCells } from "#imports/pick-cells.ts";
import type { RowCells } from "#imports/sheet.ts";
import type { SheetRow } from "#imports/sheet-source.ts";
import { cleanCell } from "#imports/values/clean-cell.ts";

/** What the standing corrections made of one cell. */
export interface StandingCell {
  field: ImportField;
  /** As the workbook was written: the text that earlier acts had left; undefined where the file itself spoke. */
  written: string | null | undefined;
  /** As it is now. */
  now: string | null;
  /** Somebody said after the last change that it is right. */
  isConfirmed: boolean;
  /** Younger than the workbook, or nothing that a workbook can carry: it has to be brought over. */
  isCarried: boolean;
  act: number;
}

export interface StandingRow {
  row: number;
  cells: StandingCell[];
}

/** A correction that holds in the workbook too, at the line where its row stands there. */
export interface CarriedCell extends Pick<StandingCell, "field" | "now" | "isConfirmed" | "act"> {
  row: number;
  /** The row as the workbook has it. */
  cells: RowCells;
}

export interface Table {
  rows: AsyncIterable<SheetRow[]>;
  columns: readonly PickedColumn[];
  headerRow: number;
}

interface Expected extends StandingRow {
  cells: StandingCell[];
  texts: RowCells;
}

/**
 * Three texts of each cell meet: as the workbook was written, as it came back, as it was corrected in the browser
 * meanwhile. Where the first two are the same the browser wins, else the workbook. Rows are known by what they say, never
 * by their line: they may have been sorted.
 */
export async function carryCorrections(
  standing: ReadonlyMap<number, StandingRow>,
  former: Table,
  workbook: Table,
): Promise<CarriedCell[]> {
  const expected = await expectRows(standing, former);
  const found = await findRows(expected, workbook);
  return [...found].flatMap(([row, { line, cells }]) => {
    const { texts, cells: corrected } = expected.get(row) as Expected;
    return corrected
      .filter(({ field, isCarried }) => isCarried && comparable(cells[field]) === comparable(texts[field]))
      .map(({ field, now, isConfirmed, act }) => ({ row: line, field, now, isConfirmed, act, cells }));
  });
}

async function expectRows(standing: ReadonlyMap<number, StandingRow>, former: Table): Promise<Map<number, Expected>> {
  const expected = new Map<number, Expected>();
  for await (const { line, cells } of rowsBelow(former)) {
    const row = standing.get(line);
    if (!row) continue;
    const texts: RowCells = { ...pickCells(cells, former.columns) };
    for (const { field, written } of row.cells) if (written !== undefined) texts[field] = written ?? "";
    expected.set(line, { ...row, texts });
  }
  return expected;
}

interface FoundRow {
  line: number;
  cells: RowCells;
}

/** Rows that stand as they were written; of the others those with the same plate and chassis number. */
async function findRows(expected: ReadonlyMap<number, Expected>, workbook: Table): Promise<Map<number, FoundRow>> {
  const byContent = groupBy(expected, contentOf);
  const byIdentity = groupBy(expected, identityOf);
  const whole = new Map<number, FoundRow>();
  const altered = new Map<number, FoundRow>();
  for await (const { line, cells: raw } of rowsBelow(workbook)) {
    const cells = pickCells(raw, workbook.columns);
    if (!cells) continue;
    const same = takeNearest(byContent.get(contentOf(cells)), line);
    if (same !== undefined) whole.set(same, { line, cells });
    const namesakes = byIdentity.get(identityOf(cells)) ?? [];
    const [alone] = namesakes;
    if (same === undefined && alone !== undefined && namesakes.length === 1 && !altered.has(alone))
      altered.set(alone, { line, cells });
  }
  return new Map([...altered, ...whole]);
}

async function* rowsBelow({ rows, headerRow }: Table): AsyncGenerator<SheetRow> {
  for await (const batch of rows) for (const row of batch) if (row.line > headerRow) yield row;
}

function groupBy(expected: ReadonlyMap<number, Expected>, keyOf: (texts: RowCells) => string) {
  const groups = new Map<string, number[]>();
  for (const [row, { texts }] of expected) {
    const key = keyOf(texts);
    if (key === nobody) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Of equal rows the one on the same line, else the first that is left. */
function takeNearest(rows: number[] | undefined, line: number): number | undefined {
  if (!rows || rows.length === 0) return undefined;
  const [taken] = rows.splice(Math.max(0, rows.indexOf(line)), 1);
  return taken;
}

const comparable = (text: string | undefined): string => cleanCell(text ?? "");

const contentOf = (texts: RowCells): string => importFields.map((field) => comparable(texts[field])).join("\u0001");

const nobody = "\u0001";
const identityOf = ({ plate, vin }: RowCells): string => `${comparable(plate)}\u0001${comparable(vin)}`;
