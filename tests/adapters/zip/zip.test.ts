import { createHash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32, crc32ByTable } from "#app/adapters/zip/crc32.server.ts";
import { layoutZip, type ZipLayout } from "#app/adapters/zip/layout-zip.server.ts";
import { readZip } from "#app/adapters/zip/read-zip.server.ts";
import { safeFileName } from "#app/adapters/zip/safe-file-name.ts";
import { run, withFile } from "../pdf/tools.ts";

const modifiedAt = new Date("2026-11-21T12:34:56Z");

const contentOf = (index: number): Uint8Array =>
  new TextEncoder().encode(`vignette ${index} `.repeat(1 + (index % 40)));
const nameOf = (index: number): string => `قسائم/مستودع الجزائر/${10000 + index}-115-16.pdf`;

const filesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const content = contentOf(index);
    return { name: nameOf(index), bytes: content.length, crc32: crc32(content) };
  });

async function collected(layout: ZipLayout, start = 0, end = layout.size): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of readZip(layout, { start, end }, contentOf)) parts.push(part);
  return Buffer.concat(parts);
}

const inPython = (file: string, code: string) =>
  run("python3", ["-c", `import sys, zipfile, json\nz = zipfile.ZipFile(sys.argv[1])\n${code}`, file]);

describe("the archive", () => {
  it("is exactly as long as was said", async () => {
    for (const count of [0, 1, 2, 300]) {
      const layout = layoutZip(filesOf(count), modifiedAt);
      expect(await collected(layout)).toHaveLength(layout.size);
    }
  });

  it("is sound for unzip and for Python, which read the Arabic names and the same bytes", async () => {
    const layout = layoutZip(filesOf(300), modifiedAt);
    withFile(await collected(layout), "zip", (file) => {
      expect(run("unzip", ["-t", file])).toContain("No errors detected");
      expect(inPython(file, "print(z.testzip(), len(z.namelist()))").trim()).toBe("None 300");
      expect(JSON.parse(inPython(file, "print(json.dumps(z.namelist()))"))).toEqual(
        layout.entries.map((entry) => entry.name),
      );
      expect(inPython(file, `sys.stdout.write(z.read(${JSON.stringify(nameOf(123))}).decode())`)).toBe(
        new TextDecoder().decode(contentOf(123)),
      );
      expect(inPython(file, "i = z.infolist()[0]; print(i.date_time, i.flag_bits, i.compress_type)").trim()).toBe(
        "(2026, 11, 21, 12, 34, 56) 2048 0",
      );
    });
  });

  it("holds more entries than 16 bits can count", async () => {
    const layout = layoutZip(filesOf(70_000), modifiedAt);
    withFile(await collected(layout), "zip", (file) => {
      // `unzip -t` alone would not see a wrong count in the end record.
      expect(run("zipinfo", ["-h", file])).toContain("number of entries: 70000");
      expect(run("unzip", ["-tq", file])).toContain("No errors detected");
      expect(inPython(file, "print(len(z.namelist()))").trim()).toBe("70000");
    });
  });

  it("holds more bytes than 32 bits can count", async () => {
    // Two files of 2.2 GiB that are only zeros: the archive is written with a hole where they are.
    const bytes = 2_362_232_012;
    const block = new Uint8Array(1 << 22);
    let sum = 0;
    for (let left = bytes; left > 0; left -= block.length)
      sum = crc32(block.subarray(0, Math.min(left, block.length)), sum);
    const last = new TextEncoder().encode("beyond");
    const entries = [
      { name: "a.bin", bytes, crc32: sum },
      { name: "b.bin", bytes, crc32: sum },
      { name: "آخر.pdf", bytes: last.length, crc32: crc32(last) },
    ];
    const layout = layoutZip(entries, modifiedAt);
    const directory = mkdtempSync(path.join(tmpdir(), "ostoul-zip-"));
    const file = path.join(directory, "large.zip");
    const handle = openSync(file, "w");
    try {
      const put = async (start: number, end: number) => {
        let at = start;
        for await (const part of readZip(layout, { start, end }, () => last))
          at += writeSync(handle, part, 0, part.length, at);
      };
      const [, second = 0, third = 0] = layout.offsets;
      await put(0, 35);
      await put(second, second + 35);
      await put(third, layout.size);
      expect(
        inPython(file, `print(z.namelist(), z.read('آخر.pdf').decode(), z.infolist()[2].header_offset > 2**32)`).trim(),
      ).toBe("['a.bin', 'b.bin', 'آخر.pdf'] beyond True");
      expect(run("zipinfo", ["-h", file])).toContain("number of entries: 3");
    } finally {
      closeSync(handle);
      rmSync(directory, { recursive: true });
    }
  });

  it("is the same bytes each time, and other bytes at another time", async () => {
    const once = await collected(layoutZip(filesOf(20), modifiedAt));
    expect(await collected(layoutZip(filesOf(20), modifiedAt))).toEqual(once);
    expect((await collected(layoutZip(filesOf(20), new Date("2026-11-21T12:34:58Z")))).equals(once)).toBe(false);
  });
});

describe("a range", () => {
  const layout = layoutZip(filesOf(50), modifiedAt);

  it("is byte for byte that part of the whole", async () => {
    const whole = await collected(layout);
    await fc.assert(
      fc.asyncProperty(fc.nat(layout.size), fc.nat(layout.size), async (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        expect((await collected(layout, start, end)).equals(whole.subarray(start, end))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("is right at every edge of a header, a file and the directory", async () => {
    const whole = await collected(layout);
    for (const edge of [...layout.offsets, layout.size]) {
      for (const [start, end] of [
        [edge - 1, edge],
        [edge, edge + 1],
        [edge - 1, edge + 1],
        [edge, edge],
      ] as const) {
        const from = Math.max(0, start);
        expect((await collected(layout, from, end)).equals(whole.subarray(from, end))).toBe(true);
      }
    }
  });

  it("resumes to the same hash after any interruptions", async () => {
    const hash = createHash("sha256");
    for (let start = 0; start < layout.size; start += 997) hash.update(await collected(layout, start, start + 997));
    expect(hash.digest("hex")).toBe(
      createHash("sha256")
        .update(await collected(layout))
        .digest("hex"),
    );
  });

  it("reads only the files it touches, one at a time, as it is asked", async () => {
    const read: number[] = [];
    const begin = layout.offsets[10] ?? 0;
    const end = layout.offsets[13] ?? 0;
    const parts = readZip(layout, { start: begin, end }, (index) => {
      read.push(index);
      return contentOf(index);
    });
    await parts.next();
    expect(read).toEqual([]);
    await parts.next();
    expect(read).toEqual([10]);
    for await (const part of parts) expect(part.length).toBeGreaterThan(0);
    expect(read).toEqual([10, 11, 12]);
  });

  it("of the directory alone reads no file", async () => {
    const start = layout.offsets.at(-1) ?? 0;
    const parts: Uint8Array[] = [];
    const noFile = () => {
      throw new Error("A file was read");
    };
    for await (const part of readZip(layout, { start, end: layout.size }, noFile)) parts.push(part);
    expect(Buffer.concat(parts)).toHaveLength(layout.size - start);
  });

  it("breaks off rather than send another file than was promised", async () => {
    const other = new TextEncoder().encode("VIGNETTE 1 ".repeat(2));
    const reading = async () => {
      for await (const part of readZip(layout, { start: 0, end: layout.size }, (index) =>
        index === 1 ? other : contentOf(index),
      )) {
        expect(part.length).toBeGreaterThan(0);
      }
    };
    expect(contentOf(1)).toHaveLength(other.length);
    await expect(reading()).rejects.toThrow(nameOf(1));
  });
});

describe("safe names", () => {
  it.each([
    ["12345-115-16.pdf", "12345-115-16.pdf"],
    ["قسيمة 2026 – الجزائر.pdf", "قسيمة 2026 – الجزائر.pdf"],
    ["../../etc/passwd", "-..-etc-passwd"],
    ["..", "-"],
    ["", "-"],
    ['a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"],
    ["gpj.\u202efdp.exe", "gpj.-fdp.exe"],
    ["CON", "_CON"],
    ["nul.pdf", "_nul.pdf"],
    ["console.pdf", "console.pdf"],
    ["name. . ", "name"],
    ["line\nbreak\u0000", "line-break-"],
    ["E\u0301tat", "\u00c9tat"],
  ])("%j becomes %j", (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it("are one part of a path, whatever goes in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[\\/:*?"<>|\p{Cc}]/u);
        expect(["", ".", ".."]).not.toContain(safe);
        expect([...safe].length).toBeLessThanOrEqual(121);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });
});

describe("crc32", () => {
  // ITU-T V.42: the check value of "123456789".
  it.each([
    ["", 0x00000000],
    ["123456789", 0xcbf43926],
  ])("of %j is known", (text, sum) => {
    expect(crc32(new TextEncoder().encode(text))).toBe(sum);
    expect(crc32ByTable(new TextEncoder().encode(text))).toBe(sum);
  });

  it("is the same by table, whole or in parts", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (head, tail) => {
        const whole = crc32(Uint8Array.of(...head, ...tail));
        expect(crc32ByTable(tail, crc32ByTable(head))).toBe(whole);
        expect(crc32(tail, crc32(head))).toBe(whole);
      }),
    );
  });
});
