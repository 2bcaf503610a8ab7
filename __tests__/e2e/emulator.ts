import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CHECKOUT } from "../checkout";
import { commandEnvironment, run } from "../command";
import { failureOf, keptFolder, type Requirement } from "./requirement";

const HOST = "127.0.0.1";
const REQUIREMENTS = join(CHECKOUT, "__tests__/e2e/requirements.txt");
const LONGEST_START_MS = 60_000;

/** The account that the emulator acts for. */
export const ACCOUNT = "000000000000";

// The process group ends with its standard input, which the operating system closes however the tests end.
const MINISTACK = `
import os, signal, threading
def end_with_tests():
    while os.read(0, 1): pass
    os.killpg(0, signal.SIGKILL)
threading.Thread(target=end_with_tests, daemon=True).start()
from ministack.app import main
main()
`;

/** An execution as DescribeExecution tells of it. */
export interface EndedExecution {
  readonly status: string;
  /** JSON text. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** ministack, an emulator of AWS, on a free port of this machine. */
export class Emulator {
  readonly endpoint: string;
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(process: ChildProcess, folder: string, port: number) {
    this.endpoint = `http://${HOST}:${port}`;
    this.#process = process;
    this.#folder = folder;
  }

  static async start(): Promise<Emulator> {
    const python = pythonOf(await installed());
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), "hsi-emulator-"));
    const log = openSync(logIn(folder), "w");
    const child = spawn(python, ["-c", MINISTACK], {
      cwd: folder,
      detached: true,
      stdio: ["pipe", log, log],
      env: {
        ...commandEnvironment(),
        HOME: folder,
        TMPDIR: folder,
        BIND_HOST: HOST,
        GATEWAY_PORT: String(port),
        MINISTACK_ACCOUNT_ID: ACCOUNT,
      },
    });
    closeSync(log);
    const emulator = new Emulator(child, folder, port);
    try {
      await emulator.#healthy();
    } catch (error) {
      await emulator.stop();
      throw error;
    }
    return emulator;
  }

  /** What it has printed. */
  get log(): string {
    return readFileSync(logIn(this.#folder), "utf8");
  }

  /** Calls an operation of a service with the JSON protocol. */
  async call<T>(operation: string, body: object): Promise<T> {
    const response = await fetch(this.endpoint, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-amz-json-1.0",
        "X-Amz-Target": operation,
        Authorization: "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/states/aws4_request",
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${operation} was answered with ${response.status}: ${text}`);
    return JSON.parse(text) as T;
  }

  /** Starts an execution and waits until it has ended. */
  async execution(stateMachineArn: string, input: string): Promise<EndedExecution> {
    const { executionArn } = await this.call<{ executionArn: string }>("AWSStepFunctions.StartExecution", {
      stateMachineArn,
      input,
    });
    for (;;) {
      const execution = await this.call<EndedExecution>("AWSStepFunctions.DescribeExecution", {
        executionArn,
      });
      if (execution.status !== "RUNNING") return execution;
      await sleep(50);
    }
  }

  /** Ends it together with whatever it has started. */
  async stop(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const ended = once(this.#process, "close");
      this.#process.stdin?.end();
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #healthy(): Promise<void> {
    const latest = Date.now() + LONGEST_START_MS;
    for (;;) {
      if (this.#process.exitCode !== null) throw new Error(`The emulator ended:\n${this.log}`);
      if (Date.now() > latest) throw new Error(`The emulator does not answer:\n${this.log}`);
      const response = await fetch(`${this.endpoint}/_ministack/health`).catch(() => undefined);
      if (response?.ok === true) return;
      await sleep(50);
    }
  }
}

export const EMULATOR: Requirement = {
  name: "the AWS emulator ministack",
  remedy:
    "Install Python 3.10 or later with venv (Debian: apt-get install python3-venv), and let pip reach its index once",
  missing: () => failureOf(installed()),
};

let installation: Promise<string> | undefined;

function installed(): Promise<string> {
  installation ??= keptFolder("ministack", readFileSync(REQUIREMENTS, "utf8"), async (folder) => {
    await run("python3", ["-m", "venv", folder], { folder: CHECKOUT });
    const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS];
    await run(pythonOf(folder), install, { folder: CHECKOUT });
  });
  return installation;
}

function pythonOf(virtualEnvironment: string): string {
  return join(virtualEnvironment, "bin/python");
}

function logIn(folder: string): string {
  return join(folder, "emulator.log");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("The machine gives no port");
  return address.port;
}
