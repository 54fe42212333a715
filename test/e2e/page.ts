/** Runs a function body in the test runner, with `page` (Playwright's) and `shots` (a folder), and returns its result. */
export async function onPage<T>(body: string): Promise<T> {
  const response = await fetch(process.env.TIFA_PAGE ?? "", { method: "POST", body });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return JSON.parse(text) as T;
}
