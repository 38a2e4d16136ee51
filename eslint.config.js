import tseslint from 'typescript-eslint';
import officeAddins from 'eslint-plugin-office-addins';
import { layerRules } from './eslint.layers.js';

export default tseslint.config(
  { ignores: ['dist', 'out', 'coverage', 'node_modules'] },
  ...tseslint.configs.strict,
  {
    // Every rule of the Office plug-in: they encode the platform's law.
    plugins: { 'office-addins': officeAddins },
    rules: officeAddins.configs.recommended.rules ?? {},
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
