import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { en } from "#app/locales/en/index.ts";

const plural = /_(one|other)$/;
const keysIn = (value: object, path: string): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" ? [`${path}${key}`.replace(plural, "")] : keysIn(inner, `${path}${key}.`),
  );
const keys = new Set(Object.entries(en).flatMap(([word, texts]) => keysIn(texts, `${word}:`)));

const folder = join(import.meta.dirname, "../../app");
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/^locales\/(ar|fr|en)\//.test(file))
  .map((file) => readFileSync(join(folder, file), "utf8"));
const source = sources.join("\n");

const written = new Set(source.match(/(?<=["`])[a-z]+:[\w.]+(?=["`])/g));
/** `common:steps.${step}`: every key that starts so, and after a bare `errors:${code}` the keys that are words in code. */
const starts = [...new Set(source.match(/(?<=`)[a-z]+:[\w.]*(?=\$\{)/g))];
const words = new Set(source.match(/(?<=["`.{,]\s*|^\s+)\w+/gm));

/** A whole group may be taken at once, as `common:front.fileHeadings`. */
const isWritten = (key: string): boolean => {
  const groups = key.split(".").map((_, index, parts) => parts.slice(0, index + 1).join("."));
  return groups.some((group) => written.has(group));
};

const isUsed = (key: string): boolean =>
  isWritten(key) ||
  starts.some((start) => key.startsWith(start) && (start.endsWith(".") || words.has(key.slice(start.length))));

test("every text is shown somewhere", () => {
  expect(keys.size).toBeGreaterThan(500);
  expect([...keys].filter((key) => !isUsed(key))).toEqual([]);
});
