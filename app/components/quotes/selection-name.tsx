import { useT } from "#app/locales/use-t.ts";

/** Which vehicles a quote is for, flat enough to travel to the page. */
export interface SelectionLabel {
  kind: "all" | "ids" | "depot" | "cost_centre" | "import";
  /** Of a depot or cost centre. */
  name: string;
  /** Of chosen vehicles. */
  count: number;
}

export function SelectionName({ selection: { kind, name, count } }: { selection: SelectionLabel }) {
  const t = useT();
  switch (kind) {
    case "ids":
      return t("quotes:chosen", { count });
    case "depot":
      return t("quotes:ofDepot", { name });
    case "cost_centre":
      return t("quotes:ofCostCentre", { name });
    case "import":
      return t("quotes:ofImport");
    default:
      return t("quotes:all");
  }
}
