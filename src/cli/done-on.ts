import { printableLine } from "../input/printable";
import { bannerText } from "./account-banner";
import { confirmed } from "./confirmation";
import type { DeployedWork } from "./deployed-command";
import type { ShownExecution } from "./shown-execution";

export interface Deed {
  /** What is done, for the question: `Start an execution`. */
  readonly question: string;
  /** Whether it is not asked about. */
  readonly yes: boolean;
  /** @returns ARN of the execution */
  readonly begin: () => Promise<string>;
  /** Waits until AWS tells of it. */
  readonly untilSeen: (arn: string, signal: AbortSignal) => Promise<void>;
  /** How the execution is followed; left out, its ARN is printed, and that is all. */
  readonly shown?: ShownExecution;
}

/** Asks, does something on what is deployed, and follows the execution that comes of it: its outcome is the exit code. */
export async function doneOn(deployed: DeployedWork, deed: Deed): Promise<void> {
  const { yes, begin, untilSeen, shown } = deed;
  if (!(await agreed(deployed, deed.question, yes))) return;
  const arn = await begin();
  if (shown === undefined) {
    process.stdout.write(`${printableLine(arn)}\n`);
    return;
  }
  const { status } = await shown.show(deployed, arn, {
    follow: true,
    untilSeen: (signal) => untilSeen(arn, signal),
    hasBanner: true,
  });
  if (status !== "SUCCEEDED") process.exitCode = 1;
}

/**
 * Says on standard error which account it is about, and asks.
 *
 * @returns whether it is to be done; where it is not, that is the exit code, too
 * @throws UserError where nobody can answer
 */
export async function agreed(
  { banner, machine }: DeployedWork,
  question: string,
  yes: boolean,
): Promise<boolean> {
  process.stderr.write(bannerText(banner));
  const place = `account ${banner.account}, ${banner.region}`;
  const isAgreed = await confirmed(`${question} of ${printableLine(machine.name)} (${place})`, yes);
  if (!isAgreed) {
    process.stderr.write("Nothing was done\n");
    process.exitCode = 1;
  }
  return isAgreed;
}
