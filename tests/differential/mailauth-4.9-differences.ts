// Where mailauth 4.9.5 and this engine differ: what mailauth does, and the findings of ours that say so. Their citations name the section
// that decides.

export const differences = {
  'sts-policy': {
    'It leaves out what it does not understand, where the grammar has no place for it.': [
      ...['policy-blank-line', 'policy-no-colon', 'policy-comment', 'policy-name-empty', 'policy-name-character', 'policy-name-too-long'],
      ...['policy-value-character', 'policy-value-empty'],
    ],
    'It takes white space away from both ends of a name and of a value, a byte order mark too.': [
      ...['policy-leading-space', 'policy-space-before-colon', 'policy-bom', 'policy-odd-space', 'policy-version-unknown'],
      ...['policy-cr-line-end', 'policy-stray-cr', 'policy-one-line'],
    ],
    'It puts a replacement character in place of what is no UTF-8.': ['policy-not-utf-8'],
    'It reads keys and modes without regard to case.': ['policy-key-case', 'policy-mode-case'],
    'Of a key that is repeated the last one counts.': ['policy-key-repeated', 'policy-mode-unknown', 'policy-max-age-over-a-year'],
    'Without a mode it takes "none".': ['policy-mode-missing'],
    'It takes whatever JavaScript makes a number of.': ['policy-max-age-not-a-number', 'policy-max-age-digits'],
    'It does not look at the syntax of names.': [
      ...['policy-mx-u-label', 'policy-mx-underscore', 'policy-mx-trailing-dot', 'policy-mx-hyphen', 'policy-mx-empty-label'],
      ...['policy-mx-leading-dot', 'policy-mx-star-alone', 'policy-mx-star-misplaced', 'policy-mx-address-literal', 'policy-mx-port'],
      ...['policy-mx-url', 'policy-mx-mailbox', 'policy-mx-list', 'policy-mx-preference', 'policy-mx-character', 'policy-semicolon'],
    ],
  },
  'sts-record': {
    'It does not look at the syntax of an id.': ['record-id-too-long', 'record-id-character', 'txt-non-ascii', 'txt-space-at-equals'],
    'It leaves out what it does not understand, where the grammar has no place for it.': [
      ...['txt-no-equals', 'txt-empty-field', 'txt-name-empty', 'txt-name-too-long', 'txt-name-character', 'txt-trailing-space'],
    ],
    'It takes white space away from both ends.': ['txt-leading-space'],
    'Of a field that is repeated the last one counts.': ['record-id-repeated', 'txt-field-repeated'],
    'A record that only begins like one, or in small letters, counts among several.': [
      ...['txt-version-case', 'txt-space-before-delimiter', 'txt-version-no-delimiter'],
    ],
    'It reads the record as a header of DKIM: names without regard to case, comments, quotes.': ['txt-field-unknown'],
  },
  'mx-match': {
    'A star stands for any number of labels, and for none but the dot.': ['mx-star-too-shallow'],
    'It compares texts, whatever the grammar says of them.': [
      ...['policy-mx-too-long', 'policy-mx-underscore', 'policy-mx-hyphen', 'policy-mx-ipv4'],
      ...['policy-mx-address-literal', 'policy-mx-port', 'policy-value-empty', 'mx-address', 'mx-not-a-host-name'],
    ],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;
