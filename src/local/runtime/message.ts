/** What a worker is told when it starts, beside its environment variables. */
export interface RuntimeSetup {
  /** Absolute path of the folder that holds the handler's module. */
  readonly codeFolder: string;
  readonly functionArn: string;
  readonly logFormat: "JSON" | "Text";
}

/** Asks a worker to run the handler once. */
export interface InvocationRequest {
  readonly requestId: string;
  /** The event as JSON text. */
  readonly payload: string;
  /** When the invocation times out, in milliseconds since the epoch. */
  readonly deadline: number;
}

/** What a worker reports, in the order in which it happened. */
export type RuntimeMessage =
  | { readonly kind: "ready" }
  | {
      readonly kind: "log";
      readonly requestId: string | undefined;
      readonly timestamp: number;
      readonly message: string;
    }
  | {
      readonly kind: "output";
      readonly stream: "stdout" | "stderr";
      readonly requestId: string | undefined;
      readonly timestamp: number;
      /** A piece of the stream, which may end within a line. */
      readonly text: string;
    }
  | { readonly kind: "success"; readonly requestId: string; readonly payload: string }
  | {
      readonly kind: "failure";
      /** Absent for a failure of the init phase. */
      readonly requestId: string | undefined;
      readonly error: string;
      readonly cause: string;
      /** Whether the worker ends itself after this message. */
      readonly fatal: boolean;
    };
