import type { QueryLanguage, State } from "../asl/definition";
import type { DataFlow } from "./data-flow";
import { JsonPathFlow } from "./json-path-flow";
import type { Payload } from "./payload";
import { QueryFlow } from "./query-flow";
import type { StateContext } from "./state-context";

/** One visit of a state: what its type's run works with. */
export type Visit = JsonPathVisit | QueryVisit;

interface StateVisit {
  readonly state: State;
  readonly input: Payload;
  readonly context: StateContext;
  readonly flow: DataFlow;
}

export interface JsonPathVisit extends StateVisit {
  readonly language: "JSONPath";
  readonly flow: JsonPathFlow;
}

export interface QueryVisit extends StateVisit {
  readonly language: "JSONata";
  readonly flow: QueryFlow;
}

/** @throws StateError where the state's input cannot be selected */
export function visitOf(state: State, input: Payload, context: StateContext): Visit {
  const language = (state.QueryLanguage ?? context.execution.queryLanguage) as QueryLanguage;
  return language === "JSONata"
    ? { language, state, input, context, flow: new QueryFlow(state, input, context) }
    : { language, state, input, context, flow: new JsonPathFlow(state, input, context) };
}
