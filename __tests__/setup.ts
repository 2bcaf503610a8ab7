import fc from "fast-check";

// The same examples in every run, so that a failure is of the change at hand; another seed looks further.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 1) });
