// JSON Schema (2020-12) made of a valibot schema, and a checker for the subset of JSON Schema that comes out. Only what this project's
// schemas use; anything else throws, so that nothing is left out silently.

export type JsonSchema = { [keyword: string]: unknown };

interface Valibot {
  readonly type: string;
  readonly kind: 'schema' | 'validation';
  readonly [member: string]: unknown;
}

/** The JSON Schema of a valibot schema. */
export function deriveJsonSchema(schema: unknown): JsonSchema {
  const { type, pipe, ...node } = schema as Valibot;
  const own = deriveType(type, node as unknown as Valibot);
  const checks = ((pipe as Valibot[] | undefined) ?? []).filter(({ kind }) => kind === 'validation');
  return checks.reduce((json, check) => ({ ...json, ...deriveCheck(check, json) }), own);
}

function deriveType(type: string, node: Valibot): JsonSchema {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'number':
      return { type };
    case 'literal':
      return { const: node['literal'] };
    case 'picklist':
      return { enum: node['options'] };
    case 'array':
      return { type: 'array', items: deriveJsonSchema(node['item']) };
    case 'record':
      return { type: 'object', propertyNames: deriveJsonSchema(node['key']), additionalProperties: deriveJsonSchema(node['value']) };
    case 'nullable':
      return { anyOf: [deriveJsonSchema(node['wrapped']), { type: 'null' }] };
    case 'union':
    case 'variant':
      return { anyOf: (node['options'] as unknown[]).map(deriveJsonSchema) };
    case 'exact_optional':
      return deriveJsonSchema(node['wrapped']);
    case 'strict_object':
      return deriveObject(node['entries'] as Record<string, Valibot>);
  }
  throw new Error(`no JSON Schema for ${type}`);
}

function deriveObject(entries: Record<string, Valibot>): JsonSchema {
  const required = Object.keys(entries).filter((key) => entries[key]!.type !== 'exact_optional');
  const properties = Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, deriveJsonSchema(entry)]));
  return { type: 'object', properties, ...(required.length > 0 && { required }), additionalProperties: false };
}

function deriveCheck({ type, requirement }: Valibot, { type: base }: JsonSchema): JsonSchema {
  const noun = base === 'array' ? 'Items' : 'Length';
  if (type === 'max_length') return { [`max${noun}`]: requirement };
  if (type === 'min_length') return { [`min${noun}`]: requirement };
  if (type === 'min_value') return { minimum: requirement };
  if (type === 'max_value') return { maximum: requirement };
  if (type === 'integer') return { type: 'integer' };
  if (type === 'regex') return { pattern: (requirement as RegExp).source };
  throw new Error(`no JSON Schema for ${type}`);
}

/** The places at which a value departs from a schema: `events/3/from: …`. Empty: it is valid. */
export function departures(schema: JsonSchema, value: unknown, root: JsonSchema = schema, path = ''): string[] {
  const wrong = (what: string): string[] => [`${path || '/'}: ${what}`];
  const { $ref, anyOf, type } = schema;
  if ($ref !== undefined) return departures(resolve(root, String($ref)), value, root, path);
  if (anyOf !== undefined) {
    const all = (anyOf as JsonSchema[]).map((each) => departures(each, value, root, path));
    return all.some((each) => each.length === 0) ? [] : all.reduce((a, b) => (b.length < a.length ? b : a));
  }
  if ('const' in schema && value !== schema['const']) return wrong(`not ${JSON.stringify(schema['const'])}`);
  if (schema['enum'] && !(schema['enum'] as unknown[]).includes(value)) return wrong(`none of ${JSON.stringify(schema['enum'])}`);
  if (type !== undefined && typeOf(value) !== type && !(type === 'number' && typeOf(value) === 'integer'))
    return wrong(`no ${String(type)}`);
  if (typeof value === 'string') return stringDepartures(schema, value, wrong);
  if (typeof value === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = schema as { minimum?: number; maximum?: number };
    return value < minimum || value > maximum ? wrong('out of range') : [];
  }
  if (Array.isArray(value)) {
    const { minItems = 0, maxItems = Infinity, items = {} } = schema as { minItems?: number; maxItems?: number; items?: JsonSchema };
    if (value.length < minItems || value.length > maxItems) return wrong('too few or too many items');
    return value.flatMap((item, index) => departures(items, item, root, `${path}/${index}`));
  }
  return typeof value === 'object' && value !== null ? objectDepartures(schema, value as Record<string, unknown>, root, path) : [];
}

function stringDepartures(schema: JsonSchema, value: string, wrong: (what: string) => string[]): string[] {
  const { maxLength = Infinity, minLength = 0, pattern } = schema as { maxLength?: number; minLength?: number; pattern?: string };
  if (value.length > maxLength || value.length < minLength) return wrong('too long or too short');
  return pattern !== undefined && !new RegExp(pattern, 'u').test(value) ? wrong(`does not match ${pattern}`) : [];
}

function objectDepartures(schema: JsonSchema, value: Record<string, unknown>, root: JsonSchema, path: string): string[] {
  const {
    properties = {},
    required = [],
    additionalProperties,
  } = schema as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
    additionalProperties?: boolean | JsonSchema;
  };
  const missing = required.filter((key) => !(key in value)).map((key) => `${path}/${key}: missing`);
  const inner = Object.entries(value).flatMap(([key, item]) => {
    if (Object.hasOwn(properties, key)) return departures(properties[key]!, item, root, `${path}/${key}`);
    if (additionalProperties === false) return [`${path}/${key}: not foreseen`];
    return typeof additionalProperties === 'object' ? departures(additionalProperties, item, root, `${path}/${key}`) : [];
  });
  return [...missing, ...inner];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function resolve(root: JsonSchema, reference: string): JsonSchema {
  const found = reference
    .replace(/^#\/?/, '')
    .split('/')
    .filter(Boolean)
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], root);
  if (!found) throw new Error(`no ${reference}`);
  return found as JsonSchema;
}
