import fs from "node:fs";
import path from "node:path";
import { build } from "vite";

/** Bundles the process that reads uploads to where the server looks for it. Renamed into place, so that a running test never sees half a file. */
export async function buildChild(): Promise<string> {
  const target = path.resolve("build/server/read-upload.js");
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: true,
      write: false,
      target: "node20",
      rollupOptions: {
        input: { "read-upload": "imports/read-upload.child.ts" },
        output: { inlineDynamicImports: true },
      },
    },
  });
  const [result] = [built].flat();
  if (!result || !("output" in result)) throw new Error("the reader of uploads was not built");
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const part = `${target}.${process.pid}.part`;
  fs.writeFileSync(part, result.output[0].code);
  fs.renameSync(part, target);
  return target;
}
