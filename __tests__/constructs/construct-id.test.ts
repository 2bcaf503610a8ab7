import { describe, expect, it } from "vitest";
import { userErrorOf } from "../user-error-of";
import { testFunction, testStack } from "./test-stack";

describe("a construct's id", () => {
  it("is refused where another construct has it", () => {
    const stack = testStack();
    testFunction(stack, "echo");
    expect(userErrorOf(() => testFunction(stack, "echo"))).toBe(
      `error: Two constructs have one id
   at: stack/echo
  got: "echo"
  fix: Give one of them another id: it names the resources, and each address stands for one resource`,
    );
  });

  it.each(["echo.handler", "1st", "", "zwölf", "a b", "a/b", "$" + "{a}"])(
    "is refused where it is %j",
    (id) => {
      expect(userErrorOf(() => testFunction(testStack(), id))).toBe(
        `error: The id of a construct is a letter, then letters, digits, hyphens and underscores
   at: stack/${id}
  got: ${JSON.stringify(id)}
  fix: Rename it: the id becomes the name in the resource's address`,
      );
    },
  );

  it.each(["a", "scene-loader", "Scene_2"])("is accepted where it is %j", (id) => {
    expect(testFunction(testStack(), id).functionName).toBe(`test-${id}`);
  });
});
