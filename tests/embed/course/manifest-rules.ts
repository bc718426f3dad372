// The rules of the two manifest formats, as far as a package with one SCO meets them: Content Packaging 1.1.2 with ADL's additions of SCORM
// 1.2, and 1.1.4 with those of SCORM 2004 4th edition. The schemas themselves are not at hand, so their content models are written down
// here.
import type { ScormVersion } from '#src/host/course.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Reads XML without declarations, comments or sections. Throws where it is not well formed. */
export function parseXml(text: string): XmlElement {
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  if (body === text) throw new Error('no XML declaration');
  const tokens = [...body.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/g)];
  if (tokens.map(([token]) => token).join('') !== body) throw new Error('not well formed');
  const root = { name: '', attributes: {}, children: [] as XmlElement[], text: '' };
  const open: { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }[] = [root];
  for (const [, closes, name, attributes, isEmpty, words] of tokens) {
    const here = open.at(-1)!;
    if (words !== undefined) here.text += unescapeXml(words).trim();
    else if (closes) {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes another element`);
    } else {
      const element = { name: name!, attributes: attributesOf(attributes!), children: [], text: '' };
      here.children.push(element);
      if (!isEmpty) open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text) throw new Error('not one root element');
  return root.children[0]!;
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name!, unescapeXml(value!)] as const);
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(pairs);
}

function unescapeXml(text: string): string {
  if (/&(?!amp;|lt;|gt;|quot;|apos;|#)/.test(text)) throw new Error(`a bare ampersand: ${text}`);
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

/** Children in their order (`?` may be absent, `+` at least one), attributes that must and that may be there. */
interface Rule {
  readonly children?: readonly string[];
  readonly must?: readonly string[];
  readonly may?: readonly string[];
  readonly text?: RegExp;
}

const common = {
  metadata: { children: ['schema', 'schemaversion'] },
  schema: { text: /^ADL SCORM$/ },
  organizations: { children: ['organization+'], must: ['default'] },
  title: { text: /^\S.{0,198}\S$/ },
  resources: { children: ['resource+'] },
  file: { must: ['href'] },
} satisfies Record<string, Rule>;

const rules: Readonly<Record<ScormVersion, Readonly<Record<string, Rule>>>> = {
  '1.2': {
    ...common,
    manifest: { children: ['metadata', 'organizations', 'resources'], must: ['identifier'], may: ['version', 'xmlns', 'xmlns:adlcp'] },
    schemaversion: { text: /^1\.2$/ },
    organization: { children: ['title', 'item+'], must: ['identifier'] },
    item: { children: ['title'], must: ['identifier', 'identifierref'] },
    resource: { children: ['file+'], must: ['identifier', 'type', 'href', 'adlcp:scormtype'] },
  },
  '2004': {
    ...common,
    manifest: {
      children: ['metadata', 'organizations', 'resources'],
      must: ['identifier'],
      may: ['version', 'xmlns', 'xmlns:adlcp', 'xmlns:imsss'],
    },
    schemaversion: { text: /^2004 4th Edition$/ },
    organization: { children: ['title', 'item+', 'imsss:sequencing?'], must: ['identifier'] },
    item: { children: ['title', 'imsss:sequencing?'], must: ['identifier', 'identifierref'] },
    'imsss:sequencing': { children: ['imsss:controlMode?', 'imsss:deliveryControls?'] },
    'imsss:controlMode': { may: ['choice', 'flow'] },
    'imsss:deliveryControls': { may: ['completionSetByContent', 'objectiveSetByContent'] },
    resource: { children: ['file+'], must: ['identifier', 'type', 'href', 'adlcp:scormType'] },
  },
};

const spaces: Readonly<Record<ScormVersion, Readonly<Record<string, string>>>> = {
  '1.2': { xmlns: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2', 'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2' },
  '2004': {
    xmlns: 'http://www.imsglobal.org/xsd/imscp_v1p1',
    'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_v1p3',
    'xmlns:imsss': 'http://www.imsglobal.org/xsd/imsss',
  },
};

/** What is wrong with a manifest; `files` are those of the package. */
export function manifestFaults(text: string, version: ScormVersion, files: readonly string[]): string[] {
  const faults: string[] = [];
  const identifiers = new Map<string, string>();
  const elements: XmlElement[] = [];
  const visit = (element: XmlElement) => {
    elements.push(element);
    checkElement(element, rules[version][element.name], faults);
    const { identifier } = element.attributes;
    if (identifier !== undefined) {
      if (!/^[A-Za-z_][\w.-]*$/.test(identifier)) faults.push(`${identifier} is no XML ID`);
      if (identifiers.has(identifier)) faults.push(`${identifier} stands twice`);
      identifiers.set(identifier, element.name);
    }
    element.children.forEach(visit);
  };
  const manifest = parseXml(text);
  visit(manifest);
  if (manifest.name !== 'manifest') faults.push('the root is not a manifest');
  for (const [name, space] of Object.entries(spaces[version]))
    if (manifest.attributes[name] !== space) faults.push(`${name} is not ${space}`);
  const all = (name: string) => elements.filter((element) => element.name === name);
  for (const { attributes } of all('organizations'))
    if (identifiers.get(attributes['default']!) !== 'organization') faults.push('the default is no organization');
  for (const { attributes } of all('item'))
    if (identifiers.get(attributes['identifierref']!) !== 'resource') faults.push('an item refers to no resource');
  const listed = all('file').map(({ attributes }) => attributes['href']!);
  for (const { attributes } of all('resource')) {
    if (attributes['type'] !== 'webcontent') faults.push('a resource is not webcontent');
    if ((attributes['adlcp:scormtype'] ?? attributes['adlcp:scormType']) !== 'sco') faults.push('a resource is no SCO');
    if (!listed.includes(attributes['href']!)) faults.push('the launch page is not among the files');
  }
  for (const file of listed) if (!/^[\w./-]+$/.test(file) || !files.includes(file)) faults.push(`${file} is listed and not there`);
  for (const file of files) if (file !== 'imsmanifest.xml' && !listed.includes(file)) faults.push(`${file} is there and not listed`);
  if (new Set(listed).size !== listed.length) faults.push('a file is listed twice');
  return faults;
}

function checkElement({ name, attributes, children, text }: XmlElement, rule: Rule | undefined, faults: string[]): void {
  if (!rule) return void faults.push(`${name} has no place here`);
  const { children: order = [], must = [], may = [], text: words } = rule;
  const pattern = order.map((part) => `(?:${part.replace(/[?+]$/, '')} )${/[?+]$/.exec(part)?.[0] ?? ''}`).join('');
  if (!new RegExp(`^${pattern}$`).test(children.map((child) => `${child.name} `).join(''))) faults.push(`${name}: children out of order`);
  for (const attribute of must) if (!attributes[attribute]) faults.push(`${name} lacks ${attribute}`);
  for (const attribute of Object.keys(attributes))
    if (![...must, ...may].includes(attribute)) faults.push(`${name}: ${attribute} has no place`);
  if (words ? !words.test(text) : text !== '') faults.push(`${name}: its text is “${text}”`);
}
