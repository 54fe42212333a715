/**
 * A link that runs one of Tifa's commands.
 *
 * @param argument made of ids, numbers and places only: no text of a document or glossary gets into a command
 */
export function commandLink(name: string, argument: object): string {
  return `command:tifa.${name}?${encodeURIComponent(JSON.stringify([argument]))}`;
}
