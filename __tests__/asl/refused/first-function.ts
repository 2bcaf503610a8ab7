import { pipeline } from "../../../src/asl/pipeline";
import { activate, type Batch } from "./types";

// error: DoesNotFit<Batch, Scene>
pipeline<Batch>().task("Activate", activate);
