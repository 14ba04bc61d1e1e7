import { and, asc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import type { UploadProblem } from "#app/services/fleets/upload-problem.ts";
import type { Tx } from "#db/client.server.ts";
import { uploadRows } from "#db/schema/index.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";
import { type Act, recordCorrections } from "./correction-acts.server.ts";
import type { Judging, RowChange } from "./judge-again.ts";
import { rewriteRows, settleRows } from "./rewrite-rows.server.ts";

/** Rows with the same problem. */
export type Cause = Pick<UploadProblem, "code" | "field" | "level">;

/**
 * What is done with them. `value`: those that say `of` get `to`; without `of` all of them do. `suggestion`: each gets what
 * is proposed for it. `confirm`: their unlikely values are right as they stand.
 */
export type Remedy = { kind: "value"; of?: string | null; to: string } | { kind: "suggestion" } | { kind: "confirm" };

export interface CauseWork {
  cause: Cause;
  remedy: Remedy;
  /** Only these lines: the page in sight. */
  rows?: readonly number[];
}

export const correctsCause = (work: object): work is CauseWork => "cause" in work;

/** The next rows of a cause below a line. Answers the lines that were looked at. */
export async function correctNextOfCause(
  tx: Tx,
  key: UploadKey,
  judging: Judging,
  act: Act,
  { after, limit, ...work }: CauseWork & { after: number; limit: number },
): Promise<number[]> {
  const found = await tx
    .select({ row: uploadRows.row, problems: uploadRows.problems })
    .from(uploadRows)
    .where(and(ofCause(key, work), gt(uploadRows.row, after)))
    .orderBy(asc(uploadRows.row))
    .limit(limit);
  const changes = found.flatMap(({ row, problems }) => changeOf(row, problems as UploadProblem[], work));
  const rewritten = await rewriteRows(tx, key, judging, changes);
  await recordCorrections(
    tx,
    key,
    act,
    rewritten.rows.map(({ correction }) => correction),
  );
  await settleRows(tx, key, judging, rewritten);
  return found.map(({ row }) => row);
}

export function ofCause({ companyId, uploadId }: UploadKey, { cause, remedy, rows }: CauseWork): SQL | undefined {
  const said = remedy.kind === "value" && remedy.of !== undefined ? { value: remedy.of } : {};
  return and(
    eq(uploadRows.companyId, companyId),
    eq(uploadRows.uploadId, uploadId),
    sql`${uploadRows.problems} @> ${JSON.stringify([{ ...cause, ...said }])}::jsonb`,
    rows && inArray(uploadRows.row, [...rows]),
    remedy.kind === "suggestion" ? hasSuggestion(cause) : undefined,
  );
}

const hasSuggestion = ({ code, field }: Cause): SQL => sql`exists (
  select 1 from jsonb_array_elements(${uploadRows.problems}) problem
   where problem ->> 'code' = ${code} and problem ->> 'field' = ${field} and problem ->> 'suggestion' is not null)`;

function changeOf(row: number, problems: readonly UploadProblem[], { cause, remedy }: CauseWork): RowChange[] {
  const { field } = cause;
  const problem = problems.find((known) => known.code === cause.code && known.field === field);
  const text = {
    value: () => remedyText(remedy),
    suggestion: () => problem?.suggestion,
    confirm: () => problem?.value,
  };
  const value = text[remedy.kind]();
  return typeof value === "string" ? [{ row, values: { [field]: value } }] : [];
}

const remedyText = (remedy: Remedy) => (remedy.kind === "value" ? remedy.to : undefined);
