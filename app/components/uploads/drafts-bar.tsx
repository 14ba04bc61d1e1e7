import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { RowView } from "#app/components/fleets/views.ts";
import { Button } from "#app/components/ui/button.tsx";
import type { SavedRows } from "#app/components/uploads/correcting.ts";
import { type DraftStore, useDrafts } from "#app/components/uploads/drafts.ts";
import { useT } from "#app/locales/use-t.ts";

export interface DraftsBarProps {
  uploadId: string;
  drafts: DraftStore;
  onSaved: (rows: RowView[]) => void;
}

/** What was typed and not saved, on this page and the others: saved in one act, or dropped. */
export function DraftsBar({ uploadId, drafts, onSaved }: DraftsBarProps) {
  const t = useT();
  const typed = useDrafts(drafts);
  const fetcher = useFetcher<SavedRows>({ key: `drafts-${uploadId}` });
  const told = useRef(fetcher.data);
  useEffect(() => {
    if (!fetcher.data || told.current === fetcher.data) return;
    told.current = fetcher.data;
    if ("rows" in fetcher.data) onSaved(fetcher.data.rows);
  }, [fetcher.data, onSaved]);

  if (typed.length === 0) return null;
  const save = () => {
    const cells = Object.fromEntries(typed.map(({ row, field, text }) => [`cell:${row}:${field}`, text]));
    fetcher.submit({ ...cells, answer: "rows" }, { method: "post", action: `/uploads/${uploadId}/rows` });
  };
  return (
    <div className="flex flex-wrap items-center gap-3 border-b bg-warning-wash px-4 py-2 text-sm sm:px-5">
      <span role="status">{t("fleets:correction.typed", { count: typed.length })}</span>
      <Button size="sm" look="primary" onPress={save} isPending={fetcher.state !== "idle"}>
        {t("fleets:correction.saveAll")}
      </Button>
      <Button size="sm" look="quiet" onPress={() => drafts.forget()}>
        {t("fleets:correction.dropAll")}
      </Button>
    </div>
  );
}
