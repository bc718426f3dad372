// Lint: TypeScript's and Svelte's recommended rules, and what the content security policy would block anyway.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** What Prettier cannot break is held to the same width: comments above all. */
const lineLength = { code: 140, ignoreUrls: true };

export default ts.config(
  { ignores: ['dist/', 'packages/', 'coverage/', 'test-results/', '.svelte-kit/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs['flat/recommended'],
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-control-regex': 'off',
      'no-nested-ternary': 'error',
      'max-len': ['error', lineLength],
      // Each table of codes adds its own to it.
      '@typescript-eslint/no-empty-object-type': ['error', { allowWithName: '^Codes$' }],
      'svelte/no-at-html-tags': 'error',
      // Every page is a static file with links relative to its own depth; there is no client-side router.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  // A sentence, a sample and a row of a table stand in one line, however long.
  {
    files: ['src/words/**', 'src/explanations/{claims,dated-facts}.ts', 'tests/**'],
    rules: {
      'max-len': ['error', { ...lineLength, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    files: ['**/*.mjs', 'src/cli/**', 'src/probe/**', 'src/build/**', 'tests/**', '*.config.*'],
    languageOptions: { globals: { ...globals.node } },
  },
);
