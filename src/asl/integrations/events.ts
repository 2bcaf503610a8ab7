import { isRecord } from "../scopes";
import type { ServiceIntegration } from "../service-integration";
import { integration } from "./integration";
import { type IntegrationCall, member } from "./integration-call";
import type { IntegrationFacts } from "./integration-facts";
import { namedArn } from "./named-arn";
import { arnIn, type Place } from "./place";
import type { SdkMetadata, WithoutMetadata } from "./sdk-metadata";

/** An event bus; the `CloudwatchEventBus` of the provider is one. */
export interface EventBus {
  readonly arn: string;
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html */
export interface Event {
  /** JSON, as a value or as text. */
  readonly Detail: string | object;
  readonly DetailType: string;
  readonly Source: string;
  /** ARNs of what the event is about. */
  readonly Resources?: readonly string[];
  readonly Time?: string;
  readonly TraceHeader?: string;
}

/** An event for a bus that is not the account's default one. */
export interface EventOnBus extends Event {
  /** Name or ARN of one of the buses that the integration is made with. */
  readonly EventBusName: string;
}

export interface PutEventsArguments<E extends Event> {
  /** One to ten. */
  readonly Entries: readonly E[];
}

export interface PutEventsResult extends SdkMetadata {
  readonly Entries: readonly {
    readonly EventId?: string;
    readonly ErrorCode?: string;
    readonly ErrorMessage?: string;
  }[];
  readonly FailedEntryCount: number;
}

export interface PutEvents<E extends Event>
  extends ServiceIntegration<PutEventsArguments<E>, PutEventsResult> {
  /** Waits until somebody sends the task's token back; the result is what they send. */
  waitForTaskToken<Answer>(): ServiceIntegration<PutEventsArguments<E>, Answer, true>;
}

/**
 * Puts events on buses: on the account's default bus if none is given, else each on the one that it names.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
 */
export function putEvents(): PutEvents<Event>;
export function putEvents(...buses: readonly [EventBus, ...EventBus[]]): PutEvents<EventOnBus>;
export function putEvents(...buses: readonly EventBus[]): object {
  // The entries may be computed: then nothing but this tells the buses.
  const permissions = buses.map(({ arn }) => ({ ...PUT, resources: [arn] }));
  return {
    ...integration("events:putEvents", {}, permissions),
    waitForTaskToken: () => integration("events:putEvents.waitForTaskToken", {}, permissions),
  };
}

const PUT = { actions: ["events:PutEvents"], why: "put events on the bus" };

export const putEventsFacts: IntegrationFacts = {
  needs: (call) => [{ ...PUT, resources: busesOf(call), field: "Entries" }],
  sample: () =>
    ({
      Entries: [{ EventId: "00000000-0000-0000-0000-000000000000" }],
      FailedEntryCount: 0,
    }) satisfies WithoutMetadata<PutEventsResult>,
};

/** The buses of all entries; undefined where one of them is known only when the task runs. */
function busesOf(call: IntegrationCall): readonly string[] | undefined {
  const entries = call.given("Entries");
  if (entries.kind !== "literal" || !Array.isArray(entries.value)) return undefined;
  const buses = entries.value.map((entry: unknown) => busOf(entry, call.place));
  return buses.every((bus) => bus !== undefined) ? [...new Set(buses)] : undefined;
}

function busOf(entry: unknown, place: Place): string | undefined {
  const given = isRecord(entry) ? member(entry, "EventBusName") : ({ kind: "computed" } as const);
  if (given.kind === "computed") return undefined;
  const name = given.kind === "absent" ? "default" : String(given.value);
  return namedArn(name, {
    type: "aws_cloudwatch_event_bus",
    arn: (bus) => arnIn(place, "events", `event-bus/${bus}`),
  });
}
