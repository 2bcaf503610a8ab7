import { pipeline } from "../../../src/asl/pipeline";
import type { Batch } from "./types";

pipeline<Batch>()
  .map("Scenes", { items: ({ input }) => input.scenes }, (scene) =>
    scene.pass("Set", { assign: ({ input }) => ({ id: input.id }) }),
  )
  // error: Property 'id' does not exist on type 'References<NoVariables>'
  .pass("Use", { output: ({ vars }) => vars.id });
