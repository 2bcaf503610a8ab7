/** What is left out last where there is no room for all: the more important, the later. */
export const IMPORTANCE = {
  rest: 1,
  drift: 2,
  outputs: 3,
  inputs: 4,
  diagram: 5,
  settings: 6,
  code: 7,
  definition: 8,
  permissions: 9,
} as const;
