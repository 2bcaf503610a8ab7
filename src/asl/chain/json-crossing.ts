/** What is told of a type with a part that JSON cannot carry from one state to the next. */
export interface DoesNotCrossJson<Parts> {
  readonly "the function takes or returns what does not cross JSON": Parts;
}

/** `unknown` where a function's input and output are JSON, else what is told of them. */
export type CrossesJson<Input, Output> = Told<Faults<Input, "input"> | Faults<Nothing<Output>, "output">>;

// Texts of their own, so that the compiler prints them and not the name of the type that finds them.
type Told<Found extends string> = [Found] extends [never] ? unknown : DoesNotCrossJson<`its ${Found}`>;

/** What is left of a function's output when Lambda has written it as JSON: nothing becomes null. */
export type AsJson<Output> = unknown extends Output ? Output : Output extends NoValue ? null : Output;

type NoValue = ReturnType<() => void>;

/** A function that returns nothing returns null. */
type Nothing<Output> = unknown extends Output ? Output : Exclude<Output, undefined>;

/** The deepest level that is looked at: types can go round in circles. */
type Deepest = 6;

type Faults<T, At extends string, Depth extends readonly unknown[] = []> = Depth["length"] extends Deepest
  ? never
  : unknown extends T
    ? never
    : T extends string | number | boolean | null
      ? never
      : [Remedy<T>] extends [never]
        ? T extends readonly unknown[]
          ? ItemFaults<T, At, Depth>
          : T extends object
            ? MemberFaults<T, At, Depth>
            : never
        : `${At} is ${Remedy<T>}`;

type ItemFaults<T extends readonly unknown[], At extends string, Depth extends readonly unknown[]> =
  | (undefined extends T[number]
      ? unknown extends T[number]
        ? never
        : `${At}[] may be undefined, which JSON makes null: use null`
      : never)
  | Faults<Exclude<T[number], undefined>, `${At}[]`, [...Depth, unknown]>;

type MemberFaults<T extends object, At extends string, Depth extends readonly unknown[]> = {
  [Name in keyof T & (string | number)]: Faults<
    Exclude<T[Name], undefined>,
    `${At}.${Name}`,
    [...Depth, unknown]
  >;
}[keyof T & (string | number)];

type Callable = (...args: never) => unknown;

/** What no JSON can hold, and what to use in its place. */
type Remedy<T> = T extends Date
  ? "a Date: use its toISOString()"
  : T extends ReadonlyMap<unknown, unknown>
    ? "a Map: use Object.fromEntries(map)"
    : T extends ReadonlySet<unknown>
      ? "a Set: use [...set]"
      : T extends bigint
        ? "a bigint: use a string, or a number where it is safe"
        : T extends symbol
          ? "a symbol: use a string"
          : T extends Callable
            ? "a function: leave it out"
            : T extends ArrayBuffer | ArrayBufferView
              ? "bytes: use a string in base64"
              : T extends RegExp
                ? "a RegExp: use its source"
                : T extends PromiseLike<unknown>
                  ? "a promise: await it"
                  : never;
