// What an import of a Markdown file gives: see src/build/markdown.ts.
declare module '*.md' {
  const document: import('./explanations/prose.ts').ProseDocument;
  export default document;
}
