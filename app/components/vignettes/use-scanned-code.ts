import { useEffect, useState } from "react";
import type { CodeFields } from "#app/adapters/code/code-fields.ts";
import type { PinnedKey } from "#app/adapters/code/key-list.ts";
import { verifyCode } from "#app/adapters/code/vignette-code.ts";
import { findKeyList } from "#app/components/vignettes/kept-key-list.ts";
import type { Verdict } from "#app/components/vignettes/verdict-words.ts";

export interface CheckedCode {
  verdict: Verdict;
  fields?: CodeFields;
  /** When the list of keys and revocations was made. */
  listedAt?: Date;
  isOffline: boolean;
}

async function check(fragment: string, pinned: readonly PinnedKey[]): Promise<CheckedCode> {
  const isOffline = !navigator.onLine;
  const list = await findKeyList(pinned);
  if (!list) return { verdict: "no_list", isOffline };
  const { result, fields } = await verifyCode(fragment, list, new Date());
  return { verdict: result, ...(fields && { fields }), listedAt: new Date(list.issued_at), isOffline };
}

/** Checks what stands behind the `#` of the address, here in the browser. Undefined: nothing there; null: being checked. */
export function useScannedCode(pinned: readonly PinnedKey[]): CheckedCode | null | undefined {
  const [checked, setChecked] = useState<CheckedCode | null>();
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const { hash } = window.location;
      if (hash.length < 2) return setChecked(undefined);
      setChecked(null);
      const found = await check(hash, pinned);
      if (isCurrent && hash === window.location.hash) setChecked(found);
    };
    read();
    window.addEventListener("hashchange", read);
    return () => {
      isCurrent = false;
      window.removeEventListener("hashchange", read);
    };
  }, [pinned]);
  return checked;
}
