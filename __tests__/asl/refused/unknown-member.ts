import { pipeline } from "../../../src/asl/pipeline";
import type { Scene } from "./types";

pipeline<Scene>().pass("Name", {
  // error: Property 'name' does not exist on type 'Ref<Scene>'
  output: ({ input }) => ({ name: input.name }),
});
