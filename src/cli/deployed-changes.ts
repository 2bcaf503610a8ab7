import { printableLine } from "../input/printable";
import type { StackChange } from "../review/stack-change";
import { stateChange } from "../review/state-change";
import { terraformShow } from "../terraform/show";
import { readState } from "../terraform/state";
import { type SynthesizedStack, synthesizedStacks } from "./synthesized-stacks";

/**
 * What is synthesized against what is deployed, stack by stack. Of a stack of which nothing is deployed, standard error says so.
 *
 * @param outputFolder what the project is synthesized to
 * @throws UserError where nothing is synthesized, or Terraform cannot show a state
 */
export function deployedChanges(outputFolder: string): Promise<StackChange[]> {
  return Promise.all(synthesizedStacks(outputFolder).map(change));
}

async function change({ name, folder, document }: SynthesizedStack): Promise<StackChange> {
  const state = readState(await terraformShow(folder), `the state of ${name}`);
  if (!state.resources.some(({ mode }) => mode === "managed")) {
    process.stderr.write(`Nothing of ${printableLine(name)} is deployed yet: everything is created\n`);
  }
  return stateChange(document, state, { stackName: name, folders: { after: folder } });
}
