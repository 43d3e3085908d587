import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.browser.ts"],
    environment: "node",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    // A busy machine answers late: what is polled for has as long as what is waited for.
    expect: { poll: { timeout: 20_000 } },
  },
});
