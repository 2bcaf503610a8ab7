/**
 * How it is known which attempt wrote a line: by the request id that the history has, by the execution's trace that the line
 * carries, or, where neither tells, by the function and the time of the attempt.
 */
export type LogSource = "request id" | "trace" | "time";
