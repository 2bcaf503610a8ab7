import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";
import { AwsClients } from "../../../src/deployed/aws-clients";

/** What a call is answered with: a body, or an error by its name. */
export type Answer = object | AwsFailure;

export class AwsFailure {
  readonly name: string;
  readonly message: string;

  constructor(name: string, message = "") {
    this.name = name;
    this.message = message;
  }
}

type Answers = Readonly<Record<string, (request: Readonly<Record<string, unknown>>) => Answer>>;

/** AWS as far as a test needs it: an HTTP server that answers calls of the JSON protocol, by the names of actions. */
export class AwsServer {
  readonly aws: AwsClients;
  /** The calls so far: action and request. */
  readonly calls: (readonly [string, Readonly<Record<string, unknown>>])[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.aws = new AwsClients({ region: "us-east-1" });
  }

  static async answering(answers: Answers): Promise<AwsServer> {
    const server = createServer((request, response) => {
      void textOf(request).then((text) => {
        const action = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
        const body: Record<string, unknown> = JSON.parse(text);
        started.calls.push([action, body]);
        const answer = answers[action]?.(body) ?? new AwsFailure("UnknownOperationException", action);
        const failed = answer instanceof AwsFailure;
        response.writeHead(failed ? 400 : 200, { "content-type": "application/x-amz-json-1.0" });
        response.end(JSON.stringify(failed ? { __type: answer.name, message: answer.message } : answer));
      });
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${port}`);
    vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
    const started = new AwsServer(server);
    return started;
  }

  async close(): Promise<void> {
    this.aws.close();
    vi.unstubAllEnvs();
    await new Promise((closed) => this.#server.close(closed));
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}
