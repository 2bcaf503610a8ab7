import { synthesize } from "../../src/constructs/synthesis";
import { readSettings } from "../../src/settings";
import { SceneBatch } from "./scene-batch";

synthesize((app) => {
  new SceneBatch(app, readSettings(process.env));
});
