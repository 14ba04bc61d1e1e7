import { type ImportErrorCode, type ImportErrorDetail, ReadingRefused } from "./sheet.ts";

/** Any fault while reading becomes one of the codes a person can act on. */
export function explainFault(error: unknown): { code: ImportErrorCode; detail?: ImportErrorDetail } {
  if (error instanceof ReadingRefused)
    return { code: error.code, ...(Object.keys(error.detail).length > 0 && { detail: error.detail }) };
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR") return { code: "unreadable", detail: { reason: "truncated" } };
  if (code.startsWith("Z_")) return { code: "unreadable", detail: { reason: "archive" } };
  return { code: "unreadable", detail: { reason: "fault" } };
}
