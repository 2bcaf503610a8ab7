import type { Attempt, InvocationObserver } from "./invocation";
import { RawOutput } from "./raw-output";
import type { RuntimeMessage } from "./runtime/message";

type Written = Extract<RuntimeMessage, { readonly kind: "log" | "output" }>;

/** Hands on what one environment writes, line by line and in order. */
export class EnvironmentLog {
  /** The attempt that lines are told of: the current one, or the last where none runs. */
  attempt: Attempt = { scheduledEventId: 0 };
  readonly #functionArn: string;
  readonly #observer: InvocationObserver;
  readonly #output = new RawOutput();
  #requestId: string | undefined;
  #closed = false;

  constructor(functionArn: string, observer: InvocationObserver) {
    this.#functionArn = functionArn;
    this.#observer = observer;
  }

  add(written: Written): void {
    if (written.kind === "log") {
      this.flush();
      this.line(written.message, written.requestId, written.timestamp);
      return;
    }
    this.#requestId = written.requestId;
    for (const line of this.#output.add(written.stream, written.text)) {
      this.line(line, written.requestId, written.timestamp);
    }
  }

  /** Ends lines that have no line end. */
  flush(): void {
    for (const line of this.#output.flush()) {
      this.line(line, this.#requestId);
    }
  }

  line(message: string, requestId: string | undefined, timestamp = Date.now()): void {
    if (!this.#closed) {
      const id = requestId === undefined ? {} : { requestId };
      this.#observer.onLog({ functionArn: this.#functionArn, ...id, ...this.attempt, timestamp, message });
    }
  }

  /** Hands on nothing more. */
  close(): void {
    this.#closed = true;
  }
}
