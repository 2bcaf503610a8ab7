import { pipeline } from "../../../src/asl/pipeline";
import type { Scene } from "./types";

pipeline<Scene>()
  .pass("Set", { assign: ({ input }) => ({ id: input.id }) })
  // error: Property 'name' does not exist on type 'References<NoVariables & { id: string; }>'
  .pass("Use", { output: ({ vars }) => vars.name });
