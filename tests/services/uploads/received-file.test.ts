import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { receivedFile } from "#app/services/uploads/received-file.server.ts";

const part = (field: string, text: string) =>
  `--edge\r\nContent-Disposition: form-data; name="${field}"; filename="parc.csv"\r\n\r\n${text}`;

const form = (body: string, type = "multipart/form-data; boundary=edge") =>
  new Request("http://localhost/api/v1/imports", { method: "POST", headers: { "Content-Type": type }, body });

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test("the file of a form flows", async () => {
  const file = await receivedFile(form(`${part("file", "a;b")}\r\n--edge--\r\n`));
  expect(file?.fileName).toBe("parc.csv");
  expect(file && (await textOf(file.body))).toBe("a;b");
});

describe("a form that stops in the middle", () => {
  test("of its file fails whoever reads it, and not the process", async () => {
    const file = await receivedFile(form(part("file", "a;b")));
    // The end of the form is noticed before anybody reads: an error that nobody listens to would end the process here.
    await expect.poll(() => file?.body instanceof Readable && file.body.destroyed).toBe(true);
    await expect(file && textOf(file.body)).rejects.toThrow(/multipart/);
  });

  test("of another file holds none", async () => {
    expect(await receivedFile(form(part("other", "a;b")))).toBeUndefined();
  });

  test.each([
    ["without an edge", "multipart/form-data"],
    ["with an edge that never comes", "multipart/form-data; boundary=nowhere"],
  ])("%s holds none", async (_, type) => {
    expect(await receivedFile(form("anything", type))).toBeUndefined();
  });
});
