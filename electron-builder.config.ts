import type { Configuration } from 'electron-builder';

/** What is packaged, how the program is locked down, and into which installers it goes. */
export const configuration: Configuration = {
  appId: 'app.palpate',
  productName: 'Palpate',
  copyright: 'MIT licence',
  directories: { output: 'release', buildResources: 'build' },
  files: [
    '!**/*',
    'package.json',
    'LICENSE',
    'dist/NOTICES.txt',
    'dist/electron/**',
    'dist/ui/**',
    'dist/decks/*.palpate',
    'node_modules/@open-spaced-repetition/binding/package.json',
    'node_modules/@open-spaced-repetition/binding/LICENSE',
    'node_modules/@open-spaced-repetition/binding/dist/index.mjs',
    'node_modules/@open-spaced-repetition/binding-${platform}-${arch}*/{package.json,LICENSE,*.node}',
    'node_modules/better-sqlite3/package.json',
    'node_modules/better-sqlite3/LICENSE',
    'node_modules/better-sqlite3/lib/**',
    'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
  ],
  asar: { smartUnpack: false },
  /** Native parts cannot be loaded from inside an archive, and a deck is read by file descriptor. */
  asarUnpack: ['**/*.node', 'dist/decks/**'],
  /** The driver comes built against Node-API, for every platform. */
  npmRebuild: false,
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  },
  publish: null,
  linux: {
    target: ['deb', 'AppImage'],
    executableName: 'palpate',
    icon: 'build/icons',
    category: 'Education',
    synopsis: 'Learn what your hands find',
    description: 'Spaced repetition and quizzes for massage and chiropractic learners.',
    desktop: {
      entry: {
        Name: 'Palpate',
        GenericName: 'Study app',
        Keywords: 'study;flashcards;spaced repetition;massage;chiropractic;anatomy;',
        StartupWMClass: 'Palpate',
      },
    },
  },
  win: { target: ['nsis'], icon: 'build/icon.png' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: {
    target: ['dmg', 'zip'],
    icon: 'build/icon.png',
    category: 'public.app-category.education',
    hardenedRuntime: true,
  },
};
