import { describe, expect, it } from "vitest";
import { add, format, jsonata } from "../../../src/asl/expressions";
import { pipeline } from "../../../src/asl/pipeline";
import type { ServiceIntegration } from "../../../src/asl/service-integration";
import { userErrorOf } from "../../user-error-of";
import { activate, process, type Scene } from "./functions";
import { ran } from "./pipeline-run";

interface Message {
  readonly MessageBody: unknown;
}

const send: ServiceIntegration<Message, { readonly MessageId: string }> = {
  resource: "arn:aws:states:::sqs:sendMessage",
  given: { QueueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/products" },
  permissions: [{ actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:::products"], why: "send" }],
};
const ask: ServiceIntegration<Message, { readonly approved: boolean }, true> = {
  resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
  given: send.given,
};

describe("a task", () => {
  const task = pipeline<Scene>()
    .task("Activate", activate, {
      arguments: ({ input }) => ({ id: format`scene ${input.id}` }),
      output: ({ input, result }) => ({ scene: input, path: result.path, fixed: [1, null, "{% no %}"] }),
      assign: ({ result, context }) => ({ path: result.path, execution: context.Execution.Name, tries: 0 }),
      timeoutSeconds: () => add(60, 1),
      heartbeatSeconds: 10,
      comment: "First",
    })
    .task("Process", process, {
      arguments: ({ vars }) => ({ path: vars.path, tries: add(vars.tries, 1) }),
      retry: [
        {
          errors: ["Busy"],
          intervalSeconds: 2,
          maxAttempts: 5,
          backoffRate: 1.5,
          maxDelaySeconds: 60,
          jitterStrategy: "FULL",
        },
      ],
    })
    .succeed("Done");

  it("is written with what it is called with, gives and sets, in JSONata", () => {
    expect(task.toDefinition()).toEqual({
      QueryLanguage: "JSONata",
      StartAt: "Activate",
      States: {
        Activate: {
          Type: "Task",
          Comment: "First",
          Resource: activate.arn,
          Arguments: { id: '{% "scene " & $states.input.id %}' },
          TimeoutSeconds: "{% 60 + 1 %}",
          HeartbeatSeconds: 10,
          Assign: {
            path: "{% $states.result.path %}",
            execution: "{% $states.context.Execution.Name %}",
            tries: 0,
          },
          Output: {
            scene: "{% $states.input %}",
            path: "{% $states.result.path %}",
            fixed: [1, null, '{% "{% no %}" %}'],
          },
          Next: "Process",
        },
        Process: {
          Type: "Task",
          Resource: process.arn,
          Arguments: { path: "{% $path %}", tries: "{% $tries + 1 %}" },
          Retry: [
            {
              ErrorEquals: ["Busy"],
              IntervalSeconds: 2,
              MaxAttempts: 5,
              BackoffRate: 1.5,
              MaxDelaySeconds: 60,
              JitterStrategy: "FULL",
            },
          ],
          Next: "Done",
        },
        Done: { Type: "Succeed" },
      },
    });
  });

  it("does what it says", async () => {
    const calls: unknown[] = [];
    const output = await ran(
      task,
      { id: "a", collection: "aviris" },
      {
        functions: {
          activate: (payload) => {
            calls.push(payload);
            return { path: "s3://a" };
          },
          process: (payload) => {
            calls.push(payload);
            return { uri: "s3://b", bands: 3 };
          },
        },
      },
    );
    expect({ calls, output }).toEqual({
      calls: [{ id: "scene a" }, { path: "s3://a", tries: 1 }],
      output: { uri: "s3://b", bands: 3 },
    });
  });

  it("can be called with one reference alone", async () => {
    const inner = pipeline<{ readonly scene: Scene }>().task("Activate", activate, {
      arguments: ({ input }) => input.scene,
    });
    expect(inner.toDefinition().States.Activate?.Arguments).toBe("{% $states.input.scene %}");
    const functions = { activate: ({ id }: Scene) => ({ path: id }) };
    expect(await ran(inner, { scene: { id: "a", collection: "aviris" } }, { functions })).toEqual({
      path: "a",
    });
  });
});

describe("a task on a service", () => {
  it("is called with what the integration gives, then with what the state makes", async () => {
    const sent = pipeline<Scene>().task("Send", send, {
      arguments: ({ input }) => ({ MessageBody: { id: input.id } }),
      output: ({ result }) => result.MessageId,
    });
    expect(sent.toDefinition().States.Send).toEqual({
      Type: "Task",
      Resource: "arn:aws:states:::sqs:sendMessage",
      Arguments: {
        QueueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/products",
        MessageBody: { id: "{% $states.input.id %}" },
      },
      Output: "{% $states.result.MessageId %}",
      End: true,
    });
    const services = {
      Send: ({ MessageBody }: { readonly MessageBody: Scene }) => ({ MessageId: MessageBody.id }),
    };
    expect(await ran(sent, { id: "a", collection: "aviris" }, { services })).toBe("a");
  });

  it("hands its token on where it waits for it", async () => {
    const asked = pipeline<Scene>().task("Ask", ask, {
      arguments: ({ input, token }) => ({ MessageBody: { id: input.id, token } }),
      timeoutSeconds: 60,
    });
    expect(asked.toDefinition().States.Ask?.Arguments).toEqual({
      QueueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/products",
      MessageBody: { id: "{% $states.input.id %}", token: "{% $states.context.Task.Token %}" },
    });
    const services = {
      Ask: ({ MessageBody }: { readonly MessageBody: { readonly token: string } }) => ({
        approved: MessageBody.token.length === 64,
      }),
    };
    expect(await ran(asked, { id: "a", collection: "aviris" }, { services })).toEqual({ approved: true });
  });

  it("says what permissions it needs, wherever in the pipeline it is", () => {
    const body = { arguments: () => ({ MessageBody: "x" }) };
    const nested = pipeline<readonly Scene[]>()
      .map("Each", {}, (scene) =>
        scene.parallel("Both", [
          (branch) => branch.task("Send", send, body),
          (branch) =>
            branch.choice(
              "Any",
              [{ when: () => jsonata<boolean>("false"), then: (any) => any.task("Again", send, body) }],
              (no) => no.pass("No"),
            ),
        ]),
      )
      .loop((loop) => loop.task("Last", send, body));
    expect(nested.permissions()).toEqual(
      ["Send", "Again", "Last"].map((state) => ({ ...send.permissions?.[0], state })),
    );
  });

  it("refuses one reference where the integration gives arguments itself", () => {
    const whole = () => pipeline<Message>().task("Send", send, { arguments: ({ input }) => input as never });
    expect(userErrorOf(whole)).toBe(
      `error: The arguments of a service are an object by name, not one reference
   at: state "Send", arguments
  got: "$states.input"
  fix: Write the members out: ({ input }) => ({ Name: input.name })`,
    );
  });
});
