import { existsSync, readFileSync, statSync } from "node:fs";
import { allStates, isRecord } from "../asl/scopes";
import type { FunctionOutcome } from "../engine/tasks/functions";
import { parseJson } from "../input/json-text";
import { UserError } from "../input/user-error";
import { mockedResponses } from "./mocked-response";
import type { LocalStateMachine } from "./synthesized-stack";

/** What each mocked state answers, invocation by invocation. */
export type TestCase = ReadonlyMap<string, readonly FunctionOutcome[]>;

type Named<T> = Readonly<Record<string, T>>;

/**
 * Mocks in the format of Step Functions Local: `StateMachines` with `TestCases`, and `MockedResponses`.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html
 */
export class MockConfig {
  readonly #file: string;
  readonly #known: readonly LocalStateMachine[];
  readonly #machines: Named<unknown>;
  readonly #responses: ReadonlyMap<string, readonly FunctionOutcome[]>;

  /**
   * @param known the machines of the stack, which the file may have mocks for
   * @throws UserError where the file is missing, or is none of that format
   */
  constructor(file: string, known: readonly LocalStateMachine[] = []) {
    if (!existsSync(file) || !statSync(file).isFile()) {
      throw new UserError({
        what: "There is no such file",
        where: "--mocks",
        received: file,
        remedy: "Give a JSON file with StateMachines and MockedResponses",
      });
    }
    const config = parseJson(readFileSync(file, "utf8"), file);
    this.#file = file;
    this.#known = known;
    this.#machines = this.#object(config, "$", "StateMachines");
    this.#responses = mockedResponses(this.#object(config, "$", "MockedResponses"), file);
  }

  /**
   * The test case that a machine is to run by; an empty one where the file is for machines that it starts.
   *
   * @param name may be left out where the machine has one only
   * @throws UserError where there is none of that name, or it names what is not there
   */
  testCase(machine: LocalStateMachine, name?: string): TestCase {
    const names = Object.keys(this.#machines);
    const forOthers = this.#known.some((one) => this.#keyOf(one) !== undefined);
    const key = this.#keyOf(machine) ?? (names.length === 1 && !forOthers ? names[0] : undefined);
    if (key === undefined) {
      if (forOthers) return new Map();
      throw new UserError({
        what: `There are no mocks for the state machine ${machine.name}`,
        where: `${this.#file} ($.StateMachines)`,
        received: names,
        remedy: `Add "${machine.name}" to StateMachines, with its TestCases`,
      });
    }
    const cases = this.#cases(key);
    const known = Object.keys(cases);
    const chosen = name ?? (known.length === 1 ? known[0] : undefined);
    if (chosen === undefined || !Object.hasOwn(cases, chosen)) {
      throw new UserError({
        what:
          known.length === 0
            ? `The mocks of ${key} have no test case`
            : chosen === undefined
              ? `There is more than one test case for ${key}`
              : `There is no such test case for ${key}`,
        where: known.length === 0 ? `${this.#file} ($.StateMachines.${key}.TestCases)` : "--test-case",
        ...(chosen !== undefined && { received: chosen }),
        remedy: known.length === 0 ? "Add a test case" : `Name one of: ${known.join(", ")}`,
      });
    }
    return this.#read(machine, `$.StateMachines.${key}.TestCases.${chosen}`, cases[chosen]);
  }

  /** The test case of a machine that another one starts: the one of the same name, or its only one; none is no mistake. */
  nestedTestCase(machine: LocalStateMachine, name: string | undefined): TestCase {
    const key = this.#keyOf(machine);
    if (key === undefined) return new Map();
    const known = Object.keys(this.#cases(key));
    const chosen = known.length === 1 ? known[0] : known.find((other) => other === name);
    return chosen === undefined ? new Map() : this.testCase(machine, chosen);
  }

  #keyOf({ name, address }: LocalStateMachine): string | undefined {
    return [name, address].find((key) => Object.hasOwn(this.#machines, key));
  }

  #cases(key: string): Named<unknown> {
    return this.#object(this.#machines[key], `$.StateMachines.${key}`, "TestCases");
  }

  #read(machine: LocalStateMachine, path: string, states: unknown): TestCase {
    if (!isRecord(states)) throw this.#notAnObject(path, states);
    const tasks = allStates(machine.definition)
      .filter(({ state }) => state.Type === "Task")
      .map(({ name }) => name);
    return new Map(
      Object.entries(states).map(([state, response]) => {
        const where = `${this.#file} (${path}.${state})`;
        if (!tasks.includes(state)) {
          throw new UserError({
            what: `The state machine ${machine.name} has no such task`,
            where,
            received: state,
            remedy: `Name one of: ${tasks.join(", ") || "none, it has no task"}`,
          });
        }
        const answers = typeof response === "string" ? this.#responses.get(response) : undefined;
        if (answers !== undefined) return [state, answers] as const;
        throw new UserError({
          what: "There is no such mocked response",
          where,
          received: response,
          remedy: `Name one of MockedResponses: ${[...this.#responses.keys()].join(", ") || "none yet"}`,
        });
      }),
    );
  }

  #object(value: unknown, path: string, field: string): Named<unknown> {
    const inner = isRecord(value) ? value[field] : undefined;
    if (isRecord(inner)) return inner;
    throw this.#notAnObject(`${path}.${field}`, inner);
  }

  #notAnObject(path: string, received: unknown): UserError {
    return new UserError({
      what: "This is to be an object",
      where: `${this.#file} (${path})`,
      ...(received !== undefined && { received }),
      remedy: "Write it as in Step Functions Local: docs/local-run.md shows an example",
    });
  }
}
