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

function filePart(body: Readable, type: string): Promise<ReceivedFile | undefined> {
  return new Promise((resolve, reject) => {
    const form = new Busboy({ headers: { "content-type": type }, limits });
    form.on("file", (field, part, fileName) => {
      if (field !== "file" || !fileName) return part.resume();
      body.once("error", (error) => part.destroy(error));
      form.once("error", (error) => part.destroy(error instanceof Error ? error : undefined));
      resolve({ fileName, body: part });
    });
    form.once("finish", () => resolve(undefined));
    form.once("error", reject);
    body.once("error", reject);
    body.pipe(form);
  });
}
