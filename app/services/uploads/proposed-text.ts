import type { ImportField } from "#app/domain/vehicle.ts";
import { cleanCell } from "#imports/values/clean-cell.ts";
import { readEnergy, readExemption, readKind } from "#imports/values/read-kind-energy.ts";

type Say = (key: string) => string;

interface WordList {
  words: string;
  read(clean: string): string | null;
}

const lists: Partial<Record<ImportField, WordList>> = {
  kind: { words: "fleets:kinds", read: (clean) => readKind(clean).value },
  energy: { words: "fleets:energies", read: (clean) => readEnergy(clean).value },
  exemption: { words: "fleets:exemptions", read: (clean) => readExemption(clean, null).value },
};

/** A proposed value as it can be typed: in the words of its reader where they are understood as what they say. */
export function proposedText(field: ImportField, value: string, say: Say): string {
  const list = lists[field];
  if (!list) return value;
  const word = say(`${list.words}.${value}`);
  return list.read(cleanCell(word)) === value ? word : value;
}
