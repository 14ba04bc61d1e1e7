import { SaxesParser, type SaxesTagPlain } from "saxes";
import { ReadingRefused } from "../sheet.ts";

export interface XmlHandlers {
  /** Names come without their prefix: `x:row` and `row` are one. */
  open(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const deepest = 64;
/** Characters between two tags: far more than any cell may hold, far less than what fills the memory. */
const longestText = 8_000_000;
const withoutPrefix = (name: string) => (name.includes(":") ? name.slice(name.indexOf(":") + 1) : name);

/** Attribute by its local name: `r:id` and `id` in any namespace prefix. */
export const attribute = (attributes: Record<string, string>, name: string): string | undefined =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => withoutPrefix(key) === name && key.includes(":"))?.[1];

/** Feeds XML to handlers after each chunk, so that the caller can stop or hand rows on between two chunks. */
export async function* readXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let silent = 0;
  parser.on("error", (error) => {
    throw new ReadingRefused("unreadable", { reason: "xml", message: error.message.slice(0, 100) });
  });
  // Entities and external documents have no place in a workbook.
  parser.on("doctype", () => {
    throw new ReadingRefused("unreadable", { reason: "doctype" });
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    silent = 0;
    if (++depth > deepest) throw new ReadingRefused("unreadable", { reason: "xml" });
    handlers.open(withoutPrefix(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag: SaxesTagPlain) => {
    silent = 0;
    depth--;
    handlers.close?.(withoutPrefix(tag.name));
  });
  parser.on("text", (text) => handlers.text?.(text));
  parser.on("cdata", (text) => handlers.text?.(text));
  // One decoder for the whole part: a letter cut by the edge of a chunk stays whole.
  const decoder = new TextDecoder("utf-8");
  let first = true;
  for await (const chunk of chunks) {
    if (first && ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff)))
      throw new ReadingRefused("unreadable", { reason: "xml" });
    first = false;
    const text = decoder.decode(chunk, { stream: true });
    parser.write(text);
    silent += text.length;
    if (silent > longestText) throw new ReadingRefused("archive_bomb");
    yield;
  }
  parser.write(decoder.decode()).close();
}

/** Reads a small part to its end. */
export async function readWholeXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  for await (const _chunk of readXml(chunks, handlers));
}
