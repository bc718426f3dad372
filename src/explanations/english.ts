// All English explanations at once, for tests, where nothing is to be awaited.
// Importing this file is enough; pages use `loadExplanations` instead, which loads what they need.
import { addExplanations } from './index.ts';
import type { ProseDocument } from './prose.ts';

const files = import.meta.glob<ProseDocument>('./en/*.md', { import: 'default', eager: true });
for (const [path, document] of Object.entries(files)) addExplanations(path, document);
