import { foldLetters } from "#app/domain/plate/fold-letters.ts";
import { wordKey } from "./find-word.ts";

const yes = new Set(["oui", "yes", "x", "1", "vrai", "true", "نعم"].map(foldLetters));
const no = new Set(["non", "no", "0", "faux", "false", "لا"].map(foldLetters));
const converted =
  /amenage en utilitaire|derive vp|societe deux places|transforme en utilitaire|converted|fitted out|مهياه? نفعيه|مهياه كنفعيه|محوله الي نفعيه/;

/** A body column may say in words or by yes and no that a car was made into a utility vehicle. */
export function readUtilityBody(text: string | null): { text: string | null; utility: boolean } {
  if (text === null) return { text: null, utility: false };
  const key = wordKey(text);
  if (yes.has(key)) return { text: null, utility: true };
  if (no.has(key)) return { text: null, utility: false };
  return { text, utility: converted.test(key) };
}
