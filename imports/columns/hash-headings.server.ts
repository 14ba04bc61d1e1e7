import { createHash } from "node:crypto";
import { normaliseHeading } from "./normalise-heading.ts";

/** One value for files with the same headings in the same order: a confirmed choice of columns is remembered under it. */
export function hashHeadings(headings: string[]): string {
  const keys = headings.map((heading) => {
    const { key, unit } = normaliseHeading(heading);
    return unit ? `${key} (${unit})` : key;
  });
  return createHash("sha256").update(keys.join("\n")).digest("hex");
}
