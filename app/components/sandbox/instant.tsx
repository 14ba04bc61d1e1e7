import { formatInstant } from "#app/domain/day.ts";
import { useLanguage } from "#app/locales/use-t.ts";

/** A moment as people in Algeria read it on their clock. */
export function Instant({ at }: { at: string | Date }) {
  const moment = new Date(at);
  return (
    <time dateTime={moment.toISOString()} className="whitespace-nowrap tabular-nums">
      {formatInstant(moment, useLanguage())}
    </time>
  );
}
