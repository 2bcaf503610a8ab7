import { benchEngine } from "./engine";
import { benchFunctions } from "./functions";
import { benchStart } from "./start";
import { benchSynth } from "./synth";
import { benchTypes } from "./types";

async function main(): Promise<void> {
  for (const bench of [benchEngine, benchFunctions, benchSynth, benchStart, benchTypes]) {
    for (const line of await bench()) console.log(line);
  }
}

void main();
