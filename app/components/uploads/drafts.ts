import { createContext, useContext, useSyncExternalStore } from "react";
import type { ImportField } from "#app/domain/vehicle.ts";

export interface Draft {
  row: number;
  field: ImportField;
  text: string;
}

type Listener = () => void;

const keyOf = (row: number, field: ImportField) => `${row}:${field}`;
const none: readonly Draft[] = [];

/**
 * What was typed into the rows of an upload and is not saved yet. It outlives a change of page, an error and a reload: the
 * browser keeps it for as long as its tab is open.
 */
export class DraftStore {
  readonly #place: string;
  readonly #listeners = new Set<Listener>();
  #drafts: ReadonlyMap<string, Draft>;
  #list: readonly Draft[];

  constructor(uploadId: string) {
    this.#place = `drafts:${uploadId}`;
    this.#list = readStored(this.#place);
    this.#drafts = new Map(this.#list.map((draft) => [keyOf(draft.row, draft.field), draft]));
  }

  readonly list = () => this.#list;
  readonly text = (row: number, field: ImportField) => this.#drafts.get(keyOf(row, field))?.text;

  set(row: number, field: ImportField, text: string | undefined): void {
    const drafts = new Map(this.#drafts);
    if (text === undefined) drafts.delete(keyOf(row, field));
    else drafts.set(keyOf(row, field), { row, field, text });
    this.#keep(drafts);
  }

  /** Of some rows, or of all. */
  forget(rows?: readonly number[]): void {
    this.#keep(new Map([...this.#drafts].filter(([, { row }]) => rows && !rows.includes(row))));
  }

  #keep(drafts: ReadonlyMap<string, Draft>): void {
    if (drafts.size === 0 && this.#drafts.size === 0) return;
    this.#drafts = drafts;
    this.#list = [...drafts.values()];
    store(this.#place, this.#list);
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: Listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

function readStored(place: string): readonly Draft[] {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? "[]");
  } catch {
    return none;
  }
}

/** A browser that stores nothing keeps drafts for as long as the page is open. */
function store(place: string, drafts: readonly Draft[]): void {
  try {
    if (drafts.length === 0) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(drafts));
  } catch {}
}

const stores = new Map<string, DraftStore>();

/** One store an upload and tab. On the server there are no drafts. */
export function draftsOf(uploadId: string): DraftStore {
  const known = stores.get(uploadId);
  if (known || typeof document === "undefined") return known ?? new DraftStore(uploadId);
  const made = new DraftStore(uploadId);
  stores.set(uploadId, made);
  return made;
}

export const DraftsContext = createContext<DraftStore | null>(null);

function useStore(): DraftStore {
  const drafts = useContext(DraftsContext);
  if (!drafts) throw new Error("drafts are kept by the grid around the cell");
  return drafts;
}

/** What is typed in one cell, and how to change it. */
export function useDraft(row: number, field: ImportField): [string | undefined, (text: string | undefined) => void] {
  const drafts = useStore();
  const text = useSyncExternalStore(
    drafts.subscribe,
    () => drafts.text(row, field),
    () => undefined,
  );
  return [text, (typed) => drafts.set(row, field, typed)];
}

export const useDrafts = (drafts: DraftStore): readonly Draft[] =>
  useSyncExternalStore(drafts.subscribe, drafts.list, () => none);
