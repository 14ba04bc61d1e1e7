import { bundle } from "./bundle.ts";

/** Bundles the process that reads uploads to where the server looks for it. */
export const buildChild = (): Promise<string> => bundle("imports/read-upload.child.ts", "build/server/read-upload.js");
