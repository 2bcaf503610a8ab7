import { pipeline } from "../../../src/asl/pipeline";
import { activate, process, type Scene } from "./types";

pipeline<Scene>()
  .task("Activate", activate)
  // error: "the state is given what its function does not accept"
  // error: DoesNotFit<{ readonly path: string; }, { readonly path: string; readonly tries: number; }>
  .task("Process", process);
