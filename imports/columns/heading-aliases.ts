import { type ImportField, importFields } from "#app/domain/vehicle.ts";
import lists from "./header-aliases.json" with { type: "json" };
import { coreOf, normaliseHeading } from "./normalise-heading.ts";

/** A field of the vehicle, or a column that is known and not imported. */
export type HeadingTarget = { field: ImportField } | { field: null; known: string };

const isField = (name: string): name is ImportField => (importFields as readonly string[]).includes(name);

function targetOf(name: string): HeadingTarget {
  // A yes-or-no column "converted to utility" says what the body column says.
  if (name === "converted_to_utility") return { field: "body" };
  return isField(name) ? { field: name } : { field: null, known: name };
}

const sameTarget = (a: HeadingTarget, b: HeadingTarget) =>
  a.field === b.field && ("known" in a ? a.known : "") === ("known" in b ? b.known : "");

const named = Object.entries({ ...lists.fields, ...lists.not_imported }).flatMap(([name, byLanguage]) =>
  Object.values(byLanguage)
    .flat()
    .map((alias) => ({ target: targetOf(name), key: keyWithUnit(alias) })),
);

function keyWithUnit(alias: string): string {
  const { key, unit } = normaliseHeading(alias);
  return unit ? `${key} ${unit}` : key;
}

export const aliases: ReadonlyMap<string, HeadingTarget> = new Map(named.map(({ key, target }) => [key, target]));

/** Aliases without their stop words; a key that two targets share says nothing and is left out. */
export const coreAliases: ReadonlyMap<string, HeadingTarget> = (() => {
  const cores = new Map<string, HeadingTarget | null>();
  for (const { key, target } of named) {
    const core = coreOf(key);
    const before = cores.get(core);
    cores.set(core, before === undefined || (before && sameTarget(before, target)) ? target : null);
  }
  return new Map([...cores].filter((entry): entry is [string, HeadingTarget] => entry[0] !== "" && entry[1] !== null));
})();

/** Headings that say nothing until the values are seen. */
export const ambiguousHeadings: ReadonlyMap<string, HeadingTarget[]> = new Map(
  Object.entries(lists.ambiguous).map(([heading, names]) => [normaliseHeading(heading).key, names.map(targetOf)]),
);

/** Words seen in columns about something else (insurance, prices, dates of inspection): no suggestion is made. */
const suspicious = [...lists.suspicious_tokens.seen, ...lists.suspicious_tokens.added].map(
  (token) => normaliseHeading(token).key,
);
export const isSuspicious = (key: string): boolean => suspicious.some((token) => key.includes(token));
