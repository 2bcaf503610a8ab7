import { pipeline } from "../../../src/asl/pipeline";
import { activate, process, type Scene } from "./types";

pipeline<Scene>()
  .task("Activate", activate, {
    output: ({ result }) => ({ path: result.path, tries: 1 }),
    catch: (on) => [on(["States.ALL"], (failed) => failed)],
  })
  // error: DoesNotFit<ErrorOutput | { path: string; tries: number; }, { readonly path: string; readonly tries: number; }>
  .task("Process", process);
