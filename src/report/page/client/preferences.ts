/** What a reader chose, kept by the browser where it lets a page from disk keep anything. */
export function kept(name: string): string | undefined {
  try {
    return localStorage.getItem(`execution-page-${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`execution-page-${name}`, value);
  } catch {
    // It holds until the page is closed.
  }
}
