import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { CHECKOUT } from "../checkout";

type Variables = Readonly<Record<string, string>>;

export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly env?: Variables;
}

interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly permissions?: Variables;
  readonly environment?: string;
  readonly env?: Variables;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}

/** A workflow, as far as tests look into it. */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Variables;
  readonly env?: Variables;
  readonly jobs: Readonly<Record<string, Job>>;
}

export function workflowText(file: string): string {
  return readFileSync(join(CHECKOUT, ".github/workflows", file), "utf8");
}

export function workflow(file: string): Workflow {
  return parse(workflowText(file)) as Workflow;
}

export function jobOf(file: string, name: string): Job {
  const job = workflow(file).jobs[name];
  if (job === undefined) throw new Error(`${file} has no job ${name}`);
  return job;
}

export function stepOf(file: string, job: string, name: string): Step {
  const step = jobOf(file, job).steps.find((one) => one.name === name);
  if (step === undefined) throw new Error(`The job ${job} of ${file} has no step "${name}"`);
  return step;
}
