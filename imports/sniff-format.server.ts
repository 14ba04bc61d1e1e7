import fs from "node:fs";
import { sniffArchive } from "./archive/sniff-archive.server.ts";
import { type ImportFile, ReadingRefused } from "./sheet.ts";

const sniffedBytes = 4096;

/** Files that are no table, by their first bytes. */
const magics: [string, string][] = [
  ["89504e47", "image"],
  ["ffd8ff", "image"],
  ["47494638", "image"],
  ["424d", "image"],
  ["25504446", "pdf"],
  ["1f8b", "archive"],
  ["526172211a07", "archive"],
  ["377abcaf271c", "archive"],
];
const oldOffice = "d0cf11e0a1b11ae1";

/** Says by its bytes, never by its name, what a file is; refuses what is no table. */
export async function sniffFormat(path: string): Promise<ImportFile["format"]> {
  const file = await fs.promises.open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0);
    const start = buffer.subarray(0, bytesRead);
    if (bytesRead === 0) throw new ReadingRefused("empty");
    if (start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5)) return await sniffArchive(path);
    const hex = start.toString("hex", 0, 8);
    if (hex === oldOffice) throw await explainOldOffice(path);
    const format = magics.find(([magic]) => hex.startsWith(magic))?.[1];
    if (format) throw new ReadingRefused("not_a_spreadsheet", { format });
    refuseBinary(start);
    return "csv";
  } finally {
    await file.close();
  }
}

/** An encrypted workbook and an old .xls share their container; its directory names the streams in UTF-16. */
async function explainOldOffice(path: string): Promise<ReadingRefused> {
  const name = Buffer.from("EncryptedPackage", "utf16le");
  const size = 1 << 20;
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of fs.createReadStream(path, { highWaterMark: size })) {
    const bytes = Buffer.concat([tail, chunk as Buffer]);
    if (bytes.includes(name)) return new ReadingRefused("encrypted_workbook");
    tail = bytes.subarray(-name.length);
  }
  return new ReadingRefused("not_a_spreadsheet", { format: "xls" });
}

/** Text has no control characters but tab and line ends; UTF-16 has zeros in every second place only. */
function refuseBinary(start: Buffer) {
  const marked = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  if (marked) return;
  let [zeros, controls] = [0, 0];
  const high = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) zeros++;
    if (byte === 0 || byte === 6) high[at & 1] = (high[at & 1] ?? 0) + 1;
    if (byte < 32 && byte !== 0 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 6) controls++;
  });
  const [even = 0, odd = 0] = high;
  const wide = Math.max(even, odd) > start.length * 0.4 && Math.min(even, odd) < start.length * 0.1;
  if (!wide && (zeros > start.length * 0.1 || controls > start.length * 0.05))
    throw new ReadingRefused("not_a_spreadsheet", { format: zeros === start.length ? "zeros" : "binary" });
}
