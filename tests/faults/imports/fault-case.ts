import type { ImportErrorCode } from "#imports/sheet.ts";

/** One file, and all that may come of it. A file with neither cells nor refusals has no right outcome. */
export interface FaultCase {
  family: string;
  name: string;
  /** Name under which it is uploaded. */
  file: string;
  /** Its bytes, or whoever writes what is too big to hold. */
  content: () => Buffer | Promise<Buffer> | ((path: string) => void | Promise<void>);
  /** Every row of the sheet as a person sees it, when the file may be read. */
  cells?: readonly (readonly string[])[];
  /** Codes it may be refused by. */
  refusals?: readonly ImportErrorCode[];
  /** Small enough for every run of the tests. */
  quick?: boolean;
}

/** What a damaged container may be called. */
export const damaged: readonly ImportErrorCode[] = [
  "unreadable",
  "not_a_spreadsheet",
  "archive_bomb",
  "empty",
  "missing_column",
];
