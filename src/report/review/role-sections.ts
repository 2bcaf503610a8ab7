import type { GrantChange, RoleChange } from "../../review/review";
import { type Block, code, codes, type Line, prose, type Section, strong, words } from "./document";
import { IMPORTANCE } from "./importance";
import { sectionTitle } from "./section-title";
import { settingsTable } from "./settings-table";

/** What roles may do from now on, and what no longer; what is widened first. */
export function roleSections(roles: readonly RoleChange[]): Section[] {
  return roles.map((role) => {
    const blocks = [...grantTable(role.permissions, "Resource"), ...trust(role.trust), ...notes(role)];
    const settings = settingsTable(role.settings);
    return {
      title: sectionTitle("Role", role, "stays, and its policies change"),
      subject: role.name,
      isFolded: false,
      parts: [
        ...(blocks.length === 0 ? [] : [{ name: "permissions", importance: IMPORTANCE.permissions, blocks }]),
        ...(settings.length === 0
          ? []
          : [{ name: "settings", importance: IMPORTANCE.settings, blocks: settings }]),
      ],
    };
  });
}

function trust(grants: readonly GrantChange[]): readonly Block[] {
  if (grants.length === 0) return [];
  return [{ kind: "paragraph", line: [words("Who may assume it:")] }, ...grantTable(grants, "Principal")];
}

function grantTable(grants: readonly GrantChange[], on: "Resource" | "Principal"): readonly Block[] {
  if (grants.length === 0) return [];
  const widenedFirst = [
    ...grants.filter(({ kind }) => kind === "widened"),
    ...grants.filter(({ kind }) => kind !== "widened"),
  ];
  return [
    {
      kind: "table",
      headings: ["Change", "Action", on, "Why"],
      rows: widenedFirst.map((grant) => [
        kindLines(grant),
        [[code(grant.action)]],
        subjectLines(grant),
        whyLines(grant),
      ]),
    },
  ];
}

function kindLines({ kind, effect }: GrantChange): readonly Line[] {
  if (kind === "widened") {
    return [
      [strong(words("⚠ widened"))],
      [words(effect === "Allow" ? "allowed from now on" : "no longer denied")],
    ];
  }
  return [[words("narrowed")], [words(effect === "Allow" ? "no longer allowed" : "denied from now on")]];
}

function subjectLines({ resource, principal, condition }: GrantChange): readonly Line[] {
  return [
    ...(principal === undefined ? [] : [[code(principal)]]),
    ...(resource === undefined ? [] : [[code(resource)]]),
    ...(condition === undefined ? [] : [[words("if "), code(condition)]]),
  ];
}

function whyLines({ reasons, sid }: GrantChange): readonly Line[] {
  const lines = reasons.map((reason): Line => [prose(reason)]);
  if (lines.length > 0) return lines;
  return [sid === undefined ? [words("–")] : [words("statement "), code(sid)]];
}

function notes({ isReworded, permissions, trust: trusted, unknown }: RoleChange): readonly Block[] {
  return [
    ...unknown.map(
      ({ address, references }): Block => ({
        kind: "paragraph",
        line: [
          words("What "),
          code(address),
          words(" allows is known only when the change is applied"),
          ...(references.length === 0 ? [] : [words(", by "), ...codes(references)]),
          words("."),
        ],
      }),
    ),
    ...(isReworded && permissions.length === 0 && trusted.length === 0
      ? [
          {
            kind: "paragraph",
            line: [words("A policy is written otherwise and allows the same.")],
          } as const,
        ]
      : []),
  ];
}
