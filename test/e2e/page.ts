/**
 * Runs a function body in the test runner and returns its result. The body has `page` (Playwright's), `user` (what a
 * person does: scripts/host/user.mjs) and `shots` (a folder for pictures).
 */
export async function onPage<T>(body: string): Promise<T> {
  const response = await fetch(process.env.TIFA_PAGE ?? "", { method: "POST", body });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return JSON.parse(text) as T;
}
