import { createHash } from "node:crypto";
import type { StateContext } from "../state-context";
import type { ChildType } from "./item-processor";

/**
 * How a Map Run and its children are named. The names are made from the execution's own, so that the same run has the
 * same names.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-examine-map-run.html
 */
export class MapRun {
  /** The last part of the ARN. */
  readonly id: string;
  readonly arn: string;
  /** Of the state machine that the children are executions of: the Map state's own machine with its label. */
  readonly stateMachineArn: string;
  readonly type: ChildType;

  /** @param label the Map state's, else its name in the characters that an ARN may have */
  constructor(context: StateContext, label: string | undefined, type: ChildType = "STANDARD") {
    const { stateMachineArn, contextObject } = context.execution;
    const execution = contextObject.Execution as { readonly Id?: string };
    const { name, lastEventId } = context;
    this.id = uuid(`${execution.Id} ${name} ${lastEventId}`);
    this.stateMachineArn = `${stateMachineArn}/${label ?? name.replaceAll(/[^\w.-]/g, "-").slice(0, 40)}`;
    this.arn = `${this.stateMachineArn.replace(":stateMachine:", ":mapRun:")}:${this.id}`;
    this.type = type;
  }

  get stateMachineName(): string {
    return this.stateMachineArn.slice(
      this.stateMachineArn.indexOf(":stateMachine:") + ":stateMachine:".length,
    );
  }

  /** Names the child of an item or a batch. */
  child(index: number): { readonly name: string; readonly arn: string } {
    const name = uuid(`${this.id} ${index}`);
    if (this.type === "STANDARD") {
      return { name, arn: `${this.stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}` };
    }
    const express = this.stateMachineArn.replace(":stateMachine:", ":express:");
    return { name, arn: `${express}:${name}:${uuid(name)}` };
  }
}

/** A name-based UUID, in the form of those that AWS gives here. */
function uuid(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `3${hex.slice(13, 16)}`,
    `9${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
