import type postgres from "postgres";
import type { VehicleFacts } from "#app/domain/vehicle.ts";
import type { Actor } from "#app/services/actor.ts";
import { factColumns } from "#app/services/fleets/fact-columns.ts";
import type { House } from "#app/services/house.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { receiveUpload } from "#app/services/uploads/receive-upload.server.ts";
import type { Upload } from "#app/services/uploads/upload-access.server.ts";
import type { TestCompany } from "#tests/factories/accounts.ts";
import { runJobs } from "#tests/factories/house.ts";

/** A body in small pieces, as a network brings it. */
export async function* bodyOf(content: string | Uint8Array, pieceBytes = 1000): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  for (let start = 0; start < bytes.length; start += pieceBytes) yield bytes.subarray(start, start + pieceBytes);
}

/** Sends a file as a person does; fails when it is refused at once. */
export async function sendFile(
  house: House,
  actor: Actor,
  content: string | Uint8Array,
  fileName = "parc.csv",
): Promise<Upload> {
  const upload = await receiveUpload(house, actor, { fileName, body: bodyOf(content) });
  if (isRefusal(upload)) throw new Error(`the file was refused: ${upload.code}`);
  return upload;
}

/** Sends a file and reads it to its end. */
export async function sendAndRead(
  house: House,
  url: string,
  actor: Actor,
  content: string | Uint8Array,
  fileName?: string,
): Promise<Upload> {
  const upload = await sendFile(house, actor, content, fileName);
  await runJobs(house, url);
  return upload;
}

/** Inserts a vehicle, past the walls. */
export async function createVehicle(
  owner: postgres.Sql,
  company: TestCompany,
  facts: Partial<VehicleFacts> = {},
): Promise<{ id: string }> {
  const known = { plate: "12345-115-16", kind: "tourism", ...facts };
  const columns = Object.entries(known).map(([fact, value]) => [factColumns[fact as keyof VehicleFacts], value]);
  const [row] = await owner`
    insert into vehicles ${owner({ company_id: company.id, ...Object.fromEntries(columns) })} returning id`;
  return { id: row?.id };
}
