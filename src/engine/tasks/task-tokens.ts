import type { FunctionOutcome } from "./functions";

/** What an activity's worker is to work on. */
export interface ActivityTask {
  readonly activityArn: string;
  /** JSON text. */
  readonly input: string;
}

/** How an activity's task was taken. */
export interface PolledTask {
  readonly workerName?: string;
}

/** What is wrong with an answer, by the name that the AWS API gives it. */
class TaskTokenError extends Error {
  override readonly name: "InvalidToken" | "TaskTimedOut" | "InvalidOutput";

  constructor(name: TaskTokenError["name"], message: string) {
    super(message);
    this.name = name;
  }
}

interface OpenTask {
  readonly activity: ActivityTask | undefined;
  readonly polled: Deferred<PolledTask>;
  readonly answer: Deferred<FunctionOutcome>;
  beat: Deferred<void>;
}

/**
 * The tokens of the tasks that wait for an answer, and how to give it: what SendTaskSuccess, SendTaskFailure,
 * SendTaskHeartbeat and GetActivityTask are on AWS.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
 */
export class TaskTokens {
  readonly #open = new Map<string, OpenTask>();
  readonly #closed = new Set<string>();

  /** @param output JSON text */
  sendTaskSuccess(token: string, output: string): void {
    const { answer } = this.#task(token);
    try {
      JSON.parse(output);
    } catch {
      throw new TaskTokenError("InvalidOutput", "The output is no JSON");
    }
    answer.resolve({ succeeded: true, payload: output });
  }

  sendTaskFailure(token: string, error: string, cause = ""): void {
    this.#task(token).answer.resolve({ succeeded: false, error, cause });
  }

  sendTaskHeartbeat(token: string): void {
    const task = this.#task(token);
    task.beat.resolve();
    task.beat = new Deferred();
  }

  /**
   * Takes the task of an activity that has waited longest.
   * @returns undefined where none waits
   */
  getActivityTask(
    activityArn: string,
    workerName?: string,
  ): { readonly taskToken: string; readonly input: string } | undefined {
    for (const [taskToken, { activity, polled }] of this.#open) {
      if (activity?.activityArn !== activityArn || polled.resolved) continue;
      polled.resolve(workerName === undefined ? {} : { workerName });
      return { taskToken, input: activity.input };
    }
    return undefined;
  }

  /** Makes a token known. */
  issue(token: string, activity?: ActivityTask): void {
    this.#open.set(token, { activity, polled: new Deferred(), answer: new Deferred(), beat: new Deferred() });
  }

  /** Settles when a worker takes the task. */
  polled(token: string): Promise<PolledTask> {
    return this.#task(token).polled.promise;
  }

  /** Settles when the task is answered. */
  answered(token: string): Promise<FunctionOutcome> {
    return this.#task(token).answer.promise;
  }

  /** Settles at the next heartbeat. */
  beaten(token: string): Promise<void> {
    return this.#task(token).beat.promise;
  }

  /** Makes a token worthless. */
  close(token: string): void {
    if (this.#open.delete(token)) this.#closed.add(token);
  }

  #task(token: string): OpenTask {
    const task = this.#open.get(token);
    if (task !== undefined) return task;
    throw this.#closed.has(token)
      ? new TaskTokenError("TaskTimedOut", "The task has ended: nobody waits for its answer any more")
      : new TaskTokenError("InvalidToken", "There is no task with that token");
  }
}

class Deferred<T> {
  readonly promise: Promise<T>;
  resolved = false;
  #resolve: (value: T) => void = () => {};

  constructor() {
    this.promise = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  resolve(value: T): void {
    this.resolved = true;
    this.#resolve(value);
  }
}
