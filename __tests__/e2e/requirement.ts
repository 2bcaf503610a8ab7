import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, it } from "vitest";
import { CHECKOUT } from "../checkout";

/** Something that tests need and a machine may lack. */
export interface Requirement {
  readonly name: string;
  /** How to get it. */
  readonly remedy: string;
  /** Why it cannot be had; nothing where it can. */
  readonly missing: () => Promise<string | undefined>;
  /** Whether tests may be skipped for it even where REQUIRE_E2E=1. @default false */
  readonly dispensable?: boolean;
}

type Describe = (name: string, body: () => void) => void;

/**
 * Looks for what a file's tests need, in the order given, and returns the `describe` for them. Where something is
 * missing, they are skipped and the output says why; with REQUIRE_E2E=1 they fail with the same text.
 */
export async function requirement(...needed: readonly Requirement[]): Promise<Describe> {
  for (const { name, remedy, missing, dispensable = false } of needed) {
    const reason = await missing();
    if (reason === undefined) continue;
    const needs = `needs ${name}\n  got: ${reason}\n  fix: ${remedy}`;
    if (process.env.REQUIRE_E2E === "1" && !dispensable) {
      return (title) =>
        describe(title, () => {
          it("finds what it needs", () => {
            throw new Error(`${title} ${needs}`);
          });
        });
    }
    return (title, body) => {
      console.warn(`skipped: ${title} ${needs}`);
      describe.skip(title, body);
    };
  }
  return describe;
}

/** Why a preparation failed, in one line; nothing where it did not. */
export async function failureOf(preparation: Promise<unknown>): Promise<string | undefined> {
  try {
    await preparation;
    return undefined;
  } catch (error) {
    const line = String(error).replace(/\s+/g, " ");
    const cause = /^Error: .*? error: (.*)/i.exec(line)?.[1] ?? line;
    return cause.length > 400 ? `${cause.slice(0, 400)}…` : cause;
  }
}

/**
 * A folder under `.cache` that is made once and kept for as long as what it is made from stays the same. It appears
 * whole or not at all, whoever else is making it.
 */
export async function keptFolder(
  name: string,
  madeFrom: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const key = createHash("sha256").update(madeFrom).digest("hex").slice(0, 16);
  const kept = join(CHECKOUT, ".cache", `${name}-${key}`);
  if (existsSync(kept)) return kept;
  const unfinished = `${kept}.${randomUUID()}`;
  try {
    await mkdir(dirname(kept), { recursive: true });
    await make(unfinished);
    await rename(unfinished, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return kept;
}
