import { describe, expect, it } from "vitest";
import { UserError } from "../../src/input/user-error";

describe("a user's mistake", () => {
  it("is told as what is wrong, where, what was given and what to do", () => {
    const problem = {
      what: "It is wrong",
      where: "a.ts:1:2",
      received: { a: [1, null] },
      remedy: "Put it right",
    };
    const error = new UserError(problem);
    expect(error.message).toBe(
      `error: It is wrong
   at: a.ts:1:2
  got: {"a":[1,null]}
  fix: Put it right`,
    );
    expect(error.name).toBe("UserError");
    expect(error.problems).toEqual([problem]);
  });

  it("leaves out the lines for which nothing is known", () => {
    expect(new UserError({ what: "It is wrong" }).message).toBe("error: It is wrong");
  });

  it("is told with the others, with a line between", () => {
    expect(new UserError({ what: "One" }, { what: "Two", received: 2 }).message).toBe(
      "error: One\n\nerror: Two\n  got: 2",
    );
  });

  it.each([
    ["", '""'],
    [null, "null"],
    [false, "false"],
    [Number.NaN, "null"],
    [Symbol("s"), "Symbol(s)"],
  ])("shows the value %o as %s", (received, shown) => {
    expect(new UserError({ what: "It is wrong", received }).message).toBe(
      `error: It is wrong\n  got: ${shown}`,
    );
  });

  it("shortens a long value", () => {
    expect(new UserError({ what: "It is long", received: "x".repeat(500) }).message).toBe(
      `error: It is long\n  got: "${"x".repeat(199)}… (502 characters)`,
    );
  });

  it("cannot steer the terminal", () => {
    const error = new UserError({
      what: "It is \u001b[2J\u202ewrong",
      where: "a\u001b\nb",
      received: "\u009b\u2028\n",
      remedy: "Put\r it right",
    });
    expect(error.message).toBe(
      `error: It is \\u001b[2J\\u202ewrong
   at: a\\u001b\\nb
  got: "\\u009b\\u2028\\n"
  fix: Put\\u000d it right`,
    );
  });
});
