// `node -r test/upgrade/another-build.cjs dist/apps/…/main.js`: the same service as another build has it.
//   BUILD_LACKS=armsSupplyPolicyReassessed   an older one, in which no such event was ever thought of
//   BUILD_FOLDS=developments@2               a newer one, which folds that model by new rules
const { readFileSync } = require('node:fs');

const { BUILD_LACKS: lacks, BUILD_FOLDS: folds } = process.env;
const [model, version] = (folds ?? '').split('@');

/** What is not found is not edited: the test would try the build that is there, under a false name. */
const edited = (source, path, from, to) => {
  if (!source.includes(from)) throw new Error(`${path} has no ${from}`);
  return source.replace(from, to);
};

require.extensions['.js'] = ((load) => (module, path) => {
  const source = () => readFileSync(path, 'utf8');
  if (lacks && path.endsWith('/contracts/registry.js')) {
    const line = new RegExp(`\n *_\\w+\\.${lacks},`).exec(source())?.[0] ?? lacks;
    return module._compile(edited(source(), path, line, ''), path);
  }
  if (model && path.endsWith(`/${model}.read-model.js`)) {
    const changed = edited(
      source(),
      path,
      /version: \d+/.exec(source())?.[0],
      `version: ${version}`,
    );
    return module._compile(changed, path);
  }
  return load(module, path);
})(require.extensions['.js']);
