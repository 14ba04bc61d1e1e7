import { createHash } from "node:crypto";
import net from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMailer, type Mail, type Mailer } from "#app/adapters/mailer/mailer.server.ts";
import { type Mailbox, startMailbox } from "#app/adapters/sandbox/mailbox.server.ts";
import { allFilesBelow, temporaryFolder } from "#tests/doubles/temporary-folder.ts";

const pdf = Buffer.from("%PDF-1.7\n\u0000\u0001binary\r\n.\r\n..dots\r\n%%EOF", "latin1");
const mailTo = (address: string, change: Partial<Mail> = {}): Mail => ({
  messageId: `delivery-${address}`.replace("@", "_at_").concat("@ostoul.example"),
  to: { name: "سمير بن علي", address },
  subject: "قسيمة سيارتك لسنة 2026: 12345-115-16",
  text: "تجدون القسيمة مرفقة.",
  html: "<p dir=rtl>تجدون القسيمة مرفقة.</p>",
  attachments: [{ filename: "قسيمة 12345-115-16.pdf", content: pdf, contentType: "application/pdf" }],
  ...change,
});

describe("mail through the embedded mailbox", () => {
  const folder = temporaryFolder();
  let mailbox: Mailbox;
  let mailer: Mailer;
  const received = async (address: string) => (await mailbox.list()).filter(({ to }) => to === address);

  beforeAll(async () => {
    mailbox = await startMailbox(folder, { mode: "demonstration" });
    mailer = createMailer(mailbox.smtpUrl, "Ostoul <vignettes@ostoul.example>");
  });
  afterAll(async () => {
    mailer.close();
    await mailbox.close();
  });

  test("arrives as it was written: Arabic subject, both bodies, PDF of equal bytes", async () => {
    const outcome = await mailer.send(mailTo("samir@example.dz"));
    expect(outcome).toMatchObject({ kind: "accepted", response: expect.stringMatching(/^250 /) });
    const [message] = await received("samir@example.dz");
    expect(message).toMatchObject({
      messageId: "delivery-samir_at_example.dz@ostoul.example",
      to: "samir@example.dz",
      subject: "قسيمة سيارتك لسنة 2026: 12345-115-16",
      text: expect.stringMatching(/^تجدون القسيمة مرفقة\.\s*$/),
      html: expect.stringContaining("<p dir=rtl>تجدون القسيمة مرفقة.</p>"),
      attachments: [
        {
          filename: "قسيمة 12345-115-16.pdf",
          contentType: "application/pdf",
          bytes: pdf.byteLength,
          sha256: createHash("sha256").update(pdf).digest("hex"),
        },
      ],
    });
    const attachment = await mailbox.attachment(message?.id ?? "", 0);
    expect(Buffer.from(attachment?.content ?? []).equals(pdf)).toBe(true);
    expect(await mailbox.attachment(message?.id ?? "", 1)).toBeUndefined();
    expect(await mailbox.attachment("../../etc/passwd", 0)).toBeUndefined();
  });

  test.each([
    ["421 at the recipient", "a+421@example.dz", { kind: "rejected", permanent: false, code: 421 }, 0],
    ["550 at the recipient", "a+550@example.dz", { kind: "rejected", permanent: true, code: 550 }, 0],
    ["450, greylisted", "a+450@example.dz", { kind: "rejected", permanent: false, code: 450 }, 0],
    ["the second attempt of a greylisted one", "a+450@example.dz", { kind: "accepted" }, 1],
    ["connection lost behind DATA: the server has it", "a+drop@example.dz", { kind: "unknown" }, 1],
  ])("%s", async (_name, address, outcome, count) => {
    expect(await mailer.send(mailTo(address))).toMatchObject(outcome);
    expect(await received(address)).toHaveLength(count);
  });

  test("one bad address does not hold the others", async () => {
    const addresses = ["b1@example.dz", "b+550@example.dz", "b2@example.dz", "b+drop@example.dz", "b3@example.dz"];
    const outcomes = await Promise.all(addresses.map((address) => mailer.send(mailTo(address))));
    expect(outcomes.map(({ kind }) => kind)).toEqual(["accepted", "rejected", "accepted", "unknown", "accepted"]);
  });

  test.each<[string, Partial<Mail>]>([
    ["subject", { subject: "x\r\nBcc: other@example.dz" }],
    ["name", { to: { name: "x\nBcc: other@example.dz", address: "c@example.dz" } }],
    ["address", { to: { name: null, address: "c@example.dz>\r\nRCPT TO:<other@example.dz" } }],
    ["file name", { attachments: [{ filename: "a\r\nX: y.pdf", content: pdf, contentType: "application/pdf" }] }],
    ["several addresses", { to: { name: null, address: "c@example.dz,other@example.dz" } }],
    ["no address", { to: { name: null, address: "personne" } }],
  ])("refuses without sending: %s", async (_name, change) => {
    const before = (await mailbox.list()).length;
    expect(await mailer.send(mailTo("c@example.dz", change))).toMatchObject({ kind: "rejected", permanent: true });
    expect(await mailbox.list()).toHaveLength(before);
  });

  test("keeps a copy of none of it in memory only: a restart finds every message", async () => {
    const before = await mailbox.list();
    expect(before.length).toBeGreaterThan(0);
    const again = await startMailbox(folder, { mode: "demonstration" });
    expect(await again.list()).toEqual(before);
    await again.close();
  });
});

test("past the cap the oldest message goes", async () => {
  const folder = temporaryFolder();
  const mailbox = await startMailbox(folder, { mode: "demonstration", cap: 3 });
  const mailer = createMailer(mailbox.smtpUrl, "vignettes@ostoul.example");
  for (const name of ["a", "b", "c", "d", "e"]) await mailer.send(mailTo(`${name}@example.dz`));
  expect((await mailbox.list()).map(({ to }) => to)).toEqual(["e@example.dz", "d@example.dz", "c@example.dz"]);
  expect(await allFilesBelow(folder)).toHaveLength(3);
  mailer.close();
  await mailbox.close();
});

test("the mailbox does not start in production", async () => {
  await expect(startMailbox(temporaryFolder(), { mode: "production" })).rejects.toThrow("production");
});

describe("servers that are not well", () => {
  const scripted = async (onConnect: (socket: net.Socket) => void) => {
    const server = net.createServer(onConnect).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as net.AddressInfo;
    return { url: `smtp://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) };
  };

  test("nobody listens: certainly not sent, try later", async () => {
    const server = await scripted(() => {});
    await server.close();
    const mailer = createMailer(server.url, "vignettes@ostoul.example");
    expect(await mailer.send(mailTo("d@example.dz"))).toMatchObject({ kind: "rejected", permanent: false, code: 421 });
    mailer.close();
  });

  test("a connection lost before DATA: certainly not sent", async () => {
    const server = await scripted((socket) => {
      socket.write("220 double\r\n");
      socket.on("data", (data) => (/^EHLO/.test(String(data)) ? socket.write("250 double\r\n") : socket.destroy()));
    });
    const mailer = createMailer(server.url, "vignettes@ostoul.example");
    expect(await mailer.send(mailTo("d@example.dz"))).toMatchObject({ kind: "rejected", permanent: false, code: 421 });
    mailer.close();
    await server.close();
  });

  test("a kept connection that the server has left is replaced without a word", async () => {
    let connections = 0;
    let messages = 0;
    const server = await scripted((socket) => {
      connections += 1;
      const isFirst = connections === 1;
      let inMessage = false;
      socket.write("220 double\r\n");
      socket.on("error", () => {});
      socket.on("data", (data) => {
        const line = String(data);
        if (isFirst && messages === 1) return socket.destroy();
        if (inMessage && !line.endsWith("\r\n.\r\n")) return undefined;
        if (inMessage) messages += 1;
        inMessage = !inMessage && /^DATA/.test(line);
        socket.write(inMessage ? "354 go on\r\n" : "250 double\r\n");
      });
    });
    const mailer = createMailer(server.url, "vignettes@ostoul.example");
    expect(await mailer.send(mailTo("d1@example.dz"))).toMatchObject({ kind: "accepted" });
    expect(await mailer.send(mailTo("d2@example.dz"))).toMatchObject({ kind: "accepted" });
    expect({ connections, messages }).toEqual({ connections: 2, messages: 2 });
    mailer.close();
    await server.close();
  });

  test("a connection lost behind DATA is tried once, never twice", async () => {
    let attempts = 0;
    const server = await scripted((socket) => {
      let inMessage = false;
      socket.write("220 double\r\n");
      socket.on("error", () => {});
      socket.on("data", (data) => {
        const line = String(data);
        if (inMessage) return line.endsWith("\r\n.\r\n") ? socket.destroy() : undefined;
        inMessage = /^DATA/.test(line);
        if (inMessage) attempts += 1;
        socket.write(inMessage ? "354 go on\r\n" : "250 double\r\n");
      });
    });
    const mailer = createMailer(server.url, "vignettes@ostoul.example");
    expect(await mailer.send(mailTo("d@example.dz"))).toEqual({ kind: "unknown" });
    expect(attempts).toBe(1);
    mailer.close();
    await server.close();
  });
});
