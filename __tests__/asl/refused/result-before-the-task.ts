import { pipeline } from "../../../src/asl/pipeline";
import { activate, type Scene } from "./types";

pipeline<Scene>().task("Activate", activate, {
  // error: Property 'result' does not exist on type 'StateData<Scene, Scene, NoVariables>'
  arguments: ({ result }) => result,
});
