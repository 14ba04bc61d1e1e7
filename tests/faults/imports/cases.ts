import { bombCases } from "./bomb-cases.ts";
import { damageCases } from "./damage-cases.ts";
import type { FaultCase } from "./fault-case.ts";
import { openDocumentCases } from "./open-document-cases.ts";
import { otherCases } from "./other-cases.ts";
import { textCases } from "./text-cases.ts";
import { workbookCases } from "./workbook-cases.ts";

export const allCases = (): FaultCase[] => [
  ...workbookCases(),
  ...openDocumentCases(),
  ...textCases(),
  ...otherCases(),
  ...damageCases(),
  ...bombCases(),
];

const quickEvery = 3;

/** A sample of the cases that are small, for every run of the tests. */
export const quickCases = (): FaultCase[] =>
  allCases()
    .filter(({ quick }) => quick)
    .filter((_, index) => index % quickEvery === 0);
