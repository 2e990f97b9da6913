// As much of JSON Schema 2020-12 as the API's description uses, to hold real answers against it.

type Json = Record<string, unknown>

/** What of `value` is not as `schema` says: a line each, with the place. `document` resolves `$ref`. */
export const differences = (
  schema: unknown,
  value: unknown,
  document: unknown,
  path = '$',
): string[] => {
  if (!isObject(schema)) return [`${path}: no schema`]
  if (typeof schema['$ref'] === 'string') {
    return differences(resolve(schema['$ref'], document), value, document, path)
  }
  const options = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(options)) {
    const tried = options.map(option => differences(option, value, document, path))
    return tried.some(({ length }) => length === 0) ? [] : tried.flat()
  }
  if ('const' in schema && schema['const'] !== value) return [`${path}: is not ${schema['const']}`]
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value)) {
    return [`${path}: ${String(value)} is none of ${schema['enum'].join(', ')}`]
  }
  const types = [schema['type'] ?? []].flat()
  if (types.length > 0 && !types.some(type => isOf(String(type), value))) {
    return [`${path}: ${JSON.stringify(value)} is no ${types.join(' or ')}`]
  }
  if (typeof value === 'string') return ofText(schema, value, path)
  if (typeof value === 'number') return ofNumber(schema, value, path)
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      'items' in schema ? differences(schema['items'], item, document, `${path}[${index}]`) : [],
    )
  }
  return isObject(value) ? ofObject(schema, value, document, path) : []
}

/** The part of a document that `#/a/b` names; undefined for none. */
export const resolve = (ref: string, document: unknown): unknown =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), document)

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function ofObject(schema: Json, value: Json, document: unknown, path: string): string[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {}
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  const more = schema['additionalProperties'] ?? true
  return [
    ...required.filter(name => !(name in value)).map(name => `${path}.${name}: is missing`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : more
      if (known === false) return [`${path}.${name}: is not described`]
      return known === true ? [] : differences(known, inner, document, `${path}.${name}`)
    }),
  ]
}

const ofText = (schema: Json, value: string, path: string): string[] => [
  ...(Number(schema['maxLength'] ?? Infinity) < value.length ? [`${path}: is too long`] : []),
  ...(Number(schema['minLength'] ?? 0) > value.length ? [`${path}: is too short`] : []),
  ...(typeof schema['pattern'] === 'string' && !new RegExp(schema['pattern'], 'u').test(value)
    ? [`${path}: ${value} is not ${schema['pattern']}`]
    : []),
]

const ofNumber = (schema: Json, value: number, path: string): string[] => [
  ...(Number(schema['maximum'] ?? Infinity) < value ? [`${path}: ${value} is too much`] : []),
  ...(Number(schema['minimum'] ?? -Infinity) > value ? [`${path}: ${value} is too little`] : []),
]

function isOf(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}
