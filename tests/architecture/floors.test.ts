import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/** Each floor, and the floors below it that it may import from. `app` is the ground floor's furniture: files directly in app/. */
const floors: Record<string, string[]> = {
  "app/domain": [],
  db: ["app/domain"],
  imports: ["app/domain"],
  "app/locales": ["app/domain"],
  // Signing is for the server; reading and checking a code is the same in the browser, without a network.
  "app/adapters/code": ["app/domain"],
  "app/adapters": ["app/domain", "app/adapters/code", "app"],
  "app/components": ["app/domain", "app/locales", "app/adapters/code", "app"],
  "app/services": ["app/domain", "db", "imports", "app/adapters", "app/adapters/code", "app/locales", "app"],
  "app/api": ["app/domain", "app/services", "app/locales", "imports", "app"],
  "app/jobs": ["app/domain", "app/services", "app"],
  "app/routes": [
    "app/domain",
    "app/services",
    "app/components",
    "app/adapters",
    "app/adapters/code",
    "app/api",
    "app/locales",
    "imports",
    "app",
  ],
  "app/server": ["app/domain", "db", "app/adapters", "app/services", "app/jobs", "app"],
  app: [
    "app/domain",
    "db",
    "app/adapters",
    "app/services",
    "app/components",
    "app/jobs",
    "app/api",
    "app/locales",
    "app/server",
  ],
};

/** The order in which a purchase passes through the services. */
const steps = ["accounts", "fleets", "uploads", "quotes", "invoices", "payments", "vignettes", "delivery"];

const names = Object.keys(floors).sort((one, other) => other.length - one.length);
const floorOf = (file: string) => names.find((name) => file.startsWith(`${name}/`));
const stepOf = (file: string) => steps.indexOf(file.match(/^app\/services\/([^/]+)\//)?.[1] ?? "");

/** What a file imports, without imports of types alone: a shape may be named by the floor that is given it. */
function importsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    if (ts.isImportDeclaration(statement) && statement.importClause?.isTypeOnly) return [];
    if (ts.isExportDeclaration(statement) && statement.isTypeOnly) return [];
    const from = statement.moduleSpecifier;
    if (!from || !ts.isStringLiteral(from)) return [];
    if (from.text.startsWith("#")) return [from.text.slice(1)];
    if (from.text.startsWith(".")) return [path.join(path.dirname(file), from.text)];
    return [];
  });
}

const files = ["app", "db", "imports"].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
    .map((name) => path.join(root, name)),
);

describe.each(files)("%s", (file) => {
  test("imports only from the floors below it", () => {
    const floor = floorOf(file);
    if (!floor) throw new Error(`${file} is on no floor`);
    const climbs = importsOf(file).filter((target) => {
      const below = floorOf(target);
      return below !== undefined && below !== floor && !floors[floor]?.includes(below);
    });
    expect(climbs).toEqual([]);
  });

  test("imports no later step of the purchase", () => {
    if (stepOf(file) < 0) return;
    expect(importsOf(file).filter((target) => stepOf(target) > stepOf(file))).toEqual([]);
  });

  test("keeps what is for the server out of the browser", () => {
    if (!/^app\/(components|domain|locales)\//.test(file) || file.endsWith(".server.ts")) return;
    expect(importsOf(file).filter((target) => /\.server\.tsx?$/.test(target))).toEqual([]);
  });
});
