import { type KeyList, type PinnedKey, verifyKeyList } from "#app/adapters/code/key-list.ts";

const address = "/.well-known/vignette-keys.json";
const place = "vignette-keys";

/** Past it a stored list serves: at a checkpoint nobody waits for a network that does not come. */
const patienceMs = 3000;

/** The list as a server or this device gives it. Only one that a key of this page signed is used. */
async function believed(text: string | null, pinned: readonly PinnedKey[]): Promise<KeyList | undefined> {
  if (!text) return undefined;
  try {
    const list = JSON.parse(text) as KeyList;
    return (await verifyKeyList(list, pinned)) ? list : undefined;
  } catch {
    return undefined;
  }
}

function recall(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function keep(text: string): void {
  try {
    localStorage.setItem(place, text);
  } catch {
    // A device that keeps nothing checks with a network only.
  }
}

async function download(): Promise<string | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patienceMs), cache: "no-cache" });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

/** The newest list this device can have now; undefined when it never had one. */
export async function findKeyList(pinned: readonly PinnedKey[]): Promise<KeyList | undefined> {
  const text = await download();
  const fresh = await believed(text, pinned);
  const kept = await believed(recall(), pinned);
  if (fresh && text && (!kept || fresh.issued_at > kept.issued_at)) {
    keep(text);
    return fresh;
  }
  return kept ?? fresh;
}
