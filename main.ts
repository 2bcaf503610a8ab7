import { synthesize } from "./src/constructs/synthesis";
import { HsiPipeline } from "./src/hsi-pipeline";
import { readSettings } from "./src/settings";

synthesize((app) => {
  new HsiPipeline(app, readSettings(process.env));
});
