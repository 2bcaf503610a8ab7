import { pipeline } from "../../../src/asl/pipeline";
import type { TaskFunction } from "../../../src/asl/task-function";

interface Wanted {
  readonly ids: Set<string>;
}
declare const wanting: TaskFunction<Wanted, null>;

// error: DoesNotCrossJson<"its input.ids is a Set: use [...set]">
pipeline<Wanted>().task("Wanting", wanting);
