// OpenSSL's own account of its records (s_client -trace): record by record, what it says is in them, as a list of short facts. Of
// certificates it prints the PEM; the rest of what it says about them is left out.

/** How a line of the account becomes a fact; the first that fits. */
const facts = [
  [/^ {2}Version = .*\(0x(\w+)\)$/, (version) => `version ${version}`],
  [/^ {2}Content Type = .*\((\d+)\)$/, (type) => `type ${type}`],
  [/^ {2}Length = (\d+)$/, (length) => `length ${length}`],
  [/^ {2}Inner Content Type = .*\((\d+)\)$/, (type) => `inner ${type}`],
  [/^ {4}(\w+), Length=(\d+)$/, (name, length) => `message ${name} ${length}`],
  [/^ {6}\w+_version=0x(\w+) /, (version) => `hello ${version}`],
  [/\{0x(\w\w), 0x(\w\w)\}/, (high, low) => `suite ${high}${low}`.toLowerCase()],
  [/extension_type=.*\((\d+)\), length=(\d+)$/, (type, length) => `extension ${type} ${length}`],
  [/ticket_lifetime_hint=(\d+)$/, (seconds) => `number ${seconds}`],
  [/ticket_age_add=(\d+)$/, (number) => `number ${number}`],
  [/Level=.*\((\d+)\), description=.*\((\d+)\)$/, (level, description) => `alert ${level} ${description}`],
  [/\(len=\d+\): ?([0-9A-F]*)$/, (octets) => `octets ${octets.toLowerCase()}`],
  [/^ {6,}.*\((0x[0-9a-fA-F]+|\d+)\)$/, (number) => `number ${Number(number)}`],
];

/** [{ from, facts }] in the order in which s_client sent and received. */
export function readTrace(text) {
  const records = [];
  const withoutDetails = text.replaceAll(
    /^------details-----$[\s\S]*?^(-----BEGIN CERTIFICATE-----$[\s\S]*?^-----END CERTIFICATE-----)$/gm,
    '$1',
  );
  const withCertificates = withoutDetails.replaceAll(
    /^-----BEGIN CERTIFICATE-----$([\s\S]*?)^-----END CERTIFICATE-----$/gm,
    (_, base64) => `certificate ${Buffer.from(base64, 'base64').toString('hex')}`,
  );
  // The random number is printed in two parts, the first as if it were a time.
  const whole = withCertificates.replaceAll(/gmt_unix_time=0x(\w+)\s+random_bytes \(len=28\): /g, '(len=32): $1');
  for (const line of whole.split('\n')) {
    const direction = /^(Sent|Received) (?:TLS )?Record$/.exec(line)?.[1];
    if (direction) records.push({ from: direction === 'Sent' ? 'sender' : 'receiver', facts: [] });
    else if (line.startsWith('certificate ')) records.at(-1)?.facts.push(line);
    else {
      const [pattern, say] = facts.find(([each]) => each.test(line)) ?? [];
      if (pattern) records.at(-1)?.facts.push(say(...pattern.exec(line).slice(1)));
    }
  }
  return records;
}
