import { pipeline } from "../../../src/asl/pipeline";
import { activate, type Scene } from "./types";

// error: Property 'task' does not exist on type 'EndedPipeline<Scene, Scene>'
pipeline<Scene>().succeed("Done").task("Activate", activate);
