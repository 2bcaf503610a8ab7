import { pipeline } from "../../../src/asl/pipeline";
import type { Scene } from "./types";

pipeline<Scene>().pass("Note", {
  // error: "it may be absent: give orElse(reference, default) in its place"
  output: ({ input }) => ({ note: input.note }),
});
