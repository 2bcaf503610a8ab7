import { pipeline } from "../../../src/asl/pipeline";
import { activate } from "./types";

pipeline<readonly string[]>().map("Each", {}, (item) =>
  // error: DoesNotFit<string, Scene>
  item.task("Activate", activate),
);
