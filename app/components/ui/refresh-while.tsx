import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const everyMs = 1000;

/** Keeps a page up to date while something runs: it asks again each second, or without scripts reloads itself. */
export function RefreshWhile({ isRunning }: { isRunning: boolean }) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isRunning || state !== "idle") return;
    const timer = setTimeout(revalidate, everyMs);
    return () => clearTimeout(timer);
  }, [isRunning, state, revalidate]);
  if (!isRunning) return null;
  return (
    <noscript>
      <meta httpEquiv="refresh" content="2" />
    </noscript>
  );
}
