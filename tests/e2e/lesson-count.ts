// How many lessons there are: a folder each.
import { readdirSync } from 'node:fs';

export const lessonCount = readdirSync(new URL('../../src/lessons/', import.meta.url)).filter((name) => /^\d\d-/.test(name)).length;
