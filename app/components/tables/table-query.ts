/** What a table shows lives in its address: `?sort=-plate&page=3` and the filters of the page beside it. */
export interface TableSort<Column extends string> {
  column: Column;
  isDescending: boolean;
}

export interface TableQuery<Column extends string> {
  /** From 1. */
  page: number;
  sort: TableSort<Column>;
}

/** Deeper pages are a search that should be a filter, and a scan for the database. */
const lastPage = 100_000;

/** Reads an address typed or altered by anyone: unknown columns and impossible pages fall back. */
export function readTableQuery<Column extends string>(
  parameters: URLSearchParams,
  columns: readonly Column[],
  fallback: TableSort<Column>,
): TableQuery<Column> {
  const page = Number(/^[1-9]\d{0,5}$/.exec(parameters.get("page") ?? "")?.[0] ?? 1);
  return { page: Math.min(page, lastPage), sort: readSort(parameters.get("sort"), columns) ?? fallback };
}

function readSort<Column extends string>(value: string | null, columns: readonly Column[]) {
  const isDescending = value?.startsWith("-") ?? false;
  const column = columns.find((known) => known === value?.slice(isDescending ? 1 : 0));
  return column && { column, isDescending };
}

/** The same address sorted by another column, from its first page; by the same column again, the other way round. */
export function sortSearch(search: string, column: string, current: TableSort<string>): string {
  const parameters = new URLSearchParams(search);
  const turnsRound = current.column === column && !current.isDescending;
  parameters.set("sort", turnsRound ? `-${column}` : column);
  parameters.delete("page");
  return `?${parameters}`;
}

export function pageSearch(search: string, page: number): string {
  const parameters = new URLSearchParams(search);
  parameters.delete("page");
  if (page > 1) parameters.set("page", String(page));
  return `?${parameters}`;
}
