import type { Ref } from "./reference";
import type { References } from "./state-data";

declare const member: unique symbol;

/** Says which member of the state's input a reference is. */
export interface MemberRef<Name> {
  readonly [member]?: Name;
}

/** The state's input, whose members are known by name, so that a case says more of the input. */
export type Discriminable<Input> = Ref<Input> & {
  readonly [Name in keyof Input]: Ref<Input[Name]> & MemberRef<Name>;
};

/** What a choice by value can refer to. */
export interface CaseData<Input, Variables> {
  readonly input: Discriminable<Input>;
  readonly vars: References<Variables>;
}

/** A value as the name of a case. */
export type CaseName<Value> = Value extends string
  ? Value
  : Value extends number | boolean | null
    ? `${Value}`
    : never;

/** Told where a value can be anything, so that no cases are all of them. */
export interface NotExhaustive<Value> {
  readonly "these cases are not all: give a branch for what is left, too": Value;
}

/** Whether a type has a value for each of finitely many cases. */
export type Finite<Value> = string extends Value ? false : number extends Value ? false : true;

/** The state's input in the case that its member `Name` has the value of the case. */
export type Narrowed<Input, Name, Case> = unknown extends Name
  ? Input
  : Input extends { readonly [Key in Name & PropertyKey]: infer Value }
    ? Case extends CaseName<Value>
      ? Input
      : never
    : Input;
