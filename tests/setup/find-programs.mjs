import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** The shell has no window to draw: the same pages in less time. */
const chromiumPlaces = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Programs that read our documents as others will, and the Debian package of each. */
const readers = {
  qpdf: "qpdf",
  pdftotext: "poppler-utils",
  zbarimg: "zbar-tools",
  unzip: "unzip",
  python3: "python3",
};

const mayInstall = () => process.getuid?.() === 0 && fs.existsSync("/etc/debian_version");

function install(packages) {
  process.stdout.write(`\nInstalling ${packages.join(", ")} …\n`);
  const command = `apt-get update -qq && apt-get install -y -qq ${packages.join(" ")}`;
  spawnSync("sh", ["-c", command], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

/** CHROMIUM_PATH, then the usual places; as root on Debian it is installed. Undefined when there is none. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const found = () => chromiumPlaces.find((place) => fs.existsSync(place));
  for (const name of ["chromium-headless-shell", "chromium"])
    if (!found() && mayInstall()) install([name, "fonts-noto-core"]);
  return found();
}

const isThere = (program) =>
  (process.env.PATH ?? "").split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)));

/** The readers this machine has not; as root on Debian they are installed first. */
export function missingReaders() {
  const missing = () => Object.keys(readers).filter((program) => !isThere(program));
  if (missing().length && mayInstall()) install(missing().map((program) => readers[program]));
  return missing();
}

/** Test files that call one of these programs, or share a helper beside them that does. */
export function filesThatCall(programs, folder = "tests") {
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(folder, name));
  const calls = (file) => programs.some((program) => fs.readFileSync(file, "utf8").includes(`"${program}"`));
  const helpers = files.filter((file) => !file.endsWith(".test.ts") && calls(file)).map((file) => path.basename(file));
  return files.filter((file) => {
    if (!file.endsWith(".test.ts")) return false;
    const text = fs.readFileSync(file, "utf8");
    return calls(file) || helpers.some((helper) => text.includes(`/${helper}"`));
  });
}
