import { describe, expectTypeOf, it } from "vitest";
import type { Handler, HandlerInput, HandlerOutput } from "../../src/constructs/handler";

interface Scene {
  readonly id: string;
}

interface Product {
  readonly uri: string;
}

interface Context {
  readonly awsRequestId: string;
}

describe("a handler's types", () => {
  it("are those of an asynchronous function", () => {
    type Async = (event: Scene, context: Context) => Promise<Product>;
    expectTypeOf<HandlerInput<Async>>().toEqualTypeOf<Scene>();
    expectTypeOf<HandlerOutput<Async>>().toEqualTypeOf<Product>();
  });

  it("are those of a synchronous function", () => {
    type Sync = (event: Scene) => Product;
    expectTypeOf<HandlerInput<Sync>>().toEqualTypeOf<Scene>();
    expectTypeOf<HandlerOutput<Sync>>().toEqualTypeOf<Product>();
  });

  it("are those of the callback, where the function answers through one", () => {
    type Callback = (
      event: Scene,
      context: Context,
      callback: (error: Error | null, result?: Product) => void,
    ) => void;
    expectTypeOf<HandlerInput<Callback>>().toEqualTypeOf<Scene>();
    expectTypeOf<HandlerOutput<Callback>>().toEqualTypeOf<Product>();
  });

  it("are unknown where the handler takes anything", () => {
    type Anything = (event: unknown) => Promise<unknown>;
    expectTypeOf<HandlerInput<Anything>>().toEqualTypeOf<unknown>();
    expectTypeOf<HandlerOutput<Anything>>().toEqualTypeOf<unknown>();
  });

  it("are what it returns alone, where the handler takes nothing", () => {
    type NoInput = () => Promise<Product>;
    expectTypeOf<HandlerInput<NoInput>>().toEqualTypeOf<unknown>();
    expectTypeOf<HandlerOutput<NoInput>>().toEqualTypeOf<Product>();
  });

  it("are not to be had of what is no function", () => {
    expectTypeOf<{ readonly handler: true }>().not.toExtend<Handler>();
  });
});
