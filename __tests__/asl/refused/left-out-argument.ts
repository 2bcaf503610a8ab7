import { pipeline } from "../../../src/asl/pipeline";
import { process, type Scene } from "./types";

pipeline<Scene>().task("Process", process, {
  // error: Type '{ path: { readonly [value]: string; }; }' is not assignable to type '{ readonly path: string | { readonly [value]: string; }; readonly tries:
  arguments: ({ input }) => ({ path: input.id }),
});
