// What an import of a Markdown file gives: see src/build/markdown.ts.
declare module '*.md' {
  const document: import('./prose.ts').ProseDocument;
  export default document;
}

declare module '*.md?meta' {
  const meta: Readonly<Record<string, unknown>>;
  export default meta;
}
