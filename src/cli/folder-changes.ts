import { foldersChange } from "../review/folders-change";
import type { StackChange } from "../review/stack-change";
import { type SynthesizedStack, synthesizedStacks } from "./synthesized-stacks";

/**
 * What changes from one synthesis to another, stack by stack: those that stay and go in the order of the first, then the new.
 *
 * @param before folder of what is deployed, or of the branch that is merged into
 * @throws UserError where one of the folders cannot be read
 */
export function folderChanges(before: string, after: string): StackChange[] {
  const [base, head] = [synthesizedStacks(before), synthesizedStacks(after)];
  const added = head.filter(({ name }) => !base.some((one) => one.name === name));
  return [
    ...base.map((one) =>
      change(
        one,
        head.find(({ name }) => name === one.name),
      ),
    ),
    ...added.map((one) => change(undefined, one)),
  ];
}

function change(before: SynthesizedStack | undefined, after: SynthesizedStack | undefined): StackChange {
  const name = after?.name ?? before?.name;
  return foldersChange(before?.document, after?.document, {
    ...(name !== undefined && { stackName: name }),
    folders: {
      ...(before !== undefined && { before: before.folder }),
      ...(after !== undefined && { after: after.folder }),
    },
  });
}
