import { pipeline } from "../../../src/asl/pipeline";
import type { TaskFunction } from "../../../src/asl/task-function";
import type { Scene } from "./types";

declare const acquire: TaskFunction<Scene, { readonly scene: Scene; readonly taken: Date }>;

// error: "the function takes or returns what does not cross JSON"
// error: DoesNotCrossJson<"its output.taken is a Date: use its toISOString()">
pipeline<Scene>().task("Acquire", acquire);
