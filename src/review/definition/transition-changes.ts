import type { TransitionChange } from "./definition-change";
import type { ListedTransition } from "./listed-transitions";

/**
 * The transitions of a state that lead elsewhere, appear or go. Those under the same condition are the same, and of the others
 * those that lead to the same state, of which only the condition changes.
 */
export function transitionChanges(
  before: readonly ListedTransition[],
  after: readonly ListedTransition[],
  renames: ReadonlyMap<string, string>,
): TransitionChange[] {
  const renamed = ({ target }: ListedTransition) => renames.get(target) ?? target;
  const left = new Set(before);
  const pairs = new Map<ListedTransition, ListedTransition>();
  const pairBy = (was: (one: ListedTransition) => string, is: (one: ListedTransition) => string) => {
    const open = new Map<string, ListedTransition[]>();
    for (const one of left) open.set(was(one), [...(open.get(was(one)) ?? []), one]);
    for (const one of after) {
      const same = pairs.has(one) ? undefined : open.get(is(one))?.shift();
      if (same === undefined) continue;
      pairs.set(one, same);
      left.delete(same);
    }
  };
  pairBy(
    ({ slot }) => slot,
    ({ slot }) => slot,
  );
  pairBy(
    (one) => `${one.path[0]} ${renamed(one)}`,
    ({ path, target }) => `${path[0]} ${target}`,
  );
  const changes = after.flatMap((one): TransitionChange[] => {
    const was = pairs.get(one);
    const { path, target } = one;
    if (was === undefined) return [{ path, after: target, followsRename: false }];
    if (was.target === target) return [];
    return [{ path, before: was.target, after: target, followsRename: renamed(was) === target }];
  });
  return [
    ...changes,
    ...[...left].map(({ path, target }) => ({ path, before: target, followsRename: false })),
  ];
}
