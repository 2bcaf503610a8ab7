import type { State, States } from "../../asl/definition";

/** What a child of a distributed Map is: how long it may take, and how it is paid. */
export type ChildType = "STANDARD" | "EXPRESS";

/** The scope that a Map state runs for each item. */
export interface ItemProcessor {
  readonly StartAt: string;
  readonly States: States;
  readonly ProcessorConfig?: {
    /** @default INLINE */
    readonly Mode?: "INLINE" | "DISTRIBUTED";
    /** Only for DISTRIBUTED. */
    readonly ExecutionType?: ChildType;
  };
}

/** A Map state's processor, also under its older name. */
export function itemProcessor(state: State): ItemProcessor {
  return (state.ItemProcessor ?? state.Iterator) as ItemProcessor;
}
