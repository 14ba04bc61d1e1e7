import { Kbd } from "#app/components/ui/kbd.tsx";
import { useT } from "#app/locales/use-t.ts";

/** The keys of the grid, in sight: nobody guesses them. There is nothing to press on a telephone. */
export function GridKeys({ id }: { id: string }) {
  const t = useT();
  const keys = [
    ["↑ ↓ ← →", t("fleets:correction.keys.move")],
    ["Enter", t("fleets:correction.keys.edit")],
    ["Esc", t("fleets:correction.keys.cancel")],
    ["Ctrl+Enter", t("fleets:correction.keys.accept")],
    ["Ctrl+Z", t("fleets:correction.keys.undo")],
  ];
  return (
    <p
      id={id}
      className="flex flex-wrap gap-x-4 gap-y-1 border-b px-4 py-2 text-xs text-ink-soft max-md:hidden sm:px-5"
    >
      {keys.map(([key, does]) => (
        <span key={key} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <Kbd>{key}</Kbd> {does}
        </span>
      ))}
    </p>
  );
}
