import { rm } from "node:fs/promises";
import path from "node:path";
import S3rver from "s3rver";

/** An S3 server with one bucket, `ostoul`, on a free port of 127.0.0.1; the credentials are S3RVER twice. */
export async function startS3Server(directory: string) {
  const server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory,
    configureBuckets: [{ name: "ostoul" }],
  });
  // s3rver answers 405 to AbortMultipartUpload; S3 takes the parts away and answers 204.
  server.middleware.unshift(async (call, next) => {
    const { uploadId } = call.query;
    if (call.method !== "DELETE" || typeof uploadId !== "string") return next();
    await rm(path.join(server.store.getResourcePath("ostoul", undefined, "uploads"), uploadId), { recursive: true });
    call.status = 204;
  });
  const { port } = await server.run();
  return { endpoint: `http://127.0.0.1:${port}`, close: () => server.close() };
}
