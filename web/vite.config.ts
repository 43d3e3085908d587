import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  // The server writes another nonce into every page; without it no style of a component would be taken.
  html: { cspNonce: "__TONGGUAN_NONCE__" },
  build: {
    target: "es2022",
    // The page is served under `script-src 'self'`: nothing may become an inline script or a data: URL.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/evidence": process.env["TONGGUAN_API"] ?? "http://localhost:8080", "/api": process.env["TONGGUAN_API"] ?? "http://localhost:8080" } },
  test: { include: ["src/**/*.test.{ts,tsx}"], environment: "node" },
});
