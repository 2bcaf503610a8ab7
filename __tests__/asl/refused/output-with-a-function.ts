import { pipeline } from "../../../src/asl/pipeline";
import type { TaskFunction } from "../../../src/asl/task-function";
import type { Scene } from "./types";

declare const open: TaskFunction<Scene, { readonly read: () => string; readonly size: bigint }>;

// error: "its output.read is a function: leave it out"
// error: "its output.size is a bigint: use a string, or a number where it is safe"
pipeline<Scene>().task("Open", open);
