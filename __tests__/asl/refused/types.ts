import type { TaskFunction } from "../../../src/asl/task-function";

export interface Scene {
  readonly id: string;
  readonly collection: "aviris" | "prisma";
  readonly note?: string;
}

export interface Batch {
  readonly scenes: readonly Scene[];
}

const ARN = { arn: "arn:aws:lambda:us-east-1:123456789012:function:any" };

export const activate: TaskFunction<Scene, { readonly path: string }> = ARN;
export const process: TaskFunction<{ readonly path: string; readonly tries: number }, Batch> = ARN;
