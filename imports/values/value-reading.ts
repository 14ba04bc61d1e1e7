import type { ProblemCode } from "../problem-codes.ts";

/** A value made canonical, or what stands in its way. An empty cell has neither. */
export interface ValueReading<T> {
  value: T | null;
  code?: ProblemCode;
  level?: "error" | "notice";
  suggestion?: string | null;
}

export const accepted = <T>(value: T): ValueReading<T> => ({ value });
export const noticed = <T>(value: T | null, code: ProblemCode, suggestion: string | null = null): ValueReading<T> => ({
  value,
  code,
  level: "notice",
  suggestion,
});
export const refused = (code: ProblemCode, suggestion: string | null = null): ValueReading<never> => ({
  value: null,
  code,
  level: "error",
  suggestion,
});
/** Readable, but so unlikely that a person confirms it first. */
export const questioned = <T>(value: T, code: ProblemCode, suggestion: string | null = null): ValueReading<T> => ({
  value,
  code,
  level: "error",
  suggestion,
});
export const nothing: ValueReading<never> = { value: null };
