/** Packages that ship ES modules only; jest's CommonJS registry needs them transformed. */
const ES_MODULES = ['@noble', 'hyparquet', 'hyparquet-writer'];

const swc = (parser) => ({
  jsc: { target: 'es2022', parser, transform: { react: { runtime: 'automatic' } } },
  module: { type: 'commonjs' },
});

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // By default jest leaves a core idle, which on two cores doubles the time.
  maxWorkers: '100%',
  // Whole workbooks are written and read; a busy machine must not turn that into a failure.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.[jt]s$': ['@swc/jest', swc({ syntax: 'typescript' })],
    '^.+\\.tsx$': ['@swc/jest', swc({ syntax: 'typescript', tsx: true })],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')})/)`],
};
