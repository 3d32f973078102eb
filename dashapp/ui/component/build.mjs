// Bundles the editor; React is the one that Dash brings.
import { build } from "esbuild";

const [outdir, theme] = process.argv.slice(2);

const fromDash = {
  name: "react-from-dash",
  setup(bundle) {
    bundle.onResolve({ filter: /^react$/ }, () => ({ path: "react", namespace: "dash" }));
    bundle.onLoad({ filter: /.*/, namespace: "dash" }, () => ({
      contents: "module.exports = window.React;",
    }));
  },
};

await build({
  entryPoints: { bundle: "src/index.ts" },
  outdir,
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "imaginator_editor",
  target: "es2022",
  plugins: [fromDash],
  legalComments: "none",
});
await build({ entryPoints: { theme }, outdir, bundle: true, minify: true, nodePaths: ["node_modules"] });
