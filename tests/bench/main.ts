// What `npm run bench` runs: prints figures, asserts nothing.
import { againstMailauth, worstInputs } from './evaluator.ts';
import { paints } from './paint.ts';
import { simulations } from './simulator.ts';

console.log((await againstMailauth()).join('\n'));
console.log(worstInputs().join('\n'));
console.log(simulations().join('\n'));
console.log((await paints()).join('\n'));
