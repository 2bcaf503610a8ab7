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
        // After the others and two files at a time: each drives Terraform, which takes every processor by itself, and
        // waits for an emulator in between.
        extends: true,
        test: { name: "e2e", include: [E2E], maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
