import tseslint from 'typescript-eslint';
import officeAddins from 'eslint-plugin-office-addins';
import { layerRules } from './eslint.layers.js';

export default tseslint.config(
  { ignores: ['dist', 'out', 'coverage', 'node_modules'] },
  ...tseslint.configs.strict,
  {
    // Every rule of the Office plug-in: they encode the platform's law. (Tests also use exceljs, whose
    // objects only look like Excel's.)
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { 'office-addins': officeAddins },
    rules: Object.fromEntries(
      Object.keys(officeAddins.rules).map((rule) => [`office-addins/${rule}`, 'error']),
    ),
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  { files: ['src/**/*.ts', 'src/**/*.tsx'], rules: { 'max-lines': ['error', 400] } },
  ...layerRules,
);
