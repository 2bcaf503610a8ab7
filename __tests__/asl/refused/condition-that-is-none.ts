import { pipeline } from "../../../src/asl/pipeline";
import type { Scene } from "./types";

pipeline<Scene>().choice("Which", [
  // error: Type 'string' is not assignable to type 'boolean'
  { when: ({ input }) => input.id, then: (branch) => branch.succeed("Done") },
]);
