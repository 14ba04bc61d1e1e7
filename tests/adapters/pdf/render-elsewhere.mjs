import { createHash } from "node:crypto";
import path from "node:path";
import { createServer } from "vite";

// Renders one vignette in a process of its own and prints the hash of its bytes.
const root = path.join(import.meta.dirname, "../../..");
const server = await createServer({
  root,
  configFile: false,
  logLevel: "error",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  appType: "custom",
  optimizeDeps: { noDiscovery: true },
});
const { loadDocuments, renderVignette } = await server.ssrLoadModule("/app/adapters/pdf/vignette-pdf.server.ts");
const { official } = await server.ssrLoadModule("/tests/adapters/pdf/vignettes.ts");
await loadDocuments();
console.log(createHash("sha256").update(renderVignette(official)).digest("hex"));
await server.close();
