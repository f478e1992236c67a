import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/*.test.ts"],
    globalSetup: "tests/build-once.ts",
    // Real sockets and real clocks: a second reconnect alone takes up to two seconds.
    testTimeout: 20_000,
    // Each file has its own loopback server; two at a time is what a small machine bears.
    maxWorkers: 2,
  },
});
