import { createHash } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { createDiskFiles } from "#app/adapters/files/disk-files.server.ts";
import { receivedFile } from "#app/services/uploads/received-file.server.ts";
import { defaultLimits } from "#imports/sheet.ts";

/**
 * A server that takes one file, as a bare body straight to the disk or through everything an upload goes through, and says
 * how much memory it had at most. Both load the same modules.
 */
const [mode, folder = ""] = process.argv.slice(2);
const files = createDiskFiles(folder);

/** The application's way: the framework's Request, the reader of the body, the store. */
const build: ServerBuild = {
  mode: "production",
  entry: { module: { default: () => new Response(null, { status: 500 }) } },
  routes: {
    root: {
      id: "root",
      path: "*",
      module: {
        action: async ({ request }: { request: Request }) => {
          const file = await receivedFile(request);
          if (!file) return new Response(null, { status: 400 });
          const stored = await files.put("uploads/bench", file.body, { maxBytes: defaultLimits.bytes });
          return Response.json(stored);
        },
      },
    },
  },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: {},
  isSpaMode: false,
} as unknown as ServerBuild;

async function receiveRaw(request: http.IncomingMessage, response: http.ServerResponse) {
  const hash = createHash("sha256");
  const measured = new Transform({
    transform(chunk, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(request, measured, fs.createWriteStream(path.join(folder, "raw")));
  response.end(JSON.stringify({ sha256: hash.digest("hex") }));
}

const application = express();
application.all("*", createRequestHandler({ build }));
const server = http.createServer(mode === "raw" ? receiveRaw : application);
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as { port: number }).port }));
process.once("message", () => {
  process.send?.({ peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) });
  process.disconnect();
  server.close();
  server.closeAllConnections();
});
