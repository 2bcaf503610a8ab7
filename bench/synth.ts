import { median, timesOf } from "./measure";
import { synthProject } from "./synth-project";

const SIZES = [2, 20, 100];
const ROUNDS = 7;

/** Synthesis as a whole process, against the least that it could be; and what each further function costs. */
export function benchSynth(): string[] {
  const medians = SIZES.map((functions) => {
    const { synth, floor } = synthProject(functions);
    const [synthTimes = [], floorTimes = []] = timesOf([synth, floor], ROUNDS);
    const ratio = median(synthTimes.map((time, i) => time / (floorTimes[i] ?? Number.NaN)));
    return { functions, synth: median(synthTimes), floor: median(floorTimes), ratio };
  });
  const [first] = medians;
  return medians.map(({ functions, synth, floor, ratio }) => {
    const each =
      first === undefined || functions === first.functions ? "" : perFunction(synth, floor, functions, first);
    return `synth, ${String(functions).padStart(3)} functions: ${ratio.toFixed(2)} times the floor (${synth.toFixed(0)} ms, floor ${floor.toFixed(0)} ms)${each}`;
  });
}

function perFunction(
  synth: number,
  floor: number,
  functions: number,
  first: { functions: number; synth: number; floor: number },
): string {
  const more = functions - first.functions;
  const cost = (synth - first.synth) / more;
  const atLeast = (floor - first.floor) / more;
  return `; each function more: ${cost.toFixed(1)} ms, of which esbuild ${atLeast.toFixed(1)} ms`;
}
