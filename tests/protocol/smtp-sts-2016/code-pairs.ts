// For every code about records of the 2016 draft: what raises it, and a near miss that does not.
import { selectRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';
import { pairsOf, type Row } from '../../codes/pairs.ts';

const v = 'v=STS1; to=true';
export const full =
  'v=STS1; to=true; mx=mx1.receiver.example; a=webpki:https://receiver.example/.well-known/smtp-sts/current; c=webpki; e=604800; rua=mailto:sts@receiver.example';
const long = (length: number) => `${v}; a=x:`.padEnd(length, 'y');

/** A text stands for one record. `at`: the stretch that the finding points at. */
export const rows: readonly (readonly [...Row<string | readonly string[]>, at?: string])[] = [
  ['draft-no-record', ['v=STS2; to=true'], [v]],
  ['draft-multiple-records', [v, v], [v, 'v=STS2; to=true']],
  ['draft-too-long', long(65_536), long(65_535)],
  ['draft-empty-component', full.replace('; to', '; ; to'), `${full};`, '; '],
  ['draft-component-syntax', `${v}; c`, `${v}; c=tlsa`, ' c'],
  ['draft-unknown-field', `${v}; id=1`, `${v}; e=1`, 'id=1'],
  ['draft-duplicate-field', `${v}; e=1; E=2`, `${v}; e=1`, 'E=2'],
  ['draft-to-missing', 'v=STS1; c=tlsa', 'v=STS1; to=true; c=tlsa', 'v=STS1; c=tlsa'],
  ['draft-to-not-second', 'v=STS1; c=tlsa; to=true', 'v=STS1; to=true; c=tlsa', 'to=true'],
  ['draft-to-value', 'v=STS1; to=yes', 'v=STS1; to=TRUE', 'yes'],
  ['draft-mx-pattern', `${v}; mx=a.example,*`, `${v}; mx=a.example,*.b`, '*'],
  ['draft-mx-space', full.replace('mx=', 'mx=a.example, '), full.replace('mx=', 'mx=a.example,'), ' mx1.receiver.example'],
  ['draft-a-value', `${v}; a=webpki`, `${v}; a=dnssec`, 'webpki'],
  ['draft-c-value', `${v}; c=dane`, `${v}; c=tlsa`, 'dane'],
  ['draft-e-value', `${v}; e=1209600`, `${v}; e=120960`, '1209600'],
  ['draft-rua-uri', `${v}; rua=mailto:a@b.example, c@b.example`, `${v}; rua=mailto:a@b.example, mailto:c@b.example`, ' c@b.example'],
  ['draft-rua-size', `${v}; rua=mailto:a@b.example!1x`, `${v}; rua=mailto:a@b.example!1m`, 'mailto:a@b.example!1x'],
  ['draft-trailing-space', `${full} `, `${full}; `, ' '],
  ['draft-mx-missing', `${v}; c=tlsa`, `${v}; c=tlsa; mx=a.example`, `${v}; c=tlsa`],
  ['draft-c-missing', `${v}; e=1`, `${v}; e=1; c=tlsa`, `${v}; e=1`],
  ['draft-a-missing', v, `${v}; a=dnssec`, v],
  ['draft-a-unusable', `${v}; a=https://receiver.example/`, `${v}; a=webpki:https://receiver.example/`, 'https://receiver.example/'],
  ['draft-e-missing', v, `${v}; e=1`, v],
  ['draft-e-under-two-weeks', `${v}; e=999999`, v, '999999'],
  ['draft-reports-nowhere', 'v=STS1; to=false', 'v=STS1; to=false; rua=mailto:a@b.example', 'v=STS1; to=false'],
  ['draft-findings-limit', `${v}${'; x'.repeat(21)}`, `${v}${'; x'.repeat(20)}`],
];

export const draftPairs = pairsOf(
  (texts) => selectRecord2016([texts].flat().map((text) => [text])).findings,
  rows.map(([code, raises, nearMiss]): Row<string | readonly string[]> => [code, raises, nearMiss]),
  {
    textOf: (texts, { record = 0 }) => [texts].flat()[record] ?? '',
    withText: (texts, { record = 0 }, text) => [texts].flat().with(record, text),
  },
);
