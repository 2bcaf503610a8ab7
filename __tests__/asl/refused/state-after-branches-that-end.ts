import { equals } from "../../../src/asl/expressions";
import { pipeline } from "../../../src/asl/pipeline";
import type { Scene } from "./types";

pipeline<Scene>()
  .choice("Which", [{ when: ({ input }) => equals(input.id, "a"), then: (a) => a.succeed("A") }], (rest) =>
    rest.fail("Rest", { error: "NotA" }),
  )
  // error: Property 'pass' does not exist on type 'EndedPipeline<Scene, Scene>'
  .pass("After");
