import { pipeline } from "../../../src/asl/pipeline";
import { activate, type Scene } from "./types";

// error: CannotGoBack<{ readonly path: string; }, Scene>
pipeline<Scene>().loop((loop, start) => loop.task("Activate", activate).backTo(start));
