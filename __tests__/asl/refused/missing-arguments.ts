import { pipeline } from "../../../src/asl/pipeline";
import { activate, type Batch } from "./types";

// error: Property 'arguments' is missing
// error: ArgumentsNeeded<Batch, Scene,
pipeline<Batch>().task("Activate", activate, { timeoutSeconds: 5 });
