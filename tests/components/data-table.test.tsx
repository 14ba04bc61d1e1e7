import { describe, expect, test } from "vitest";
import { amountCell, plateCell } from "#app/components/tables/cells.tsx";
import { DataTable } from "#app/components/tables/data-table.tsx";
import { Pagination } from "#app/components/tables/pagination.tsx";
import { columnsOf } from "#app/components/tables/table-columns.ts";
import type { TableSort } from "#app/components/tables/table-query.ts";
import { draw } from "#tests/components/draw.tsx";

interface Line {
  id: string;
  plate: string | null;
  amountMinor: bigint | null;
}

const column = columnsOf<Line>();
const columns = column.columns([
  column.accessor("plate", { cell: plateCell, meta: { heading: (t) => t("fleets:plate"), isSortable: true } }),
  column.accessor("amountMinor", { cell: amountCell, meta: { heading: (t) => t("quotes:amount"), isSortable: true } }),
]);

const lines: Line[] = [
  { id: "v1", plate: "00101-119-16", amountMinor: 100_000n },
  { id: "v2", plate: null, amountMinor: null },
];

const table = (rows: Line[], sort?: TableSort<string>) => (
  <DataTable
    label="Parc"
    columns={columns}
    rows={rows}
    rowId={(line) => line.id}
    sort={sort}
    selection={{ name: "vehicle", rowLabel: (line) => line.plate ?? line.id, actions: null }}
  />
);

const hrefsOf = (markup: string) =>
  [...markup.matchAll(/href="([^"]*)"/g)].map(([, href]) => href?.replaceAll("&amp;", "&"));

describe("a table before scripts load", () => {
  test("sorts by links that keep the filters and leave the page", () => {
    const sort = { column: "plate", isDescending: false };
    const markup = draw(table(lines, sort), "fr", "/vehicles?depot=Oran&page=3&sort=plate");
    expect(hrefsOf(markup)).toEqual(["/vehicles?depot=Oran&sort=-plate", "/vehicles?depot=Oran&sort=amountMinor"]);
  });

  test("says which column is sorted and how", () => {
    const markup = draw(table(lines, { column: "amountMinor", isDescending: true }), "fr");
    expect(markup.match(/aria-sort="[a-z]+"/g)).toEqual(['aria-sort="descending"']);
  });

  test("has no links where nothing sorts", () => {
    expect(hrefsOf(draw(table(lines), "fr"))).toEqual([]);
  });

  test("sends the ids of ticked rows with the form around it", () => {
    const markup = draw(table(lines), "fr");
    expect(markup.match(/name="vehicle" value="[^"]*"/g)).toEqual([
      'name="vehicle" value="v1"',
      'name="vehicle" value="v2"',
    ]);
  });

  test("says that it is empty", () => {
    expect(draw(table([]), "ar")).toContain("لا شيء هنا بعد");
  });

  test("cannot be led to another site by its address", () => {
    const sort = { column: "plate", isDescending: false };
    const markup = draw(table(lines, sort), "fr", "/vehicles?next=//evil.example");
    expect(hrefsOf(markup).every((href) => href?.startsWith("/vehicles?"))).toBe(true);
  });
});

describe("pages", () => {
  test.each([
    ["the first leads on", 1, ["/vehicles?q=a&page=2"]],
    ["one between leads both ways", 2, ["/vehicles?q=a", "/vehicles?q=a&page=3"]],
    ["the last leads back", 3, ["/vehicles?q=a&page=2"]],
  ])("%s", (_case, page, expected) => {
    const markup = draw(<Pagination page={page} pageSize={50} total={101} />, "fr", "/vehicles?q=a");
    expect(hrefsOf(markup)).toEqual(expected);
  });

  test("of one page there is nothing to turn", () => {
    expect(draw(<Pagination page={1} pageSize={50} total={50} />, "fr")).toBe("");
  });

  test("say what is seen of how much", () => {
    const markup = draw(<Pagination page={3} pageSize={500} total={1240} />, "fr");
    expect(markup).toContain("1\u202f001 à 1\u202f240 sur 1\u202f240");
  });
});
