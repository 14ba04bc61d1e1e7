import { drawFrom } from "./draw.ts";
import { damaged, type FaultCase } from "./fault-case.ts";
import { fleetTable, fleetWorkbook } from "./fleet.ts";
import { fleetOds } from "./open-document-cases.ts";

/** Bytes that were lost, turned or mixed up on their way: the cells are right, or the file is refused. */
const draw = drawFrom(20_260_415);
const quickEvery = 12;

interface Damage {
  name: string;
  bytes: Buffer;
}

function* cut(bytes: Buffer, count: number): Generator<Damage> {
  for (let index = 1; index <= count; index++) {
    const length = Math.floor((bytes.length * index) / (count + 1));
    yield { name: `cut after ${length}`, bytes: bytes.subarray(0, length) };
  }
}

/** Places of a zip file: its local headers, its directory, its end with the records of 64 bits, and the data between. */
function regionsOf(bytes: Buffer): Record<"header" | "directory" | "end" | "data", number[]> {
  const regions: ReturnType<typeof regionsOf> = { header: [], directory: [], end: [], data: [] };
  const directoryAt = bytes.indexOf("PK\x01\x02", 0, "latin1");
  const zip64At = bytes.indexOf("PK\x06\x06", directoryAt, "latin1");
  const endAt = zip64At < 0 ? bytes.lastIndexOf("PK\x05\x06", undefined, "latin1") : zip64At;
  const headers = new Set<number>();
  for (let at = 0; at >= 0 && at < directoryAt; at = bytes.indexOf("PK\x03\x04", at + 1, "latin1")) {
    const length = 30 + bytes.readUInt16LE(at + 26);
    for (let inside = 0; inside < length; inside++) headers.add(at + inside);
  }
  for (let at = 0; at < bytes.length; at++) {
    const region = at >= endAt ? "end" : at >= directoryAt ? "directory" : headers.has(at) ? "header" : "data";
    regions[region].push(at);
  }
  return regions;
}

function* flip(bytes: Buffer, counts: Record<keyof ReturnType<typeof regionsOf>, number>): Generator<Damage> {
  const regions = regionsOf(bytes);
  for (const region of ["header", "directory", "end", "data"] as const)
    for (let count = 0; count < counts[region]; count++) {
      const at = regions[region][draw(regions[region].length)] ?? 0;
      const bit = draw(8);
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ (1 << bit);
      yield { name: `${region}: bit ${bit} of byte ${at}`, bytes: copy };
    }
}

function* mix(bytes: Buffer, count: number): Generator<Damage> {
  const block = 48;
  const place = () => draw(bytes.length - block);
  for (let index = 0; index < count; index++) {
    const [from, to] = [place(), place()];
    const swapped = Buffer.from(bytes);
    bytes.copy(swapped, to, from, from + block);
    bytes.copy(swapped, from, to, to + block);
    yield { name: `${from} and ${to} changed places`, bytes: swapped };
    yield { name: `lost ${from}`, bytes: Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + block)]) };
    yield { name: `zeros at ${from}`, bytes: Buffer.from(bytes).fill(0, from, from + block) };
    yield {
      name: `doubled ${from}`,
      bytes: Buffer.concat([bytes.subarray(0, from + block), bytes.subarray(from)]),
    };
  }
}

function* noise(count: number): Generator<Damage> {
  for (let index = 0; index < count; index++) {
    const bytes = Buffer.from(Array.from({ length: 200 + draw(4000) }, () => draw(256)));
    yield { name: `noise ${index}`, bytes };
    yield {
      name: `noise ${index} that begins as a zip file`,
      bytes: Buffer.concat([Buffer.from("PK\x03\x04"), bytes]),
    };
  }
}

const asCases = (family: string, file: string, found: Iterable<Damage>, readable: boolean): FaultCase[] =>
  Array.from(found, ({ name, bytes }, index) => ({
    family,
    name,
    file,
    content: () => bytes,
    ...(readable && { cells: fleetTable }),
    refusals: damaged,
    quick: index % quickEvery === quickEvery - 1,
  }));

export function damageCases(): FaultCase[] {
  const workbook = fleetWorkbook();
  const document = fleetOds();
  const large = fleetWorkbook({}, { zip64: true, descriptors: true });
  return [
    ...asCases("cut", "parc.xlsx", cut(workbook, 48), false),
    ...asCases("cut", "parc.ods", cut(document, 12), false),
    ...asCases("flipped bit", "parc.xlsx", flip(workbook, { header: 60, directory: 80, end: 24, data: 120 }), true),
    ...asCases("flipped bit", "parc.ods", flip(document, { header: 8, directory: 12, end: 4, data: 24 }), true),
    ...asCases("flipped bit", "parc.xlsx", flip(large, { header: 10, directory: 60, end: 20, data: 0 }), true),
    ...asCases("mixed up", "parc.xlsx", mix(workbook, 12), true),
    ...asCases("noise", "parc.xlsx", noise(6), false),
  ];
}
