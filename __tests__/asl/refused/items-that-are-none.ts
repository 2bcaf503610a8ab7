import { pipeline } from "../../../src/asl/pipeline";
import type { Scene } from "./types";

// error: Property 'items' is missing in type '{ maxConcurrency: number; }'
pipeline<Scene>().map("Each", { maxConcurrency: 1 }, (item) => item.pass("Item"));
