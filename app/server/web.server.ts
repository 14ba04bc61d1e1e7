import http from "node:http";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type Response } from "express";
import type { ViteDevServer } from "vite";
import type { Sandbox } from "#app/adapters/sandbox/sandbox.ts";
import type { Env } from "#app/env.server.ts";
import type { Sessions } from "#app/services/accounts/lucia.server.ts";
import type { House } from "#app/services/house.ts";
import { loadContext } from "./context.server.ts";
import { guard } from "./guard.server.ts";
import { securityHeaders } from "./headers.server.ts";
import { healthz, readyz } from "./health.server.ts";

export interface WebOptions {
  env: Env;
  house: House;
  sessions: Sessions;
  sandbox: Sandbox | undefined;
  build: ServerBuild | (() => Promise<ServerBuild>);
  vite?: ViteDevServer;
}

function staticFiles(app: express.Express, vite?: ViteDevServer) {
  if (vite) return app.use(vite.middlewares);
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y", index: false }));
  app.use(
    express.static("build/client", {
      maxAge: "1h",
      index: false,
      setHeaders: (response, file) => {
        // A service worker must never be older than the page it serves.
        if (path.basename(file).endsWith("sw.js")) response.setHeader("Cache-Control", "no-cache");
      },
    }),
  );
}

const lastResort = (house: House) => (error: unknown, _request: Request, response: Response, next: NextFunction) => {
  house.log.error({ err: error }, "request fault");
  if (response.headersSent) return next(error);
  response
    .status(500)
    .type("text/plain")
    .send("Ostoul: something broke on our side. Your data is safe; try again in a minute.");
};

/** The HTTP side: headers, health, guard, files, Remix, in this order. */
export function createWeb({ env, house, sessions, sandbox, build, vite }: WebOptions) {
  const app = express();
  let draining = false;
  const secure = house.baseUrl.startsWith("https:");
  const ownOrigin = (request: Request) =>
    env.BASE_URL ? new URL(env.BASE_URL).origin : `${request.protocol}://${request.headers.host}`;
  app.disable("x-powered-by");
  app.set("trust proxy", env.TRUSTED_PROXIES);
  app.use(securityHeaders(secure));
  app.get("/healthz", healthz);
  app.get(
    "/readyz",
    readyz(house, () => draining),
  );
  app.use(guard(ownOrigin));
  app.use(
    compression({
      filter: (request, response) => !/\.(zip|pdf)$/.test(request.path) && compression.filter(request, response),
    }),
  );
  staticFiles(app, vite);
  app.all(
    "*",
    createRequestHandler({ build, getLoadContext: loadContext(house, sessions, sandbox), mode: process.env.NODE_ENV }),
  );
  app.use(lastResort(house));

  // A slow sender holds a socket, not a worker: 20 s for headers, 10 minutes for a 200 MB file.
  const server = http.createServer({ headersTimeout: 20_000, requestTimeout: 600_000, keepAliveTimeout: 5_000 }, app);
  return {
    server,
    listen: () =>
      new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(env.PORT, env.HOST, resolve);
      }),
    stop: async () => {
      draining = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 5_000).unref();
      await closed;
    },
  };
}
