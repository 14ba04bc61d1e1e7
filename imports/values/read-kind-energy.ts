import { categoriesOf } from "#app/domain/plate/plate-parts.ts";
import { type Energy, type Exemption, exemptions, type Kind, kinds } from "#app/domain/vehicle.ts";
import { nearestWord, wordKey, wordsOf } from "./find-word.ts";
import { rememberReadings } from "./remember-readings.ts";
import { accepted, noticed, refused, type ValueReading } from "./value-reading.ts";
import lists from "./vehicle-values.json" with { type: "json" };

const kindWords = wordsOf<Kind>(lists.kind);
const ambiguousKinds = new Map(
  Object.entries(lists.ambiguous_kind).map(([word, meanings]) => [
    wordKey(word),
    kinds.filter((kind) => (meanings as string[]).includes(kind)),
  ]),
);

const unknownKind = rememberReadings((key) => refused("kind_unknown", nearestWord(key, kindWords)));

/** A word with two meanings ("tracteur", "جرار") is decided by the category digit of the plate, or by a person. */
export function readKind(clean: string, plateCategory?: number): ValueReading<Kind> {
  const key = wordKey(clean);
  const meanings = ambiguousKinds.get(key);
  if (meanings) {
    const fitting = meanings.filter((kind) => plateCategory && categoriesOf(kind).includes(plateCategory));
    return fitting.length === 1 && fitting[0] ? accepted(fitting[0]) : refused("kind_ambiguous");
  }
  const kind = kindWords.get(key);
  return kind ? accepted(kind) : unknownKind(key);
}

const energyWords = wordsOf<Energy>(lists.energy);
const unknownEnergy = rememberReadings((key) => refused("energy_unknown", nearestWord(key, energyWords)));
const ambiguousEnergies = new Set(Object.keys(lists.ambiguous_energy).map(wordKey));

export function readEnergy(clean: string): ValueReading<Energy> {
  const key = wordKey(clean);
  const energy = energyWords.get(key);
  if (energy) return accepted(energy);
  if (ambiguousEnergies.has(key)) return refused("energy_ambiguous");
  // Gas beside petrol is a gas vehicle, whatever the order of the words.
  if (/\b(gpl|sirghaz)\b|سيرغاز/.test(key)) return accepted("lpg");
  return unknownEnergy(key);
}

type ExemptionWord = keyof typeof lists.exemption;
const exemptionWords = wordsOf<ExemptionWord>(lists.exemption);
const saidByEnergy: Partial<Record<ExemptionWord, Energy[]>> = {
  cng: ["cng", "petrol_cng"],
  lpg: ["lpg"],
  electric: ["electric"],
  hybrid: ["hybrid", "mild_hybrid"],
};

/** The column opens a decision of a person with a document; it never exempts by itself. */
export function readExemption(clean: string, energy: Energy | null): ValueReading<Exemption> {
  const key = wordKey(clean);
  const word = exemptionWords.get(key);
  if (!word) return refused("exemption_unknown", nearestWord(key, exemptionWords));
  if (word === "none") return { value: null };
  if (word === "not_subject") return noticed<Exemption>(null, "not_subject_said_by_kind");
  const energies = saidByEnergy[word];
  if (!energies) return accepted(exemptions.find((exemption) => exemption === word) as Exemption);
  if (energy && !energies.includes(energy))
    return { value: null, code: "exemption_contradicts_energy", level: "error", suggestion: null };
  // Code du timbre art. 302: the exemption of LPG ends with the stamp of 2025.
  return noticed<Exemption>(null, word === "lpg" ? "lpg_taxed_since_2026" : "exemption_said_by_energy");
}
