import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Api, type ApiRequest, answerRequest } from "./answer-request.server.ts";

async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { pathname, search } = new URL(incoming.url ?? "/", "http://localhost");
  const method = incoming.method ?? "GET";
  const key = incoming.headers["idempotency-key"];
  return {
    method,
    path: pathname,
    form: method === "GET" ? search.slice(1) : Buffer.concat(chunks).toString("utf8"),
    authorization: incoming.headers.authorization ?? "",
    idempotencyKey: typeof key === "string" ? key : null,
  };
}

async function respond(api: Api, incoming: IncomingMessage, outgoing: ServerResponse) {
  const answered = answerRequest(api, await readRequest(incoming));
  // Silence: the caller waits until its own limit.
  if (answered.kind === "silence") return;
  if (answered.kind === "reset") {
    incoming.socket.destroy();
    return;
  }
  const status = answered.kind === "answer" ? answered.status : 200;
  const text = JSON.stringify(answered.body);
  outgoing.writeHead(status, {
    "content-type": "application/json",
    ...(answered.kind === "answer" && answered.headers),
  });
  outgoing.end(answered.kind === "torn" ? text.slice(0, text.length / 2) : text);
}

/** The double's API on a free port of 127.0.0.1. */
export async function serveApi(api: Api) {
  const server = createServer((incoming, outgoing) => {
    respond(api, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
