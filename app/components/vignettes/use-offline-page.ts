import { useEffect } from "react";

/** Everything of our own that this page has loaded, and the keys. */
const ownAddresses = () => [
  "/v",
  "/.well-known/vignette-keys.json",
  ...performance
    .getEntriesByType("resource")
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${window.location.origin}/assets/`)),
];

async function keepPage(): Promise<PerformanceObserver> {
  await navigator.serviceWorker.register("/verify-sw.js", { scope: "/v" });
  const { active } = await navigator.serviceWorker.ready;
  const keep = () => active?.postMessage({ type: "keep", addresses: ownAddresses() });
  keep();
  // The face of a script is loaded when its first letter is drawn: those of the verdict come last.
  const watcher = new PerformanceObserver(keep);
  watcher.observe({ type: "resource" });
  return watcher;
}

/** After one visit with a network the page opens without. */
export function useOfflinePage(): void {
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    // A browser that refuses, as in private windows, checks with a network only.
    const watching = keepPage().catch(() => undefined);
    return () => {
      watching.then((watcher) => watcher?.disconnect());
    };
  }, []);
}
