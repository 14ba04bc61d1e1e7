import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect } from "react";

/**
 * The keys of a grid (WAI-ARIA grid pattern): one stop for Tab, arrows between cells, Enter into the control of a cell and
 * out of it. Cells carry `data-cell`, the one to write in `data-editor`. Focus is moved past React: no row is drawn again for it.
 */
export function useGridKeys(grid: RefObject<HTMLTableElement>, onUndo: () => void) {
  useEffect(() => keepOneStop(grid.current));
  return {
    onFocus: ({ target }: FocusEvent<HTMLTableElement>) => {
      const cell = cellOf(target);
      if (cell && grid.current) makeStop(grid.current, cell);
    },
    onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => {
      const cell = cellOf(event.target as Element);
      if (cell && handleKey(event, cell, onUndo)) event.preventDefault();
    },
  };
}

const cellOf = (element: Element): HTMLElement | null => element.closest<HTMLElement>("[data-cell]");
const cellsIn = (row: Element | null | undefined) => [...(row?.querySelectorAll<HTMLElement>("[data-cell]") ?? [])];
const rowOf = (cell: Element) => cell.closest("tr");
const editorIn = (scope: Element | null) =>
  scope?.querySelector<HTMLInputElement | HTMLSelectElement>("[data-editor] :is(input:not([type=hidden]), select)") ??
  null;

function keepOneStop(grid: HTMLTableElement | null): void {
  if (!grid || grid.querySelector('[data-cell][tabindex="0"]')) return;
  const first =
    grid.querySelector<HTMLElement>("tbody [data-editor]") ?? grid.querySelector<HTMLElement>("[data-cell]");
  if (first) first.tabIndex = 0;
}

function makeStop(grid: HTMLTableElement, cell: HTMLElement): void {
  for (const stop of grid.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]')) stop.tabIndex = -1;
  cell.tabIndex = 0;
}

/** True when the key was for the grid. */
function handleKey(event: KeyboardEvent, cell: HTMLElement, onUndo: () => void): boolean {
  const isEditing = event.target !== cell;
  const withCommand = event.ctrlKey || event.metaKey;
  if (withCommand && event.key === "Enter") return acceptProposal(cell);
  if (withCommand && event.key.toLowerCase() === "z" && !(isEditing && isChanged(cell))) {
    onUndo();
    return true;
  }
  if (event.altKey) return false;
  return isEditing ? handleEditing(event, cell) : handleMoving(event, cell, withCommand);
}

const isChanged = (cell: Element): boolean => cell.querySelector("form[data-changed]") !== null;

/** The proposal of the row is taken, or its unlikely value confirmed, and the next row comes. */
function acceptProposal(cell: HTMLElement): boolean {
  const button = rowOf(cell)?.querySelector<HTMLButtonElement>("button[data-accept]");
  if (!button) return true;
  button.click();
  moveDown(cell, 1);
  return true;
}

function handleEditing(event: KeyboardEvent, cell: HTMLElement): boolean {
  const isList = event.target instanceof HTMLSelectElement;
  switch (event.key) {
    case "Enter":
      if (event.target instanceof HTMLButtonElement) return false;
      if (isChanged(cell)) cell.querySelector("form")?.requestSubmit();
      return moveDown(cell, 1) || focusOn(cell);
    case "Escape":
      cell.querySelector("form")?.reset();
      return focusOn(cell);
    case "Tab":
      return moveDown(cell, event.shiftKey ? -1 : 1, true);
    case "ArrowDown":
    case "ArrowUp":
      return !isList && moveDown(cell, event.key === "ArrowDown" ? 1 : -1);
    default:
      return false;
  }
}

function handleMoving(event: KeyboardEvent, cell: HTMLElement, withCommand: boolean): boolean {
  const cells = cellsIn(rowOf(cell));
  const isRightToLeft = getComputedStyle(cell).direction === "rtl";
  const aside = (step: number) => focusOn(cells[cells.indexOf(cell) + (isRightToLeft ? -step : step)]);
  switch (event.key) {
    case "ArrowRight":
      return aside(1);
    case "ArrowLeft":
      return aside(-1);
    case "ArrowDown":
      return moveDown(cell, 1);
    case "ArrowUp":
      return moveDown(cell, -1);
    case "Home":
      return focusOn(withCommand ? cellsIn(bodyRows(cell)[0])[0] : cells[0]);
    case "End":
      return focusOn(withCommand ? cellsIn(bodyRows(cell).at(-1)).at(-1) : cells.at(-1));
    case "Enter":
    case "F2":
      return openCell(cell);
    default:
      return startTyping(event, cell, withCommand);
  }
}

const bodyRows = (cell: HTMLElement) => [...(cell.closest("tbody")?.rows ?? [])];

/** The same column of another row; with `opens`, its control. */
function moveDown(cell: HTMLElement, step: number, opens = false): boolean {
  const row = rowOf(cell);
  const rows = bodyRows(cell);
  const column = cellsIn(row).indexOf(cell);
  const target = row && cellsIn(rows[rows.indexOf(row) + step])[column];
  if (!target) return false;
  return opens ? openCell(target) : focusOn(target);
}

function focusOn(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  element?.scrollIntoView({ block: "nearest", inline: "nearest" });
  return Boolean(element);
}

/** Into the control of a cell; a button is pressed. */
function openCell(cell: HTMLElement): boolean {
  const editor = cell.hasAttribute("data-editor") ? editorIn(rowOf(cell)) : null;
  if (editor) {
    if (editor instanceof HTMLInputElement) editor.select();
    return focusOn(editor);
  }
  const control = cell.querySelector<HTMLElement>("button:not([disabled]), summary, a");
  control?.click();
  return true;
}

/** A letter goes into the cell to write in, in place of what is there: the browser types it once the control has the focus. */
function startTyping(event: KeyboardEvent, cell: HTMLElement, withCommand: boolean): boolean {
  if (withCommand || [...event.key].length !== 1 || event.key === " " || !cell.hasAttribute("data-editor"))
    return false;
  const editor = editorIn(rowOf(cell));
  if (editor instanceof HTMLInputElement) editor.select();
  editor?.focus();
  return false;
}
