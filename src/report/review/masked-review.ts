import { KnownSecrets } from "../../execution/redaction/known-secrets";
import { PayloadWalk } from "../../execution/redaction/payload-walk";
import type {
  AttributeChange,
  CodeChange,
  FunctionChange,
  MachineChange,
  Review,
  RoleChange,
} from "../../review/review";
import type { OutputChange, ResourceChange } from "../../review/stack-change";
import { maskedChange, maskedDefinition } from "./masked-definition";
import { MaskedValues } from "./masked-values";
import { both, memberOf, type Sides } from "./sides";

/**
 * A review without secrets: what has a secret's name or shape, and the values of everything that is called an environment.
 * It still tells whether they change.
 */
export function maskedReview(review: Review): Review {
  return new ReviewMask().review(review);
}

class ReviewMask {
  readonly #walk = new PayloadWalk({ keys: [], paths: [], secrets: new KnownSecrets() }, "clean");
  readonly #values = new MaskedValues(this.#walk);

  review({ machines, roles, functions, others, outputs, drift, ...rest }: Review): Review {
    return {
      ...this.#texts(rest),
      machines: machines.map((one) => this.#machine(one)),
      roles: roles.map((one) => this.#role(one)),
      functions: functions.map((one) => this.#function(one)),
      others: others.map((one) => this.#resource(one)),
      outputs: outputs.map((one) => this.#output(one)),
      drift: drift.map((one) => this.#resource(one)),
    };
  }

  /** Texts that are not values of attributes. */
  #texts<T>(value: T): T {
    return this.#walk.payload(value) as T;
  }

  #machine(machine: MachineChange): MachineChange {
    const { before, after, definition, settings, diagnostics, unknown, ...rest } = machine;
    const [was, is] = [before, after].map((one) => one && maskedDefinition(one, this.#walk));
    const change = definition && maskedChange(definition, this.#walk);
    return {
      ...this.#texts(rest),
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
      ...(change !== undefined && { definition: change }),
      ...(unknown !== undefined && { unknown }),
      settings: settings.map((one) => this.#attribute(one)),
      diagnostics: diagnostics.map(({ value, ...one }) => ({
        ...this.#texts(one),
        ...(value !== undefined && { value: this.#walk.template(value) }),
      })),
    };
  }

  #role({ settings, ...rest }: RoleChange): RoleChange {
    return { ...this.#texts(rest), settings: settings.map((one) => this.#attribute(one)) };
  }

  #function({ configuration, code, ...rest }: FunctionChange): FunctionChange {
    return {
      ...this.#texts(rest),
      ...(code !== undefined && { code: this.#texts<CodeChange>(code) }),
      configuration: configuration.map((one) => this.#attribute(one)),
    };
  }

  #attribute({ before, after, ...rest }: AttributeChange): AttributeChange {
    return { ...this.#texts(rest), ...this.#values.masked(rest.path, both(before, after)) };
  }

  #output({ before, after, ...rest }: OutputChange): OutputChange {
    return { ...this.#texts(rest), ...this.#values.masked(rest.name, both(before, after)) };
  }

  #resource({ before, after, ...rest }: ResourceChange): ResourceChange {
    const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
    const sides = names.map((name): readonly [string, Sides] => [
      name,
      this.#values.masked(name, both(memberOf(before, name), memberOf(after, name))),
    ]);
    const attributes = (side: "before" | "after") =>
      Object.fromEntries(
        sides.flatMap(([name, pair]) => {
          const value = pair[side];
          return value === undefined ? [] : [[name, value] as const];
        }),
      );
    return {
      ...this.#texts(rest),
      ...(before !== undefined && { before: attributes("before") }),
      ...(after !== undefined && { after: attributes("after") }),
    };
  }
}
