import { spawnSync } from "node:child_process";
import fs from "node:fs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const isDebian = () => fs.existsSync("/etc/debian_version");

/** CHROMIUM_PATH, then the usual places; as root on Debian it is installed. Undefined when there is none. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const found = () => places.find((place) => fs.existsSync(place));
  if (!found() && process.getuid?.() === 0 && isDebian()) {
    process.stdout.write("\nInstalling Chromium …\n");
    spawnSync("sh", ["-c", "apt-get update -qq && apt-get install -y -qq chromium fonts-noto-core"], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  return found();
}
