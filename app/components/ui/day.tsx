import { formatDay } from "#app/domain/day.ts";
import { useLanguage } from "#app/locales/use-t.ts";

/** A legal day, `YYYY-MM-DD`, as people write it. */
export function Day({ on }: { on: string }) {
  return (
    <time dateTime={on} className="whitespace-nowrap tabular-nums">
      {formatDay(on, useLanguage())}
    </time>
  );
}
