import { Readable } from "node:stream";
import nodemailer from "nodemailer";
import { explainFailure, type MailOutcome } from "./mail-outcome.ts";

export type { MailOutcome } from "./mail-outcome.ts";

export interface Mail {
  /** Given by the caller and the same at every attempt: a receiver can tell a repetition. Without angle brackets. */
  messageId: string;
  to: { name: string | null; address: string };
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string; content: Uint8Array; contentType: string }[];
}

export interface Mailer {
  /** One attempt. What may have left is never repeated here: when to try again is the outbox's decision. */
  send(mail: Mail): Promise<MailOutcome>;
  close(): void;
}

const lineBreak = /[\r\n\0]/;
const plainAddress = /^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()[\]\\,;:"@\p{Cc}]+$/u;

/** A line break in a header would let its author write headers of his own, or a second recipient. */
function refusal(mail: Mail): MailOutcome | undefined {
  const headers = [mail.messageId, mail.to.name ?? "", mail.to.address, mail.subject];
  const attached = mail.attachments.flatMap(({ filename, contentType }) => [filename, contentType]);
  if ([...headers, ...attached].some((text) => lineBreak.test(text)))
    return { kind: "rejected", permanent: true, code: 554, response: "line break in a header" };
  if (!plainAddress.test(mail.to.address))
    return { kind: "rejected", permanent: true, code: 553, response: "not an e-mail address" };
  return undefined;
}

/** `Name <address>` or an address alone, as in MAIL_FROM. */
function readSender(from: string) {
  const [, name, address] = /^\s*(?:"?([^"<]*?)"?\s*<)?([^<>\s]+@[^<>\s]+?)>?\s*$/.exec(from) ?? [];
  if (!address || lineBreak.test(from)) throw new Error("MAIL_FROM is not an address");
  return { name: name ?? "", address };
}

/** Sends over SMTP; `smtpUrl` as in `smtps://user:password@host:465`. */
export function createMailer(smtpUrl: string, from: string): Mailer {
  const sender = readSender(from);
  /** Messages of which a byte has left. */
  const leaving = new Set<string>();
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 5,
    maxMessages: 100,
    // A kept connection that the server has closed meanwhile is replaced, once. The library does so only while no byte
    // of the message has left.
    maxRequeues: 1,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 120_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  // The server asks for the message after DATA only. What failed before the first read was certainly not accepted.
  transport.use("stream", (message, done) => {
    const id = String(message.data.messageId);
    message.message.processFunc((input) => {
      const pass = async function* () {
        leaving.add(id);
        yield* input;
      };
      return Readable.from(pass(), { objectMode: false });
    });
    done();
  });

  return {
    async send(mail) {
      const refused = refusal(mail);
      if (refused) return refused;
      const messageId = `<${mail.messageId}>`;
      try {
        const { response } = await transport.sendMail({
          messageId,
          from: sender,
          to: { name: mail.to.name ?? "", address: mail.to.address },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          attachments: mail.attachments.map(({ content, ...rest }) => ({ ...rest, content: Buffer.from(content) })),
        });
        return { kind: "accepted", response };
      } catch (error) {
        return explainFailure(error, leaving.has(messageId));
      } finally {
        leaving.delete(messageId);
      }
    },
    close: () => transport.close(),
  };
}
