import fs from "node:fs";

const everyMs = 20;

/** Processes that this one started, by /proc; none where there is no such folder. */
function children(): Set<number> {
  const found = new Set<number>();
  for (const name of fs.existsSync("/proc/self/stat") ? fs.readdirSync("/proc") : []) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readText(`/proc/${name}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 1).split(" ")[2]);
    if (parent === process.pid) found.add(Number(name));
  }
  return found;
}

/** Empty when the process is gone. */
function readText(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * The most memory, in megabytes, that a child ever held, looked at again and again: it is gone as soon as it has answered.
 * The child is the one that runs `program`, or the one that is named with `childOf`.
 */
export function watchMemory(program?: string) {
  let peak = 0;
  let child: number | undefined;
  const look = () => {
    if (program) child ??= [...children()].find((each) => readText(`/proc/${each}/cmdline`).includes(program));
    const held = /VmHWM:\s+(\d+) kB/.exec(child === undefined ? "" : readText(`/proc/${child}/status`));
    peak = Math.max(peak, Number(held?.[1] ?? 0) / 1024);
  };
  const timer = setInterval(look, everyMs);
  return {
    /** Takes the one process that `start` begins as the child; it has to begin it before it first waits. */
    childOf<T>(start: () => T): T {
      const before = children();
      const started = start();
      child = [...children()].find((each) => !before.has(each));
      return started;
    },
    stop(): number | null {
      look();
      clearInterval(timer);
      return peak === 0 ? null : Math.round(peak);
    },
  };
}
