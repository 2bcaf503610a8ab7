import { benchStart } from "./start";
import { benchSynth } from "./synth";

for (const bench of [benchSynth, benchStart]) {
  for (const line of bench()) console.log(line);
}
