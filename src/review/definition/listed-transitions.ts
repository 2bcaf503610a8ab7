import { isRecord } from "../../asl/scopes";
import type { FieldPath } from "./definition-change";
import type { JsonIdentity } from "./json-identity";

/** A way out of a state, with what it is taken for. */
export interface ListedTransition {
  readonly path: FieldPath;
  readonly target: string;
  /** The same for transitions that are taken under the same conditions: the field, and the rule or catcher without its target. */
  readonly slot: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Every way out of a state to a state that is named, in the order in which the definition lists them. */
export function listedTransitions(state: Fields, identity: JsonIdentity): ListedTransition[] {
  const isChoice = state.Type === "Choice";
  return [
    ...single(state, "Next"),
    ...(isChoice ? [...listed(state.Choices, "Choices", identity), ...single(state, "Default")] : []),
    ...listed(state.Catch, "Catch", identity),
  ];
}

/** A state without the targets of its transitions. */
export function withoutTargets(state: Fields): Fields {
  const { Next, Catch, ...rest } = state;
  const kept: Record<string, unknown> = {
    ...rest,
    ...(Next !== undefined && typeof Next !== "string" && { Next }),
    ...(Catch !== undefined && { Catch: rulesWithoutTargets(Catch) }),
  };
  if (state.Type !== "Choice") return kept;
  const { Default, Choices, ...others } = kept;
  return {
    ...others,
    ...(Default !== undefined && typeof Default !== "string" && { Default }),
    ...(Choices !== undefined && { Choices: rulesWithoutTargets(Choices) }),
  };
}

function single(state: Fields, field: "Next" | "Default"): ListedTransition[] {
  const target = state[field];
  return typeof target === "string" ? [{ path: [field], target, slot: field }] : [];
}

function listed(value: unknown, field: string, identity: JsonIdentity): ListedTransition[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((rule: unknown, i) => {
    if (!isRecord(rule) || typeof rule.Next !== "string") return [];
    const slot = `${field}:${identity.of(withoutTarget(rule))}`;
    return [{ path: [field, i, "Next"], target: rule.Next, slot }];
  });
}

/** A list of catchers or choice rules without the states that they lead to. */
export function rulesWithoutTargets(rules: unknown): unknown {
  return Array.isArray(rules) ? rules.map((rule) => (isRecord(rule) ? withoutTarget(rule) : rule)) : rules;
}

function withoutTarget(rule: Fields): Fields {
  if (typeof rule.Next !== "string") return rule;
  const { Next, ...rest } = rule;
  return rest;
}
