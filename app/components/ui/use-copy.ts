import { useEffect, useState } from "react";
import { announce } from "#app/components/ui/announce.tsx";

const shownFor = 1600;

/** Copies a text; `isCopied` is true for a moment so that the control can show it. */
export function useCopy(text: string, confirmation: string) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), shownFor);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
    announce(confirmation);
  };
  return { copy, isCopied };
}
