import { sampleMocks } from "../local/sample-mocks";
import { readSynthesizedStacks } from "../local/synthesized-stack";
import { chosenMachine } from "./chosen-machine";
import { runSynthesized, type SynthesizedOptions } from "./synthesized-command";

runSynthesized<SynthesizedOptions>({
  name: "npm run -s mocks --",
  description:
    "Prints a file of mocks for npm start -- --mocks FILE, with a sample of what each service answers to the state machine.",
  exitCodes: "0 it is printed, 2 wrong usage, or nothing to read.",
  run(outputFolder, { machine: wanted }) {
    const { machine, stack } = chosenMachine(readSynthesizedStacks(outputFolder), wanted);
    process.stdout.write(`${JSON.stringify(sampleMocks(machine, stack), null, 2)}\n`);
  },
});
