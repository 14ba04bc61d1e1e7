import { afterAll, onTestFinished, TestRunner } from "vitest";

/** What was taken is given back: at the end of the test that took it, or of the file that took it while loading. */
export function giveBack(work: () => unknown): void {
  const atEnd = async () => {
    await work();
  };
  // What a running test hands to afterAll is never called, and nobody is told.
  if (TestRunner.getCurrentTest()) onTestFinished(atEnd);
  else afterAll(atEnd);
}
