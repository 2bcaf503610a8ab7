import { describe, expect, it } from "vitest";
import { bundle } from "../../src/bundling/bundle";
import { bundleContents } from "../../src/bundling/bundle-contents";
import { temporaryProject } from "../temporary-project";

describe("what a bundle is made of", () => {
  it("is told by file, relative to the project, with the bytes that each has in it", () => {
    const folder = temporaryProject({
      "lambdas/echo.ts": 'import { answer } from "./answer";\nexport const handler = () => answer;\n',
      "lambdas/answer.ts": "export const answer = 42;\n",
    });
    const entry = { name: "echo", entry: "lambdas/echo.ts", handler: "handler", where: "stack/echo" };
    const [made] = bundle([entry], folder).bundles;
    expect(made?.contents).toEqual({
      bytes: made?.files.get("echo.js")?.length,
      inputs: { "lambdas/answer.ts": 17, "lambdas/echo.ts": 150 },
    });
  });

  it("names files of packages by their package, wherever that lies", () => {
    const input = (bytesInOutput: number) => ({ bytesInOutput });
    const outputs = {
      "echo.js": {
        bytes: 60,
        imports: [],
        exports: [],
        inputs: {
          "lambdas/echo.ts": input(10),
          "../../elsewhere/node_modules/left/index.js": input(20),
          "node_modules/left/index.js": input(5),
        },
      },
    };
    expect(bundleContents({ inputs: {}, outputs }, "echo.js")).toEqual({
      bytes: 60,
      inputs: { "lambdas/echo.ts": 10, "node_modules/left/index.js": 25 },
    });
  });
});
