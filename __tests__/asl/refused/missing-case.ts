import { pipeline } from "../../../src/asl/pipeline";
import type { Scene } from "./types";

// error: Property 'prisma' is missing in type
pipeline<Scene>().choiceBy("Which", ({ input }) => input.collection, {
  aviris: (branch) => branch.pass("Aviris"),
});
