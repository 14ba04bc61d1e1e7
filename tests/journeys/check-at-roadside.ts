import { expect } from "vitest";
import { type Application, until } from "./application.ts";
import { newVisitor } from "./browser.ts";
import { pageWords } from "./page-words.ts";
import { mainText } from "./person.ts";

/** Runs in the page: whether it would open without a network. */
async function isKept(): Promise<boolean> {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const own = ["/v", "/.well-known/vignette-keys.json", ...loaded.filter((name) => name.includes("/assets/"))];
  const kept = await Promise.all(own.map((address) => caches.match(address)));
  return navigator.serviceWorker.controller !== null && kept.every(Boolean);
}

/** A checkpoint: with the network, without it, and with a code that somebody changed. */
export async function verifyAtRoadside({ url }: Application, locale: "ar" | "fr", code: string): Promise<void> {
  const words = pageWords[locale];
  const { page, context } = await newVisitor({ url, locale, width: 360 });
  await page.goto(code);
  await page.getByText(words.specimen, { exact: true }).first().waitFor();
  await until("the page to be kept", () => page.evaluate(isKept));
  await context.setOffline(true);
  await page.reload();
  await page.getByText(words.specimen, { exact: true }).first().waitFor();
  expect(await mainText(page)).toContain(words.offline);
  const [address = "", signed = ""] = code.split("#");
  const at = Math.floor(signed.length / 2);
  await page.goto(`${address}#${signed.slice(0, at)}${signed[at] === "A" ? "B" : "A"}${signed.slice(at + 1)}`);
  await page.getByText(words.forged, { exact: true }).first().waitFor();
  await context.close();
}
