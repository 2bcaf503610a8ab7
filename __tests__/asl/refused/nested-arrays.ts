import { mapEach } from "../../../src/asl/expressions";
import { pipeline } from "../../../src/asl/pipeline";
import type { Batch } from "./types";

pipeline<Batch>().pass("Pairs", {
  // error: items that are arrays need an expression of your own: jsonata<T>(text)
  output: ({ input }) => mapEach(input.scenes, ({ id }) => [id]),
});
