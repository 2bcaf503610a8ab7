/** What a mismatch between two states is told as: the compiler prints it with both types. */
export interface DoesNotFit<Given, Wanted> {
  readonly "the state is given what its function does not accept": {
    readonly given: Given;
    readonly wanted: Wanted;
  };
}

export type Fits<Given, Wanted> = [Given] extends [Wanted] ? unknown : DoesNotFit<Given, Wanted>;

/** What a jump back is told as where the state there wants something else, or knows variables that are not assigned here. */
export interface CannotGoBack<Given, Wanted> {
  readonly "the state that it goes back to wants another input or more variables": {
    readonly given: Given;
    readonly wanted: Wanted;
  };
}

export type FitsStart<Given, Wanted> = [Given] extends [Wanted] ? unknown : CannotGoBack<Given, Wanted>;
