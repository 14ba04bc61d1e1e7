import { useFetcher } from "@remix-run/react";
import { createContext, useContext } from "react";
import type { FieldLabels, ProblemView, RowView } from "#app/components/fleets/views.ts";

/** What the cells of the grid share. */
export interface Correcting {
  uploadId: string;
  /** `code:field` of the cause whose rows are shown. */
  cause: string | null;
  /** Of the page, so that a form without scripts comes back to it. */
  search: string;
  labels: FieldLabels;
  /** False before scripts run: then every control is a stop of its own. */
  isLive: boolean;
  onSaved: (rows: RowView[]) => void;
}

export const CorrectingContext = createContext<Correcting | null>(null);

export function useCorrecting(): Correcting {
  const correcting = useContext(CorrectingContext);
  if (!correcting) throw new Error("cells of corrections stand in a grid");
  return correcting;
}

export type SavedRows = { rows: RowView[] } | { refusal: string };

/** What became of the row that was sent last. */
export const useRowFetcher = (uploadId: string, row: number) =>
  useFetcher<SavedRows>({ key: `row-${uploadId}-${row}` });

/** The problem a row is shown for; once that is solved, the next that keeps it out of the fleet. */
export function problemOf(row: RowView, cause: string | null): ProblemView | undefined {
  const isShown = ({ code, field, level }: ProblemView) =>
    `${code}:${field}` === cause && (level === "error" || row.state === "ready");
  return row.problems.find(isShown) ?? row.problems.find(({ level }) => level === "error");
}

/** The form of a row: what is proposed for it stands in another cell. */
export const formId = (row: RowView) => `row-${row.row}`;
