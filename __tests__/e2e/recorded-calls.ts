import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { text } from "node:stream/consumers";

/** A call of AWS's API, as it went over the wire. */
export interface RecordedCall {
  readonly method: string;
  readonly url: URL;
  /** The service that it was signed for: `lambda`. */
  readonly service: string;
  /** The operation, where a header names it: `AWSStepFunctions.DescribeStateMachine`. */
  readonly target: string | undefined;
  readonly body: string;
}

/** Stands between Terraform and the emulator, and notes each call. */
export class RecordingProxy {
  readonly endpoint: string;
  readonly #server: Server;
  #calls: RecordedCall[] = [];

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.endpoint = `http://127.0.0.1:${port}`;
  }

  /** @param target what it passes the calls on to */
  static async start(target: string): Promise<RecordingProxy> {
    const calls: RecordedCall[] = [];
    const server = createServer((incoming, answer) => {
      const { method = "GET", url = "/", headers } = incoming;
      text(incoming)
        .then((body) => {
          calls.push({
            method,
            url: new URL(url, target),
            service: /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? "")?.[1] ?? "",
            target: [headers["x-amz-target"]].flat()[0],
            body,
          });
          const passedOn = request(new URL(url, target), { method, headers }, (answered) => {
            answer.writeHead(answered.statusCode ?? 502, answered.headers);
            answered.pipe(answer);
          });
          passedOn.on("error", () => answer.destroy());
          passedOn.end(body);
        })
        .catch(() => answer.destroy());
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("The machine gives no port");
    const proxy = new RecordingProxy(server, address.port);
    proxy.#calls = calls;
    return proxy;
  }

  /** The calls since they were last taken. */
  taken(): RecordedCall[] {
    return this.#calls.splice(0);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}
