/**
 * `npm start`: builds when the sources are newer than the build, then runs web and worker in this process.
 * `npm run dev`: the same on Vite's development server.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const development = process.argv.includes("--dev");
const stamp = path.join(root, "build", "built-from");

function newestOf(folder) {
  let newest = 0;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile())
      newest = Math.max(newest, fs.statSync(path.join(entry.parentPath ?? entry.path, entry.name)).mtimeMs);
  }
  return newest;
}

function sourcesStamp() {
  const folders = ["app", "db", "imports", "public"].filter((folder) => fs.existsSync(folder)).map(newestOf);
  const files = ["package-lock.json", "remix.config.js"].map((file) => fs.statSync(file).mtimeMs);
  return String(Math.max(...folders, ...files));
}

function buildWhenStale() {
  const now = sourcesStamp();
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === now) return;
  process.stdout.write("Building …\n");
  const cli = path.join("node_modules", "@remix-run", "dev", "dist", "cli.js");
  const built = spawnSync(process.execPath, [cli, "vite:build", "--config", "remix.config.js"], {
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (built.status !== 0) {
    process.stderr.write(`${built.stdout}\n${built.stderr}\nThe build failed.\n`);
    process.exit(1);
  }
  fs.writeFileSync(stamp, now);
}

process.env.OSTOUL_MODE ??= process.env.NODE_ENV === "production" ? "production" : "demonstration";

if (development) {
  const vite = await import("vite");
  const server = await vite.createServer({ configFile: "remix.config.js", server: { middlewareMode: true } });
  const { start } = await server.ssrLoadModule("/app/server.ts");
  await start({ vite: server });
} else {
  if (!process.argv.includes("--no-build")) buildWhenStale();
  process.env.NODE_ENV = "production";
  const { start } = await import(pathToFileURL(path.join(root, "build", "server", "server.js")).href);
  await start({});
}
