import fs from "node:fs";
import path from "node:path";
import { build } from "vite";

/** Bundles a program for Node. Renamed into place, so that whoever runs it meanwhile never sees half a file. */
export async function bundle(entry: string, target: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: true,
      write: false,
      target: "node20",
      rollupOptions: { input: { entry }, output: { inlineDynamicImports: true } },
    },
  });
  const [result] = [built].flat();
  if (!result || !("output" in result)) throw new Error(`${entry} was not built`);
  const file = path.resolve(target);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  fs.writeFileSync(part, result.output[0].code);
  fs.renameSync(part, file);
  return file;
}
