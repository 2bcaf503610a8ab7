import { benchEngine } from "./engine";
import { benchFunctions } from "./functions";
import { benchStart } from "./start";
import { benchSynth } from "./synth";
import { benchValidation } from "./validation";

async function main(): Promise<void> {
  for (const bench of [benchEngine, benchValidation, benchFunctions, benchSynth, benchStart]) {
    for (const line of await bench()) console.log(line);
  }
}

void main();
