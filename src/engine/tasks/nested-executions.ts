import type { Definition } from "../../asl/definition";
import type { Json } from "../../input/json-text";
import { type ExecutionOptions, execute } from "../execution";
import type { ErrorDetails } from "../history-event";
import {
  doesNotExist,
  type EndedExecution,
  type Executions,
  type StartedExecution,
  type StartRequest,
  startError,
} from "./executions";

/** A state machine that can be started by its ARN. */
export interface Machine {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly definition: Definition;
}

/** What an execution runs with that is not its own. */
export type ExecutionSettings = Omit<
  ExecutionOptions,
  "definition" | "input" | "stateMachine" | "arn" | "name" | "executions"
>;

/** Runs the executions that tasks start, each with a history of its own, on the clock of the one that starts it. */
export class NestedExecutions implements Executions {
  readonly #machines: ReadonlyMap<string, Machine>;
  readonly #settings: (machine: Machine, arn: string) => ExecutionSettings;
  readonly #started = new Map<string, Promise<EndedExecution>>();

  /** @param settings what an execution of a machine runs with, by the execution's ARN */
  constructor(machines: readonly Machine[], settings: (machine: Machine, arn: string) => ExecutionSettings) {
    this.#machines = new Map(machines.map((machine) => [machine.arn, machine]));
    this.#settings = settings;
  }

  start({ stateMachineArn, name, input }: StartRequest): StartedExecution | Required<ErrorDetails> {
    const machine = this.#machines.get(stateMachineArn);
    if (machine === undefined) return doesNotExist(stateMachineArn);
    const arn = `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}`;
    if (this.#started.has(arn)) {
      return startError("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);
    }
    const value = parsed(input);
    if (value === undefined) {
      return startError("InvalidExecutionInput", `Invalid State Machine Execution Input: '${input}'`);
    }
    const settings = this.#settings(machine, arn);
    const { clock } = settings;
    const stop = new AbortController();
    const startedAt = clock.now();
    const signal =
      settings.signal === undefined ? stop.signal : AbortSignal.any([settings.signal, stop.signal]);
    const ended = execute({
      ...settings,
      definition: machine.definition,
      input: value,
      stateMachine: machine,
      arn,
      name,
      executions: this,
      signal,
    }).then((outcome) => ({ ...outcome, stoppedAt: clock.now() }));
    // Whoever waits for it, and `settled`, are told.
    ended.catch(() => {});
    this.#started.set(arn, ended);
    return { arn, stateMachineArn, name, input, startedAt, ended, stop: () => stop.abort() };
  }

  /**
   * Settles when everything that was started has ended.
   * @throws what cannot be run at all
   */
  async settled(): Promise<void> {
    for (let seen = -1; seen !== this.#started.size; ) {
      seen = this.#started.size;
      await Promise.all(this.#started.values());
    }
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
