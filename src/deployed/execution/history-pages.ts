import type { GetExecutionHistoryCommandOutput } from "@aws-sdk/client-sfn";
import type { HistoryEvent } from "../../engine/history-event";
import type { AwsClients } from "../aws-clients";
import { called } from "../aws-error";
import { historyEvent } from "./aws-event";
import { unlessDenied } from "./encrypted-data";

/** The most that a page can hold. */
const MOST_OF_A_PAGE = 1000;

/**
 * The history of an execution on AWS, page by page.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html
 */
export class HistoryPages {
  readonly #aws: AwsClients;
  readonly #arn: string;
  readonly #onNote: (note: string) => void;
  #includeData = true;
  /** Id of the last event that was given. */
  #last = 0;

  constructor(aws: AwsClients, arn: string, onNote: (note: string) => void) {
    this.#aws = aws;
    this.#arn = arn;
    this.#onNote = onNote;
  }

  /** All that has happened so far, in the order of ids. */
  async *all(): AsyncGenerator<readonly HistoryEvent[]> {
    let nextToken: string | undefined;
    do {
      const page = await this.#page(false, nextToken);
      nextToken = page.nextToken;
      yield this.#given((page.events ?? []).map(historyEvent));
    } while (nextToken !== undefined);
  }

  /**
   * What has happened since. It is read from the end back to what was given: how long a token goes on giving what is new,
   * AWS does not say. An event that is not there yet, though one after it is, keeps those after it back.
   */
  async more(): Promise<readonly HistoryEvent[]> {
    const found: HistoryEvent[] = [];
    let nextToken: string | undefined;
    let isKnown = false;
    do {
      const page = await this.#page(true, nextToken);
      nextToken = page.nextToken;
      const events = (page.events ?? []).map(historyEvent);
      found.push(...events);
      isKnown = events.some(({ id }) => id <= this.#last);
    } while (nextToken !== undefined && !isKnown);
    const ordered = found.filter(({ id }) => id > this.#last).sort((a, b) => a.id - b.id);
    const gap = ordered.findIndex(({ id }, index) => id !== this.#last + 1 + index);
    return this.#given(gap === -1 ? ordered : ordered.slice(0, gap));
  }

  #given(events: readonly HistoryEvent[]): readonly HistoryEvent[] {
    this.#last = events.at(-1)?.id ?? this.#last;
    return events;
  }

  #page(reverseOrder: boolean, nextToken: string | undefined): Promise<GetExecutionHistoryCommandOutput> {
    const { GetExecutionHistoryCommand }: typeof import("@aws-sdk/client-sfn") =
      require("@aws-sdk/client-sfn");
    const send = (includeExecutionData: boolean) =>
      this.#aws.sfn.send(
        new GetExecutionHistoryCommand({
          executionArn: this.#arn,
          maxResults: MOST_OF_A_PAGE,
          reverseOrder,
          includeExecutionData,
          ...(nextToken !== undefined && { nextToken }),
        }),
      );
    return called({ action: "states:GetExecutionHistory", on: this.#arn }, async () => {
      if (!this.#includeData) return send(false);
      const page = await unlessDenied(() => send(true));
      if (page !== undefined) return page;
      this.#includeData = false;
      this.#onNote(
        "Inputs and outputs are left out: they are encrypted with a key that may not be used. Allow kms:Decrypt on the key of the state machine",
      );
      return send(false);
    });
  }
}
