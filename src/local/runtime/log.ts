import { StringDecoder } from "node:string_decoder";
import { errorText, isLogged, jsonLine, type LogLevel, textLine } from "./log-entry";
import type { RuntimeMessage } from "./message";

const consoleLevels = {
  log: "INFO",
  info: "INFO",
  debug: "DEBUG",
  warn: "WARN",
  error: "ERROR",
  trace: "TRACE",
} as const satisfies Partial<Record<keyof Console, LogLevel>>;

/** Sends on what the function writes to the console, to stdout and to stderr. */
export class Log {
  /** The invocation that lines belong to; after its end until the next one begins, as on Lambda. */
  requestId: string | undefined;
  readonly #send: (message: RuntimeMessage) => void;
  readonly #format: "JSON" | "Text";
  readonly #level: string | undefined;

  constructor(send: (message: RuntimeMessage) => void, format: "JSON" | "Text", level: string | undefined) {
    this.#send = send;
    this.#format = format;
    this.#level = level;
  }

  /** Takes over the console and both output streams of this thread. */
  capture(): void {
    for (const [method, level] of Object.entries(consoleLevels)) {
      Object.assign(console, { [method]: (...values: unknown[]) => this.#write(level, values) });
    }
    this.#captureStream("stdout");
    this.#captureStream("stderr");
  }

  /** Logs what made an invocation or the init phase fail, as Lambda does. */
  failure(title: string, thrown: unknown): void {
    this.#write("ERROR", this.#format === "JSON" ? [thrown] : [`${title} \t${errorText(thrown)}`]);
  }

  #write(level: LogLevel, values: readonly unknown[]): void {
    if (!isLogged(level, this.#level)) {
      return;
    }
    const entry = { timestamp: Date.now(), level, requestId: this.requestId, values };
    const message = this.#format === "JSON" ? jsonLine(entry) : textLine(entry);
    this.#send({ kind: "log", requestId: this.requestId, timestamp: entry.timestamp, message });
  }

  #captureStream(stream: "stdout" | "stderr"): void {
    const decoder = new StringDecoder("utf8");
    const write = (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk, encodingOf(encoding)) : Buffer.from(chunk);
      const text = decoder.write(bytes);
      this.#send({ kind: "output", stream, requestId: this.requestId, timestamp: Date.now(), text });
      const callback = typeof encoding === "function" ? encoding : done;
      if (typeof callback === "function") {
        process.nextTick(() => callback());
      }
      return true;
    };
    process[stream].write = write;
  }
}

function encodingOf(argument: unknown): BufferEncoding {
  return typeof argument === "string" && Buffer.isEncoding(argument) ? argument : "utf8";
}
