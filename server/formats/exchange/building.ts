/** An object's fields that have a value: no empty text, list or object. */
export function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => hasValue(field))) as T;
}

function hasValue(field: unknown): boolean {
  if (field === undefined || field === null || field === "") return false;
  if (Array.isArray(field)) return field.length > 0;
  return typeof field !== "object" || Object.keys(field).length > 0;
}
