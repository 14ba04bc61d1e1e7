import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { assertFileKey, type ByteRange, FileNotFound, type Files, measureBody } from "./files.server.ts";

export interface S3Options {
  bucket: string;
  region: string;
  endpoint?: string;
  /** Without them the SDK looks in the usual places (instance role, profile). */
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

const megabyte = 1024 * 1024;
const isMissing = (error: unknown) => ["NoSuchKey", "NotFound"].includes((error as Error).name);

/**
 * Files in a bucket. Checksums only where S3 requires them: since 2025 the SDK adds CRC32 trailers by default,
 * which servers that are not Amazon's refuse or store as part of the file.
 */
export function createS3Files({ bucket, region, endpoint, credentials }: S3Options): Files {
  const client = new S3Client({
    region,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 3,
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(credentials && { credentials }),
  });

  const at = (key: string) => {
    assertFileKey(key);
    return { Bucket: bucket, Key: key };
  };

  async function read(key: string, range?: ByteRange): Promise<Readable> {
    try {
      const Range = range && `bytes=${range.start}-${range.end}`;
      const { Body } = await client.send(new GetObjectCommand({ ...at(key), Range }));
      return Body as Readable;
    } catch (error) {
      throw isMissing(error) ? new FileNotFound(key) : error;
    }
  }

  return {
    read,

    async put(key, body, options = {}) {
      const measured = measureBody(body, options.maxBytes);
      // In parts, because the length is not known before the end; a failed upload takes its parts away.
      const upload = new Upload({
        client,
        params: { ...at(key), Body: Readable.from(measured.body, { objectMode: false }) },
        partSize: 8 * megabyte,
        queueSize: 2,
        leavePartsOnError: false,
      });
      try {
        await upload.done();
      } catch (error) {
        // A server that cannot abort must not hide why the body broke off.
        throw measured.failure() ?? error;
      }
      return measured.stored();
    },

    async stat(key) {
      try {
        const { ContentLength } = await client.send(new HeadObjectCommand(at(key)));
        return { bytes: ContentLength ?? 0 };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },

    async localCopy(key) {
      const copy = path.join(os.tmpdir(), `ostoul-${randomBytes(16).toString("hex")}`);
      const release = () => rm(copy, { force: true });
      try {
        await pipeline(await read(key), createWriteStream(copy, { flags: "wx", mode: 0o600 }));
      } catch (error) {
        await release();
        throw error;
      }
      return { path: copy, release };
    },
  };
}
