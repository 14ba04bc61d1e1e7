import type { Locale } from "#app/domain/locale.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import type { Refusal } from "#app/services/refusal.ts";
import type { ZipOfInvoice } from "#app/services/vignettes/batch-zip.server.ts";

/** RFC 6266: an ASCII name for every program, the true one for those that read it. */
const attachment = (fileName: string) =>
  `attachment; filename="${fileName.replace(/[^\w.-]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;

/** What every answer carries besides (no-store, nosniff) is set by the HTTP server. */
const fileHeaders = (fileName: string, contentType: string) => ({
  "Content-Type": contentType,
  "Content-Disposition": attachment(fileName),
});

/** Bytes leave as fast as they are taken; when the reader goes, the writer stops. */
const streamOf = (content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const iterator = content[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
};

export function answerFile(
  { fileName, content }: { fileName: string; content: Uint8Array },
  contentType: string,
): Response {
  const headers = { ...fileHeaders(fileName, contentType), "Content-Length": String(content.length) };
  return new Response(new Uint8Array(content), { headers });
}

export const answerStream = (
  { fileName, content }: { fileName: string; content: AsyncIterable<Uint8Array> },
  contentType: string,
): Response => new Response(streamOf(content), { headers: fileHeaders(fileName, contentType) });

/**
 * One range of a file (RFC 9110, 14.2). Undefined: send all of it, as for a header that is none or asks for several.
 * `"none"`: nothing of what is asked exists.
 */
export function readRange(header: string | null, size: number): { start: number; end: number } | "none" | undefined {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) return undefined;
  if (from === "") {
    const length = Number(to);
    return length === 0 ? "none" : { start: Math.max(0, size - length), end: size };
  }
  const start = Number(from);
  const end = to === "" ? size : Math.min(size, Number(to) + 1);
  if (to !== "" && Number(to) < start) return undefined;
  return start >= size ? "none" : { start, end };
}

/** An archive of which any range can be asked; with `If-Range` only while it is still the same archive. */
export function answerArchive(request: Request, archive: ZipOfInvoice): Response {
  const { fileName, size, etag, read } = archive;
  const headers = { ...fileHeaders(fileName, "application/zip"), "Accept-Ranges": "bytes", ETag: etag };
  const ifRange = request.headers.get("If-Range");
  const range = ifRange === null || ifRange === etag ? readRange(request.headers.get("Range"), size) : undefined;
  if (range === "none")
    return new Response(null, { status: 416, headers: { ...headers, "Content-Range": `bytes */${size}` } });
  const { start, end } = range ?? { start: 0, end: size };
  const body = request.method === "HEAD" ? null : streamOf(read({ start, end }));
  return new Response(body, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      "Content-Length": String(end - start),
      ...(range && { "Content-Range": `bytes ${start}-${end - 1}/${size}` }),
    },
  });
}

/** A refusal where a file was expected: the sentence, as text. */
export const answerRefusal = (refusal: Refusal, locale: Locale): Response =>
  new Response(refusalSentence(refusal, locale), {
    status: refusal.status,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
