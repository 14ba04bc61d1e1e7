import { describe, expect, it } from "vitest";
import { token, XmlScanner } from "#imports/archive/scan-xml.ts";

/** What a document says, fed in chunks of so many bytes: `<a x=1>` as it opens, its text, `</a>` as it closes. */
function tell(document: string | Buffer, chunkBytes: number): string[] {
  const names = ["a", "b", "x", "y", "n:x"];
  const scanner = new XmlScanner(names);
  const told: string[] = [];
  const bytes = Buffer.from(document);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    scanner.feed(bytes.subarray(at, at + chunkBytes));
    for (let found = scanner.next(); found !== token.more; found = scanner.next()) {
      const name = names[scanner.element] ?? "?";
      if (found === token.text) told.push(scanner.text());
      else if (found === token.close) told.push(`</${name}>`);
      else {
        const given = [2, 3, 4].filter((each) => scanner.attributes.find(each) >= 0);
        told.push(`<${[name, ...given.map((each) => `${names[each]}=${scanner.attributes.text(each)}`)].join(" ")}>`);
      }
    }
  }
  scanner.finish();
  return told;
}

const everyChunk = [1, 2, 3, 7, 64, 10_000];
const joined = (told: string[]) => told.join("");

describe("XML from bytes", () => {
  it.each<[string, string, string]>([
    ["elements and text", "<a>b</a>", "<a>b</a>"],
    ["an empty element", "<a><b/></a>", "<a><b></b></a>"],
    [
      "a declaration, a comment, an instruction",
      "<?xml version='1.0'?>\n<!-- <b> --><a><?x <b> ?>1<!--b-->2</a>\n",
      "<a>12</a>",
    ],
    ["an order mark", "\ufeff<a/>", "<a></a>"],
    ["attributes", `<a x="1" y='2"'/>`, `<a x=1 y=2"></a>`],
    ["attributes with spaces and a line end", '<a\n x = "1"\ty\r\n=\n"2" ></a >', "<a x=1 y=2></a>"],
    ["a greater-than in a value", '<a x="1>2"/>', "<a x=1>2></a>"],
    ["prefixes of elements only", '<n:a n:x="1"/>', "<a n:x=1></a>"],
    ["an element of another prefix beside one of none", '<a x="1"><n:b/></a>', "<a x=1><b></b></a>"],
    ["references", "<a x='&quot;&#65;'>&lt;&amp;&#x633;&#1587;&gt;&apos;</a>", "<a x=\"A><&سس>'</a>"],
    ["letters of two, three and four bytes", "<a>é س 車 😀</a>", "<a>é س 車 😀</a>"],
    ["line ends as one", "<a>1\r\n2\r3&#13;</a>", "<a>1\n2\n3\r</a>"],
    ["CDATA as it stands", "<a>&lt;<![CDATA[&lt;<b>]]]></a>", "<a><&lt;<b>]</a>"],
    ["the mark of a broken letter, where it is a letter", "<a>\ufffd</a>", "<a>\ufffd</a>"],
  ])("%s", (_what, document, told) => {
    for (const bytes of everyChunk) expect(joined(tell(document, bytes)), `in chunks of ${bytes}`).toBe(told);
  });

  it.each<[string, string | Buffer]>([
    ["a tag that another closes", "<a><b></a></b>"],
    ["a tag nobody opened", "<a></a></b>"],
    ["a name that only begins the same", "<ab></a>"],
    ["a prefix that is another", "<n:a></m:a>"],
    ["nothing", ""],
    ["nothing but spaces", " \n"],
    ["an end before the end", "<a><b></b>"],
    ["half a tag", "<a></a"],
    ["two roots", "<a/><a/>"],
    ["text outside", "<a/>b"],
    ["text before", "b<a/>"],
    ["an attribute twice", '<a x="1" x="2"/>'],
    ["attributes without a space between", '<a x="1"y="2"/>'],
    ["an attribute without quotes", "<a x=1/>"],
    ["an attribute without a value", "<a x/>"],
    ["a less-than in a value", '<a x="<"/>'],
    ["an unknown entity", "<a>&nobody;</a>"],
    ["an ampersand alone", "<a>R&D</a>"],
    ["a reference to no character", "<a>&#xD800;</a>"],
    ["a reference to NUL", "<a>&#0;</a>"],
    ["NUL", "<a>1\0</a>"],
    ["NUL in a value", '<a x="\0"/>'],
    ["a document type", '<!DOCTYPE a [<!ENTITY e "1">]><a>&e;</a>'],
    ["a name that is none", "<1a/>"],
    ["bytes that are no UTF-8", Buffer.from("<a>Citro\xebn</a>", "latin1")],
    ["UTF-16", Buffer.from("\ufeff<a>b</a>", "utf16le")],
    ["elements in elements", `${"<a>".repeat(100)}${"</a>".repeat(100)}`],
  ])("refuses %s", (_what, document) => {
    for (const bytes of everyChunk) expect(() => tell(document, bytes), `in chunks of ${bytes}`).toThrow("unreadable");
  });

  it("refuses a tag or a text without end before it fills the memory", () => {
    const scanner = new XmlScanner(["a"]);
    const chunk = Buffer.alloc(1 << 18, 0x20);
    scanner.feed(Buffer.from("<a>"));
    scanner.next();
    expect(() => {
      for (let fed = 0; fed < 1 << 24; fed += chunk.length) {
        scanner.feed(chunk);
        expect(scanner.next()).toBe(token.more);
      }
    }).toThrow("archive_bomb");
  });
});
