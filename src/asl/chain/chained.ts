/**
 * What a branch leads to: the payload and the variables that it goes on with (`never` where it ends), and what the
 * executions that end inside it give.
 */
export interface Chained<Payload, Variables, Ends> {
  readonly goesOnWith?: () => Payload;
  readonly knows?: () => Variables;
  readonly endsWith?: () => Ends;
}

export type AnyChained = Chained<unknown, unknown, unknown>;

export type PayloadOf<Branch> = Branch extends { readonly goesOnWith?: () => infer Payload }
  ? Payload
  : never;

export type VariablesOf<Branch> = Branch extends { readonly knows?: () => infer Variables }
  ? Variables
  : never;

export type EndsOf<Branch> = Branch extends { readonly endsWith?: () => infer Ends } ? Ends : never;

/** What a scope of its own gives, whichever way it ends: a branch of a Parallel state, an item of a Map. */
export type OutputOf<Scope> = PayloadOf<Scope> | EndsOf<Scope>;

/** What a function of a chain leads to. */
export type Led<Lead> = Lead extends (...args: never) => infer Branch ? Branch : never;
