import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder with widget.js, widget.css and pages.css as the web host would get them. */
    built: string;
  }
}

/** Builds the bundle once, as the web host's build does: the tests run what is shipped, not the sources. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "enquirybot-client-"));
  execFileSync(process.execPath, [join(import.meta.dirname, "../build.mjs"), "--outdir", folder], { stdio: "inherit" });
  project.provide("built", folder);
  return () => rmSync(folder, { recursive: true });
}
