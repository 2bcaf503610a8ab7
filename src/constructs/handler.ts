/** A Lambda handler of either style: it returns its result or a promise of it, or passes it to a callback. */
export type Handler = (event: never, context: never, callback: never) => unknown;

/** What a handler takes. */
export type HandlerInput<H extends Handler> = H extends (event: infer Input, ...rest: never[]) => unknown
  ? Input
  : never;

/** What a handler returns, or passes to its callback. */
export type HandlerOutput<H extends Handler> =
  Parameters<H> extends [unknown, unknown, (error: never, result: infer Result) => unknown]
    ? NonNullable<Result>
    : Awaited<ReturnType<H>>;
