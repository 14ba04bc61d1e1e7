import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeRedirect } from "#app/safe-redirect.ts";

describe("addresses of our own pass", () => {
  test.each(["/", "/quotes", "/quotes/1/accept", "/vehicles?depot=Oran&page=2", "/a-b_c.d%20e"])("%s", (to) => {
    expect(safeRedirect(to, "/fallback")).toBe(decodeURIComponent(to).includes(" ") ? "/fallback" : to);
  });
});

describe("everything else goes to the fallback", () => {
  test.each([
    ["another host", "//evil.example"],
    ["another host, encoded", "/%2Fevil.example"],
    ["a backslash", "/\\evil.example"],
    ["a backslash, encoded", "/%5cevil.example"],
    ["an address", "https://evil.example/"],
    ["a script", "javascript:alert(1)"],
    ["a path that climbs to two slashes", "/..//evil.example"],
    ["a dot before two slashes", "/.//evil.example"],
    ["a line end", "/quotes\r\nSet-Cookie: a=b"],
    ["a line end, encoded", "/quotes%0d%0aSet-Cookie:%20a=b"],
    ["a tab", "/\t/evil.example"],
    ["a broken encoding", "/%E0%A4%A"],
    ["a fragment", "/quotes#x"],
    ["nothing", ""],
    ["no text", null],
    ["a file", new File([], "x")],
  ])("%s", (_, to) => {
    expect(safeRedirect(to, "/fallback")).toBe("/fallback");
  });
});

const origin = "https://ostoul.example";
/** What attackers build addresses from, beside any text at all. */
const pieces = fc.constantFrom(
  "/",
  "\\",
  "%2f",
  "%5c",
  "%252f",
  "..",
  ".",
  "%2e",
  "//",
  "@",
  ":",
  "\t",
  "evil.example",
  "?",
  "&",
  "=",
);
const hostile = fc.array(pieces, { maxLength: 6 }).map((parts) => `/${parts.join("")}`);
const mixed = fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 8 }).map((parts) => parts.join(""));

test("whatever is asked for, a browser stays on our origin", () => {
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: hostile }, mixed, fc.string(), fc.webUrl()), (to) => {
      const path = safeRedirect(to, "/fallback");
      expect(path).toMatch(/^\//);
      for (const read of [path, decodeURI(path.replace(/%(?![0-9a-f]{2})/gi, "%25"))]) {
        const target = new URL(read, origin);
        expect(target.origin).toBe(origin);
        expect(target.pathname).not.toMatch(/^\/[/\\]/);
      }
    }),
    { numRuns: 2000 },
  );
});
