import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { bundle } from "#tests/setup/bundle.ts";
import { median, round } from "./figures.ts";
import { writeCsvFleet } from "./fleet-csv.ts";

const rounds = 3;
const mostRatio = 1.2;
const modes = ["raw", "product"] as const;
type Mode = (typeof modes)[number];

/** The memory of a server that takes a file of 120 MB: a bare body to the disk, and an upload. By turns, each in a process of its own. */
export async function run(vehicleCount = 1_000_000): Promise<boolean> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ostoul-bench-"));
  try {
    const child = await bundle("tests/bench/receive-upload.child.ts", "build/bench/receive-upload.js");
    const fleet = writeCsvFleet(path.join(folder, "fleet.csv"), vehicleCount);
    const peaks: Record<Mode, number[]> = { raw: [], product: [] };
    const times: Record<Mode, number[]> = { raw: [], product: [] };
    for (let turn = 0; turn < rounds; turn++) {
      for (const mode of modes) {
        const told = await sendTo(child, mode, folder, fleet.file);
        peaks[mode].push(told.peakMegabytes);
        times[mode].push(told.ms);
      }
    }
    const ratio = median(peaks.product) / median(peaks.raw);
    console.log(
      JSON.stringify({
        bench: "imports-upload",
        megabytes: round(fleet.bytes / 1e6),
        rounds,
        rawPeakMegabytes: median(peaks.raw),
        uploadPeakMegabytes: median(peaks.product),
        rawMs: round(median(times.raw)),
        uploadMs: round(median(times.product)),
        ratio: round(ratio, 2),
        mostRatio,
      }),
    );
    return ratio <= mostRatio;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function sendTo(child: string, mode: Mode, folder: string, file: string) {
  const server = fork(child, [mode, fs.mkdtempSync(path.join(folder, "store-"))]);
  const { port } = await answerOf<{ port: number }>(server);
  const began = performance.now();
  const request = http.request({ host: "127.0.0.1", port, method: "POST", headers: { "X-Filename": "fleet.csv" } });
  const answered = once(request, "response") as Promise<[http.IncomingMessage]>;
  await pipeline(fs.createReadStream(file), request);
  const [response] = await answered;
  response.resume();
  await once(response, "end");
  if (response.statusCode !== 200) throw new Error(`${mode}: ${response.statusCode}`);
  const ms = performance.now() - began;
  const peak = answerOf<{ peakMegabytes: number }>(server);
  server.send("tell");
  const told = { ...(await peak), ms };
  if (server.exitCode === null) await once(server, "exit");
  return told;
}

const answerOf = async <Answer>(server: ChildProcess): Promise<Answer> => (await once(server, "message"))[0] as Answer;
