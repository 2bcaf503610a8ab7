import { pipeline } from "../../../src/asl/pipeline";
import type { TaskFunction } from "../../../src/asl/task-function";
import type { Scene } from "./types";

declare const bands: TaskFunction<Scene, { readonly bands: readonly (number | undefined)[] }>;

// error: DoesNotCrossJson<"its output.bands[] may be undefined, which JSON makes null: use null">
pipeline<Scene>().task("Bands", bands);
