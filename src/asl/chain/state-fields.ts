import type { Json } from "../../input/json-text";
import { UserError } from "../../input/user-error";
import { expressionOf } from "./reference";
import { STATE_DATA } from "./state-data";
import { literalText, templateJson } from "./template";

/** Options of a state, of which a function makes a template. */
type FromData = (data: never) => unknown;

/** What a state's fields are made by: it knows for which state, and whether it met an expression. */
export class StateFields {
  readonly #state: string;
  #expressions = false;

  constructor(state: string) {
    this.#state = state;
  }

  /** Whether any field is in JSONata. */
  get hasExpressions(): boolean {
    return this.#expressions;
  }

  /** What a function makes of the state's data, as the States Language writes it. */
  template(option: string, make: FromData): Json {
    return this.#expression(option, () => templateJson(make(STATE_DATA as never)));
  }

  /** What a function makes of the state's data, as it is. */
  value<T>(option: string, make: T | ((data: never) => T)): T {
    return typeof make === "function"
      ? this.#expression(option, () => (make as (data: never) => T)(STATE_DATA as never))
      : make;
  }

  /** A template that is given as it is. */
  json(option: string, template: unknown): Json {
    return this.#expression(option, () => templateJson(template));
  }

  /** A field whose option is a value or a function; left out where there is none. */
  field(name: string, option: string, given: number | string | FromData | undefined): Record<string, Json> {
    if (given === undefined) return {};
    if (typeof given === "function") return { [name]: this.template(option, given) };
    if (typeof given === "number") return { [name]: given };
    const text = literalText(given);
    if (text !== given) this.#expressions = true;
    return { [name]: text };
  }

  /** `Assign` and `Output`, where the options have them. */
  leaving({ assign, output }: { readonly assign?: FromData; readonly output?: FromData }) {
    return {
      ...this.field("Assign", "assign", assign),
      ...this.field("Output", "output", output),
    };
  }

  /** `Arguments`: what an integration gives by itself, then what the state makes. */
  arguments(given: Readonly<Record<string, unknown>>, make: FromData | undefined): Record<string, Json> {
    const givesSome = Object.keys(given).length > 0;
    if (make === undefined) return givesSome ? { Arguments: this.json("arguments", given) } : {};
    const own = this.value("arguments", make as (data: never) => object);
    const whole = expressionOf(own);
    if (whole !== undefined && givesSome) {
      return this.within("arguments", () => {
        throw new UserError({
          what: "The arguments of a service are an object by name, not one reference",
          received: whole.text,
          remedy: "Write the members out: ({ input }) => ({ Name: input.name })",
        });
      });
    }
    return { Arguments: this.json("arguments", givesSome ? { ...given, ...own } : own) };
  }

  #expression<T>(option: string, make: () => T): T {
    this.#expressions = true;
    return this.within(option, make);
  }

  /** Does something; a mistake in it is told with the state and the option. */
  within<T>(option: string, make: () => T): T {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const place = `state ${JSON.stringify(this.#state)}, ${option}`;
      throw new UserError(
        ...error.problems.map((problem) => ({
          ...problem,
          where: problem.where === undefined ? place : `${place}: ${problem.where}`,
        })),
      );
    }
  }
}
