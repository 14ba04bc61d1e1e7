import { useFetcher, useLocation } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RowView } from "#app/components/fleets/views.ts";

/** Corrected rows that stay in sight, so that nothing jumps away under the hand. */
const keptAtMost = 12;
const nothing: readonly RowView[] = [];

/**
 * The rows of the page, and among them those that were corrected here and are in its list no more. Whatever was done by a
 * form of the page, to many rows, made a new place in the history: what is kept is then out of date.
 */
export function useKeptRows(rows: readonly RowView[]) {
  const { key } = useLocation();
  const [{ place, kept }, setKept] = useState({ place: key, kept: nothing });
  const keep = useCallback(
    (saved: readonly RowView[]) => {
      const lines = new Set(saved.map(({ row }) => row));
      setKept((known) => ({
        place: key,
        kept: [...(known.place === key ? known.kept : nothing).filter(({ row }) => !lines.has(row)), ...saved].slice(
          -keptAtMost,
        ),
      }));
    },
    [key],
  );
  const forget = useCallback(() => setKept({ place: key, kept: nothing }), [key]);
  const shown = useMemo(() => {
    const listed = new Set(rows.map(({ row }) => row));
    const others = place === key ? kept.filter(({ row }) => !listed.has(row)) : nothing;
    return [...rows, ...others].sort((a, b) => a.row - b.row);
  }, [rows, kept, place, key]);
  return { rows: shown, keep, forget };
}

let isRunning = false;

/** True once scripts run: from the second drawing of the first page on, and on every page after it at once. */
export function useIsLive(): boolean {
  const [isLive, setIsLive] = useState(isRunning);
  useEffect(() => {
    isRunning = true;
    setIsLive(true);
  }, []);
  return isLive;
}

/** Takes the last correction back without leaving the grid. */
export function useUndo(uploadId: string, onUndone: () => void): () => void {
  const fetcher = useFetcher<{ refusal: string | null }>({ key: `undo-${uploadId}` });
  const told = useRef(fetcher.data);
  useEffect(() => {
    if (!fetcher.data || told.current === fetcher.data) return;
    told.current = fetcher.data;
    onUndone();
  }, [fetcher.data, onUndone]);
  return useCallback(
    () => fetcher.submit({ answer: "here" }, { method: "post", action: `/uploads/${uploadId}/undo-correction` }),
    [fetcher.submit, uploadId],
  );
}
