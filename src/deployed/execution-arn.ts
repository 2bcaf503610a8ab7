/** An execution by its ARN. */
export interface ExecutionArn {
  readonly region: string;
  readonly account: string;
  /** Name of its state machine. */
  readonly machine: string;
  /** Its own; of an Express execution the name and what AWS adds to it. */
  readonly name: string;
}

/**
 * Reads the ARN of an execution: `arn:aws:states:REGION:ACCOUNT:execution:MACHINE:NAME`, `…:express:MACHINE:NAME:ID` of an Express
 * machine. A child of a Map Run has the Map's label after its machine: `MACHINE/LABEL`.
 *
 * @returns undefined where the text is none
 */
export function readExecutionArn(text: string): ExecutionArn | undefined {
  const parts = /^arn:[^:]+:states:([^:]+):(\d{12}):(?:execution|express):([^:/]+)(?:\/[^:]+)?:(.+)$/.exec(
    text,
  );
  if (parts === null) return undefined;
  const [, region = "", account = "", machine = "", name = ""] = parts;
  return { region, account, machine, name };
}

/** ARN of an execution of a standard machine. */
export function executionArn(machineArn: string, name: string): string {
  return `${machineArn.replace(":stateMachine:", ":execution:")}:${name}`;
}
