/**
 * The name of a very hidden sheet says of which upload a workbook holds the errors, and after how many acts of correction
 * it was written. Excel, LibreOffice, Google and every library keep sheets with their names, which cannot be said of
 * custom properties. It is no secret and no right: what follows from it is decided by who sends the file.
 */
export interface WorkbookMark {
  uploadId: string;
  act: number;
}

/** A sheet name has 31 characters, and knows no difference between small and capital letters. */
const prefix = "os";
const idLength = 25;
const actLength = 4;
const form = new RegExp(`^${prefix}([0-9a-z]{${idLength}})([0-9a-z]{${actLength}})$`);
const largestAct = 36 ** actLength - 1;
const largestId = 1n << 128n;

export function markName({ uploadId, act }: WorkbookMark): string {
  const id = BigInt(`0x${uploadId.replaceAll("-", "")}`)
    .toString(36)
    .padStart(idLength, "0");
  return `${prefix}${id}${Math.min(act, largestAct).toString(36).padStart(actLength, "0")}`;
}

export function readMark(name: string): WorkbookMark | null {
  const [, digits, act] = form.exec(name.toLowerCase()) ?? [];
  if (digits === undefined || act === undefined) return null;
  const id = [...digits].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
  if (id >= largestId) return null;
  const hex = id.toString(16).padStart(32, "0");
  const uploadId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { uploadId, act: Number.parseInt(act, 36) };
}
