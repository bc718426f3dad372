// Lets every dynamic import of the site go through ui/late.ts, so that code which cannot be had is told and asked for again in one place.
// Left alone is the entry, which has a word of its own for a page that does not wake up.
import { init, parse } from 'es-module-lexer';
import type { Plugin } from 'vite';

const entry = /\/src\/site\/main\.ts$/;
/** A comment in an import of what nobody misses. */
const optional = '/* optional */';
const [helper, name] = ['#src/ui/late.ts', '__late'];

export function lateImports(): Plugin {
  return {
    name: 'late-imports',
    apply: 'build',
    enforce: 'post',
    applyToEnvironment: (environment) => environment.name === 'client',
    async transform(code, id) {
      if (!code.includes('import(') || !/\/(src|workers)\//.test(id) || entry.test(id) || id.includes('/src/ui/late.ts')) return undefined;
      await init;
      const [imports] = parse(code);
      const late = imports.filter(({ d, ss, se }) => d >= 0 && !code.slice(ss, se).includes(optional));
      if (late.length === 0) return undefined;
      return { code: `import { late as ${name} } from '${helper}';\n${wrapped(code, late)}`, map: null };
    },
  };
}

/** `import('x')` becomes `__late(() => import('x'))`. */
function wrapped(code: string, imports: readonly { readonly ss: number; readonly se: number }[]): string {
  return imports.reduceRight((text, { ss, se }) => `${text.slice(0, ss)}${name}(() => ${text.slice(ss, se)})${text.slice(se)}`, code);
}
