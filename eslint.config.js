import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Calls that may harm have one home each; everywhere else they are an error. */
const dangerous = {
  openExternal: {
    selector: "MemberExpression[property.name='openExternal']",
    message: 'Links leave the app through electron/open-external.ts only.',
  },
  database: {
    selector: "ImportDeclaration[source.value='better-sqlite3']:not([importKind='type'])",
    message: 'Databases are opened in src/storage/connect.ts only.',
  },
  markup: {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Card text is a tree of elements, never a string of markup.',
  },
  clock: {
    selector:
      "MemberExpression[object.name='Date'][property.name='now'], MemberExpression[object.name='Math'][property.name='random']",
    message: 'Clock and randomness are passed in.',
  },
};
const forbid = (...names) => ['error', ...names.map((name) => dangerous[name])];

export default ts.config(
  { ignores: ['dist/', 'release/', 'node_modules/', 'test-results/', 'playwright-report/', 'coverage/'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.js', 'build/*.js', 'src/cli/*.js', '.dependency-cruiser.cjs'],
        },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-syntax': forbid('openExternal', 'database', 'markup'),
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    ...ts.configs.disableTypeChecked,
  },
  { files: ['**/*.js', '**/*.cjs'], languageOptions: { globals: globals.node } },
  {
    files: ['src/core/**', 'src/service/**', 'src/storage/**', 'decks/generator/**'],
    rules: { 'no-restricted-syntax': forbid('openExternal', 'database', 'markup', 'clock') },
  },
  {
    files: ['src/storage/connect.ts'],
    rules: { 'no-restricted-syntax': forbid('openExternal', 'markup', 'clock') },
  },
  {
    files: ['src/service/system-clock.ts'],
    rules: { 'no-restricted-syntax': forbid('openExternal', 'database', 'markup') },
  },
  {
    files: ['electron/open-external.ts'],
    rules: { 'no-restricted-syntax': forbid('database', 'markup') },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // svelte-check knows the types of components and the names of the platform; the parser here does not.
      'no-undef': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'svelte/no-at-html-tags': 'error',
      'no-restricted-syntax': [
        ...forbid('openExternal', 'database', 'markup'),
        {
          selector: "SvelteAttribute[key.name='style']",
          message: 'The content security policy refuses style attributes; use a class or a style: directive.',
        },
      ],
    },
  },
  {
    files: ['tests/**'],
    rules: {
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_$', varsIgnorePattern: '^_$' }],
    },
  },
);
