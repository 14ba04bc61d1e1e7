import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import type { AddressInfo, Socket } from "node:net";
import path from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import type { Env } from "#app/env.server.ts";
import { assertDemonstration } from "./sandbox.ts";
import { faultOf, refusalAtRecipient } from "./smtp-faults.ts";

export interface MailboxMessage {
  id: string;
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  receivedAt: string;
  attachments: { filename: string; contentType: string; bytes: number; sha256: string }[];
}

export interface Mailbox {
  smtpUrl: string;
  /** Newest first. */
  list(): Promise<MailboxMessage[]>;
  attachment(
    id: string,
    index: number,
  ): Promise<{ filename: string; contentType: string; content: Uint8Array } | undefined>;
  close(): Promise<void>;
}

const maxMessageBytes = 30_000_000;
const defaultCap = 2_000;
const idForm = /^\d{13}-[0-9a-f]{16}$/;

const parse = (raw: Uint8Array) => PostalMime.parse(raw, { attachmentEncoding: "arraybuffer" });
const contentOf = ({ content }: Email["attachments"][number]) =>
  typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);

function describeMessage(id: string, mail: Email): MailboxMessage {
  return {
    id,
    messageId: (mail.messageId ?? "").replace(/^<|>$/g, ""),
    to: (mail.to ?? []).map(({ address }) => address ?? "").join(", "),
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html ?? "",
    receivedAt: new Date(Number(id.slice(0, 13))).toISOString(),
    attachments: mail.attachments.map((attachment) => {
      const content = contentOf(attachment);
      const sha256 = createHash("sha256").update(content).digest("hex");
      return {
        filename: attachment.filename ?? "",
        contentType: attachment.mimeType,
        bytes: content.byteLength,
        sha256,
      };
    }),
  };
}

async function readMessage(stream: SMTPServerDataStream) {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw Object.assign(new Error("message is too large"), { responseCode: 552 });
  return Buffer.concat(chunks);
}

/** The messages of one folder, one `.eml` each; past the cap the oldest goes. */
async function openMessageFolder(folder: string, cap: number) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pathOf = (id: string) => path.join(folder, `${id}.eml`);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".eml")).sort();
  const messages = new Map<string, MailboxMessage>();
  for (const id of names.map((name) => name.slice(0, -4)).filter((id) => idForm.test(id)))
    messages.set(id, describeMessage(id, await parse(await readFile(pathOf(id)))));

  let lastAt = Math.max(0, ...[...messages.keys()].map((id) => Number(id.slice(0, 13))));
  return {
    messages,
    read: (id: string) => readFile(pathOf(id)),
    async keep(raw: Buffer) {
      // Strictly rising, so that names sort in the order of arrival.
      lastAt = Math.max(Date.now(), lastAt + 1);
      const id = `${lastAt}-${randomBytes(8).toString("hex")}`;
      const part = path.join(folder, `${id}.part`);
      await writeFile(part, raw, { mode: 0o600 });
      await rename(part, pathOf(id));
      messages.set(id, describeMessage(id, await parse(raw)));
      for (const oldest of [...messages.keys()].sort().slice(0, Math.max(0, messages.size - cap))) {
        messages.delete(oldest);
        await rm(pathOf(oldest), { force: true });
      }
    },
  };
}

/** A real SMTP server on a free port of 127.0.0.1 that keeps what it receives. A message is answered 250 once it is on disk. */
export async function startMailbox(
  folder: string,
  { mode, cap = defaultCap }: { mode: Env["OSTOUL_MODE"]; cap?: number },
): Promise<Mailbox> {
  assertDemonstration(mode);
  const kept = await openMessageFolder(folder, cap);
  const sockets = new Map<number, Socket>();
  const delayed = new Set<string>();

  const server = new SMTPServer({
    name: "mailbox.ostoul.localhost",
    disabledCommands: ["AUTH", "STARTTLS"],
    size: maxMessageBytes,
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(refusalAtRecipient(address, delayed)),
    onData(stream, session, done) {
      const receive = async () => {
        await kept.keep(await readMessage(stream));
        const drops = session.envelope.rcptTo.some(({ address }) => faultOf(address) === "drop");
        if (drops) sockets.get(session.remotePort)?.destroy();
        else done();
      };
      receive().catch(done);
    },
  });
  server.on("error", () => {});
  server.server.on("connection", (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once("close", () => sockets.delete(port));
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });

  return {
    smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    // By name, not by the order in which they reached the disk: two that arrive at once may overtake each other there.
    list: async () => [...kept.messages.values()].sort((one, other) => (one.id < other.id ? 1 : -1)),
    async attachment(id, index) {
      if (!kept.messages.has(id)) return undefined;
      const found = (await parse(await kept.read(id))).attachments[index];
      if (!found) return undefined;
      return { filename: found.filename ?? "", contentType: found.mimeType, content: contentOf(found) };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets.values()) socket.destroy();
      }),
  };
}
