import { printableLine } from "../input/printable";
import { planChange } from "../review/plan-change";
import type { StackChange } from "../review/stack-change";
import { readPlan } from "../terraform/plan";
import { planDocument, planFiles } from "./plan-file";

/**
 * What a plan changes. One that is not in the working folder is looked for in the stacks' folders, of each stack in turn; standard
 * error then says which is read.
 *
 * @param named its path, or `-` for standard input
 * @param outputFolder what the project is synthesized to
 * @throws UserError where there is none, or it cannot be read
 */
export async function plannedChanges(named: string, outputFolder: string): Promise<StackChange[]> {
  const changes: StackChange[] = [];
  for (const file of planFiles(named, outputFolder)) {
    if (file !== named) process.stderr.write(`Reading ${printableLine(file)}\n`);
    const { source, document, folder } = await planDocument(file, outputFolder);
    changes.push(planChange(readPlan(document, source), folder));
  }
  return changes;
}
