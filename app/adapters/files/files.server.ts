import { createHash } from "node:crypto";
import path from "node:path";
import type { Env } from "#app/env.server.ts";
import { createDiskFiles } from "./disk-files.server.ts";

/** Both ends inclusive, as in an HTTP Range. */
export interface ByteRange {
  start: number;
  end: number;
}

/** A file is whole or absent, never half written; writing a key again replaces the file in one step. */
export interface Files {
  put(key: string, body: AsyncIterable<Uint8Array>, options?: { maxBytes?: number }): Promise<StoredFile>;
  /** Rejects with FileNotFound before the first byte. */
  read(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>>;
  stat(key: string): Promise<{ bytes: number } | undefined>;
  /** Removing what is not there is done already. */
  remove(key: string): Promise<void>;
  /** A path for readers that need random access; the file stays until `release`. It must not be written to. */
  localCopy(key: string): Promise<{ path: string; release(): Promise<void> }>;
}

export interface StoredFile {
  bytes: number;
  sha256: string;
}

export class FileTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`file is larger than ${maxBytes} bytes`);
  }
}

export class FileNotFound extends Error {
  constructor(readonly key: string) {
    super(`no file under ${key}`);
  }
}

const segment = "[A-Za-z0-9][A-Za-z0-9._-]*";
const keyForm = new RegExp(`^${segment}(/${segment})*$`);

/** No segment begins with a point: neither `..` nor a hidden name can be reached. 900: S3 takes 1,024 bytes. */
export function assertFileKey(key: string): void {
  if (key.length > 900 || !keyForm.test(key)) throw new Error(`not a file key: ${JSON.stringify(key.slice(0, 100))}`);
}

/** Passes the body on while counting and hashing it; stops at the limit. */
export function measureBody(body: AsyncIterable<Uint8Array>, maxBytes = Number.MAX_SAFE_INTEGER) {
  const hash = createHash("sha256");
  let bytes = 0;
  let failure: unknown;
  async function* pass() {
    try {
      for await (const chunk of body) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) throw new FileTooLarge(maxBytes);
        hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  return {
    body: pass(),
    failure: () => failure,
    stored: (): StoredFile => ({ bytes, sha256: hash.digest("hex") }),
  };
}

type FilesEnv = Pick<
  Env,
  "OSTOUL_DATA_DIR" | "S3_BUCKET" | "S3_ENDPOINT" | "S3_REGION" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY"
>;

/** S3 when a bucket is named, else the data folder. Its SDK is loaded only then: every start would wait for it. */
export async function createFiles(env: FilesEnv): Promise<Files> {
  if (!env.S3_BUCKET) return createDiskFiles(path.join(env.OSTOUL_DATA_DIR, "files"));
  const { createS3Files } = await import("./s3-files.server.ts");
  return createS3Files({
    bucket: env.S3_BUCKET,
    region: env.S3_REGION,
    ...(env.S3_ENDPOINT && { endpoint: env.S3_ENDPOINT }),
    ...(env.S3_ACCESS_KEY_ID &&
      env.S3_SECRET_ACCESS_KEY && {
        credentials: { accessKeyId: env.S3_ACCESS_KEY_ID, secretAccessKey: env.S3_SECRET_ACCESS_KEY },
      }),
  });
}
