import { pipeline } from "../../../src/asl/pipeline";
import type { Scene } from "./types";

pipeline<Scene>()
  .choiceBy("Which", ({ input }) => input.id, { a: (branch) => branch.pass("A") })
  // error: Property 'succeed' does not exist on type 'NotExhaustive<string>'
  .succeed("Done");
