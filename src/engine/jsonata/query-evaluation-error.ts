/**
 * A field in JSONata that cannot be evaluated, or that gives what the field cannot hold: the state ends with
 * `States.QueryEvaluationError`, and the history tells it in an `EvaluationFailed` event.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_EvaluationFailedEventDetails.html
 */
export class QueryEvaluationError extends Error {
  override readonly name = "QueryEvaluationError";
  readonly error = "States.QueryEvaluationError";
  /** AWS's text, without its first sentence, "An error occurred while executing the state …". */
  readonly text: string;
  /** The field within the state, for example `Output/result` or `Choices[0]/Condition`; absent where AWS gives none. */
  readonly location: string | undefined;
  /** Whether the expression gave something and the state could not use it: the event then follows the state's entry. */
  readonly unusable: boolean;

  constructor(text: string, location?: string, unusable = false) {
    super(text);
    this.text = text;
    this.location = location;
    this.unusable = unusable;
  }
}

/** An expression's own failure: AWS repeats the expression and names its field. */
export function expressionError(expression: string, field: string, what: string): QueryEvaluationError {
  return new QueryEvaluationError(
    `The JSONata expression '${expression}' specified for the field '${field}' ${what}`,
    field,
  );
}
