import { equals } from "../../../src/asl/expressions";
import { pipeline } from "../../../src/asl/pipeline";
import type { Scene } from "./types";

pipeline<Scene>().choice("Which", [
  // error: Argument of type '"landsat"' is not assignable to parameter of type
  { when: ({ input }) => equals(input.collection, "landsat"), then: (branch) => branch.succeed("Done") },
]);
