import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** A secret of a demonstration: made at the first start, kept beside its data, readable by its owner alone. */
export function keptSecret(folder: string, name: string): string {
  const file = path.join(folder, name);
  fs.mkdirSync(folder, { recursive: true });
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600 });
  return fs.readFileSync(file, "utf8").trim();
}
