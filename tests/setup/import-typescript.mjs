/** Loads a module of TypeScript in a program of Node, as Vite understands it; tests/bench and tests/faults start this way. The program ends by itself, with process.exit. */
import path from "node:path";
import { createServer } from "vite";

export async function importTypeScript(file) {
  const server = await createServer({
    configFile: false,
    logLevel: "error",
    appType: "custom",
    optimizeDeps: { noDiscovery: true, include: [] },
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  });
  return server.ssrLoadModule(path.resolve(file));
}
