const NODE_MAJOR = 22;

/** The Lambda runtime of every function. */
export const RUNTIME = `nodejs${NODE_MAJOR}.x`;

/** The language level that bundles are compiled to: the runtime's own. */
export const BUNDLE_TARGET = `node${NODE_MAJOR}`;
