import { pipeline } from "../../../src/asl/pipeline";
import type { TaskFunction } from "../../../src/asl/task-function";
import type { Scene } from "./types";

declare const bands: TaskFunction<Scene, readonly { readonly bands: Map<string, number> }[]>;

// error: DoesNotCrossJson<"its output[].bands is a Map: use Object.fromEntries(map)">
pipeline<Scene>().task("Bands", bands);
