/** ES modules run natively; swc only takes the types away. tests/slack-sim is a package with its own runner. */
export default {
  testEnvironment: 'node',
  maxWorkers: 2,
  // Bounds what hangs: two busy cores make a start of the bot several times slower than one that is alone.
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/tests/plain-reporter.js'],
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/tests/slack-sim/', '/tests/bench/'],
  modulePathIgnorePatterns: ['/tests/slack-sim/package.json'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
};
