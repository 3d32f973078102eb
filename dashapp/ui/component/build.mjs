// Bundles the editor; React is the one that Dash brings.
import { context } from "esbuild";

// With --watch it builds again whenever a source changes.
const [outdir, theme, watch] = process.argv.slice(2);

const fromDash = {
  name: "react-from-dash",
  setup(bundle) {
    bundle.onResolve({ filter: /^react$/ }, () => ({ path: "react", namespace: "dash" }));
    bundle.onLoad({ filter: /.*/, namespace: "dash" }, () => ({
      contents: "module.exports = window.React;",
    }));
  },
};

const bundle = await context({
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
const look = await context({ entryPoints: { theme }, outdir, bundle: true, minify: true, nodePaths: ["node_modules"] });
for (const made of [bundle, look]) {
  await made.rebuild();
  if (watch) await made.watch();
  else await made.dispose();
}
