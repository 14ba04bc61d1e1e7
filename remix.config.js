import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

/**
 * The one build file: Vite for the browser, Vite for the server, Vitest for the tests.
 * The server build has three entries: the web and worker process, the child that reads spreadsheets,
 * and the Remix build that the process serves.
 */
const serverEntries = {
  index: "virtual:remix/server-build",
  server: "app/server.ts",
  "read-upload": "imports/read-upload.child.ts",
};

/** Remix sets one entry for the server; this comes after it and sets ours. */
const ownServerEntries = {
  name: "own-server-entries",
  config: (_, { isSsrBuild }) =>
    isSsrBuild && { build: { rollupOptions: { input: serverEntries, output: { entryFileNames: "[name].js" } } } },
};

export default defineConfig(() => ({
  plugins: [
    tailwindcss(),
    !process.env.VITEST &&
      remix({
        future: {
          v3_fetcherPersist: true,
          v3_relativeSplatPath: true,
          v3_throwAbortReason: true,
          v3_singleFetch: true,
          // Off: __manifest can be made to work for seconds by one request (CVE-2026-55685).
          v3_lazyRouteDiscovery: false,
        },
      }),
    !process.env.VITEST && ownServerEntries,
  ],
  build: { target: "es2022" },
  server: { host: "127.0.0.1" },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    globalSetup: ["tests/setup/database.ts"],
    setupFiles: ["tests/setup/each.ts"],
    env: { TZ: "UTC" },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
}));
