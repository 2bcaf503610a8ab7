import type { StateType } from "../asl/definition";

/** Tells whether a payload was cut; histories of this engine hold payloads whole. */
export interface PayloadDetails {
  readonly truncated: boolean;
}

export interface ErrorDetails {
  readonly error?: string;
  readonly cause?: string;
}

interface InputDetails {
  /** JSON text; absent from AWS where it was not asked for, or may not be read. */
  readonly input?: string;
  readonly inputDetails?: PayloadDetails;
}

interface OutputDetails {
  /** JSON text; absent as the input is. */
  readonly output?: string;
  readonly outputDetails?: PayloadDetails;
}

/** What a task on a service integration calls, for example the `lambda` service's `invoke`. */
interface TaskDetails {
  readonly resourceType: string;
  readonly resource: string;
}

interface RedriveDetails {
  readonly redriveCount: number;
}

interface IterationDetails {
  readonly name: string;
  readonly index: number;
}

/** The details that AWS gives with each kind of event, under its own names. */
export interface HistoryEventDetails {
  readonly executionStartedEventDetails?: InputDetails & { readonly roleArn: string };
  readonly executionSucceededEventDetails?: OutputDetails;
  readonly executionFailedEventDetails?: ErrorDetails;
  readonly executionTimedOutEventDetails?: ErrorDetails;
  readonly executionAbortedEventDetails?: ErrorDetails;
  readonly stateEnteredEventDetails?: InputDetails & { readonly name: string };
  readonly stateExitedEventDetails?: OutputDetails & {
    readonly name: string;
    /** JSON texts by name. */
    readonly assignedVariables?: Readonly<Record<string, string>>;
    readonly assignedVariablesDetails?: PayloadDetails;
  };
  readonly evaluationFailedEventDetails?: ErrorDetails & {
    readonly location?: string;
    readonly state: string;
  };
  readonly lambdaFunctionScheduledEventDetails?: InputDetails & {
    readonly resource: string;
    readonly timeoutInSeconds?: number;
  };
  readonly lambdaFunctionSucceededEventDetails?: OutputDetails;
  readonly lambdaFunctionFailedEventDetails?: ErrorDetails;
  readonly lambdaFunctionTimedOutEventDetails?: ErrorDetails;
  readonly taskScheduledEventDetails?: TaskDetails & {
    readonly region: string;
    /** JSON text. */
    readonly parameters: string;
    readonly timeoutInSeconds?: number;
    readonly heartbeatInSeconds?: number;
  };
  readonly taskStartedEventDetails?: TaskDetails;
  readonly taskSucceededEventDetails?: TaskDetails & OutputDetails;
  readonly taskFailedEventDetails?: TaskDetails & ErrorDetails;
  readonly taskTimedOutEventDetails?: TaskDetails & ErrorDetails;
  readonly taskSubmittedEventDetails?: TaskDetails & OutputDetails;
  readonly activityScheduledEventDetails?: InputDetails & {
    /** ARN of the activity. */
    readonly resource: string;
    readonly timeoutInSeconds?: number;
    readonly heartbeatInSeconds?: number;
  };
  readonly activityStartedEventDetails?: { readonly workerName?: string };
  readonly activitySucceededEventDetails?: OutputDetails;
  readonly activityFailedEventDetails?: ErrorDetails;
  readonly activityTimedOutEventDetails?: ErrorDetails;
  readonly mapStateStartedEventDetails?: { readonly length: number };
  readonly mapIterationStartedEventDetails?: IterationDetails;
  readonly mapIterationSucceededEventDetails?: IterationDetails;
  readonly mapIterationFailedEventDetails?: IterationDetails;
  readonly mapIterationAbortedEventDetails?: IterationDetails;
  readonly mapRunStartedEventDetails?: { readonly mapRunArn: string };
  readonly mapRunFailedEventDetails?: ErrorDetails;
  readonly mapRunRedrivenEventDetails?: RedriveDetails & { readonly mapRunArn: string };
  readonly executionRedrivenEventDetails?: RedriveDetails;
  readonly lambdaFunctionScheduleFailedEventDetails?: ErrorDetails;
  readonly lambdaFunctionStartFailedEventDetails?: ErrorDetails;
  readonly taskStartFailedEventDetails?: TaskDetails & ErrorDetails;
  readonly taskSubmitFailedEventDetails?: TaskDetails & ErrorDetails;
  readonly activityScheduleFailedEventDetails?: ErrorDetails;
}

export type HistoryEventType =
  | `Execution${"Started" | "Succeeded" | "Failed" | "TimedOut" | "Aborted"}`
  | `${StateType}StateEntered`
  | `${Exclude<StateType, "Fail">}StateExited`
  | `LambdaFunction${"Scheduled" | "Started" | "Succeeded" | "Failed" | "TimedOut"}`
  | `Task${"Scheduled" | "Started" | "Submitted" | "Succeeded" | "Failed" | "TimedOut"}`
  | `Activity${"Scheduled" | "Started" | "Succeeded" | "Failed" | "TimedOut"}`
  | `${"Task" | "Wait" | "Parallel" | "Map"}StateAborted`
  | `${"Parallel" | "Map"}State${"Started" | "Succeeded" | "Failed"}`
  | `MapIteration${"Started" | "Succeeded" | "Failed" | "Aborted"}`
  | `MapRun${"Started" | "Succeeded" | "Failed"}`
  | "EvaluationFailed"
  | AwsEventType;

/** Those that only histories from AWS have. */
type AwsEventType =
  | `LambdaFunction${"Schedule" | "Start"}Failed`
  | `Task${"Start" | "Submit"}Failed`
  | "ActivityScheduleFailed"
  | "ExecutionRedriven"
  | `MapRun${"Aborted" | "Redriven"}`;

/**
 * One event of an execution's history, in the shape of GetExecutionHistory.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export interface HistoryEvent extends HistoryEventDetails {
  /** 1, 2, 3, … in the order in which things happened. */
  readonly id: number;
  /** The event that led to this one; 0 for the first two. */
  readonly previousEventId: number;
  /** ISO 8601, on the execution's clock. */
  readonly timestamp: string;
  readonly type: HistoryEventType;
}
