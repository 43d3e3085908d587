import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    // The page is served under `script-src 'self'`: nothing may become an inline script or a data: URL.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": process.env["TONGGUAN_API"] ?? "http://localhost:8080" } },
  test: { include: ["src/**/*.test.{ts,tsx}"], environment: "node" },
});
