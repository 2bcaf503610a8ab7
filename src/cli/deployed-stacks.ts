import type { DeployedStack } from "../deployed/deployed-stack";
import { deployedStack } from "../deployed/stack-of-state";
import { printableLine } from "../input/printable";
import { UserError } from "../input/user-error";
import { terraformShow } from "../terraform/show";
import { readState, type TerraformState } from "../terraform/state";
import type { DeployedOptions } from "./deployed-options";
import { outputFolder } from "./synth-process";
import { type SynthesizedStack, synthesizedStacks } from "./synthesized-stacks";

/** A stack as it is deployed, beside how it is synthesized. */
export interface StackHere {
  readonly stack: DeployedStack;
  readonly state: TerraformState;
  readonly synthesized: SynthesizedStack;
}

/**
 * The stacks of a project of which something is deployed, by their states. Of the others, standard error says so.
 *
 * @throws UserError where nothing is synthesized, there is no such stack, none is deployed, or Terraform cannot show a state
 */
export async function deployedStacks({ project, stack: wanted }: DeployedOptions): Promise<StackHere[]> {
  const all = synthesizedStacks(outputFolder(project));
  const meant = all.filter(({ name }) => wanted === undefined || name === wanted);
  if (meant.length === 0) {
    throw new UserError({
      what: "There is no such stack",
      where: "--stack",
      received: wanted,
      remedy: `Name one of: ${all.map(({ name }) => name).join(", ")}`,
    });
  }
  const read = await Promise.all(meant.map(stackHere));
  const deployed = read.flatMap((one) => (one === undefined ? [] : [one]));
  const missing = meant.filter((_, index) => read[index] === undefined);
  if (deployed.length === 0) {
    throw new UserError(
      ...missing.map(({ name, folder }) => ({
        what: `Nothing of ${name} is deployed: its state is empty`,
        where: folder,
        remedy: `Deploy it: cd ${folder} && terraform apply`,
      })),
    );
  }
  for (const { name } of missing) process.stderr.write(`Nothing of ${printableLine(name)} is deployed\n`);
  return deployed;
}

async function stackHere(synthesized: SynthesizedStack): Promise<StackHere | undefined> {
  const { name, folder } = synthesized;
  const state = readState(await terraformShow(folder), `the state of ${name}`);
  const stack = deployedStack(state, name);
  return stack === undefined ? undefined : { stack, state, synthesized };
}
