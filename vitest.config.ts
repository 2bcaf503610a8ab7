import { defineConfig } from "vitest/config";

const E2E = "__tests__/e2e/**/*.test.ts";

export default defineConfig({
  test: {
    globals: true,
    setupFiles: ["__tests__/setup.ts"],
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["__tests__/**/*.test.ts"],
          exclude: [E2E],
          sequence: { groupOrder: 0 },
        },
      },
      {
        // After the others and one file at a time: each drives Terraform, which takes every processor by itself.
        extends: true,
        test: { name: "e2e", include: [E2E], maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
