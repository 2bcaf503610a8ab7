import { benchDeployed } from "./deployed";
import { benchDev } from "./dev";
import { benchEngine } from "./engine";
import { benchFunctions } from "./functions";
import { benchGraph } from "./graph";
import { benchPage } from "./page";
import { benchRecord } from "./record";
import { benchStart } from "./start";
import { benchSynth } from "./synth";
import { benchTypes } from "./types";
import { benchValidation } from "./validation";

const BENCHES = [
  benchEngine,
  benchRecord,
  benchDeployed,
  benchPage,
  benchValidation,
  benchGraph,
  benchFunctions,
  benchSynth,
  benchStart,
  benchDev,
  benchTypes,
];

async function main(): Promise<void> {
  for (const bench of BENCHES) {
    for (const line of await bench()) console.log(line);
  }
}

void main();
