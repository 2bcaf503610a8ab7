import { isPresent } from "../../../src/asl/expressions";
import { pipeline } from "../../../src/asl/pipeline";
import type { Scene } from "./types";

pipeline<Scene>()
  .choice("Noted", [
    {
      when: ({ input }) => isPresent(input.note),
      then: (noted) => noted.pass("Set", { assign: ({ input }) => ({ note: input.id }) }),
    },
  ])
  // error: Property 'note' does not exist on type
  .pass("Use", { output: ({ vars }) => vars.note });
