import { pipeline } from "../../../src/asl/pipeline";
import { process, type Scene } from "./types";

pipeline<Scene>().task("Process", process, {
  // error: Type '{ readonly [value]: "aviris" | "prisma"; }' is not assignable to type 'number | { readonly [value]: number; }'
  arguments: ({ input }) => ({ path: input.id, tries: input.collection }),
});
