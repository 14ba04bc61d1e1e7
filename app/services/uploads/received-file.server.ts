import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";
import { nameFromHeader } from "./file-name.ts";
import type { ReceivedFile } from "./receive-upload.server.ts";

/**
 * The file of a request, flowing: the body itself with its name in `X-Filename`, or the field `file` of a form. Undefined
 * when there is none. The framework's own form reader would hold the whole file in memory.
 */
export async function receivedFile(request: Request): Promise<ReceivedFile | undefined> {
  if (!request.body) return undefined;
  const body = Readable.fromWeb(request.body as WebStream<Uint8Array>);
  const type = request.headers.get("Content-Type") ?? "";
  if (/^multipart\/form-data/i.test(type)) return filePart(body, type);
  return { fileName: nameFromHeader(request.headers.get("X-Filename")) ?? "", body };
}

/** Fields beside the file are dropped; the size of the file is limited by whoever takes it. */
const limits = { files: 1, fields: 20, fieldSize: 64 * 1024, headerPairs: 100 };

/** A form that is none, or that stops before its end. */
export class BrokenForm extends Error {}

/**
 * The parser tells its errors on the form and on the file, with nobody listening yet or with nobody left: each of them
 * has a listener for as long as it lives, since an error without one ends the process.
 */
function filePart(body: Readable, type: string): Promise<ReceivedFile | undefined> {
  return new Promise((resolve, reject) => {
    const form = openForm(type);
    if (!form) return resolve(undefined);
    form.on("file", (field, part, fileName) => {
      const breakOff = (error: unknown) =>
        part.destroy(new BrokenForm("the multipart form is broken", { cause: error }));
      part.on("error", breakOff);
      if (field !== "file" || !fileName) return part.resume();
      body.on("error", (error) => part.destroy(error));
      form.on("error", breakOff);
      resolve({ fileName, body: part });
    });
    form.on("finish", () => resolve(undefined));
    form.on("error", () => resolve(undefined));
    body.on("error", reject);
    body.pipe(form);
  });
}

/** Undefined for a form that does not say what stands between its parts. */
function openForm(type: string): InstanceType<typeof Busboy> | undefined {
  try {
    return new Busboy({ headers: { "content-type": type }, limits });
  } catch {
    return undefined;
  }
}
