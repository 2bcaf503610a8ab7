import type { TaskFunction } from "../../../src/asl/task-function";

const arn = (name: string) => ({ arn: `arn:aws:lambda:us-east-1:123456789012:function:${name}` });

export interface Scene {
  readonly id: string;
  readonly collection: "aviris" | "prisma" | "unknown";
  readonly note?: string;
}

export interface Product {
  readonly uri: string;
  readonly bands: number;
}

export const activate: TaskFunction<{ readonly id: string }, { readonly path: string }> = arn("activate");
export const process: TaskFunction<{ readonly path: string; readonly tries: number }, Product> =
  arn("process");
export const check: TaskFunction<Scene, { readonly id: string; readonly ready: boolean }> = arn("check");
